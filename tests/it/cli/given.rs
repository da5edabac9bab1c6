//! A sum computed elsewhere beside answers: what the answers would give is told everywhere.

use crate::cli::scene::Home;
use ras_panel::app::command::Command;
use ras_panel::app::outcome::Outcome;
use ras_panel::terms::ids::CaseRef;
use ras_panel::tui::held::breakdown;
use std::collections::BTreeSet;

const OLD_FORM: &str =
    "T-004,A-401,2026-06-30,older-form,relationships,Yes,,,M.H.,often at weekends,,,";

fn answered(answers: &str) -> Home {
    let home = Home::with_cases();
    let row = format!("T-004,A-401,2026-06-30,,relationships,Yes,,,M.H.,{answers}");
    home.change("caseload/assessments.csv", OLD_FORM, &row);
    home.run(&["import", "caseload"]).well();
    home
}

fn on_screen(home: &Home) -> Vec<String> {
    let case = Command::Case(CaseRef::new("T-004").unwrap());
    let Outcome::Case(detail) = home.desk("chair").execute(case).unwrap() else {
        panic!("no case");
    };
    let rows = breakdown::rows(&detail.file, &BTreeSet::new());
    rows.into_iter().map(|row| row.label).collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_the_answers_would_give_is_told_in_papers_flag_and_screen() {
    let home = answered("some,none,1/day,0");
    let score = home.run(&["score", "T-004"]).well();
    let sentence = "The answers of 30 Jun 2026, scored under Toy RAS, version 1, would give £87.00 \
        a week, £77.50 less than the sum as given; the sum as given takes precedence";
    assert!(squeezed(&score).contains(sentence), "{score}");
    let shown = squeezed(&home.run(&["show", "T-004"]).well());
    assert!(
        shown.contains(&format!("SUM, informs: {sentence} (limit £0 a week)")),
        "{shown}"
    );
    assert_eq!(shown.matches(sentence).count(), 2, "{shown}");
    assert!(
        on_screen(&home).contains(&sentence.to_owned()),
        "{:?}",
        on_screen(&home)
    );
    let case = home.run(&["show", "T-004", "--json"]).json();
    assert_eq!(case["answers_beside"], sentence);
}

#[test]
fn answers_that_cannot_be_scored_are_told_and_raise_no_flag_of_the_sum() {
    let home = Home::with_cases();
    let shown = squeezed(&home.run(&["show", "T-004"]).well());
    assert!(
        shown.contains("The answers of 30 Jun 2026 are on another form (older-form);"),
        "{shown}"
    );
    assert!(!shown.contains("SUM, "), "{shown}");
    let case = home.run(&["show", "T-001", "--json"]).json();
    assert_eq!(case["answers_beside"], serde_json::Value::Null);
}

#[test]
fn answers_that_lack_what_the_ras_needs_are_told_with_what_is_missing() {
    let home = answered(",none,1/day,0");
    let shown = squeezed(&home.run(&["show", "T-004"]).well());
    let sentence = "The answers of 30 Jun 2026 cannot be scored under Toy RAS, version 1: \
        “How much help do you need to wash?” (washing): no answer; the sum as given stands alone";
    assert!(shown.contains(sentence), "{shown}");
    assert!(!shown.contains("SUM, "), "{shown}");
}
