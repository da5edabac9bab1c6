//! What is planted in made-up files is known: what an import says of them is held against it.

use super::made_up::northfold;
use super::{Desk, text};
use ras_panel::config::caseload_field::{Field, FileKind};
use ras_panel::import::files::source::SourceFile;
use ras_panel::import::imported::Imported;
use ras_panel::import::rows::quality::Status;
use ras_panel::import::written::{CaseloadText, RowToWrite};
use ras_panel::synthetic::flaws::{Fault, Planted};
use ras_panel::synthetic::planting::{MadeRow, PER_THOUSAND_MAX, Planter};
use ras_panel::synthetic::{self, Request};
use std::collections::{BTreeMap, BTreeSet};

/// The files of so many cases with faults in so many of a thousand rows, and what was planted.
fn flawed(desk: &Desk, n_cases: u64, per_thousand: u32) -> (Vec<SourceFile>, Vec<Planted>) {
    let request = Request {
        n_cases,
        seed: 11,
        as_of: jiff::civil::date(2026, 11, 24),
    };
    let questions: Vec<_> = desk.ras.questions.iter().map(|q| q.id.clone()).collect();
    let mut planter = Planter::of(&desk.ras, &desk.profile, per_thousand, request.seed);
    let mut written = CaseloadText::of(&desk.profile, &questions);
    for case in synthetic::cases(&desk.ras, request) {
        written.add(&case, &mut |row: &mut RowToWrite<'_>| {
            planter.plant(&mut MadeRow {
                kind: row.kind,
                line: row.line,
                fields: row.fields,
                questions: row.questions,
                cells: &mut row.cells,
            })
        });
    }
    let texts = written.ended();
    let files = texts.iter().map(|(kind, csv)| text(*kind, csv)).collect();
    (files, planter.planted)
}

/// How many cells of each column have each status, by the code of the status.
fn statuses(imported: &Imported) -> BTreeMap<(FileKind, String, &'static str), usize> {
    let mut counts = BTreeMap::new();
    for file in &imported.files {
        for column in &file.quality.columns {
            for (status, n) in column.counts.coded() {
                counts.insert((file.kind, column.code.clone(), status), n);
            }
        }
    }
    counts
}

#[test]
fn the_quality_report_finds_every_planted_fault_and_no_other() {
    let desk = northfold();
    let (clean, none) = flawed(&desk, 1_000, 0);
    assert_eq!(none, Vec::new());
    let (dirty, planted) = flawed(&desk, 1_000, 6);
    let codes: BTreeSet<&str> = Status::ALL.iter().map(|row| row.1).collect();
    let clean = desk.read(&clean).unwrap();
    let dirty = desk.read(&dirty).unwrap();
    assert_eq!(clean.rejected, Vec::new());
    let mut expected = statuses(&clean);
    let mut n_short = BTreeMap::new();
    for fault in &planted {
        let rule = fault.fault.rule();
        let (Some(column), Some(status)) = (&fault.column, rule.status) else {
            *n_short.entry((fault.kind, fault.fault)).or_insert(0) += 1;
            continue;
        };
        assert!(codes.contains(status), "{status}");
        for (status, change) in [("valid", -1), (status, 1)] {
            let n = expected.get_mut(&(fault.kind, column.clone(), status));
            let n = n.unwrap_or_else(|| panic!("{column} of {:?} is no column", fault.kind));
            *n = n.checked_add_signed(change).unwrap();
        }
    }
    let found = statuses(&dirty);
    for file in &dirty.files {
        let n = |fault| n_short.get(&(file.kind, fault)).copied().unwrap_or(0);
        assert_eq!(
            file.quality.n_unlike,
            n(Fault::CellTooFew),
            "{:?}",
            file.kind
        );
    }
    for ((kind, code, status), n) in &expected {
        if *code == Field::Case.code() || *status == "valid" || *status == "blank_not_mandatory" {
            continue;
        }
        let found = found.get(&(*kind, code.clone(), *status));
        assert_eq!(found, Some(n), "{status} of {code} in {kind:?}");
    }
}

#[test]
fn every_planted_row_is_rejected_or_taken_as_its_fault_says() {
    let desk = northfold();
    let (files, planted) = flawed(&desk, 1_000, 6);
    let imported = desk.read(&files).unwrap();
    let rejected: BTreeSet<(FileKind, usize)> = imported
        .rejected
        .iter()
        .map(|row| (row.kind, row.line))
        .collect();
    for fault in &planted {
        let is_rejected = rejected.contains(&(fault.kind, fault.line));
        if fault.fault.rule().is_rejected || fault.kind == FileKind::People {
            assert_eq!(is_rejected, fault.fault.rule().is_rejected, "{fault:?}");
        }
    }
    let own: BTreeSet<(FileKind, usize)> = planted
        .iter()
        .filter(|fault| fault.fault.rule().is_rejected)
        .map(|fault| (fault.kind, fault.line))
        .collect();
    let people = rejected.iter().filter(|row| row.0 == FileKind::People);
    assert!(people.clone().count() > 15);
    for row in people {
        assert!(own.contains(row), "{row:?} has no fault of its own");
    }
}

#[test]
fn each_fault_stands_in_the_stated_share_of_the_rows_of_every_file_that_can_bear_it() {
    let desk = northfold();
    for rate in [2, PER_THOUSAND_MAX] {
        let (files, planted) = flawed(&desk, 700, rate);
        let n_rows = |kind| {
            let file = files.iter().find(|file| file.kind == kind).unwrap();
            file.text.lines().count() - 1
        };
        let n = |kind, fault| {
            let of = |planted: &&Planted| planted.kind == kind && planted.fault == fault;
            planted.iter().filter(of).count()
        };
        for (kind, fault) in [
            (FileKind::People, Fault::NoCase),
            (FileKind::People, Fault::NotOnList),
            (FileKind::Assessments, Fault::UnknownAnswer),
            (FileKind::Packages, Fault::LetterInNumber),
        ] {
            let n = n(kind, fault);
            let share = n_rows(kind) * usize::try_from(rate).unwrap() / 1_000;
            assert!(
                n.abs_diff(share) <= 1 + share / 20,
                "{fault:?} in {n} rows, not {share}, at {rate}"
            );
        }
        let places: BTreeSet<_> = planted.iter().map(|p| (p.kind, p.line)).collect();
        assert_eq!(places.len(), planted.len(), "one fault a row");
        let faults: BTreeSet<Fault> = planted.iter().map(|planted| planted.fault).collect();
        assert_eq!(faults.len(), Fault::ALL.len(), "at {rate}");
    }
}
