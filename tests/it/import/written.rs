//! What is written is what was read: caseloads, and rejects that are corrected and read again.

use super::{Desk, place, text};
use ras_panel::config::caseload_field::FileKind;
use ras_panel::import::files::source::SourceFile;
use ras_panel::import::imported::Imported;
use ras_panel::import::rejects::rejects_csv;
use ras_panel::import::written::caseload_csv;
use std::collections::BTreeMap;

fn sources(texts: &BTreeMap<FileKind, String>) -> Vec<SourceFile> {
    texts.iter().map(|(kind, csv)| text(*kind, csv)).collect()
}

fn written(imported: &Imported, desk: &Desk) -> BTreeMap<FileKind, String> {
    caseload_csv(&imported.caseload, &desk.ras, &desk.profile)
}

#[test]
fn a_written_caseload_is_read_as_it_was() {
    let desk = Desk::new();
    let first = desk.read(&desk.tiny()).unwrap();
    let again = desk.read(&sources(&written(&first, &desk))).unwrap();
    assert_eq!(again.caseload, first.caseload);
    assert_eq!(again.digest, first.digest);
    assert_eq!(again.rejected.len(), 0);
}

#[test]
fn a_caseload_goes_through_another_profile_too() {
    let desk = Desk::new();
    let first = desk.read(&desk.tiny()).unwrap();
    let mut other = Desk::with_profile(&place("config/import"), "northfold.toml");
    for file in other.profile.files.values_mut() {
        file.delimiter = ';';
        file.dates.reverse();
        file.columns
            .values_mut()
            .for_each(|heading| *heading = heading.to_uppercase());
        file.question_prefix = "Question ".to_owned();
    }
    let texts = written(&first, &other);
    assert!(
        texts[&FileKind::People].contains(";24/11/1945;"),
        "{texts:?}"
    );
    let again = other.read(&sources(&texts)).unwrap();
    assert_eq!(again.caseload, first.caseload);
}

#[test]
fn formulas_in_free_text_are_neutralised_and_come_back() {
    let desk = Desk::new();
    let formula = "=HYPERLINK(\"\"http://example.org\"\")";
    let files = desk.tiny_with(FileKind::People, |csv| {
        csv.replace("Duty team", &format!("\"{formula}\""))
            .replace("S.W.", "'@duty")
    });
    let first = desk.read(&files).unwrap();
    let texts = written(&first, &desk);
    let people = &texts[&FileKind::People];
    assert!(people.contains(&format!("\"'{formula}\"")), "{people}");
    let again = desk.read(&sources(&texts)).unwrap();
    assert_eq!(again.caseload, first.caseload);
}

#[test]
fn rejected_rows_are_corrected_in_their_file_and_read_again() {
    let desk = Desk::new();
    let good = desk.read(&desk.tiny()).unwrap();
    let bad = desk.tiny_with(FileKind::People, |csv| {
        csv.replace("1971-06-15", "=15 June")
    });
    let imported = desk.read(&bad).unwrap();
    let rejects = rejects_csv(&imported, &bad, &desk.profile);
    let kinds: Vec<FileKind> = rejects.keys().copied().collect();
    assert_eq!(
        kinds,
        [
            FileKind::People,
            FileKind::Assessments,
            FileKind::Packages,
            FileKind::Given
        ]
    );
    let people = &rejects[&FileKind::People];
    assert!(
        people.starts_with("Rejected line,Rejected because,Case,"),
        "{people}"
    );
    let why = "wrong: Date of Birth, shape \"\"=99 Aaaa\"\" (digits shown as 9, letters as A or \
               a): this is not a date";
    assert!(people.contains(&format!("\n5,\"{why}")), "{people}");
    assert!(people.contains(",T-004,'=15 June,"), "{people}");
    let mut corrected = rejects.clone();
    corrected.insert(FileKind::People, people.replace("'=15 June", "1971-06-15"));
    let again = desk.read(&sources(&corrected)).unwrap();
    assert_eq!((again.rejected.len(), again.caseload.cases.len()), (0, 1));
    let (reference, case) = again.caseload.cases.first_key_value().unwrap();
    assert_eq!(Some(case), good.caseload.cases.get(reference));
    assert!(
        again
            .notices
            .iter()
            .all(|notice| !notice.to_string().contains("Rejected"))
    );
}

#[test]
fn rejects_that_are_rejected_again_get_their_columns_once() {
    let desk = Desk::new();
    let bad = desk.tiny_with(FileKind::People, |csv| {
        csv.replace("1971-06-15", "June")
            .replace("T-006,2007-03-31", "T-006,\"2007")
    });
    let first = rejects_csv(&desk.read(&bad).unwrap(), &bad, &desk.profile);
    assert!(
        first[&FileKind::People].contains("\"T-006,\"\"2007,Other"),
        "{first:?}"
    );
    let again = desk.read(&sources(&first)).unwrap();
    assert_eq!(again.files[0].n_rejected, 2);
    let second = &rejects_csv(&again, &sources(&first), &desk.profile)[&FileKind::People];
    assert!(
        second.starts_with("Rejected line,Rejected because,Case,"),
        "{second}"
    );
    assert_eq!(second.matches("Rejected because").count(), 1, "{second}");
    assert_eq!(second.matches("this is not a date").count(), 1, "{second}");
}
