//! Writing files to a new or empty folder, so that nothing is overwritten.

use super::error::{AppError, ErrorKind};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes texts to a folder, each at its place in it, and gives their paths. The folder is made; it
/// must be new or empty: else nothing is written, and the first entry in the way is named. Where a
/// text cannot be written, none of them stays.
pub fn write<'a>(
    folder: &Path,
    texts: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Vec<PathBuf>, AppError> {
    let mut filling = Filling::begin(folder)?;
    let failed = |error| cannot_be_written_to(folder, &error);
    for (place, text) in texts {
        let mut file = filling.file(place).map_err(failed)?;
        file.write_all(text.as_bytes()).map_err(failed)?;
    }
    Ok(filling.kept())
}

/// A folder that is being filled. Unless it is kept, what was made of it is taken away again, so
/// that a half of it is never taken for the whole.
#[derive(Debug)]
pub struct Filling {
    folder: PathBuf,
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Filling {
    /// Makes a folder. It must be new or empty: else the first entry in the way is named.
    pub fn begin(folder: &Path) -> Result<Filling, AppError> {
        let failed = |error| cannot_be_written_to(folder, &error);
        if let Some(entry) = first_in_the_way(folder).map_err(failed)? {
            let message = format!("{} is not empty: it holds {entry}", folder.display());
            return Err(AppError::new(ErrorKind::Operator, message)
                .hint("name a new folder: nothing is overwritten, and nothing was written"));
        }
        let mut filling = Filling {
            folder: folder.to_path_buf(),
            folders: Vec::new(),
            files: Vec::new(),
        };
        filling.make(folder).map_err(failed)?;
        Ok(filling)
    }

    /// Takes up a folder that the caller has just made.
    #[must_use]
    pub fn of_made(folder: PathBuf) -> Filling {
        Filling {
            folders: vec![folder.clone()],
            folder,
            files: Vec::new(),
        }
    }

    /// Begins a file at its place in the folder; it must not be there.
    pub fn file(&mut self, place: &str) -> io::Result<File> {
        let path = self.folder.join(place);
        if let Some(parent) = path.parent() {
            self.make(parent)?;
        }
        let file = File::create_new(&path)?;
        self.files.push(path);
        Ok(file)
    }

    /// Leaves everything where it is, and gives the files in the order in which they were begun.
    #[must_use]
    pub fn kept(mut self) -> Vec<PathBuf> {
        self.folders.clear();
        std::mem::take(&mut self.files)
    }

    /// Makes a folder with those above it, and remembers which of them were not there.
    fn make(&mut self, folder: &Path) -> io::Result<()> {
        let is_new = |path: &&Path| !path.as_os_str().is_empty() && !path.exists();
        let new: Vec<&Path> = folder.ancestors().take_while(is_new).collect();
        for path in new.into_iter().rev() {
            fs::create_dir(path)?;
            self.folders.push(path.to_path_buf());
        }
        Ok(())
    }
}

impl Drop for Filling {
    fn drop(&mut self) {
        // What cannot be taken away stays: the error that is under way says why.
        for file in &self.files {
            drop(fs::remove_file(file));
        }
        for folder in self.folders.iter().rev() {
            drop(fs::remove_dir(folder));
        }
    }
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
