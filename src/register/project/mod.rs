//! Typed columns of what was recorded, written in the same transaction as the entry.
//!
//! They follow from the payloads alone: `verify` works them out anew and compares.

pub mod columns;
pub mod imports;
pub mod ras_adoptions;
pub mod stored_rules;
pub mod members;
pub mod sittings;
pub mod decisions;
pub mod amounts;
pub mod owed;
pub mod approvals;
pub mod proposals;

use crate::panel::record::{Erasure, Record};
use rusqlite::Connection;

/// Writes the columns of one entry's record.
pub fn project(connection: &Connection, entry: i64, record: &Record) -> rusqlite::Result<()> {
    match record {
        Record::CaseloadImported(note) => imports::project(connection, entry, note),
        Record::RasAdopted(adoption) => ras_adoptions::project(connection, entry, adoption),
        Record::PanelRulesSet(rules) => stored_rules::project(connection, entry, rules),
        Record::MemberEntered(member) => members::project(connection, entry, member),
        Record::SittingOpened {
            sitting,
            date,
            present,
            chair,
            quorum,
        } => {
            sittings::opened(connection, entry, sitting, (*date, chair, *quorum))?;
            sittings::attended(connection, entry, sitting, present)
        }
        Record::AttendanceChanged { sitting, present } => {
            sittings::attended(connection, entry, sitting, present)
        }
        Record::InterestDeclared { sitting, interest } => {
            sittings::interest(connection, entry, sitting, interest)
        }
        Record::InterestEnded {
            sitting,
            case,
            member,
            declared,
            reason,
        } => sittings::interest_ended(
            connection,
            entry,
            sitting,
            (case, member),
            (*declared, reason),
        ),
        Record::SittingClosed { sitting, .. } => sittings::closed(connection, entry, sitting),
        Record::DecisionRecorded(decision) => {
            decisions::project(connection, entry, decision)?;
            amounts::project(connection, entry, decision)?;
            owed::project(connection, entry, decision)?;
            owed::project_waiting(connection, entry, decision)
        }
        Record::DecisionWithdrawn { decision, reason } => {
            approvals::withdrawal(connection, entry, *decision, reason)
        }
        Record::ApprovalGiven(approval) => approvals::approval(connection, entry, approval),
        Record::ProposalRecorded(proposal) => proposals::project(connection, entry, proposal),
        Record::ProposalAnswered {
            proposal,
            sitting,
            approved,
            reasons,
        } => proposals::answered(
            connection,
            entry,
            (proposal, sitting),
            *approved,
            reasons.as_str(),
        ),
        Record::Erased(erasure) => erased(connection, entry, erasure),
    }
}

/// Writes `erasure`: which entries' text is gone. The text itself is deleted by `append`.
fn erased(connection: &Connection, entry: i64, erasure: &Erasure) -> rusqlite::Result<()> {
    for erased in &erasure.entries {
        connection
            .prepare_cached("INSERT INTO erasure VALUES (?1, ?2, ?3, ?4)")?
            .execute((
                entry,
                i64::try_from(erased.0).unwrap_or(i64::MAX),
                erasure.rule.as_str(),
                erasure.authority.as_str(),
            ))?;
    }
    Ok(())
}
