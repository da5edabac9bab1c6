//! Everything that a person can ask the desk for.

use super::draft_of::{DraftOf, Fields};
use super::starting::Start;
use crate::config::dated::ParameterKey;
use crate::panel::approval::ApprovalMotion;
use crate::panel::decision::Decision;
use crate::panel::motion::Motion;
use crate::panel::proposal::ModelledEffect;
use crate::panel::sitting::Interest;
use crate::terms::date::Date;
use crate::terms::ids::{CaseRef, EntryNumber, MemberId, ProposalRef, RoleId, SittingRef};
use crate::terms::text::Words;
use rust_decimal::Decimal;

/// One request to the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Something before a register is open: the demonstration, a new register, one that is there.
    Start(Box<Start>),
    /// Everything that the frame shows: RAS, sitting, acting member, members, rules.
    Overview,
    /// The queue and its counts; `whole_caseload` lists the cases that are not referred, too.
    Queue {
        /// Whether cases that are not before the panel are listed as well.
        whole_caseload: bool,
    },
    /// One case with everything about it.
    Case(CaseRef),
    /// From now on this member acts.
    ActAs(MemberId),
    /// Enters or changes a member.
    EnterMember {
        /// The member's id.
        id: MemberId,
        /// How the member is shown.
        shown: Words,
        /// The role.
        role: RoleId,
        /// Specialisms.
        specialisms: Vec<String>,
    },
    /// Opens a sitting today.
    OpenSitting {
        /// Who is present.
        present: Vec<MemberId>,
        /// Who chairs.
        chair: MemberId,
    },
    /// Says who is present from now on.
    ChangeAttendance {
        /// Who was present when the form was opened.
        seen: Vec<MemberId>,
        /// Who is present from now on.
        present: Vec<MemberId>,
    },
    /// Declares an interest.
    DeclareInterest(Interest),
    /// States that a member's interest in a case no longer exists.
    EndInterest {
        /// The case.
        case: CaseRef,
        /// The member.
        member: MemberId,
        /// Why.
        reason: Words,
    },
    /// Closes the open sitting.
    CloseSitting,
    /// Finds out what the rules refuse of a request that records, and records nothing.
    Try {
        /// The request.
        command: Box<Command>,
        /// What it will record, in one sentence, to be asked about if the rules let it through.
        sentence: String,
    },
    /// Records a decision, if the rules allow it.
    Decide(Box<Motion>),
    /// Records a decision that was shown and confirmed; refused if it would not be the same now.
    Confirmed(Box<Decision>),
    /// Withdraws a decision; the case goes back to the queue.
    Withdraw {
        /// The decision's entry.
        decision: EntryNumber,
        /// Why.
        reason: Words,
    },
    /// What waits for approval.
    Waiting,
    /// Approves or refuses what waits.
    Approve(Box<ApprovalMotion>),
    /// The transitions.
    Transitions,
    /// The proposals.
    Proposals,
    /// Writes a proposal (a draft, or a changed draft of the same reference).
    Propose(Box<ProposalDraft>),
    /// Submits a proposal to the open sitting.
    SubmitProposal(ProposalRef),
    /// Models a proposal on the whole caseload.
    ModelProposal(ProposalRef),
    /// Keeps with a proposal the effect that was shown and confirmed; shown anew, and asked about
    /// again, if it would not be the same now.
    KeepEffect {
        /// The proposal.
        proposal: ProposalRef,
        /// The effect as it was shown.
        shown: Box<ModelledEffect>,
    },
    /// Approves or refuses a proposal at the open sitting.
    AnswerProposal {
        /// The proposal.
        proposal: ProposalRef,
        /// Approved or refused.
        approved: bool,
        /// The reasons.
        reasons: Words,
    },
    /// Adopts an approved proposal as a new RAS version.
    AdoptProposal {
        /// The proposal.
        proposal: ProposalRef,
        /// The first day on which the new version is in force.
        from: Date,
        /// The new version.
        version: String,
    },
    /// The case's indicative budget under changed figures, without recording anything.
    WhatIf(Asked),
    /// The sittings, each with what it did.
    Sittings,
    /// The minutes of a sitting, to be read.
    Minutes(SittingRef),
    /// Entries of the register, newest first.
    Entries {
        /// Only entries before this one.
        before: Option<EntryNumber>,
        /// How many at most.
        n_max: usize,
    },
    /// Verifies the register.
    Verify,
    /// Keeps a draft.
    KeepDraft(Box<DraftToKeep>),
    /// Throws a draft away, at the member's word.
    DropDraft {
        /// What it is of.
        of: DraftOf,
        /// The draft that the form began with.
        began_on: Option<Fields>,
    },
    /// Looks for the acting member's draft.
    Draft(DraftOf),
    /// Looks for a draft that another program of the acting member keeps of the same.
    OtherDraft {
        /// What it is of.
        of: DraftOf,
        /// The draft that the form began with.
        began_on: Option<Fields>,
    },
    /// Looks whether another program has recorded something since.
    LookForOthers,
}

