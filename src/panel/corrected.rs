//! What a decision corrects: while a correction waits, what it would correct counts beside it.

use super::standing::{Standing, StandingDecision};
use crate::terms::ids::EntryNumber;
use std::collections::BTreeSet;

impl Standing {
    /// An entry with the decisions that it corrects, directly or over others: while a correction
    /// waits, what it would correct counts beside it.
    #[must_use]
    pub fn with_corrected(&self, entry: EntryNumber) -> BTreeSet<EntryNumber> {
        with_corrected(entry, self.all())
    }

    /// The decision that was recorded as a correction of an entry, whatever became of it.
    #[must_use]
    pub fn correction_of(&self, entry: EntryNumber) -> Option<&StandingDecision> {
        let corrects = |known: &&StandingDecision| {
            known.decision.motion().supersedes == Some(entry) && known.entry > entry
        };
        self.all().find(corrects)
    }

    fn all(&self) -> impl Iterator<Item = &StandingDecision> + Clone {
        let gone = self.gone.iter().map(|gone| &gone.known);
        self.decisions.iter().chain(gone)
    }
}

/// An entry with the decisions among these that it corrects, directly or over others.
#[must_use]
pub fn with_corrected<'a>(
    entry: EntryNumber,
    known: impl Iterator<Item = &'a StandingDecision> + Clone,
) -> BTreeSet<EntryNumber> {
    let mut found = BTreeSet::from([entry]);
    let mut last = entry;
    while let Some(decision) = known.clone().find(|known| known.entry == last) {
        match decision.decision.motion().supersedes {
            // What a decision corrects was recorded before it: the walk comes to an end.
            Some(earlier) if earlier < last => last = earlier,
            _ => break,
        }
        found.insert(last);
    }
    found
}
