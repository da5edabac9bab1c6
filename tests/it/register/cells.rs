//! Every column of every table of the file, changed in every way that SQLite lets a person: what
//! `verify` says of each, and which tables it states to stand outside.

use crate::register::samples::*;
use crate::register::tampering::{tampered, verified};
use ras_panel::panel::record::Record;
use ras_panel::register::store::{Mode, Register};
use ras_panel::terms::ids::EntryNumber;
use rusqlite::Connection;
use rusqlite::types::Value;
use std::path::{Path, PathBuf};

/// Tables of which verification says that they stand outside the chain.
const OUTSIDE: [&str; 12] = [
    "person",
    "assessment",
    "answer",
    "eligible_need",
    "service_line",
    "given",
    "given_part",
    "package_known",
    "package_line",
    "person_refused",
    "draft",
    "backup_made",
];

/// A column with the row that is changed in it, by the row's place in the table.
struct Cell {
    table: String,
    column: String,
    kind: String,
    row: i64,
}

impl Cell {
    fn name(&self) -> String {
        format!("{}.{} of row {}", self.table, self.column, self.row)
    }

    /// Puts another value into the cell; says whether SQLite let it be put there.
    fn set(&self, raw: &Connection, value: &str) -> bool {
        let Cell { table, column, .. } = self;
        let keys: Vec<String> = strings(
            raw,
            &format!("SELECT name FROM pragma_table_info('{table}') WHERE pk > 0 ORDER BY pk"),
        );
        let keys = keys.join(", ");
        let sql = format!(
            "UPDATE {table} SET {column} = {value} WHERE ({keys}) =
             (SELECT {keys} FROM {table} ORDER BY {keys} LIMIT 1 OFFSET {})",
            self.row
        );
        match raw.execute(&sql, []) {
            Ok(n) => {
                assert_eq!(n, 1, "{sql}");
                true
            }
            Err(_) => false,
        }
    }
}

fn strings(raw: &Connection, sql: &str) -> Vec<String> {
    raw.prepare(sql)
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap()
}

/// A register in which every table has a row, one of its texts erased.
fn every_table_filled() -> (tempfile::TempDir, PathBuf) {
    let (folder, path, mut register) = filled();
    let erased = Record::Erased(erasure(vec![EntryNumber(8)]));
    register.append(&[new_entry(erased, 60)]).unwrap();
    record_second_sitting(&mut register);
    import_again(&mut register, &[dearer_case(1)], 62);
    drop(register);
    (folder, path)
}

/// One cell of every column of the tables that the choice keeps: in the first row of each table,
/// or in every row where the environment asks for all of them.
fn cells(path: &Path, keeps: impl Fn(&str) -> bool) -> Vec<Cell> {
    let raw = Connection::open(path).unwrap();
    let tables = strings(
        &raw,
        "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
    );
    let mut cells = Vec::new();
    for table in tables.into_iter().filter(|table| keeps(table)) {
        let n_rows: i64 = raw
            .query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
                row.get(0)
            })
            .unwrap();
        assert!(n_rows > 0, "no sample fills {table}");
        let all = std::env::var_os("RAS_PANEL_EVERY_ROW").is_some();
        for row in 0..if all { n_rows } else { 1 } {
            let sql = format!("SELECT name || ' ' || type FROM pragma_table_info('{table}')");
            for column in strings(&raw, &sql) {
                let (column, kind) = column.split_once(' ').unwrap();
                cells.push(Cell {
                    table: table.clone(),
                    column: column.to_owned(),
                    kind: kind.to_owned(),
                    row,
                });
            }
        }
    }
    cells
}

/// What `verify` of the file says first; nothing when it finds the file in order.
fn said(path: &Path) -> Option<String> {
    let verification = Register::verify_file(path, None).unwrap();
    verification.first_fault.map(|fault| fault.to_string())
}

