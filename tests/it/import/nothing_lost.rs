//! Whatever the text, nothing panics, and every row is taken once or rejected once.

use super::{Desk, text};
use proptest::prelude::*;
use ras_panel::config::caseload_field::FileKind;
use ras_panel::import::files::csv_rows::Rows;
use ras_panel::import::files::source::{self, SourceFile};
use ras_panel::import::imported::Imported;
use ras_panel::import::rejects::rejects_csv;
use ras_panel::import::said::notice::NoticeKind;
use std::sync::LazyLock;

static DESK: LazyLock<Desk> = LazyLock::new(Desk::new);
static TINY: LazyLock<Vec<SourceFile>> = LazyLock::new(|| DESK.tiny());

/// How many rows of each file arrived in the caseload, counted there.
fn n_arrived(imported: &Imported, kind: FileKind) -> usize {
    let cases = imported.caseload.cases.values();
    cases
        .map(|case| match kind {
            FileKind::People => 1,
            FileKind::Assessments => case.assessments.len(),
            FileKind::Packages => case.package.lines.len(),
            FileKind::Given => case.given.as_ref().map_or(0, |given| given.parts.len()),
        })
        .sum()
}

/// How many rows of a file say the same as another, and are taken with it.
pub(super) fn n_repeated(imported: &Imported, file: &str) -> usize {
    let notices = imported.notices.iter();
    let repeated =
        notices.filter(|notice| notice.kind == NoticeKind::Repeated && notice.file == file);
    repeated.map(|notice| notice.n).sum()
}

/// Checks that every row of every file is in one place, and gives the number of rows.
fn check(imported: &Imported, files: &[SourceFile]) {
    for file in &imported.files {
        let arrived = n_arrived(imported, file.kind);
        let lines: Vec<usize> = imported
            .rejected
            .iter()
            .filter(|row| row.kind == file.kind)
            .map(|row| row.line)
            .collect();
        let arrived = arrived + n_repeated(imported, &file.name);
        assert_eq!(
            (file.n_taken, file.n_rejected),
            (arrived, lines.len()),
            "{}",
            file.name
        );
        assert_eq!(file.n_rows, arrived + lines.len(), "{}", file.name);
        assert!(
            lines.windows(2).all(|pair| pair[0] < pair[1]),
            "{}: {lines:?}",
            file.name
        );
        let source = files
            .iter()
            .find(|source| source.kind == file.kind)
            .unwrap();
        let mut rows = Rows::of(&source.text, b',');
        rows.set_shape(file.headings.len(), Some(0));
        assert_eq!(
            rows.skip(1).count(),
            file.n_rows + file.n_empty,
            "{}",
            file.name
        );
    }
    for row in &imported.rejected {
        assert!(!row.problems.is_empty(), "line {}", row.line);
    }
    let n_rejects: usize = rejects_csv(imported, files, &DESK.profile)
        .values()
        .map(|csv| csv.lines().count())
        .sum();
    assert!(n_rejects >= imported.rejected.len());
}

fn a_cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Za-z0-9/.,;|\"'=+@ \\-]{0,12}",
        1 => "T-00[1-9]",
        1 => "(19|20)[0-9]{2}-[0-1][0-9]-[0-3][0-9]",
        1 => "-?[0-9]{1,4}(\\.[0-9]{1,3})?",
        1 => "(Yes|no|Hourly|weekly|Meals|Direct payment|none|some|2/day)",
        1 => "\\PC{0,6}",
        1 => Just(String::new()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_bytes_are_refused_or_read_without_a_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        for (kind, name) in FileKind::ALL {
            if let Ok(file) = source::from_bytes(kind, name, &bytes) {
                let rest = TINY.iter().filter(|file| file.kind != kind).cloned();
                let files: Vec<SourceFile> = rest.chain([file]).collect();
                if let Ok(imported) = DESK.read(&files) {
                    check(&imported, &files);
                }
            }
        }
    }

    #[test]
    fn changed_cells_are_taken_or_rejected_once(
        changes in prop::collection::vec((0..4_usize, 0..12_usize, 0..18_usize, a_cell()), 1..12),
    ) {
        let mut files = TINY.clone();
        for (file, row, column, cell) in &changes {
            let file = &mut files[*file];
            let mut lines: Vec<String> = file.text.lines().map(str::to_owned).collect();
            let row = 1 + row % (lines.len() - 1);
            let mut cells: Vec<&str> = lines[row].split(',').collect();
            let column = column % cells.len();
            cells[column] = cell;
            lines[row] = cells.join(",");
            *file = text(file.kind, &(lines.join("\n") + "\n"));
        }
        match DESK.read(&files) {
            Ok(imported) => check(&imported, &files),
            Err(refused) => {
                let mut problems = refused.problems.iter();
                prop_assert!(problems.all(|problem| problem.what.ends_with("it is cut off")));
            }
        }
    }

    #[test]
    fn messages_never_show_what_stands_in_a_cell(
        file in 0..4_usize,
        row in 0..12_usize,
        column in 0..18_usize,
    ) {
        let mut files = TINY.clone();
        let file = &mut files[file];
        let mut lines: Vec<String> = file.text.lines().map(str::to_owned).collect();
        let row = 1 + row % (lines.len() - 1);
        let mut cells: Vec<&str> = lines[row].split(',').collect();
        let column = column % cells.len();
        cells[column] = "Zyxwv Qponm\u{200B}";
        lines[row] = cells.join(",");
        *file = text(file.kind, &lines.join("\n"));
        let imported = DESK.read(&files).unwrap();
        let said = |text: String| text.contains("Zyxwv") || text.contains("Qponm");
        for row in &imported.rejected {
            prop_assert!(!said(row.to_string()) && !said(format!("{row:?}")), "{}", row);
        }
        for notice in &imported.notices {
            prop_assert!(!said(format!("{notice} {notice:?}")), "{}", notice);
        }
        let shown = format!("{files:?}");
        prop_assert!(!said(shown));
    }

    #[test]
    fn lines_are_in_one_row_each(text in "[a,\"\n\r]{0,80}", n_cells in 1..5_usize) {
        let mut rows = Rows::of(&text, b',');
        rows.set_shape(n_cells, Some(0));
        let rows: Vec<_> = rows.collect();
        let joined: String = rows.iter().map(|row| row.text).collect();
        let is_end = |c: &char| matches!(c, '\r' | '\n');
        let kept = |text: &str| text.chars().filter(|c| !is_end(c)).collect::<String>();
        prop_assert_eq!(kept(&joined), kept(&text));
        prop_assert!(rows.windows(2).all(|pair| pair[0].line < pair[1].line));
    }
}

#[test]
fn files_that_do_not_belong_together_are_refused() {
    let twice: Vec<SourceFile> = TINY.iter().chain(TINY.first()).cloned().collect();
    let said = |files: &[SourceFile]| {
        let problems = DESK.read(files).unwrap_err().problems;
        problems
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert_eq!(
        said(&twice),
        "people.csv: people.csv holds the same kind of rows\n  allowed: one file of each kind\n  \
         to do: leave one of them out"
    );
    assert_eq!(
        said(&TINY[1..]),
        "(the folder): there is no file of people\n  allowed: a file with one row a person\n  \
         to do: add it: the other files belong to its cases"
    );
    let mut desk = Desk::new();
    desk.profile.files.remove(&FileKind::Given);
    let problems = desk.read(&TINY).unwrap_err().problems;
    assert_eq!(
        problems[0].to_string(),
        "given.csv:1: the profile \"Northfold caseload files\" has no such file\n  allowed: the \
         files of the profile\n  to do: take the file away"
    );
}
