//! Append-only against every statement that another SQLite tool could send, and the files that are
//! refused.

use crate::register::samples::*;
use ras_panel::register::error::RegisterError;
use ras_panel::register::schema::{self, projections};
use ras_panel::register::store::{Mode, Register};
use rusqlite::Connection;
use std::path::Path;

/// Tables whose rows are never changed.
fn recorded_tables() -> Vec<&'static str> {
    let tables = projections().map(|projection| projection.table);
    tables
        .chain([
            "entry",
            "payload",
            "identity",
            "erasure",
            "register",
            "migration",
        ])
        .collect()
}

fn columns(raw: &Connection, table: &str) -> Vec<String> {
    raw.prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap()
}

fn refused(raw: &Connection, sql: &str) {
    match raw.execute(sql, []) {
        Err(error) if error.to_string().starts_with("append-only: ") => {}
        other => panic!("{sql}\n{other:?}"),
    }
}

fn with_an_erasure() -> (tempfile::TempDir, std::path::PathBuf) {
    let (folder, path, mut register) = filled();
    record_erasure(&mut register);
    (folder, path)
}

fn record_erasure(register: &mut Register) {
    let erased = vec![ras_panel::terms::ids::EntryNumber(8)];
    let record = ras_panel::panel::record::Record::Erased(erasure(erased));
    register.append(&[new_entry(record, 60)]).unwrap();
}

#[test]
fn another_tool_cannot_change_delete_or_replace_a_recorded_row() {
    let (_folder, path, mut register) = filled();
    record_second_sitting(&mut register);
    record_erasure(&mut register);
    drop(register);
    let raw = Connection::open(&path).unwrap();
    let recursive: i64 = raw
        .pragma_query_value(None, "recursive_triggers", |row| row.get(0))
        .unwrap();
    assert_eq!(
        recursive, 0,
        "the other tool has the setting that REPLACE passes by"
    );
    for table in recorded_tables() {
        let n: i64 = raw
            .query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
                row.get(0)
            })
            .unwrap();
        assert!(n > 0, "no sample fills {table}");
        refused(&raw, &format!("DELETE FROM {table}"));
        refused(&raw, &format!("REPLACE INTO {table} SELECT * FROM {table}"));
        refused(
            &raw,
            &format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"),
        );
        refused(
            &raw,
            &format!("INSERT OR IGNORE INTO {table} SELECT * FROM {table} LIMIT 1"),
        );
        for column in columns(&raw, table) {
            refused(&raw, &format!("UPDATE {table} SET {column} = {column}"));
            refused(
                &raw,
                &format!("UPDATE OR REPLACE {table} SET {column} = {column}"),
            );
            refused(
                &raw,
                &format!(
                    "INSERT INTO {table} SELECT * FROM {table} WHERE true
                     ON CONFLICT DO UPDATE SET {column} = excluded.{column}"
                ),
            );
        }
    }
    drop(raw);
    assert!(reopened(&path).verify(None).unwrap().is_sound());
}

#[test]
fn another_tool_cannot_replace_an_entry_by_a_key_that_is_not_its_number() {
    let (_folder, path) = with_an_erasure();
    let raw = Connection::open(&path).unwrap();
    raw.pragma_update(None, "foreign_keys", false).unwrap();
    let put_in = |hash: &str, supersedes: &str| {
        format!(
            "INSERT OR REPLACE INTO entry SELECT 17, utc_ms, person, key_id, action, subject,
             schema, commitment, hash, {hash}, signature, {supersedes} FROM entry WHERE number = 16"
        )
    };
    refused(
        &raw,
        &put_in("(SELECT hash FROM entry WHERE number = 9)", "NULL"),
    );
    refused(&raw, &put_in("randomblob(32)", "8"));
    refused(
        &raw,
        "INSERT OR REPLACE INTO approval SELECT 16, decision, case_ref, approver, answer, reasons,
         answered_on, was_present FROM approval",
    );
}

