//! What a draft is of: one for each form, subject and member. Drafts are not records.

use crate::panel::approval::ApprovalAnswer;
use crate::terms::ids::{CaseRef, EntryNumber, ProposalRef};

/// What a draft is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftOf {
    /// The form.
    pub form: &'static str,
    /// What the form is about.
    pub subject: String,
}

/// The form of a decision.
const DECISION: &str = "decision";

impl DraftOf {
    /// A decision on a case.
    #[must_use]
    pub fn decision(case: &CaseRef) -> DraftOf {
        DraftOf::new(DECISION, case.to_string())
    }

    /// The name of the form of decisions.
    #[must_use]
    pub fn decision_form() -> &'static str {
        DECISION
    }

    /// A proposal that is being written.
    #[must_use]
    pub fn proposal() -> DraftOf {
        DraftOf::new("proposal", "new")
    }

    /// An answer to a decision that waits.
    #[must_use]
    pub fn approval(decision: EntryNumber, answer: ApprovalAnswer) -> DraftOf {
        let form = match answer {
            ApprovalAnswer::Approved => "approval",
            ApprovalAnswer::Refused => "refusal",
        };
        DraftOf::new(form, decision.to_string())
    }

    /// An answer to a proposal.
    #[must_use]
    pub fn proposal_answer(proposal: &ProposalRef, approved: bool) -> DraftOf {
        let form = match approved {
            true => "proposal approval",
            false => "proposal refusal",
        };
        DraftOf::new(form, proposal.to_string())
    }

    /// A withdrawal of a decision.
    #[must_use]
    pub fn withdrawal(decision: EntryNumber) -> DraftOf {
        DraftOf::new("withdrawal", decision.to_string())
    }

    /// A declaration of an interest in a case.
    #[must_use]
    pub fn interest(case: &CaseRef) -> DraftOf {
        DraftOf::new("interest", case.to_string())
    }

    fn new(form: &'static str, subject: impl Into<String>) -> DraftOf {
        DraftOf {
            form,
            subject: subject.into(),
        }
    }
}
