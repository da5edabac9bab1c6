//! Indicative budget, personal budget and package cost: three different things, in pounds a week.
//!
//! None converts into another. The one comparison between them is the [`Gap`].

use super::money::{Money, PerWeek};
use super::rounding::{Rounding, round_to};
use rust_decimal::Decimal;

/// What the RAS gives before planning and moderation: a starting figure, not an entitlement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicativeBudget(pub PerWeek);

/// The final agreed amount, gross.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonalBudget(pub PerWeek);

/// What the present package costs, gross.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PackageCost {
    /// The cost of the lines whose cost is known.
    pub known: PerWeek,
    /// Whether every line's cost is known; if not, `known` is "at least".
    pub completeness: Completeness,
}

/// Whether a package's cost is known line by line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Completeness {
    /// Every line has a usable weekly cost.
    Complete,
    /// At least one line is negative, zero, uncosted or a one-off and stands apart.
    Incomplete,
}

/// Package cost minus indicative budget; positive means that the package costs more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The difference in pounds a week.
    pub amount: PerWeek,
    /// The difference in per cent of the indicative budget; none when that is zero.
    pub percent: Option<Decimal>,
    /// Whether the package's cost is complete; if not, the gap is "at least".
    pub completeness: Completeness,
}

impl Gap {
    /// Compares a package with an indicative budget.
    #[must_use]
    pub fn between(package: PackageCost, indicative: IndicativeBudget) -> Option<Gap> {
        let amount = package.known.0.minus(indicative.0.0)?;
        let percent = percent_of(amount, indicative.0.0);
        Some(Gap {
            amount: PerWeek(amount),
            percent,
            completeness: package.completeness,
        })
    }
}

/// `part` in per cent of `whole`, unrounded; none when `whole` is zero.
#[must_use]
pub fn percent_of(part: Money, whole: Money) -> Option<Decimal> {
    if whole.is_zero() {
        return None;
    }
    part.pounds()
        .checked_mul(Decimal::ONE_HUNDRED)?
        .checked_div(whole.pounds())
}

/// A percentage as data carry it: to the hundredth of a per cent, halves away from zero.
#[must_use]
pub fn percent_as_data(percent: Decimal) -> Option<String> {
    let hundredth = Decimal::new(1, 2);
    round_to(percent, hundredth, Rounding::HalfUp).map(super::number::shortest)
}

/// The symbol that stands beside an amount with a sign: above, below, or neither.
#[must_use]
pub fn direction(amount: Money) -> &'static str {
    match amount.pence() {
        0 => "=",
        1.. => "▲",
        _ => "▼",
    }
}

/// A percentage to the whole per cent, halves away from zero, as lists are sifted by it.
#[must_use]
pub fn whole_percent(percent: Decimal) -> Option<i64> {
    i64::try_from(round_to(percent, Decimal::ONE, Rounding::HalfUp)?).ok()
}

/// A percentage as people read it: to the whole per cent, halves away from zero; with a decimal
/// where it would read 0 and is not, and `<0.1` below that.
#[must_use]
pub fn shown_percent(percent: Decimal) -> String {
    let hides = |shown: Decimal| shown.is_zero() && !percent.is_zero();
    percent_to(1, percent, hides).map_or_else(|| "<0.1".to_owned(), super::number::shortest)
}

/// A percentage with the fewest decimals, at most so many, that do not hide what it is; nothing
/// where all of them do.
#[must_use]
pub fn percent_to(
    decimals_max: u32,
    percent: Decimal,
    hides: impl Fn(Decimal) -> bool,
) -> Option<Decimal> {
    let places = (0..=decimals_max).map(|decimals| Decimal::new(1, decimals));
    places
        .filter_map(|place| round_to(percent, place, Rounding::HalfUp))
        .find(|shown| !hides(*shown))
}
