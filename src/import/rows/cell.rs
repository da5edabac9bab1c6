//! The cells of one row as texts, dates and values; every problem of the row is kept.
//!
//! An empty cell is a missing value, never zero and never "no".

use super::listed::{Found, Lists};
use super::quality::{RowCells, Tally};
use crate::config::caseload_field::{Field, FileKind};
use crate::config::column_profile::FileProfile;
use crate::config::date_pattern::DatePattern;
use crate::import::files::headings::Headings;
use crate::import::files::marked::fault_of;
use crate::import::files::neutral::restored;
use crate::import::said::notice::{NoticeKind, Notices};
use crate::import::said::rejected::{RowPlace, RowProblem};
use crate::terms::date::Date;
use crate::terms::ids::IdProblem;
use crate::terms::text::{TEXT_LENGTH_MAX, cleaned};
use std::borrow::Cow;
use std::ops::RangeInclusive;

/// The years that a date of a caseload file can lie in.
const YEARS: RangeInclusive<i16> = 1900..=2199;

/// What stands between the references of one cell.
pub const BETWEEN_REFERENCES: char = '|';

/// The word for "assessed, and none found".
pub const NONE: &str = "none";

/// What every row of a file is read with.
#[derive(Clone, Copy, Debug)]
pub struct FileColumns<'a> {
    /// Which rows the file holds.
    pub kind: FileKind,
    /// The profile's part for the file.
    pub profile: &'a FileProfile,
    /// Where the columns stand.
    pub headings: &'a Headings,
    /// The lists that values are checked against.
    pub lists: &'a Lists,
    /// Whether cells that hold no value are marked.
    pub is_marked: bool,
    /// The sign of the RAS's currency.
    pub currency: &'a str,
    /// The day of the import: what has happened is not dated after it.
    pub today: Date,
}

/// One row while it is read.
#[derive(Debug)]
pub struct CellReader<'r> {
    /// The columns of the file.
    pub columns: FileColumns<'r>,
    /// The line on which the row begins.
    pub line: usize,
    /// What is wrong so far.
    pub problems: Vec<RowProblem>,
    cells: &'r [Cow<'r, str>],
    notices: &'r mut Notices,
    tally: &'r mut Tally,
}

