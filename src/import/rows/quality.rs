//! What is said of each column by the statuses of the national return: counts, never values.
//!
//! Invariant: the counts of a column add up to the rows that were read cell by cell.

use super::listed::Lists;
use crate::config::caseload_field::{Field, FileKind};
use crate::config::column_profile::{Excused, FileProfile};
use crate::config::condition::Condition;
use crate::config::question::{AnswerNeed, Question};
use crate::config::ras::Ras;
use crate::import::files::headings::Headings;
use std::borrow::Cow;

/// What the national return says of one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is read as what its field is.
    Valid,
    /// It is empty, and need not be filled.
    BlankNotMandatory,
    /// It is empty, and had to be filled.
    BlankMandatory,
    /// It cannot be read as what its field is, or not beside the other cells and rows.
    Invalid,
    /// It is a wording of the return's Release 1, and read as the value of Release 2.
    Release1,
}

impl Status {
    /// Every status with its code in data and its words, in the order of the counts.
    pub const ALL: [(Status, &'static str, &'static str); 5] = [
        (Status::Valid, "valid", "Passed: Valid"),
        (
            Status::BlankNotMandatory,
            "blank_not_mandatory",
            "Passed: Blank (Not Mandatory)",
        ),
        (
            Status::BlankMandatory,
            "blank_mandatory",
            "Failed: Blank (Mandatory)",
        ),
        (Status::Invalid, "invalid", "Failed: Invalid"),
        (Status::Release1, "release_1", "Failed: Release 1"),
    ];
}

/// How many cells have each status, in the order of [`Status::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([usize; 5]);

impl Counts {
    /// How many have a status.
    #[must_use]
    pub fn of(self, status: Status) -> usize {
        let place = Status::ALL.iter().position(|row| row.0 == status);
        place
            .and_then(|place| self.0.get(place))
            .copied()
            .unwrap_or_default()
    }

    /// The counts in the order of [`Status::ALL`].
    #[must_use]
    pub fn in_order(self) -> [usize; 5] {
        self.0
    }

    /// Each count with the code of its status.
    #[must_use]
    pub fn coded(self) -> [(&'static str, usize); 5] {
        Status::ALL.map(|(status, code, _)| (code, self.of(status)))
    }

    /// How many there are.
    #[must_use]
    pub fn sum(self) -> usize {
        self.0.iter().sum()
    }

    fn add(&mut self, status: Status, n: usize) {
        let place = Status::ALL.iter().position(|row| row.0 == status);
        if let Some(count) = place.and_then(|place| self.0.get_mut(place)) {
            *count += n;
        }
    }
}

/// The cells of one field or question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnQuality {
    /// The heading in the file; that of the profile where the file has no such column.
    pub heading: String,
    /// The field's code, or `q.` and the question.
    pub code: String,
    /// Whether the file has the column.
    pub is_there: bool,
    /// Whether an empty cell had to be filled.
    pub is_mandatory: bool,
    /// The cells by status.
    pub counts: Counts,
}

/// The columns of one file, in the order of the program's fields and of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileQuality {
    /// Rows that were read cell by cell.
    pub n_rows: usize,
    /// Rows that do not fit the heading line: their cells stand in no column.
    pub n_unlike: usize,
    /// The columns.
    pub columns: Vec<ColumnQuality>,
}

/// What was seen of a cell while its row was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    Empty,
    Filled,
    Settled(Status),
}

#[derive(Clone, Copy, Debug)]
struct Column {
    field: Option<Field>,
    place: Option<usize>,
}

/// Counts the cells of one file while its rows are read.
#[derive(Debug, Default)]
pub struct Tally {
    quality: FileQuality,
    columns: Vec<Column>,
    seen: Vec<Seen>,
    is_other_form: bool,
}

impl Tally {
    /// Begins with the columns of a file.
    #[must_use]
    pub fn of(kind: FileKind, profile: &FileProfile, headings: &Headings, ras: &Ras) -> Tally {
        let mut tally = Tally {
            seen: vec![Seen::Empty; headings.original.len()],
            ..Tally::default()
        };
        for rule in Field::of_file(kind) {
            let Some(heading) = profile.columns.get(&rule.field) else {
                continue;
            };
            let place = headings.fields.get(&rule.field).copied();
            let mandatory = rule.required || profile.mandatory.contains(&rule.field);
            let heading = place.map_or(heading.as_str(), |place| headings.at(place));
            tally.add(Some(rule.field), place, (heading, rule.code), mandatory);
        }
        for column in &headings.questions {
            let question = column.on_form.and_then(|place| ras.questions.get(place));
            let mandatory = question.is_some_and(is_needed);
            let code = format!("q.{}", column.id);
            let heading = headings.at(column.place);
            tally.add(None, Some(column.place), (heading, &code), mandatory);
        }
        let lacks = |question: &&Question| {
            kind == FileKind::Assessments
                && !profile.is_by_answer()
                && is_needed(question)
                && !headings
                    .questions
                    .iter()
                    .any(|column| column.id == question.id)
        };
        for question in ras.questions.iter().filter(lacks) {
            let heading = profile.question_heading(&question.id);
            let code = format!("q.{}", question.id);
            tally.add(None, None, (&heading, &code), true);
        }
        tally
    }

