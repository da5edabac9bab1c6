//! Everything that can be recorded: the values behind the entries of the register.

use super::approval::Approval;
use super::decision::Decision;
use super::member::Member;
use super::proposal::Proposal;
use super::sitting::Interest;
use crate::terms::date::Date;
use crate::terms::ids::{CaseRef, EntryNumber, MemberId, ProposalRef, SittingRef};
use crate::terms::text::Words;

/// One thing that was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// A caseload was imported: counts and salted digests, no personal data.
    CaseloadImported(ImportNote),
    /// A RAS version came into the register, whole, and is the live one from its date.
    RasAdopted(RasAdoption),
    /// The panel's rules and the limits of the flag rules came into the register, whole, and apply
    /// from this entry on.
    PanelRulesSet(StoredRules),
    /// A member was entered or changed.
    MemberEntered(Member),
    /// A sitting was opened.
    SittingOpened {
        /// The sitting.
        sitting: SittingRef,
        /// Its date.
        date: Date,
        /// Who is present.
        present: Vec<Member>,
        /// Who chairs.
        chair: MemberId,
        /// The quorum in force.
        quorum: u32,
    },
    /// A member came or left.
    AttendanceChanged {
        /// The sitting.
        sitting: SittingRef,
        /// Who is present from now on.
        present: Vec<Member>,
    },
    /// An interest was declared.
    InterestDeclared {
        /// The sitting.
        sitting: SittingRef,
        /// The interest.
        interest: Interest,
    },
    /// A member stated that a declared interest no longer exists.
    InterestEnded {
        /// The sitting at which it was stated.
        sitting: SittingRef,
        /// The case.
        case: CaseRef,
        /// The member.
        member: MemberId,
        /// The entry that declared the interest.
        declared: EntryNumber,
        /// Why it no longer exists.
        reason: Words,
    },
    /// A sitting was closed.
    SittingClosed {
        /// The sitting.
        sitting: SittingRef,
        /// The cases before the panel that it left undecided; none where that was not recorded, as
        /// in registers of before.
        undecided: Option<Vec<CaseRef>>,
    },
    /// A decision was recorded (it may supersede another).
    DecisionRecorded(Box<Decision>),
    /// A decision was withdrawn without another in its place; the case goes back to the queue.
    DecisionWithdrawn {
        /// The decision's entry.
        decision: EntryNumber,
        /// Why.
        reason: Words,
    },
    /// An exception or a recommendation was answered.
    ApprovalGiven(Approval),
    /// A proposal was written, or moved a stage.
    ProposalRecorded(Box<Proposal>),
    /// A proposal was approved or refused at a sitting, with reasons.
    ProposalAnswered {
        /// The proposal.
        proposal: ProposalRef,
        /// The sitting.
        sitting: SittingRef,
        /// Approved or refused.
        approved: bool,
        /// The reasons.
        reasons: Words,
    },
    /// The text of earlier entries was erased; their place in the register stays.
    Erased(Erasure),
}

/// What is recorded of an erasure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// The entries whose text is gone.
    pub entries: Vec<EntryNumber>,
    /// The rule under which it was erased (a retention period, a person's request).
    pub rule: Words,
    /// On whose authority.
    pub authority: Words,
}

/// What is recorded of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportNote {
    /// The profile's title.
    pub profile: String,
    /// Each file's name, its digest (hexadecimal), rows read, rows accepted, rows rejected.
    pub files: Vec<ImportedFile>,
    /// Cases new, changed, unchanged.
    pub n_new: u32,
    /// Cases whose facts changed.
    pub n_changed: u32,
    /// Cases that are as they were.
    pub n_unchanged: u32,
}

/// What is recorded of one imported file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedFile {
    /// The file's name without its folder.
    pub name: String,
    /// Its SHA-256 in hexadecimal.
    pub digest: String,
    /// Rows read.
    pub n_rows: u32,
    /// Rows accepted.
    pub n_accepted: u32,
    /// Rows rejected.
    pub n_rejected: u32,
}

/// A RAS version's coming into the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RasAdoption {
    /// The RAS's id and version.
    pub ras: (String, String),
    /// From when it is in force.
    pub from: Date,
    /// Its digest in hexadecimal.
    pub digest: String,
    /// Its files: (name, text).
    pub files: Vec<(String, String)>,
    /// The proposal that it carries out, if any.
    pub proposal: Option<ProposalRef>,
}

/// The panel's rules as the register holds them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRules {
    /// Their digest in hexadecimal.
    pub digest: String,
    /// Their files: (name, text).
    pub files: Vec<(String, String)>,
}
