//! What was not taken, and why: files, and rows with every problem of theirs.
//!
//! A message shows the shape of a value, never the value: rows are about real people.

use super::shape::Shape;
use crate::config::caseload_field::FileKind;
use crate::terms::ids::CaseRef;
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
    /// Everything that is wrong with the row; never empty.
    pub problems: Vec<RowProblem>,
    /// The row itself, for the rejects file.
    pub row: OriginalRow,
}

impl Rejected {
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

/// One thing that is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
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
            column: None,
            shape: None,
            what,
            allowed: allowed.to_owned(),
            remedy: remedy.to_owned(),
        }
    }

    /// Column, shape and what is wrong, on one line.
    #[must_use]
    pub fn brief(&self) -> String {
        let mut text = String::new();
        if let Some(column) = &self.column {
            text.push_str(column);
            if let Some(shape) = &self.shape {
                text.push_str(&format!(" \"{shape}\""));
            }
            text.push_str(": ");
        }
        text.push_str(&self.what);
        text
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, problem) in self.problems.iter().enumerate() {
            if position > 0 {
                writeln!(out)?;
            }
            let RowProblem {
                allowed, remedy, ..
            } = problem;
            write!(out, "{}:{}: {}", self.file, self.line, problem.brief())?;
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
