//! What holds reductions back, as the panel's rules reckon it: written down for whoever queries the
//! file with another tool, whenever an import or an entry on the case may change it.

use super::case_rows;
use super::chain::Id;
use super::decided::decisions;
use super::entry_row::{number, stored};
use super::error::RegisterError;
use super::identity;
use super::lookup;
use super::packages_known;
use super::payload::kinds::IdentityKind;
use crate::panel::held_back;
use crate::panel::package_known::HeldBack;
use crate::terms::ids::{CaseRef, EntryNumber};
use rusqlite::{Connection, Row};

/// The reductions on a case that are held back, by the entry that decided them.
pub type OfCase = Vec<(EntryNumber, HeldBack)>;

/// Writes anew what holds back the reductions on a case.
pub fn write(connection: &Connection, log_id: Id, case: &CaseRef) -> Result<(), RegisterError> {
    let held = reckoned(connection, log_id, case)?;
    connection
        .prepare_cached("DELETE FROM held_back WHERE case_ref = ?1")?
        .execute([case.as_str()])?;
    let mut insert = connection
        .prepare_cached("INSERT INTO held_back VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?;
    for (entry, held) in held {
        insert.execute((
            stored(entry),
            case.as_str(),
            stored(held.by),
            held.came_in.to_string(),
            held.falls.to_string(),
            held.then.0.pence(),
            held.now.map(|now| now.0.pence()),
            held.since.map(|(day, _)| day.to_string()),
            held.since.and_then(|(_, now)| now.map(|now| now.0.pence())),
            held.settled_by.map(stored),
        ))?;
    }
    Ok(())
}

/// The same for the case that an entry is about; nothing where it is about none.
pub fn write_subject(
    connection: &Connection,
    log_id: Id,
    subject: Id,
) -> Result<(), RegisterError> {
    let meaning = identity::meaning(connection, subject)?;
    let Some(subject) = meaning.filter(|found| found.kind == IdentityKind::Case) else {
        return Ok(());
    };
    write(
        connection,
        log_id,
        &case_rows::reference(&subject.reference)?,
    )
}

/// The same for every case, where none was written before. A case with an entry that is damaged is
/// passed over: nothing can be reckoned of it, and verification names the entry.
pub fn write_all(connection: &Connection, log_id: Id) -> Result<(), RegisterError> {
    for case in cases(connection)? {
        match write(connection, log_id, &case) {
            Ok(()) | Err(RegisterError::Damaged { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// What holds back the reductions on a case, from its entries and what imports made of its package.
pub fn reckoned(
    connection: &Connection,
    log_id: Id,
    case: &CaseRef,
) -> Result<OfCase, RegisterError> {
    let lowers = "SELECT 1 FROM decision WHERE case_ref = ?1 AND agreed_pence < present_pence";
    if !connection.prepare_cached(lowers)?.exists([case.as_str()])? {
        return Ok(Vec::new());
    }
    let entries = lookup::of_case(connection, log_id, case)?;
    let packages = packages_known::of_case(connection, case)?;
    let mut decided = decisions(&entries);
    decided.retain(|known| known.outcome.gone().is_none());
    let marked = held_back::marked(decided, &packages).into_iter();
    let held = marked.filter_map(|known| Some((known.entry, known.held_back?)));
    Ok(held.collect())
}

/// What is written of a case.
pub fn written(connection: &Connection, case: &CaseRef) -> Result<OfCase, RegisterError> {
    let mut statement = connection.prepare_cached(
        "SELECT entry, imported_by, came_in_on, falls_on, then_pence, changed_pence, since_on,
           since_pence, settled_by
         FROM held_back WHERE case_ref = ?1 ORDER BY entry",
    )?;
    let mut rows = statement.query([case.as_str()])?;
    let mut held = Vec::new();
    while let Some(row) = rows.next()? {
        held.push((number(row.get(0)?), read(row)?));
    }
    Ok(held)
}

fn read(row: &Row<'_>) -> Result<HeldBack, RegisterError> {
    Ok(HeldBack {
        by: number(row.get(1)?),
        came_in: case_rows::needed(case_rows::date(row, 2)?)?,
        falls: case_rows::needed(case_rows::date(row, 3)?)?,
        then: case_rows::needed(case_rows::weekly(row, 4)?)?,
        now: case_rows::weekly(row, 5)?,
        since: match (case_rows::date(row, 6)?, case_rows::weekly(row, 7)?) {
            (Some(day), now) => Some((day, now)),
            (None, None) => None,
            // An amount without its day.
            (None, Some(_)) => return case_rows::needed(None),
        },
        settled_by: row.get::<_, Option<i64>>(8)?.map(number),
    })
}

/// The cases of which something is, or may have to be, written.
pub fn cases(connection: &Connection) -> Result<Vec<CaseRef>, RegisterError> {
    let mut statement = connection.prepare_cached(
        "SELECT case_ref FROM decision WHERE agreed_pence < present_pence
         UNION SELECT case_ref FROM held_back ORDER BY 1",
    )?;
    let mut rows = statement.query([])?;
    let mut cases = Vec::new();
    while let Some(row) = rows.next()? {
        cases.push(case_rows::case(row, 0)?);
    }
    Ok(cases)
}
