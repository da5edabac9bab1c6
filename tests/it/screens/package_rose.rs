//! A package that rose after a reduction was decided: what an approver is told, what comes back.

use super::bench::Bench;
use crate::cli::scene::{Home, recorded};
use crate::panel::scene::{Scene, defer, member_id, scene};
use jiff::civil::date;
use ras_panel::app::board::TransitionRow;
use ras_panel::app::command::Command;
use ras_panel::app::outcome::Outcome;
use ras_panel::app::queue_row::{CaseState, QueueRow};
use ras_panel::panel::running::TransitionState;
use ras_panel::terms::ids::{CaseRef, EntryNumber};
use ras_panel::tui::held::popup::Popup;

/// Decides on the case at a sitting of its own.
fn decide(home: &Home, decided: &Scene, seen: Option<u64>) -> u64 {
    let mut desk = home.desk("chair");
    let present = ["chair", "m-1", "m-2", "sw", "senior"];
    let present = present.map(member_id).to_vec();
    let chair = member_id("chair");
    recorded(&mut desk, Command::OpenSitting { present, chair });
    let mut motion = decided.motion.clone();
    motion.case = CaseRef::new("T-001").unwrap();
    motion.recorder = member_id("chair");
    motion.last_entry_seen = seen.map(EntryNumber);
    let entry = recorded(&mut desk, Command::Decide(Box::new(motion)));
    recorded(&mut desk, Command::CloseSitting);
    entry
}

/// The meals, £42.00 of the package of £564.40, cost so much now.
fn import(home: &Home, meals: &str) {
    let line = |meals: &str| format!("7,{meals},Weekly,1,");
    home.change("caseload/packages.csv", &line("42.00"), &line(meals));
    home.run(&["import", "caseload"]).well();
}

/// An exception from £564.40 to £413.80 waits; the meals cost so much now.
fn waits(meals: &str) -> (Home, Bench) {
    let home = Home::with_cases();
    decide(&home, &scene().transition(4, Some("slow to adapt")), None);
    import(&home, meals);
    let bench = Bench::of(home.desk("senior"));
    (home, bench)
}

fn beside(bench: &Bench) -> String {
    let form = bench.model.form.as_ref().unwrap();
    let lines: Vec<&str> = form.beside.iter().map(|line| line.1.as_str()).collect();
    lines.join("\n")
}

