//! Ctrl-S on every form tells what the rules refuse before anything is asked.

use super::bench::Bench;
use ras_panel::tui::held::popup::Popup;

fn asks(bench: &Bench) -> bool {
    matches!(bench.model.popup, Some(Popup::Confirm { .. }))
}

fn message(bench: &Bench, name: &str) -> String {
    let form = bench.model.form.as_ref().unwrap();
    let field = form.fields.iter().find(|field| field.name == name);
    field.unwrap().message().unwrap_or_default()
}

fn to_field(bench: &mut Bench, name: &str) {
    let form = bench.model.form.as_mut().unwrap();
    let at = form.fields.iter().position(|field| field.name == name);
    form.focus(at.unwrap());
}

/// A proposal that is approved at the open sitting.
fn approved() -> Bench {
    let mut bench = Bench::new();
    bench.write_proposal();
    bench.keys("C-s R Esc 5 s R m R");
    bench.acts("member-1").keys("a");
    bench.type_text("The evidence is plain.").keys("C-s R");
    bench
}

#[test]
fn an_adoption_that_the_rules_refuse_is_told_at_its_field_and_not_asked_about() {
    let mut bench = approved();
    bench
        .acts("chair")
        .keys("f")
        .type_text("01/04/2027")
        .keys("Tab");
    bench.type_text("2026-27 v3").keys("C-s");
    assert!(!asks(&bench), "{}", bench.text());
    let said = message(&bench, "version");
    assert!(
        said.contains("has a RAS version 2026-27 v3 already"),
        "{said}"
    );
    assert!(said.contains("[house rule: "), "{said}");
    assert!(
        bench
            .text()
            .contains("Not recorded: the rules refuse it, for 1 reason.")
    );
    let n_recorded = bench.n_recorded;
    bench.keys("R");
    assert_eq!(bench.n_recorded, n_recorded, "there is nothing to confirm");
    to_field(&mut bench, "version");
    bench.keys("C-u").type_text("2026-27 v4").keys("C-s");
    assert!(asks(&bench), "{}", bench.text());
    assert_eq!(bench.n_recorded, n_recorded, "only tried");
    bench.keys("R");
    assert_eq!(bench.n_recorded, n_recorded + 1, "{}", bench.text());
}

#[test]
fn a_proposal_without_its_evidence_is_refused_at_the_evidence_before_it_is_asked_about() {
    let mut bench = Bench::new();
    bench.open_case().keys("w");
    bench.type_text("eating weighting = 1.2").keys("Tab");
    bench.type_text("It comes back.").keys("Tab C-u C-s");
    assert!(!asks(&bench), "{}", bench.text());
    let said = message(&bench, "evidence");
    assert!(
        said.contains("evidence cases are named; at least"),
        "{said}"
    );
    to_field(&mut bench, "evidence");
    bench.type_text("NF-88062").keys("C-s");
    assert!(asks(&bench), "{}", bench.text());
}

#[test]
fn who_wrote_a_proposal_is_told_beside_the_form_that_another_answers_and_is_not_asked() {
    let mut bench = Bench::new();
    bench.write_proposal();
    bench
        .keys("C-s R Esc 5 s R m R a")
        .type_text("Yes.")
        .keys("C-s");
    assert!(!asks(&bench), "{}", bench.text());
    let said = message(&bench, "reasons");
    assert_eq!(said, "The rules refuse it, for the reasons beside.");
}

#[test]
fn a_withdrawal_that_takes_away_and_an_interest_that_is_held_are_not_asked_about() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("i");
    bench.keys("a Tab").type_text("a neighbour").keys("C-s R i");
    bench.keys("a Tab a Tab").type_text("Again.").keys("C-s");
    assert!(!asks(&bench), "{}", bench.text());
    assert!(
        message(&bench, "member").contains("already has"),
        "{}",
        bench.text()
    );
}

#[test]
fn closing_a_sitting_and_submitting_are_tried_before_they_are_asked_about() {
    let mut bench = Bench::new();
    bench.write_proposal();
    bench.keys("C-s R Esc 5").acts("member-1").keys("2 p");
    // Whoever acts is not present any more.
    let acting = bench
        .model
        .overview
        .as_ref()
        .unwrap()
        .acting
        .clone()
        .unwrap();
    let form = bench.model.form.as_mut().unwrap();
    let here = form
        .kept("present")
        .replace(acting.id.as_str(), "")
        .replace("||", "|");
    form.fields[0].put_back(here.trim_matches('|'));
    bench.keys("C-s R 5 s");
    assert!(!asks(&bench), "{}", bench.text());
    assert!(
        bench.text().contains("is not present at the sitting"),
        "{}",
        bench.text()
    );
    bench.keys("Esc 2 c");
    assert!(asks(&bench), "{}", bench.text());
}

#[test]
fn a_correction_says_why_it_is_made_before_it_is_asked_about() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("d d Enter");
    bench
        .type_text("What does the night cost?")
        .keys("Enter Tab");
    bench.type_text("15/12/2026").keys("Enter q Tab");
    bench.type_text("The night is not costed.").keys("C-s R");
    assert_eq!(bench.n_recorded, 2, "{}", bench.text());
    bench.keys("e");
    let form = bench.model.form.as_ref().unwrap();
    let field = form.fields.iter().find(|field| field.name == "rationale");
    let field = field.unwrap();
    assert_eq!(field.label, "Why corrected");
    assert!(
        field.is_blank(),
        "the words of the corrected one are not its reason"
    );
    let mut beside = form.beside.iter();
    assert!(beside.any(|line| line.1.ends_with("The night is not costed.")));
    bench.keys("C-s");
    assert!(!asks(&bench), "{}", bench.text());
    let said = message(&bench, "rationale");
    assert!(
        said.starts_with("Nothing says why entry 13 is corrected."),
        "{said}"
    );
    to_field(&mut bench, "rationale");
    bench.type_text("The due day was misread.").keys("C-s");
    assert!(asks(&bench), "{}", bench.text());
}

#[test]
fn a_day_that_an_adoption_may_not_have_is_told_while_it_is_typed() {
    let mut bench = approved();
    bench.acts("chair").keys("f");
    assert_eq!(message(&bench, "from"), "");
    bench.type_text("31/02/2027");
    let said = message(&bench, "from");
    assert!(
        said.starts_with("\"31/02/2027\" is not a day of the calendar"),
        "{said}"
    );
    bench.keys("C-u").type_text("23/11/2026");
    let said = message(&bench, "from");
    assert!(
        said.contains("before today, 24 Nov 2026. Give today or a later day."),
        "{said}"
    );
    assert!(said.contains("can be called in for"), "{said}");
    bench.keys("C-u").type_text("01/12/2026");
    let said = message(&bench, "from");
    assert!(said.contains("Adopt from 2 Dec 2026 or later."), "{said}");
    bench.keys("C-u").type_text("02/12/2026");
    assert_eq!(message(&bench, "from"), "");
    bench.keys("C-u");
    assert_eq!(message(&bench, "from"), "");
}
