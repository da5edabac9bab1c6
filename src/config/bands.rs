//! Bands: half-open intervals of points, each with what it gives.

use crate::terms::number::shortest;
use crate::terms::text::Label;
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
    pub label: Option<Label>,
    /// The lower end; none only on the first band (no lower end).
    pub low: Option<Decimal>,
    /// The upper end; none only on the last band (open top).
    pub high: Option<Decimal>,
    /// What the band gives.
    pub gives: T,
}

impl<T> Band<T> {
    /// The band by its name and ends: `lower (4 to below 12)`; by its ends where it has no name.
    #[must_use]
    pub fn name(&self, intervals: Intervals) -> String {
        let ends = self.ends_words(intervals);
        match &self.label {
            Some(label) => format!("{label} ({ends})"),
            None => ends,
        }
    }

    /// Every name of the band: its name and ends, its name alone, its ends alone.
    #[must_use]
    pub fn names(&self, intervals: Intervals) -> Vec<String> {
        let mut names = vec![self.name(intervals)];
        if let Some(label) = &self.label {
            names.extend([label.to_string(), self.ends_words(intervals)]);
        }
        names
    }

    /// The band's ends in words: `4 to below 12`, `over 4 to 12`, `12 and more`.
    #[must_use]
    pub fn ends_words(&self, intervals: Intervals) -> String {
        let ends = (self.low.map(shortest), self.high.map(shortest));
        match (intervals, ends) {
            (_, (None, None)) => "all".to_owned(),
            (Intervals::FromBelow, (Some(low), Some(high))) => format!("{low} to below {high}"),
            (Intervals::FromBelow, (Some(low), None)) => format!("{low} and more"),
            (Intervals::FromBelow, (None, Some(high))) => format!("below {high}"),
            (Intervals::AboveTo, (Some(low), Some(high))) => format!("over {low} to {high}"),
            (Intervals::AboveTo, (Some(low), None)) => format!("over {low}"),
            (Intervals::AboveTo, (None, Some(high))) => format!("up to {high}"),
        }
    }
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
