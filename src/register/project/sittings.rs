//! Columns of sittings: opened, attended, interests, closed.

use crate::panel::member::Member;
use crate::panel::sitting::Interest;
use crate::terms::date::Date;
use crate::terms::ids::{CaseRef, EntryNumber, MemberId, SittingRef};
use crate::terms::text::Words;
use rusqlite::Connection;

/// Writes `sitting`.
pub fn opened(
    connection: &Connection,
    entry: i64,
    sitting: &SittingRef,
    (date, chair, quorum): (Date, &MemberId, u32),
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO sitting VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute((
            entry,
            sitting.as_str(),
            date.to_string(),
            chair.as_str(),
            quorum,
        ))?;
    Ok(())
}

/// Writes `attendance`.
pub fn attended(
    connection: &Connection,
    entry: i64,
    sitting: &SittingRef,
    present: &[Member],
) -> rusqlite::Result<()> {
    for (position, member) in (1_i64..).zip(present) {
        connection
            .prepare_cached("INSERT INTO attendance VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute((
                entry,
                position,
                sitting.as_str(),
                member.id.as_str(),
                &member.shown,
                member.role.as_str(),
                member.specialisms.join("; "),
            ))?;
    }
    Ok(())
}

/// Writes `interest`.
pub fn interest(
    connection: &Connection,
    entry: i64,
    sitting: &SittingRef,
    interest: &Interest,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO interest VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute((
            entry,
            sitting.as_str(),
            interest.case.as_str(),
            interest.member.as_str(),
            interest.nature.as_str(),
        ))?;
    Ok(())
}

/// Writes `interest_ended`.
pub fn interest_ended(
    connection: &Connection,
    entry: i64,
    sitting: &SittingRef,
    (case, member): (&CaseRef, &MemberId),
    (declared, reason): (EntryNumber, &Words),
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO interest_ended VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute((
            entry,
            sitting.as_str(),
            case.as_str(),
            member.as_str(),
            i64::try_from(declared.0).unwrap_or(i64::MAX),
            reason.as_str(),
        ))?;
    Ok(())
}

/// Writes `sitting_closed`.
pub fn closed(connection: &Connection, entry: i64, sitting: &SittingRef) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO sitting_closed VALUES (?1, ?2)")?
        .execute((entry, sitting.as_str()))?;
    Ok(())
}
