//! Columns of imports.

use crate::panel::record::ImportNote;
use rusqlite::Connection;

/// Writes `import` and `import_file`.
pub fn project(connection: &Connection, entry: i64, note: &ImportNote) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO import VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute((
            entry,
            &note.profile,
            note.n_new,
            note.n_changed,
            note.n_unchanged,
        ))?;
    for (position, file) in (1_i64..).zip(&note.files) {
        connection
            .prepare_cached("INSERT INTO import_file VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute((
                entry,
                position,
                &file.name,
                &file.digest,
                file.n_rows,
                file.n_accepted,
                file.n_rejected,
            ))?;
    }
    Ok(())
}
