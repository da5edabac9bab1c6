//! What each import made of a case's package.

use super::case_rows;
use super::case_write::Origin;
use super::entry_row::{number, stored};
use super::error::RegisterError;
use crate::caseload::case::Case;
use crate::panel::package_known::{LineKnown, PackageKnown};
use crate::terms::date::Date;
use crate::terms::ids::CaseRef;
use rusqlite::{Connection, Row, ToSql};
use std::collections::BTreeMap;

/// Notes a case's package as an import brings it, where it is another than the one noted last.
/// Gives whether it is.
pub fn note(connection: &Connection, case: &Case, origin: Origin) -> Result<bool, RegisterError> {
    let reference = &case.person.case;
    let lines = LineKnown::of_package(&case.package);
    let known = of_case(connection, reference)?;
    if known.last().is_some_and(|last| last.lines == lines) {
        return Ok(false);
    }
    let (reference, entry) = (reference.as_str(), stored(origin.entry));
    connection
        .prepare_cached("INSERT INTO package_known VALUES (?1, ?2, ?3)")?
        .execute((reference, entry, origin.at_utc_ms))?;
    let mut insert =
        connection.prepare_cached("INSERT INTO package_line VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    let iso = |date: Option<Date>| date.map(|date| date.to_string());
    for (position, line) in (1_i64..).zip(&lines) {
        let (start, end) = (iso(line.start), iso(line.end));
        let weekly = line.weekly.map(|weekly| weekly.0.pence());
        insert.execute((reference, entry, position, start, end, weekly))?;
    }
    Ok(true)
}

const KNOWN: &str = "SELECT k.case_ref, k.imported_by,
    date(k.imported_utc_ms / 1000, 'unixepoch'), l.position, l.starts_on, l.ends_on, l.weekly_pence
    FROM package_known k
    LEFT JOIN package_line l ON l.case_ref = k.case_ref AND l.imported_by = k.imported_by";

/// The packages that imports brought of a case, oldest first.
pub fn of_case(
    connection: &Connection,
    case: &CaseRef,
) -> Result<Vec<PackageKnown>, RegisterError> {
    let sql = format!("{KNOWN} WHERE k.case_ref = ?1 ORDER BY k.imported_by, l.position");
    let mut found = read(connection, &sql, &[&case.as_str()])?;
    Ok(found.remove(case).unwrap_or_default())
}

/// The packages that imports brought, oldest first, of the cases on which less was agreed than was
/// provided.
pub fn under_reductions(
    connection: &Connection,
) -> Result<BTreeMap<CaseRef, Vec<PackageKnown>>, RegisterError> {
    let sql = format!(
        "{KNOWN} WHERE k.case_ref IN
           (SELECT case_ref FROM decision WHERE agreed_pence < present_pence)
         ORDER BY k.case_ref, k.imported_by, l.position"
    );
    read(connection, &sql, &[])
}

fn read(
    connection: &Connection,
    sql: &str,
    parameters: &[&dyn ToSql],
) -> Result<BTreeMap<CaseRef, Vec<PackageKnown>>, RegisterError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(parameters)?;
    let mut all: BTreeMap<CaseRef, Vec<PackageKnown>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let of_case = all.entry(case_rows::case(row, 0)?).or_default();
        let by = number(row.get(1)?);
        if of_case.last().is_none_or(|last| last.by != by) {
            of_case.push(PackageKnown {
                by,
                came_in: case_rows::needed(case_rows::date(row, 2)?)?,
                lines: Vec::new(),
            });
        }
        if let Some(package) = of_case.last_mut() {
            package.lines.extend(line(row)?);
        }
    }
    Ok(all)
}

/// A line; none where the package has none.
fn line(row: &Row<'_>) -> Result<Option<LineKnown>, RegisterError> {
    let position: Option<i64> = row.get(3)?;
    if position.is_none() {
        return Ok(None);
    }
    Ok(Some(LineKnown {
        start: case_rows::date(row, 4)?,
        end: case_rows::date(row, 5)?,
        weekly: case_rows::weekly(row, 6)?,
    }))
}
