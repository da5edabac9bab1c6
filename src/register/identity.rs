//! References and the sixteen bytes that stand for them in entries.

use super::chain::Id;
use super::error::RegisterError;
use super::payload::kinds::IdentityKind;
use super::recorded::Subject;
use rusqlite::{Connection, OptionalExtension};

/// The bytes that stand for a reference; nothing when no entry has named it yet.
pub fn find(
    connection: &Connection,
    kind: IdentityKind,
    reference: &str,
) -> Result<Option<Id>, RegisterError> {
    Ok(connection
        .prepare_cached("SELECT id FROM identity WHERE kind = ?1 AND reference = ?2")?
        .query_row((kind.code(), reference), |row| row.get(0))
        .optional()?)
}

/// The bytes that stand for a reference; a new one gets `fresh`.
pub fn find_or_give(
    connection: &Connection,
    kind: IdentityKind,
    reference: &str,
    fresh: Id,
) -> Result<Id, RegisterError> {
    if let Some(id) = find(connection, kind, reference)? {
        return Ok(id);
    }
    connection
        .prepare_cached("INSERT INTO identity(id, kind, reference) VALUES (?1, ?2, ?3)")?
        .execute((fresh, kind.code(), reference))?;
    Ok(fresh)
}

/// What sixteen bytes stand for.
pub fn meaning(connection: &Connection, id: Id) -> Result<Option<Subject>, RegisterError> {
    let found: Option<(u16, String)> = connection
        .prepare_cached("SELECT kind, reference FROM identity WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.and_then(|(code, reference)| {
        let kind = IdentityKind::from_code(code)?;
        Some(Subject { kind, reference })
    }))
}
