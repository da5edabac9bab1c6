//! A column profile proposed from files, and written to a new file where one is wished.

use super::configuration::Configuration;
use super::desk::itself::Desk;
use super::error::{AppError, ErrorKind};
use super::importing::input_error;
use crate::config::ras::Ras;
use crate::import::proposal::known::Known;
use crate::import::proposal::{self, Proposal};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Endings of the files that are looked at in a folder.
const ENDINGS: [&str; 7] = ["csv", "txt", "tsv", "xlsx", "xlsm", "jsonl", "ndjson"];

/// Proposes a profile for files, or for those of folders, against a configuration and its RAS.
pub fn propose(
    configuration: &Configuration,
    ras: &Ras,
    from: &[PathBuf],
) -> Result<Proposal, AppError> {
    let mut files = Vec::new();
    for path in from {
        match path.is_dir() {
            true => files.extend(files_in(path)?),
            false => files.push(path.clone()),
        }
    }
    let profile = &configuration.profile;
    let proposed = proposal::propose(Known { profile, ras }, &files);
    proposed.map_err(|refused| input_error(&refused.problems))
}

impl Desk {
    /// Proposes a profile against the configuration in use and the live RAS.
    pub fn propose_profile(&self, from: &[PathBuf]) -> Result<Proposal, AppError> {
        let ras = self.looking.versions.live(self.today()).ras.clone();
        propose(&self.configuration, &ras, from)
    }
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>, AppError> {
    let unread = |error: &io::Error| {
        let what = format!("the folder {} cannot be read", folder.display());
        AppError::caused(ErrorKind::Input, what, error)
            .hint("name files, or a folder that you may read")
    };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| unread(&error))? {
        let path = entry.map_err(|error| unread(&error))?.path();
        let ending = path
            .extension()
            .map(|ending| ending.to_string_lossy().to_lowercase());
        let is_one = ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()));
        if is_one && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        let what = format!("the folder {} holds no caseload file", folder.display());
        return Err(AppError::new(ErrorKind::Input, what)
            .hint("name files that end in .csv, .txt, .tsv, .xlsx or .jsonl"));
    }
    Ok(files)
}

/// Writes a proposed profile to a new file; one that is there already is left as it is.
pub fn write_new(file: &Path, text: &str) -> Result<(), AppError> {
    let shown = file.display();
    let opened = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(file);
    let written = opened.and_then(|mut opened| {
        opened.write_all(text.as_bytes())?;
        opened.sync_all()
    });
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            let what = format!("{shown} is there already, and is not overwritten");
            AppError::new(ErrorKind::Operator, what).hint("name another file")
        }
        _ => AppError::caused(
            ErrorKind::Operator,
            format!("{shown} cannot be written"),
            &error,
        )
        .hint("name a file in a folder that is there and where you may write"),
    })
}
