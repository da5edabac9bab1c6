//! The one rounding function, with its strategy always written out.
//!
//! Rounding moves people's money, so the strategy and the multiple come from the RAS that is being
//! applied; nothing here has a default.

use rust_decimal::{Decimal, RoundingStrategy};

/// How a figure that lies between two multiples is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// To the nearest multiple, halves away from zero.
    HalfUp,
    /// To the nearest multiple, halves towards zero.
    HalfDown,
    /// To the nearest multiple, halves to the even multiple (banker's rounding).
    HalfEven,
    /// Away from zero.
    Up,
    /// Towards zero.
    Down,
}

impl Rounding {
    /// Every strategy with the code that configuration uses for it.
    pub const ALL: [(Rounding, &'static str); 5] = [
        (Rounding::HalfUp, "half up"),
        (Rounding::HalfDown, "half down"),
        (Rounding::HalfEven, "half even"),
        (Rounding::Up, "up"),
        (Rounding::Down, "down"),
    ];

    /// The code that configuration and the breakdown use for this strategy.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(known, _)| *known == self)
            .map_or("half up", |(_, code)| code)
    }

    /// Finds the strategy with this code, or nothing when the code is unknown.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Rounding> {
        Self::ALL
            .iter()
            .find(|(_, known)| *known == code)
            .map(|(strategy, _)| *strategy)
    }

    fn strategy(self) -> RoundingStrategy {
        match self {
            Rounding::HalfUp => RoundingStrategy::MidpointAwayFromZero,
            Rounding::HalfDown => RoundingStrategy::MidpointTowardZero,
            Rounding::HalfEven => RoundingStrategy::MidpointNearestEven,
            Rounding::Up => RoundingStrategy::AwayFromZero,
            Rounding::Down => RoundingStrategy::ToZero,
        }
    }
}

/// Rounds `value` to a multiple of `multiple` (`0.01` is a penny, `10` is ten pounds).
///
/// Gives nothing when `multiple` is not above zero or the result leaves the range of a decimal.
/// A negative value is treated by its size: half up takes −2.5 to −3.
#[must_use]
pub fn round_to(value: Decimal, multiple: Decimal, rounding: Rounding) -> Option<Decimal> {
    if multiple <= Decimal::ZERO {
        return None;
    }
    let n_multiples = value.checked_div(multiple)?;
    let whole = n_multiples.round_dp_with_strategy(0, rounding.strategy());
    whole
        .checked_mul(multiple)
        .map(|rounded| rounded.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn each_strategy_settles_a_half_as_its_name_says() {
        let at = |value, rounding| round_to(value, dec!(0.01), rounding);
        assert_eq!(at(dec!(2.345), Rounding::HalfUp), Some(dec!(2.35)));
        assert_eq!(at(dec!(2.345), Rounding::HalfDown), Some(dec!(2.34)));
        assert_eq!(at(dec!(2.345), Rounding::HalfEven), Some(dec!(2.34)));
        assert_eq!(at(dec!(2.341), Rounding::Up), Some(dec!(2.35)));
        assert_eq!(at(dec!(2.349), Rounding::Down), Some(dec!(2.34)));
        assert_eq!(at(dec!(-2.345), Rounding::HalfUp), Some(dec!(-2.35)));
    }

    #[test]
    fn a_multiple_that_is_no_power_of_ten_is_kept_to() {
        assert_eq!(
            round_to(dec!(413.88), dec!(0.10), Rounding::Down),
            Some(dec!(413.8))
        );
        assert_eq!(round_to(dec!(7), dec!(5), Rounding::HalfUp), Some(dec!(5)));
        assert_eq!(round_to(dec!(7), dec!(0), Rounding::HalfUp), None);
    }
}
