//! Single files: read by the name that the profile has, or by their headings.

use super::{Desk, place};
use ras_panel::config::caseload_field::{Field, FileKind};
use ras_panel::import::files::named_files;
use std::fs;
use std::path::PathBuf;

fn tiny(name: &str) -> String {
    fs::read_to_string(place("fixtures/caseload/tiny").join(name)).unwrap()
}

fn told(files: &[(&str, &str)]) -> Result<Vec<(FileKind, String)>, String> {
    let folder = tempfile::tempdir().unwrap();
    let write = |(name, text): &(&str, &str)| -> PathBuf {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let paths: Vec<PathBuf> = files.iter().map(write).collect();
    let found = named_files::open(&paths, &Desk::new().profile);
    let named = |found: Vec<_>| {
        let files = found.into_iter();
        files.map(|file: ras_panel::import::files::source::SourceFile| (file.kind, file.name))
    };
    match found {
        Ok(found) => Ok(named(found).collect()),
        Err(problems) => Err(problems.iter().map(ToString::to_string).collect()),
    }
}

#[test]
fn files_are_known_by_their_names_and_else_by_their_headings() {
    let (people, lines) = (tiny("people.csv"), tiny("packages.csv").replace(',', ";"));
    let found = told(&[("services Q3.txt", &lines), ("PEOPLE.CSV", &people)]);
    let expected = vec![
        (FileKind::People, "PEOPLE.CSV".to_owned()),
        (FileKind::Packages, "services Q3.txt".to_owned()),
    ];
    assert_eq!(found, Ok(expected));
    let json = "{\"Case\": \"T-001\", \"Assessed on\": \"2026-01-01\", \"q.washing\": \"some\"}\n";
    let found = told(&[("answers.jsonl", json)]);
    let expected = vec![(FileKind::Assessments, "answers.jsonl".to_owned())];
    assert_eq!(found, Ok(expected));
}

#[test]
fn the_sheets_of_a_workbook_under_any_name_are_known_by_their_headings() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Q3 export.xlsx");
    fs::copy(place("fixtures/caseload/workbook/caseload.xlsx"), &path).unwrap();
    let desk = Desk::new();
    let files = named_files::open(std::slice::from_ref(&path), &desk.profile).unwrap();
    let read = desk.read(&files).unwrap();
    let by_text = desk.read(&desk.tiny()).unwrap();
    assert_eq!(read.rejected, []);
    assert_eq!(read.caseload, by_text.caseload);
    let mut other = desk.profile.clone();
    let component = Field::Component;
    let packages = other.files.get_mut(&FileKind::Packages).unwrap();
    packages.columns.insert(component, "Element".to_owned());
    let files = named_files::open(&[path], &other).unwrap();
    assert_eq!(files.len(), 3);
    let other = Desk {
        profile: other,
        ..desk
    };
    let notices = other.read(&files).unwrap().notices;
    let told: Vec<String> = notices.iter().map(ToString::to_string).collect();
    let expected = "Q3 export.xlsx, sheet \"People\": Packages: this sheet is not read: its \
                    headings are those of no one table";
    assert!(told.contains(&expected.to_owned()), "{told:?}");
}

#[test]
fn a_file_that_could_be_two_tables_or_none_is_refused() {
    assert_eq!(
        told(&[("some.csv", "Person,Day\nT-001,2026-01-01\n")]),
        Err(
            "some.csv: no table of the profile has this name or these headings\n  allowed: a file \
             with the name or the headings of one table of the profile\n  to do: correct the name \
             or the headings, or write a profile: import --propose-profile"
                .to_owned()
        )
    );
    let both = "Case,Service Component,System,Computed on,Part,Amount per week,Total per week,\
                Provider,Unit Cost,Event Start Date,Event End Date\n";
    let told_both = told(&[("both.csv", both)]).unwrap_err();
    assert!(
        told_both.contains("both.csv: its headings fit [packages] as well as [given]"),
        "{told_both}"
    );
    let old = told(&[("people.ods", "Case\n")]).unwrap_err();
    assert!(old.contains("files of this ending are not read"), "{old}");
}
