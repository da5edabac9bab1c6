//! What a draft is of: one for each form, subject and member. Drafts are not records.

use crate::panel::approval::ApprovalAnswer;
use crate::panel::motion::Motion;
use crate::terms::ids::{CaseRef, EntryNumber, ProposalRef};

/// A form's fields by name, as typed.
pub type Fields = Vec<(String, String)>;

/// What a draft is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftOf {
    /// The form.
    pub form: &'static str,
    /// What the form is about.
    pub subject: String,
}

/// The form of a new decision; the subject of its drafts is the case.
pub const DECISION: &str = "decision";

/// The form of a correction; the subject of its drafts is the entry that is corrected.
pub const CORRECTION: &str = "correction";

impl DraftOf {
    /// A new decision on a case.
    #[must_use]
    pub fn decision(case: &CaseRef) -> DraftOf {
        DraftOf::new(DECISION, case.to_string())
    }

    /// A correction of a decision: what was written against one entry never comes back under the
    /// heading of another.
    #[must_use]
    pub fn correction(entry: EntryNumber) -> DraftOf {
        DraftOf::new(CORRECTION, entry.to_string())
    }

    /// What a motion was written in: a new decision, or a correction.
    #[must_use]
    pub fn motion(motion: &Motion) -> DraftOf {
        match motion.supersedes {
            Some(entry) => DraftOf::correction(entry),
            None => DraftOf::decision(&motion.case),
        }
    }

    /// A proposal that is being written.
    #[must_use]
    pub fn proposal() -> DraftOf {
        DraftOf::new("proposal", "new")
    }

    /// A proposal that was recorded as a draft, while it is changed.
    #[must_use]
    pub fn changed_proposal(proposal: &ProposalRef) -> DraftOf {
        DraftOf::new("proposal", proposal.to_string())
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

    /// An adoption of a proposal.
    #[must_use]
    pub fn adoption(proposal: &ProposalRef) -> DraftOf {
        DraftOf::new("adoption", proposal.to_string())
    }

    /// A member's particulars.
    #[must_use]
    pub fn member() -> DraftOf {
        DraftOf::new("member", "new")
    }

    /// A declaration of an interest in a case.
    #[must_use]
    pub fn interest(case: &CaseRef) -> DraftOf {
        DraftOf::new("interest", case.to_string())
    }

    /// What a kept draft of an answer, a withdrawal, a correction, or a changed proposal, is of: it
    /// may be over before it is recorded. None of any other form.
    #[must_use]
    pub fn of_answer(form: &str, subject: &str) -> Option<DraftOf> {
        let known = [
            "approval",
            "refusal",
            "proposal approval",
            "proposal refusal",
            "proposal",
            "adoption",
            "withdrawal",
            CORRECTION,
        ];
        let form = known.into_iter().find(|known| *known == form)?;
        Some(DraftOf::new(form, subject)).filter(|of| *of != DraftOf::proposal())
    }

    /// What it is of, in a few words (`approval of entry 12`); of a form about a case, its name.
    #[must_use]
    pub fn words(&self) -> String {
        let subject = &self.subject;
        match self.form {
            "approval" | "refusal" | "withdrawal" | CORRECTION => {
                format!("{} of entry {subject}", self.form)
            }
            "proposal approval" => format!("approval of proposal {subject}"),
            "proposal refusal" => format!("refusal of proposal {subject}"),
            "adoption" => format!("adoption of proposal {subject}"),
            "proposal" => format!("change of proposal {subject}"),
            form => format!("{form}, {subject}"),
        }
    }

    fn new(form: &'static str, subject: impl Into<String>) -> DraftOf {
        DraftOf {
            form,
            subject: subject.into(),
        }
    }
}
