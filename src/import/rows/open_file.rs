//! One caseload file being read: its heading line, then row by row, each taken or rejected once.

use super::cell::{CellReader, FileColumns};
use super::listed::Lists;
use super::quality::{FileQuality, Tally};
use super::total_row::total_row;
use crate::config::caseload_field::{Field, FileKind};
use crate::config::column_profile::{ColumnProfile, FileProfile, Limits};
use crate::config::ras::Ras;
use crate::import::files::csv_rows::{Quotes, Row, Rows, is_blank, line_before};
use crate::import::files::cut_off::unended;
use crate::import::files::headings::{
    DELIMITERS, HeadingLine, Headings, QuestionNames, line_column, named, shown_headings,
};
use crate::import::files::marked::{fault_of_row, unmarked};
use crate::import::files::source::SourceFile;
use crate::import::said::notice::{NoticeKind, Notices};
use crate::import::said::rejected::{FileProblem, OriginalRow, Rejected, RowPlace, RowProblem};
use crate::terms::date::Date;
use crate::terms::ids::CaseRef;
use std::borrow::Cow;

/// A file whose heading line has been read.
#[derive(Clone, Debug)]
pub struct OpenFile<'a> {
    /// Which rows it holds.
    pub kind: FileKind,
    /// Its name.
    pub name: &'a str,
    /// Where its columns stand.
    pub headings: Headings,
    /// The character between them.
    pub delimiter: char,
    profile: &'a FileProfile,
    limits: Limits,
    is_marked: bool,
    lists: Lists,
    rows: Rows<'a>,
    today: Date,
    ras: &'a Ras,
}

/// How many rows of a file were read, and how many had nothing in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowCount {
    /// Rows with something in them.
    pub n_read: usize,
    /// Rows with nothing in them; they are not counted as read.
    pub n_empty: usize,
    /// What is said of their cells.
    pub quality: FileQuality,
}

/// A row with its cells, while it is read.
#[derive(Debug)]
pub struct OpenRow<'r, 't> {
    /// Its case, when it names one.
    pub case: Option<CaseRef>,
    /// Its cells.
    pub cells: CellReader<'r>,
    /// The row as it stands in the file.
    pub text: &'t str,
}

/// A row that does not fit the heading line.
struct Unlike<'t> {
    case: Option<CaseRef>,
    cells: Vec<Cow<'t, str>>,
    problem: RowProblem,
}

fn refused(source: &SourceFile, what: String, allowed: &str, remedy: &str) -> FileProblem {
    FileProblem {
        file: source.name.clone(),
        line: Some(source.first_line),
        what,
        allowed: allowed.to_owned(),
        remedy: remedy.to_owned(),
    }
}

/// The cells of the heading line, and its line.
fn heading_cells<'t>(
    source: &SourceFile,
    rows: &mut Rows<'t>,
    limits: Limits,
) -> Result<(usize, Vec<Cow<'t, str>>), Vec<FileProblem>> {
    let refused = |what: String, allowed: &str, remedy: &str| {
        Err(vec![refused(source, what, allowed, remedy)])
    };
    let n_max = limits.rows_max;
    if source.text.len() > n_max && source.text.lines().nth(n_max).is_some() {
        let what = format!("the file has more than {n_max} lines");
        let allowed = format!("at most {n_max} lines (rows_max of the profile)");
        let remedy = "check that it is the right file, or raise rows_max";
        return refused(what, &allowed, remedy);
    }
    let allowed = "a heading line, then one row a line";
    let Some(row) = rows.next() else {
        let what = "the file is empty".to_owned();
        return refused(what, allowed, "check that it is the right file");
    };
    match row.cells {
        Ok(cells) => Ok((row.line, cells)),
        Err(Quotes::TooManyCells) => {
            let n_max = limits.columns_max;
            let what = format!("the heading line has more than {n_max} columns");
            let allowed = format!("at most {n_max} columns (columns_max of the profile)");
            let remedy = "check that it is the right file, or raise columns_max";
            refused(what, &allowed, remedy)
        }
        Err(quotes) => refused(quotes.to_string(), allowed, "correct the heading line"),
    }
}

/// The character between the columns: the one that the file says, the profile's, or the only other
/// one that gives a heading line all the headings that it needs.
fn delimiter(source: &SourceFile, file: &FileProfile, limits: Limits) -> char {
    if let Some(said) = source.delimiter {
        return said;
    }
    let fits = |delimiter: &char| {
        let heading = source.rows(*delimiter, limits).next();
        let cells = heading.and_then(|row| row.cells.ok());
        cells.is_some_and(|cells| Headings::are_enough(source.kind, file, &cells))
    };
    if fits(&file.delimiter) {
        return file.delimiter;
    }
    let mut others = DELIMITERS.into_iter().filter(fits);
    match (others.next(), others.next()) {
        (Some(only), None) => only,
        _ => file.delimiter,
    }
}

