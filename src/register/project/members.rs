//! Columns of members.

use crate::panel::member::Member;
use rusqlite::Connection;

/// Writes `member` and `member_specialism`.
pub fn project(connection: &Connection, entry: i64, member: &Member) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO member VALUES (?1, ?2, ?3, ?4)")?
        .execute((
            entry,
            member.id.as_str(),
            &member.shown,
            member.role.as_str(),
        ))?;
    for (position, specialism) in (1_i64..).zip(&member.specialisms) {
        connection
            .prepare_cached("INSERT INTO member_specialism VALUES (?1, ?2, ?3)")?
            .execute((entry, position, specialism))?;
    }
    Ok(())
}
