//! Rules on records: the reablement gate, the age of the assessment, the review.

use super::bench::{Bench, day, since_april};
use ras_panel::caseload::assessment::ReablementGate;
use rust_decimal::Decimal;

#[test]
fn a_gate_that_is_neither_answered_nor_reasoned_is_flagged() {
    let says = |gate: ReablementGate| {
        Bench::with("400", "410")
            .assessment(|assessment| assessment.gate = gate)
            .says("reablement_not_considered")
    };
    assert_eq!(says(ReablementGate::Considered), "");
    let reason = "the need is for company, not for help".to_owned();
    assert_eq!(says(ReablementGate::NotConsidered { reason }), "");
    assert_eq!(
        says(ReablementGate::NotConsideredWithoutReason),
        "Reablement and telecare were not considered, and the assessment gives no reason"
    );
    assert_eq!(
        says(ReablementGate::NotRecorded),
        "The assessment does not record whether reablement and telecare were considered"
    );
}

#[test]
fn only_the_answers_of_the_setting_count_against_the_gate() {
    let says = |gate: ReablementGate| {
        Bench::with("400", "410")
            .assessment(|assessment| assessment.gate = gate)
            .setting("reablement_not_considered", |setting| {
                let counts = vec!["no reason".to_owned()];
                setting.words.insert("counts".into(), counts);
            })
            .says("reablement_not_considered")
    };
    assert_eq!(says(ReablementGate::NotRecorded), "");
    assert_ne!(says(ReablementGate::NotConsideredWithoutReason), "");
    let mut none = Bench::with("400", "410");
    none.case.assessments.clear();
    assert_eq!(none.says("reablement_not_considered"), "", "no assessment");
}

#[test]
fn an_assessment_is_stale_from_the_day_after_twelve_months() {
    let says = |date: &str| {
        Bench::with("400", "410")
            .assessment(|assessment| assessment.date = day(date))
            .says("stale_assessment")
    };
    assert_eq!(says("2026-11-24"), "");
    assert_eq!(says("2025-11-24"), "", "twelve months to the day");
    assert_eq!(
        says("2025-11-23"),
        "The assessment is of 23 Nov 2025, 12 months and 1 day ago [limit 12 months]"
    );
    assert_eq!(
        says("2025-05-24"),
        "The assessment is of 24 May 2025, 18 months ago [limit 12 months]"
    );
    assert_eq!(says("2027-01-01"), "", "a date to come");
    let of_a_month = Bench::with("400", "410")
        .assessment(|assessment| assessment.date = day("2026-10-23"))
        .setting("stale_assessment", |setting| {
            let one = since_april(Decimal::ONE);
            setting.limits.insert("months_max".into(), one);
        });
    assert_eq!(
        of_a_month.says("stale_assessment"),
        "The assessment is of 23 Oct 2026, 1 month and 1 day ago [limit 1 month]"
    );
}

#[test]
fn a_review_is_overdue_beyond_so_many_days_after_it_was_due() {
    let says = |due: Option<&str>| {
        Bench::with("400", "410")
            .person(|person| person.review_due = due.map(day))
            .says("review_overdue")
    };
    assert_eq!(says(None), "");
    assert_eq!(says(Some("2026-12-01")), "", "still to come");
    assert_eq!(says(Some("2026-11-24")), "", "due today");
    assert_eq!(says(Some("2026-10-27")), "", "28 days ago");
    assert_eq!(
        says(Some("2026-10-26")),
        "The review was due on 26 Oct 2026, 29 days ago [limit 28 days after it was due]"
    );
}
