//! An indicative budget that was computed by another system, with its parts as given.

use crate::terms::date::Date;
use crate::terms::money::{Money, PerWeek};

/// A sum brought from outside (some councils' tools give no points at all).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenIndicative {
    /// The system that computed it, in the file's words.
    pub system: String,
    /// When it was computed.
    pub date: Date,
    /// Its parts as given, in order, in pounds a week.
    pub parts: Vec<GivenPart>,
    /// The total as given, in pounds a week.
    pub total: PerWeek,
}

/// One part of a given sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenPart {
    /// What the part is for, in the file's words.
    pub label: String,
    /// Its amount; negative takes away.
    pub amount: Money,
}

impl GivenIndicative {
    /// Total minus the sum of the parts: zero when the figure adds up. Nothing out of bounds.
    #[must_use]
    pub fn difference(&self) -> Option<Money> {
        let parts = Money::sum(self.parts.iter().map(|part| part.amount))?;
        self.total.0.minus(parts)
    }
}
