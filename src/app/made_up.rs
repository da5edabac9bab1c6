//! Writing a made-up caseload to a folder, in the format of the column profile.

use super::configuration::Configuration;
use super::error::{AppError, ErrorKind};
use crate::import::written;
use crate::synthetic::{self, Request};
use crate::terms::date::Date;
use std::path::{Path, PathBuf};

/// Writes a made-up caseload. The folder is made; it must be empty, so that nothing is overwritten.
pub fn write(
    configuration: &Configuration,
    folder: &Path,
    n_cases: u64,
    seed: u64,
    as_of: Date,
) -> Result<Vec<PathBuf>, AppError> {
    let failed = |error: std::io::Error| {
        let what = format!("{} cannot be written to", folder.display());
        AppError::caused(ErrorKind::Operator, what, &error)
    };
    std::fs::create_dir_all(folder).map_err(failed)?;
    if std::fs::read_dir(folder).map_err(failed)?.next().is_some() {
        let message = format!("{} is not empty", folder.display());
        return Err(AppError::new(ErrorKind::Operator, message)
            .hint("name a new folder: nothing is overwritten"));
    }
    let caseload = synthetic::caseload(
        &configuration.ras,
        Request {
            n_cases,
            seed,
            as_of,
        },
    );
    let texts = written::caseload_csv(&caseload, &configuration.ras, &configuration.profile);
    let mut files = Vec::new();
    for (kind, text) in texts {
        let Some(file) = configuration.profile.files.get(&kind) else {
            continue;
        };
        let path = folder.join(&file.file);
        std::fs::write(&path, text).map_err(failed)?;
        files.push(path);
    }
    Ok(files)
}