impl Command {
    /// Whether the request writes nothing: not a record, not a draft.
    #[must_use]
    pub fn only_reads(&self) -> bool {
        if let Command::Start(start) = self {
            return matches!(**start, Start::Try(_));
        }
        matches!(
            self,
            Command::Overview
                | Command::Try { .. }
                | Command::Queue { .. }
                | Command::Case(_)
                | Command::ActAs(_)
                | Command::Waiting
                | Command::Transitions
                | Command::Proposals
                | Command::WhatIf(_)
                | Command::Entries { .. }
                | Command::Verify
                | Command::Sittings
                | Command::Minutes(_)
                | Command::Draft(_)
                | Command::OtherDraft { .. }
                | Command::LookForOthers
        )
    }

    /// Whether the request makes an entry of the register, if the rules allow it.
    #[must_use]
    pub fn records(&self) -> bool {
        let drafts = matches!(self, Command::KeepDraft(_) | Command::DropDraft { .. });
        !self.only_reads() && !drafts && !matches!(self, Command::Start(_))
    }

    /// The draft of the form that asks for this: once it is recorded, its draft is done with. A
    /// decision's goes in the same transaction and is not among them.
    #[must_use]
    pub fn draft_of(&self) -> Option<DraftOf> {
        match self {
            Command::Propose(draft) => Some(match &draft.reference {
                Some(reference) => DraftOf::changed_proposal(reference),
                None => DraftOf::proposal(),
            }),
            Command::Approve(motion) => Some(DraftOf::approval(motion.decision, motion.answer)),
            Command::AnswerProposal {
                proposal, approved, ..
            } => Some(DraftOf::proposal_answer(proposal, *approved)),
            Command::Withdraw { decision, .. } => Some(DraftOf::withdrawal(*decision)),
            Command::EnterMember { .. } => Some(DraftOf::member()),
            Command::AdoptProposal { proposal, .. } => Some(DraftOf::adoption(proposal)),
            Command::DeclareInterest(interest) => Some(DraftOf::interest(&interest.case)),
            _ => None,
        }
    }
}

/// What is asked of changed figures: which cases are scored with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The cases to score.
    pub cases: Vec<CaseRef>,
    /// The changed figures.
    pub changes: Vec<(ParameterKey, Decimal)>,
}

/// A draft as it is to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftToKeep {
    /// What it is of.
    pub of: DraftOf,
    /// The form's fields.
    pub fields: Fields,
    /// The draft that the form began with; it is done with once these are kept.
    pub began_on: Option<Fields>,
}

/// A proposal as it is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalDraft {
    /// Its reference; none for a new one.
    pub reference: Option<ProposalRef>,
    /// Its title.
    pub title: Words,
    /// The changes.
    pub changes: Vec<(ParameterKey, Decimal)>,
    /// The reason.
    pub reason: Words,
    /// The evidence.
    pub evidence: Vec<CaseRef>,
}
