//! Whole copies of the file through SQLite's own backup, never by copying the file's bytes.

use super::error::RegisterError;
use super::place;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How many times a copy waits for a writer before it gives up.
const WAITS_MAX: u32 = 200;

/// Copies the register into a new private file at `to`, whole or not at all.
pub fn copy_to(from: &Connection, to: &Path) -> Result<(), RegisterError> {
    place::free_name(to)?;
    let made = place::new_part(to)?;
    let named = pages(from, &made).and_then(|()| place::give_name(&made, to));
    if named.is_err() {
        place::remove_remains(&made);
    }
    named
}

fn pages(from: &Connection, made: &Path) -> Result<(), RegisterError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut copy = Connection::open_with_flags(made, flags)?;
    {
        let backup = Backup::new(from, &mut copy)?;
        let mut n_waits = 0;
        loop {
            match backup.step(-1)? {
                StepResult::Done => break,
                _ if n_waits == WAITS_MAX => return Err(RegisterError::Busy),
                _ => {
                    n_waits += 1;
                    std::thread::sleep(Duration::from_millis(25));
                }
            }
        }
    }
    // One file that can be sent and read from a folder that cannot be written to.
    copy.pragma_update(None, "journal_mode", "delete")?;
    copy.close().map_err(|(_, error)| error.into())
}

/// Keeps a copy of a register of an older schema beside it: `NAME.v1.bak`.
///
/// A copy that is there already is left: it is from an earlier try.
pub fn keep_beside(from: &Connection, path: &Path, version: usize) -> Result<(), RegisterError> {
    let kept: PathBuf = place::beside(path, &format!(".v{version}.bak"));
    match copy_to(from, &kept) {
        Err(RegisterError::AlreadyThere { .. }) => Ok(()),
        other => other,
    }
}
