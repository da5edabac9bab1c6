//! A generated caseload, written under the shipped profile and read again, is the same caseload.

use super::{Desk, place, text};
use ras_panel::caseload::case::Caseload;
use ras_panel::config::load;
use ras_panel::import::difference::difference;
use ras_panel::import::files::source::SourceFile;
use ras_panel::import::imported::Imported;
use ras_panel::import::written::caseload_csv;
use ras_panel::synthetic::{self, Request};
use ras_panel::terms::date::typed_date;

pub(super) fn northfold() -> Desk {
    let ras = load::ras_folder(&place("config/ras/northfold")).unwrap();
    Desk { ras, ..Desk::new() }
}

pub(super) fn made_up(desk: &Desk, n_cases: u64) -> Caseload {
    let as_of = typed_date("2026-11-24").unwrap();
    synthetic::caseload(
        &desk.ras,
        Request {
            n_cases,
            seed: 7,
            as_of,
        },
    )
}

fn written_and_read(desk: &Desk, caseload: &Caseload) -> Imported {
    let texts = caseload_csv(caseload, &desk.ras, &desk.profile);
    let files: Vec<SourceFile> = texts.iter().map(|(kind, csv)| text(*kind, csv)).collect();
    desk.read(&files).unwrap()
}

#[test]
fn a_made_up_caseload_is_read_as_it_was_made() {
    let desk = northfold();
    let caseload = made_up(&desk, 400);
    let imported = written_and_read(&desk, &caseload);
    let rejected: Vec<String> = imported.rejected.iter().map(ToString::to_string).collect();
    assert_eq!(rejected, Vec::<String>::new());
    let found = difference(&caseload, &imported.caseload);
    assert!(found.is_none(), "{:?}", found.changed.first());
    assert_eq!(imported.caseload, caseload);
    assert_eq!(imported.caseload.cases.len(), 400);
}

#[test]
fn a_made_up_caseload_has_only_values_of_the_lists() {
    let desk = northfold();
    let imported = written_and_read(&desk, &made_up(&desk, 150));
    let about_wording: Vec<String> = imported
        .notices
        .iter()
        .map(ToString::to_string)
        .filter(|notice| notice.contains("standard's") || notice.contains("column"))
        .collect();
    assert_eq!(about_wording, Vec::<String>::new());
}
