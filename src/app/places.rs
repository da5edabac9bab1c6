//! Where data lies on this machine: registers, preferences.

use super::error::{AppError, ErrorKind};
use std::path::{Path, PathBuf};

/// The folders that this program uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The person's own folder.
    pub home: PathBuf,
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
        let none = || {
            AppError::new(ErrorKind::Operator, "this account has no home folder")
                .hint("name the register with --register FILE")
        };
        let base = directories::BaseDirs::new().ok_or_else(none)?;
        let found = directories::ProjectDirs::from("", "", "ras-panel").ok_or_else(none)?;
        Ok(Places {
            home: base.home_dir().to_path_buf(),
            registers: found.data_dir().to_path_buf(),
            preferences: found.config_dir().to_path_buf(),
        })
    }

    /// The demonstration's register.
    #[must_use]
    pub fn demo(&self) -> PathBuf {
        self.registers.join("demo.register")
    }

    /// A text in which the home folder is written `~`.
    #[must_use]
    pub fn shortened(&self, text: &str) -> String {
        let home = self.home.display().to_string();
        match home.trim_end_matches('/') {
            "" => text.to_owned(),
            home => text.replace(&format!("{home}/"), "~/"),
        }
    }

    /// A path as a person types it: without spaces or quotation marks around it, `~` for the home
    /// folder, from the folder in which the program was started. None when nothing is typed.
    #[must_use]
    pub fn typed(&self, text: &str) -> Option<PathBuf> {
        let text = text.trim();
        let quoted = |mark: char| text.strip_prefix(mark)?.strip_suffix(mark);
        let text = quoted('"').or_else(|| quoted('\'')).unwrap_or(text);
        if text.is_empty() {
            return None;
        }
        let path = match text.strip_prefix('~') {
            Some("") => self.home.clone(),
            Some(below) if below.starts_with('/') => self.home.join(below.trim_start_matches('/')),
            _ => PathBuf::from(text),
        };
        Some(absolute(&path))
    }
}

/// A path from the root, without a look at the disk.
#[must_use]
pub fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())
}
