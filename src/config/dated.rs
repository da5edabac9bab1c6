//! Figures as dated series, each value with its reference.
//!
//! Invariant: a series is never empty and its dates ascend. Asking before the first date is an
//! error, never a guess.

use crate::terms::date::Date;
use crate::terms::text::Label;
use std::fmt;

/// The dotted name of a figure: `domain.personal_care.weighting`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParameterKey(pub Label);

impl fmt::Display for ParameterKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

/// One value of a figure, from a date, with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedValue<T> {
    /// The first day on which the value is in force.
    pub from: Date,
    /// The value.
    pub value: T,
    /// The key of the reference, as the RAS's `[references]` lists it.
    pub reference: String,
}

/// A figure's values by date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated<T> {
    key: ParameterKey,
    values: Vec<DatedValue<T>>,
}

/// A figure was asked for before it was first in force.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{key} is not in force on {asked}: its first value is from {first}")]
pub struct NotInForce {
    /// The figure.
    pub key: ParameterKey,
    /// The date that was asked for.
    pub asked: Date,
    /// The first date on which it has a value.
    pub first: Date,
}

/// Why values cannot be a series.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SeriesProblem {
    /// There is no value.
    #[error("the series is empty")]
    Empty,
    /// Two values have the same date.
    #[error("two values are from {0}")]
    SameDate(Date),
    /// The dates do not ascend.
    #[error("the value from {0} stands after a later one")]
    OutOfOrder(Date),
}

impl<T> Dated<T> {
    /// Makes a series of values whose dates ascend.
    pub fn new(key: ParameterKey, values: Vec<DatedValue<T>>) -> Result<Self, SeriesProblem> {
        if values.is_empty() {
            return Err(SeriesProblem::Empty);
        }
        for (earlier, later) in values.iter().zip(values.iter().skip(1)) {
            if earlier.from == later.from {
                return Err(SeriesProblem::SameDate(later.from));
            }
            if earlier.from > later.from {
                return Err(SeriesProblem::OutOfOrder(later.from));
            }
        }
        Ok(Dated { key, values })
    }

    /// The figure's name.
    #[must_use]
    pub fn key(&self) -> &ParameterKey {
        &self.key
    }

    /// All values, earliest first.
    #[must_use]
    pub fn values(&self) -> &[DatedValue<T>] {
        &self.values
    }

    /// The value in force on `on`.
    pub fn at(&self, on: Date) -> Result<&DatedValue<T>, NotInForce> {
        self.values
            .iter()
            .rev()
            .find(|value| value.from <= on)
            .ok_or_else(|| NotInForce {
                key: self.key.clone(),
                asked: on,
                first: self.values.first().map_or(on, |value| value.from),
            })
    }

    /// The same series with one more value: it replaces a value of the same date.
    #[must_use]
    pub fn with(mut self, value: DatedValue<T>) -> Self {
        self.values.retain(|known| known.from != value.from);
        let place = self.values.partition_point(|known| known.from < value.from);
        self.values.insert(place, value);
        self
    }
}
