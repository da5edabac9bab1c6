//! Another council's files: other headings, delimiter, dates and words, by its profile alone.

use super::{Desk, money, place};
use ras_panel::caseload::person::Deployment;
use ras_panel::config::load;
use ras_panel::import::notice::NoticeKind;
use ras_panel::import::source;
use ras_panel::terms::ids::{CaseRef, QuestionId};

#[test]
fn extracts_with_release_1_wordings_become_the_same_records() {
    let ras = load::ras_folder(&place("config/ras/northfold")).unwrap();
    let desk = Desk {
        ras,
        ..Desk::with_profile(&place("config/import"), "cld-r1.toml")
    };
    let files = source::folder(&place("fixtures/caseload/cld-r1"), &desk.profile).unwrap();
    let imported = desk.read(&files).unwrap();
    let rejected: Vec<String> = imported.rejected.iter().map(ToString::to_string).collect();
    assert_eq!(rejected, Vec::<String>::new());

    let case = &imported.caseload.cases[&CaseRef::new("R1-0001").unwrap()];
    let person = &case.person;
    assert_eq!(person.born.unwrap().to_string(), "1945-11-24");
    assert_eq!(person.gender.as_deref(), Some("Female"));
    assert_eq!(person.ethnicity.as_deref(), Some("White: Irish"));
    let reason = person.primary_support_reason.as_deref();
    assert_eq!(reason, Some("Support with memory and cognition"));
    assert_eq!(person.deployment, Some(Deployment::DirectPaymentThirdParty));
    assert_eq!(person.contribution.unwrap().0, money("1038.20"));
    assert_eq!(person.referral.as_ref().unwrap().reason, "Cost; rising");
    let assessment = case.assessment().unwrap();
    assert_eq!(assessment.reference.as_str(), "R1-0001/2026-10-12");
    assert_eq!(
        assessment.answers[&QuestionId::new("meals").unwrap()],
        "some"
    );
    assert_eq!(
        assessment.answers[&QuestionId::new("meal_times").unwrap()],
        "2/day"
    );
    assert_eq!(assessment.eligible_needs.as_ref().unwrap().len(), 2);
    let lines = &case.package.lines;
    assert_eq!(lines[0].component, "Home support or domiciliary care");
    assert_eq!(
        lines[0].delivery_mechanism.as_deref(),
        Some("Direct payment")
    );
    assert_eq!(lines[1].component, lines[0].component);
    assert_eq!(case.package.cost().unwrap().known.0, money("441.10"));

    let other = &imported.caseload.cases[&CaseRef::new("R1-0002").unwrap()];
    let reason = other.person.primary_support_reason.as_deref();
    assert_eq!(reason, Some("Learning disability support"));
    assert_eq!(
        (other.person.deployment, other.person.has_unpaid_carer),
        (None, None)
    );
    assert_eq!(other.assessments[0].answers.len(), 0);
    assert_eq!(other.package.lines[0].frequency, None);

    let not_read = imported
        .notices
        .iter()
        .filter(|n| n.kind == NoticeKind::ColumnNotRead);
    let not_read: Vec<_> = not_read
        .filter_map(|notice| notice.column.as_deref())
        .collect();
    assert_eq!(not_read, ["First Name", "2.9 Pets"]);
}
