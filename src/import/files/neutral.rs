//! Cells that a spreadsheet would take for a formula: neutralised when written, restored when read.
//!
//! A cell that begins with `= + - @` (or their full-width forms) gets an apostrophe in front,
//! unless it is a plain number. Reading takes one apostrophe away again, so that what was written
//! comes back as it was.

use crate::terms::number::plain_decimal;
use std::borrow::Cow;

/// Puts an apostrophe before what a spreadsheet would run.
#[must_use]
pub fn neutralised(cell: &str) -> Cow<'_, str> {
    if begins_as_formula(cell) && plain_decimal(cell).is_none() {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// Takes away the apostrophe that [`neutralised`] put there.
#[must_use]
pub fn restored(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if begins_as_formula(rest) => rest,
        _ => cell,
    }
}

/// Whether a cell is a formula behind any number of apostrophes.
fn begins_as_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'])
}

/// Adds a cell, with quotes where it needs them.
pub fn add_cell(text: &mut String, delimiter: char, cell: &str) {
    if cell.contains([delimiter, '"', '\n', '\r']) || cell.trim() != cell {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_neutralised_and_come_back_as_they_were() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("@cmd", "'@cmd"),
            ("-20.50", "-20.50"),
            ("-20 or so", "'-20 or so"),
            ("'=1", "''=1"),
            ("'-5", "''-5"),
            ("＝1", "'＝1"),
            ("'tis", "'tis"),
            ("plain", "plain"),
        ] {
            assert_eq!(neutralised(cell), written, "{cell}");
            assert_eq!(restored(written), cell, "{written}");
        }
    }
}
