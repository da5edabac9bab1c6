//! A yes or no to an exception or a recommendation by a role that may, with reasons.

use crate::terms::date::Date;
use crate::terms::ids::{CaseRef, EntryNumber, MemberId};
use crate::terms::text::Words;

/// What an approver asks to record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovalMotion {
    /// The entry of the decision that waits.
    pub decision: EntryNumber,
    /// The case.
    pub case: CaseRef,
    /// Who approves or refuses.
    pub approver: MemberId,
    /// Yes or no.
    pub answer: ApprovalAnswer,
    /// The reasons.
    pub reasons: Option<Words>,
    /// The day.
    pub date: Date,
}

/// Yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ApprovalAnswer {
    /// Approved: what was decided stands.
    Approved,
    /// Refused: the present amount stays and the case goes back to the queue.
    Refused,
}

/// An approval that met the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// What was asked, complete.
    pub(super) motion: ApprovalMotion,
    /// Whether the approver was present at the sitting that decided.
    pub(super) was_present: bool,
}

impl Approval {
    /// Rebuilds a stored approval from its parts.
    #[must_use]
    pub fn restore(motion: ApprovalMotion, was_present: bool) -> Approval {
        Approval {
            motion,
            was_present,
        }
    }

    /// What was asked.
    #[must_use]
    pub fn motion(&self) -> &ApprovalMotion {
        &self.motion
    }

    /// Whether the approver was present at the sitting that decided.
    #[must_use]
    pub fn was_present(&self) -> bool {
        self.was_present
    }
}
