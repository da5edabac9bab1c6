//! A head kept elsewhere: what it proves, and what is not found without it.

use crate::register::samples::*;
use crate::register::tampering::{tampered, verified};
use ras_panel::panel::record::Record;
use ras_panel::register::schema::projections;
use std::path::Path;

/// Takes the newest entry out with everything that belongs to it, as somebody would who knows how.
fn cut_off_the_end(path: &Path) {
    tampered(path, |raw| {
        for projection in projections() {
            let table = projection.table;
            raw.execute(&format!("DELETE FROM {table} WHERE entry = 15"), [])
                .unwrap();
        }
        raw.execute_batch(
            "DELETE FROM payload WHERE entry = 15; DELETE FROM entry WHERE number = 15",
        )
        .unwrap();
    });
}

#[test]
fn an_end_that_was_cut_off_is_found_only_against_a_head_kept_elsewhere() {
    let (_folder, path, register) = filled();
    let printed = register.verify(None).unwrap().head;
    drop(register);
    cut_off_the_end(&path);
    let alone = verified(&path, None);
    assert!(alone.is_sound());
    assert!(alone.cannot_prove[0].contains("cut off at the end"));
    let against = verified(&path, printed);
    assert!(against.is_sound() && against.behind_known_head);
    assert_eq!(
        against.notices,
        [
            "The register ends at entry 14, before entry 15 whose digest was kept elsewhere: \
             entries are missing at the end, or this is an older copy."
        ]
    );
}

#[test]
fn a_chain_rewritten_whole_is_found_only_against_a_head_kept_elsewhere() {
    let (_folder, _path, register) = filled();
    let printed = register.verify(None).unwrap().head.unwrap();
    let (_other_folder, other_path, mut other) = empty();
    let mut changed = member("chair", "chair");
    changed.shown = "SOMEBODY ELSE".to_owned();
    other
        .append(&[new_entry(Record::MemberEntered(changed), 1)])
        .unwrap();
    for n in 2..=15 {
        let record = Record::MemberEntered(member("worker", "social_worker"));
        other.append(&[new_entry(record, n)]).unwrap();
    }
    drop(other);
    assert!(verified(&other_path, None).is_sound());
    let against = verified(&other_path, Some(printed));
    assert_eq!(
        against
            .first_fault
            .map(|fault| fault.to_string())
            .as_deref(),
        Some("entry 15: its digest is not the one that was kept elsewhere")
    );
}

#[test]
fn the_head_kept_elsewhere_proves_everything_up_to_it() {
    let (_folder, path, mut register) = filled();
    let printed = register.verify(None).unwrap().head.unwrap();
    let late = Record::MemberEntered(member("late", "social_worker"));
    register.append(&[new_entry(late, 70)]).unwrap();
    let verification = register.verify(Some(printed)).unwrap();
    assert!(verification.is_sound() && !verification.behind_known_head);
    assert_eq!(
        verification.proved.last().map(String::as_str),
        Some(
            "Entry 15 has the digest that was kept elsewhere: nothing up to it was changed since."
        )
    );
    drop(register);
    assert!(verified(&path, Some(printed)).cannot_prove[0].contains("after 15"));
}

#[test]
fn a_clock_that_ran_back_is_said_and_breaks_nothing() {
    let (_folder, _path, mut register) = empty();
    let mut entry = new_entry(Record::MemberEntered(member("chair", "chair")), 9);
    register.append(std::slice::from_ref(&entry)).unwrap();
    entry.at_utc_ms -= 400_000;
    register.append(&[entry]).unwrap();
    let verification = register.verify(None).unwrap();
    assert!(verification.is_sound());
    assert_eq!(
        verification.notices,
        ["The clock ran back more than five minutes before entry 2."]
    );
}
