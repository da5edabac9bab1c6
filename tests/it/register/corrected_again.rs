//! A decision whose correction was withdrawn is corrected again: one entry takes the place of the
//! withdrawal, and program, views and verification follow it.

use crate::panel::scene::{case_ref, per_week, scene};
use crate::register::samples::{drawn, erasure, reopened};
use crate::register::tampering::{tampered, verified};
use crate::register::told_case::{Told, rows};
use ras_panel::panel::approval::ApprovalAnswer;
use ras_panel::panel::decision::{Decision, WithdrawnCorrection};
use ras_panel::panel::record::Record;
use ras_panel::panel::standing::{History, Standing};
use ras_panel::register::append::{Expected, NewEntry};
use ras_panel::register::chain::commitment;
use ras_panel::register::conflict::Clash;
use ras_panel::register::entry_row::{EntryRow, Payload};
use ras_panel::register::error::RegisterError;
use ras_panel::register::migration::migrate;
use ras_panel::register::payload::{self, kinds::EntryKind};
use ras_panel::register::project::project;
use ras_panel::register::schema;
use ras_panel::terms::ids::EntryNumber;
use rusqlite::Connection;
use std::path::Path;

const OUTCOMES: &str = "SELECT concat_ws(' ', entry, outcome) FROM v_decisions ORDER BY entry";

const ENTRIES: &str = "SELECT concat_ws(' ', number, coalesce(supersedes, '-'),
    coalesce(superseded_by, '-'), coalesce(goes_on_beside, '-')) FROM v_entries
    WHERE kind LIKE 'decision%' ORDER BY number";

/// £650.00 stands as entry 3; entry 5 withdrew its correction, entry 4, to £900.00.
fn withdrawn() -> Told {
    let mut told = Told::new();
    let first = told.decide(scene().amount(65_000), false, None);
    told.move_on(2);
    let correction = told.decide(scene().amount(90_000), true, Some(first));
    told.withdraw(correction);
    assert_eq!((first, correction), (EntryNumber(3), EntryNumber(4)));
    told
}

fn again(told: &mut Told, pence: i64, waits: bool) -> EntryNumber {
    told.decide(scene().amount(pence), waits, Some(EntryNumber(3)))
}

fn decision_of(told: &Told, entry: EntryNumber) -> Decision {
    match told.register.entry(entry).unwrap().unwrap().record() {
        Some(Record::DecisionRecorded(decision)) => decision.as_ref().clone(),
        other => panic!("{other:?}"),
    }
}

fn is_in_force(told: &Told, entry: EntryNumber, pence: i64) {
    let history = History {
        package: Some(per_week(61_240)),
        decisions: told.decisions(),
        ..History::default()
    };
    let present = Standing::derive(history, told.today()).present;
    assert_eq!(present, Some(per_week(pence)));
    let viewed = told.rows("SELECT CAST(entry AS TEXT) FROM v_in_force");
    assert_eq!(viewed, [entry.to_string()]);
    assert_eq!(told.register.verify(None).unwrap().first_fault, None);
}

#[test]
fn the_next_correction_supersedes_the_withdrawal_and_takes_the_decisions_place() {
    let mut told = withdrawn();
    is_in_force(&told, EntryNumber(3), 65_000);
    let last = again(&mut told, 70_000, false);
    is_in_force(&told, last, 70_000);
    let outcomes = ["3 superseded by 6", "4 withdrawn by 5", "6 stands"];
    assert_eq!(told.rows(OUTCOMES), outcomes);
    let entries = ["3 - 6 -", "4 3 5 -", "5 4 6 -", "6 5 - -"];
    assert_eq!(told.rows(ENTRIES), entries);
    let known = |entry| told.register.entry(EntryNumber(entry)).unwrap().unwrap();
    assert_eq!(known(3).gone().unwrap(), "superseded by entry 6");
    assert_eq!(known(4).gone().unwrap(), "withdrawn by entry 5");
    assert_eq!(known(5).gone(), None);
    let instead = known(5).corrected_instead().unwrap();
    assert_eq!(
        instead,
        "entry 6 is the next correction, in the place of this"
    );
    assert_eq!(
        decision_of(&told, last).motion().supersedes,
        Some(EntryNumber(3))
    );
}

#[test]
fn while_the_next_correction_waits_the_decision_goes_on_and_gives_way_to_its_approval() {
    let mut told = withdrawn();
    let last = again(&mut told, 95_000, true);
    is_in_force(&told, EntryNumber(3), 65_000);
    assert_eq!(told.rows(ENTRIES)[0], "3 - - 6");
    told.move_on(1);
    told.answer(last, ApprovalAnswer::Approved);
    is_in_force(&told, last, 95_000);
    assert_eq!(told.rows(OUTCOMES)[0], "3 superseded by 6");
}

