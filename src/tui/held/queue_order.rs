//! The orders of the queue. The case reference settles ties, so the order is always the same.

use crate::app::queue_row::QueueRow;
use std::cmp::{Ordering, Reverse};

/// A column to sort by, and the direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueueOrder {
    /// The column.
    pub by: QueueColumn,
    /// Whether the smallest comes first.
    pub ascending: bool,
}

/// The columns that the queue can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QueueColumn {
    /// The size of the gap, whatever its sign.
    Gap,
    /// The gap in per cent.
    Percent,
    /// Days since the referral.
    Waiting,
    /// The package's cost.
    Package,
    /// The indicative budget.
    Indicative,
    /// Age.
    Age,
    /// The case reference.
    Case,
}

impl QueueColumn {
    /// The columns in the order in which `s` goes through them, with their names.
    pub const ALL: [(QueueColumn, &'static str); 7] = [
        (QueueColumn::Gap, "gap"),
        (QueueColumn::Percent, "gap %"),
        (QueueColumn::Waiting, "waiting"),
        (QueueColumn::Package, "package"),
        (QueueColumn::Indicative, "indicative"),
        (QueueColumn::Age, "age"),
        (QueueColumn::Case, "case"),
    ];

    /// The column's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|row| row.0 == self)
            .map_or("?", |row| row.1)
    }

    /// The next column, round and round.
    #[must_use]
    pub fn next(self) -> QueueColumn {
        let position = Self::ALL.iter().position(|row| row.0 == self).unwrap_or(0);
        Self::ALL
            .iter()
            .cycle()
            .nth(position + 1)
            .map_or(self, |row| row.0)
    }
}

impl Default for QueueOrder {
    fn default() -> Self {
        QueueOrder {
            by: QueueColumn::Gap,
            ascending: false,
        }
    }
}

impl QueueOrder {
    /// The column and what comes first, in words: `by gap, largest first`. A sign would be taken
    /// for that of a gap's direction.
    #[must_use]
    pub fn words(self) -> String {
        let [small, large] = match self.by {
            QueueColumn::Waiting => ["shortest", "longest"],
            QueueColumn::Age => ["youngest", "oldest"],
            QueueColumn::Gap
            | QueueColumn::Percent
            | QueueColumn::Package
            | QueueColumn::Indicative => ["smallest", "largest"],
            QueueColumn::Case => ["A", "Z"],
        };
        let first = if self.ascending { small } else { large };
        format!("by {}, {first} first", self.by.name())
    }

    /// Compares two rows; rows without the figure come last either way.
    #[must_use]
    pub fn compare(self, a: &QueueRow, b: &QueueRow) -> Ordering {
        let by_column = match self.by {
            QueueColumn::Gap => self.known(a, b, |row| row.gap.map(|gap| gap.amount.0.size())),
            QueueColumn::Percent => self.known(a, b, |row| {
                row.gap.and_then(|gap| gap.percent).map(|p| p.abs())
            }),
            QueueColumn::Waiting => self.known(a, b, |row| row.days_waiting),
            QueueColumn::Package => self.known(a, b, |row| Some(row.package)),
            QueueColumn::Indicative => self.known(a, b, |row| row.indicative),
            QueueColumn::Age => self.known(a, b, |row| row.age),
            QueueColumn::Case => self.known(a, b, |row| Some(row.case.clone())),
        };
        by_column.then_with(|| a.case.cmp(&b.case))
    }

    fn known<T: Ord>(
        self,
        a: &QueueRow,
        b: &QueueRow,
        figure: impl Fn(&QueueRow) -> Option<T>,
    ) -> Ordering {
        match (figure(a), figure(b)) {
            (Some(a), Some(b)) if self.ascending => a.cmp(&b),
            (Some(a), Some(b)) => Reverse(a).cmp(&Reverse(b)),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        }
    }
}
