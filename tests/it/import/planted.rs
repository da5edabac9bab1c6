//! Faults planted in made-up folders: every case is accepted or rejected, every rejected row stands
//! once in the rejects files as it was, and once corrected nothing is lost and nothing doubled.

use super::nothing_lost::n_repeated;
use super::samples::folders;
use super::{Desk, place, text};
use proptest::prelude::*;
use ras_panel::caseload::case::Caseload;
use ras_panel::config::caseload_field::FileKind;
use ras_panel::config::load;
use ras_panel::import::difference::difference;
use ras_panel::import::files::csv_rows::Rows;
use ras_panel::import::files::neutral::restored;
use ras_panel::import::files::source::{self, SourceFile};
use ras_panel::import::imported::Imported;
use ras_panel::import::rejects::rejects_csv;
use ras_panel::import::written::caseload_csv;
use ras_panel::synthetic::{self, Request};
use ras_panel::terms::ids::CaseRef;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static DESK: LazyLock<Desk> = LazyLock::new(|| Desk {
    ras: load::ras_folder(&place("config/ras/northfold")).unwrap(),
    ..Desk::new()
});

/// One fault of a row, or a row too many.
#[derive(Clone, Copy, Debug)]
enum Fault {
    Cell(&'static str, &'static str),
    NoCase,
    CellTooFew,
    CellTooMany,
    QuoteOpens(usize),
    QuoteCloses(usize),
    TextAfterQuote,
    Twice,
    TwiceUnlike(&'static str, &'static str),
    Stranger,
}

fn faults(kind: FileKind) -> Vec<Fault> {
    use Fault::*;
    let own: &[Fault] = match kind {
        FileKind::People => &[
            Cell("Date of Birth", "31/13/1950"),
            Cell("Gender", "??"),
            Cell("Contribution per week", "lots"),
            Cell("Review due", "=TODAY()"),
            Cell("Last agreed on", "2199-13-01"),
            Twice,
            TwiceUnlike("Team", "Elsewhere"),
            QuoteOpens(8),
            QuoteCloses(8),
        ],
        FileKind::Assessments => &[
            Cell("Assessed on", ""),
            Cell("Assessed on", "2099-01-01"),
            Cell("Eligible needs", "happiness"),
            Twice,
            TwiceUnlike("Assessor", "X.Y."),
        ],
        FileKind::Packages => &[
            Cell("Unit Cost", "dear"),
            Cell("Cost Frequency (Unit Type)", "now and then"),
            Cell("Service Component", ""),
            Stranger,
        ],
        FileKind::Given => &[Cell("Amount per week", "x"), Cell("Part", ""), Twice],
    };
    let any = [
        NoCase,
        CellTooFew,
        CellTooMany,
        QuoteOpens(1),
        QuoteOpens(2),
        QuoteCloses(1),
        QuoteCloses(2),
        TextAfterQuote,
    ];
    own.iter().copied().chain(any).collect()
}

fn cells(line: &str) -> Vec<String> {
    let row = Rows::of(line, b',').next().unwrap();
    row.cells.unwrap().into_iter().map(Into::into).collect()
}

fn joined(cells: &[String]) -> String {
    let quoted = |cell: &String| match cell.contains([',', '"']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.clone(),
    };
    cells.iter().map(quoted).collect::<Vec<_>>().join(",")
}

/// Plants a fault in a line of a file; a row too many goes to the end.
fn plant(lines: &mut Vec<String>, at: usize, fault: Fault) {
    let headings = cells(&lines[0]);
    let mut row = cells(&lines[at]);
    let raw = |row: &[String], place: usize, change: &dyn Fn(&str) -> String| {
        let cell = |(n, cell): (usize, &String)| match n == place {
            true => change(&cell.replace([',', '"'], " ")),
            false => joined(std::slice::from_ref(cell)),
        };
        row.iter()
            .enumerate()
            .map(cell)
            .collect::<Vec<_>>()
            .join(",")
    };
    lines[at] = match fault {
        Fault::Cell(heading, cell) => {
            let place = headings.iter().position(|known| known == heading).unwrap();
            row[place] = cell.to_owned();
            joined(&row)
        }
        Fault::NoCase => {
            row[0].clear();
            joined(&row)
        }
        Fault::CellTooFew => joined(&row[1..]),
        Fault::CellTooMany => format!("{},", joined(&row)),
        Fault::QuoteOpens(place) => raw(&row, place, &|cell| format!("\"{cell}")),
        Fault::QuoteCloses(place) => raw(&row, place, &|cell| format!("{cell}\"")),
        Fault::TextAfterQuote => raw(&row, 1, &|cell| format!("\"{cell}\"x")),
        Fault::Twice => {
            lines.push(joined(&row));
            return;
        }
        Fault::TwiceUnlike(heading, cell) => {
            let place = headings.iter().position(|known| known == heading).unwrap();
            row[place] = cell.to_owned();
            lines.push(joined(&row));
            return;
        }
        Fault::Stranger => {
            row[0] = "STRANGER-1".to_owned();
            lines.push(joined(&row));
            return;
        }
    };
}

