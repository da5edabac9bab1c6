//! What a verification found: what it proved, what it cannot prove, and the first fault.

use crate::config::ras::Digest;
use crate::register::error::RegisterError;
use crate::terms::ids::EntryNumber;

/// A head that was printed or kept elsewhere, to compare the register with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownHead {
    /// The entry.
    pub entry: EntryNumber,
    /// Its digest.
    pub digest: Digest,
}

/// What a verification found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// How many entries there are.
    pub n_entries: u64,
    /// Of how many the text was erased.
    pub n_erased: u64,
    /// The newest entry and its digest; nothing in an empty register.
    pub head: Option<KnownHead>,
    /// What was proved, each one sentence. Empty when there is a fault.
    pub proved: Vec<String>,
    /// What cannot be proved from the file alone, each one sentence.
    pub cannot_prove: Vec<String>,
    /// What is worth a look but breaks nothing, each one sentence.
    pub notices: Vec<String>,
    /// The first fault; nothing when the register is sound.
    pub first_fault: Option<Fault>,
    /// Whether the register ends before the known head although it is sound in itself: its newest
    /// entries are missing, or it is an older copy.
    pub behind_known_head: bool,
}

impl Verification {
    /// Whether nothing is wrong with the register itself.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.first_fault.is_none()
    }
}

/// Something that is not as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The entry; none where the fault lies in the file or its tables as a whole.
    pub entry: Option<EntryNumber>,
    /// What is wrong, in one sentence without recorded text in it.
    pub what: String,
}

impl Fault {
    /// A fault of the file as a whole.
    #[must_use]
    pub fn of_file(what: impl Into<String>) -> Fault {
        Fault {
            entry: None,
            what: what.into(),
        }
    }

    /// A fault of an entry.
    #[must_use]
    pub fn of_entry(entry: EntryNumber, what: impl Into<String>) -> Fault {
        Fault {
            entry: Some(entry),
            what: what.into(),
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.entry {
            Some(entry) => write!(out, "entry {entry}: {}", self.what),
            None => write!(out, "the file: {}", self.what),
        }
    }
}

/// What is wrong with a stored value that is not of the kind that its column holds, and which
/// column of the statement it is; none of another error.
#[must_use]
pub fn unreadable(error: &RegisterError) -> Option<(usize, &'static str)> {
    use rusqlite::Error;
    let RegisterError::Sqlite(error) = error else {
        return None;
    };
    match error {
        Error::Utf8Error(place, _) => Some((*place, "text that is not Unicode")),
        Error::InvalidColumnType(place, ..) => Some((*place, "a value of another type")),
        Error::IntegralValueOutOfRange(place, _) => Some((*place, "a number out of range")),
        Error::FromSqlConversionFailure(place, ..) => Some((*place, "bytes of another length")),
        _ => None,
    }
}