/// Puts a value into each cell of a fresh copy; gives what was said of each that took it.
fn tried(keeps: impl Fn(&str) -> bool, value: impl Fn(&Cell) -> Option<String>) -> Vec<Tried> {
    let (folder, original) = every_table_filled();
    let copy = folder.path().join("copy.register");
    let mut tried = Vec::new();
    for cell in cells(&original, keeps) {
        let Some(value) = value(&cell) else {
            continue;
        };
        for suffix in ["", "-wal", "-shm"] {
            let mut name = copy.as_os_str().to_owned();
            name.push(suffix);
            drop(std::fs::remove_file(name));
        }
        std::fs::copy(&original, &copy).unwrap();
        let mut was_set = false;
        tampered(&copy, |raw| was_set = cell.set(raw, &value));
        if was_set {
            let said = said(&copy);
            tried.push(Tried { cell, said });
        }
    }
    tried
}

struct Tried {
    cell: Cell,
    said: Option<String>,
}

fn inside(table: &str) -> bool {
    !OUTSIDE.contains(&table)
}

fn all_are_found(tried: &[Tried], n_least: usize) {
    assert!(tried.len() >= n_least, "only {} were tried", tried.len());
    let missed: Vec<String> = tried
        .iter()
        .filter(|tried| tried.said.is_none())
        .map(|tried| tried.cell.name())
        .collect();
    assert_eq!(missed, Vec::<String>::new());
}

#[test]
fn another_value_in_any_column_is_found() {
    let tried = tried(inside, |cell| {
        let column = &cell.column;
        Some(match cell.kind.as_str() {
            "INTEGER" => format!("coalesce({column} + 1000, 1)"),
            "TEXT" => format!("coalesce({column} || 'x', '2026-01-01')"),
            _ => {
                let zeros = format!("zeroblob(length({column}))");
                format!("iif({column} <> {zeros}, {zeros}, x'01' || substr({column}, 2))")
            }
        })
    });
    all_are_found(&tried, 200);
}

#[test]
fn text_that_is_not_unicode_is_found_in_any_column() {
    let tried = tried(inside, |cell| {
        (cell.kind == "TEXT").then(|| "cast(x'41ff42' AS TEXT)".to_owned())
    });
    all_are_found(&tried, 100);
}

#[test]
fn a_value_that_is_missing_is_found_in_any_column_that_may_lack_one() {
    let (_folder, original) = every_table_filled();
    let raw = Connection::open(&original).unwrap();
    let tried = tried(inside, |cell| {
        let Cell { table, column, .. } = cell;
        let sql = format!("SELECT {column} FROM {table} LIMIT 1");
        let value: Value = raw.query_row(&sql, [], |row| row.get(0)).unwrap();
        (value != Value::Null).then(|| "NULL".to_owned())
    });
    all_are_found(&tried, 30);
}

#[test]
fn bytes_of_another_length_are_found_in_any_column() {
    let tried = tried(inside, |cell| {
        (cell.kind == "BLOB").then(|| format!("{} || x'00'", cell.column))
    });
    all_are_found(&tried, 0);
    let tried = self::tried(inside, |cell| {
        (cell.kind == "BLOB").then(|| "x'0011'".to_owned())
    });
    all_are_found(&tried, 9);
}

#[test]
fn numbers_out_of_all_range_are_found_in_any_column() {
    for number in ["9223372036854775807", "-9223372036854775808"] {
        let tried = tried(inside, |cell| {
            (cell.kind == "INTEGER").then(|| number.to_owned())
        });
        all_are_found(&tried, 70);
    }
}

/// What is written into the tables outside is not found, and it is said that it is not.
#[test]
fn tables_outside_the_chain_are_named_as_what_cannot_be_proved() {
    let (_folder, original) = every_table_filled();
    let open = verified(&original, None).cannot_prove.join("\n");
    for words in ["caseload as imported", "drafts", "backups made"] {
        assert!(open.contains(words), "{open}");
    }
    tampered(&original, |raw| {
        raw.execute_batch(
            "UPDATE person SET team = 'x'; UPDATE draft SET text = 'x';
             INSERT INTO backup_made VALUES (9, 1, 'x', 1, NULL)",
        )
        .unwrap();
    });
    assert_eq!(said(&original), None);
}

