//! A row of the file of indicative budgets computed elsewhere: one part of a sum.

use super::cell::CellReader;
use crate::caseload::given::{GivenIndicative, GivenPart};
use crate::config::caseload_field::Field;
use crate::import::said::rejected::RowProblem;
use crate::terms::date::Date;
use crate::terms::money::PerWeek;

/// One row: the part, and what every row of the case repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenRow {
    /// The system that computed the sum.
    pub system: String,
    /// When it did.
    pub date: Date,
    /// The part.
    pub part: GivenPart,
    /// The total.
    pub total: PerWeek,
}

/// Reads a row; nothing when it has a problem.
pub fn given_row(row: &mut CellReader<'_>) -> Option<GivenRow> {
    let system = row.text(Field::System);
    let date = row.past_date(Field::GivenOn);
    let label = row.text(Field::Part);
    let amount = row.money(Field::Amount);
    let total = row.money_from_zero(Field::Total);
    if !row.problems.is_empty() {
        return None;
    }
    Some(GivenRow {
        system: system?,
        date: date?,
        part: GivenPart {
            label: label?,
            amount: amount?,
        },
        total: PerWeek(total?),
    })
}

/// What keeps a row from standing beside the first row of its case.
#[must_use]
pub fn differs(first: &GivenRow, line_of_first: usize, other: &GivenRow) -> Option<RowProblem> {
    let same = first.system == other.system && first.date == other.date;
    if same && first.total == other.total {
        return None;
    }
    Some(RowProblem::of_row(
        format!("system, date or total differ from the case's first row (line {line_of_first})"),
        "the same system, date and total on every row of a case",
        "correct the row that is wrong; a case has one sum computed elsewhere",
    ))
}

/// Puts the rows of one case together, in the order of the file.
#[must_use]
pub fn put_together(rows: Vec<GivenRow>) -> Option<GivenIndicative> {
    let first = rows.first()?;
    let (system, date, total) = (first.system.clone(), first.date, first.total);
    let parts = rows.into_iter().map(|row| row.part).collect();
    Some(GivenIndicative {
        system,
        date,
        parts,
        total,
    })
}
