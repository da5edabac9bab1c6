//! The cells of a sheet, row by row, as the workbook keeps them.

use super::archive::Archive;
use super::index::Index;
use super::part::{Part, add_text, attribute};
use super::strings::Strings;
use crate::config::column_profile::Limits;
use crate::import::said::rejected::Unreadable;
use quick_xml::events::{BytesStart, Event};

/// The most rows and columns that a sheet can have.
const SHEET_ROWS: usize = 1_048_576;
const SHEET_COLUMNS: usize = 16_384;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// Text.
    Text(String),
    /// A number as it is written, and whether its style shows it as a date.
    Number(String, bool),
    /// Yes or no.
    Truth(bool),
    /// The error that a formula ended in, such as `#N/A`.
    Error(String),
    /// A date as text, year first.
    Day(String),
    /// A formula whose result the workbook does not keep.
    NoResult,
}

/// A cell with something in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetCell {
    /// Its column, counted from 0.
    pub column: usize,
    /// What it holds.
    pub held: Held,
    /// Whether a formula gave it.
    pub is_formula: bool,
}

/// A row with something in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// Its number in the sheet, counted from 1.
    pub number: usize,
    /// Its cells in the order of their columns.
    pub cells: Vec<SheetCell>,
}

/// A sheet while it is read.
#[derive(Debug)]
pub struct Cells<'b> {
    part: Part<'b>,
    strings: Strings,
    is_date: Vec<bool>,
    limits: Limits,
    row: usize,
    n_cells: usize,
    is_past_rows: bool,
}

/// A cell while it is read.
#[derive(Debug, Default)]
struct Begun {
    column: usize,
    kind: String,
    style: usize,
    text: String,
    has_value: bool,
    is_formula: bool,
}

impl<'b> Cells<'b> {
    /// Opens a sheet.
    pub fn open(
        archive: &Archive<'b>,
        index: Index,
        (limits, text_max): (Limits, usize),
    ) -> Result<Cells<'b>, Unreadable> {
        let max = (text_max, limits.cells_max);
        let strings = Strings::of(archive, index.strings.as_deref(), max)?;
        let part = Part::open(archive, &index.sheet)?;
        Ok(Cells {
            part: part.ok_or_else(|| Unreadable::damaged("the workbook"))?,
            strings,
            is_date: index.is_date,
            limits,
            row: 0,
            n_cells: 0,
            is_past_rows: false,
        })
    }

    /// The next row with something in it; nothing after the last.
    pub fn next_row(&mut self) -> Result<Option<SheetRow>, Unreadable> {
        let mut cells: Vec<SheetCell> = Vec::new();
        let mut begun: Option<Begun> = None;
        let mut next_column = 0;
        let mut in_text = false;
        while !self.is_past_rows {
            let event = self.part.event()?;
            match &event {
                Event::Start(start) => match start.local_name().as_ref() {
                    "row" => {
                        self.row = row_number(start, self.row, self.limits)?;
                        next_column = 0;
                    }
                    "c" => {
                        self.n_cells += 1;
                        let cell = begin(start, (self.row, next_column), self.limits)?;
                        next_column = cell.column + 1;
                        begun = Some(cell);
                        check_count(self.n_cells, self.limits)?;
                    }
                    "v" | "t" => in_text = true,
                    "rPh" => in_text = false,
                    "f" => {
                        if let Some(cell) = &mut begun {
                            cell.is_formula = true;
                        }
                    }
                    _ => {}
                },
                Event::End(end) => match end.local_name().as_ref() {
                    "v" | "t" => in_text = false,
                    "c" => {
                        let column = begun.as_ref().map(|cell| cell.column);
                        let cell = begun.take().map(|cell| self.held(cell)).transpose()?;
                        cells.extend(cell.flatten());
                        if column.is_some_and(|column| column >= self.limits.columns_max)
                            && cells.last().map(|cell| cell.column) == column
                        {
                            return Err(too_wide(self.row, self.limits));
                        }
                    }
                    "row" if !cells.is_empty() => {
                        let number = self.row;
                        return Ok(Some(SheetRow { number, cells }));
                    }
                    "sheetData" => self.is_past_rows = true,
                    _ => {}
                },
                Event::Eof => return Err(Unreadable::damaged("the workbook")),
                event if in_text => {
                    if let Some(cell) = &mut begun {
                        cell.has_value = true;
                        add_text(&mut cell.text, event)?;
                    }
                }
                _ => {}
            }
        }
        Ok(None)
    }

    fn held(&self, cell: Begun) -> Result<Option<SheetCell>, Unreadable> {
        let Begun {
            column,
            kind,
            style,
            text,
            has_value,
            is_formula,
        } = cell;
        let held = match kind.as_str() {
            _ if !has_value && is_formula => Held::NoResult,
            _ if !has_value => return Ok(None),
            "s" => {
                let place = text.trim().parse().ok();
                let shared = place.and_then(|place| self.strings.at(place));
                let shared = shared.ok_or_else(|| Unreadable::damaged("the workbook"))?;
                Held::Text(shared.to_owned())
            }
            "str" | "inlineStr" => Held::Text(text),
            "b" => Held::Truth(matches!(text.trim(), "1" | "true")),
            "e" => Held::Error(text),
            "d" => Held::Day(text),
            _ => {
                let is_date = self.is_date.get(style).copied().unwrap_or_default();
                Held::Number(text.trim().to_owned(), is_date)
            }
        };
        let nothing = matches!(&held, Held::Text(text) if text.is_empty());
        Ok((!nothing || is_formula).then_some(SheetCell {
            column,
            held,
            is_formula,
        }))
    }

    /// Reads on to the end of the sheet, and gives the first row of all merged cells to `each`.
    pub fn each_merged(&mut self, mut each: impl FnMut(usize)) -> Result<(), Unreadable> {
        self.part.each_start(|start| {
            if start.local_name().as_ref() == "mergeCell" {
                let place = attribute(start, "ref").and_then(|text| place(&text));
                if let Some((Some(row), _)) = place {
                    each(row);
                }
            }
        })
    }
}

