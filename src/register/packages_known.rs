//! What each import made of a case's package.

use super::case_rows;
use super::case_write::Origin;
use super::entry_row::{number, stored};
use super::error::RegisterError;
use super::store::Register;
use crate::caseload::case::Case;
use crate::caseload::package::LineCost;
use crate::panel::package_known::{LineKnown, PackageKnown};
use crate::terms::date::Date;
use crate::terms::ids::CaseRef;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// Notes a case's package as an import brings it, where it is another than the one noted last.
pub fn note(connection: &Connection, case: &Case, origin: Origin) -> Result<(), RegisterError> {
    let reference = case.person.case.as_str();
    let lines: Vec<LineKnown> = (case.package.lines.iter())
        .filter_map(|line| match line.weekly_cost() {
            LineCost::Weekly(weekly) => Some(LineKnown {
                start: line.start,
                end: line.end,
                weekly,
            }),
            LineCost::Apart(_) => None,
        })
        .collect();
    if last_lines(connection, reference)?.is_some_and(|last| last == lines) {
        return Ok(());
    }
    connection
        .prepare_cached("INSERT INTO package_known VALUES (?1, ?2, ?3)")?
        .execute((reference, stored(origin.entry), origin.at_utc_ms))?;
    let mut insert = connection
        .prepare_cached("INSERT INTO package_known_line VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    let iso = |date: Option<Date>| date.map(|date| date.to_string());
    for (position, line) in (1_i64..).zip(&lines) {
        let (start, end) = (iso(line.start), iso(line.end));
        let weekly = line.weekly.0.pence();
        insert.execute((
            reference,
            stored(origin.entry),
            position,
            start,
            end,
            weekly,
        ))?;
    }
    Ok(())
}

fn last_lines(
    connection: &Connection,
    reference: &str,
) -> Result<Option<Vec<LineKnown>>, RegisterError> {
    let mut last = connection
        .prepare_cached("SELECT max(imported_by) FROM package_known WHERE case_ref = ?1")?;
    let Some(last) = last.query_row([reference], |row| row.get::<_, Option<i64>>(0))? else {
        return Ok(None);
    };
    let mut lines = connection.prepare_cached(
        "SELECT starts_on, ends_on, weekly_pence FROM package_known_line
         WHERE case_ref = ?1 AND imported_by = ?2 ORDER BY position",
    )?;
    let mut rows = lines.query((reference, last))?;
    let mut known = Vec::new();
    while let Some(row) = rows.next()? {
        known.extend(line(row, 0)?);
    }
    Ok(Some(known))
}

/// A line whose three columns begin at a place; none where the cost is missing.
fn line(row: &rusqlite::Row<'_>, at: usize) -> Result<Option<LineKnown>, RegisterError> {
    let Some(weekly) = case_rows::weekly(row, at + 2)? else {
        return Ok(None);
    };
    Ok(Some(LineKnown {
        start: case_rows::date(row, at)?,
        end: case_rows::date(row, at + 1)?,
        weekly,
    }))
}

impl Register {
    /// The packages that imports brought, oldest first, of the cases on which less was agreed than
    /// was provided.
    pub fn packages_known(&self) -> Result<BTreeMap<CaseRef, Vec<PackageKnown>>, RegisterError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT k.case_ref, k.imported_by, date(k.imported_utc_ms / 1000, 'unixepoch'),
             l.starts_on, l.ends_on, l.weekly_pence FROM package_known k
             LEFT JOIN package_known_line l
               ON l.case_ref = k.case_ref AND l.imported_by = k.imported_by
             WHERE k.case_ref IN
               (SELECT case_ref FROM decision WHERE agreed_pence < present_pence)
             ORDER BY k.case_ref, k.imported_by, l.position",
        )?;
        let mut rows = statement.query([])?;
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
                package.lines.extend(line(row, 3)?);
            }
        }
        Ok(all)
    }
}