fn text(bench: &Bench) -> String {
    let text = bench.text().replace(['│', '┃', '║'], " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn after_a_rise_an_exception_is_not_approved_and_can_be_refused() {
    let (_home, mut bench) = waits("142.00");
    bench.keys("3 a").type_text("Agreed.");
    let told = beside(&bench);
    let changed = "The present amount was £564.40 a week when it was decided and is £664.40 now.";
    assert!(told.contains(changed), "{told}");
    assert!(
        told.contains("The rules do not let you approve it."),
        "{told}"
    );
    assert!(told.contains("away, not the £150.60 for which"), "{told}");
    bench.keys("C-s R");
    assert_eq!(bench.n_recorded, 0, "{}", bench.text());
    bench
        .keys("Esc C-x D Esc 3 r")
        .type_text("The package rose.")
        .keys("C-s");
    let Some(Popup::Confirm { sentence, .. }) = &bench.model.popup else {
        panic!("nothing is asked: {}", bench.text());
    };
    assert!(sentence.contains(changed), "{sentence}");
    bench.keys("R");
    assert_eq!(bench.n_recorded, 1, "{}", bench.text());
}

#[test]
fn after_a_fall_the_confirmation_of_an_approval_says_both_amounts() {
    let (_home, mut bench) = waits("12.00");
    bench.keys("3 a").type_text("Agreed.");
    let changed = "The present amount was £564.40 a week when it was decided and is £534.40 now.";
    assert!(beside(&bench).contains(changed), "{}", beside(&bench));
    bench.keys("C-s");
    let popup = format!("{:?}", bench.model.popup);
    assert!(popup.contains(changed), "{popup}");
    bench.keys("R");
    assert_eq!(bench.n_recorded, 1, "{}", bench.text());
}

/// The meals end before the first day of what was decided: the panel knew, and nothing changed.
#[test]
fn a_line_that_ends_before_the_first_day_is_no_change_of_the_package() {
    let home = Home::with_cases();
    let (open, ends) = (
        "42.00,Weekly,1,2025-06-02,,",
        "42.00,Weekly,1,2025-06-02,2026-11-30,",
    );
    home.change("caseload/packages.csv", open, ends);
    home.run(&["import", "caseload"]).well();
    decide(&home, &scene().transition(4, Some("slow to adapt")), None);
    let mut bench = Bench::of(home.desk("senior"));
    bench.keys("3 a").type_text("Agreed.");
    let told = beside(&bench);
    assert!(!told.contains("The present amount was"), "{told}");
    bench.keys("C-s R");
    assert_eq!(bench.n_recorded, 1, "{}", bench.text());
    drop(bench);
    let (steps, row) = listed(&home);
    assert_eq!((steps.changed, row.changed), (None, None));
}

fn listed(home: &Home) -> (TransitionRow, QueueRow) {
    let mut desk = home.desk("chair");
    let Outcome::Transitions(mut steps) = desk.execute(Command::Transitions).unwrap() else {
        panic!("no transitions");
    };
    let whole_caseload = true;
    let asked = desk.execute(Command::Queue { whole_caseload }).unwrap();
    let Outcome::Queue { rows, .. } = asked else {
        panic!("no queue");
    };
    let mut rows = rows.into_iter();
    let row = rows.find(|row| row.case.as_str() == "T-001").unwrap();
    (steps.remove(0), row)
}

/// It is brought back, its reduction does not begin by itself, and a deferral settles nothing.
#[test]
fn a_rise_before_a_transition_begins_holds_it_back_until_the_amount_is_decided_again() {
    let mut home = Home::with_cases();
    let first = decide(&home, &scene().transition(3, None), None);
    let (steps, row) = listed(&home);
    assert_eq!((steps.changed, row.changed), (None, None));
    assert_eq!(row.state, CaseState::Decided);
    import(&home, "142.00");
    let says = "the package changed from £564.40 to £664.40 on 24 Nov 2026, before the reduction \
                of 1 Jan 2027 began";
    let back = format!(
        "Brought back: {says} (entry {first}). The reduction does not begin by itself: the present \
         amount stands until the panel has decided about the amount again."
    );
    let (steps, row) = listed(&home);
    assert_eq!(steps.changed.as_deref(), Some(says));
    assert_eq!(steps.state, TransitionState::HeldBack);
    assert_eq!(
        (steps.paid_today.unwrap().0.pence(), steps.next),
        (66_440, None)
    );
    assert_eq!(row.state, CaseState::ChangedBack);
    assert_eq!(row.changed.as_ref(), Some(&back));
    let squeezed = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let list = squeezed(home.run(&["list"]).well());
    assert!(
        list.contains("≠ package changed, back in the queue"),
        "{list}"
    );
    assert!(list.contains(&format!("T-001: {back}")), "{list}");
    assert!(squeezed(home.run(&["show", "T-001"]).well()).contains(&back));
    let mut bench = Bench::of(home.desk("chair"));
    assert!(
        text(&bench).contains("4 Transitions (1!)"),
        "{}",
        bench.text()
    );
    bench.keys("4");
    assert!(text(&bench).contains("held back"), "{}", bench.text());
    for keys in ["1 Enter", "d"] {
        bench.keys(keys);
        assert!(text(&bench).contains(says), "{}", bench.text());
    }
    drop(bench);
    let due = date(2027, 1, 8);
    let again = scene().verdict(defer(&["Does she need the meals?"], due));
    let second = decide(&home, &again, Some(first));
    let (steps, row) = listed(&home);
    assert_eq!(row.state, CaseState::Deferred);
    assert_eq!(row.changed.as_ref(), Some(&back));
    assert_eq!(steps.state, TransitionState::HeldBack);
    nothing_falls(&mut home, says);
    // An amount is agreed: that one counts, and nothing is to be looked at any more.
    let amount = scene().on("S-3", date(2027, 1, 2)).amount(60_000);
    decide(&home, &amount, Some(second));
    assert_eq!(present(&home), 60_000);
    let (steps, row) = listed(&home);
    assert_eq!((steps.changed, row.changed), (None, None));
    assert_eq!(steps.state, TransitionState::Replaced);
}

fn row_of(home: &Home) -> QueueRow {
    listed(home).1
}

fn present(home: &Home) -> i64 {
    let told = home.run(&["show", "T-001", "--json"]).json();
    told["present_pence_per_week"].as_i64().unwrap()
}

fn nothing_falls(home: &mut Home, says: &str) {
    // The first step has come; nothing has fallen, nor does it after another change.
    home.move_on_to(date(2027, 1, 2));
    assert_eq!(present(home), 66_440);
    assert_eq!(listed(home).0.state, TransitionState::HeldBack);
    let line = |meals: &str| format!("7,{meals},Weekly,1,");
    home.change("caseload/packages.csv", &line("142.00"), &line("143.00"));
    home.run(&["import", "caseload"]).well();
    assert_eq!(present(home), 66_540);
    let changed = row_of(home).changed.unwrap();
    let latest = format!("{says}; since 2 Jan 2027 it is £665.40 (entry ");
    assert!(changed.contains(&latest), "{changed}");
}

/// A reduction of which the panel is told that it does not begin.
pub fn held_back() -> (Home, Bench) {
    let home = Home::with_cases();
    decide(&home, &scene().transition(3, None), None);
    import(&home, "142.00");
    let bench = Bench::of(home.desk("chair"));
    (home, bench)
}

/// A reduction whose last step is paid, and no more than that is provided.
pub fn ended() -> (Home, Bench) {
    let mut home = Home::with_cases();
    decide(&home, &scene().transition(3, None), None);
    home.move_on_to(date(2027, 4, 12));
    home.change(
        "caseload/packages.csv",
        "23.92,Hourly,17.5",
        "20.00,Hourly,10",
    );
    home.run(&["import", "caseload"]).well();
    let bench = Bench::of(home.desk_at("chair", "2027-04-12T10:00:00Z"));
    (home, bench)
}
