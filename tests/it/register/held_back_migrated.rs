//! Registers of earlier schemas: what is held back in them is reckoned when they are brought to the
//! newest one.

use crate::register::samples::reopened;
use ras_panel::register::migration::migrate;
use ras_panel::register::schema;
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const DUMP: &str = "fixtures/register/schema_1.sql";

/// A register of schema 1 that was brought to another one, and changed there. In entry 7 £612.40
/// was lowered for NF-00001, from May 2027 on, and approved.
fn brought_to(schema: usize, change: &str) -> (TempDir, PathBuf) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(DUMP);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.register");
    let mut raw = Connection::open(&path).unwrap();
    raw.pragma_update(None, "foreign_keys", false).unwrap();
    raw.execute_batch(&std::fs::read_to_string(&file).unwrap())
        .unwrap();
    migrate(&mut raw, &path, &schema::steps()[..schema], false).unwrap();
    raw.execute_batch(change).unwrap();
    (folder, path)
}

fn rows(path: &Path, sql: &str) -> Vec<String> {
    let raw = Connection::open(path).unwrap();
    let mut rows = raw.prepare(sql).unwrap();
    let rows = rows.query_map([], |row| row.get(0)).unwrap();
    rows.map(|row| row.unwrap()).collect()
}

const HELD: &str = "SELECT concat_ws('|', entry, imported_by, then_pence,
    coalesce(changed_pence, '-')) FROM held_back";

/// An import, noted as of entry 16, that left £700.00 of NF-00001.
const DEARER: &str = "INSERT INTO package_known SELECT 'NF-00001', 16, utc_ms FROM entry
        WHERE number = 16;
    INSERT INTO package_known_line VALUES ('NF-00001', 16, 1, NULL, NULL, 70000)";

#[test]
fn what_is_held_back_is_reckoned_when_a_register_is_brought_to_the_newest_schema() {
    let (_folder, path) = brought_to(5, DEARER);
    let register = reopened(&path);
    assert_eq!(register.verify(None).unwrap().first_fault, None);
    assert_eq!(rows(&path, HELD), ["7|16|61240|70000"]);
    let view = "SELECT concat_ws('|', entry, coalesce(in_force_from, '-'), held_back_by)
        FROM v_in_force WHERE case_ref = 'NF-00001'";
    assert_eq!(rows(&path, view), ["7|-|16"]);
}

/// What schema 7 wrote of it is reckoned anew.
#[test]
fn what_an_earlier_schema_says_is_held_back_is_reckoned_anew() {
    let (_folder, path) = brought_to(
        7,
        "INSERT INTO held_back VALUES (7, 'NF-00001', 16, '2026-11-24', '2027-05-01', 61240, 1)",
    );
    let register = reopened(&path);
    assert_eq!(register.verify(None).unwrap().first_fault, None);
    assert_eq!(rows(&path, HELD), Vec::<String>::new());
}

/// The import of entry 1 is the only one that such a register knows of: the panel saw it.
#[test]
fn a_register_of_schema_4_holds_nothing_back_for_the_package_that_the_panel_saw() {
    let (_folder, path) = brought_to(4, "");
    let register = reopened(&path);
    assert_eq!(register.verify(None).unwrap().first_fault, None);
    assert_eq!(rows(&path, HELD), Vec::<String>::new());
    assert_eq!(
        rows(&path, "SELECT 'kept' FROM package_line LIMIT 1"),
        ["kept"]
    );
}

/// Every case has a line without a cost, and one line that was rejected.
#[test]
fn lines_without_a_cost_are_taken_over_unless_a_reduction_has_begun() {
    let lacking = "SELECT case_ref || ' ' || count(*) FROM package_line
        WHERE weekly_pence IS NULL GROUP BY case_ref";
    let all = ["NF-00001 2", "NF-00002 2", "NF-00003 2"];
    let (_folder, path) = brought_to(5, "");
    drop(reopened(&path));
    assert_eq!(rows(&path, lacking), all);
    let (_folder, path) = brought_to(
        5,
        "DROP TRIGGER entry_update; UPDATE entry SET utc_ms = utc_ms + 200 * 86400000",
    );
    let mut raw = Connection::open(&path).unwrap();
    migrate(&mut raw, &path, &schema::steps(), false).unwrap();
    assert_eq!(rows(&path, lacking), all[1..]);
}

#[test]
fn a_package_that_changed_since_is_noted_as_of_the_import_that_brought_it() {
    let later = "UPDATE person SET imported_by = 16 WHERE case_ref = 'NF-00001'";
    let (_folder, path) = brought_to(5, later);
    drop(reopened(&path));
    let known = "SELECT k.imported_by || ' ' || count(*) FROM package_known k
        JOIN package_line l ON l.case_ref = k.case_ref AND l.imported_by = k.imported_by
        WHERE k.case_ref = 'NF-00001' GROUP BY k.imported_by ORDER BY 1";
    assert_eq!(rows(&path, known), ["1 1", "16 3"]);
}
