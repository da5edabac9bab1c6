//! CSV text into rows of cells with their lines, strict about quotes and losing nothing.
//!
//! Every line that is not blank belongs to exactly one row. A row whose quotes do not close ends
//! at its first line end, so that one stray quote costs one row and never the rows after it; the
//! same holds where a quoted cell goes on over lines that look like rows. Cells are borrowed from
//! the text where they can be.

use super::neutral::restored;
use crate::terms::ids::CaseRef;
use crate::terms::text::cleaned;
use std::borrow::Cow;

/// One row of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'t> {
    /// The line on which it begins, counted from 1.
    pub line: usize,
    /// The row as it stands in the file, without its line end.
    pub text: &'t str,
    /// Its cells, or what is wrong with its quotes.
    pub cells: Result<Vec<Cow<'t, str>>, Quotes>,
    /// The cells before the one whose quotes are wrong; empty when none are.
    pub before: Vec<Cow<'t, str>>,
}

/// Cells, or what is wrong with them and the cells before it.
type Parsed<'t> = Result<Vec<Cow<'t, str>>, (Quotes, Vec<Cow<'t, str>>)>;

/// What is wrong with a row, mostly with its quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Quotes {
    /// A quote opens and does not close on the line, nor in a row of the right length.
    #[error("a quotation mark opens a cell and does not close it")]
    NotClosed,
    /// A closing quote is followed by text.
    #[error("text follows the quotation mark that closes a cell")]
    TextAfterClosing,
    /// A cell ends with a quote that does not open it.
    #[error("a quotation mark closes a cell that none opens")]
    NotOpened,
    /// A quoted cell holds a whole line that looks like a row.
    #[error("a quoted cell goes on over what looks like another row")]
    OverRows,
    /// The row has more cells than the profile takes columns.
    #[error("the row has more cells than the profile takes columns")]
    TooManyCells,
}

impl Quotes {
    /// What is allowed.
    #[must_use]
    pub fn allowed(self) -> &'static str {
        match self {
            Quotes::TooManyCells => "as many cells as headings",
            _ => "quotation marks round a whole cell, and doubled inside it",
        }
    }

    /// What to do.
    #[must_use]
    pub fn remedy(self) -> &'static str {
        match self {
            Quotes::NotClosed | Quotes::TextAfterClosing => {
                "close the quotation mark on this line, or take it out"
            }
            Quotes::NotOpened => {
                "take the quotation mark out, or put one before the cell; where a row before this \
                 one has a mark that does not close, correct that first"
            }
            Quotes::OverRows => {
                "close the quotation mark on this line, or take it out; a cell that is meant to \
                 have several lines is best written on one"
            }
            Quotes::TooManyCells => {
                "take out the cells that have no heading, or raise columns_max of the profile"
            }
        }
    }
}

/// The case that a cell names; nothing where it is no reference.
#[must_use]
pub fn case_in(cell: &str) -> Option<CaseRef> {
    CaseRef::new(restored(cleaned(cell).trim())).ok()
}

/// Whether a cell has nothing that shows.
#[must_use]
pub fn is_blank(cell: &str) -> bool {
    let cell = cell.trim();
    cell.is_empty() || cleaned(cell).trim().is_empty()
}

/// The line that a row of a rejects file had in the file before it, as it stands in a column.
#[must_use]
pub fn line_before(row: &Row<'_>, place: usize) -> Option<usize> {
    let cells = row.cells.as_ref().unwrap_or(&row.before);
    cells.get(place)?.trim().parse().ok()
}

/// The rows of a text, one after the other.
#[derive(Clone, Debug)]
pub struct Rows<'t> {
    rest: &'t str,
    line: usize,
    delimiter: u8,
    columns_max: usize,
    n_cells: Option<usize>,
    case_place: Option<usize>,
}

impl<'t> Rows<'t> {
    /// The rows of a text whose columns are separated by `delimiter`, an ASCII character.
    #[must_use]
    pub fn of(text: &'t str, delimiter: u8) -> Rows<'t> {
        Rows {
            rest: text,
            line: 1,
            delimiter,
            columns_max: usize::MAX,
            n_cells: None,
            case_place: None,
        }
    }

    /// The same rows, where the text begins on another line than the first of its file, and no row
    /// is read beyond so many cells.
    #[must_use]
    pub fn within(self, first_line: usize, columns_max: usize) -> Rows<'t> {
        Rows {
            line: first_line,
            columns_max,
            ..self
        }
    }

    /// Says how many cells a row has, and which of them names the case: a row over several lines
    /// with another number of cells, or with a line inside that looks like a row of its own, is
    /// taken to have a quote that does not close.
    pub fn set_shape(&mut self, n_cells: usize, case_place: Option<usize>) {
        self.n_cells = Some(n_cells);
        self.case_place = case_place;
    }

