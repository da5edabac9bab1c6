//! How a register's file can fail under the program: the disk, the file, the name that it bears.

/// What became of a file that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moved {
    /// Nothing bears its name.
    Gone,
    /// Another file bears its name.
    Replaced,
    /// Its log does not stand beside it.
    LogGone,
}

impl std::fmt::Display for Moved {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Moved::Gone => "moved or deleted",
            Moved::Replaced => "replaced by another file",
            Moved::LogGone => "parted from its log (-wal)",
        })
    }
}

/// What to do about a file that was moved.
pub(super) const PUT_BACK: &str = "put the file that was open back under its name, or find the \
                                   right one, then start again";

/// How the file itself failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Failure {
    /// The disk is full.
    DiskFull,
    /// The disk gave an error.
    Disk,
    /// The file is damaged.
    Damaged,
    /// The file or its folder may not be read or written.
    NoAccess,
}

pub(super) fn failure_of(error: &rusqlite::Error) -> Option<Failure> {
    use rusqlite::ErrorCode as Code;
    match error.sqlite_error_code()? {
        Code::DiskFull => Some(Failure::DiskFull),
        Code::SystemIoFailure => Some(Failure::Disk),
        Code::DatabaseCorrupt | Code::NotADatabase => Some(Failure::Damaged),
        Code::CannotOpen | Code::ReadOnly | Code::PermissionDenied => Some(Failure::NoAccess),
        _ => None,
    }
}

/// Whether the log's index cannot be laid beside the file, as on a full disk or in a folder that
/// may only be read.
pub(super) fn has_no_room_for_an_index(error: &rusqlite::Error) -> bool {
    use rusqlite::ffi::{SQLITE_IOERR_SHMOPEN, SQLITE_IOERR_SHMSIZE};
    error.sqlite_error().is_some_and(|cause| {
        cause.code == rusqlite::ErrorCode::CannotOpen
            || [SQLITE_IOERR_SHMOPEN, SQLITE_IOERR_SHMSIZE].contains(&cause.extended_code)
    })
}

pub(super) fn words_of(error: &rusqlite::Error) -> &'static str {
    match failure_of(error) {
        Some(Failure::DiskFull) => "the disk is full",
        Some(Failure::Disk) => "the disk gave an error",
        Some(Failure::Damaged) => "the file is damaged",
        Some(Failure::NoAccess) => "the file or its folder may not be written to, or not read",
        None => "the register's file gave an error",
    }
}

/// Of what the whole file is made, where some of it is damaged.
pub(super) const PAGES_ARE: &str = "its pages or rows are";

/// That something is damaged, with what SQLite found; its headings are left out.
pub(super) fn damage_words(what: &str, found: &str) -> String {
    let lines = found.lines().map(str::trim);
    let told: Vec<&str> = lines
        .filter(|line| !line.is_empty() && !line.starts_with("***"))
        .collect();
    match told.join("; ") {
        told if told.is_empty() => format!("{what} damaged"),
        told => format!("{what} damaged (SQLite: {told})"),
    }
}
