//! Turning stored rows into entries as they are read, each checked against its own commitment.

use super::chain::Id;
use super::entry_row::{EntryRow, Payload, number, stored};
use super::error::RegisterError;
use super::identity;
use super::payload::kinds::{EntryKind, IdentityKind};
use super::recorded::{Body, Recorded, Subject};
use crate::config::ras::Digest;
use crate::panel::decision::WithdrawnCorrection;
use crate::terms::ids::{CaseRef, EntryNumber, MemberId};
use rusqlite::{Connection, OptionalExtension};

/// An entry with everything that belongs to it; the digest and the text are checked.
pub fn recorded(
    connection: &Connection,
    log_id: Id,
    row: &EntryRow,
) -> Result<Recorded, RegisterError> {
    let damaged = |what: String| RegisterError::Damaged {
        entry: row.number,
        what,
    };
    row.check_digest(log_id).map_err(damaged)?;
    let kind = EntryKind::from_code(row.action)
        .ok_or_else(|| damaged(format!("its kind {} is not known", row.action)))?;
    let body = match Payload::find(connection, row.number)? {
        Some(payload) => Body::Record(Box::new(row.record(&payload).map_err(damaged)?)),
        None => Body::Erased(
            erased_by(connection, row.number)?
                .ok_or_else(|| damaged("its text is missing and was never erased".to_owned()))?,
        ),
    };
    let named = |id: Id| -> Result<Subject, RegisterError> {
        identity::meaning(connection, id)?
            .ok_or_else(|| damaged("it names somebody or something that is not listed".to_owned()))
    };
    let superseded_by = superseded_by(connection, row.number)?;
    let is_withdrawn = match superseded_by {
        Some(by) => is_withdrawal(connection, by)?,
        None => false,
    };
    let who = named(row.person)?;
    let actor = MemberId::new(&who.reference)
        .ok()
        .filter(|_| who.kind == IdentityKind::Member)
        .ok_or_else(|| damaged(format!("{} is not a member", who.reference)))?;
    Ok(Recorded {
        number: row.number,
        at_utc_ms: row.utc_ms,
        actor,
        kind,
        subject: named(row.subject)?,
        digest: Digest(row.hash),
        supersedes: row.supersedes,
        superseded_by,
        is_withdrawn,
        body,
    })
}

/// The entry of this number with everything that belongs to it; nothing when there is none.
pub fn entry(
    connection: &Connection,
    log_id: Id,
    number: EntryNumber,
) -> Result<Option<Recorded>, RegisterError> {
    EntryRow::find(connection, number)?
        .map(|row| recorded(connection, log_id, &row))
        .transpose()
}

/// The entry that superseded this one: only one can.
pub fn place_taken_by(
    connection: &Connection,
    entry: EntryNumber,
) -> Result<Option<EntryNumber>, RegisterError> {
    first(
        connection,
        "SELECT number FROM entry WHERE supersedes = ?1",
        entry,
    )
}

/// The entry that took the place of this one: of a decision the latest correction, be it in the
/// place of an earlier one that was withdrawn.
pub fn superseded_by(
    connection: &Connection,
    entry: EntryNumber,
) -> Result<Option<EntryNumber>, RegisterError> {
    let correction = "SELECT max(entry) FROM decision WHERE supersedes = ?1 HAVING count(*) > 0";
    match first(connection, correction, entry)? {
        Some(by) => Ok(Some(by)),
        None => place_taken_by(connection, entry),
    }
}

/// Whether a correction of a decision was withdrawn as is said: the entry withdraws that
/// correction, and what this superseded leads back to the decision.
pub fn was_withdrawn(
    connection: &Connection,
    decision: EntryNumber,
    instead: WithdrawnCorrection,
) -> Result<bool, RegisterError> {
    let of_kind = |entry, kind: EntryKind| {
        let row = EntryRow::find(connection, entry)?;
        Ok::<_, RegisterError>(row.filter(|row| row.action == kind.code()))
    };
    let withdrawal = of_kind(instead.withdrawn_by, EntryKind::DecisionWithdrawn)?;
    let withdrawn = withdrawal.and_then(|row| row.supersedes);
    if withdrawn != Some(instead.correction)
        || of_kind(decision, EntryKind::DecisionRecorded)?.is_none()
    {
        return Ok(false);
    }
    let mut at = instead.correction;
    while at > decision {
        let row = EntryRow::find(connection, at)?;
        match row.and_then(|row| row.supersedes) {
            // What an entry supersedes was recorded before it: the walk comes to an end.
            Some(earlier) if earlier < at => at = earlier,
            _ => return Ok(false),
        }
    }
    Ok(at == decision)
}

/// Whether an entry withdraws a decision.
fn is_withdrawal(connection: &Connection, entry: EntryNumber) -> Result<bool, RegisterError> {
    let row = EntryRow::find(connection, entry)?;
    Ok(row.is_some_and(|row| row.action == EntryKind::DecisionWithdrawn.code()))
}

/// The entry that erased the text of this one.
pub fn erased_by(
    connection: &Connection,
    entry: EntryNumber,
) -> Result<Option<EntryNumber>, RegisterError> {
    first(
        connection,
        "SELECT entry FROM erasure WHERE erased = ?1",
        entry,
    )
}

/// The approval or refusal of a decision.
pub fn answered_by(
    connection: &Connection,
    decision: EntryNumber,
) -> Result<Option<EntryNumber>, RegisterError> {
    first(
        connection,
        "SELECT entry FROM approval WHERE decision = ?1",
        decision,
    )
}

/// The entry that states that a declared interest no longer exists.
pub fn ended_by(
    connection: &Connection,
    declared: EntryNumber,
) -> Result<Option<EntryNumber>, RegisterError> {
    first(
        connection,
        "SELECT entry FROM interest_ended WHERE declared = ?1",
        declared,
    )
}

/// The newest entry about a subject.
pub fn last_about(
    connection: &Connection,
    subject: Id,
) -> Result<Option<EntryNumber>, RegisterError> {
    Ok(connection
        .prepare_cached("SELECT max(number) FROM entry WHERE subject = ?1")?
        .query_row([subject], |row| row.get::<_, Option<i64>>(0))?
        .map(number))
}

/// The entries of which the first column of `sql` gives the numbers, in its order.
pub fn all(
    connection: &Connection,
    log_id: Id,
    sql: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<Recorded>, RegisterError> {
    let numbers: Vec<i64> = connection
        .prepare_cached(sql)?
        .query_map(parameters, |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    numbers
        .into_iter()
        .filter_map(|stored| entry(connection, log_id, number(stored)).transpose())
        .collect()
}

/// Decisions, withdrawals and approvals on a case, oldest first, erased ones included.
pub fn of_case(
    connection: &Connection,
    log_id: Id,
    case: &CaseRef,
) -> Result<Vec<Recorded>, RegisterError> {
    all(
        connection,
        log_id,
        "SELECT e.number FROM entry e JOIN identity i ON i.id = e.subject
         WHERE i.kind = ?1 AND i.reference = ?2 ORDER BY e.number",
        (IdentityKind::Case.code(), case.as_str()),
    )
}

fn first(
    connection: &Connection,
    sql: &'static str,
    entry: EntryNumber,
) -> Result<Option<EntryNumber>, RegisterError> {
    let found: Option<i64> = connection
        .prepare_cached(sql)?
        .query_row([stored(entry)], |row| row.get(0))
        .optional()?;
    Ok(found.map(number))
}