    fn parsed(&self) -> (Parsed<'t>, usize) {
        let mut cells = Vec::with_capacity(self.n_cells.unwrap_or(8));
        let mut at = 0;
        loop {
            let (cell, end) = match self.cell(at) {
                Ok(read) => read,
                Err(quotes) => return (Err((quotes, on_first_line(cells))), self.line_end(0)),
            };
            cells.push(cell);
            if cells.len() > self.columns_max {
                let cells = on_first_line(cells);
                return (Err((Quotes::TooManyCells, cells)), self.line_end(0));
            }
            if self.rest.as_bytes().get(end) != Some(&self.delimiter) {
                return self.checked(cells, end);
            }
            at = end + 1;
        }
    }

    fn checked(&self, cells: Vec<Cow<'t, str>>, end: usize) -> (Parsed<'t>, usize) {
        let first_line_end = self.line_end(0);
        let fits = self.n_cells.is_none_or(|n_cells| n_cells == cells.len());
        if end > first_line_end && !fits {
            let fault = (Quotes::NotClosed, on_first_line(cells));
            return (Err(fault), first_line_end);
        }
        let inside = self.rest.get(first_line_end..end).unwrap_or_default();
        if inside.lines().skip(1).any(|line| self.is_like_a_row(line)) {
            return (
                Err((Quotes::OverRows, on_first_line(cells))),
                first_line_end,
            );
        }
        (Ok(cells), end)
    }

    /// Whether a line inside a cell looks like a row: most of a row's cells, and a reference with
    /// a digit where the case stands, or as many cells as a row and any reference there.
    fn is_like_a_row(&self, line: &str) -> bool {
        let (Some(n_cells), Some(place)) = (self.n_cells, self.case_place) else {
            return false;
        };
        let cells: Vec<&str> = line.split(char::from(self.delimiter)).collect();
        let Some(case) = cells.get(place).and_then(|cell| case_in(cell)) else {
            return false;
        };
        let has_digit = case.as_str().contains(|c: char| c.is_ascii_digit());
        let most = cells.len() > 1 && cells.len().saturating_mul(2) > n_cells;
        (most && has_digit) || (cells.len() > 1 && cells.len() == n_cells)
    }

    /// The cell that begins at `at`, and where it ends.
    fn cell(&self, at: usize) -> Result<(Cow<'t, str>, usize), Quotes> {
        let rest = self.rest.get(at..).unwrap_or_default();
        if let Some(quoted) = rest.strip_prefix('"') {
            let (inner, length) = unquoted(quoted)?;
            let end = at + 1 + length;
            return match self.rest.as_bytes().get(end) {
                Some(&next) if next != self.delimiter && !matches!(next, b'\r' | b'\n') => {
                    Err(Quotes::TextAfterClosing)
                }
                _ => Ok((inner, end)),
            };
        }
        let ends = |byte: &u8| *byte == self.delimiter || matches!(byte, b'\r' | b'\n');
        let length = rest.as_bytes().iter().position(ends).unwrap_or(rest.len());
        let cell = rest.get(..length).unwrap_or_default();
        if cell.ends_with('"') && cell.matches('"').count() % 2 == 1 {
            return Err(Quotes::NotOpened);
        }
        Ok((Cow::Borrowed(cell), at + length))
    }

    fn line_end(&self, from: usize) -> usize {
        let rest = self.rest.as_bytes().get(from..).unwrap_or_default();
        let end = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
        from + end.unwrap_or(rest.len())
    }

    /// Goes past `length` bytes and the line end after them.
    fn go_past(&mut self, length: usize) -> &'t str {
        let (row, after) = self
            .rest
            .split_at_checked(length)
            .unwrap_or((self.rest, ""));
        let after_end = after.strip_prefix("\r\n");
        self.rest = after_end
            .or_else(|| after.strip_prefix(['\r', '\n']))
            .unwrap_or(after);
        self.line += n_line_ends(row) + usize::from(!after.is_empty());
        row
    }
}

/// The inside of a quoted cell without its doubled quotes, and its length up to and with the
/// closing quote.
fn unquoted(quoted: &str) -> Result<(Cow<'_, str>, usize), Quotes> {
    let bytes = quoted.as_bytes();
    let mut at = 0;
    let mut doubled = false;
    loop {
        let ahead = bytes.get(at..).unwrap_or_default();
        let quote = at
            + ahead
                .iter()
                .position(|byte| *byte == b'"')
                .ok_or(Quotes::NotClosed)?;
        if bytes.get(quote + 1) != Some(&b'"') {
            let inner = quoted.get(..quote).unwrap_or_default();
            let inner = match doubled {
                true => Cow::Owned(inner.replace("\"\"", "\"")),
                false => Cow::Borrowed(inner),
            };
            return Ok((inner, quote + 1));
        }
        doubled = true;
        at = quote + 2;
    }
}

