//! Answers that come late: what was left meanwhile stays left, and nothing typed goes elsewhere.

use super::bench::{Bench, CASE};
use super::looks_of_decisions::write_transition;
use ras_panel::app::command::Command;
use ras_panel::terms::ids::CaseRef;
use ras_panel::tui::held::popup::Popup;
use ras_panel::tui::input::action::ScreenId;

fn on_a_ready_decision() -> Bench {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    bench
}

fn open_case(bench: &Bench) -> Option<String> {
    let screen = bench.model.case.as_ref()?;
    Some(screen.detail.file.case.person.case.to_string())
}

#[test]
fn a_case_that_was_left_right_after_recording_is_not_opened_again() {
    for (leave, tab) in [("1", ScreenId::Queue), ("4", ScreenId::Transitions)] {
        let mut bench = on_a_ready_decision();
        bench.keys("C-s R").busy();
        let case = CaseRef::new(CASE).unwrap();
        bench.ask(Command::Case(case));
        bench.keys(leave).answers();
        assert_eq!(open_case(&bench), None, "{}", bench.text());
        assert_eq!(bench.model.tab, tab);
    }
}

#[test]
fn a_case_that_is_read_anew_while_it_is_left_stays_left() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    bench.keys("w").type_text("keeping clean weighting = 1.20");
    bench.keys("Tab").type_text("It is needed.").keys("C-s R");
    bench.busy();
    bench.ask(Command::Case(CaseRef::new(CASE).unwrap()));
    bench.keys("Esc").answers();
    assert_eq!(open_case(&bench), None, "{}", bench.text());
}

#[test]
fn a_case_that_was_asked_for_and_given_up_is_not_opened() {
    for away in ["2", "/", "?", ":", "F5", "2 1"] {
        let mut bench = Bench::new();
        bench.busy().keys("Enter").keys(away).answers();
        assert_eq!(open_case(&bench), None, "{away}: {}", bench.text());
        assert!(bench.model.form.is_none());
    }
}

#[test]
fn of_two_cases_asked_for_the_last_one_is_opened() {
    let mut bench = Bench::new();
    bench.busy().keys("Enter Esc Down Enter").answers();
    let opened = open_case(&bench);
    let rows = bench.model.queue.shown_lines();
    let cases: Vec<String> = rows.map(|row| row.case.to_string()).collect();
    assert_eq!(opened.as_ref(), cases.get(1), "{}", bench.text());
}

#[test]
fn what_is_typed_while_a_case_opens_is_for_the_case_and_its_form() {
    for (key, verdict, amount) in [("d", "agree_amount", "150"), ("t", "transition", "150")] {
        let mut bench = Bench::new();
        bench.open_sitting().keys("1").busy().keys(key);
        match key {
            "d" => bench.keys("a Tab"),
            _ => bench.keys("C-u"),
        };
        bench.type_text(amount).answers();
        let form = bench.model.form.as_ref().unwrap();
        assert_eq!(form.kept("verdict"), verdict, "{}", bench.text());
        assert_eq!(form.kept("amount"), amount, "{}", bench.text());
        assert_eq!(bench.model.tab, ScreenId::Queue);
    }
    let mut bench = Bench::new();
    let whole = bench.model.whole_caseload;
    bench.busy().keys("Enter a s t").answers();
    let form = bench.model.form.as_ref().unwrap();
    assert_eq!(form.kept("verdict"), "transition", "{}", bench.text());
    assert_eq!(
        bench.model.whole_caseload, whole,
        "a is no command of the queue"
    );
}

#[test]
fn what_is_typed_while_a_case_opens_is_gone_where_its_form_does_not_open() {
    let mut bench = on_a_ready_decision();
    bench.keys("C-s R Esc").busy().keys("d w Enter").answers();
    assert!(bench.model.form.is_none(), "{}", bench.text());
    let said = bench.model.status.as_ref().map(|said| said.text.clone());
    assert!(said.unwrap().contains("e corrects it"), "{}", bench.text());
}

