//! Tampering with the file by another SQLite tool: what `verify` finds, and what it cannot find
//! without a head kept elsewhere.

use crate::register::samples::*;
use ras_panel::app::keeping;
use ras_panel::panel::record::Record;
use ras_panel::register::error::RegisterError;
use ras_panel::register::schema::projections;
use ras_panel::register::store::{Mode, Register};
use ras_panel::register::verify::report::{KnownHead, Verification};
use ras_panel::terms::ids::EntryNumber;
use rusqlite::Connection;
use rusqlite::types::Value;
use std::path::Path;

/// Opens the file as a person with another tool would: no foreign keys, no checks, and the guards
/// out of the way while `change` runs; afterwards the guards are as they were.
pub fn tampered(path: &Path, change: impl FnOnce(&Connection)) {
    let raw = Connection::open(path).unwrap();
    raw.execute_batch(
        "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;
         PRAGMA synchronous = OFF; BEGIN",
    )
    .unwrap();
    let triggers: Vec<(String, String)> = raw
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for (name, _) in &triggers {
        raw.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    change(&raw);
    for (_, sql) in &triggers {
        raw.execute_batch(sql).unwrap();
    }
    raw.execute_batch("COMMIT").unwrap();
}

pub fn verified(path: &Path, known: Option<KnownHead>) -> Verification {
    let register = Register::open(path, Mode::ReadOnly).unwrap();
    register.verify(known).unwrap()
}

fn fault(path: &Path) -> String {
    let verification = verified(path, None);
    assert_eq!(verification.proved, Vec::<String>::new());
    verification
        .first_fault
        .map_or("none".to_owned(), |fault| fault.to_string())
}

/// A register with every kind of entry, one erased text, and a copy of it for each trial.
struct Trial {
    folder: tempfile::TempDir,
    original: std::path::PathBuf,
}

impl Trial {
    fn new() -> Trial {
        let (folder, original, mut register) = filled();
        let erased = Record::Erased(erasure(vec![EntryNumber(8)]));
        register.append(&[new_entry(erased, 60)]).unwrap();
        Trial { folder, original }
    }

    /// The same with a second sitting after it, so that every table has a row.
    fn of_two_sittings() -> Trial {
        let trial = Trial::new();
        let mut register = reopened(&trial.original);
        record_second_sitting(&mut register);
        trial
    }

    fn copy(&self) -> std::path::PathBuf {
        let copy = self.folder.path().join("copy.register");
        for suffix in ["", "-wal", "-shm"] {
            let mut name = copy.as_os_str().to_owned();
            name.push(suffix);
            drop(std::fs::remove_file(name));
        }
        std::fs::copy(&self.original, &copy).unwrap();
        copy
    }
}

/// Each column of a table: its name and whether it holds whole numbers, text or bytes.
fn columns(raw: &Connection, table: &str) -> Vec<(String, String)> {
    raw.prepare(&format!(
        "SELECT name, type FROM pragma_table_info('{table}')"
    ))
    .unwrap()
    .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
    .unwrap()
    .collect::<Result<_, _>>()
    .unwrap()
}

fn other_value(value: Value, kind: &str) -> Value {
    match (value, kind) {
        (Value::Integer(n), _) => Value::Integer(n + 1_000),
        (Value::Text(text), _) => Value::Text(text + "x"),
        (Value::Blob(mut bytes), _) => {
            match bytes.first_mut() {
                Some(byte) => *byte ^= 1,
                None => bytes.push(1),
            }
            Value::Blob(bytes)
        }
        (_, "INTEGER") => Value::Integer(1),
        (_, "TEXT") => Value::Text("2026-01-01".to_owned()),
        (_, kind) => panic!("a column of kind {kind}"),
    }
}

/// The number of entry that a row belongs to, and its rowid-free place: `LIMIT 1 OFFSET n`.
fn rows(raw: &Connection, table: &str, number: &str) -> Vec<i64> {
    raw.prepare(&format!("SELECT {number} FROM {table} ORDER BY 1"))
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap()
}

#[test]
fn a_sound_register_says_what_it_proves_and_what_it_cannot() {
    let trial = Trial::new();
    let verification = verified(&trial.original, None);
    assert_eq!(verification.first_fault, None);
    assert_eq!((verification.n_entries, verification.n_erased), (16, 1));
    let head = verification.head.unwrap();
    assert_eq!(head.entry, EntryNumber(16));
    let mut said = verification.proved;
    said.push(String::new());
    said.extend(verification.cannot_prove);
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn a_change_of_any_column_of_any_recorded_table_is_found_at_its_entry() {
    let trial = Trial::of_two_sittings();
    let tables = projections().map(|projection| (projection.table, "entry"));
    let tables: Vec<_> = tables
        .chain([
            ("entry", "number"),
            ("payload", "entry"),
            ("erasure", "entry"),
        ])
        .collect();
    let mut n_changes = 0;
    for (table, number) in tables {
        let raw = Connection::open(&trial.original).unwrap();
        let found = rows(&raw, table, number);
        let columns = columns(&raw, table);
        drop(raw);
        assert!(!found.is_empty(), "no sample fills {table}");
        for (column, kind) in &columns {
            // The last but the erasing entry itself, in which another entry's place rests.
            let last = found.iter().rev().find(|entry| **entry != 16);
            let entry = *last.unwrap_or(&16);
            let path = trial.copy();
            tampered(&path, |raw| {
                let mut row = format!("{number} = {entry}");
                for (name, first) in [("position", "1"), ("part", "'flag'")] {
                    if columns.iter().any(|(column, _)| column == name) {
                        row.push_str(&format!(" AND {name} = {first}"));
                    }
                }
                let value: Value = raw
                    .query_row(
                        &format!("SELECT {column} FROM {table} WHERE {row}"),
                        [],
                        |row| row.get(0),
                    )
                    .unwrap();
                let changed = raw.execute(
                    &format!("UPDATE {table} SET {column} = ?1 WHERE {row}"),
                    [other_value(value, kind)],
                );
                assert_eq!(changed, Ok(1), "{table}.{column}");
            });
            let said = fault(&path);
            n_changes += 1;
            // What erased it is gone, so the erased entry is the first that does not fit.
            let loses = table == "erasure" && matches!(column.as_str(), "entry" | "erased");
            let first = if loses { 8 } else { entry };
            let named = said.starts_with(&format!("entry {first}: "));
            assert!(named, "{table}.{column} of entry {entry}: {said}");
        }
    }
    assert!(n_changes > 150, "only {n_changes} columns were tried");
}

#[test]
fn a_missing_or_an_added_row_is_found_at_its_entry() {
    let trial = Trial::of_two_sittings();
    for projection in projections() {
        let table = projection.table;
        let raw = Connection::open(&trial.original).unwrap();
        let entry = *rows(&raw, table, "entry").first().unwrap();
        drop(raw);
        let path = trial.copy();
        tampered(&path, |raw| {
            raw.execute(&format!("DELETE FROM {table} WHERE entry = {entry}"), [])
                .unwrap();
        });
        assert_eq!(
            fault(&path),
            format!("entry {entry}: a row of {table} is missing")
        );
        let path = trial.copy();
        tampered(&path, |raw| {
            let names: Vec<String> = columns(raw, table)
                .into_iter()
                .map(|(name, _)| match name.as_str() {
                    "entry" => "2 AS entry".to_owned(),
                    "decision" | "declared" => format!("{name} + 100"),
                    "sitting" => "sitting || 'x'".to_owned(),
                    _ => name,
                })
                .collect();
            let names = names.join(", ");
            if entry == 2 {
                return;
            }
            let sql = format!("INSERT INTO {table} SELECT {names} FROM {table} LIMIT 1");
            raw.execute(&sql, []).unwrap();
        });
        if entry != 2 {
            assert_eq!(fault(&path), format!("entry 2: a row of {table} was added"));
        }
    }
}

#[test]
fn whole_entries_taken_out_moved_or_put_in_are_found() {
    let trial = Trial::new();
    let trials: [(&str, &str); 9] = [
        (
            "DELETE FROM entry WHERE number = 5",
            "entry 5: it is missing",
        ),
        (
            "DELETE FROM payload WHERE entry = 5",
            "entry 5: its text is missing and was never erased",
        ),
        (
            "UPDATE payload SET salt = (SELECT salt FROM payload WHERE entry = 4),
             bytes = (SELECT bytes FROM payload WHERE entry = 4) WHERE entry = 5",
            "entry 5: its text is not the one that was recorded",
        ),
        (
            "INSERT INTO payload SELECT 8, salt, bytes FROM payload WHERE entry = 7",
            "entry 8: its text is there although entry 16 erased it",
        ),
        (
            "INSERT INTO erasure SELECT 16, 7, rule, authority FROM erasure;
             DELETE FROM payload WHERE entry = 7",
            "entry 7: its text is missing, and entry 16 does not erase it",
        ),
        (
            "DELETE FROM erasure WHERE erased = 8",
            "entry 8: its text is missing and was never erased",
        ),
        (
            "UPDATE identity SET reference = 'NF-00009' WHERE reference = 'NF-00001'",
            "entry 7: it is listed as being about something else than its text says",
        ),
        (
            "UPDATE identity SET kind = 3 WHERE reference = 'chair'",
            "entry 1: its actor is not listed as a member",
        ),
        (
            "UPDATE register SET log_id = zeroblob(16)",
            "entry 1: its digest does not follow from its fields",
        ),
    ];
    for (sql, expected) in trials {
        let path = trial.copy();
        tampered(&path, |raw| raw.execute_batch(sql).unwrap());
        assert_eq!(fault(&path), expected, "{sql}");
    }
}

#[test]
fn rows_that_belong_to_nothing_are_found() {
    let trial = Trial::new();
    for (sql, expected) in [
        (
            "INSERT INTO identity VALUES (zeroblob(16), 2, 'NF-99')",
            "the file: a reference is listed that no entry names",
        ),
        (
            "INSERT INTO payload VALUES (99, zeroblob(16), x'00')",
            "entry 99: it is missing, and its text is there",
        ),
        (
            "INSERT INTO migration VALUES (11, 'nothing')",
            "the file: it says that it has schema 10, and lists 11 schema steps",
        ),
        (
            "UPDATE migration SET text = text || ' '",
            "the file: schema step 1 was another text when it was taken",
        ),
        ("CREATE TABLE aside(x)", "the file: table aside was added"),
        ("DROP VIEW v_waiting", "the file: view v_waiting is missing"),
    ] {
        let path = trial.copy();
        tampered(&path, |raw| {
            raw.execute(sql, []).unwrap();
        });
        assert_eq!(fault(&path), expected, "{sql}");
    }
}

#[test]
fn a_dropped_or_changed_guard_keeps_the_register_from_being_opened_for_writing() {
    for (sql, expected) in [
        (
            "DROP TRIGGER entry_update",
            "trigger entry_update is missing",
        ),
        (
            "DROP TRIGGER decision_delete; CREATE TRIGGER decision_delete BEFORE DELETE ON decision
             BEGIN SELECT 1; END",
            "trigger decision_delete was changed",
        ),
    ] {
        let trial = Trial::new();
        let path = trial.copy();
        let raw = Connection::open(&path).unwrap();
        raw.execute_batch(sql).unwrap();
        drop(raw);
        let refused = Register::open(&path, Mode::ReadWrite).unwrap_err();
        assert!(
            matches!(refused, RegisterError::SchemaChanged { .. }),
            "{refused}"
        );
        assert_eq!(fault(&path), format!("the file: {expected}"));
    }
}

/// What keeps a desk from being put on the register must not keep it from being verified.
#[test]
fn a_register_that_cannot_be_worked_with_is_verified_all_the_same() {
    let told = |path: &Path| {
        keeping::verify(path, None)
            .unwrap()
            .fault
            .unwrap_or_default()
    };
    let trial = Trial::new();
    let unguarded = trial.copy();
    let raw = Connection::open(&unguarded).unwrap();
    raw.execute_batch("DROP TRIGGER entry_insert").unwrap();
    drop(raw);
    assert!(told(&unguarded).contains("trigger entry_insert is missing"));
    let renamed = trial.copy();
    tampered(&renamed, |raw| {
        raw.execute_batch("UPDATE register SET log_id = zeroblob(16)")
            .unwrap();
    });
    assert!(told(&renamed).contains("entry 1"), "{}", told(&renamed));
}

#[test]
fn a_last_entry_taken_out_is_named_as_missing_and_its_rows_not_as_added() {
    let trial = Trial::new();
    let path = trial.copy();
    let sql = "DELETE FROM entry WHERE number >= 7";
    tampered(&path, |raw| raw.execute_batch(sql).unwrap());
    let found = fault(&path);
    let named = "entry 7: it is missing, and a row of ";
    assert!(found.starts_with(named), "{found}");
}
