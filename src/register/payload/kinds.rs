//! The kinds of entries, with their stored codes, and what an entry is about.

use crate::panel::record::Record;
use crate::terms::ids::EntryNumber;

/// What kind of record an entry holds (the `action` of its bytes).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// See [`Record::CaseloadImported`].
    CaseloadImported,
    /// See [`Record::RasAdopted`].
    RasAdopted,
    /// See [`Record::MemberEntered`].
    MemberEntered,
    /// See [`Record::SittingOpened`].
    SittingOpened,
    /// See [`Record::AttendanceChanged`].
    AttendanceChanged,
    /// See [`Record::InterestDeclared`].
    InterestDeclared,
    /// See [`Record::SittingClosed`].
    SittingClosed,
    /// See [`Record::DecisionRecorded`].
    DecisionRecorded,
    /// See [`Record::DecisionWithdrawn`].
    DecisionWithdrawn,
    /// See [`Record::ApprovalGiven`].
    ApprovalGiven,
    /// See [`Record::ProposalRecorded`].
    ProposalRecorded,
    /// See [`Record::ProposalAnswered`].
    ProposalAnswered,
    /// See [`Record::Erased`].
    Erased,
    /// See [`Record::InterestEnded`].
    InterestEnded,
    /// See [`Record::PanelRulesSet`].
    PanelRulesSet,
}

impl EntryKind {
    /// Every kind with its stored code and its words.
    pub const ALL: [(EntryKind, u16, &'static str); 15] = [
        (EntryKind::CaseloadImported, 1, "caseload imported"),
        (EntryKind::RasAdopted, 2, "RAS version adopted"),
        (EntryKind::MemberEntered, 3, "member entered"),
        (EntryKind::SittingOpened, 4, "sitting opened"),
        (EntryKind::AttendanceChanged, 5, "attendance changed"),
        (EntryKind::InterestDeclared, 6, "interest declared"),
        (EntryKind::SittingClosed, 7, "sitting closed"),
        (EntryKind::DecisionRecorded, 8, "decision"),
        (EntryKind::DecisionWithdrawn, 9, "decision withdrawn"),
        (EntryKind::ApprovalGiven, 10, "approval"),
        (EntryKind::ProposalRecorded, 11, "proposal"),
        (EntryKind::ProposalAnswered, 12, "proposal answered"),
        (EntryKind::Erased, 13, "text erased"),
        (EntryKind::InterestEnded, 14, "interest ended"),
        (EntryKind::PanelRulesSet, 15, "panel rules set"),
    ];

    /// The stored code.
    #[must_use]
    pub fn code(self) -> u16 {
        Self::ALL
            .iter()
            .find(|row| row.0 == self)
            .map_or(0, |row| row.1)
    }

    /// The words shown.
    #[must_use]
    pub fn words(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|row| row.0 == self)
            .map_or("?", |row| row.2)
    }

    /// Finds the kind with this code, or nothing.
    #[must_use]
    pub fn from_code(code: u16) -> Option<EntryKind> {
        Self::ALL.iter().find(|row| row.1 == code).map(|row| row.0)
    }

    /// The kind of a record.
    #[must_use]
    pub fn of(record: &Record) -> EntryKind {
        match record {
            Record::CaseloadImported(_) => EntryKind::CaseloadImported,
            Record::RasAdopted(_) => EntryKind::RasAdopted,
            Record::MemberEntered(_) => EntryKind::MemberEntered,
            Record::SittingOpened { .. } => EntryKind::SittingOpened,
            Record::AttendanceChanged { .. } => EntryKind::AttendanceChanged,
            Record::InterestDeclared { .. } => EntryKind::InterestDeclared,
            Record::SittingClosed { .. } => EntryKind::SittingClosed,
            Record::DecisionRecorded(_) => EntryKind::DecisionRecorded,
            Record::DecisionWithdrawn { .. } => EntryKind::DecisionWithdrawn,
            Record::ApprovalGiven(_) => EntryKind::ApprovalGiven,
            Record::ProposalRecorded(_) => EntryKind::ProposalRecorded,
            Record::ProposalAnswered { .. } => EntryKind::ProposalAnswered,
            Record::Erased(_) => EntryKind::Erased,
            Record::InterestEnded { .. } => EntryKind::InterestEnded,
            Record::PanelRulesSet(_) => EntryKind::PanelRulesSet,
        }
    }