#[test]
fn where_the_next_correction_is_withdrawn_too_another_takes_that_place() {
    let mut told = withdrawn();
    let second = again(&mut told, 95_000, true);
    told.withdraw(second);
    is_in_force(&told, EntryNumber(3), 65_000);
    assert_eq!(told.rows(ENTRIES)[0], "3 - - 6");
    let last = again(&mut told, 66_000, false);
    is_in_force(&told, last, 66_000);
    let instead = WithdrawnCorrection {
        correction: second,
        withdrawn_by: EntryNumber(7),
    };
    assert_eq!(decision_of(&told, last).instead_of(), Some(instead));
    assert_eq!(told.rows(OUTCOMES)[0], "3 superseded by 8");
}

/// What a program that judged the case before would record.
fn append(told: &Told, decision: Decision) -> RegisterError {
    let new = NewEntry {
        record: Record::DecisionRecorded(Box::new(decision)),
        actor: crate::panel::scene::member_id("chair"),
        at_utc_ms: crate::register::samples::NOON,
        drawn: drawn(99),
        expected: Expected::Anything,
    };
    reopened(&told.path).append(&[new]).unwrap_err()
}

#[test]
fn of_two_programs_that_correct_the_same_withdrawn_correction_one_meets_a_stated_conflict() {
    let mut told = withdrawn();
    let last = again(&mut told, 70_000, false);
    let refused = append(&told, decision_of(&told, last));
    let RegisterError::Conflict(conflict) = &refused else {
        panic!("{refused}");
    };
    assert_eq!(conflict.clash, Clash::AlreadySuperseded);
    assert_eq!(
        refused.to_string(),
        "the entry was superseded already by entry 6 (decision); nothing was recorded; read that \
         entry first"
    );
    let taken = "SELECT CAST(number AS TEXT) FROM entry WHERE supersedes = 5";
    assert_eq!(told.rows(taken), ["6"]);
}

#[test]
fn a_correction_names_the_withdrawal_of_a_correction_of_what_it_corrects() {
    let mut told = Told::new();
    let other = told.decide(scene().amount(62_000), false, None);
    let first = told.decide(scene().amount(65_000), false, None);
    let correction = told.decide(scene().amount(90_000), true, Some(first));
    told.withdraw(correction);
    let decision = decision_of(&told, first);
    for (corrects, withdrawn_by, holds) in [(other, 6, false), (first, 7, false), (first, 6, true)]
    {
        let mut parts = decision.clone().into_parts();
        parts.motion.supersedes = Some(corrects);
        parts.motion.last_entry_seen = None;
        parts.instead_of = Some(WithdrawnCorrection {
            correction,
            withdrawn_by: EntryNumber(withdrawn_by),
        });
        let refused = append(&told, Decision::restore(parts).unwrap()).to_string();
        let expected = match holds {
            // It is refused only since it has not seen the case's last entry.
            true => "has a newer entry".to_owned(),
            false => format!(
                "entry {withdrawn_by} is not the withdrawal of a correction of that decision; \
                 nothing was recorded; look at the register, then record again"
            ),
        };
        assert!(refused.contains(&expected), "{refused}");
    }
}

#[test]
fn a_correction_whose_text_is_erased_took_the_decisions_place() {
    let mut told = withdrawn();
    let last = again(&mut told, 70_000, false);
    told.record(Record::Erased(erasure(vec![last])));
    assert_eq!(told.decisions(), []);
    let gone = "SELECT CAST(entry AS TEXT) FROM v_superseded WHERE entry = 3";
    assert_eq!(told.rows(gone), ["3"]);
    assert_eq!(told.register.verify(None).unwrap().first_fault, None);
}

/// A decision at the end of the chain, with digests that follow and its columns.
fn forge(path: &Path, log_id: [u8; 16], decision: &Decision) {
    let raw = Connection::open(path).unwrap();
    let last = EntryRow::newest(&raw).unwrap().unwrap();
    let mut row = EntryRow::find(&raw, EntryNumber(3)).unwrap().unwrap();
    let record = Record::DecisionRecorded(Box::new(decision.clone()));
    let text = Payload {
        salt: [9; 16],
        bytes: payload::encode(&record),
    };
    row.number = EntryNumber(last.number.0 + 1);
    row.prev = last.hash;
    row.commitment = commitment(&text.salt, &text.bytes);
    row.supersedes = payload::kinds::superseded_by(&record);
    row.hash = row.digest(log_id).0;
    row.insert(&raw).unwrap();
    text.insert(&raw, row.number).unwrap();
    let number = i64::try_from(row.number.0).unwrap();
    project(&raw, number, &record).unwrap();
}

