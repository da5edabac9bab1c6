//! Points, weightings and weighted points: three things that must not be mixed.

use super::number;
use rust_decimal::Decimal;
use std::fmt;

/// What answers earn in a domain, before the domain's weighting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(pub Decimal);

/// The factor of a domain (1 leaves its points as they are).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weighting(pub Decimal);

/// Points after weighting: the only thing an allocation table accepts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WeightedPoints(pub Decimal);

impl fmt::Display for Points {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&number::at_least_two_decimals(self.0))
    }
}

impl fmt::Display for Weighting {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&number::at_least_two_decimals(self.0))
    }
}

impl fmt::Display for WeightedPoints {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&number::at_least_two_decimals(self.0))
    }
}