    /// Whether the text of such an entry may be erased: only what tells of a person's case.
    #[must_use]
    pub fn may_be_erased(self) -> bool {
        match self {
            EntryKind::CaseloadImported
            | EntryKind::InterestDeclared
            | EntryKind::InterestEnded
            | EntryKind::DecisionRecorded
            | EntryKind::DecisionWithdrawn
            | EntryKind::ApprovalGiven => true,
            EntryKind::RasAdopted
            | EntryKind::PanelRulesSet
            | EntryKind::MemberEntered
            | EntryKind::SittingOpened
            | EntryKind::AttendanceChanged
            | EntryKind::SittingClosed
            | EntryKind::ProposalRecorded
            | EntryKind::ProposalAnswered
            | EntryKind::Erased => false,
        }
    }
}

/// What sort of thing an identifier of the register stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IdentityKind {
    /// A member.
    Member,
    /// A person's case.
    Case,
    /// A sitting.
    Sitting,
    /// A proposal.
    Proposal,
    /// A RAS.
    Ras,
    /// The caseload as a whole.
    Caseload,
    /// The register itself.
    Register,
}

impl IdentityKind {
    /// Every kind with its stored code and its word.
    pub const ALL: [(IdentityKind, u16, &'static str); 7] = [
        (IdentityKind::Member, 1, "member"),
        (IdentityKind::Case, 2, "case"),
        (IdentityKind::Sitting, 3, "sitting"),
        (IdentityKind::Proposal, 4, "proposal"),
        (IdentityKind::Ras, 5, "RAS"),
        (IdentityKind::Caseload, 6, "caseload"),
        (IdentityKind::Register, 7, "register"),
    ];

    /// The stored code.
    #[must_use]
    pub fn code(self) -> u16 {
        Self::ALL
            .iter()
            .find(|row| row.0 == self)
            .map_or(0, |row| row.1)
    }

    /// The word shown.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|row| row.0 == self)
            .map_or("?", |row| row.2)
    }

    /// Finds the kind with this code, or nothing.
    #[must_use]
    pub fn from_code(code: u16) -> Option<IdentityKind> {
        Self::ALL.iter().find(|row| row.1 == code).map(|row| row.0)
    }
}

/// How the subject of a record is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SubjectOf<'a> {
    /// It is named in the record.
    Named(IdentityKind, &'a str),
    /// It is the subject of an earlier entry.
    SameAs(EntryNumber),
}

impl SubjectOf<'_> {
    /// What a record is about.
    #[must_use]
    pub fn record(record: &Record) -> SubjectOf<'_> {
        match record {
            Record::CaseloadImported(_) => SubjectOf::Named(IdentityKind::Caseload, "caseload"),
            Record::RasAdopted(adoption) => SubjectOf::Named(IdentityKind::Ras, &adoption.ras.0),
            Record::MemberEntered(member) => {
                SubjectOf::Named(IdentityKind::Member, member.id.as_str())
            }
            Record::SittingOpened { sitting, .. }
            | Record::AttendanceChanged { sitting, .. }
            | Record::InterestDeclared { sitting, .. }
            | Record::InterestEnded { sitting, .. }
            | Record::SittingClosed { sitting, .. } => {
                SubjectOf::Named(IdentityKind::Sitting, sitting.as_str())
            }
            Record::DecisionRecorded(decision) => {
                SubjectOf::Named(IdentityKind::Case, decision.motion().case.as_str())
            }
            Record::DecisionWithdrawn { decision, .. } => SubjectOf::SameAs(*decision),
            Record::ApprovalGiven(approval) => {
                SubjectOf::Named(IdentityKind::Case, approval.motion().case.as_str())
            }
            Record::ProposalRecorded(proposal) => {
                SubjectOf::Named(IdentityKind::Proposal, proposal.reference.as_str())
            }
            Record::ProposalAnswered { proposal, .. } => {
                SubjectOf::Named(IdentityKind::Proposal, proposal.as_str())
            }
            Record::PanelRulesSet(_) | Record::Erased(_) => {
                SubjectOf::Named(IdentityKind::Register, "register")
            }
        }
    }
}

/// The entry that a record takes the place of: of a correction the decision that it corrects, or
/// the withdrawal of an earlier correction of that.
#[must_use]
pub fn superseded_by(record: &Record) -> Option<EntryNumber> {
    match record {
        Record::DecisionRecorded(decision) => {
            let instead = decision.instead_of().map(|instead| instead.withdrawn_by);
            instead.or(decision.motion().supersedes)
        }
        Record::DecisionWithdrawn { decision, .. } => Some(*decision),
        _ => None,
    }
}