fn fault(path: &Path) -> Option<String> {
    let fault = verified(path, None).first_fault;
    fault.map(|fault| fault.to_string())
}

#[test]
fn verification_finds_a_decision_that_takes_a_withdrawals_place_without_a_correction_there() {
    let mut told = Told::new();
    let other = told.decide(scene().amount(62_000), false, None);
    let first = told.decide(scene().amount(65_000), false, None);
    let correction = told.decide(scene().amount(90_000), true, Some(first));
    told.withdraw(correction);
    let log_id = told.register.log_id();
    let mut parts = decision_of(&told, first).into_parts();
    parts.instead_of = Some(WithdrawnCorrection {
        correction,
        withdrawn_by: EntryNumber(6),
    });
    let copy = |to: &str| {
        let path = told.path.with_extension(to);
        let sql = format!("VACUUM INTO '{}'", path.display());
        Connection::open(&told.path)
            .unwrap()
            .execute_batch(&sql)
            .unwrap();
        path
    };
    let (honest, forged) = (copy("honest"), copy("forged"));
    parts.motion.supersedes = Some(first);
    forge(&honest, log_id, &Decision::restore(parts.clone()).unwrap());
    assert_eq!(fault(&honest), None);
    parts.motion.supersedes = Some(other);
    forge(&forged, log_id, &Decision::restore(parts).unwrap());
    let expected = "entry 7: it takes the place of a withdrawal that is not one of a correction of \
                    what it corrects";
    assert_eq!(fault(&forged).as_deref(), Some(expected));
}

#[test]
fn verification_finds_that_what_a_correction_supersedes_was_changed() {
    let mut told = withdrawn();
    again(&mut told, 70_000, false);
    let expected = "entry 6: it supersedes another entry than its text says";
    for now in ["NULL", "2"] {
        let sql = format!("UPDATE entry SET supersedes = {now} WHERE number = 6");
        tampered(&told.path, |raw| raw.execute_batch(&sql).unwrap());
        assert_eq!(fault(&told.path).as_deref(), Some(expected), "{now}");
    }
}

/// The same entries in a register of schema 8, in which decisions have payload schema 6.
fn as_of_schema_8(told: &Told, path: &Path) {
    let mut raw = Connection::open(path).unwrap();
    migrate(&mut raw, path, &schema::steps()[..8], true).unwrap();
    raw.execute_batch(
        "CREATE TEMP TABLE owed_on_approval(entry, position, from_on, n_days, \
        more_pence_per_week, at_most)",
    )
    .unwrap();
    let sql = format!("ATTACH '{}' AS now", told.path.display());
    raw.execute_batch(&sql).unwrap();
    for table in ["register", "identity"] {
        let sql = format!("INSERT INTO main.{table} SELECT * FROM now.{table}");
        raw.execute_batch(&sql).unwrap();
    }
    let newest = told.register.head().unwrap().unwrap().0.0;
    let now = Connection::open(&told.path).unwrap();
    let mut prev = [0; 32];
    for number in (1..=newest).map(EntryNumber) {
        let mut row = EntryRow::find(&now, number).unwrap().unwrap();
        let mut text = Payload::find(&now, number).unwrap().unwrap();
        let record = row.record(&text).unwrap();
        if EntryKind::of(&record) == EntryKind::DecisionRecorded {
            assert_eq!(text.bytes.pop(), Some(0), "nothing withdrawn");
            row.schema = 6;
        }
        row.commitment = commitment(&text.salt, &text.bytes);
        row.prev = prev;
        row.hash = row.digest(told.register.log_id()).0;
        prev = row.hash;
        row.insert(&raw).unwrap();
        text.insert(&raw, number).unwrap();
        project(&raw, i64::try_from(number.0).unwrap(), &record).unwrap();
    }
}

#[test]
fn in_a_register_of_schema_8_what_had_a_correction_withdrawn_is_corrected_again() {
    let mut told = withdrawn();
    let path = told.path.with_extension("old");
    as_of_schema_8(&told, &path);
    let outcomes = ["3 stands", "4 withdrawn by 5"];
    assert_eq!(rows(&path, OUTCOMES), outcomes);
    told.register = reopened(&path);
    told.path.clone_from(&path);
    assert_eq!(rows(&path, OUTCOMES), outcomes);
    assert_eq!(told.register.verify(None).unwrap().first_fault, None);
    let last = again(&mut told, 70_000, false);
    is_in_force(&told, last, 70_000);
    let outcomes = ["3 superseded by 6", "4 withdrawn by 5", "6 stands"];
    assert_eq!(rows(&path, OUTCOMES), outcomes);
    let history = told.register.case_history(&case_ref()).unwrap();
    assert_eq!(history.len(), 4);
}
