//! What another program may have recorded meanwhile, and what a record must find in place.

use super::chain::Id;
use super::conflict::{Clash, Conflict};
use super::entry_row::{EntryRow, number};
use super::error::RegisterError;
use super::lookup;
use super::payload::kinds::EntryKind;
use crate::panel::decision::WithdrawnCorrection;
use crate::panel::record::{Erasure, Record};
use crate::terms::ids::{EntryNumber, ProposalRef, SittingRef};
use rusqlite::{Connection, OptionalExtension};

/// A register's tables within one transaction, with the id that its digests need.
#[derive(Clone, Copy, Debug)]
pub struct Within<'a> {
    /// The transaction.
    pub connection: &'a Connection,
    /// The register's own id.
    pub log_id: Id,
}

/// Checks that a record can stand where the register is now.
pub fn check(within: Within<'_>, record: &Record) -> Result<(), RegisterError> {
    match record {
        Record::SittingOpened { sitting, .. } => match opened_by(within, sitting)? {
            Some(other) => clash(within, Clash::SittingExists, other),
            None => Ok(()),
        },
        Record::AttendanceChanged { sitting, .. }
        | Record::InterestDeclared { sitting, .. }
        | Record::SittingClosed { sitting, .. } => open_sitting(within, sitting),
        Record::InterestEnded {
            sitting, declared, ..
        } => {
            open_sitting(within, sitting)?;
            held_interest(within, *declared)
        }
        Record::DecisionRecorded(decision) => {
            open_sitting(within, decision.sitting())?;
            match (decision.motion().supersedes, decision.instead_of()) {
                (Some(entry), Some(instead)) => withdrawn_correction(within, entry, instead),
                (Some(entry), None) => standing_decision(within, entry),
                (None, _) => Ok(()),
            }
        }
        Record::DecisionWithdrawn { decision, .. } => standing_decision(within, *decision),
        Record::ApprovalGiven(approval) => {
            let decision = approval.motion().decision;
            standing_decision(within, decision)?;
            match lookup::answered_by(within.connection, decision)? {
                Some(other) => clash(within, Clash::AlreadyAnswered, other),
                None => Ok(()),
            }
        }
        Record::ProposalAnswered {
            proposal, sitting, ..
        } => {
            open_sitting(within, sitting)?;
            known_proposal(within, proposal)?;
            not_adopted(within, proposal)
        }
        Record::ProposalRecorded(proposal) => not_adopted(within, &proposal.reference),
        Record::RasAdopted(adoption) => match &adoption.proposal {
            Some(proposal) => {
                known_proposal(within, proposal)?;
                not_adopted(within, proposal)
            }
            None => Ok(()),
        },
        Record::Erased(erasure) => erasable(within, erasure),
        Record::CaseloadImported(_) | Record::MemberEntered(_) | Record::PanelRulesSet(_) => Ok(()),
    }
}

/// Checks that the newest entry about a subject is the one that was seen.
pub fn nothing_newer(
    within: Within<'_>,
    subject: Id,
    seen: Option<EntryNumber>,
) -> Result<(), RegisterError> {
    match lookup::last_about(within.connection, subject)? {
        last if last == seen => Ok(()),
        Some(other) => clash(within, Clash::MovedOn, other),
        None => Err(RegisterError::NoSuchEntry {
            entry: seen.unwrap_or(EntryNumber(0)),
            wanted: "an entry on this case",
        }),
    }
}

fn clash(within: Within<'_>, clash: Clash, other: EntryNumber) -> Result<(), RegisterError> {
    let other = lookup::entry(within.connection, within.log_id, other)?.ok_or_else(|| {
        RegisterError::NoSuchEntry {
            entry: other,
            wanted: "an entry",
        }
    })?;
    Err(RegisterError::Conflict(Box::new(Conflict { clash, other })))
}

fn standing_decision(within: Within<'_>, entry: EntryNumber) -> Result<(), RegisterError> {
    let row = EntryRow::find(within.connection, entry)?;
    let is_decision = |row: &EntryRow| row.action == EntryKind::DecisionRecorded.code();
    if !row.as_ref().is_some_and(is_decision) {
        let wanted = "a decision";
        return Err(RegisterError::NoSuchEntry { entry, wanted });
    }
    not_superseded(within, entry)
}

