//! A sheet as the text of a CSV file whose lines are the rows of the sheet.

use super::archive::Archive;
use super::cells::{Cells, Held, SheetCell, SheetRow};
use super::index::index;
use super::number::{day, number};
use crate::config::caseload_field::{CellKind, FileKind};
use crate::config::column_profile::{FileProfile, Limits};
use crate::import::files::marked::{ERROR, NO_RESULT, on_one_line, unmarked};
use crate::import::files::neutral::add_cell;
use crate::import::said::notice::{NoticeKind, Notices};
use crate::import::said::rejected::Unreadable;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// What a sheet is read for.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// Which rows it holds.
    pub kind: FileKind,
    /// The profile's part for it.
    pub profile: &'a FileProfile,
    /// The limits.
    pub limits: Limits,
}

/// Reads a sheet of a workbook as text, in which a row of the sheet is a line.
pub fn sheet_text(
    sheet: Sheet<'_>,
    bytes: &[u8],
    notices: &mut Notices,
) -> Result<String, Unreadable> {
    let Sheet {
        kind,
        profile,
        limits,
    } = sheet;
    let text_max = limits.text_max(bytes.len());
    let archive = Archive::open(bytes, limits.unpacked_bytes_max)?;
    let index = index(&archive, profile.sheet.as_deref())?;
    let mut writer = Writer {
        kind,
        profile,
        from_1904: index.from_1904,
        columns: Vec::new(),
        notices,
        text: String::new(),
        line: 1,
    };
    if index.from_1904 {
        writer
            .notices
            .of_file(kind, NoticeKind::DaysFrom1904, 1, None);
    }
    let mut cells = Cells::open(&archive, index, (limits, text_max))?;
    while let Some(row) = cells.next_row()? {
        writer.add_row(row);
        if writer.text.len() > text_max {
            return Err(Unreadable::too_much_text(text_max));
        }
    }
    let Writer { text, notices, .. } = writer;
    cells.each_merged(|row| notices.on_line(kind, NoticeKind::MergedCells, None, row))?;
    Ok(text)
}

/// What a column is read as.
#[derive(Clone, Debug)]
struct Column {
    heading: String,
    is_date: bool,
    is_yes_no: bool,
}

struct Writer<'w> {
    kind: FileKind,
    profile: &'w FileProfile,
    from_1904: bool,
    columns: Vec<Column>,
    notices: &'w mut Notices,
    text: String,
    line: usize,
}

impl Writer<'_> {
    fn add_row(&mut self, row: SheetRow) {
        let mut texts: Vec<String> = vec![String::new(); self.columns.len()];
        for cell in row.cells {
            let column = cell.column;
            let text = self.cell(row.number, cell);
            let text = self.on_one_line(column, row.number, text);
            if text.is_empty() {
                continue;
            }
            if texts.len() <= column {
                texts.resize(column + 1, String::new());
            }
            if let Some(place) = texts.get_mut(column) {
                *place = text;
            }
        }
        if texts.iter().all(|text| text.trim().is_empty()) {
            return;
        }
        while self.line < row.number {
            self.text.push('\n');
            self.line += 1;
        }
        let delimiter = self.profile.delimiter;
        for (position, text) in texts.iter().enumerate() {
            if position > 0 {
                self.text.push(delimiter);
            }
            add_cell(&mut self.text, delimiter, text);
        }
        if self.columns.is_empty() {
            self.columns = texts.into_iter().map(|text| self.column(text)).collect();
        }
    }

    /// What a column is read as, by its heading.
    fn column(&self, heading: String) -> Column {
        Column {
            is_date: self.profile.kind_under(&heading) == Some(CellKind::Date),
            is_yes_no: self.profile.is_yes_no(&heading),
            heading,
        }
    }

    fn tell(&mut self, kind: NoticeKind, column: usize, line: usize) {
        let heading = self
            .columns
            .get(column)
            .map(|column| column.heading.as_str());
        self.notices.on_line(self.kind, kind, heading, line);
    }

    /// A cell as text.
    fn cell(&mut self, line: usize, cell: SheetCell) -> String {
        let SheetCell {
            column,
            held,
            is_formula,
        } = cell;
        if is_formula {
            self.tell(NoticeKind::FormulaResult, column, line);
        }
        match held {
            Held::Text(text) => unmarked(&unescaped(&text)),
            Held::Number(text, is_date) => self.number(column, line, (&text, is_date)),
            Held::Truth(holds) => self.truth(column, holds).to_owned(),
            Held::Error(text) => format!("{ERROR}{}", unmarked(&text)),
            Held::NoResult => NO_RESULT.to_string(),
            Held::Day(text) => {
                let day = text.split('T').next().unwrap_or_default();
                let day = day.parse::<Date>().ok();
                day.map_or_else(|| unmarked(&text), |day| self.written(day))
            }
        }
    }

    fn truth(&self, column: usize, holds: bool) -> &'static str {
        let is_yes_no = self
            .columns
            .get(column)
            .is_some_and(|column| column.is_yes_no);
        match (is_yes_no, holds) {
            (true, true) => "Yes",
            (true, false) => "No",
            (false, true) => "TRUE",
            (false, false) => "FALSE",
        }
    }

    fn on_one_line(&mut self, column: usize, line: usize, text: String) -> String {
        if !text.contains(['\r', '\n']) {
            return text;
        }
        self.tell(NoticeKind::LineEndsInCells, column, line);
        on_one_line(&text)
    }

    fn number(&mut self, column: usize, line: usize, (text, is_date): (&str, bool)) -> String {
        let Some(read) = number(text) else {
            return unmarked(text);
        };
        let in_date_column = self
            .columns
            .get(column)
            .is_some_and(|column| column.is_date);
        let found = match is_date || in_date_column {
            true => self.day_of(read.value),
            false => None,
        };
        if let Some((date, has_time)) = found {
            match (is_date, has_time) {
                (true, true) => self.tell(NoticeKind::TimeOfDay, column, line),
                (true, false) => {}
                (false, true) => return read.value.to_string(),
                (false, false) => self.tell(NoticeKind::DayNumber, column, line),
            }
            return self.written(date);
        }
        if read.is_rounded {
            self.tell(NoticeKind::FifteenFigures, column, line);
        }
        read.value.to_string()
    }

    fn day_of(&self, number: Decimal) -> Option<(Date, bool)> {
        let found = day(number, self.from_1904);
        found.filter(|(date, _)| (1900..=2199).contains(&date.year()))
    }

    /// A date as the file's first pattern has it.
    fn written(&self, date: Date) -> String {
        let pattern = self.profile.dates.first();
        pattern.map_or_else(|| date.to_string(), |pattern| pattern.write(date))
    }
}

/// Takes back how workbooks write characters that XML cannot have: `_x000D_`.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        plain.push_str(before);
        let hex = escape.get(2..6).filter(|_| escape.get(6..7) == Some("_"));
        let code = hex.and_then(|hex| u32::from_str_radix(hex, 16).ok());
        match code.and_then(char::from_u32) {
            Some(c) => {
                plain.push(c);
                rest = escape.get(7..).unwrap_or_default();
            }
            None => {
                plain.push_str("_x");
                rest = escape.get(2..).unwrap_or_default();
            }
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_workbooks_are_taken_back() {
        for (text, plain) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x00", "_x00"),
            ("_xZZZZ_é", "_xZZZZ_é"),
            ("x_xé", "x_xé"),
        ] {
            assert_eq!(unescaped(text), plain, "{text}");
        }
    }
}