impl<'r> CellReader<'r> {
    /// Begins to read a row.
    pub fn of(
        columns: FileColumns<'r>,
        line: usize,
        cells: &'r [Cow<'r, str>],
        (notices, tally): (&'r mut Notices, &'r mut Tally),
    ) -> CellReader<'r> {
        tally.begin_row();
        CellReader {
            columns,
            line,
            problems: Vec::new(),
            cells,
            notices,
            tally,
        }
    }

    /// Ends the row: its cells are counted. Gives what is wrong with it.
    #[must_use]
    pub fn closed(self) -> Vec<RowProblem> {
        let FileColumns {
            profile,
            headings,
            lists,
            ..
        } = self.columns;
        self.tally.close_row(RowCells {
            profile,
            headings,
            lists,
            cells: self.cells,
        });
        self.problems
    }

    /// Counts a notice on this row.
    pub fn notice(&mut self, kind: NoticeKind, column: Option<&str>) {
        self.notices
            .on_line(self.columns.kind, kind, column, self.line);
    }

    /// The cells as the file has them.
    #[must_use]
    pub fn original(&self) -> Vec<String> {
        self.cells
            .iter()
            .map(|cell| cell.clone().into_owned())
            .collect()
    }

    /// Tells that the row is an assessment on another form than that of the RAS in use.
    pub fn on_other_form(&mut self) {
        self.notice(NoticeKind::OtherForm, None);
        self.tally.other_form();
    }

    /// Writes down a problem of a field's cell.
    pub fn problem(&mut self, field: Field, what: &str, allowed: &str, remedy: &str) {
        let place = self.columns.headings.fields.get(&field).copied();
        self.problem_at(place, what, allowed, remedy);
    }

    /// Writes down a problem of the cell at a place; of the row when there is no such column.
    pub fn problem_at(&mut self, place: Option<usize>, what: &str, allowed: &str, remedy: &str) {
        if let Some(place) = place {
            self.tally.problem(place);
        }
        let problem = RowProblem::of_cell(
            place.map(|place| self.columns.headings.at(place)),
            place.and_then(|place| self.cells.get(place)),
            [what, allowed, remedy],
        );
        self.problems.push(problem);
    }

    /// Writes down that another row holds this one back: its own cells are not wrong.
    pub fn held_back(&mut self, by: RowPlace, what: &str, allowed: &str, remedy: &str) {
        let problem = RowProblem::held_back(by, what.to_owned(), allowed, remedy);
        self.problems.push(problem);
    }

    /// The cell at a place: cleaned, without spaces around it; nothing when it is empty.
    pub fn cell_at(&mut self, place: usize) -> Option<Cow<'r, str>> {
        let cells = self.cells;
        let written = cells.get(place)?.trim();
        if self.columns.is_marked && self.is_fault(place, written) {
            return None;
        }
        let plain = |byte: u8| (0x20..0x7F).contains(&byte) || byte == b'\n';
        if written.bytes().all(plain) {
            let cell = restored(written);
            return self.filled(place, Cow::Borrowed(cell));
        }
        let clean = cleaned(written);
        if clean.len() < written.replace("\r\n", "\n").len() {
            let heading = self.columns.headings.at(place);
            self.notices.on_line(
                self.columns.kind,
                NoticeKind::CharactersTakenOut,
                Some(heading),
                self.line,
            );
        }
        let cell = restored(clean.trim()).to_owned();
        self.filled(place, Cow::Owned(cell))
    }

    /// The cell where it is not empty.
    fn filled(&mut self, place: usize, cell: Cow<'r, str>) -> Option<Cow<'r, str>> {
        if cell.is_empty() {
            return None;
        }
        self.tally.filled(place);
        Some(cell)
    }

    /// Whether a field's cell has something in it.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        let place = self.columns.headings.fields.get(&field);
        let cell = place.and_then(|place| self.cells.get(*place));
        cell.is_some_and(|cell| !cell.trim().is_empty())
    }

    /// What the cell at a place has reads as no value.
    pub fn reads_as_empty(&mut self, place: usize) {
        self.tally.reads_as_empty(place);
    }

    /// Whether a cell is marked as one without a value; the problem is written down.
    fn is_fault(&mut self, place: usize, cell: &str) -> bool {
        let Some([what, allowed, remedy]) = fault_of(cell) else {
            return false;
        };
        self.tally.filled(place);
        self.tally.problem(place);
        self.problems.push(RowProblem {
            held_back_by: None,
            is_nobodys: false,
            column: Some(self.columns.headings.at(place).to_owned()),
            shape: None,
            what,
            allowed,
            remedy,
        });
        true
    }

    /// The cell of a field; where it is needed and empty, a problem is written down.
    pub(super) fn cell(&mut self, field: Field) -> Option<Cow<'r, str>> {
        let place = self.columns.headings.fields.get(&field).copied()?;
        let n_problems = self.problems.len();
        let cell = self.cell_at(place);
        let is_told = self.problems.len() > n_problems;
        if cell.is_none() && !is_told && field.rule().required {
            self.problem(
                field,
                "the cell is empty",
                "a value in every row",
                "fill the cell in",
            );
        }
        cell
    }

    /// A text of at most [`TEXT_LENGTH_MAX`] characters.
    pub fn text(&mut self, field: Field) -> Option<String> {
        let cell = self.cell(field)?;
        let n_characters = cell.chars().count();
        if n_characters > TEXT_LENGTH_MAX {
            let what = format!("the text has {n_characters} characters");
            let allowed = format!("at most {TEXT_LENGTH_MAX} characters");
            self.problem(field, &what, &allowed, "shorten it");
            return None;
        }
        Some(cell.into_owned())
    }

    /// A reference.
    pub fn reference<T>(
        &mut self,
        field: Field,
        make: fn(&str) -> Result<T, IdProblem>,
    ) -> Option<T> {
        let cell = self.cell(field)?;
        match make(&cell) {
            Ok(reference) => Some(reference),
            Err(problem) => {
                let what = format!("this is no {}", problem.kind);
                self.not_a_reference(field, &what);
                None
            }
        }
    }

    /// Writes down that a cell is not a reference.
    pub fn not_a_reference(&mut self, field: Field, what: &str) {
        self.problem(
            field,
            what,
            "1 to 64 of the letters a to z, digits and - _ . / without spaces",
            "write the reference in these characters, in every file alike",
        );
    }

    /// References joined by `|`; [`NONE`] means that there are none, an empty cell that it is not
    /// known.
    pub fn references(&mut self, field: Field) -> Option<Vec<String>> {
        let cell = self.cell(field)?;
        if cell.eq_ignore_ascii_case(NONE) {
            return Some(Vec::new());
        }
        let references = cell
            .split(BETWEEN_REFERENCES)
            .map(|part| part.trim().to_owned());
        Some(references.collect())
    }

    /// A date in one of the file's patterns.
    pub fn date(&mut self, field: Field) -> Option<Date> {
        let cell = self.cell(field)?;
        let patterns = &self.columns.profile.dates;
        let read = patterns.iter().find_map(|pattern| pattern.read(&cell));
        let date = read.filter(|date| YEARS.contains(&date.year()));
        if date.is_none() {
            let written: Vec<String> = patterns.iter().map(|pattern| pattern.shown()).collect();
            let allowed = format!(
                "a date of the calendar from {} to {}, written {}",
                YEARS.start(),
                YEARS.end(),
                written.join(" or ")
            );
            let what = "this is not a date as this file writes them";
            let turned = |pattern: &DatePattern| pattern.turned()?.read(&cell);
            let mut turned = patterns.iter().filter_map(turned);
            let is_turned = read.is_none() && turned.any(|date| YEARS.contains(&date.year()));
            let remedy = match is_turned {
                _ if read.is_some() => "correct the year",
                true => "its day and month stand the other way round: write them as the others",
                false => "correct the date",
            };
            if is_turned {
                let columns = self.columns;
                let place = columns.headings.fields.get(&field).copied();
                let heading = place.map(|place| columns.headings.at(place));
                self.notice(NoticeKind::DayAndMonthTurned, heading);
            }
            self.problem(field, what, &allowed, &or_empty(field, remedy));
        }
        date
    }

    /// A date of something that has happened: not after the day of the import.
    pub fn past_date(&mut self, field: Field) -> Option<Date> {
        let date = self.date(field)?;
        if date > self.columns.today {
            let allowed = format!("a date up to the day of the import, {}", self.columns.today);
            let remedy = or_empty(field, "correct the date");
            self.problem(field, "this is dated in the future", &allowed, &remedy);
        }
        Some(date)
    }

    /// A value of the field's list, in the standard's spelling.
    pub fn listed(&mut self, field: Field) -> Option<String> {
        let cell = self.cell(field)?;
        let lists = self.columns.lists;
        match lists.find(field, &cell) {
            Ok((meaning, found)) => {
                let kind = match found {
                    Found::AsWritten => None,
                    Found::OtherSpelling => Some(NoticeKind::OtherSpelling),
                    Found::OtherWording | Found::Release1 => Some(NoticeKind::OtherWording),
                };
                let columns = self.columns;
                let place = columns.headings.fields.get(&field).copied();
                if let Some(place) = place {
                    match (found, meaning) {
                        (_, None) => self.tally.reads_as_empty(place),
                        (Found::Release1, Some(_)) => self.tally.release_1(place),
                        (_, Some(_)) => {}
                    }
                }
                if let Some(kind) = kind {
                    let heading = place.map(|place| columns.headings.at(place));
                    self.notice(kind, heading);
                }
                if meaning.is_none() && field.rule().required {
                    let what = "this value reads as missing";
                    self.problem(field, what, "a value in every row", "fill the cell in");
                }
                meaning.map(str::to_owned)
            }
            Err(allowed) => {
                let remedy = "write a value of the list, or give this one a meaning in the profile \
                    (under \"values\")";
                self.problem(field, "the value is not in its list", allowed, remedy);
                None
            }
        }
    }

    /// Yes or no; nothing when it is not known.
    pub fn yes_no(&mut self, field: Field) -> Option<bool> {
        match self.listed(field)?.as_str() {
            "Yes" => Some(true),
            "No" => Some(false),
            _ => None,
        }
    }
}

/// What to do about a cell: leaving it empty is a way out only where the field may be missing.
pub(super) fn or_empty(field: Field, remedy: &str) -> String {
    match field.rule().required {
        true => remedy.to_owned(),
        false => format!("{remedy}; leave the cell empty only where it is not known"),
    }
}
