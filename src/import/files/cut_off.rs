//! Text that ends before its last row does: a transfer that broke off, a disk that was full.
//!
//! Half a file looks like a whole one with fewer people in it, so it is refused. What can be told:
//! a last row that lacks cells and has no line end, and a quoted cell that the end of the file cuts
//! through. A file that breaks off exactly between two rows cannot be told from a whole one.

use super::csv_rows::{Quotes, Rows, is_blank};
use super::source::SourceFile;
use crate::import::said::rejected::FileProblem;

/// A row whose quotation mark is still open, and how many marks there are from it on.
struct Open {
    line: usize,
    n_cells: usize,
    n_marks: usize,
}

/// Looks at the end of a text: refused where it is cut off. Gives the line of a last row that has
/// all its cells and no line end, of which nobody can say whether the last of them is whole.
pub fn unended(
    source: &SourceFile,
    (rows, delimiter): (&Rows<'_>, char),
    n_columns: usize,
) -> Result<Option<usize>, FileProblem> {
    let is_ended = source.text.ends_with(['\n', '\r']);
    if is_ended && n_marks(&source.text).is_multiple_of(2) {
        return Ok(None);
    }
    let (mut last, mut open) = (None, None);
    for row in rows.clone().filter(|row| !is_blank(row.text)) {
        match &row.cells {
            Err(Quotes::NotClosed) => {
                open = Some(Open {
                    line: row.line,
                    n_cells: row.text.split(delimiter).count(),
                    n_marks: 0,
                });
            }
            Ok(cells) if cells.len() >= n_columns => open = None,
            _ => {}
        }
        if let Some(open) = &mut open {
            open.n_marks += n_marks(row.text);
        }
        last = Some(row);
    }
    // In a row that is ended and has all its cells the mark is a stray one, which costs that row.
    let cuts_through =
        |open: &Open| open.n_marks % 2 == 1 && (!is_ended || open.n_cells < n_columns);
    if let Some(open) = open.filter(cuts_through) {
        let what = "a quotation mark opens a cell here, and the file ends inside that cell";
        return Err(cut_off(source, open.line, what));
    }
    let Some(last) = last.filter(|_| !is_ended) else {
        return Ok(None);
    };
    match last.cells {
        Ok(cells) if cells.len() < n_columns => {
            let n_cells = cells.len();
            let what = format!("the file ends in this row, after {n_cells} of {n_columns} cells");
            Err(cut_off(source, last.line, &what))
        }
        _ => Ok(Some(last.line)),
    }
}

fn n_marks(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'"').count()
}

fn cut_off(source: &SourceFile, line: usize, what: &str) -> FileProblem {
    FileProblem {
        file: source.name.clone(),
        line: Some(line),
        what: format!("{what}: it is cut off"),
        allowed: "a whole file, whose last row has all its cells".to_owned(),
        remedy: "export the file anew, whole; where nothing is missing, correct this row or take \
            it out, and end the file with a line end"
            .to_owned(),
    }
}
