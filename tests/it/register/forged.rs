//! Entries that somebody who knows the format puts into the file, with digests that follow: what
//! `verify` still finds, and the SQLite that is refused.

use crate::register::samples::{filled, reopened};
use crate::register::tampering::{tampered, verified};
use crate::sources::rust_files;
use ras_panel::register::chain::EntryBytes;
use ras_panel::register::entry_row::{EntryRow, Payload};
use ras_panel::register::error::RegisterError;
use ras_panel::register::settings;
use ras_panel::terms::ids::EntryNumber;
use rusqlite::Connection;
use std::path::Path;

/// Puts a copy of an entry, with its text, at the end of the chain; `change` may alter it before
/// its digest is worked out.
fn forge(raw: &Connection, log_id: [u8; 16], copied: u64, change: impl FnOnce(&mut EntryRow)) {
    let last = EntryRow::newest(raw).unwrap().unwrap();
    let mut row = EntryRow::find(raw, EntryNumber(copied)).unwrap().unwrap();
    let text = Payload::find(raw, row.number).unwrap().unwrap();
    row.number = EntryNumber(last.number.0 + 1);
    row.prev = last.hash;
    change(&mut row);
    let bytes = EntryBytes {
        log_id,
        seq: row.number.0,
        prev: row.prev,
        utc_ms: row.utc_ms,
        person: row.person,
        key_id: row.key_id,
        action: row.action,
        subject: row.subject,
        schema: row.schema,
        commit: row.commitment,
    };
    row.hash = bytes.digest().0;
    row.insert(raw).unwrap();
    text.insert(raw, row.number).unwrap();
}

/// The first entry of a kind.
fn first_of(path: &Path, action: u16) -> u64 {
    let raw = Connection::open(path).unwrap();
    let sql = "SELECT min(number) FROM entry WHERE action = ?1";
    let number: i64 = raw.query_row(sql, [action], |row| row.get(0)).unwrap();
    u64::try_from(number).unwrap()
}

fn fault(path: &Path) -> String {
    let verification = verified(path, None);
    let fault = verification.first_fault;
    fault.map_or("none".to_owned(), |fault| fault.to_string())
}

/// What a kind of entry is called in the file.
const SITTING_OPENED: u16 = 4;

#[test]
fn an_entry_that_bears_a_signature_is_found() {
    for key_bears_it in [true, false] {
        let (_folder, path, register) = filled();
        let (log_id, last) = (register.log_id(), register.verify(None).unwrap().n_entries);
        drop(register);
        let member = first_of(&path, 3);
        tampered(&path, |raw| match key_bears_it {
            true => forge(raw, log_id, member, |row| row.key_id = [1; 8]),
            false => {
                let sql = format!("UPDATE entry SET signature = x'01' WHERE number = {last}");
                raw.execute_batch(&sql).unwrap();
            }
        });
        let entry = last + u64::from(key_bears_it);
        let expected = format!("entry {entry}: it bears a signature, and none can be yet");
        assert_eq!(fault(&path), expected);
    }
}

#[test]
fn an_entry_that_contradicts_one_before_it_is_found() {
    let (_folder, path, register) = filled();
    let (log_id, last) = (register.log_id(), register.verify(None).unwrap().n_entries);
    drop(register);
    let opened = first_of(&path, SITTING_OPENED);
    tampered(&path, |raw| forge(raw, log_id, opened, |_| {}));
    let expected = format!(
        "entry {}: it contradicts an entry before it, so its columns cannot be worked out",
        last + 1
    );
    assert_eq!(fault(&path), expected);
}

/// The forging itself is sound: without a contradiction the digests follow, and only the columns,
/// which were not written with it, betray the entry.
#[test]
fn a_forged_entry_has_digests_that_follow() {
    let (_folder, path, register) = filled();
    let (log_id, last) = (register.log_id(), register.verify(None).unwrap().n_entries);
    drop(register);
    let member = first_of(&path, 3);
    tampered(&path, |raw| forge(raw, log_id, member, |_| {}));
    let expected = format!("entry {}: a row of member is missing", last + 1);
    assert_eq!(fault(&path), expected);
    drop(reopened(&path));
}

#[test]
fn an_sqlite_that_can_damage_a_file_two_programs_write_to_is_refused() {
    let refused = settings::not_older((3_051_002, "3.51.2")).unwrap_err();
    assert!(
        matches!(refused, RegisterError::SqliteTooOld { found: "3.51.2" }),
        "{refused}"
    );
    assert!(settings::not_older((3_040_001, "3.40.1")).is_err());
    assert!(settings::not_older((3_051_003, "3.51.3")).is_ok());
    assert!(settings::not_older((4_000_000, "4.0.0")).is_ok());
    assert!(settings::new_enough().is_ok(), "{}", rusqlite::version());
}

/// The library that is linked is new enough, so only the source can tell that it is asked.
#[test]
fn every_way_to_a_register_asks_first_whether_the_sqlite_is_new_enough() {
    let sources = rust_files();
    let source = |path: &str| {
        sources
            .iter()
            .find(|s| s.path == path)
            .unwrap()
            .text
            .clone()
    };
    let store = source("src/register/store.rs");
    for opening in [
        "pub fn create_with(",
        "pub fn open(",
        "pub(super) fn recognise(",
    ] {
        let body = store.split(opening).nth(1).unwrap();
        let body = body.split_once("-> Result").unwrap().1;
        let first = body.split_once("{\n").unwrap().1.trim_start();
        assert!(
            first.starts_with("settings::new_enough()?;"),
            "{opening} {first:.80}"
        );
    }
    let asks = "not_older((rusqlite::version_number(), rusqlite::version()))";
    assert!(source("src/register/settings.rs").contains(asks));
}
