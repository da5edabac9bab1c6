//! Whether the file that is open still bears its name. Who has a file open can write to it after
//! it was deleted or moved away, and would never hear of it: what is written then is lost.

use super::error::RegisterError;
use super::failure::Moved;
use super::place;
use std::path::{Path, PathBuf};

/// The files that were opened, by what the system knows them by.
#[derive(Debug)]
pub struct Whereabouts {
    path: PathBuf,
    file: Option<place::FileMark>,
    log: Option<place::FileMark>,
}

impl Whereabouts {
    /// What bears the name before it is opened.
    #[must_use]
    pub fn of(path: &Path) -> Whereabouts {
        Whereabouts {
            path: path.to_path_buf(),
            file: place::mark(path),
            log: None,
        }
    }

    /// Notes the log beside the file, once the register is open: while it is, SQLite never makes
    /// another one.
    pub fn note_log(&mut self) {
        self.log = place::mark(&place::beside(&self.path, "-wal"));
    }

    /// Fails when the name, or the log's, does not lead to what was opened.
    pub fn check(&self) -> Result<(), RegisterError> {
        let how = match (self.file, place::mark(&self.path)) {
            (Some(opened), Some(now)) if opened == now => return self.check_log(),
            (_, Some(_)) => Moved::Replaced,
            (_, None) => Moved::Gone,
        };
        Err(self.moved(how))
    }

    fn check_log(&self) -> Result<(), RegisterError> {
        let now = place::mark(&place::beside(&self.path, "-wal"));
        match self.log {
            Some(noted) if now != Some(noted) => Err(self.moved(Moved::LogGone)),
            _ => Ok(()),
        }
    }

    fn moved(&self, how: Moved) -> RegisterError {
        RegisterError::Moved {
            path: self.path.clone(),
            how,
        }
    }
}
