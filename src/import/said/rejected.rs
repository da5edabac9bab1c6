//! What was not taken, and why: files, and rows with every problem of theirs.
//!
//! A message shows the shape of a value, never the value: rows are about real people.

use super::shape::{SHAPE_KEY, Shape};
use crate::config::caseload_field::FileKind;
use crate::terms::ids::CaseRef;
use std::borrow::Cow;
use std::fmt;

/// Why a file cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblem {
    /// The file.
    pub file: String,
    /// The line, counted from 1; none when the whole file is meant.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: String,
    /// What is allowed.
    pub allowed: String,
    /// What to do.
    pub remedy: String,
}

impl fmt::Display for FileProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(out, "{}:{line}: ", self.file)?,
            None => write!(out, "{}: ", self.file)?,
        }
        let FileProblem {
            what,
            allowed,
            remedy,
            ..
        } = self;
        write!(out, "{what}\n  allowed: {allowed}\n  to do: {remedy}")
    }
}

/// Why the bytes of a file are not read, before its name is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The line, counted from 1; none when the whole file is meant.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: String,
    /// What is allowed.
    pub allowed: String,
    /// What to do.
    pub remedy: String,
}

impl Unreadable {
    /// A problem of the file as a whole.
    #[must_use]
    pub fn file(what: &str, allowed: &str, remedy: &str) -> Unreadable {
        Unreadable {
            line: None,
            what: what.to_owned(),
            allowed: allowed.to_owned(),
            remedy: remedy.to_owned(),
        }
    }

    /// What was cut off or changed on its way.
    #[must_use]
    pub fn damaged(subject: &str) -> Unreadable {
        Unreadable::file(
            &format!("{subject} is cut off or damaged"),
            "a whole file as the program that wrote it left it",
            "export it anew; check that it opens there",
        )
    }

    /// More text than a file of its size has.
    #[must_use]
    pub fn too_much_text(text_max: usize) -> Unreadable {
        Unreadable::file(
            "there is more text in the file than one of its size has",
            &format!("at most {text_max} bytes of text"),
            "check that it is the right file, or save it as CSV",
        )
    }

    /// The problem with the file's name.
    #[must_use]
    pub fn of(self, file: &str) -> FileProblem {
        let Unreadable {
            line,
            what,
            allowed,
            remedy,
        } = self;
        FileProblem {
            file: file.to_owned(),
            line,
            what,
            allowed,
            remedy,
        }
    }
}

/// The caseload was not read: every file has to be readable, or none is taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the caseload files cannot be read")]
pub struct Refused {
    /// What is wrong, by file.
    pub problems: Vec<FileProblem>,
}

/// A row that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// Which rows the file holds.
    pub kind: FileKind,
    /// The file.
    pub file: String,
    /// The line on which the row begins, counted from 1.
    pub line: usize,
    /// The case, when the row names one.
    pub case: Option<CaseRef>,
    /// Everything that is wrong with the row, and what holds it back; never empty.
    pub problems: Vec<RowProblem>,
    /// The row itself, for the rejects file.
    pub row: OriginalRow,
}

impl Rejected {
    /// Each problem in one line, with the problem: the first that shows a shape says how it is to
    /// be read.
    pub fn briefs(&self) -> impl Iterator<Item = (String, &RowProblem)> {
        let first = self
            .problems
            .iter()
            .position(|problem| problem.shape.is_some());
        let numbered = self.problems.iter().enumerate();
        numbered.map(move |(place, problem)| (problem.brief(first == Some(place)), problem))
    }