fn check_count(n_cells: usize, limits: Limits) -> Result<(), Unreadable> {
    let n_max = limits.cells_max;
    if n_cells <= n_max {
        return Ok(());
    }
    Err(Unreadable::file(
        &format!("the sheet has more than {n_max} cells"),
        &format!("at most {n_max} cells (cells_max of the profile)"),
        "check that it is the right file, or raise cells_max",
    ))
}

fn too_wide(row: usize, limits: Limits) -> Unreadable {
    let n_max = limits.columns_max;
    Unreadable {
        line: Some(row),
        ..Unreadable::file(
            &format!("the row has a cell beyond column {n_max}"),
            &format!("at most {n_max} columns (columns_max of the profile)"),
            "clear the cells that have no heading, or raise columns_max",
        )
    }
}

/// The number of a row that begins: the one that it says, or the next.
fn row_number(start: &BytesStart<'_>, before: usize, limits: Limits) -> Result<usize, Unreadable> {
    let said = attribute(start, "r").map(|text| text.parse().ok());
    let number = said.unwrap_or(before.checked_add(1));
    let number = number.filter(|number| *number > before);
    let number = number.ok_or_else(|| Unreadable::damaged("the workbook"))?;
    let n_max = limits.rows_max.min(SHEET_ROWS);
    if number > n_max {
        return Err(Unreadable {
            line: Some(number),
            ..Unreadable::file(
                &format!("the sheet has more than {n_max} rows"),
                &format!("at most {n_max} rows (rows_max of the profile)"),
                "check that it is the right file, or raise rows_max",
            )
        });
    }
    Ok(number)
}

/// Begins a cell: where it stands, its kind and its style.
fn begin(
    start: &BytesStart<'_>,
    (row, next_column): (usize, usize),
    limits: Limits,
) -> Result<Begun, Unreadable> {
    let mut cell = Begun {
        column: next_column,
        ..Begun::default()
    };
    let mut is_sound = row > 0;
    let mut attributes = start.attributes();
    for attribute in attributes.with_checks(false).flatten() {
        let value = attribute.value.as_ref();
        match attribute.key.as_ref() {
            "r" => match place(value) {
                Some((said, column)) if said.is_none_or(|said| said == row) => {
                    cell.column = column;
                }
                _ => is_sound = false,
            },
            "t" => value.clone_into(&mut cell.kind),
            "s" => cell.style = value.parse().unwrap_or_default(),
            _ => {}
        }
    }
    is_sound &= (next_column..SHEET_COLUMNS).contains(&cell.column);
    match is_sound && limits.columns_max > 0 {
        true => Ok(cell),
        false => Err(Unreadable::damaged("the workbook")),
    }
}

/// Row and column of a place such as `C5`, or of the first place of `C5:D9`; the column is counted
/// from 0.
fn place(text: &str) -> Option<(Option<usize>, usize)> {
    let first = text.split(':').next()?;
    let n_letters = first.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = first.split_at_checked(n_letters)?;
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters.bytes().fold(0, |column, letter| {
        column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    let row = match digits.is_empty() {
        true => None,
        false => Some(digits.parse().ok()?),
    };
    Some((row, column - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_row_and_column() {
        assert_eq!(place("A1"), Some((Some(1), 0)));
        assert_eq!(
            place("XFD1048576"),
            Some((Some(SHEET_ROWS), SHEET_COLUMNS - 1))
        );
        assert_eq!(place("AA7:AB9"), Some((Some(7), 26)));
        assert_eq!(place("b2"), Some((Some(2), 1)));
        for text in ["", "1", "ABCD1", "A-1", "é1", "A99999999999999999999"] {
            assert_eq!(place(text), None, "{text}");
        }
    }
}
