//! The settings of every connection, each read back: durability, guards, limits.

use super::error::RegisterError;
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::types::FromSql;
use std::fmt::Display;
use std::time::Duration;

/// The first SQLite that cannot damage a file which two programs write to (the WAL-reset race).
const SQLITE_VERSION_MIN: i32 = 3_051_003;

/// How long a writer waits for another, in milliseconds.
const BUSY_TIMEOUT_MS: u64 = 10_000;

/// How often the change to the write-ahead log is tried: SQLite does not wait for that lock.
const WAL_TRIES: u32 = 50;

/// Refuses to go on with an SQLite that is too old.
pub fn new_enough() -> Result<(), RegisterError> {
    not_older((rusqlite::version_number(), rusqlite::version()))
}

/// Refuses an SQLite, given as its number and in words, that is too old.
pub fn not_older((number, found): (i32, &'static str)) -> Result<(), RegisterError> {
    match number < SQLITE_VERSION_MIN {
        true => Err(RegisterError::SqliteTooOld { found }),
        false => Ok(()),
    }
}

/// The settings that hold for readers and writers alike.
pub fn guarded(connection: &Connection) -> Result<(), RegisterError> {
    connection.busy_timeout(Duration::from_millis(BUSY_TIMEOUT_MS))?;
    for (switch, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_CREATE, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_WRITE, false),
    ] {
        connection.set_db_config(switch, on)?;
    }
    set(connection, "foreign_keys", 1)?;
    set(connection, "recursive_triggers", 1)?;
    set(connection, "cell_size_check", 1)?;
    set(connection, "mmap_size", 0)?;
    set(connection, "secure_delete", 1)?;
    // 2 is memory: nothing of a case goes to a temporary file.
    set(connection, "temp_store", 2)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// The settings that make a commit durable: write-ahead log, synchronised at every commit.
pub fn durable(connection: &Connection) -> Result<(), RegisterError> {
    for left in (0..WAL_TRIES).rev() {
        match write_ahead(connection) {
            Err(RegisterError::Busy) if left > 0 => std::thread::sleep(Duration::from_millis(20)),
            other => {
                other?;
                break;
            }
        }
    }
    // 2 is FULL: a commit is on the disk when it is said to be.
    set(connection, "synchronous", 2)?;
    set(connection, "fullfsync", 1)?;
    set(connection, "checkpoint_fullfsync", 1)?;
    set(connection, "wal_autocheckpoint", 200)?;
    set(connection, "journal_size_limit", 4_194_304)
}

fn write_ahead(connection: &Connection) -> Result<(), RegisterError> {
    if journal_mode(connection)? == "wal" {
        return Ok(());
    }
    let found: String = connection
        .pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))
        .map_err(|error| RegisterError::from(error).named())?;
    if found == "wal" {
        return Ok(());
    }
    Err(RegisterError::Setting {
        setting: "journal_mode",
        wanted: "wal".to_owned(),
        found,
    })
}

/// The journal mode in force.
pub fn journal_mode(connection: &Connection) -> Result<String, RegisterError> {
    let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    Ok(mode.to_ascii_lowercase())
}

fn set(connection: &Connection, setting: &'static str, wanted: i64) -> Result<(), RegisterError> {
    connection.pragma_update(None, setting, wanted)?;
    check(connection, setting, wanted)
}

fn check<T>(connection: &Connection, setting: &'static str, wanted: T) -> Result<(), RegisterError>
where
    T: FromSql + PartialEq + Display,
{
    let found: T = connection.pragma_query_value(None, setting, |row| row.get(0))?;
    if found == wanted {
        return Ok(());
    }
    Err(RegisterError::Setting {
        setting,
        wanted: wanted.to_string(),
        found: found.to_string(),
    })
}
