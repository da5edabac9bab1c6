//! The file as a whole: its pages, its references, its tables and guards.

use super::report::Fault;
use crate::register::entry_row::number;
use crate::register::error::RegisterError;
use crate::register::failure::{PAGES_ARE, damage_words};
use crate::register::migration;
use crate::register::place;
use crate::register::schema;
use crate::terms::number::with_thousands;
use rusqlite::{Connection, OptionalExtension};
use std::path::Path;

/// The first difference of the tables, guards and views from those that the steps make.
pub fn changed_tables(connection: &Connection) -> Result<Option<Fault>, RegisterError> {
    match migration::compare_with_made(connection, &schema::steps()) {
        Err(RegisterError::SchemaChanged { what }) => Ok(Some(Fault::of_file(what))),
        other => other.map(|()| None),
    }
}

/// Where the file ends before the end that its own header states: nothing else needs to be looked
/// at. A log beside it may hold its end; then SQLite judges.
pub fn cut_off(path: &Path) -> Option<Fault> {
    let n_bytes = place::size_of(path);
    let stated = place::stated_size(path, schema::APPLICATION_ID)?;
    let has_log = place::size_of(&place::beside(path, "-wal")) > 0;
    (n_bytes < stated && !has_log).then(|| {
        Fault::of_file(format!(
            "it is cut off: {} of {} bytes are there",
            with_thousands(n_bytes),
            with_thousands(stated)
        ))
    })
}

/// The first fault of the file's pages, of the rules that its columns keep, and of its references.
pub fn broken_pages(connection: &Connection) -> Result<Option<Fault>, RegisterError> {
    let whole: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if whole != "ok" {
        return Ok(Some(Fault::of_file(damage_words(PAGES_ARE, &whole))));
    }
    let broken: Option<(String, Option<i64>)> = connection
        .query_row("PRAGMA foreign_key_check", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    Ok(broken.map(|(table, row)| {
        if let ("payload", Some(entry)) = (table.as_str(), row) {
            return Fault::of_entry(number(entry), "it is missing, and its text is there");
        }
        let row = row.map_or_else(String::new, |row| format!(" {row}"));
        Fault::of_file(format!("row{row} of {table} points to nothing"))
    }))
}