    /// Whether the row itself is wrong: else another holds it back, and nothing is to be mended
    /// in it.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        let mut problems = self.problems.iter();
        problems.any(|problem| problem.held_back_by.is_none())
    }

    /// Whether the row is nobody's, so that no case lacks it.
    #[must_use]
    pub fn is_nobodys(&self) -> bool {
        self.problems.iter().any(|problem| problem.is_nobodys)
    }

    /// The same for a report, which shows no cells.
    #[must_use]
    pub fn without_cells(&self) -> Rejected {
        let Rejected {
            kind,
            file,
            line,
            case,
            problems,
            row: _,
        } = self;
        Rejected {
            kind: *kind,
            file: file.clone(),
            line: *line,
            case: case.clone(),
            problems: problems.clone(),
            row: OriginalRow { cells: Vec::new() },
        }
    }
}

/// A row of a file, by its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowPlace {
    /// The file.
    pub file: String,
    /// The line on which the row begins, counted from 1.
    pub line: usize,
}

impl fmt::Display for RowPlace {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", self.file, self.line)
    }
}

/// One reason why a row is not taken: it is wrong itself, or another row holds it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// The row because of which this one is held back; none where this row itself is wrong.
    pub held_back_by: Option<RowPlace>,
    /// Whether the row is nobody's, as one of totals: no case lacks it.
    pub is_nobodys: bool,
    /// The heading of the column; none when the row as a whole is meant.
    pub column: Option<String>,
    /// The shape of the value; none when there is no value.
    pub shape: Option<Shape>,
    /// What is wrong.
    pub what: String,
    /// What is allowed.
    pub allowed: String,
    /// What to do.
    pub remedy: String,
}

impl RowProblem {
    /// A problem of the row as a whole.
    #[must_use]
    pub fn of_row(what: String, allowed: &str, remedy: &str) -> RowProblem {
        RowProblem {
            held_back_by: None,
            is_nobodys: false,
            column: None,
            shape: None,
            what,
            allowed: allowed.to_owned(),
            remedy: remedy.to_owned(),
        }
    }

    /// A problem of one cell, or of the row where there is none: what, allowed, to do.
    #[must_use]
    pub fn of_cell(
        column: Option<&str>,
        cell: Option<&Cow<'_, str>>,
        [what, allowed, remedy]: [&str; 3],
    ) -> RowProblem {
        let cell = cell.map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        RowProblem {
            column: column.map(str::to_owned),
            shape: cell.map(Shape::of),
            ..RowProblem::of_row(what.to_owned(), allowed, remedy)
        }
    }

    /// Why a row in which nothing is wrong is held back by another.
    #[must_use]
    pub fn held_back(by: RowPlace, what: String, allowed: &str, remedy: &str) -> RowProblem {
        RowProblem {
            held_back_by: Some(by),
            ..RowProblem::of_row(what, allowed, remedy)
        }
    }

    /// Whether the row itself is wrong, column, shape and what is wrong, on one line;
    /// `says_shape` tells how a shape is to be read.
    #[must_use]
    pub fn brief(&self, says_shape: bool) -> String {
        let mut text = match &self.held_back_by {
            Some(by) => format!("held back because of {by}: "),
            None => "wrong: ".to_owned(),
        };
        if let Some(column) = &self.column {
            text.push_str(column);
            if let Some(shape) = &self.shape {
                text.push_str(&format!(", shape \"{shape}\""));
                if says_shape {
                    text.push_str(&format!(" ({SHAPE_KEY})"));
                }
            }
            text.push_str(": ");
        }
        text.push_str(&self.what);
        text
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, (brief, problem)) in self.briefs().enumerate() {
            if position > 0 {
                writeln!(out)?;
            }
            let RowProblem {
                allowed, remedy, ..
            } = problem;
            write!(out, "{}:{}: {brief}", self.file, self.line)?;
            write!(out, "\n  allowed: {allowed}\n  to do: {remedy}")?;
        }
        Ok(())
    }
}

/// The cells of a row as the file has them.
#[derive(Clone, PartialEq, Eq)]
pub struct OriginalRow {
    /// The cells; a row whose quotes are wrong is one cell with its whole text.
    pub cells: Vec<String>,
}

/// Shows no cell: they are about real people.
impl fmt::Debug for OriginalRow {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "a row of {} cells", self.cells.len())
    }
}