/// The cells before the first that goes on past the end of its line.
fn on_first_line(cells: Vec<Cow<'_, str>>) -> Vec<Cow<'_, str>> {
    let cells = cells.into_iter();
    cells
        .take_while(|cell| !cell.contains(['\r', '\n']))
        .collect()
}

fn n_line_ends(text: &str) -> usize {
    let bytes = text.as_bytes();
    let followed = |at: usize| bytes.get(at + 1) == Some(&b'\n');
    bytes
        .iter()
        .enumerate()
        .filter(|(at, byte)| **byte == b'\n' || (**byte == b'\r' && !followed(*at)))
        .count()
}

impl<'t> Iterator for Rows<'t> {
    type Item = Row<'t>;

    fn next(&mut self) -> Option<Row<'t>> {
        while self.rest.starts_with(['\r', '\n']) {
            self.go_past(0);
        }
        if self.rest.is_empty() {
            return None;
        }
        let line = self.line;
        let (parsed, length) = self.parsed();
        let text = self.go_past(length);
        let (cells, before) = match parsed {
            Ok(cells) => (Ok(cells), Vec::new()),
            Err((quotes, before)) => (Err(quotes), before),
        };
        Some(Row {
            line,
            text,
            cells,
            before,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, n_cells: usize) -> Vec<(usize, Result<Vec<String>, Quotes>)> {
        let mut rows = Rows::of(text, b',');
        rows.set_shape(n_cells, Some(0));
        rows.map(|row| {
            let cells = row
                .cells
                .map(|cells| cells.into_iter().map(Cow::into_owned).collect());
            (row.line, cells)
        })
        .collect()
    }

    fn cells(texts: &[&str]) -> Result<Vec<String>, Quotes> {
        Ok(texts.iter().map(|text| (*text).to_owned()).collect())
    }

    #[test]
    fn rows_keep_their_lines_past_blank_lines_and_cells_of_several_lines() {
        let text = "a,b\r\n\r\n\"x\ny\",\"say \"\"no\"\"\"\nc,\n,d";
        let expected = vec![
            (1, cells(&["a", "b"])),
            (3, cells(&["x\ny", "say \"no\""])),
            (5, cells(&["c", ""])),
            (6, cells(&["", "d"])),
        ];
        assert_eq!(rows(text, 2), expected);
    }

    #[test]
    fn a_stray_quote_costs_its_own_row_and_no_other() {
        let text = "a,\"b\nc,d\n\"e\",\"f, g\"\nh,i";
        let expected = vec![
            (1, Err(Quotes::TextAfterClosing)),
            (2, cells(&["c", "d"])),
            (3, cells(&["e", "f, g"])),
            (4, cells(&["h", "i"])),
        ];
        assert_eq!(rows(text, 2), expected);
        let last = vec![(1, cells(&["a", "b"])), (2, Err(Quotes::NotClosed))];
        assert_eq!(rows("a,b\nc,\"d\n", 2), last);
        let closing_too_late = "a,\"b\nc,d\ne,f\",g";
        let found = rows(closing_too_late, 2);
        assert_eq!(found.first(), Some(&(1, Err(Quotes::NotClosed))));
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn rows_that_a_quote_would_swallow_are_read_all_the_same() {
        let swallowing = "T-1,\"North,x\nT-2,South,y\nT-3,East\",z\nT-4,West,u";
        let expected = vec![
            (1, Err(Quotes::OverRows)),
            (2, cells(&["T-2", "South", "y"])),
            (3, Err(Quotes::NotOpened)),
            (4, cells(&["T-4", "West", "u"])),
        ];
        assert_eq!(rows(swallowing, 3), expected);
        let other_number = "T-1,\"North\nT-2,South,y,u,v\nT-3,East\",z,u,v";
        assert_eq!(rows(other_number, 5)[0], (1, Err(Quotes::OverRows)));
    }

    #[test]
    fn text_on_several_lines_is_one_cell() {
        let prose = "T-1,\"Falls, twice,\nand then, in May, again\",z";
        let cell = "Falls, twice,\nand then, in May, again";
        assert_eq!(rows(prose, 3), [(1, cells(&["T-1", cell, "z"]))]);
        let inches = "T-1,\"5\"\"\",say \"no\"";
        assert_eq!(rows(inches, 3), [(1, cells(&["T-1", "5\"", "say \"no\""]))]);
    }
}
