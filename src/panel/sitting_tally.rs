//! What a sitting has done, in counts that every screen and paper shares.

use super::standing::{DecisionOutcome, StandingDecision};
use super::verdict::Verdict;
use crate::terms::ids::{CaseRef, SittingRef};
use crate::terms::text::so_many;
use std::collections::BTreeSet;

/// How many decisions a sitting recorded, and what became of them as things stand.
///
/// Every decision recorded is counted once: its case is decided or deferred by it, or it was
/// refused by whoever had to approve it, corrected (superseded by another) or withdrawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SittingTally {
    /// Cases that the sitting has decided: by a decision that stands, was approved or waits for
    /// approval. To return or to refer a case is to decide it.
    pub n_decided: usize,
    /// Decisions that still wait for a role or for an exception's approval.
    pub n_waiting: usize,
    /// Cases that it has deferred.
    pub n_deferred: usize,
    /// Decisions that were refused when approval was asked.
    pub n_refused: usize,
    /// Decisions that another took the place of, at this sitting or later.
    pub n_corrected: usize,
    /// Decisions that were withdrawn.
    pub n_withdrawn: usize,
    /// All decisions that it recorded.
    pub n_recorded: usize,
}

impl SittingTally {
    /// Counts the decisions of a sitting among those on all cases.
    #[must_use]
    pub fn of<'a>(
        sitting: &SittingRef,
        decisions: impl IntoIterator<Item = &'a StandingDecision>,
    ) -> SittingTally {
        let mut tally = SittingTally::default();
        let mut decided: BTreeSet<&CaseRef> = BTreeSet::new();
        let mut deferred: BTreeSet<&CaseRef> = BTreeSet::new();
        for known in decisions {
            if known.decision.sitting() != sitting {
                continue;
            }
            tally.n_recorded += 1;
            let motion = known.decision.motion();
            match (&known.outcome, &motion.verdict) {
                (DecisionOutcome::Superseded(_), _) => tally.n_corrected += 1,
                (DecisionOutcome::Withdrawn(_), _) => tally.n_withdrawn += 1,
                (DecisionOutcome::Refused(_), _) => tally.n_refused += 1,
                (_, Verdict::Defer { .. }) => {
                    deferred.insert(&motion.case);
                }
                (outcome, _) => {
                    tally.n_waiting += usize::from(*outcome == DecisionOutcome::Waits);
                    decided.insert(&motion.case);
                }
            }
        }
        tally.n_decided = decided.len();
        tally.n_deferred = deferred.difference(&decided).count();
        tally
    }

    /// The counts in words: `7 cases decided, 1 deferred; 12 decisions recorded, of which 1 waiting
    /// for approval, 3 corrected, 1 withdrawn`.
    #[must_use]
    pub fn words(&self) -> String {
        let deferred = match self.n_deferred {
            0 => String::new(),
            n => format!(", {n} deferred"),
        };
        let rest = [
            (self.n_waiting, "waiting for approval"),
            (self.n_corrected, "corrected"),
            (self.n_withdrawn, "withdrawn"),
            (self.n_refused, "refused on approval"),
        ];
        let rest = rest.iter().filter(|(n, _)| *n > 0);
        let rest: Vec<String> = rest.map(|(n, what)| format!("{n} {what}")).collect();
        let rest = match rest.is_empty() {
            true => String::new(),
            false => format!(", of which {}", rest.join(", ")),
        };
        format!(
            "{} decided{deferred}; {} recorded{rest}",
            so_many(self.n_decided, "case", "cases"),
            so_many(self.n_recorded, "decision", "decisions")
        )
    }
}
