//! What is recorded while a decision form is open: the papers relied on, and the question before
//! anything is recorded, are of the register as it is then.

use super::bench::{Bench, CASE};
use super::looks_of_decisions::write_transition;
use crate::cli::scene::Home;
use ras_panel::app::command::Command;
use ras_panel::tui::held::form_field::FormField;
use ras_panel::tui::held::popup::Popup;

const OLD: &str = "assessment 12 Oct 2026 A-102";
const NEW: &str = "assessment 20 Nov 2026 A-103";
const NEWER: &str = "A newer assessment is on record, of 20 Nov 2026 (A-103); it is not named";

/// The chair at an open sitting, before T-001.
fn before_the_case(home: &Home) -> Bench {
    let mut bench = Bench::of(home.desk("chair"));
    bench.open_sitting().keys("1 a /").type_text("T-001");
    bench.keys("Enter Enter");
    bench
}

/// An import brings another assessment of T-001.
fn assessed_again(home: &Home) {
    let file = "caseload/assessments.csv";
    home.change(file, "A-102,2026-10-12", "A-103,2026-11-20");
    home.run(&["import", "caseload"]).well();
}

fn field<'a>(bench: &'a Bench, name: &str) -> &'a FormField {
    let form = bench.model.form.as_ref().unwrap();
    let field = form.fields.iter().find(|field| field.name == name);
    field.unwrap_or_else(|| panic!("no field {name}"))
}

fn relied_on(bench: &Bench) -> String {
    field(bench, "relied_on").kept()
}

fn note(bench: &Bench) -> String {
    let note = field(bench, "relied_on").note.clone();
    note.map(|(_, words)| words).unwrap_or_default()
}

fn status(bench: &Bench) -> String {
    let status = bench.model.status.as_ref();
    status.map_or_else(String::new, |status| status.text.clone())
}

/// The sentence that is asked about.
fn asked(bench: &Bench) -> String {
    match &bench.model.popup {
        Some(Popup::Confirm { sentence, .. }) => sentence.clone(),
        _ => panic!("nothing is asked: {}", bench.text()),
    }
}

/// A deferral, written but for Ctrl-S.
fn defer(bench: &mut Bench) {
    bench.keys("d d Tab").type_text("What does the night cost?");
    bench.keys("Tab").type_text("15/12/2026").keys("Tab q Tab");
    bench.type_text("The night is not costed.");
}

fn to_papers(bench: &mut Bench) {
    let form = bench.model.form.as_mut().unwrap();
    let place = form
        .fields
        .iter()
        .position(|field| field.name == "relied_on");
    form.focus(place.unwrap());
}

/// The papers of the newest decision on the opened case, with their days.
fn recorded_papers(bench: &Bench) -> Vec<String> {
    let standing = &bench.model.case.as_ref().unwrap().detail.file.standing;
    let papers = &standing
        .decisions
        .last()
        .unwrap()
        .decision
        .motion()
        .relied_on;
    let papers = papers.iter();
    papers
        .map(|paper| format!("{} {}", paper.date, paper.what.as_str()))
        .collect()
}

#[test]
fn the_paper_that_the_form_wrote_itself_follows_an_import_while_the_form_is_open() {
    let home = Home::with_cases();
    let mut bench = before_the_case(&home);
    defer(&mut bench);
    assert_eq!(relied_on(&bench), OLD);
    assessed_again(&home);
    bench.ask(Command::LookForOthers);
    assert_eq!(relied_on(&bench), NEW);
    let told = format!("Relied on names the {NEW} now: it came in since.");
    assert!(status(&bench).contains(&told), "{}", status(&bench));
    assert!(
        status(&bench).contains("by another program"),
        "{}",
        status(&bench)
    );
    bench.keys("C-s R");
    assert_eq!(recorded_papers(&bench), ["2026-11-20 A-103"]);
}

