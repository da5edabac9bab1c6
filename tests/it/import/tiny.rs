//! The caseload of six is read whole, and every field arrives where it belongs.

use super::{Desk, money};
use ras_panel::caseload::assessment::ReablementGate;
use ras_panel::caseload::case::Case;
use ras_panel::caseload::person::Deployment;
use ras_panel::import::imported::Imported;
use ras_panel::import::said::notice::NoticeKind;
use ras_panel::import::summary::summary;
use ras_panel::terms::budget::Completeness;
use ras_panel::terms::ids::{CaseRef, QuestionId};
use rust_decimal::dec;

fn imported() -> Imported {
    let desk = Desk::new();
    desk.read(&desk.tiny()).unwrap()
}

fn case(imported: &Imported, name: &str) -> Case {
    imported.caseload.cases[&CaseRef::new(name).unwrap()].clone()
}

#[test]
fn every_row_is_taken_and_counted() {
    let imported = imported();
    let rejected: Vec<String> = imported.rejected.iter().map(ToString::to_string).collect();
    assert_eq!(rejected, Vec::<String>::new());
    let counts: Vec<_> = imported
        .files
        .iter()
        .map(|file| (file.n_rows, file.n_taken))
        .collect();
    assert_eq!(counts, [(6, 6), (6, 6), (10, 10), (3, 3)]);
    let summary = summary(&imported, &imported.caseload);
    assert_eq!(
        (summary.n_cases, summary.n_referred, summary.n_given),
        (6, 2, 1)
    );
    assert_eq!(
        (summary.n_without_assessment, summary.n_without_package),
        (1, 2)
    );
    assert_eq!(
        (summary.n_incomplete_packages, summary.n_with_rejected_rows),
        (1, 0)
    );
}

#[test]
fn a_complete_case_has_every_field() {
    let case = case(&imported(), "T-001");
    let person = &case.person;
    assert_eq!(person.born.unwrap().to_string(), "1945-11-24");
    assert_eq!(person.gender.as_deref(), Some("Female"));
    assert_eq!(person.has_unpaid_carer, Some(true));
    assert_eq!(person.lives_alone, Some(false));
    assert_eq!(person.deployment, Some(Deployment::CouncilManaged));
    assert_eq!(person.contribution.unwrap().0, money("38.20"));
    let referral = person.referral.as_ref().unwrap();
    assert!(
        referral.reason.ends_with("\"losing the mornings\""),
        "{}",
        referral.reason
    );
    assert_eq!(referral.worker.as_deref(), Some("S.W."));
    assert_eq!(
        person.last_agreed.as_ref().unwrap().amount.0.0,
        money("590")
    );
    let latest = case.assessment().unwrap();
    assert_eq!(latest.date.to_string(), "2026-10-12");
    assert_eq!(case.assessments[0].date.to_string(), "2025-04-20");
    assert_eq!(latest.answers[&QuestionId::new("visits").unwrap()], "3/day");
    assert_eq!(latest.eligible_needs.as_ref().unwrap().len(), 3);
    assert!(matches!(&latest.gate, ReablementGate::NotConsidered { reason } if !reason.is_empty()));
    let line = &case.package.lines[0];
    assert_eq!(
        (line.unit_cost, line.planned_units),
        (Some(dec!(23.92)), Some(dec!(17.5)))
    );
    assert_eq!(line.will_not_negotiate, Some(false));
    assert_eq!(line.meets.as_deref(), Some("personal_hygiene"));
    assert_eq!(case.package.cost().unwrap().known.0, money("564.40"));
}

#[test]
fn missing_values_stay_missing() {
    let imported = imported();
    let unknown = case(&imported, "T-002");
    assert_eq!(
        (unknown.person.born, unknown.person.has_unpaid_carer),
        (None, None)
    );
    let assessment = unknown.assessment().unwrap();
    assert_eq!(assessment.answers.len(), 2);
    assert_eq!(assessment.eligible_needs, Some(Vec::new()));
    assert_eq!(assessment.gate, ReablementGate::NotRecorded);
    let other = case(&imported, "T-005");
    assert_eq!(other.assessment().unwrap().eligible_needs, None);
    let alone = case(&imported, "T-006");
    assert_eq!((alone.assessments.len(), alone.package.lines.len()), (0, 0));
    assert_eq!(alone.person.contribution, None);
}

#[test]
fn lines_that_are_the_same_are_all_kept_and_noticed() {
    let imported = imported();
    let case = case(&imported, "T-003");
    assert_eq!(case.package.lines.len(), 3);
    assert_eq!(case.package.lines[0], case.package.lines[1]);
    assert_eq!(case.package.cost().unwrap().known.0, money("85.00"));
    let double = imported
        .notices
        .iter()
        .find(|notice| notice.kind == NoticeKind::DoubleUp);
    assert_eq!(double.unwrap().lines, [6]);
}

#[test]
fn a_sum_computed_elsewhere_comes_with_its_parts() {
    let case = case(&imported(), "T-004");
    let given = case.given.unwrap();
    assert_eq!((given.total.0, given.parts.len()), (money("164.50"), 3));
    assert_eq!(given.parts[2].amount, money("-12.25"));
    assert_eq!(given.difference().unwrap(), money("0"));
    let form = case.assessments[0].form.as_deref();
    assert_eq!(form, Some("older-form"));
    assert_eq!(case.assessments[0].answers.len(), 1);
}

#[test]
fn lines_without_a_weekly_cost_make_the_package_incomplete() {
    let cost = case(&imported(), "T-005").package.cost().unwrap();
    assert_eq!(
        (cost.known.0, cost.completeness),
        (money("257.60"), Completeness::Incomplete)
    );
}
