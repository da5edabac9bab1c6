//! One column as it was sampled: counts, and the few distinct values of it that are kept.

use super::dates::{Dates, Patterns};
use crate::import::files::marked::on_one_line;
use crate::import::files::neutral::restored;
use crate::terms::ids::CaseRef;
use crate::terms::money::typed_money;
use crate::terms::number::plain_decimal;
use crate::terms::text::cleaned;
use std::collections::BTreeMap;

/// The most distinct values of a column that are kept.
pub const DISTINCT_MAX: usize = 100;

/// The most characters of a value that is kept.
const VALUE_CHARACTERS_MAX: usize = 200;

/// What was seen of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its place in the file.
    pub place: usize,
    /// Its heading.
    pub heading: String,
    /// How many cells have something in them.
    pub n_filled: usize,
    /// How many are a number, with or without £ and thousands.
    pub n_numbers: usize,
    /// How many are a number only with a decimal comma.
    pub n_decimal_commas: usize,
    /// How many could be the reference of a case.
    pub n_references: usize,
    /// Those that are dates.
    pub dates: Dates,
    /// The distinct values with how often each stands; as far as they are kept.
    pub values: BTreeMap<String, usize>,
    /// Whether there are more than are kept.
    pub has_more: bool,
}

impl Column {
    /// Begins with a heading.
    #[must_use]
    pub fn headed(place: usize, heading: &str) -> Column {
        Column {
            place,
            heading: heading.to_owned(),
            ..Column::default()
        }
    }

    /// Looks at the cell of a line.
    pub fn see(&mut self, patterns: &Patterns, (line, cell): (usize, &str)) {
        // As the import reads it.
        let cell = on_one_line(&cleaned(cell));
        let cell = restored(cell.trim());
        if cell.is_empty() {
            return;
        }
        self.n_filled += 1;
        let is_number = plain_decimal(cell).is_some() || typed_money(cell).is_ok();
        self.n_numbers += usize::from(is_number);
        self.n_decimal_commas += usize::from(!is_number && is_decimal_comma(cell));
        self.n_references += usize::from(CaseRef::new(cell).is_ok());
        self.dates.count(patterns, (line, cell));
        let is_known = self.values.contains_key(cell);
        if is_known || (self.values.len() < DISTINCT_MAX && is_short(cell)) {
            *self.values.entry(cell.to_owned()).or_default() += 1;
        } else {
            self.has_more = true;
        }
    }

    /// How many of a hundred filled cells.
    #[must_use]
    pub fn percent(&self, n: usize) -> usize {
        (n * 100).checked_div(self.n_filled).unwrap_or_default()
    }
}

fn is_short(cell: &str) -> bool {
    cell.chars().count() <= VALUE_CHARACTERS_MAX
}

/// Whether a cell is an amount as the continent writes it: `1.234,50`.
fn is_decimal_comma(cell: &str) -> bool {
    let turned = cell.trim_start_matches(['€', '£']).trim();
    let Some((whole, part)) = turned.rsplit_once(',') else {
        return false;
    };
    let whole = whole.replace('.', "");
    (1..=2).contains(&part.len()) && plain_decimal(&format!("{whole}.{part}")).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_column_holds_is_counted() {
        let patterns = Patterns::default();
        let mut column = Column::headed(0, "x");
        for cell in [
            "",
            " £1,234.50 ",
            "12",
            "1.234,50",
            "12,5",
            "2020-01-31",
            "T-001",
            "a b",
        ] {
            column.see(&patterns, (2, cell));
        }
        assert_eq!(
            (column.n_filled, column.n_numbers, column.n_decimal_commas),
            (7, 2, 2)
        );
        assert_eq!(column.dates.n_dates(), (1, 7));
        assert_eq!(column.n_references, 3);
        for n in 0..DISTINCT_MAX {
            column.see(&patterns, (2, &format!("value {n}")));
        }
        assert_eq!(column.values.len(), DISTINCT_MAX);
        assert!(column.has_more);
    }
}
