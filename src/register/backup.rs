//! Backups and their restoring: whole copies under new names, read and verified before they count.

use super::copy;
use super::entry_row::stored;
use super::error::RegisterError;
use super::failure::Failure;
use super::place;
use super::store::{Mode, Register};
use super::verify::report::{KnownHead, Verification};
use crate::terms::ids::EntryNumber;
use std::path::{Path, PathBuf};

/// A backup that was made, read and verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupMade {
    /// The file.
    pub path: PathBuf,
    /// How many entries it has.
    pub n_entries: u64,
    /// Its newest entry and digest; nothing of an empty register.
    pub head: Option<KnownHead>,
    /// Its size in bytes.
    pub n_bytes: u64,
}

impl Register {
    /// Makes a backup in a new file at `to`, reads it, verifies it and compares its head. The
    /// register may be in use meanwhile.
    ///
    /// Fails, and leaves no file, when the copy is not sound: then the register itself is damaged.
    pub fn backup(&mut self, to: &Path, at_utc_ms: i64) -> Result<BackupMade, RegisterError> {
        let before = self.head()?;
        copy::copy_to(&self.connection, to)?;
        let made = checked(to).inspect_err(|_| place::remove_remains(to))?;
        if made.head.map(|head| head.entry) < before.map(|(entry, _)| entry) {
            place::remove_remains(to);
            return Err(unsound(to, "it ends before the register did"));
        }
        if self.mode() == Mode::ReadWrite && self.stopped().is_none() {
            match self.note(&made, at_utc_ms) {
                // Whoever may only read the register may keep a copy of it, which is whole.
                Err(error) if error.failure() == Some(Failure::NoAccess) => {}
                noted => noted?,
            }
        }
        Ok(made)
    }

    /// Makes a register at `to` of the backup at `from`, never over another file. An older backup
    /// is brought to the newest schema on the way.
    ///
    /// Fails, and leaves no file, when the backup is not sound.
    pub fn restore(from: &Path, to: &Path) -> Result<Verification, RegisterError> {
        place::local_disk(to)?;
        let backup = Register::recognise(from)?;
        copy::copy_to(&backup, to)?;
        drop(backup);
        let verified = Register::open(to, Mode::ReadWrite).and_then(|copy| copy.verify(None));
        match verified {
            Ok(verified) if verified.is_sound() => Ok(verified),
            Ok(verified) => {
                place::remove_remains(to);
                let fault = verified.first_fault.map(|fault| fault.to_string());
                Err(unsound(from, &fault.unwrap_or_default()))
            }
            Err(error) => {
                place::remove_remains(to);
                Err(error)
            }
        }
    }

    fn note(&mut self, made: &BackupMade, at_utc_ms: i64) -> Result<(), RegisterError> {
        let name = made.path.file_name().unwrap_or_default().to_string_lossy();
        self.writing(|transaction| {
            transaction.execute(
                "INSERT INTO backup_made(at_utc_ms, file_name, n_entries, head)
                 VALUES (?1, ?2, ?3, ?4)",
                (
                    at_utc_ms,
                    name.as_ref(),
                    stored(EntryNumber(made.n_entries)),
                    made.head.map(|head| head.digest.0),
                ),
            )?;
            Ok(())
        })
    }
}

fn checked(made: &Path) -> Result<BackupMade, RegisterError> {
    let verified = Register::open(made, Mode::ReadOnly)?.verify(None)?;
    match verified.first_fault {
        Some(fault) => Err(unsound(made, &fault.to_string())),
        None => Ok(BackupMade {
            path: made.to_path_buf(),
            n_entries: verified.n_entries,
            head: verified.head,
            n_bytes: place::size_of(made),
        }),
    }
}

fn unsound(path: &Path, what: &str) -> RegisterError {
    RegisterError::Unsound {
        path: path.to_path_buf(),
        what: what.to_owned(),
    }
}
