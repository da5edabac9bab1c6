//! Cells that hold no value, in the text of a workbook or of JSON lines: marked, so that they are
//! rejected with their own words where they are read.
//!
//! A mark is a character that no text has: it is taken out of everything else that is read so.

use crate::import::said::rejected::RowProblem;

/// Before the error of a formula.
pub const ERROR: char = '\u{FDD0}';

/// In place of a result that a workbook does not keep.
pub const NO_RESULT: char = '\u{FDD1}';

/// Before a list or an object where a value belongs.
pub const NESTED: char = '\u{FDD2}';

/// Before a line that is no object.
pub const NO_OBJECT: char = '\u{FDD3}';

/// Before a line that has a key twice.
pub const KEY_TWICE: char = '\u{FDD4}';

const MARKS: [char; 5] = [ERROR, NO_RESULT, NESTED, NO_OBJECT, KEY_TWICE];

/// A text without marks.
#[must_use]
pub fn unmarked(text: &str) -> String {
    text.replace(MARKS, "")
}

/// A text with a space for each line end, so that it stands on the line of its row.
#[must_use]
pub fn on_one_line(text: &str) -> String {
    text.replace("\r\n", " ").replace(['\r', '\n'], " ")
}

/// What is wrong with a marked cell: what, what is allowed, and what to do.
#[must_use]
pub fn fault_of(cell: &str) -> Option<[String; 3]> {
    let mark = cell.chars().next().filter(|mark| MARKS.contains(mark))?;
    let (what, allowed, remedy) = match mark {
        ERROR => (
            format!(
                "the formula of this cell ended in the error {}",
                shown(cell)
            ),
            "a value, or an empty cell",
            "correct the formula in the workbook, or write the value; leave the cell empty only \
             where it is not known",
        ),
        NO_RESULT => (
            "the workbook does not keep the result of this cell's formula".to_owned(),
            "a value, or a formula with its result; formulas are not computed here",
            "open the workbook in the spreadsheet and save it, or write the value",
        ),
        NESTED => (
            "there is a list or an object where a value belongs".to_owned(),
            "a text, a number, true, false or null",
            "write each value under a key of its own",
        ),
        NO_OBJECT => (
            "the line is no JSON object".to_owned(),
            "one object a line: {\"Case\": \"T-001\", …}",
            "correct the line, or export the file anew",
        ),
        _ => (
            "the line has a key twice".to_owned(),
            "each key once; capitals and spaces make no difference",
            "take one of the two out",
        ),
    };
    Some([what, allowed.to_owned(), remedy.to_owned()])
}

/// The problem of a row that is one marked cell as a whole.
#[must_use]
pub fn fault_of_row(cell: &str) -> Option<RowProblem> {
    if !cell.starts_with([NO_OBJECT, KEY_TWICE]) {
        return None;
    }
    let [what, allowed, remedy] = fault_of(cell)?;
    Some(RowProblem::of_row(what, &allowed, &remedy))
}

/// The error that a spreadsheet shows, where it is one of those that there are.
fn shown(cell: &str) -> &'static str {
    let known = [
        "#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!", "#SPILL!", "#CALC!",
    ];
    let written = cell.trim_start_matches(ERROR);
    known
        .into_iter()
        .find(|error| *error == written)
        .unwrap_or("of another kind")
}
