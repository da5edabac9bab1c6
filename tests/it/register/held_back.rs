//! What the file says of reductions that are held back, for any SQLite tool, and that `verify`
//! finds where it is not what the program says.

use crate::panel::scene::scene;
use crate::register::samples::{erasure, reopened};
use crate::register::tampering::tampered;
use crate::register::told_case::{HELD, IN_FORCE, SINCE, Told, held, on_a_day, rows};
use jiff::civil::date;
use ras_panel::caseload::package::ServiceLine;
use ras_panel::panel::record::Record;
use ras_panel::register::store::{Mode, Register};
use ras_panel::terms::ids::EntryNumber;
use rust_decimal::dec;

/// £612.40 falls on 1 January; the package costs £700.00 from the third day on.
fn one_held() -> (Told, EntryNumber, EntryNumber) {
    let mut told = Told::new();
    let lowered = told.decide(scene().transition(3, None), false, None);
    told.move_on(2);
    let by = told.import(|lines| lines[0].unit_cost = Some(dec!(700)));
    (told, lowered, by.unwrap())
}

#[test]
fn a_reduction_is_written_down_as_held_back_with_the_import_that_brings_the_change() {
    let (mut told, lowered, by) = one_held();
    let row = format!("{lowered}|{by}|2026-11-26|2027-01-01|612.40|700.00");
    assert_eq!(told.rows(HELD), [row.as_str()]);
    assert_eq!(told.rows(IN_FORCE), [format!("{lowered}|-|-|-|{by}")]);
    assert_eq!(told.rows(SINCE), ["2026-11-26"]);
    // Back as it was, the same again, and gone from the file: what was held back stays so, and what
    // is provided is told as of the latest import.
    let not_held = format!("{lowered}|{by}|2026-11-26|2027-01-01|612.40");
    for (change, now, since) in [
        (
            (|_: &mut Vec<ServiceLine>| {}) as fn(&mut Vec<ServiceLine>),
            "612.40",
            "2026-11-27",
        ),
        (|_| {}, "612.40", "2026-11-27"),
        (|lines| lines.clear(), "not known", "2026-11-29"),
        (
            |lines| lines[0].unit_cost = Some(dec!(700)),
            "700.00",
            "2026-11-26",
        ),
    ] {
        told.move_on(1);
        told.import(change);
        assert_eq!(told.rows(HELD), [format!("{not_held}|{now}")]);
        assert_eq!(told.rows(SINCE), [since]);
    }
    // Another decision takes its place, and nothing is held back; withdrawn, the first is again.
    let again = told.decide(scene().amount(65_000), false, None);
    assert_eq!(
        told.rows(IN_FORCE)[0],
        format!("{lowered}|-|{again}|2026-11-24|{by}")
    );
    assert_eq!(told.rows(HELD), Vec::<String>::new());
    told.withdraw(again);
    assert_eq!(told.rows(HELD), [row.as_str()]);
    assert_eq!(told.rows(IN_FORCE), [format!("{lowered}|-|-|-|{by}")]);
    told.withdraw(lowered);
    assert_eq!(told.rows(HELD), Vec::<String>::new());
    assert!(told.register.verify(None).unwrap().is_sound());
}

#[test]
fn a_reduction_that_is_held_back_neither_replaces_nor_covers_another() {
    let mut told = Told::new();
    let first = told.decide(scene().transition(3, None), false, None);
    let later = on_a_day(scene(), date(2026, 12, 15));
    let second = told.decide(later, false, None);
    let replaced = format!("{first}|2026-12-01|{second}|2026-12-15|-");
    assert_eq!(told.rows(IN_FORCE)[0], replaced);
    told.move_on(2);
    let by = told
        .import(|lines| lines[0].unit_cost = Some(dec!(700)))
        .unwrap();
    let both = [
        format!("{first}|-|-|-|{by}"),
        format!("{second}|-|-|-|{by}"),
    ];
    assert_eq!(told.rows(IN_FORCE), both);
}

#[test]
fn a_package_whose_cost_is_no_longer_known_is_written_down_as_that() {
    let mut told = Told::new();
    let lowered = told.decide(scene().transition(3, None), false, None);
    told.move_on(2);
    let by = told.import(|lines| lines[0].unit_cost = None).unwrap();
    let row = format!("{lowered}|{by}|2026-11-26|2027-01-01|612.40|not known");
    assert_eq!(told.rows(HELD), [row]);
}

#[test]
fn another_row_than_the_program_would_write_is_found() {
    for (sql, what) in [
        (
            "UPDATE held_back SET changed_pence = changed_pence + 1",
            "its row of held_back is not what its case's package makes it",
        ),
        ("DELETE FROM held_back", "a row of held_back is missing"),
        (
            "UPDATE package_line SET weekly_pence = 61240",
            "a row of held_back was added",
        ),
    ] {
        let (told, lowered, _) = one_held();
        drop(told.register);
        tampered(&told.path, |raw| raw.execute_batch(sql).unwrap());
        let verified = Register::verify_file(&told.path, None).unwrap();
        let said = verified.first_fault.map(|fault| fault.to_string());
        assert_eq!(said, Some(format!("entry {lowered}: {what}")), "{sql}");
    }
}

#[test]
fn a_register_may_be_opened_to_read_what_it_holds_back() {
    let (told, ..) = one_held();
    let (path, all) = (told.path.clone(), told.decisions());
    drop(told.register);
    let register = Register::open(&path, Mode::ReadOnly).unwrap();
    assert!(register.verify(None).unwrap().is_sound());
    drop(register);
    assert!(reopened(&path).verify(None).unwrap().is_sound());
    assert_eq!(rows(&path, HELD), held(&all));
}

/// With the text of a reduction goes what is written of it.
#[test]
fn nothing_is_held_back_of_a_reduction_whose_text_is_erased() {
    let (mut told, lowered, _) = one_held();
    told.record(Record::Erased(erasure(vec![lowered])));
    assert_eq!(told.rows(HELD), Vec::<String>::new());
    assert_eq!(told.rows(IN_FORCE), Vec::<String>::new());
    assert_eq!(told.register.verify(None).unwrap().first_fault, None);
}