#[test]
fn text_is_deleted_only_with_the_entry_that_erases_it() {
    let (_folder, path, register) = filled();
    drop(register);
    let raw = Connection::open(&path).unwrap();
    refused(&raw, "DELETE FROM payload WHERE entry = 7");
    refused(&raw, "DELETE FROM decision WHERE entry = 7");
    refused(
        &raw,
        "INSERT INTO erasure VALUES (15, 7, 'rule', 'authority')",
    );
    let (_folder, path) = with_an_erasure();
    let raw = Connection::open(&path).unwrap();
    refused(&raw, "DELETE FROM payload WHERE entry = 7");
}

#[test]
fn a_value_of_the_wrong_kind_or_range_is_refused() {
    let (_folder, path, register) = filled();
    drop(register);
    let raw = Connection::open(&path).unwrap();
    for sql in [
        "INSERT INTO draft VALUES ('a', 'b', 'c', 'd', 'not a time')",
        "UPDATE person SET born = '2026-02-30'",
        "UPDATE service_line SET two_carers = 2",
        "UPDATE person SET package_pence = 1.5",
    ] {
        assert!(raw.execute(sql, []).is_err(), "{sql}");
    }
}

fn refusal(path: &Path) -> String {
    let error = Register::open(path, Mode::ReadWrite).unwrap_err();
    error
        .to_string()
        .replace(&path.display().to_string(), "FILE")
}

#[test]
fn files_that_are_no_register_are_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    assert_eq!(
        refusal(&at("missing")),
        "there is no register at FILE; create one with `ras-panel init`"
    );
    assert_eq!(
        refusal(folder.path()),
        "FILE is a folder, not an ordinary file; name the register's own file"
    );
    let not_ours = "FILE is not a register of ras-panel, and nothing was changed in it; name a \
                    file that `ras-panel init` or `ras-panel restore` has made";
    std::fs::write(at("empty"), "").unwrap();
    std::fs::write(at("text"), "name,amount\n".repeat(200)).unwrap();
    let foreign = Connection::open(at("foreign")).unwrap();
    foreign
        .execute_batch("CREATE TABLE song(title TEXT)")
        .unwrap();
    drop(foreign);
    for name in ["empty", "text", "foreign"] {
        let before = std::fs::read(at(name)).unwrap();
        assert_eq!(refusal(&at(name)), not_ours, "{name}");
        assert_eq!(std::fs::read(at(name)).unwrap(), before, "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_refused_and_a_new_register_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path, register) = filled();
    for file in [path.clone(), path.with_extension("register-wal")] {
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{}", file.display());
    }
    drop(register);
    let link = folder.path().join("link");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    assert_eq!(
        refusal(&link),
        "FILE is a link, not an ordinary file; name the register's own file"
    );
}

#[test]
fn a_register_of_a_later_version_is_refused_and_left_alone() {
    let (_folder, path, register) = filled();
    drop(register);
    let raw = Connection::open(&path).unwrap();
    raw.pragma_update(None, "user_version", 11).unwrap();
    drop(raw);
    let before = std::fs::read(&path).unwrap();
    for mode in [Mode::ReadWrite, Mode::ReadOnly] {
        let error = Register::open(&path, mode).unwrap_err();
        assert!(
            matches!(error, RegisterError::Newer { file: 11, .. }),
            "{error}"
        );
    }
    assert_eq!(
        refusal(&path),
        "FILE has schema 11 and this version knows 10; open it with the newer ras-panel"
    );
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_later_version_that_comes_while_this_one_runs_stops_its_recording() {
    let (_folder, path, mut register) = filled();
    let raw = Connection::open(&path).unwrap();
    raw.pragma_update(None, "user_version", schema::NEWEST + 1)
        .unwrap();
    let refused = register.append(&[new_entry(opened(), 70)]).unwrap_err();
    assert!(matches!(refused, RegisterError::Newer { .. }), "{refused}");
}

#[test]
fn creating_never_touches_a_file_that_is_there_and_leaves_nothing_half_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kept");
    std::fs::write(&path, "something of somebody").unwrap();
    let refused = Register::create(&path, [1; 16]).unwrap_err();
    assert!(
        matches!(refused, RegisterError::AlreadyThere { .. }),
        "{refused}"
    );
    assert_eq!(
        std::fs::read_to_string(&path).unwrap(),
        "something of somebody"
    );
    let names: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, ["kept"]);
}
