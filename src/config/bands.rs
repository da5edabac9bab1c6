//! Bands: half-open intervals of points, each with what it gives.

use rust_decimal::Decimal;

/// Which end of every interval belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Intervals {
    /// `from` belongs to the band, `below` does not: [from, below).
    FromBelow,
    /// `above` does not belong to the band, `to` does: (above, to].
    AboveTo,
}

/// One band: the interval between `low` and `high`, and what it gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band<T> {
    /// The band's name, shown in the breakdown.
    pub label: Option<String>,
    /// The lower end; none only on the first band (no lower end).
    pub low: Option<Decimal>,
    /// The upper end; none only on the last band (open top).
    pub high: Option<Decimal>,
    /// What the band gives.
    pub gives: T,
}

/// Bands in ascending order without gaps or overlaps (checked when the file is read).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bands<T> {
    /// Which ends belong to the bands.
    pub intervals: Intervals,
    /// The bands, lowest first.
    pub rows: Vec<Band<T>>,
}

impl<T> Bands<T> {
    /// The band that contains `value`; nothing below the first or beyond the last.
    #[must_use]
    pub fn find(&self, value: Decimal) -> Option<&Band<T>> {
        self.rows.iter().find(|band| match self.intervals {
            Intervals::FromBelow => {
                band.low.is_none_or(|low| value >= low) && band.high.is_none_or(|high| value < high)
            }
            Intervals::AboveTo => {
                band.low.is_none_or(|low| value > low) && band.high.is_none_or(|high| value <= high)
            }
        })
    }
}
