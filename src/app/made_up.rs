//! Writing a made-up caseload to a folder, in the format of the column profile.

use super::configuration::Configuration;
use super::error::AppError;
use super::new_folder;
use crate::import::written;
use crate::synthetic::{self, Request};
use crate::terms::date::Date;
use std::path::{Path, PathBuf};

/// Writes a made-up caseload. Refused where the folder is not new or empty.
pub fn write(
    configuration: &Configuration,
    folder: &Path,
    n_cases: u64,
    seed: u64,
    as_of: Date,
) -> Result<Vec<PathBuf>, AppError> {
    let caseload = synthetic::caseload(
        &configuration.ras,
        Request {
            n_cases,
            seed,
            as_of,
        },
    );
    let texts = written::caseload_csv(&caseload, &configuration.ras, &configuration.profile);
    let files = &configuration.profile.files;
    let named = texts.iter();
    let named = named.filter_map(|(kind, text)| Some((files.get(kind)?.file.as_str(), text)));
    new_folder::write(folder, named.map(|(file, text)| (file, text.as_str())))
}
