//! What stands goes on while its correction waits, and where that is refused or withdrawn: as the
//! program reckons it and as the views say it.

use crate::panel::scene::{case_ref, per_week, scene};
use crate::register::samples::erasure;
use crate::register::told_case::Told;
use ras_panel::panel::approval::ApprovalAnswer;
use ras_panel::panel::record::Record;
use ras_panel::panel::standing::{History, Standing};
use ras_panel::register::decided::gone;
use ras_panel::terms::ids::EntryNumber;

const OUTCOMES: &str = "SELECT concat_ws(' ', entry, outcome) FROM v_decisions ORDER BY entry";

const ENTRIES: &str = "SELECT concat_ws(' ', number, coalesce(superseded_by, '-'),
    coalesce(goes_on_beside, '-')) FROM v_entries WHERE kind = 'decision' ORDER BY number";

/// £650.00 stands; two days later a correction to £900.00 waits.
fn waits() -> (Told, EntryNumber, EntryNumber) {
    let mut told = Told::new();
    let stands = told.decide(scene().amount(65_000), false, None);
    told.move_on(2);
    let correction = told.decide(scene().amount(90_000), true, Some(stands));
    (told, stands, correction)
}

/// That the amount of an entry is in force, in the program and in the views.
fn in_force(told: &Told, entry: EntryNumber, pence: i64) {
    let history = History {
        package: Some(per_week(61_240)),
        decisions: told.decisions(),
        ..History::default()
    };
    let present = Standing::derive(history, told.today()).present;
    assert_eq!(present, Some(per_week(pence)));
    let viewed = told.rows("SELECT CAST(entry AS TEXT) FROM v_in_force");
    assert_eq!(viewed, [entry.to_string()]);
    assert!(told.register.verify(None).unwrap().is_sound());
}

#[test]
fn what_stands_is_in_force_while_its_correction_waits() {
    let (told, stands, correction) = waits();
    in_force(&told, stands, 65_000);
    let outcomes = [format!("{stands} stands"), format!("{correction} waits")];
    assert_eq!(told.rows(OUTCOMES), outcomes);
    assert_eq!(told.rows(ENTRIES)[0], format!("{stands} - {correction}"));
}

#[test]
fn it_goes_on_where_the_correction_is_refused_withdrawn_or_corrected_by_one_that_waits() {
    let (mut told, stands, correction) = waits();
    told.move_on(1);
    told.answer(correction, ApprovalAnswer::Refused);
    in_force(&told, stands, 65_000);
    let (mut told, stands, correction) = waits();
    told.withdraw(correction);
    in_force(&told, stands, 65_000);
    assert_eq!(told.rows(ENTRIES)[0], format!("{stands} - {correction}"));
    let (mut told, stands, correction) = waits();
    told.decide(scene().amount(95_000), true, Some(correction));
    in_force(&told, stands, 65_000);
    assert_eq!(told.decisions().len(), 2);
    let waiting = "SELECT CAST(entry AS TEXT) FROM v_waiting";
    assert_eq!(told.rows(waiting).len(), 1);
}

#[test]
fn it_gives_way_on_the_day_of_the_approval_and_does_not_come_back() {
    let (mut told, stands, correction) = waits();
    told.move_on(3);
    told.approve(correction);
    in_force(&told, correction, 90_000);
    assert_eq!(told.rows(ENTRIES)[0], format!("{stands} {correction} -"));
    let entries = told.register.case_history(&case_ref()).unwrap();
    let went: Vec<_> = gone(&entries)
        .into_iter()
        .map(|gone| (gone.known.entry, gone.on))
        .collect();
    assert_eq!(went, [(stands, told.today())]);
    told.withdraw(correction);
    assert_eq!(told.decisions(), []);
    assert_eq!(
        told.rows("SELECT entry FROM v_in_force"),
        Vec::<String>::new()
    );
}

#[test]
fn a_correction_of_the_correction_that_stands_takes_the_place_of_both() {
    let (mut told, _, correction) = waits();
    let last = told.decide(scene().amount(70_000), false, Some(correction));
    in_force(&told, last, 70_000);
}

#[test]
fn a_correction_whose_text_is_erased_does_not_bring_back_what_it_corrected() {
    let (mut told, stands, correction) = waits();
    told.approve(correction);
    told.record(Record::Erased(erasure(vec![correction])));
    assert_eq!(told.last(|_| true), None);
    let gone = told.rows("SELECT CAST(entry AS TEXT) FROM v_superseded");
    assert_eq!(gone, [stands.to_string()]);
}
