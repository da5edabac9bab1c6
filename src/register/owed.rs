//! What is owed by decisions that were recorded before the register had columns for it.

use super::chain::Id;
use super::error::RegisterError;
use super::lookup;
use super::payload::kinds::EntryKind;
use super::project::owed;
use super::recorded::Body;
use crate::panel::decision::Decision;
use crate::panel::record::Record;
use crate::terms::ids::EntryNumber;
use rusqlite::Connection;

/// Writes the columns of one decision.
type Project = fn(&Connection, i64, &Decision) -> rusqlite::Result<()>;

/// Writes what every decision says is owed. A damaged entry is passed over: verification names it.
pub fn write_all(connection: &Connection, log_id: Id) -> Result<(), RegisterError> {
    of_all(connection, log_id, owed::project)
}

/// Writes what is owed once each decision that waits, or waited, is approved.
pub fn write_all_waiting(connection: &Connection, log_id: Id) -> Result<(), RegisterError> {
    of_all(connection, log_id, owed::project_waiting)
}

fn of_all(connection: &Connection, log_id: Id, project: Project) -> Result<(), RegisterError> {
    let numbers: Vec<i64> = connection
        .prepare("SELECT number FROM entry WHERE action = ?1 ORDER BY number")?
        .query_map([EntryKind::DecisionRecorded.code()], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for number in numbers {
        let entry = super::entry_row::number(number);
        match decided((connection, log_id), entry, project) {
            Ok(()) | Err(RegisterError::Damaged { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn decided(
    (connection, log_id): (&Connection, Id),
    entry: EntryNumber,
    project: Project,
) -> Result<(), RegisterError> {
    let recorded = lookup::entry(connection, log_id, entry)?;
    let Some(Body::Record(record)) = recorded.map(|recorded| recorded.body) else {
        return Ok(());
    };
    match *record {
        Record::DecisionRecorded(decision) => {
            project(connection, super::entry_row::stored(entry), &decision)?;
            Ok(())
        }
        _ => Ok(()),
    }
}