impl<'a> OpenFile<'a> {
    /// Reads the heading line.
    pub fn of(
        source: &'a SourceFile,
        profile: &'a ColumnProfile,
        (ras, today): (&'a Ras, Date),
        notices: &mut Notices,
    ) -> Result<OpenFile<'a>, Vec<FileProblem>> {
        let file = profile.files.get(&source.kind).ok_or_else(|| {
            let what = format!("the profile \"{}\" has no such file", profile.title);
            let (allowed, remedy) = ("the files of the profile", "take the file away");
            vec![refused(source, what, allowed, remedy)]
        })?;
        let delimiter = delimiter(source, file, profile.limits);
        let mut rows = source.rows(delimiter, profile.limits);
        let (line, cells) = heading_cells(source, &mut rows, profile.limits)?;
        if delimiter != file.delimiter {
            let detail = named(delimiter);
            notices.on_heading(source.kind, NoticeKind::OtherDelimiter, &detail);
        }
        let n_cells = cells.len();
        let original = shown_headings(source.kind, &cells, notices);
        let from = HeadingLine {
            file: &source.name,
            line,
            delimiter,
        };
        let headings = Headings::of(source.kind, file, ras, from, original, notices)?;
        rows.set_shape(n_cells, headings.fields.get(&Field::Case).copied());
        if !source.is_marked {
            let last = unended(source, (&rows, delimiter), n_cells).map_err(|found| vec![found])?;
            notices.of_file_end(source.kind, last);
        }
        Ok(OpenFile {
            kind: source.kind,
            name: &source.name,
            delimiter,
            headings,
            profile: file,
            limits: profile.limits,
            is_marked: source.is_marked,
            lists: Lists::of(source.kind, file, profile),
            rows,
            today,
            ras,
        })
    }

