//! What a decision corrects: while a correction waits, what it would correct counts beside it; and
//! whether a decision can be corrected, since only one entry supersedes another.

use super::decision::WithdrawnCorrection;
use super::standing::{Gone, Standing, StandingDecision};
use crate::terms::ids::EntryNumber;
use std::collections::BTreeSet;

/// What became of the correction of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CorrectionOf<'a> {
    /// None was recorded.
    None,
    /// One was recorded, or took the place of one: another cannot be.
    Recorded(&'a StandingDecision),
    /// It was withdrawn: what it corrects can be corrected again, where that still counts.
    Withdrawn(WithdrawnCorrection),
}

impl<'a> CorrectionOf<'a> {
    /// The correction beside which there cannot be another.
    #[must_use]
    pub fn recorded(self) -> Option<&'a StandingDecision> {
        match self {
            CorrectionOf::Recorded(correction) => Some(correction),
            CorrectionOf::None | CorrectionOf::Withdrawn(_) => None,
        }
    }

    /// The withdrawn correction in whose place the next one stands.
    #[must_use]
    pub fn withdrawn(self) -> Option<WithdrawnCorrection> {
        match self {
            CorrectionOf::Withdrawn(instead) => Some(instead),
            CorrectionOf::None | CorrectionOf::Recorded(_) => None,
        }
    }
}

impl Standing {
    /// An entry with the decisions that it corrects, directly or over others: while a correction
    /// waits, what it would correct counts beside it.
    #[must_use]
    pub fn with_corrected(&self, entry: EntryNumber) -> BTreeSet<EntryNumber> {
        with_corrected(entry, self.all())
    }

    /// Whether an entry can be corrected: what became of its correction, or of what took the place
    /// of that.
    #[must_use]
    pub fn correction_of(&self, entry: EntryNumber) -> CorrectionOf<'_> {
        let mut found = CorrectionOf::None;
        let mut at = entry;
        while let Some(correction) = self.latest_correction(at) {
            let is_it = |gone: &&Gone| gone.known.entry == correction.entry;
            let gone = self.gone.iter().find(is_it);
            if let Some(withdrawn_by) = gone.and_then(|gone| gone.withdrawn_by) {
                return CorrectionOf::Withdrawn(WithdrawnCorrection {
                    correction: correction.entry,
                    withdrawn_by,
                });
            }
            found = CorrectionOf::Recorded(correction);
            at = correction.entry;
        }
        found
    }

    fn latest_correction(&self, entry: EntryNumber) -> Option<&StandingDecision> {
        let corrects = |known: &&StandingDecision| {
            known.decision.motion().supersedes == Some(entry) && known.entry > entry
        };
        let corrections = self.all().filter(corrects);
        corrections.max_by_key(|known| known.entry)
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
