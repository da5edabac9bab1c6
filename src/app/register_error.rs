//! An error of the register as a person meets it: what went wrong, why, and what to do.

use super::error::{AppError, ErrorKind};
use crate::register::error::RegisterError;
use crate::register::failure::Failure;
use std::path::Path;

/// An error of the register. What is on a screen, and whether a draft is kept, only the screen
/// knows: nothing is said of it here.
#[must_use]
pub fn register_error(error: &RegisterError) -> AppError {
    let kind = match error {
        RegisterError::Behind { .. } => ErrorKind::Behind,
        _ => ErrorKind::Register,
    };
    let told = AppError {
        kind,
        chain: causes(error),
        hints: Vec::new(),
        mistakes: None,
    };
    match error.failure() {
        Some(failure) => told.hint(remedy(failure)),
        // What became of a file that was moved, and what to do, is said in one sentence.
        None if matches!(
            error,
            RegisterError::Moved { .. } | RegisterError::MovedMeanwhile { .. }
        ) =>
        {
            told
        }
        None if error.stops() => told.hint("leave the program and run: ras-panel verify"),
        None => told,
    }
}

/// The same for a file that is being opened: the message names it.
#[must_use]
pub fn opening_error(error: &RegisterError, path: &Path) -> AppError {
    about(error, path, "could not be opened")
}

/// The same for a register that is being made: nothing of it is left.
#[must_use]
pub fn making_error(error: &RegisterError, path: &Path) -> AppError {
    let what = "could not be made, and nothing is left of it";
    if let RegisterError::Stopped { why, .. } = error {
        let message = format!("{} {what}: {why}", path.display());
        return AppError::new(ErrorKind::Register, message)
            .hint("free space or mend the disk, or name a file on another one");
    }
    let mut told = about(error, path, what);
    if let Some(Failure::Disk | Failure::DiskFull | Failure::NoAccess) = error.failure() {
        told.hints = vec!["free space there, or name a file where you may write".to_owned()];
    }
    told
}

fn about(error: &RegisterError, path: &Path, what: &str) -> AppError {
    let mut told = register_error(error);
    if error.failure().is_some() {
        told.chain.insert(0, format!("{} {what}", path.display()));
    }
    told
}

fn remedy(failure: Failure) -> &'static str {
    match failure {
        Failure::DiskFull => "free space on that disk, or use another one; then try again",
        Failure::Disk => "look after the disk; then run: ras-panel verify",
        Failure::Damaged => {
            "run: ras-panel verify; what it cannot read, ras-panel restore makes anew of a backup"
        }
        Failure::NoAccess => {
            "see that you may read and write the file and its folder; --read-only needs no writing"
        }
    }
}

/// The error and its causes, each said once.
fn causes(error: &RegisterError) -> Vec<String> {
    let mut chain = vec![error.to_string()];
    let mut source = std::error::Error::source(error);
    while let Some(deeper) = source {
        chain.push(deeper.to_string());
        // Below SQLite's own message stands the same once more, with its number.
        source = match error {
            RegisterError::Sqlite(_) => None,
            _ => deeper.source(),
        };
    }
    chain
}
