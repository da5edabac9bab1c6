//! What a figure may be.

use crate::terms::number::shortest;
use rust_decimal::Decimal;

/// What a figure may be, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The least.
    pub least: Option<Decimal>,
    /// The most.
    pub most: Option<Decimal>,
}

impl Limits {
    /// Any number.
    pub const NONE: Limits = Limits {
        least: None,
        most: None,
    };
    /// Zero or more.
    pub const NOT_NEGATIVE: Limits = Limits {
        least: Some(Decimal::ZERO),
        most: None,
    };

    /// From `least` to `most`.
    #[must_use]
    pub const fn between(least: Decimal, most: Decimal) -> Limits {
        Limits {
            least: Some(least),
            most: Some(most),
        }
    }

    /// Whether a value lies within.
    #[must_use]
    pub fn contain(&self, value: Decimal) -> bool {
        self.least.is_none_or(|least| value >= least) && self.most.is_none_or(|most| value <= most)
    }

    /// The limits in words (`from 0 to 100`).
    #[must_use]
    pub fn words(&self) -> String {
        match (self.least.map(shortest), self.most.map(shortest)) {
            (Some(least), Some(most)) if least == most => format!("exactly {least}"),
            (Some(least), Some(most)) => format!("from {least} to {most}"),
            (Some(least), None) => format!("{least} or more"),
            (None, Some(most)) => format!("{most} or less"),
            (None, None) => "any number".to_owned(),
        }
    }
}
