//! Two rows about one person, one assessment or one day: never the one that happens to stand first.

use super::{Desk, text};
use ras_panel::config::caseload_field::FileKind;
use ras_panel::import::files::source::SourceFile;
use ras_panel::import::imported::Imported;
use ras_panel::import::said::notice::NoticeKind;
use ras_panel::import::said::rejected::Rejected;
use ras_panel::terms::ids::CaseRef;

const PEOPLE: &str = "Case,Date of Birth,Team,Referred on,Referral reason,Last agreed per week,\
    Last agreed on";
const ASSESSMENTS: &str = "Case,Assessment,Assessed on,q.washing";
const PACKAGES: &str = "Case,Service Component";

fn read(people: &[&str], assessments: &[&str]) -> Imported {
    let file = |kind, headings: &str, rows: &[&str]| -> SourceFile {
        text(kind, &format!("{headings}\n{}\n", rows.join("\n")))
    };
    let files = [
        file(FileKind::People, PEOPLE, people),
        file(FileKind::Assessments, ASSESSMENTS, assessments),
        file(FileKind::Packages, PACKAGES, &[]),
    ];
    Desk::new().read(&files).unwrap()
}

fn said(imported: &Imported) -> Vec<String> {
    let rows = imported.rejected.iter();
    rows.map(|row| format!("{}:{} {}", row.file, row.line, row.problems[0].what))
        .collect()
}

/// The references and washing answers of the case, and the lines of the rows that repeat another.
fn taken(imported: &Imported) -> (Vec<String>, Vec<usize>) {
    let case = imported.caseload.cases.get(&CaseRef::new("T-001").unwrap());
    let assessments = case.into_iter().flat_map(|case| &case.assessments);
    let shown = assessments.map(|read| {
        let washing = read.answers.values().next().unwrap();
        format!("{} {} {washing}", read.reference, read.date)
    });
    let notices = imported.notices.iter();
    let repeated = notices.filter(|notice| notice.kind == NoticeKind::Repeated);
    (
        shown.collect(),
        repeated.flat_map(|notice| notice.lines.clone()).collect(),
    )
}

const ONE: &[&str] = &["T-001,1950-01-01,North,,,,"];

#[test]
fn of_two_rows_of_a_person_that_differ_neither_is_taken_in_either_order() {
    let rows = ["T-001,1950-01-01,North,,,,", "T-001,1950-01-01,South,,,,"];
    for order in [[0, 1], [1, 0]] {
        let imported = read(&order.map(|at| rows[at]), &["T-001,,2026-10-01,daily"]);
        assert!(imported.caseload.cases.is_empty());
        assert_eq!(
            said(&imported),
            [
                "people.csv:2 line 3 has this case too, and it does not say the same",
                "people.csv:3 line 2 has this case too, and it does not say the same",
                "assessments.csv:2 the row of this person is rejected",
            ]
        );
    }
}

#[test]
fn a_row_of_a_person_that_cannot_be_read_takes_the_other_with_it() {
    let imported = read(&[ONE[0], "T-001,31/13/1950,North,,,,"], &[]);
    assert!(imported.caseload.cases.is_empty());
    let lines: Vec<usize> = imported.rejected.iter().map(|row| row.line).collect();
    assert_eq!(lines, [2, 3]);
    let because = |row: &Rejected| {
        row.problems[0]
            .held_back_by
            .as_ref()
            .map(ToString::to_string)
    };
    let because: Vec<_> = imported.rejected.iter().map(because).collect();
    assert_eq!(because, [Some("people.csv:3".to_owned()), None]);
}

#[test]
fn rows_of_a_person_that_say_the_same_are_one_and_that_is_told() {
    let rows = ["T-001,1950-01-01,North,,,,", "T-001,1950-01-01, North ,,,,"];
    let imported = read(&rows, &[]);
    assert_eq!(said(&imported), [""; 0]);
    assert_eq!(imported.caseload.cases.len(), 1);
    assert_eq!(taken(&imported).1, [3]);
}

#[test]
fn of_two_assessments_of_one_day_that_differ_neither_is_taken_in_either_order() {
    for (one, two) in [
        ("T-001,,2026-10-01,daily", "T-001,,2026-10-01,some"),
        ("T-001,A-1,2026-10-01,daily", "T-001,A-2,2026-10-01,some"),
    ] {
        for rows in [[one, two], [two, one]] {
            let earlier = "T-001,A-0,2025-10-01,none";
            let imported = read(ONE, &[earlier, rows[0], rows[1]]);
            assert_eq!(taken(&imported).0, ["A-0 2025-10-01 none"]);
            let case = &imported.caseload.cases[&CaseRef::new("T-001").unwrap()];
            assert_eq!(case.n_assessments_rejected, 2);
            let said = said(&imported);
            assert!(said[0].starts_with("assessments.csv:3 line 4 "), "{said:?}");
            assert!(said[1].starts_with("assessments.csv:4 line 3 "), "{said:?}");
        }
    }
}

#[test]
fn assessments_of_one_day_that_say_the_same_are_one_whatever_their_order() {
    let rows = ["T-001,A-2,2026-10-01,daily", "T-001,A-1,2026-10-01,daily"];
    let earlier = "T-001,A-0,2025-10-01,some";
    for order in [[0, 1], [1, 0]] {
        let imported = read(ONE, &[rows[order[0]], rows[order[1]], earlier]);
        assert_eq!(said(&imported), [""; 0]);
        let (assessments, repeated) = taken(&imported);
        assert_eq!(
            assessments,
            ["A-0 2025-10-01 some", "A-1 2026-10-01 daily"],
            "the earlier one stays the one before"
        );
        assert_eq!(repeated.len(), 1);
    }
}

#[test]
fn a_row_that_repeats_one_of_two_that_differ_is_rejected_with_them() {
    let rows = [
        "T-001,A-1,2026-10-01,daily",
        "T-001,A-1,2026-10-01,daily",
        "T-001,A-2,2026-10-01,some",
    ];
    let imported = read(ONE, &rows);
    assert_eq!(taken(&imported), (Vec::new(), Vec::new()));
    assert_eq!(imported.rejected.len(), 3);
}

#[test]
fn a_referral_or_an_agreement_of_a_day_to_come_is_rejected() {
    for (row, heading) in [
        ("T-001,,,2026-11-25,Too little,,", "Referred on"),
        ("T-001,,,,,100,2027-10-26", "Last agreed on"),
    ] {
        let imported = read(&[row], &[]);
        let problem = &imported.rejected[0].problems[0];
        assert_eq!(problem.column.as_deref(), Some(heading));
        assert_eq!(problem.what, "this is dated in the future");
    }
    let today = read(&["T-001,,,2026-11-24,Too little,100,2026-11-24"], &[]);
    assert_eq!(today.rejected, Vec::new());
}

#[test]
fn an_answer_that_comes_again_is_held_once() {
    let people = ["T-001,1950-01-01,North,,,,", "T-002,1951-01-01,North,,,,"];
    let assessments = ["T-001,,2026-10-01,daily", "T-002,,2026-10-02,daily"];
    let imported = read(&people, &assessments);
    let cases = imported.caseload.cases.values();
    let answers: Vec<&str> = cases
        .flat_map(|case| case.assessments[0].answers.values())
        .map(|answer| answer.as_str())
        .collect();
    assert_eq!(answers, ["daily", "daily"]);
    assert!(std::ptr::eq(answers[0], answers[1]));
}
