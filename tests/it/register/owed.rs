//! What is owed for days gone by has columns of its own, in registers of before, too.

use crate::panel::scene::scene;
use crate::register::samples::{filled, reopened};
use crate::register::tampering::tampered;
use crate::register::told_case::Told;
use ras_panel::panel::approval::ApprovalAnswer;
use ras_panel::register::owed::{write_all, write_all_waiting};
use rusqlite::Connection;
use std::path::Path;

const OWED: &str = "SELECT concat_ws('|', case_ref, from_on, to_on, in_all_pence) FROM owed";
const SPANS: &str = "SELECT concat_ws('|', position, coalesce(from_on, '-'), n_days,
    more_pence_per_week) FROM owed_span ORDER BY entry, position";
const AT_MOST: &str = "SELECT CAST(position AS TEXT) FROM owed_at_most ORDER BY entry, position";
const VIEW: &str = "SELECT concat_ws('|', case_ref, in_all, at_most) FROM v_owed";

fn rows(path: &Path, sql: &str) -> Vec<String> {
    let raw = Connection::open(path).unwrap();
    let mut rows = raw.prepare(sql).unwrap();
    let rows = rows.query_map([], |row| row.get(0)).unwrap();
    rows.map(|row| row.unwrap()).collect()
}

#[test]
fn what_a_decision_says_is_owed_stands_in_columns_and_in_a_view() {
    let (_folder, path, register) = filled();
    drop(register);
    // £137.60 × 7 ÷ 7 + £50.00 × 3 ÷ 7, to the penny.
    let owed = rows(&path, OWED);
    assert!(!owed.is_empty());
    for row in &owed {
        assert!(row.ends_with("|2026-11-03|2026-11-23|15903"), "{row}");
    }
    let spans = rows(&path, SPANS);
    assert_eq!(spans.len(), 2 * owed.len());
    assert_eq!(spans[..2], ["1|2026-11-03|7|13760", "2|-|3|5000"]);
    // What was provided in the first span is not known in full.
    assert_eq!(rows(&path, AT_MOST).len(), owed.len());
    for row in rows(&path, VIEW) {
        assert!(row.ends_with("|159.03|1"), "{row}");
    }
}

#[test]
fn what_was_owed_before_the_columns_were_there_is_written_into_them() {
    let (_folder, path, register) = filled();
    drop(register);
    let (owed, spans) = (rows(&path, OWED), rows(&path, SPANS));
    tampered(&path, |raw| {
        raw.execute_batch("DELETE FROM owed; DELETE FROM owed_span; DELETE FROM owed_at_most")
            .unwrap();
        let sql = "SELECT log_id FROM register";
        let log_id = raw.query_row(sql, [], |row| row.get(0)).unwrap();
        write_all(raw, log_id).unwrap();
    });
    assert_eq!((rows(&path, OWED), rows(&path, SPANS)), (owed, spans));
    let verified = reopened(&path).verify(None).unwrap();
    assert_eq!(verified.first_fault, None);
}

const BY_HAND: &str =
    "SELECT concat_ws('|', from_on, to_on, coalesce(in_all, '-'), by_hand) FROM v_owed";

/// An increase of £37.60 a week waits, and is answered so many days later.
fn answered(days: i64, answer: ApprovalAnswer, between: impl FnOnce(&mut Told)) -> Vec<String> {
    let mut told = Told::new();
    let waits = told.decide(scene().amount(65_000), true, None);
    assert_eq!(told.rows(BY_HAND), Vec::<String>::new(), "while it waits");
    between(&mut told);
    told.move_on(days);
    told.answer(waits, answer);
    assert!(told.register.verify(None).unwrap().is_sound());
    told.rows(BY_HAND)
}

#[test]
fn what_is_owed_because_an_approval_came_late_is_in_the_view() {
    // £37.60 × 78 ÷ 7 = £418.971….
    let late = answered(78, ApprovalAnswer::Approved, |_| {});
    assert_eq!(late, ["2026-11-24|2027-02-09|418.97|0"]);
    let none = Vec::<String>::new();
    assert_eq!(answered(0, ApprovalAnswer::Approved, |_| {}), none);
    assert_eq!(answered(78, ApprovalAnswer::Refused, |_| {}), none);
    let changed = answered(78, ApprovalAnswer::Approved, |told| {
        told.move_on(1);
        told.import(|lines| lines.truncate(0));
    });
    assert_eq!(changed, ["2026-11-24|2027-02-10|-|1"]);
}

#[test]
fn what_is_owed_on_approval_is_written_for_registers_of_before() {
    let mut told = Told::new();
    told.decide(scene().amount(65_000), true, None);
    let columns = "SELECT concat_ws('|', entry, position, from_on, coalesce(n_days, '-'),
        more_pence_per_week, at_most) FROM owed_on_approval";
    let before = told.rows(columns);
    assert_eq!(before.len(), 1);
    assert!(before[0].ends_with("|1|2026-11-24|-|3760|0"), "{before:?}");
    let path = told.path.clone();
    tampered(&path, |raw| {
        raw.execute_batch("DELETE FROM owed_on_approval").unwrap();
        let sql = "SELECT log_id FROM register";
        let log_id = raw.query_row(sql, [], |row| row.get(0)).unwrap();
        write_all_waiting(raw, log_id).unwrap();
    });
    assert_eq!(told.rows(columns), before);
}
