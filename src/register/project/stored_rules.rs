//! Columns of the panel's rules.

use crate::panel::record::StoredRules;
use rusqlite::Connection;

/// Writes `panel_rules` and `panel_rules_file`.
pub fn project(connection: &Connection, entry: i64, rules: &StoredRules) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO panel_rules VALUES (?1, ?2)")?
        .execute((entry, &rules.digest))?;
    for (position, (name, text)) in (1_i64..).zip(&rules.files) {
        connection
            .prepare_cached("INSERT INTO panel_rules_file VALUES (?1, ?2, ?3, ?4)")?
            .execute((entry, position, name, text))?;
    }
    Ok(())
}