#[test]
fn a_letter_that_works_on_an_opened_case_says_so_in_the_queue() {
    let mut bench = Bench::new();
    bench.keys("t");
    assert!(bench.model.form.is_some(), "t opens the transition");
    bench.keys("Esc Esc x");
    let told = "x works on an opened case: Enter opens the selected one.";
    assert!(bench.text().contains(told), "{}", bench.text());
    bench.keys("2 x");
    assert!(!bench.text().contains(told), "{}", bench.text());
}

#[test]
fn the_decision_form_opens_only_for_who_still_waits_for_it() {
    let mut bench = Bench::new();
    bench.open_sitting().keys("1");
    bench.busy().keys("d").answers();
    assert!(bench.model.form.is_some(), "{}", bench.text());
    bench.keys("Esc Esc").busy().keys("d Esc Enter").answers();
    assert!(bench.model.form.is_none(), "{}", bench.text());
    assert!(open_case(&bench).is_some());
}

#[test]
fn a_verification_that_was_left_does_not_stand_in_the_way_of_what_is_typed() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("6").busy().keys("v");
    bench.keys("5 w").type_text("keeping clean").answers();
    assert!(bench.model.popup.is_none(), "{}", bench.text());
    let form = bench.model.form.as_ref().unwrap();
    assert_eq!(form.kept("changes"), "keeping clean");
    assert!(
        bench.text().contains("The register verifies"),
        "{}",
        bench.text()
    );
}

#[test]
fn a_question_about_a_form_that_was_left_is_not_asked() {
    let mut bench = Bench::new();
    bench.keys("2 o").busy().keys("C-s Esc").answers();
    assert!(bench.model.popup.is_none(), "{}", bench.text());
    bench.keys("o").busy().keys("C-s R").answers();
    assert!(
        matches!(bench.model.popup, Some(Popup::Confirm { .. })),
        "{}",
        bench.text()
    );
    assert_eq!(bench.n_recorded, 0, "a question unseen is not answered");
}

#[test]
fn what_is_pressed_while_a_decision_is_recorded_is_for_the_screen_after_it() {
    let mut bench = on_a_ready_decision();
    bench.keys("C-s");
    assert!(
        bench.text().contains("Type R to record"),
        "{}",
        bench.text()
    );
    let n = bench.n_recorded;
    bench.busy().keys("R Esc 2").answers();
    assert_eq!(bench.n_recorded, n + 1, "{}", bench.text());
    assert_eq!(bench.model.tab, ScreenId::Sitting);
    assert_eq!(open_case(&bench), None);
    bench.open_case().keys("e");
    let text = bench.text();
    assert!(
        !text.contains("draft is back"),
        "a recorded draft is done with: {text}"
    );
}

#[test]
fn what_is_pressed_while_it_is_refused_does_not_answer_what_is_said_then() {
    let mut bench = on_a_ready_decision();
    bench.keys("C-s");
    let mut other = bench.other_desk("senior-1");
    other.execute(Command::CloseSitting).unwrap();
    bench.busy().keys("R Enter x").answers();
    let text = bench.text();
    assert!(text.contains("was closed by senior-1"), "{text}");
    assert!(bench.model.popup.is_some() && bench.model.form.is_some());
}

#[test]
fn a_form_that_was_opened_while_something_else_was_recorded_stays_open() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    bench.keys("w").type_text("keeping clean weighting = 1.20");
    bench.keys("Tab").type_text("It is needed.").keys("C-s R");
    bench.keys("5 s R").busy().keys("m");
    bench.keys("w").type_text("washing").answers();
    let form = bench.model.form.as_ref().expect("the form stays open");
    assert_eq!(form.kept("changes"), "washing", "{CASE}");
}

#[test]
fn a_draft_that_comes_late_does_not_take_the_place_of_what_was_typed() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("w");
    bench.type_text("the first").pause().keys("Esc 5");
    bench
        .busy()
        .keys("w")
        .type_text("the second")
        .pause()
        .answers();
    let form = bench.model.form.as_ref().unwrap();
    assert_eq!(form.kept("changes"), "the second", "{}", bench.text());
}