/// The lines of a file, the heading line first; no cell of a made-up file has two lines.
fn lines(file: &SourceFile) -> Vec<String> {
    file.text.lines().map(str::to_owned).collect()
}

fn made_up(seed: u64) -> (Caseload, Vec<SourceFile>) {
    let request = Request {
        n_cases: 25,
        seed,
        as_of: jiff::civil::date(2026, 11, 24),
    };
    let caseload = synthetic::caseload(&DESK.ras, request);
    let texts = caseload_csv(&caseload, &DESK.ras, &DESK.profile);
    let files = texts.iter().map(|(kind, csv)| text(*kind, csv)).collect();
    (caseload, files)
}

/// The rows of a rejects file: line, cells of the original.
fn rejects_rows(csv: &str) -> Vec<(usize, String, Vec<String>)> {
    let rows = Rows::of(csv, b',').skip(1);
    rows.map(|row| {
        let cells = row.cells.unwrap();
        let own = cells[2..].iter().map(|cell| restored(cell).to_owned());
        (
            cells[0].parse().unwrap(),
            cells[1].to_string(),
            own.collect(),
        )
    })
    .collect()
}

/// Checks that each rejected row of a file stands once in its rejects, cell by cell as it was.
fn check_faithful(imported: &Imported, files: &[SourceFile], rejects: &BTreeMap<FileKind, String>) {
    for file in files {
        let rejected = imported.rejected.iter().filter(|row| row.kind == file.kind);
        let expected: BTreeSet<usize> = rejected.map(|row| row.line).collect();
        let rows = rejects
            .get(&file.kind)
            .map_or(Vec::new(), |csv| rejects_rows(csv));
        let is_rejected = |why: &str| !why.starts_with("(taken");
        let rank = |why: &str| match why {
            wrong if wrong.contains("wrong: ") => 0,
            held_back if is_rejected(held_back) => 1,
            _ => 2,
        };
        let ranks = rows.iter().map(|(_, why, _)| rank(why));
        assert!(ranks.is_sorted(), "{}: those to be mended first", file.name);
        let mut found: Vec<usize> = rows
            .iter()
            .filter(|(_, why, _)| is_rejected(why))
            .map(|row| row.0)
            .collect();
        found.sort_unstable();
        assert_eq!(
            found,
            expected.into_iter().collect::<Vec<_>>(),
            "{}",
            file.name
        );
        let sources = lines(file);
        for (line, _, own) in &rows {
            let source = &sources[line - 1];
            let row = Rows::of(source, b',').next().unwrap();
            let whole = [source.clone()];
            match row.cells {
                Ok(cells) if own.len() > 1 => assert_eq!(own[..], cells[..], "line {line}"),
                _ => assert_eq!(own[..], whole, "line {line}"),
            }
        }
    }
}

/// The rejects with the row of the clean file in place of each; rows too many are taken out.
fn corrected(rejects: &BTreeMap<FileKind, String>, clean: &[SourceFile]) -> Vec<SourceFile> {
    let files = rejects.iter().map(|(kind, csv)| {
        let clean = clean.iter().find(|file| file.kind == *kind).unwrap();
        let clean = lines(clean);
        let mut right = format!("{}\n", csv.lines().next().unwrap());
        for (line, ..) in rejects_rows(csv) {
            if let Some(row) = clean.get(line - 1) {
                right.push_str(&format!("{line},corrected,{row}\n"));
            }
        }
        text(*kind, &right)
    });
    files.collect()
}

