//! The quality report: each cell has one status of the national return, and none is lost.

use super::samples::{folders, sample_files};
use super::{Desk, text};
use ras_panel::config::caseload_field::FileKind;
use ras_panel::import::files::source::SourceFile;
use ras_panel::import::imported::Imported;
use ras_panel::import::rows::quality::{ColumnQuality, Status};

/// Valid, blank, blank and mandatory, invalid, Release 1.
fn counts(imported: &Imported, kind: FileKind, code: &str) -> [usize; 5] {
    column(imported, kind, code).counts.in_order()
}

fn column<'i>(imported: &'i Imported, kind: FileKind, code: &str) -> &'i ColumnQuality {
    let file = imported.files.iter().find(|file| file.kind == kind);
    let columns = &file.unwrap().quality.columns;
    columns.iter().find(|column| column.code == code).unwrap()
}

fn read(desk: &Desk, files: &[SourceFile]) -> Imported {
    desk.read(files).unwrap()
}

#[test]
fn each_status_is_counted_where_it_belongs() {
    let desk = Desk::new();
    let files = desk.tiny_with(FileKind::People, |text| {
        text.replace("White: Irish", "White - Irish")
            .replace("T-006,2007-03-31", "T-006,2007-02-30")
            .replace("1988-02-29,Male", "1988-02-29,")
            .replace("1930-01-05,Male", "1930-01-05,M")
            .replace("West,mixed", "West,")
    });
    let imported = read(&desk, &files);
    let of = |code| counts(&imported, FileKind::People, code);
    assert_eq!(of("case"), [6, 0, 0, 0, 0]);
    assert_eq!(
        of("born"),
        [4, 0, 1, 1, 0],
        "T-002 has none, T-006 is no day"
    );
    assert_eq!(of("gender"), [5, 0, 1, 0, 0], "M is a common wording");
    assert_eq!(of("ethnicity"), [5, 0, 0, 0, 1]);
    assert_eq!(of("deployment"), [3, 3, 0, 0, 0]);
    assert_eq!(of("referral_reason"), [2, 4, 0, 0, 0]);
}

#[test]
fn what_one_cell_owes_to_another_counts_against_the_cell_that_lacks_it() {
    let desk = Desk::new();
    let files = desk.tiny_with(FileKind::People, |text| {
        text.replace(
            "2026-10-20,Costs of the package are not all known",
            "2026-10-20,",
        )
    });
    let imported = read(&desk, &files);
    let of = |code| counts(&imported, FileKind::People, code);
    assert_eq!(of("referred_on"), [2, 4, 0, 0, 0]);
    assert_eq!(of("referral_reason"), [1, 4, 1, 0, 0]);
}

#[test]
fn a_mandatory_cell_need_not_be_filled_where_the_profile_says_so() {
    let desk = Desk::new();
    let imported = read(&desk, &desk.tiny());
    let of = |imported, code| counts(imported, FileKind::Packages, code);
    assert_eq!(of(&imported, "unit_cost"), [9, 0, 1, 0, 0], "transport");
    assert_eq!(
        of(&imported, "planned_units"),
        [7, 3, 0, 0, 0],
        "4-weekly, monthly, one-off"
    );
    let files = desk.tiny_with(FileKind::Packages, |text| {
        text.replace(
            "CASSR commissioned support,Provider 5,1.00,Hourly,10",
            "CASSR commissioned support,Provider 5,,,",
        )
        .replace(
            "CASSR managed personal budget,Provider 12,23.92",
            "Direct payment,,",
        )
    });
    let imported = read(&desk, &files);
    assert_eq!(of(&imported, "unit_cost"), [6, 2, 2, 0, 0]);
    assert_eq!(of(&imported, "frequency"), [8, 2, 0, 0, 0]);
}

#[test]
fn answers_are_counted_by_what_the_form_needs() {
    let desk = Desk::new();
    let imported = read(&desk, &desk.tiny());
    let of = |imported, code| counts(imported, FileKind::Assessments, code);
    assert!(column(&imported, FileKind::Assessments, "q.washing").is_mandatory);
    let visits = of(&imported, "q.visits");
    assert_eq!(
        visits,
        [4, 1, 1, 0, 0],
        "T-004 is on another form, T-002 lacks it"
    );
    let files = desk.tiny_with(FileKind::Assessments, |text| {
        text.replace("some,none", "most,none")
    });
    assert_eq!(of(&read(&desk, &files), "q.washing"), [5, 0, 0, 1, 0]);
    let without = "Case,Assessed on\nT-001,2026-10-12\n";
    let mut files = desk.tiny();
    files.retain(|file| file.kind != FileKind::Assessments);
    files.push(text(FileKind::Assessments, without));
    let imported = read(&desk, &files);
    let washing = column(&imported, FileKind::Assessments, "q.washing");
    assert!(!washing.is_there);
    assert_eq!(washing.counts.of(Status::BlankMandatory), 1);
}

#[test]
fn a_word_that_reads_as_missing_is_blank() {
    let desk = Desk::new();
    let files = desk.tiny_with(FileKind::Packages, |text| {
        text.replace("One-off", "No charge")
    });
    let imported = read(&desk, &files);
    let frequency = counts(&imported, FileKind::Packages, "frequency");
    assert_eq!(frequency, [9, 0, 1, 0, 0]);
}

#[test]
fn every_cell_of_every_sample_is_counted_once() {
    let desk = Desk::new();
    let mut n_files = 0;
    for folder in folders("fixtures/caseload/invalid") {
        let Ok(files) = sample_files(&folder, &desk) else {
            continue;
        };
        let Ok(imported) = desk.read(&files) else {
            continue;
        };
        for file in &imported.files {
            n_files += 1;
            let quality = &file.quality;
            assert_eq!(quality.n_rows + quality.n_unlike, file.n_rows, "{folder:?}");
            for column in &quality.columns {
                assert_eq!(column.counts.sum(), quality.n_rows, "{folder:?} {column:?}");
            }
        }
    }
    assert!(n_files > 50, "{n_files}");
}