fn not_superseded(within: Within<'_>, entry: EntryNumber) -> Result<(), RegisterError> {
    match lookup::place_taken_by(within.connection, entry)? {
        Some(other) => clash(within, Clash::AlreadySuperseded, other),
        None => Ok(()),
    }
}

fn withdrawn_correction(
    within: Within<'_>,
    decision: EntryNumber,
    instead: WithdrawnCorrection,
) -> Result<(), RegisterError> {
    let entry = instead.withdrawn_by;
    if !lookup::was_withdrawn(within.connection, decision, instead)? {
        let wanted = "the withdrawal of a correction of that decision";
        return Err(RegisterError::NoSuchEntry { entry, wanted });
    }
    not_superseded(within, entry)
}

fn held_interest(within: Within<'_>, entry: EntryNumber) -> Result<(), RegisterError> {
    let row = EntryRow::find(within.connection, entry)?;
    let is_interest = |row: &EntryRow| row.action == EntryKind::InterestDeclared.code();
    if !row.as_ref().is_some_and(is_interest) {
        let wanted = "a declared interest";
        return Err(RegisterError::NoSuchEntry { entry, wanted });
    }
    match lookup::ended_by(within.connection, entry)? {
        Some(other) => clash(within, Clash::InterestEnded, other),
        None => Ok(()),
    }
}

fn open_sitting(within: Within<'_>, sitting: &SittingRef) -> Result<(), RegisterError> {
    if opened_by(within, sitting)?.is_none() {
        return Err(RegisterError::NoSuchSitting {
            sitting: sitting.clone(),
        });
    }
    let closed = "SELECT entry FROM sitting_closed WHERE sitting = ?1";
    match found(within, closed, sitting.as_str())? {
        Some(other) => clash(within, Clash::SittingClosed, other),
        None => Ok(()),
    }
}

fn opened_by(
    within: Within<'_>,
    sitting: &SittingRef,
) -> Result<Option<EntryNumber>, RegisterError> {
    let opened = "SELECT entry FROM sitting WHERE sitting = ?1";
    found(within, opened, sitting.as_str())
}

fn known_proposal(within: Within<'_>, proposal: &ProposalRef) -> Result<(), RegisterError> {
    let newest = "SELECT max(entry) FROM proposal WHERE proposal = ?1 HAVING count(*) > 0";
    match found(within, newest, proposal.as_str())? {
        Some(_) => Ok(()),
        None => Err(RegisterError::NoSuchProposal {
            proposal: proposal.clone(),
        }),
    }
}

fn not_adopted(within: Within<'_>, proposal: &ProposalRef) -> Result<(), RegisterError> {
    let adopted = "SELECT entry FROM ras_version WHERE proposal = ?1";
    match found(within, adopted, proposal.as_str())? {
        Some(other) => clash(within, Clash::AlreadyAdopted, other),
        None => Ok(()),
    }
}

fn erasable(within: Within<'_>, erasure: &Erasure) -> Result<(), RegisterError> {
    for entry in &erasure.entries {
        let row = EntryRow::find(within.connection, *entry)?;
        let Some(kind) = row.and_then(|row| EntryKind::from_code(row.action)) else {
            return Err(RegisterError::NoSuchEntry {
                entry: *entry,
                wanted: "an entry",
            });
        };
        if !kind.may_be_erased() {
            return Err(RegisterError::NotErasable {
                entry: *entry,
                kind: kind.words(),
            });
        }
        if let Some(other) = lookup::erased_by(within.connection, *entry)? {
            return clash(within, Clash::AlreadyErased, other);
        }
    }
    Ok(())
}

fn found(
    within: Within<'_>,
    sql: &'static str,
    reference: &str,
) -> Result<Option<EntryNumber>, RegisterError> {
    let entry: Option<i64> = within
        .connection
        .prepare_cached(sql)?
        .query_row([reference], |row| row.get(0))
        .optional()?;
    Ok(entry.map(number))
}