    /// Where a row is an answer: by which names the questions stand in it.
    #[must_use]
    pub fn by_answer(&self) -> Option<QuestionNames<'a>> {
        let is_by_answer = self.profile.is_by_answer();
        is_by_answer.then(|| QuestionNames::of(self.profile, self.ras))
    }

    /// Reads every row with `take`, which keeps what it reads and gives nothing where the row has
    /// a problem; such rows are rejected.
    pub fn each_row(
        &self,
        notices: &mut Notices,
        rejected: &mut Vec<Rejected>,
        mut take: impl FnMut(&mut OpenRow<'_, 'a>) -> Option<()>,
    ) -> RowCount {
        let mut count = RowCount::default();
        let mut tally = Tally::of(self.kind, self.profile, &self.headings, self.ras);
        for row in self.in_order() {
            let (line, text) = (row.line, row.text);
            let cells = match self.cells(row) {
                Ok(cells) => cells,
                Err(unlike) => {
                    count.n_read += 1;
                    tally.unlike();
                    let Unlike {
                        case,
                        cells,
                        problem,
                    } = *unlike;
                    self.reject_row(rejected, (line, case), vec![problem], &cells);
                    continue;
                }
            };
            if cells.iter().all(|cell| is_blank(cell)) {
                count.n_empty += 1;
                notices.on_line(self.kind, NoticeKind::NothingInRow, None, line);
                continue;
            }
            count.n_read += 1;
            let mut reader = CellReader::of(self.columns(), line, &cells, (notices, &mut tally));
            let case = reader.reference(Field::Case, CaseRef::new);
            let mut row = OpenRow {
                case,
                cells: reader,
                text,
            };
            let taken = take(&mut row);
            let (case, mut problems) = (row.case, row.cells.closed());
            if taken.is_none() && problems.is_empty() {
                let what = "the row cannot be read".to_owned();
                problems.push(RowProblem::of_row(what, "a whole row", "check the row"));
            }
            if !problems.is_empty() {
                self.reject_row(rejected, (line, case), problems, &cells);
            }
        }
        count.quality = tally.finished();
        count
    }

    /// The rows in the order of the file; those of a rejects file in that of the file before it.
    fn in_order(&self) -> Box<dyn Iterator<Item = Row<'a>> + '_> {
        let Some(place) = line_column(&self.headings.original) else {
            return Box::new(self.rows.clone());
        };
        let mut rows: Vec<Row<'a>> = self.rows.clone().collect();
        rows.sort_by_key(|row| line_before(row, place).unwrap_or(usize::MAX));
        Box::new(rows.into_iter())
    }

    /// Rejects rows that could each be read: those for which `why` gives a reason, from the line,
    /// the case as far as it is named, and the cells.
    pub fn reject(
        &self,
        rejected: &mut Vec<Rejected>,
        why: impl Fn(usize, Option<&CaseRef>, &[Cow<'_, str>]) -> Option<RowProblem>,
    ) {
        for row in self.rows.clone() {
            let line = row.line;
            let Ok(cells) = self.cells(row) else {
                continue;
            };
            let case = self.headings.case_of(&cells);
            if let Some(problem) = why(line, case.as_ref(), &cells) {
                self.reject_row(rejected, (line, case), vec![problem], &cells);
            }
        }
    }

    /// The place of a line of this file.
    #[must_use]
    pub fn at(&self, line: usize) -> RowPlace {
        RowPlace {
            file: self.name.to_owned(),
            line,
        }
    }

    /// Rejects a row. Beyond the profile's limit nothing is taken at all, and rows are not kept.
    fn reject_row(
        &self,
        rejected: &mut Vec<Rejected>,
        (line, case): (usize, Option<CaseRef>),
        problems: Vec<RowProblem>,
        cells: &[Cow<'_, str>],
    ) {
        if rejected.len() <= self.limits.rejected_rows_max {
            rejected.push(self.rejected(line, case, problems, cells));
        }
    }

    /// A row of this file that is not taken.
    #[must_use]
    pub fn rejected(
        &self,
        line: usize,
        case: Option<CaseRef>,
        problems: Vec<RowProblem>,
        cells: &[Cow<'_, str>],
    ) -> Rejected {
        let cells = cells.iter().map(|cell| match self.is_marked {
            true => unmarked(cell),
            false => cell.clone().into_owned(),
        });
        let cells = cells.collect();
        Rejected {
            kind: self.kind,
            file: self.name.to_owned(),
            line,
            case,
            problems,
            row: OriginalRow { cells },
        }
    }

    /// The cells, where none of them is longer than the profile takes.
    fn bounded<'t>(&self, cells: Vec<Cow<'t, str>>) -> Result<Vec<Cow<'t, str>>, Box<Unlike<'t>>> {
        let n_max = self.limits.cell_characters_max;
        let is_longer =
            |cell: &Cow<'_, str>| cell.len() > n_max && cell.chars().nth(n_max).is_some();
        let Some(place) = cells.iter().position(is_longer) else {
            return Ok(cells);
        };
        let what = format!("the cell has more than {n_max} characters");
        let allowed = format!("at most {n_max} characters (cell_characters_max of the profile)");
        let remedy = "shorten it; look for a quotation mark before it that does not close";
        let mut problem = RowProblem::of_row(what, &allowed, remedy);
        problem.column = Some(self.headings.at(place).to_owned());
        Err(Box::new(Unlike {
            case: self.headings.case_of(&cells),
            cells,
            problem,
        }))
    }

    fn columns(&self) -> FileColumns<'_> {
        FileColumns {
            kind: self.kind,
            profile: self.profile,
            headings: &self.headings,
            lists: &self.lists,
            is_marked: self.is_marked,
            currency: &self.ras.currency,
            today: self.today,
        }
    }

    /// The cells of a row with as many as the heading line has.
    fn cells<'t>(&self, row: Row<'t>) -> Result<Vec<Cow<'t, str>>, Box<Unlike<'t>>> {
        let n_columns = self.headings.original.len();
        if let (true, Ok([cell])) = (self.is_marked, row.cells.as_deref())
            && let Some(problem) = fault_of_row(cell)
        {
            return Err(Box::new(Unlike {
                case: None,
                cells: vec![cell.clone()],
                problem,
            }));
        }
        let total = row.cells.as_ref().ok();
        if let Some(problem) = total.and_then(|cells| total_row(self.columns(), cells)) {
            let (case, cells) = (None, row.cells.unwrap_or_default());
            return Err(Box::new(Unlike {
                case,
                cells,
                problem,
            }));
        }
        match row.cells {
            Ok(cells) if cells.len() == n_columns => self.bounded(cells),
            Ok(cells) if cells.iter().all(|cell| is_blank(cell)) => Ok(cells),
            Ok(cells) => {
                let n = cells.len();
                let what = format!("the row has {n} cells and the heading line has {n_columns}");
                let remedy = "put quotation marks round cells that hold the character between \
                    columns; give every row all its cells";
                let problem = RowProblem::of_row(what, "as many cells as headings", remedy);
                Err(Box::new(Unlike {
                    case: self.headings.case_of(&cells),
                    cells,
                    problem,
                }))
            }
            Err(quotes) => {
                let (allowed, remedy) = (quotes.allowed(), quotes.remedy());
                let problem = RowProblem::of_row(quotes.to_string(), allowed, remedy);
                Err(Box::new(Unlike {
                    case: self.headings.case_of(&row.before),
                    cells: vec![Cow::Borrowed(row.text)],
                    problem,
                }))
            }
        }
    }
}
