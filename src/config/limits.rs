//! What a figure may be.

use crate::terms::number::shortest;
use rust_decimal::{Decimal, dec};

/// What a figure may be, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The least.
    pub least: Option<Decimal>,
    /// The most.
    pub most: Option<Decimal>,
}

/// A hundred million: beyond what any scheme states, and far within what can be reckoned with.
const BOUND: Decimal = dec!(100000000);

impl Limits {
    /// Up to a hundred million either way.
    pub const EITHER_WAY: Limits = Limits::between(dec!(-100000000), BOUND);
    /// From zero to a hundred million.
    pub const NOT_NEGATIVE: Limits = Limits::between(Decimal::ZERO, BOUND);
    /// Above zero (a ten-thousandth at the least) to a hundred million.
    pub const ABOVE_ZERO: Limits = Limits::between(dec!(0.0001), BOUND);

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
        let in_words = |bound: Decimal| {
            if bound == BOUND {
                "a hundred million".to_owned()
            } else {
                shortest(bound)
            }
        };
        match (self.least, self.most.map(in_words)) {
            (Some(least), Some(most)) if -least == BOUND => format!("up to {most} either way"),
            (Some(least), _) if Some(least) == self.most => format!("exactly {}", shortest(least)),
            (Some(least), Some(most)) => format!("from {} to {most}", shortest(least)),
            (Some(least), None) => format!("{} or more", shortest(least)),
            (None, Some(most)) => format!("{most} or less"),
            (None, None) => "any number".to_owned(),
        }
    }
}
