//! What is owed for days gone by has columns of its own, in registers of before, too.

use crate::register::samples::{filled, reopened};
use crate::register::tampering::tampered;
use ras_panel::register::owed::write_all;
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
