//! Where data lies on this machine: registers, preferences.

use super::error::{AppError, ErrorKind};
use std::path::PathBuf;

/// The folders that this program uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// Registers that are not given a path (the demo's).
    pub registers: PathBuf,
    /// Preferences: which register was opened last.
    pub preferences: PathBuf,
}

impl Places {
    /// Finds the folders by the conventions of the operating system.
    ///
    /// Fails when the system names no home folder.
    pub fn find() -> Result<Places, AppError> {
        let found = directories::ProjectDirs::from("", "", "ras-panel").ok_or_else(|| {
            AppError::new(ErrorKind::Operator, "this account has no home folder")
                .hint("name the register with --register FILE")
        })?;
        Ok(Places {
            registers: found.data_dir().to_path_buf(),
            preferences: found.config_dir().to_path_buf(),
        })
    }
}
