//! An entry as it is read: when, who, what about, and the record itself.

use super::payload::kinds::{EntryKind, IdentityKind};
use crate::config::ras::Digest;
use crate::panel::record::Record;
use crate::terms::ids::{EntryNumber, MemberId};

/// One entry of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its number.
    pub number: EntryNumber,
    /// When, in milliseconds since 1970 (UTC), by the recording computer's clock.
    pub at_utc_ms: i64,
    /// Who recorded it.
    pub actor: MemberId,
    /// What kind of record it is.
    pub kind: EntryKind,
    /// What it is about.
    pub subject: Subject,
    /// Its digest: SHA-256 over the entry's bytes, which contain the digest before it.
    pub digest: Digest,
    /// The entry that it takes the place of.
    pub supersedes: Option<EntryNumber>,
    /// The entry that took its place, or withdrew it: of a decision its latest correction, be it in
    /// the place of an earlier one that was withdrawn.
    pub superseded_by: Option<EntryNumber>,
    /// Whether that entry withdrew it, without another in its place.
    pub is_withdrawn: bool,
    /// The record, or the entry that erased its text.
    pub body: Body,
}

/// What an entry is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// What sort of thing.
    pub kind: IdentityKind,
    /// Its reference.
    pub reference: String,
}

/// An entry's record, unless its text was erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// The record, checked against the entry's commitment.
    Record(Box<Record>),
    /// The text was erased by the entry.
    Erased(EntryNumber),
}

impl Recorded {
    /// What took it away, in words: `superseded by entry 26`, `withdrawn by entry 26`; nothing
    /// where it still counts.
    #[must_use]
    pub fn gone(&self) -> Option<String> {
        let by = self.superseded_by.filter(|_| !self.withdraws())?;
        let how = if self.is_withdrawn {
            "withdrawn"
        } else {
            "superseded"
        };
        Some(format!("{how} by entry {by}"))
    }

    /// Of a withdrawal whose place another correction has taken: which (`entry 26 is the next
    /// correction, in the place of this`). What it withdrew stays withdrawn.
    #[must_use]
    pub fn corrected_instead(&self) -> Option<String> {
        let by = self.superseded_by.filter(|_| self.withdraws())?;
        Some(format!(
            "entry {by} is the next correction, in the place of this"
        ))
    }

    fn withdraws(&self) -> bool {
        self.kind == EntryKind::DecisionWithdrawn
    }

    /// The record, unless its text was erased.
    #[must_use]
    pub fn record(&self) -> Option<&Record> {
        match &self.body {
            Body::Record(record) => Some(record),
            Body::Erased(_) => None,
        }
    }
}