/// What stands in the register after a second import.
fn together(first: &Imported, second: &Imported) -> Caseload {
    let mut all = first.caseload.clone();
    all.cases.extend(second.caseload.cases.clone());
    all
}

fn check(desk: &Desk, clean: &[SourceFile], dirty: &[SourceFile]) -> usize {
    let whole = desk.read(clean).unwrap();
    assert_eq!(whole.rejected, Vec::new());
    let first = desk.read(dirty).unwrap();
    let n_people = dirty[0].text.lines().count() - 1;
    let people = first
        .rejected
        .iter()
        .filter(|row| row.kind == FileKind::People);
    let n_rejected = people.clone().count();
    let n_repeated = n_repeated(&first, &dirty[0].name);
    let n_taken = first.caseload.cases.len() + n_repeated;
    assert_eq!(n_taken + n_rejected, n_people);
    for (at, row) in lines(&clean[0]).iter().enumerate().skip(1) {
        let case = CaseRef::new(&cells(row)[0]).unwrap();
        let taken = first.caseload.cases.contains_key(&case);
        let rejected = people.clone().any(|row| row.line == at + 1);
        assert!(taken || rejected, "line {} is lost", at + 1);
    }
    let rejects = rejects_csv(&first, dirty, &desk.profile);
    check_faithful(&first, dirty, &rejects);
    if first.rejected.is_empty() {
        assert_eq!(rejects, BTreeMap::new());
        return 0;
    }
    let second = corrected(&rejects, clean);
    let second = desk.read_beside(&first.caseload, &second).unwrap();
    let said: Vec<String> = second.rejected.iter().map(ToString::to_string).collect();
    assert_eq!(said, Vec::<String>::new());
    let all = together(&first, &second);
    let found = difference(&whole.caseload, &all);
    assert!(found.is_none(), "{found:?}");
    assert_eq!(all, whole.caseload);
    let again = desk.read_beside(&all, clean).unwrap();
    assert!(difference(&all, &again.caseload).is_none());
    first.rejected.len()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_is_lost_and_nothing_doubled_once_planted_faults_are_corrected(
        seed in 0..4_u64,
        planted in prop::collection::vec((0..4_usize, any::<prop::sample::Index>(),
            any::<prop::sample::Index>()), 1..10),
    ) {
        let (_, clean) = made_up(seed);
        let mut dirty: Vec<Vec<String>> = clean.iter().map(lines).collect();
        let mut spoilt = BTreeSet::new();
        for (file, at, fault) in planted {
            let file = file % clean.len();
            let n_rows = lines(&clean[file]).len() - 1;
            let at = 1 + at.index(n_rows);
            let faults = faults(clean[file].kind);
            if spoilt.insert((file, at)) {
                plant(&mut dirty[file], at, faults[fault.index(faults.len())]);
            }
        }
        let dirty: Vec<SourceFile> = dirty
            .iter()
            .zip(&clean)
            .map(|(lines, file)| text(file.kind, &format!("{}\n", lines.join("\n"))))
            .collect();
        check(&DESK, &clean, &dirty);
    }
}

#[test]
fn every_sample_of_a_bad_row_is_whole_again_once_it_is_corrected() {
    let desk = Desk::new();
    let clean = desk.tiny();
    let mut n_samples = 0;
    for folder in folders("fixtures/caseload/invalid") {
        let mut profile = desk.profile.clone();
        profile
            .files
            .values_mut()
            .for_each(|file| file.optional = true);
        let Ok(own) = source::folder(&folder, &profile) else {
            continue;
        };
        let of = |file: &SourceFile| own.iter().find(|own| own.kind == file.kind);
        let files: Vec<SourceFile> = clean
            .iter()
            .map(|file| of(file).unwrap_or(file).clone())
            .collect();
        let like = |(a, b): (&SourceFile, &SourceFile)| {
            let (a, b) = (lines(a), lines(b));
            a.len() == b.len() && a.first() == b.first()
        };
        let other_case = folder.ends_with("case-too-long-for-an-assessment");
        let other = other_case || folder.join("profile.toml").exists();
        if other || !files.iter().zip(&clean).all(like) || desk.read(&files).is_err() {
            continue;
        }
        if check(&desk, &clean, &files) > 0 {
            n_samples += 1;
        }
    }
    assert!(n_samples >= 40, "{n_samples} samples");
}
