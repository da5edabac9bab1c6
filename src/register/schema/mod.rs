//! The tables of the register: numbered steps, each kept as it was released.
//!
//! A released step never changes; a change of the tables is a new step. What a step executed is
//! kept in the `migration` table and compared at every start, and the tables as they are in the
//! file are compared with those that the steps make, so that a dropped trigger is noticed.

pub mod projection;
pub mod step_1;
pub mod step_2;
pub mod step_3;
pub mod step_4;
pub mod step_5;
pub mod step_6;
pub mod step_7;
pub mod step_8;
pub mod step_9;
pub mod step_10;

use projection::Projection;
use rusqlite::Connection;

/// Marks a file as a register of this program: the bytes `RASP`.
pub const APPLICATION_ID: i32 = 0x5241_5350;

/// The steps' texts in order; the first makes schema 1.
#[must_use]
pub fn steps() -> Vec<String> {
    vec![
        step_1::text(),
        step_2::text(),
        step_3::text(),
        step_4::text(),
        step_5::text(),
        step_6::text(),
        step_7::text(),
        step_8::text(),
        step_9::text(),
        step_10::text(),
    ]
}

/// The newest schema: how many steps there are.
pub const NEWEST: i64 = 10;

/// The projections of the newest schema, in the order in which they are compared and erased.
pub fn projections() -> impl Iterator<Item = Projection> {
    let first = step_1::PROJECTIONS.into_iter();
    let later = step_3::PROJECTIONS.into_iter().chain(step_4::PROJECTIONS);
    let last = step_7::PROJECTIONS.into_iter().chain(step_8::PROJECTIONS);
    first.chain(later).chain(last).chain(step_10::PROJECTIONS)
}

/// The statements that make the file's tables, indexes, triggers and views, in order of name.
///
/// SQLite's own tables of statistics, which any tool's ANALYZE makes, are let be: they change no
/// answer.
pub fn shape(connection: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let plain = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    connection
        .prepare(
            "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema
             WHERE name NOT GLOB 'sqlite_stat[1-4]' ORDER BY 1",
        )?
        .query_map([], |row| {
            let (name, sql) = (row.get_ref(0)?, row.get_ref(1)?);
            Ok((plain(name.as_bytes()?), plain(sql.as_bytes()?)))
        })?
        .collect()
}

/// The shape that steps make, taken one after the other.
pub fn shape_as_made(steps: &[String]) -> rusqlite::Result<Vec<(String, String)>> {
    let fresh = Connection::open_in_memory()?;
    for step in steps {
        fresh.execute_batch(step)?;
    }
    shape(&fresh)
}

/// The first difference between two shapes, in words; nothing when they are the same. A missing
/// table comes before what hangs on it.
#[must_use]
pub fn first_difference(made: &[(String, String)], found: &[(String, String)]) -> Option<String> {
    let missing = made
        .iter()
        .filter(|(name, _)| !found.iter().any(|(other, _)| other == name))
        .min_by_key(|(name, _)| !name.starts_with("table "));
    if let Some((name, _)) = missing {
        return Some(format!("{name} is missing"));
    }
    found.iter().find_map(
        |(name, sql)| match made.iter().find(|(other, _)| other == name) {
            None => Some(format!("{name} was added")),
            Some((_, text)) if text != sql => Some(format!("{name} was changed")),
            Some(_) => None,
        },
    )
}
