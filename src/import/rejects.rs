//! Rejected rows as files that are imported again once they are corrected.
//!
//! Rows that are wrong come first, then those that are held back, then good ones: what is to be
//! mended is found at once. Each row says on which line it stood in the file that was imported
//! first, and the rows are read again in that order.
//!
//! What is imported again replaces all rows of its case in that file. So a case with a rejected row
//! is written with all its rows, the good ones too; and where a rejected row names no case that was
//! taken, so that it could be anybody's, the whole file is written.

use super::imported::{FileRead, Imported};
use super::written::add_row;
use crate::config::caseload_field::{Field, FileKind};
use crate::config::column_profile::{ColumnProfile, FileProfile, Limits, compared};
use crate::import::files::csv_rows::{case_in, line_before};
use crate::import::files::headings::{REJECTS_HEADINGS, line_column};
use crate::import::files::marked::unmarked;
use crate::import::files::source::SourceFile;
use crate::import::said::rejected::{Rejected, RowProblem};
use crate::terms::ids::CaseRef;
use std::collections::{BTreeMap, BTreeSet};

/// The reason column of a row that was taken and stands with the rejected ones of its case.
pub const TAKEN: &str = "(taken: leave this row here, it belongs to a case with a rejected row)";

/// The reason column of a row that was taken, where a rejected row could belong to any case.
pub const TAKEN_WITH_NAMELESS: &str =
    "(taken: leave this row here, a rejected row names no case that was taken: it may be this one)";

/// The rows to be corrected by file, each with its line and everything that is wrong with it
/// before its own cells, and the good rows of the same cases. Once corrected they are imported as
/// they are, under the same profile.
///
/// Where a row of the people file is rejected, every file is written, with all rows of that case. A
/// file that may lack and has no row to write is left out, unless its lacking would leave standing
/// what an earlier import had said.
#[must_use]
pub fn rejects_csv(
    imported: &Imported,
    files: &[SourceFile],
    profile: &ColumnProfile,
) -> BTreeMap<FileKind, String> {
    let of_people = cases_of(imported, FileKind::People);
    let rejected = imported.rejected.iter();
    let people_too = rejected.clone().any(|row| row.kind == FileKind::People);
    let nameless = rejected.filter(|row| is_nameless(imported, row, &of_people));
    let nameless: BTreeSet<FileKind> = nameless.map(|row| row.kind).collect();
    let mut texts = BTreeMap::new();
    for read in &imported.files {
        let source = files.iter().find(|source| source.kind == read.kind);
        let Some((source, file)) = source.zip(profile.files.get(&read.kind)) else {
            continue;
        };
        if read.n_rejected > 0 || people_too {
            let mut cases = cases_of(imported, read.kind);
            cases.extend(&of_people);
            let kinds = [read.kind, FileKind::People];
            let whose = match kinds.iter().any(|kind| nameless.contains(kind)) {
                true => Whose::Anybody,
                false => Whose::These(&cases),
            };
            let (text, n_rows) = text(imported, read, (source, file, profile.limits), &whose);
            let told_before = imported.known_before.contains_key(&read.kind);
            if n_rows > 0 || told_before || !file.optional {
                texts.insert(read.kind, text);
            }
        }
    }
    texts
}

/// Whether a rejected row could belong to anybody, so that a whole file is written with it.
#[must_use]
pub fn is_any_case(imported: &Imported) -> bool {
    let of_people = cases_of(imported, FileKind::People);
    let mut rejected = imported.rejected.iter();
    rejected.any(|row| is_nameless(imported, row, &of_people))
}

/// Whose good rows are written with the rejected ones.
enum Whose<'c> {
    These(&'c BTreeSet<&'c CaseRef>),
    Anybody,
}

impl Whose<'_> {
    /// The reason column of a good row; nothing where it is not written.
    fn taken(&self, case: &CaseRef) -> Option<&'static str> {
        match self {
            Whose::These(cases) => cases.contains(case).then_some(TAKEN),
            Whose::Anybody => Some(TAKEN_WITH_NAMELESS),
        }
    }
}