#[test]
fn the_paper_that_the_form_wrote_itself_follows_an_import_also_in_a_draft() {
    let home = Home::with_cases();
    let mut bench = before_the_case(&home);
    defer(&mut bench);
    bench.keys("Esc Esc");
    drop(bench);
    assessed_again(&home);
    let mut bench = Bench::of(home.desk("chair"));
    bench.keys("a /").type_text("T-001").keys("Enter d");
    assert_eq!(relied_on(&bench), NEW);
    for words in ["Your draft is back", "it came in since"] {
        assert!(status(&bench).contains(words), "{}", status(&bench));
    }
    // The draft holds it, too.
    bench.pause().keys("Esc Esc");
    drop(bench);
    let mut bench = Bench::of(home.desk("chair"));
    bench.keys("a /").type_text("T-001").keys("Enter d");
    assert_eq!(relied_on(&bench), NEW);
    assert!(
        !status(&bench).contains("came in since"),
        "{}",
        status(&bench)
    );
}

#[test]
fn papers_that_were_written_stay_and_a_newer_assessment_is_told_at_the_field_and_when_asked() {
    let home = Home::with_cases();
    let mut bench = before_the_case(&home);
    defer(&mut bench);
    to_papers(&mut bench);
    bench.type_text(" by her own account");
    assert_eq!(note(&bench), "");
    assessed_again(&home);
    bench.ask(Command::LookForOthers);
    assert_eq!(relied_on(&bench), format!("{OLD} by her own account"));
    assert!(note(&bench).starts_with(NEWER), "{}", note(&bench));
    bench.keys("C-s");
    assert!(asked(&bench).contains(NEWER), "{}", asked(&bench));
    bench.keys("Esc Enter").type_text(NEW);
    assert_eq!(note(&bench), "");
    bench.keys("C-s");
    assert!(!asked(&bench).contains(NEWER), "{}", asked(&bench));
}

#[test]
fn what_changed_in_the_register_while_the_form_was_open_is_told_where_it_is_asked_about() {
    let home = Home::with_cases();
    let mut bench = before_the_case(&home);
    defer(&mut bench);
    home.change(
        "caseload/packages.csv",
        "7,42.00,Weekly,1,",
        "7,50.00,Weekly,1,",
    );
    assessed_again(&home);
    bench.keys("C-s");
    let said = asked(&bench);
    for words in [
        "Changed in the register while the form was open:",
        "the newest assessment is of 20 Nov 2026 (A-103) (was of 12 Oct 2026 (A-102))",
        "the package costs £572.40 a week (was £564.40 a week)",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!said.contains(NEWER), "the form has followed: {said}");
    assert_eq!(relied_on(&bench), NEW);
    bench.keys("R");
    assert_eq!(bench.n_recorded, 2, "{}", bench.text());
    assert_eq!(recorded_papers(&bench), ["2026-11-20 A-103"]);
}

#[test]
fn a_decision_of_another_program_is_told_in_the_place_of_the_question() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    let mut other = Bench::of(bench.other_desk("senior-1"));
    other.open_case();
    defer(&mut other);
    other.keys("C-s R");
    assert_eq!(other.n_recorded, 1, "{}", other.text());
    bench.keys("C-s");
    let Some(Popup::Reading { title, lines, .. }) = &bench.model.popup else {
        panic!("{}", bench.text());
    };
    assert_eq!(title, "Another program recorded this meanwhile");
    assert!(lines.join(" ").contains(CASE), "{lines:?}");
    assert_eq!(bench.n_recorded, 1, "only the sitting");
}

#[test]
fn who_types_on_while_the_case_is_looked_at_again_is_not_asked() {
    let home = Home::with_cases();
    let mut bench = before_the_case(&home);
    defer(&mut bench);
    assessed_again(&home);
    bench.busy().keys("C-s");
    bench.type_text(" And more.").answers();
    assert!(bench.model.popup.is_none(), "{}", bench.text());
    assert!(field(&bench, "rationale").kept().ends_with("And more."));
    bench.keys("C-s");
    assert!(
        asked(&bench).contains("Record for T-001"),
        "{}",
        asked(&bench)
    );
}
