//! Brings a file to the newest schema: the version is read inside the transaction that changes it,
//! so that programs which open a file together do not trip over each other.

use super::chain::Id;
use super::error::RegisterError;
use super::held_back;
use super::owed;
use super::schema::{self, APPLICATION_ID};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};
use std::path::Path;

/// What a file says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// The mark of the program that made it.
    pub application_id: i32,
    /// Its schema.
    pub version: i64,
    /// Whether it has any table.
    pub has_tables: bool,
}

/// Reads a file's marks.
pub fn marks(connection: &Connection) -> rusqlite::Result<Marks> {
    let first: Option<i64> = connection
        .query_row("SELECT 1 FROM sqlite_schema LIMIT 1", [], |row| row.get(0))
        .optional()?;
    Ok(Marks {
        application_id: connection.pragma_query_value(None, "application_id", |row| row.get(0))?,
        version: connection.pragma_query_value(None, "user_version", |row| row.get(0))?,
        has_tables: first.is_some(),
    })
}

/// Takes the steps that the file has not taken. Gives how many were taken.
///
/// `new` says that an empty file is to become a register; otherwise only a register is one.
pub fn migrate(
    connection: &mut Connection,
    path: &Path,
    steps: &[String],
    new: bool,
) -> Result<usize, RegisterError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let marks = marks(&transaction)?;
    let is_empty = marks.application_id == 0 && marks.version == 0 && !marks.has_tables;
    let done = ours(marks, path, steps, new && is_empty)?;
    compare_steps_taken(&transaction, steps, done)?;
    for (number, step) in (1_i64..).zip(steps).skip(done) {
        transaction.execute_batch(step)?;
        transaction.execute(
            "INSERT INTO migration(number, text) VALUES (?1, ?2)",
            (number, step),
        )?;
        transaction.pragma_update(None, "user_version", number)?;
        fill(&transaction, usize::try_from(number).ok())?;
    }
    if is_empty {
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    }
    refuse_broken_references(&transaction)?;
    transaction.commit()?;
    Ok(steps.len().saturating_sub(done))
}

/// Checks that the file is a register of a schema that is known; gives how many steps it has taken.
pub fn ours(
    marks: Marks,
    path: &Path,
    steps: &[String],
    may_be_empty: bool,
) -> Result<usize, RegisterError> {
    if may_be_empty {
        return Ok(0);
    }
    let done = usize::try_from(marks.version).unwrap_or(0);
    if marks.application_id != APPLICATION_ID || done == 0 {
        let path = path.to_path_buf();
        return Err(RegisterError::NotARegister { path });
    }
    if done > steps.len() {
        return Err(RegisterError::Newer {
            path: path.to_path_buf(),
            file: marks.version,
            known: i64::try_from(steps.len()).unwrap_or(i64::MAX),
        });
    }
    Ok(done)
}

/// Refuses a file whose steps were other texts than this program's.
pub fn compare_steps_taken(
    connection: &Connection,
    steps: &[String],
    done: usize,
) -> Result<(), RegisterError> {
    for (number, step) in (1_i64..).zip(steps).take(done) {
        let same: Option<bool> = connection
            .query_row(
                "SELECT text FROM migration WHERE number = ?1",
                [number],
                |row| Ok(row.get_ref(0)?.as_bytes_or_null()? == Some(step.as_bytes())),
            )
            .optional()?;
        if same != Some(true) {
            let what = format!("schema step {number} was another text when it was taken");
            return Err(RegisterError::SchemaChanged { what });
        }
    }
    Ok(())
}

/// Refuses a file whose tables, guards and views are not those that these steps make, or in which
/// other steps are listed than these.
pub fn compare_with_made(connection: &Connection, steps: &[String]) -> Result<(), RegisterError> {
    let changed = |what: String| Err(RegisterError::SchemaChanged { what });
    let found = schema::shape(connection)?;
    let difference = schema::first_difference(&schema::shape_as_made(steps)?, &found);
    let lists_steps = found.iter().any(|(name, _)| name == "table migration");
    if let (Some(what), false) = (&difference, lists_steps) {
        return changed(what.clone());
    }
    let n_listed: i64 =
        connection.query_row("SELECT count(*) FROM migration", [], |row| row.get(0))?;
    let n_taken = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    if n_listed > n_taken {
        return changed(format!(
            "it says that it has schema {n_taken}, and lists {n_listed} schema steps"
        ));
    }
    match difference {
        Some(what) => changed(what),
        None => compare_steps_taken(connection, steps, steps.len()),
    }
}

/// Refuses a file of an older schema that is not as its own steps made it, before it is changed.
/// Where another program has brought it further meanwhile, nothing is refused.
pub fn compare_older(
    connection: &Connection,
    marks: Marks,
    steps: &[String],
) -> Result<(), RegisterError> {
    let transaction = connection.unchecked_transaction()?;
    if self::marks(&transaction)? != marks {
        return Ok(());
    }
    compare_with_made(&transaction, steps)
}

/// Reckons what a step has made room for; nothing where the file is new.
fn fill(connection: &Connection, step: Option<usize>) -> Result<(), RegisterError> {
    let log_id: Option<Id> = connection
        .query_row("SELECT log_id FROM register", [], |row| row.get(0))
        .optional()?;
    match (log_id, step) {
        (Some(log_id), Some(schema::step_6::NUMBER)) => owed::write_all(connection, log_id),
        (Some(log_id), Some(schema::step_8::NUMBER)) => held_back::write_all(connection, log_id),
        (Some(log_id), Some(schema::step_9::NUMBER)) => owed::write_all_waiting(connection, log_id),
        (Some(_) | None, _) => Ok(()),
    }
}

fn refuse_broken_references(transaction: &Transaction<'_>) -> Result<(), RegisterError> {
    let broken: Option<String> = transaction
        .query_row("PRAGMA foreign_key_check", [], |row| row.get(0))
        .optional()?;
    match broken {
        None => Ok(()),
        Some(table) => Err(RegisterError::SchemaChanged {
            what: format!("a row of {table} points to nothing"),
        }),
    }
}
