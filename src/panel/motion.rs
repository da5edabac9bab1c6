//! What a member asks the panel to record: possibly incomplete, never yet a decision.
//!
//! A motion is what the form holds. `moderation` turns it into a decision or into stated refusals.

use super::verdict::Verdict;
use crate::terms::date::Date;
use crate::terms::ids::{CaseRef, EntryNumber, MemberId};
use crate::terms::text::Words;

/// A motion to decide a case; while it is written, its outcome is one that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Motion<V = Verdict> {
    /// The case.
    pub case: CaseRef,
    /// Who records.
    pub recorder: MemberId,
    /// Who moved it, when that is another member.
    pub mover: Option<MemberId>,
    /// The outcome.
    pub verdict: V,
    /// The first day on which it has effect.
    pub effective: Date,
    /// Why an increase takes effect on another day than the decision's.
    pub effective_reason: Option<Words>,
    /// Codes of the reasons, as `config/panel.toml` lists them.
    pub reasons: Vec<String>,
    /// The rationale in words.
    pub rationale: Option<Words>,
    /// What was relied on.
    pub relied_on: Vec<Evidence>,
    /// How the amount meets the eligible needs.
    pub how_needs_are_met: Option<Words>,
    /// What the person or the advocate thinks.
    pub persons_view: Option<PersonsView>,
    /// Other options considered.
    pub other_options: Option<Words>,
    /// How the reablement and telecare gate is met, where the assessment leaves it open.
    pub gate: Option<GateAnswer>,
    /// The recorder confirms a reduction although the package's cost is incomplete.
    pub incomplete_package_confirmed: bool,
    /// The decision that this one corrects.
    pub supersedes: Option<EntryNumber>,
    /// The last entry on the case when the form was opened: if another has come since, the motion
    /// is not recorded.
    pub last_entry_seen: Option<EntryNumber>,
}

/// A paper that a decision rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What kind of paper.
    pub kind: EvidenceKind,
    /// Its date.
    pub date: Date,
    /// What it is, in words.
    pub what: Words,
}

/// The kinds of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceKind {
    /// A needs assessment.
    Assessment,
    /// A review.
    Review,
    /// Anything else (a letter, a quotation, a specialist's report).
    Other,
}

impl<V> Motion<V> {
    /// The same motion with another outcome.
    #[must_use]
    pub fn with_verdict<W>(self, verdict: W) -> Motion<W> {
        Motion {
            case: self.case,
            recorder: self.recorder,
            mover: self.mover,
            verdict,
            effective: self.effective,
            effective_reason: self.effective_reason,
            reasons: self.reasons,
            rationale: self.rationale,
            relied_on: self.relied_on,
            how_needs_are_met: self.how_needs_are_met,
            persons_view: self.persons_view,
            other_options: self.other_options,
            gate: self.gate,
            incomplete_package_confirmed: self.incomplete_package_confirmed,
            supersedes: self.supersedes,
            last_entry_seen: self.last_entry_seen,
        }
    }
}

/// What the person or the advocate thinks of the outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonsView {
    /// Their view.
    Given(Words),
    /// It is not known, and why.
    NotKnown(Words),
}

/// How the reablement and telecare gate is met \[Rochdale\].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GateAnswer {
    /// It was considered after all: how.
    Considered(Words),
    /// It is not called for: why.
    NotCalledFor(Words),
    /// An interim amount is agreed; the answer is due on the date.
    Interim {
        /// When the answer is due.
        due: Date,
    },
}
