//! What can go wrong with a register: where, what, and what to do.

use super::conflict::Conflict;
use super::failure::{Failure, Moved, PUT_BACK, failure_of, words_of};
use super::payload::bytes::PayloadFault;
use crate::terms::ids::{EntryNumber, ProposalRef, SittingRef};
use std::path::PathBuf;

/// Why the register did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// There is already a file of that name.
    #[error("{} exists already; choose a new name or open it", path.display())]
    AlreadyThere {
        /// The file.
        path: PathBuf,
    },
    /// There is no file of that name.
    #[error("there is no register at {}; create one with `ras-panel init`", path.display())]
    NotThere {
        /// The file.
        path: PathBuf,
    },
    /// A name that is, or has beside it, a part that SQLite keeps of another register.
    #[error("{} {what}", path.display())]
    Part {
        /// The part.
        path: PathBuf,
        /// What is the matter with it, and what to do.
        what: &'static str,
    },
    /// The path is not an ordinary file (a folder, a link, a device).
    #[error("{} is {what}, not an ordinary file; name the register's own file", path.display())]
    NotAFile {
        /// The path.
        path: PathBuf,
        /// What it is.
        what: &'static str,
    },
    /// The file is on a network drive, where two programs would damage it.
    #[error(
        "{} is on a network drive ({drive}), where locks cannot be relied on; keep the register \
         on a local disk and send backups to the network",
        path.display()
    )]
    NetworkDrive {
        /// The file.
        path: PathBuf,
        /// The kind of drive.
        drive: String,
    },
    /// The file is not a register of this program.
    #[error(
        "{} is not a register of ras-panel, and nothing was changed in it; name a file that \
         `ras-panel init` or `ras-panel restore` has made",
        path.display()
    )]
    NotARegister {
        /// The file.
        path: PathBuf,
    },
    /// The file was made by a later version of the program.
    #[error(
        "{} has schema {file} and this version knows {known}; open it with the newer ras-panel",
        path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// The file's schema.
        file: i64,
        /// The newest schema that this version knows.
        known: i64,
    },
    /// The file has an older schema and was opened for reading only.
    #[error(
        "{} has schema {file} and this version needs {known}; open it once for writing, which \
         keeps a backup beside it",
        path.display()
    )]
    Older {
        /// The file.
        path: PathBuf,
        /// The file's schema.
        file: i64,
        /// The schema that this version needs.
        known: i64,
    },
    /// The tables or guards are not those that this program made.
    #[error("the register's tables are not as ras-panel made them: {what}; run `ras-panel verify`")]
    SchemaChanged {
        /// The first difference.
        what: String,
    },
    /// SQLite is too old: versions before 3.51.3 can damage a file that two programs share.
    #[error(
        "SQLite {found} is too old; 3.51.3 or later is needed: build ras-panel with the SQLite \
         that it brings"
    )]
    SqliteTooOld {
        /// The version found.
        found: &'static str,
    },
    /// A setting that durability or safety rests on could not be made.
    #[error(
        "the register could not be opened safely: {setting} is {found} instead of {wanted}; keep \
         the file on a local disk and open it there"
    )]
    Setting {
        /// The setting.
        setting: &'static str,
        /// What it should be.
        wanted: String,
        /// What it is.
        found: String,
    },
    /// The register was opened for reading only.
    #[error(
        "the register was opened for reading only; nothing was recorded; open it without \
         --read-only"
    )]
    ReadOnly,
    /// An earlier write failed, and nothing is recorded since.
    #[error(
        "the register has stopped after a failed write ({why}); nothing was recorded; {remedy}"
    )]
    Stopped {
        /// The failure.
        why: String,
        /// What to do about it.
        remedy: &'static str,
    },
    /// The name no longer leads to the file that is open: what is written to it would be lost.
    #[error(
        "{} was {how} since it was opened; nothing was recorded; {}",
        path.display(), PUT_BACK
    )]
    Moved {
        /// The name.
        path: PathBuf,
        /// What became of the file.
        how: Moved,
    },
    /// The same, found when something had just been written.
    #[error(
        "{} was {how} while it was written to; what was to be recorded stands, if anywhere, in the \
         file that was open: find that one, and run `ras-panel verify` on it",
        path.display()
    )]
    MovedMeanwhile {
        /// The name.
        path: PathBuf,
        /// What became of the file.
        how: Moved,
    },
    /// Another program is writing and did not finish in time.
    #[error("another program is writing to the register; nothing was recorded; try again")]
    Busy,
    /// Somebody else recorded something that this record does not know of.
    #[error("{0}")]
    Conflict(Box<Conflict>),
    /// Another program recorded something after a record was judged.
    #[error(
        "another program recorded entry {newest} meanwhile; nothing was recorded; look at what it \
         says, then record again"
    )]
    Behind {
        /// The newest entry.
        newest: EntryNumber,
    },
    /// A record names an entry that is not there or is of another kind.
    #[error(
        "entry {entry} is not {wanted}; nothing was recorded; look at the register, then record \
         again"
    )]
    NoSuchEntry {
        /// The entry.
        entry: EntryNumber,
        /// What it should be.
        wanted: &'static str,
    },
    /// A record names a sitting that was never opened.
    #[error("there is no sitting {sitting}; nothing was recorded; open the sitting first")]
    NoSuchSitting {
        /// The sitting.
        sitting: SittingRef,
    },
    /// A record names a proposal that was never written.
    #[error("there is no proposal {proposal}; nothing was recorded; write the proposal first")]
    NoSuchProposal {
        /// The proposal.
        proposal: ProposalRef,
    },
    /// The text of such an entry is not to be erased.
    #[error(
        "the text of entry {entry} cannot be erased: it is a {kind}, not part of a case; name an \
         entry of a case"
    )]
    NotErasable {
        /// The entry.
        entry: EntryNumber,
        /// Its kind.
        kind: &'static str,
    },
    /// An entry is not what was recorded.
    #[error("entry {entry} is damaged: {what}; run `ras-panel verify`")]
    Damaged {
        /// The entry.
        entry: EntryNumber,
        /// What does not fit.
        what: String,
    },
    /// A stored row outside the entries cannot be read.
    #[error("a stored row of {table} cannot be read: {what}; run `ras-panel verify`")]
    BadRow {
        /// The table.
        table: &'static str,
        /// What is wrong.
        what: String,
    },
    /// A backup or copy is not sound.
    #[error("{} is not sound: {what}; it was not used; name another backup", path.display())]
    Unsound {
        /// The file.
        path: PathBuf,
        /// The first fault.
        what: String,
    },
    /// A file could not be reached.
    #[error(
        "{} could not be {doing}; see that its folder is there and that you may write in it",
        path.display()
    )]
    File {
        /// The file.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
        /// What the system said.
        source: std::io::Error,
    },
    /// A payload cannot be read.
    #[error("a payload cannot be read; run `ras-panel verify`")]
    Payload(#[from] PayloadFault),
    /// SQLite reported an error.
    #[error("{}", words_of(.0))]
    Sqlite(#[from] rusqlite::Error),
}

impl RegisterError {
    /// How the file itself failed, where it did.
    #[must_use]
    pub fn failure(&self) -> Option<Failure> {
        match self {
            RegisterError::Sqlite(error) => failure_of(error),
            RegisterError::File { source, .. } => match source.kind() {
                std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
                    Some(Failure::DiskFull)
                }
                std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                    Some(Failure::NoAccess)
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether the file itself failed, so that nothing more may be written to it.
    #[must_use]
    pub fn stops(&self) -> bool {
        use rusqlite::ErrorCode as Code;
        match self {
            RegisterError::Sqlite(rusqlite::Error::SqliteFailure(failure, _)) => matches!(
                failure.code,
                Code::DiskFull
                    | Code::SystemIoFailure
                    | Code::DatabaseCorrupt
                    | Code::NotADatabase
                    | Code::CannotOpen
                    | Code::ReadOnly
                    | Code::FileLockingProtocolFailed
                    | Code::OutOfMemory
            ),
            RegisterError::Damaged { .. }
            | RegisterError::Moved { .. }
            | RegisterError::MovedMeanwhile { .. } => true,
            _ => false,
        }
    }

    /// What to do after an error that stops the register.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            RegisterError::Moved { .. } => PUT_BACK,
            RegisterError::MovedMeanwhile { .. } => "find the file that was open and verify it",
            _ => match self.failure() {
                Some(Failure::Damaged) | None => "leave the program and run `ras-panel verify`",
                Some(_) => "free space or mend the disk, then try again",
            },
        }
    }

    /// The same error, with a locked file named as what it is.
    #[must_use]
    pub fn named(self) -> RegisterError {
        use rusqlite::ErrorCode as Code;
        match self {
            RegisterError::Sqlite(rusqlite::Error::SqliteFailure(failure, _))
                if matches!(failure.code, Code::DatabaseBusy | Code::DatabaseLocked) =>
            {
                RegisterError::Busy
            }
            other => other,
        }
    }
}