    fn add(
        &mut self,
        field: Option<Field>,
        place: Option<usize>,
        (heading, code): (&str, &str),
        is_mandatory: bool,
    ) {
        self.columns.push(Column { field, place });
        self.quality.columns.push(ColumnQuality {
            heading: heading.to_owned(),
            code: code.to_owned(),
            is_there: place.is_some(),
            is_mandatory,
            counts: Counts::default(),
        });
    }

    /// Begins a row.
    pub fn begin_row(&mut self) {
        self.seen.fill(Seen::Empty);
        self.is_other_form = false;
    }

    /// The row is an assessment on another form: no answer of this one had to be given.
    pub fn other_form(&mut self) {
        self.is_other_form = true;
    }

    /// A cell has something in it.
    pub fn filled(&mut self, place: usize) {
        self.see(place, Seen::Filled);
    }

    /// What a cell has reads as no value.
    pub fn reads_as_empty(&mut self, place: usize) {
        self.see(place, Seen::Empty);
    }

    /// A cell has a wording of Release 1.
    pub fn release_1(&mut self, place: usize) {
        self.see(place, Seen::Settled(Status::Release1));
    }

    /// A problem of a cell: an empty one had to be filled, another cannot be read.
    pub fn problem(&mut self, place: usize) {
        let missing = Seen::Settled(Status::BlankMandatory);
        let seen = self.seen.get(place).copied();
        let is_empty = seen.is_some_and(|seen| seen == Seen::Empty || seen == missing);
        self.see(
            place,
            match is_empty {
                true => missing,
                false => Seen::Settled(Status::Invalid),
            },
        );
    }

    fn see(&mut self, place: usize, seen: Seen) {
        if let Some(known) = self.seen.get_mut(place) {
            *known = seen;
        }
    }

    /// A row that does not fit the heading line.
    pub fn unlike(&mut self) {
        self.quality.n_unlike += 1;
    }

    /// Counts the cells of a row that was read.
    pub fn close_row(&mut self, row: RowCells<'_>) {
        let Tally {
            quality,
            columns,
            seen,
            is_other_form,
        } = self;
        quality.n_rows += 1;
        for (column, counted) in columns.iter().zip(&mut quality.columns) {
            let seen = column.place.and_then(|place| seen.get(place));
            let status = match seen {
                Some(Seen::Settled(status)) => *status,
                Some(Seen::Filled) => Status::Valid,
                Some(Seen::Empty) | None => {
                    let excused = || match column.field {
                        Some(field) => row.excuses(field),
                        None => *is_other_form,
                    };
                    match counted.is_mandatory && !excused() {
                        true => Status::BlankMandatory,
                        false => Status::BlankNotMandatory,
                    }
                }
            };
            counted.counts.add(status, 1);
        }
    }

    /// The counts.
    #[must_use]
    pub fn finished(self) -> FileQuality {
        self.quality
    }
}

/// Whether no case can be scored without an answer.
fn is_needed(question: &Question) -> bool {
    question.need == AnswerNeed::Required && question.counts_when == Condition::Always
}

/// The cells of one row with what they are read by.
#[derive(Clone, Copy, Debug)]
pub struct RowCells<'r> {
    /// Where the rules stand on which cells need not be filled.
    pub profile: &'r FileProfile,
    /// Where the columns stand.
    pub headings: &'r Headings,
    /// The lists that values are checked against.
    pub lists: &'r Lists,
    /// The cells.
    pub cells: &'r [Cow<'r, str>],
}

impl RowCells<'_> {
    /// Whether a mandatory field need not be filled in this row.
    fn excuses(self, field: Field) -> bool {
        let holds = |excused: &Excused| {
            let mut values = excused.values.iter();
            excused.fields.contains(&field)
                && values.all(|(field, allowed)| {
                    let place = self.headings.fields.get(field);
                    let cell = place.and_then(|place| self.cells.get(*place));
                    let found = cell.and_then(|cell| self.lists.find(*field, cell).ok());
                    let value = found.and_then(|found| found.0);
                    value.is_some_and(|value| allowed.iter().any(|known| known == value))
                })
        };
        self.profile.excused.iter().any(holds)
    }
}
