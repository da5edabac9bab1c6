//! Another council's files: other headings, delimiter, dates and words, by its profile alone.

use super::{Desk, money, place};
use ras_panel::caseload::person::Deployment;
use ras_panel::config::load;
use ras_panel::import::files::source;
use ras_panel::import::said::notice::NoticeKind;
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

#[test]
fn headings_dates_money_and_words_of_its_own_need_a_profile_and_nothing_else() {
    let folder = place("fixtures/caseload/other-words");
    let desk = Desk::with_profile(&folder, "profile.toml");
    let files = source::folder(&folder, &desk.profile).unwrap();
    let imported = desk.read(&files).unwrap();
    let rejected: Vec<String> = imported.rejected.iter().map(ToString::to_string).collect();
    assert_eq!(rejected, Vec::<String>::new());
    let case = |name: &str| &imported.caseload.cases[&CaseRef::new(name).unwrap()];
    let (first, second, third) = (case("X/100234"), case("X/100235"), case("X/100236"));

    let person = &first.person;
    assert_eq!(person.born.unwrap().to_string(), "1941-11-05", "day first");
    assert_eq!(person.gender.as_deref(), Some("Female"));
    assert_eq!(
        (person.has_unpaid_carer, person.lives_alone),
        (Some(true), Some(false))
    );
    assert_eq!(person.contribution.unwrap().0, money("1038.20"));
    assert_eq!(person.review_due.unwrap().to_string(), "2027-03-01");
    let agreed = person.last_agreed.as_ref().unwrap();
    assert_eq!(agreed.amount.0.0, money("1200"));
    assert_eq!(agreed.date.to_string(), "2026-03-02");
    let answers = &first.assessment().unwrap().answers;
    let answer = |id: &str| answers[&QuestionId::new(id).unwrap()].as_str();
    assert_eq!((answer("washing"), answer("visits")), ("daily", "3/day"));
    assert_eq!(first.package.cost().unwrap().known.0, money("1251.16"));

    assert_eq!(second.person.gender, None, "U means missing");
    assert_eq!(
        (second.person.has_unpaid_carer, second.person.lives_alone),
        (None, None)
    );
    let assessment = second.assessment().unwrap();
    assert_eq!(
        assessment.date.to_string(),
        "2026-09-14",
        "the second pattern"
    );
    assert_eq!(assessment.answers.len(), 2, "n/k and empty are missing");
    assert_eq!(second.package.cost().unwrap().known.0, money("167.48"));
    assert!(second.package.lines[0].two_carers);
    assert_eq!(third.person.gender.as_deref(), Some("Male"));
    assert_eq!(third.person.contribution.unwrap().0, money("0"));
    assert!(third.package.is_empty());
}

#[test]
fn many_questions_without_a_column_are_told_in_one_notice() {
    let ras = load::ras_folder(&place("config/ras/northfold")).unwrap();
    let desk = Desk { ras, ..Desk::new() };
    let files = desk.tiny();
    let imported = desk.read(&files).unwrap();
    let told = imported.notices.iter();
    let told = told.filter(|notice| notice.kind == NoticeKind::QuestionWithoutColumn);
    let told: Vec<String> = told.map(ToString::to_string).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].ends_with(
            "and 54 more: the file has no such columns; their questions stay unanswered"
        ),
        "{told:?}"
    );
}
