//! The same files again change nothing; what another import would change is told case by case.

use super::{Desk, place};
use ras_panel::config::caseload_field::FileKind;
use ras_panel::import::difference::{Difference, difference};
use ras_panel::import::files::source;

fn against_tiny(kind: FileKind, from: &str, to: &str) -> Difference {
    let desk = Desk::new();
    let old = desk.read(&desk.tiny()).unwrap();
    let files = desk.tiny_with(kind, |csv| {
        assert!(csv.contains(from), "{from}");
        csv.replacen(from, to, 1)
    });
    let new = desk.read(&files).unwrap();
    let found = difference(&old.caseload, &new.caseload);
    let digests_differ = old.case_digests.iter().filter(|(case, digest)| {
        new.case_digests
            .get(*case)
            .is_some_and(|other| other != *digest)
    });
    let differ: Vec<_> = digests_differ.map(|(case, _)| case.clone()).collect();
    let changed: Vec<_> = found.changed.iter().map(|(case, _)| case.clone()).collect();
    assert_eq!(differ, changed, "digests tell what has changed");
    assert_eq!(old.digest == new.digest, found.is_none());
    found
}

fn changes(kind: FileKind, from: &str, to: &str) -> Vec<String> {
    let found = against_tiny(kind, from, to);
    assert_eq!(
        (found.new.len(), found.changed.len(), found.absent.len()),
        (0, 1, 0)
    );
    found.changed[0].1.clone()
}

#[test]
fn the_same_caseload_in_another_form_changes_nothing() {
    let desk = Desk::new();
    let files = desk.tiny();
    let found = desk.read(&files).unwrap();
    let mut turned = files.clone();
    turned.reverse();
    for file in &mut turned {
        let crlf = format!("\u{FEFF}{}", file.text.replace('\n', "\r\n"));
        *file = source::from_bytes(file.kind, &file.name, crlf.as_bytes()).unwrap();
    }
    let again = desk.read(&turned).unwrap();
    assert_ne!(files[0].digest, turned[3].digest);
    assert_eq!(
        (again.digest, &again.case_digests),
        (found.digest, &found.case_digests)
    );
    let difference = difference(&found.caseload, &again.caseload);
    assert!(difference.is_none());
    assert_eq!(difference.unchanged.len(), 6);
    let nothing = against_tiny(FileKind::People, "Female", "female");
    assert!(nothing.is_none());
}

#[test]
fn the_same_figures_written_otherwise_change_nothing() {
    use FileKind::{Assessments, Given, Packages, People};
    for (kind, from, to) in [
        (Packages, "42.00,Weekly", "42,Weekly"),
        (Packages, "18.40,Hourly", "18.4,Hourly"),
        (Packages, "18.40,Hourly", "£18.4000,Hourly"),
        (Packages, "Per session,3,", "Per session,3.0,"),
        (Packages, "Hourly,17.5,", "Hourly,017.50,"),
        (People, "38.20", "38.2"),
        (People, "590.00", "£590"),
        (Given, "140.00", "140"),
        (Assessments, "1/day,0", "1.0/day,0.0"),
        (Assessments, "14/week,7", "14.00 / week,07"),
    ] {
        let found = against_tiny(kind, from, to);
        assert!(found.is_none(), "{from} → {to}: {:?}", found.changed);
    }
}

#[test]
fn changed_cases_say_what_has_changed_and_not_to_what() {
    use FileKind::{Assessments, Given, Packages, People};
    assert_eq!(changes(People, "No,North,", "No,East,"), ["team"]);
    assert_eq!(changes(People, "1971-06-15", ""), ["born"]);
    let again = changes(Assessments, "3/day,2", ",3");
    assert_eq!(
        again,
        [
            "assessment A-102: answer to nights",
            "assessment A-102: answer to visits"
        ]
    );
    let other = changes(Assessments, "A-201", "A-202");
    assert_eq!(other, ["assessment A-202: new", "assessment A-201: absent"]);
    assert_eq!(
        changes(Assessments, "none,,,,D.T.", ",,,,D.T."),
        ["assessment A-201: eligible_needs"]
    );
    let price = changes(Packages, "23.92,Hourly,17.5", "24.00,Hourly,17.5");
    assert_eq!(price, ["package line 1: unit_cost"]);
    let rejected = changes(Packages, "310.00", "much");
    assert_eq!(
        rejected,
        [
            "package 3 lines → 2 lines",
            "package: number of rejected lines"
        ]
    );
    assert_eq!(
        changes(Given, "36.75", "36.70"),
        ["indicative budget computed elsewhere"]
    );
    let spoilt = changes(Given, "36.75", "lots");
    assert_eq!(
        spoilt,
        [
            "indicative budget computed elsewhere",
            "number of rejected rows"
        ]
    );
}

#[test]
fn cases_that_come_and_go_are_told_apart() {
    let found = against_tiny(FileKind::People, "\nT-006,", "\nT-007,");
    let names = |cases: &[ras_panel::terms::ids::CaseRef]| {
        cases.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        (names(&found.new), names(&found.absent)),
        (vec!["T-007".into()], vec!["T-006".into()])
    );
    assert_eq!(found.unchanged.len(), 5);
    assert!(place("fixtures/caseload/tiny/README.md").exists());
}
