//! The migrator: whole steps or none, programs that come together, and what it refuses.

use crate::register::samples::*;
use ras_panel::register::copy;
use ras_panel::register::error::RegisterError;
use ras_panel::register::guard;
use ras_panel::register::migration::migrate;
use ras_panel::register::schema;
use ras_panel::register::store::{Mode, Register};
use rusqlite::Connection;
use std::path::Path;

fn opened_raw(path: &Path) -> Connection {
    let raw = Connection::open(path).unwrap();
    raw.busy_timeout(std::time::Duration::from_secs(10))
        .unwrap();
    raw
}

fn one_step_more() -> Vec<String> {
    let mut steps = schema::steps();
    steps.push("CREATE TABLE added(x TEXT) STRICT; INSERT INTO added VALUES ('kept')".to_owned());
    steps
}

fn version(raw: &Connection) -> i64 {
    raw.pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap()
}

#[test]
fn a_step_is_taken_once_and_what_was_recorded_stays() {
    let (_folder, path, register) = filled();
    let head = register.head().unwrap();
    drop(register);
    let mut raw = opened_raw(&path);
    assert_eq!(
        migrate(&mut raw, &path, &one_step_more(), false).unwrap(),
        1
    );
    assert_eq!(
        migrate(&mut raw, &path, &one_step_more(), false).unwrap(),
        0
    );
    assert_eq!(version(&raw), schema::NEWEST + 1);
    let kept: String = raw
        .query_row(
            "SELECT text FROM migration ORDER BY number DESC",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(Some(&kept), one_step_more().last());
    let newest: Vec<u8> = raw
        .query_row(
            "SELECT hash FROM entry ORDER BY number DESC LIMIT 1",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(newest, head.unwrap().1.0);
    let error = Register::open(&path, Mode::ReadOnly).unwrap_err();
    assert!(matches!(error, RegisterError::Newer { .. }), "{error}");
}

#[test]
fn a_step_that_fails_leaves_the_file_as_it_was() {
    let (_folder, path, register) = filled();
    drop(register);
    let mut raw = opened_raw(&path);
    let mut steps = one_step_more();
    steps
        .last_mut()
        .unwrap()
        .push_str("; INSERT INTO nowhere VALUES (1)");
    assert!(migrate(&mut raw, &path, &steps, false).is_err());
    assert_eq!(version(&raw), schema::NEWEST);
    drop(raw);
    assert!(reopened(&path).verify(None).unwrap().is_sound());
}

#[test]
fn a_step_that_breaks_a_reference_is_not_taken() {
    let (_folder, path, register) = filled();
    drop(register);
    let mut raw = opened_raw(&path);
    raw.pragma_update(None, "foreign_keys", false).unwrap();
    let mut steps = schema::steps();
    steps.push("UPDATE assessment SET case_ref = 'nobody' WHERE case_ref = 'NF-00001'".to_owned());
    let refused = migrate(&mut raw, &path, &steps, false).unwrap_err();
    assert!(
        matches!(refused, RegisterError::SchemaChanged { .. }),
        "{refused}"
    );
    assert_eq!(version(&raw), schema::NEWEST);
}

#[test]
fn steps_of_another_text_are_refused() {
    let (_folder, path, register) = filled();
    drop(register);
    let mut raw = opened_raw(&path);
    let mut steps = one_step_more();
    steps[0].push(' ');
    let refused = migrate(&mut raw, &path, &steps, false).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the register's tables are not as ras-panel made them: schema step 1 was another text \
         when it was taken; run `ras-panel verify`"
    );
}

#[test]
fn a_file_of_another_program_is_not_made_a_register() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("songs");
    let mut raw = opened_raw(&path);
    raw.execute_batch("CREATE TABLE song(title TEXT)").unwrap();
    let refused = migrate(&mut raw, &path, &schema::steps(), true).unwrap_err();
    assert!(
        matches!(refused, RegisterError::NotARegister { .. }),
        "{refused}"
    );
}

#[test]
fn programs_that_migrate_one_file_together_take_each_step_once() {
    let folder = tempfile::tempdir().unwrap();
    for round in 0..10 {
        let path = folder.path().join(format!("new{round}"));
        let raw = opened_raw(&path);
        raw.pragma_update(None, "journal_mode", "wal").unwrap();
        drop(raw);
        let taken: Vec<usize> = std::thread::scope(|scope| {
            let together = |_| {
                let path = &path;
                scope.spawn(move || {
                    migrate(&mut opened_raw(path), path, &one_step_more(), true).unwrap()
                })
            };
            let threads: Vec<_> = (0..6).map(together).collect();
            threads
                .into_iter()
                .map(|thread| thread.join().unwrap())
                .collect()
        });
        let n_steps = one_step_more().len();
        let n_taken: usize = taken.iter().sum();
        assert_eq!(n_taken, n_steps, "round {round}: {taken:?}");
    }
}

#[test]
fn the_copy_kept_before_a_migration_is_a_sound_register() {
    let (folder, path, register) = filled();
    drop(register);
    let raw = opened_raw(&path);
    copy::keep_beside(&raw, &path, 1).unwrap();
    copy::keep_beside(&raw, &path, 1).unwrap();
    let kept = folder.path().join("panel.register.v1.bak");
    let register = Register::open(&kept, Mode::ReadOnly).unwrap();
    assert!(register.verify(None).unwrap().is_sound());
}

#[test]
fn this_programs_own_statements_cannot_change_tables_or_records() {
    let (_folder, path, register) = filled();
    drop(register);
    let mut raw = opened_raw(&path);
    guard::forbid_changes(&mut raw).unwrap();
    for sql in [
        "DROP TRIGGER entry_update",
        "DROP TABLE decision",
        "CREATE TABLE aside(x)",
        "CREATE TEMP TRIGGER aside BEFORE INSERT ON draft BEGIN SELECT 1; END",
        "ALTER TABLE entry RENAME TO other",
        "ATTACH 'other' AS other",
        "PRAGMA writable_schema = ON",
        "PRAGMA journal_mode = delete",
        "PRAGMA recursive_triggers = OFF",
        "UPDATE entry SET utc_ms = 0",
        "UPDATE payload SET bytes = x''",
        "UPDATE decision SET agreed_pence = 0",
        "DELETE FROM entry",
        "DELETE FROM identity",
        "DELETE FROM erasure",
        "REINDEX",
    ] {
        let error = raw.execute_batch(sql).unwrap_err();
        let denied =
            error.sqlite_error_code() == Some(rusqlite::ErrorCode::AuthorizationForStatementDenied);
        assert!(denied, "{sql}: {error}");
    }
    raw.execute_batch("UPDATE draft SET text = ''; DELETE FROM person WHERE case_ref = 'x'")
        .unwrap();
}
