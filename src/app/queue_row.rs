//! A case as the queue lists it: a few dozen bytes of what people sort and look for.

use crate::config::tolerances::FlagKind;
use crate::panel::sitting_tally::SittingTally;
use crate::terms::budget::Gap;
use crate::terms::date::Date;
use crate::terms::ids::{CaseRef, EntryNumber};
use crate::terms::money::PerWeek;
use crate::terms::points::WeightedPoints;
use crate::terms::text::Label;

/// Which drafts of decisions are kept on a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeptDrafts {
    /// Whether one of a new decision is kept.
    pub decision: bool,
    /// Whether one of a correction is kept.
    pub correction: bool,
}

impl KeptDrafts {
    /// How many are kept.
    #[must_use]
    pub fn n_kept(self) -> usize {
        usize::from(self.decision) + usize::from(self.correction)
    }
}

/// One line of the queue (or of the whole caseload).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueRow {
    /// The sign of the currency of its amounts.
    pub currency: Label,
    /// The case.
    pub case: CaseRef,
    /// Age today; none when the date of birth is not known.
    pub age: Option<u8>,
    /// Primary support reason, shortened for lists (`Personal care`).
    pub support_reason: String,
    /// The team.
    pub team: String,
    /// The package's known cost.
    pub package: PerWeek,
    /// Whether the package's cost is complete; if not, it is "at least". Not without a package.
    pub package_complete: bool,
    /// Why there is no package, in a word or two (`none recorded`, `all ended`,
    /// `to begin`).
    pub no_package: Option<&'static str>,
    /// The indicative budget; none when there is none.
    pub indicative: Option<PerWeek>,
    /// Why there is no indicative budget, in a word or two (`does not apply`, `missing answers`).
    pub no_indicative: Option<String>,
    /// The same in full, as a case's own page tells it; empty where there is one.
    pub no_indicative_reasons: Vec<String>,
    /// Package minus indicative; none when either is.
    pub gap: Option<Gap>,
    /// Weighted points.
    pub weighted: Option<WeightedPoints>,
    /// Marks of the flags, refer flags first: (code, mark, kind).
    pub flags: Vec<(String, String, FlagKind)>,
    /// Each refer flag in one sentence; empty for a case that is not before the panel.
    pub flag_sentences: Vec<String>,
    /// Whether the case is before the panel (a refer flag or a worker's referral).
    pub referred: bool,
    /// Since when: a worker's referral, else the import of its facts, from which rules refer it.
    pub since: Option<Date>,
    /// When, who and why, where a worker sent the case; if none did, rules refer it.
    pub by_worker: Option<String>,
    /// Days since then; none for a case that is not before the panel.
    pub days_waiting: Option<i32>,
    /// Whether the days are over the target.
    pub overdue: bool,
    /// Where the case stands.
    pub state: CaseState,
    /// Whether it was decided before, and something has brought it back.
    pub came_back: bool,
    /// That the package changed since a reduction was decided, in one sentence; nothing elsewhere.
    pub changed: Option<String>,
    /// That an import refused the person's row since, in one sentence; nothing elsewhere.
    pub refused_row: Option<String>,
    /// Which drafts of decisions are kept on it for the acting member.
    pub drafts: KeptDrafts,
    /// The last agreed sum, with when it was agreed and when it counts.
    pub last_agreed: Option<(PerWeek, String)>,
}

impl QueueRow {
    /// Whether the case is in the panel's queue: referred, or a decision on it is yet to be looked
    /// at. One that was decided earlier, and that no rule and no worker refers, is not.
    #[must_use]
    pub fn is_before_the_panel(&self) -> bool {
        let settled = matches!(self.state, CaseState::Undecided | CaseState::Decided);
        self.referred || self.came_back || !settled
    }

    /// Whether a sitting that closes now leaves the case undecided, as its minutes list it.
    #[must_use]
    pub fn is_left_undecided(&self) -> bool {
        self.is_before_the_panel() && self.state.is_open()
    }
}

/// Where a case stands with the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseState {
    /// Nothing is decided, or the last decision was refused, withdrawn or has run out.
    Undecided,
    /// Decided at the sitting that is open.
    DecidedNow,
    /// Decided at an earlier sitting, and it stands.
    Decided,
    /// Deferred, with questions due.
    Deferred,
    /// Sent back to the worker or to another service.
    SentBack,
    /// A recommendation or an exception waits for somebody's word.
    Waiting,
    /// An exception or recommendation was refused: the case is back in the queue.
    RefusedBack,
    /// The package changed since a reduction was decided: the case is back in the queue.
    ChangedBack,
}

impl CaseState {
    /// All, in the order in which they are explained.
    pub const ALL: [CaseState; 8] = [
        CaseState::Undecided,
        CaseState::DecidedNow,
        CaseState::Decided,
        CaseState::Deferred,
        CaseState::SentBack,
        CaseState::Waiting,
        CaseState::RefusedBack,
        CaseState::ChangedBack,
    ];

    /// The mark in lists, a character wide, and the word for it.
    #[must_use]
    pub fn mark(self) -> (&'static str, &'static str) {
        match self {
            CaseState::Undecided => (" ", "undecided"),
            CaseState::DecidedNow => ("✓", "decided in this sitting"),
            CaseState::Decided => ("·", "decided earlier"),
            CaseState::Deferred => ("‖", "deferred"),
            CaseState::SentBack => ("←", "sent back"),
            CaseState::Waiting => ("○", "awaiting approval"),
            CaseState::RefusedBack => ("!", "approval refused, back in the queue"),
            CaseState::ChangedBack => ("≠", "package changed, back in the queue"),
        }
    }

    /// Whether the panel still has to decide.
    #[must_use]
    pub fn is_open(self) -> bool {
        match self {
            CaseState::Undecided
            | CaseState::Deferred
            | CaseState::RefusedBack
            | CaseState::ChangedBack => true,
            CaseState::DecidedNow
            | CaseState::Decided
            | CaseState::SentBack
            | CaseState::Waiting => false,
        }
    }
}

/// What the queue's heading says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueueCounts {
    /// Cases in the caseload.
    pub n_cases: usize,
    /// Cases before the panel, as the queue lists them.
    pub n_before_the_panel: usize,
    /// What the open sitting has done; none where no sitting is open.
    pub tally: Option<SittingTally>,
    /// Waiting exceptions and recommendations.
    pub n_waiting: usize,
    /// Transitions with an overdue step or end, or whose package changed since they were decided.
    pub n_transitions_overdue: usize,
    /// The register's newest entry.
    pub head: Option<EntryNumber>,
}