/// Whether a rejected row could belong to anybody: what it names, if it names anything, is neither
/// a case that was taken nor a person whose row was rejected; or its cells are out of place.
fn is_nameless(imported: &Imported, row: &Rejected, people: &BTreeSet<&CaseRef>) -> bool {
    if row.is_nobodys() {
        return false;
    }
    let read = imported.files.iter().find(|read| read.kind == row.kind);
    let n_cells = row.row.cells.len();
    let in_place = n_cells == 1 || read.is_some_and(|read| read.headings.len() == n_cells);
    let taken = |case: &CaseRef| imported.caseload.cases.contains_key(case);
    let belongs = |case: &CaseRef| taken(case) || (in_place && people.contains(case));
    !row.case.as_ref().is_some_and(belongs)
}

fn cases_of(imported: &Imported, kind: FileKind) -> BTreeSet<&CaseRef> {
    let rows = imported.rejected.iter().filter(|row| row.kind == kind);
    let own = rows.filter_map(|row| row.case.as_ref());
    let cases = imported.caseload.cases.iter();
    let marked = cases.filter(|(_, case)| match kind {
        FileKind::People => false,
        FileKind::Assessments => case.n_assessments_rejected > 0,
        FileKind::Packages => case.package.n_lines_rejected > 0,
        FileKind::Given => case.n_given_rejected > 0,
    });
    own.chain(marked.map(|(reference, _)| reference)).collect()
}

/// In which order rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Wrong,
    HeldBack,
    Taken,
}

fn text(
    imported: &Imported,
    read: &FileRead,
    (source, file, limits): (&SourceFile, &FileProfile, Limits),
    whose: &Whose<'_>,
) -> (String, usize) {
    let own: Vec<bool> = read
        .headings
        .iter()
        .map(|own| !is_of_rejects(own))
        .collect();
    let rejected = imported.rejected.iter().filter(|row| row.kind == read.kind);
    let rejected: BTreeMap<usize, &Rejected> = rejected.map(|row| (row.line, row)).collect();
    let place = file.columns.get(&Field::Case).and_then(|name| {
        let is_case = |heading: &String| compared(heading) == compared(name);
        read.headings.iter().position(is_case)
    });
    let mut rows = source.rows(read.delimiter, limits);
    rows.set_shape(own.len(), place);
    let of_line = line_column(&read.headings);
    let written = rows.skip(1).filter_map(|row| {
        let before = of_line.and_then(|place| line_before(&row, place));
        let line = before.unwrap_or(row.line);
        if let Some(rejected) = rejected.get(&row.line) {
            let rank = match rejected.is_wrong() {
                true => Rank::Wrong,
                false => Rank::HeldBack,
            };
            return Some((rank, line, why(rejected), rejected.row.cells.clone()));
        }
        let cells = row.cells.ok()?;
        let case = place.and_then(|place| cells.get(place));
        let taken = whose.taken(&case_in(case?)?)?;
        let cells = cells.into_iter().map(|cell| match source.is_marked {
            true => unmarked(&cell),
            false => cell.into_owned(),
        });
        Some((Rank::Taken, line, taken.to_owned(), cells.collect()))
    });
    let mut written: Vec<(Rank, usize, String, Vec<String>)> = written.collect();
    written.sort_by_key(|(rank, line, ..)| (*rank, *line));
    let mut text = String::new();
    let headings = REJECTS_HEADINGS.into_iter();
    add_row(
        &mut text,
        file.delimiter,
        headings.chain(kept(&read.headings, &own)),
    );
    for (_, line, why, cells) in &written {
        let line = line.to_string();
        let before = [line.as_str(), why.as_str()].into_iter();
        add_row(&mut text, file.delimiter, before.chain(kept(cells, &own)));
    }
    (text, written.len())
}

fn is_of_rejects(heading: &str) -> bool {
    REJECTS_HEADINGS.contains(&heading)
}

/// The cells of the file's own columns; a row whose quotes are wrong is one cell, and kept.
fn kept<'c>(cells: &'c [String], own: &'c [bool]) -> impl Iterator<Item = &'c str> {
    let one_cell = cells.len() == 1;
    let marked = cells.iter().zip(own.iter().chain(std::iter::repeat(&true)));
    marked
        .filter(move |(_, own)| **own || one_cell)
        .map(|(cell, _)| cell.as_str())
}

fn why(row: &Rejected) -> String {
    let problems = row.briefs().map(|(brief, problem)| {
        let RowProblem {
            allowed, remedy, ..
        } = problem;
        format!("{brief}; allowed: {allowed}; to do: {remedy}")
    });
    problems.collect::<Vec<_>>().join(" / ")
}
