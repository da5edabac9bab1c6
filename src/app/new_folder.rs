//! Writing files to a new or empty folder, so that nothing is overwritten.

use super::error::{AppError, ErrorKind};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes texts to a folder, each at its place in it, and gives their paths. The folder is made; it
/// must be new or empty: else nothing is written, and the first entry in the way is named.
pub fn write<'a>(
    folder: &Path,
    texts: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Vec<PathBuf>, AppError> {
    made(folder)?;
    let failed = |error| cannot_be_written_to(folder, &error);
    let mut files = Vec::new();
    for (place, text) in texts {
        let path = folder.join(place);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        let mut file = fs::File::create_new(&path).map_err(failed)?;
        file.write_all(text.as_bytes()).map_err(failed)?;
        files.push(path);
    }
    Ok(files)
}

/// Makes a folder. It must be new or empty: else the first entry in the way is named.
pub fn made(folder: &Path) -> Result<(), AppError> {
    let failed = |error| cannot_be_written_to(folder, &error);
    if let Some(entry) = first_in_the_way(folder).map_err(failed)? {
        let message = format!("{} is not empty: it holds {entry}", folder.display());
        return Err(AppError::new(ErrorKind::Operator, message)
            .hint("name a new folder: nothing is overwritten, and nothing was written"));
    }
    fs::create_dir_all(folder).map_err(failed)
}

/// What is said where a folder takes no file.
pub fn cannot_be_written_to(folder: &Path, error: &io::Error) -> AppError {
    let what = format!("{} cannot be written to", folder.display());
    AppError::caused(ErrorKind::Operator, what, error)
        .hint("name a folder where you may write, on a disk with room")
}

/// The first entry of a folder by its name; none where the folder is empty or is not there.
fn first_in_the_way(folder: &Path) -> Result<Option<String>, io::Error> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        entries => entries?,
    };
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    Ok(names.into_iter().min())
}
