//! Rows that add up others: a report puts them below its rows, and they are nobody's.

use super::cell::FileColumns;
use crate::config::caseload_field::Field;
use crate::import::said::rejected::RowProblem;
use crate::terms::money::typed_money_in;
use crate::terms::text::cleaned;
use std::borrow::Cow;

/// The words with which such a row begins, in small letters.
const WORDS: [&str; 12] = [
    "total",
    "totals",
    "grand total",
    "grand totals",
    "sub total",
    "sub-total",
    "subtotal",
    "overall total",
    "sum",
    "count",
    "average",
    "mean",
];

/// What is wrong with a row of totals; nothing where the row is none.
///
/// It names a total where the case stands, or it names no case and says "total" first, or has
/// nothing but figures.
#[must_use]
pub fn total_row(columns: FileColumns<'_>, cells: &[Cow<'_, str>]) -> Option<RowProblem> {
    let FileColumns {
        headings, currency, ..
    } = columns;
    let place = headings.fields.get(&Field::Case).copied();
    if !is_total(place, currency, cells) {
        return None;
    }
    let place = place.filter(|place| cells.get(*place).is_some_and(|cell| is_word(cell)));
    let problem = RowProblem::of_cell(
        place.map(|place| headings.at(place)),
        place.and_then(|place| cells.get(place)),
        [
            "this row adds up others, and is no case",
            "rows of cases only",
            "take the row out; export without totals",
        ],
    );
    Some(RowProblem {
        is_nobodys: true,
        ..problem
    })
}

/// Whether a row adds up others; `place` is where the case stands.
fn is_total(place: Option<usize>, currency: &str, cells: &[Cow<'_, str>]) -> bool {
    let case = place.and_then(|place| cells.get(place));
    let case = case.map_or("", |cell| cell.trim());
    if !case.is_empty() {
        return is_word(case);
    }
    let filled = cells.iter().map(|cell| cell.trim());
    let mut filled = filled.filter(|cell| !cell.is_empty()).peekable();
    let Some(first) = filled.peek() else {
        return false;
    };
    is_word(first) || filled.all(|cell| typed_money_in(currency, cell).is_ok())
}

fn is_word(cell: &str) -> bool {
    let word = cleaned(cell).to_lowercase();
    let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
    WORDS.contains(&word.trim_end_matches([':', ' ']))
}
