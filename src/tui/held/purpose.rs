//! What a form is for, and what is kept of what is typed into it.

use crate::app::draft_of::DraftOf;
use crate::panel::approval::ApprovalAnswer;
use crate::terms::ids::{CaseRef, EntryNumber, MemberId, ProposalRef};

/// What a form is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A register of one's own, from the start screen.
    NewRegister,
    /// A register that is there, from the start screen.
    OpenRegister,
    /// A new decision on a case.
    Decide(CaseRef),
    /// A correction of a decision on a case.
    Correct {
        /// The case.
        case: CaseRef,
        /// The decision's entry.
        entry: EntryNumber,
    },
    /// A proposal of a weighting change.
    Propose,
    /// A change of a proposal that was recorded as a draft.
    ChangeProposal(ProposalRef),
    /// Opening a sitting.
    OpenSitting,
    /// Who is present.
    Attendance {
        /// Who was present when the form was opened.
        seen: Vec<MemberId>,
    },
    /// A member's particulars.
    EnterMember {
        /// Whether a draft of them is kept: somebody acts, in whose name.
        kept: bool,
    },
    /// An interest in a case.
    DeclareInterest(CaseRef),
    /// Withdrawing a decision.
    Withdraw(EntryNumber),
    /// Answering an exception or a recommendation.
    Approve {
        /// The decision's entry.
        decision: EntryNumber,
        /// The case.
        case: CaseRef,
        /// Yes or no.
        answer: ApprovalAnswer,
    },
    /// Approving or refusing a proposal.
    AnswerProposal {
        /// The proposal.
        proposal: ProposalRef,
        /// Yes or no.
        approved: bool,
    },
    /// Adopting a proposal.
    Adopt(ProposalRef),
}

impl Purpose {
    /// Whether the form belongs to the start screen.
    #[must_use]
    pub fn is_of_start(&self) -> bool {
        matches!(self, Purpose::NewRegister | Purpose::OpenRegister)
    }

    /// What is typed is kept as the draft of this; none for the forms of a few choices.
    #[must_use]
    pub fn draft_of(&self) -> Option<DraftOf> {
        match self {
            Purpose::Decide(case) => Some(DraftOf::decision(case)),
            Purpose::Correct { entry, .. } => Some(DraftOf::correction(*entry)),
            Purpose::Propose => Some(DraftOf::proposal()),
            Purpose::ChangeProposal(proposal) => Some(DraftOf::changed_proposal(proposal)),
            Purpose::DeclareInterest(case) => Some(DraftOf::interest(case)),
            Purpose::Withdraw(entry) => Some(DraftOf::withdrawal(*entry)),
            Purpose::Approve {
                decision, answer, ..
            } => Some(DraftOf::approval(*decision, *answer)),
            Purpose::AnswerProposal { proposal, approved } => {
                Some(DraftOf::proposal_answer(proposal, *approved))
            }
            Purpose::NewRegister
            | Purpose::OpenRegister
            | Purpose::OpenSitting
            | Purpose::Attendance { .. }
            | Purpose::EnterMember { kept: false } => None,
            Purpose::EnterMember { kept: true } => Some(DraftOf::member()),
            Purpose::Adopt(proposal) => Some(DraftOf::adoption(proposal)),
        }
    }

    /// Whether figures of the RAS are proposed with the form, anew or in a draft that is changed.
    #[must_use]
    pub fn proposes(&self) -> bool {
        matches!(self, Purpose::Propose | Purpose::ChangeProposal(_))
    }

    /// The case that is decided with the form, anew or by a correction.
    #[must_use]
    pub fn decides(&self) -> Option<&CaseRef> {
        match self {
            Purpose::Decide(case) | Purpose::Correct { case, .. } => Some(case),
            _ => None,
        }
    }

    /// The entry that is corrected with the form.
    #[must_use]
    pub fn corrects(&self) -> Option<EntryNumber> {
        match self {
            Purpose::Correct { entry, .. } => Some(*entry),
            _ => None,
        }
    }

    /// Whether what is typed for another purpose comes back for this one.
    #[must_use]
    pub fn takes_from(&self, other: &Purpose) -> bool {
        let draft = self.draft_of();
        self == other || (draft.is_some() && draft == other.draft_of())
    }
}
