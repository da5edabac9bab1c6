//! Payload bytes of records: one file for each kind, fixed order, length-prefixed.
//!
//! A payload's kind and schema number stand in its entry. A format once released is never changed:
//! another order of fields is another schema number, and the older one stays readable.

pub mod kinds;
pub mod bytes;
pub mod packing;
pub mod scalars;
pub mod imports;
pub mod ras_adoptions;
pub mod stored_rules;
pub mod members;
pub mod sittings;
pub mod transitions;
pub mod verdicts;
pub mod motions;
pub mod owed;
pub mod decisions;
pub mod approvals;
pub mod proposals;
pub mod erasures;

use crate::panel::decision::Decision;
use crate::panel::record::Record;
use crate::terms::ids::{EntryNumber, SittingRef};
use crate::terms::text::Words;
use bytes::PayloadFault;
use kinds::EntryKind;
use packing::{packed, unpacked};

/// The payload schema in which this version of the program writes a kind of record; the earlier
/// ones are still read. Schema 2 of a decision adds the currency, schema 3 the limits of its flags
/// and how the indicative budget was reached, schema 4 how the case came to the panel and the
/// assessment relied on, schema 5 what is owed for days gone by, schema 6 which of that is not
/// known in full, schema 7 the withdrawn correction in whose place it corrects; schema 2
/// of a closing what was left undecided, schema 2 of a proposal how its effect is spread, schema 3
/// the totals that the RAS states by the year, and which teams are joined.
#[must_use]
pub fn schema_of(kind: EntryKind) -> u16 {
    match kind {
        EntryKind::DecisionRecorded => 7,
        EntryKind::ProposalRecorded => 3,
        EntryKind::SittingClosed => 2,
        _ => 1,
    }
}

/// The payload bytes of a record, in the schema of its kind ([`schema_of`]).
#[must_use]
pub fn encode(record: &Record) -> Vec<u8> {
    match record.clone() {
        Record::CaseloadImported(note) => packed(&note),
        Record::RasAdopted(adoption) => packed(&adoption),
        Record::PanelRulesSet(rules) => packed(&rules),
        Record::MemberEntered(member) => packed(&member),
        Record::SittingOpened {
            sitting,
            date,
            present,
            chair,
            quorum,
        } => packed(&sittings::Opening {
            sitting,
            date,
            present,
            chair,
            quorum,
        }),
        Record::AttendanceChanged { sitting, present } => packed(&(sitting, present)),
        Record::InterestDeclared { sitting, interest } => packed(&(sitting, interest)),
        Record::InterestEnded {
            sitting,
            case,
            member,
            declared,
            reason,
        } => packed(&sittings::Ending {
            sitting,
            case,
            member,
            declared,
            reason,
        }),
        Record::SittingClosed { sitting, undecided } => packed(&(sitting, undecided)),
        Record::DecisionRecorded(decision) => packed(&decision),
        Record::DecisionWithdrawn { decision, reason } => packed(&(decision, reason)),
        Record::ApprovalGiven(approval) => packed(&approval),
        Record::ProposalRecorded(proposal) => packed(&proposal),
        Record::ProposalAnswered {
            proposal,
            sitting,
            approved,
            reasons,
        } => packed(&proposals::Answer {
            proposal,
            sitting,
            approved,
            reasons,
        }),
        Record::Erased(erasure) => packed(&erasure),
    }
}

/// Reads a record back from its payload bytes.
///
/// Fails on bytes that [`encode`] would not have written, and on schemas of later versions.
pub fn decode(kind: EntryKind, schema: u16, bytes: &[u8]) -> Result<Record, PayloadFault> {
    if !(1..=schema_of(kind)).contains(&schema) {
        let action = kind.code();
        return Err(PayloadFault::UnknownKind { action, schema });
    }
    Ok(match kind {
        EntryKind::CaseloadImported => Record::CaseloadImported(unpacked(bytes)?),
        EntryKind::RasAdopted => Record::RasAdopted(unpacked(bytes)?),
        EntryKind::PanelRulesSet => Record::PanelRulesSet(unpacked(bytes)?),
        EntryKind::MemberEntered => Record::MemberEntered(unpacked(bytes)?),
        EntryKind::SittingOpened => opened(unpacked(bytes)?),
        EntryKind::AttendanceChanged => {
            let (sitting, present) = unpacked(bytes)?;
            Record::AttendanceChanged { sitting, present }
        }
        EntryKind::InterestDeclared => {
            let (sitting, interest) = unpacked(bytes)?;
            Record::InterestDeclared { sitting, interest }
        }
        EntryKind::InterestEnded => ended(unpacked(bytes)?),
        EntryKind::SittingClosed if schema == 1 => Record::SittingClosed {
            sitting: unpacked::<SittingRef>(bytes)?,
            undecided: None,
        },
        EntryKind::SittingClosed => {
            let (sitting, undecided) = unpacked(bytes)?;
            Record::SittingClosed { sitting, undecided }
        }
        EntryKind::DecisionRecorded if schema < schema_of(kind) => {
            Record::DecisionRecorded(decisions::of_earlier(schema, bytes)?)
        }
        EntryKind::DecisionRecorded => Record::DecisionRecorded(unpacked::<Box<Decision>>(bytes)?),
        EntryKind::DecisionWithdrawn => {
            let (decision, reason) = unpacked::<(EntryNumber, Words)>(bytes)?;
            Record::DecisionWithdrawn { decision, reason }
        }
        EntryKind::ApprovalGiven => Record::ApprovalGiven(unpacked(bytes)?),
        EntryKind::ProposalRecorded if schema < schema_of(kind) => {
            Record::ProposalRecorded(proposals::of_earlier(schema, bytes)?)
        }
        EntryKind::ProposalRecorded => Record::ProposalRecorded(unpacked(bytes)?),
        EntryKind::ProposalAnswered => answered(unpacked(bytes)?),
        EntryKind::Erased => Record::Erased(unpacked(bytes)?),
    })
}

fn opened(opening: sittings::Opening) -> Record {
    let sittings::Opening {
        sitting,
        date,
        present,
        chair,
        quorum,
    } = opening;
    Record::SittingOpened {
        sitting,
        date,
        present,
        chair,
        quorum,
    }
}

fn ended(ending: sittings::Ending) -> Record {
    let sittings::Ending {
        sitting,
        case,
        member,
        declared,
        reason,
    } = ending;
    Record::InterestEnded {
        sitting,
        case,
        member,
        declared,
        reason,
    }
}

fn answered(answer: proposals::Answer) -> Record {
    let proposals::Answer {
        proposal,
        sitting,
        approved,
        reasons,
    } = answer;
    Record::ProposalAnswered {
        proposal,
        sitting,
        approved,
        reasons,
    }
}