fn said_after(sql: &str) -> String {
    let (_folder, path) = every_table_filled();
    tampered(&path, |raw| raw.execute_batch(sql).unwrap());
    said(&path).unwrap_or_default()
}

#[test]
fn a_value_that_cannot_be_read_is_named_by_table_column_and_entry() {
    for (sql, expected) in [
        (
            "UPDATE decision SET rationale = cast(x'41ff42' AS TEXT) WHERE entry = 7",
            "entry 7: decision.rationale is not what the entry's text says",
        ),
        (
            "UPDATE payload SET salt = x'00' WHERE entry = 5",
            "entry 5: payload.salt holds bytes of another length",
        ),
        (
            "UPDATE entry SET commitment = x'00' WHERE number = 5",
            "entry 5: entry.commitment holds bytes of another length",
        ),
        (
            "UPDATE entry SET action = 70000 WHERE number = 5",
            "entry 5: entry.action holds a number out of range",
        ),
        (
            "UPDATE identity SET reference = cast(x'ff' AS TEXT) WHERE reference = 'NF-00001'",
            "entry 7: identity.reference holds text that is not Unicode",
        ),
        (
            "UPDATE identity SET kind = 70000 WHERE reference = 'NF-00001'",
            "entry 7: identity.kind holds a number out of range",
        ),
        (
            "UPDATE migration SET text = cast(x'ff' AS TEXT) WHERE number = 2",
            "the file: schema step 2 was another text when it was taken",
        ),
    ] {
        assert_eq!(said_after(sql), expected, "{sql}");
    }
}

#[test]
fn the_row_that_says_what_the_file_is_is_verified_and_needed_for_opening() {
    for (sql, expected) in [
        ("DELETE FROM register", "the row of register is missing"),
        (
            "UPDATE register SET format = format + 1",
            "register.format is 2 instead of 1",
        ),
        (
            "UPDATE register SET id = 2",
            "register.id is 2 instead of 1",
        ),
        (
            "UPDATE register SET log_id = x'00'",
            "register.log_id cannot be read",
        ),
        (
            "INSERT INTO register VALUES (2, zeroblob(16), 1)",
            "a row of register was added",
        ),
    ] {
        assert_eq!(said_after(sql), format!("the file: {expected}"), "{sql}");
        let (_folder, path) = every_table_filled();
        tampered(&path, |raw| raw.execute_batch(sql).unwrap());
        let refused = Register::open(&path, Mode::ReadWrite);
        let refused = refused.unwrap_err().to_string();
        assert!(refused.contains(expected), "{refused}");
    }
}

#[test]
fn statistics_of_sqlites_own_are_let_be_and_any_other_added_table_is_told() {
    let (_folder, path) = every_table_filled();
    let raw = Connection::open(&path).unwrap();
    raw.execute_batch("ANALYZE").unwrap();
    drop(raw);
    assert_eq!(said(&path), None);
    let mut register = reopened(&path);
    let entered = Record::MemberEntered(member("m-9", "chair"));
    register.append(&[new_entry(entered, 61)]).unwrap();
    drop(register);
    let raw = Connection::open(&path).unwrap();
    raw.execute_batch("CREATE TABLE sqlitestat1(x)").unwrap();
    drop(raw);
    assert_eq!(
        said(&path).as_deref(),
        Some("the file: table sqlitestat1 was added")
    );
}

#[test]
fn a_file_that_says_it_has_an_older_schema_than_it_has_is_told_as_that_and_left_alone() {
    let (folder, path) = every_table_filled();
    let raw = Connection::open(&path).unwrap();
    raw.pragma_update(None, "user_version", 2).unwrap();
    drop(raw);
    let expected = "it says that it has schema 2, and lists 10 schema steps";
    for mode in [Mode::ReadWrite, Mode::ReadOnly] {
        let refused = Register::open(&path, mode).unwrap_err().to_string();
        assert!(refused.contains(expected), "{refused}");
    }
    assert_eq!(said(&path), Some(format!("the file: {expected}")));
    let kept = folder.path().join("panel.register.v2.bak");
    assert!(!kept.exists(), "nothing was copied");
}
