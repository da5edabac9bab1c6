//! Rows about known persons that an import refused, until one is taken.

use super::case_rows;
use super::error::RegisterError;
use crate::caseload::person::RefusedRow;
use crate::terms::date::day_of;
use crate::terms::ids::CaseRef;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// What an import made of the rows of people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleRows {
    /// The cases whose row was taken.
    pub taken: BTreeSet<CaseRef>,
    /// The known cases whose row was refused, with the file and the first such line.
    pub refused: BTreeMap<CaseRef, (String, usize)>,
}

/// Writes down which rows were refused at a moment, and forgets those of cases that were taken.
pub fn note(
    connection: &Connection,
    people: &PeopleRows,
    at_utc_ms: i64,
) -> Result<(), RegisterError> {
    let mut statement =
        connection.prepare_cached("SELECT case_ref, known_utc_ms FROM person_refused")?;
    let mut rows = statement.query([])?;
    let mut refused_before = BTreeMap::new();
    while let Some(row) = rows.next()? {
        refused_before.insert(case_rows::case(row, 0)?, row.get::<_, i64>(1)?);
    }
    let mut forget = connection.prepare_cached("DELETE FROM person_refused WHERE case_ref = ?1")?;
    for case in refused_before.keys() {
        if people.taken.contains(case) || people.refused.contains_key(case) {
            forget.execute([case.as_str()])?;
        }
    }
    let mut came_in =
        connection.prepare_cached("SELECT imported_utc_ms FROM person WHERE case_ref = ?1")?;
    let mut insert =
        connection.prepare_cached("INSERT INTO person_refused VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (case, (file, line)) in &people.refused {
        let known = match refused_before.get(case) {
            Some(known) => *known,
            None => came_in.query_row([case.as_str()], |row| row.get(0))?,
        };
        let line = i64::try_from(*line).unwrap_or(i64::MAX);
        insert.execute((case.as_str(), file, line, at_utc_ms, known))?;
    }
    Ok(())
}

/// The rows that were refused, by case.
pub fn all(connection: &Connection) -> Result<BTreeMap<CaseRef, RefusedRow>, RegisterError> {
    let mut statement = connection.prepare_cached(
        "SELECT case_ref, file, line, refused_utc_ms, known_utc_ms FROM person_refused",
    )?;
    let mut rows = statement.query([])?;
    let mut refused = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let line: i64 = row.get(2)?;
        let refused_row = RefusedRow {
            file: row.get(1)?,
            line: usize::try_from(line).unwrap_or_default(),
            on: day_of(row.get(3)?),
            as_of: day_of(row.get(4)?),
        };
        refused.insert(case_rows::case(row, 0)?, refused_row);
    }
    Ok(refused)
}
