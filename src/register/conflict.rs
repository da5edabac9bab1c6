//! An entry that another one forestalled: which, and what to do.

use super::payload::kinds::EntryKind;
use super::recorded::Recorded;

/// Another entry that stands in the way of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// In which way.
    pub clash: Clash,
    /// The other entry.
    pub other: Recorded,
}

/// In which way a record clashes with another entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Clash {
    /// The case (or other subject) has an entry that the form had not seen.
    MovedOn,
    /// The entry that would be superseded was superseded already.
    AlreadySuperseded,
    /// The decision was approved or refused already.
    AlreadyAnswered,
    /// The proposal was adopted already.
    AlreadyAdopted,
    /// The sitting was closed.
    SittingClosed,
    /// The sitting's reference is taken.
    SittingExists,
    /// The text was erased already.
    AlreadyErased,
    /// The interest was said to exist no longer already.
    InterestEnded,
}

impl std::fmt::Display for Conflict {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Recorded {
            number,
            kind,
            subject,
            ..
        } = &self.other;
        let (kind, reference) = (kind.words(), &subject.reference);
        match self.clash {
            Clash::MovedOn => write!(
                out,
                "{reference} has a newer entry, {number} ({kind}); nothing was recorded; read it, \
                 then record again"
            ),
            Clash::AlreadySuperseded => {
                let how = match self.other.kind {
                    EntryKind::DecisionWithdrawn => "withdrawn",
                    _ => "superseded",
                };
                let what = format!("the entry was {how} already by entry {number} ({kind})");
                write!(out, "{what}; nothing was recorded; read that entry first")
            }
            Clash::AlreadyAnswered => write!(
                out,
                "the decision was answered already by entry {number} ({kind}); nothing was \
                 recorded; read the answer: a correction changes it"
            ),
            Clash::AlreadyAdopted => write!(
                out,
                "the proposal was adopted already by entry {number}; nothing was recorded; write \
                 another proposal"
            ),
            Clash::SittingClosed => write!(
                out,
                "sitting {reference} was closed by entry {number}; nothing was recorded; open \
                 another sitting"
            ),
            Clash::SittingExists => write!(
                out,
                "sitting {reference} exists already as entry {number}; nothing was recorded; go on \
                 in it, or close it first"
            ),
            Clash::AlreadyErased => write!(
                out,
                "the text was erased already by entry {number}; nothing was recorded; there is \
                 nothing left to do"
            ),
            Clash::InterestEnded => write!(
                out,
                "entry {number} says already that the interest exists no longer; nothing was \
                 recorded; declare it anew if there is one again"
            ),
        }
    }
}
