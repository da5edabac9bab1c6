//! Columns of what is owed for days gone by.

use super::columns::{iso, iso_of};
use crate::panel::decision::Decision;
use rusqlite::Connection;

/// Writes `owed_on_approval`: what is owed once a decision that waits is approved, for days gone by
/// and, where it gives more, for each day from its own on until the answer.
pub fn project_waiting(
    connection: &Connection,
    entry: i64,
    decision: &Decision,
) -> rusqlite::Result<()> {
    for (position, part) in (1_i64..).zip(decision.owed_on_approval()) {
        connection
            .prepare_cached("INSERT INTO owed_on_approval VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
            .execute((
                entry,
                position,
                iso_of(part.from),
                part.n_days,
                part.per_week.0.pence(),
                part.at_most,
            ))?;
    }
    Ok(())
}

/// Writes `owed`, `owed_span` and `owed_at_most`; nothing where nothing is owed.
pub fn project(connection: &Connection, entry: i64, decision: &Decision) -> rusqlite::Result<()> {
    let Some(owed) = decision.owed() else {
        return Ok(());
    };
    let case = decision.motion().case.as_str();
    connection
        .prepare_cached("INSERT INTO owed VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute((
            entry,
            case,
            iso(owed.from),
            iso(owed.to),
            owed.in_all.pence(),
        ))?;
    for (position, span) in (1_i64..).zip(&owed.spans) {
        connection
            .prepare_cached("INSERT INTO owed_span VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute((
                entry,
                position,
                iso_of(span.from),
                span.n_days,
                span.per_week.0.pence(),
            ))?;
        if span.at_most {
            connection
                .prepare_cached("INSERT INTO owed_at_most VALUES (?1, ?2)")?
                .execute((entry, position))?;
        }
    }
    Ok(())
}
