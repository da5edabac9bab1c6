//! Answers in other capitals than the form's, and dates whose day and month stand the other way
//! round: what is read, what is told, what is asked.

use super::Desk;
use ras_panel::config::caseload_field::FileKind;
use ras_panel::import::imported::Imported;
use ras_panel::terms::ids::{CaseRef, QuestionId};

fn with_assessments(from: &str, to: &str) -> Imported {
    let desk = Desk::new();
    let files = desk.tiny_with(FileKind::Assessments, |text| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    });
    desk.read(&files).unwrap()
}

fn notices(imported: &Imported) -> Vec<String> {
    imported.notices.iter().map(ToString::to_string).collect()
}

fn answer(imported: &Imported, question: &str) -> String {
    let case = &imported.caseload.cases[&CaseRef::new("T-001").unwrap()];
    let latest = case.assessment().unwrap();
    latest.answers[&QuestionId::new(question).unwrap()].to_string()
}

#[test]
fn an_answer_in_other_capitals_is_taken_as_the_forms_and_told() {
    let plain = Desk::new();
    let plain = plain.read(&plain.tiny()).unwrap();
    let imported = with_assessments("daily,half,3/day,2", "DAILY,Half,3/Day,2");
    assert_eq!(imported.rejected, []);
    assert_eq!(imported.caseload, plain.caseload);
    assert_eq!(answer(&imported, "washing"), "daily");
    let told = notices(&imported);
    for column in ["q.washing", "q.family_help", "q.visits"] {
        let words = format!("{column}: values with other capitals or spaces are taken as");
        assert!(
            told.iter().any(|notice| notice.contains(&words)),
            "{words}: {told:?}"
        );
    }
}

#[test]
fn an_answer_that_is_nearly_one_is_rejected_with_what_was_perhaps_meant() {
    let imported = with_assessments("daily,half,3/day,2", "dayly,half,3/day,2");
    let rejected: Vec<String> = imported.rejected.iter().map(ToString::to_string).collect();
    let told = rejected.join("\n");
    assert!(
        told.contains("did you mean daily? correct the answer"),
        "{told}"
    );
    assert!(!told.contains("dayly"), "the value is not shown: {told}");
}

#[test]
fn dates_with_day_and_month_the_other_way_round_are_told_of_the_whole_column() {
    let imported = with_assessments("2026-10-12", "2026-12-10");
    assert!(
        !notices(&imported)
            .iter()
            .any(|told| told.contains("other way round"))
    );
    let turned = with_assessments("2025-04-20", "2025-20-04");
    let told = notices(&turned);
    let words = "Assessed on: dates are none as the profile writes them, but would be with day \
                 and month the other way round; others of this column may be so too";
    assert!(told.iter().any(|notice| notice.contains(words)), "{told:?}");
    let rejected: Vec<String> = turned.rejected.iter().map(ToString::to_string).collect();
    let remedy = "its day and month stand the other way round: write them as the others";
    assert!(rejected.join("\n").contains(remedy), "{rejected:?}");
    let neither = with_assessments("2025-04-20", "2025-40-20");
    assert!(
        !notices(&neither)
            .iter()
            .any(|told| told.contains("other way round"))
    );
}
