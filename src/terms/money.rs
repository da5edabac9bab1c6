//! Amounts of money in whole pence, and the two rates that must not be mixed.
//!
//! Units: pence (or the hundredth part of the scheme's currency). Sign: stated where it matters.
//! Invariant: every amount lies within ±[`PENCE_MAX`], so sums over any real caseload cannot
//! overflow.

use super::currency::has_foreign_sign;
use super::number;
use super::rounding::{self, Rounding};
use super::text::beginning;
use rust_decimal::Decimal;
use std::fmt;

/// The largest amount that is accepted, in pence: one thousand million pounds.
pub const PENCE_MAX: i64 = 100_000_000_000;

/// An amount in whole pence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money {
    pence: i64,
}

impl Money {
    /// Nothing: 0.00.
    pub const ZERO: Money = Money { pence: 0 };

    /// Makes an amount from whole pence, or nothing beyond ±[`PENCE_MAX`].
    #[must_use]
    pub fn from_pence(pence: i64) -> Option<Money> {
        (pence.checked_abs()? <= PENCE_MAX).then_some(Money { pence })
    }

    /// Makes an amount from pounds that are already whole pence; nothing if they are not.
    #[must_use]
    pub fn from_pounds(pounds: Decimal) -> Option<Money> {
        let pence = pounds.checked_mul(Decimal::ONE_HUNDRED)?;
        if !pence.fract().is_zero() {
            return None;
        }
        Money::from_pence(i64::try_from(pence).ok()?)
    }

    /// Rounds pounds to a multiple of `multiple` pounds and makes an amount of the result.
    ///
    /// Gives nothing out of bounds or when the multiple itself is not whole pence.
    #[must_use]
    pub fn rounded(pounds: Decimal, multiple: Decimal, rounding: Rounding) -> Option<Money> {
        Money::from_pounds(rounding::round_to(pounds, multiple, rounding)?)
    }

    /// Rounds pounds to the penny, halves away from zero: the house rule for figures that no RAS
    /// governs (a weekly cost, a transitional cost, a yearly equivalent).
    #[must_use]
    pub fn to_the_penny(pounds: Decimal) -> Option<Money> {
        Money::rounded(pounds, Decimal::new(1, 2), Rounding::HalfUp)
    }

    /// The amount in whole pence.
    #[must_use]
    pub fn pence(self) -> i64 {
        self.pence
    }

    /// The amount in pounds, exact, with two decimals.
    #[must_use]
    pub fn pounds(self) -> Decimal {
        Decimal::new(self.pence, 2)
    }

    /// Adds two amounts; nothing when the sum leaves the bounds.
    #[must_use]
    pub fn plus(self, other: Money) -> Option<Money> {
        Money::from_pence(self.pence.checked_add(other.pence)?)
    }

    /// Takes `other` away; nothing when the difference leaves the bounds.
    #[must_use]
    pub fn minus(self, other: Money) -> Option<Money> {
        Money::from_pence(self.pence.checked_sub(other.pence)?)
    }

    /// Adds up amounts; nothing when the sum leaves the bounds.
    #[must_use]
    pub fn sum(amounts: impl IntoIterator<Item = Money>) -> Option<Money> {
        amounts.into_iter().try_fold(Money::ZERO, Money::plus)
    }

    /// The size without its sign.
    #[must_use]
    pub fn size(self) -> Money {
        Money {
            pence: self.pence.abs(),
        }
    }

    /// The same size with the other sign.
    #[must_use]
    pub fn negated(self) -> Money {
        Money { pence: -self.pence }
    }

    /// Whether the amount is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.pence < 0
    }

    /// Whether the amount is 0.00.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.pence == 0
    }

    /// Writes the amount with an explicit sign, as gaps and changes are shown: `+198.60`, `−62.40`.
    #[must_use]
    pub fn signed(self) -> String {
        let sign = if self.pence > 0 { "+" } else { "" };
        format!("{sign}{self}")
    }
}

/// Writes the amount with thousands separators and two decimals and no currency: `1,417.00`,
/// `−62.40` (with a true minus sign).
impl Money {
    /// The amount with its currency, the sign first: `£1,234.50`, `−€3.00`.
    #[must_use]
    pub fn shown_in(self, currency: &str) -> String {
        let sign = if self.is_negative() { "−" } else { "" };
        format!("{sign}{currency}{}", self.size())
    }
}

impl fmt::Display for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.pence.unsigned_abs();
        let sign = if self.pence < 0 { "−" } else { "" };
        let whole = number::with_thousands(size / 100);
        out.pad(&format!("{sign}{whole}.{:02}", size % 100))
    }
}

/// Why a typed or imported amount was not taken as money.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyProblem {
    /// Nothing was given.
    #[error("no amount was given; write pounds and pence such as 1,234.50")]
    Empty,
    /// The text is not an amount.
    #[error("\"{text}\" is not an amount; write pounds and pence such as £1,234.50 or 520")]
    NotAnAmount {
        /// The text as given, shortened.
        text: String,
    },
    /// The amount has the sign of another currency.
    #[error("the amount has the sign of another currency; write it in {own}, or without a sign")]
    OtherCurrency {
        /// The sign that it may have.
        own: String,
    },
    /// The text has more than two decimals.
    #[error("\"{text}\" has parts of a penny; write at most two decimals")]
    PartsOfAPenny {
        /// The text as given, shortened.
        text: String,
    },
    /// The amount is beyond the bounds of [`PENCE_MAX`].
    #[error("\"{text}\" is beyond what is accepted (at most £1,000,000,000.00)")]
    OutOfBounds {
        /// The text as given, shortened.
        text: String,
    },
}

/// Reads an amount in pounds as people type it: `£1,234.50`, `1234.5`, `-20`, `520`.
///
/// Commas must stand between thousands. The pound sign and spaces around are optional.
pub fn typed_money(text: &str) -> Result<Money, MoneyProblem> {
    typed_money_in("£", text)
}

/// Reads an amount in a currency: with its own sign before it, or with none. Another currency's
/// sign is refused: nothing is converted here.
pub fn typed_money_in(currency: &str, text: &str) -> Result<Money, MoneyProblem> {
    let shown = || beginning(text);
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(MoneyProblem::Empty);
    }
    let (negative, unsigned) = match trimmed.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
    };
    let unsigned = unsigned.trim();
    let bare = unsigned.strip_prefix(currency).unwrap_or(unsigned).trim();
    if has_foreign_sign(bare) {
        return Err(MoneyProblem::OtherCurrency {
            own: currency.to_owned(),
        });
    }
    if has_sign(bare) {
        return Err(MoneyProblem::NotAnAmount { text: shown() });
    }
    let plain = without_thousands(bare).ok_or(MoneyProblem::NotAnAmount { text: shown() })?;
    let pounds =
        number::plain_decimal(&plain).ok_or(MoneyProblem::NotAnAmount { text: shown() })?;
    if pounds.is_sign_negative() {
        return Err(MoneyProblem::NotAnAmount { text: shown() });
    }
    if pounds.normalize().scale() > 2 {
        return Err(MoneyProblem::PartsOfAPenny { text: shown() });
    }
    let amount = Money::from_pounds(pounds).ok_or(MoneyProblem::OutOfBounds { text: shown() })?;
    Ok(if negative { amount.negated() } else { amount })
}

/// Whether a text begins with a sign; after another one, or after the currency's, it is a slip.
#[must_use]
pub fn has_sign(text: &str) -> bool {
    text.trim_start().starts_with(['+', '-', '−'])
}

fn without_thousands(text: &str) -> Option<String> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let groups: Vec<&str> = whole.split(',').collect();
    let well_grouped = groups
        .iter()
        .enumerate()
        .all(|(position, group)| match position {
            0 if groups.len() == 1 => true,
            // No thousands begin with nought: `0,500` is a half, written otherwise.
            0 => (1..=3).contains(&group.len()) && !group.starts_with('0'),
            _ => group.len() == 3,
        });
    let whole = groups.concat();
    well_grouped.then(|| match fraction {
        Some(fraction) => format!("{whole}.{fraction}"),
        None => whole,
    })
}

/// The period that a rate of money is stated for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// A week: the house unit.
    Week,
    /// A calendar month: a twelfth of a year.
    Month,
    /// A year of as many weeks as the RAS states.
    Year,
}

/// Money for each week. The house unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PerWeek(pub Money);

/// Money for each calendar month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PerMonth(pub Money);

/// Months in a year.
const MONTHS_PER_YEAR: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

/// Money for each year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PerYear(pub Money);

impl PerWeek {
    /// The yearly equivalent: weekly × weeks, to the penny, halves away from zero.
    #[must_use]
    pub fn per_year(self, weeks_per_year: Decimal) -> Option<PerYear> {
        let pounds = self.0.pounds().checked_mul(weeks_per_year)?;
        Money::to_the_penny(pounds).map(PerYear)
    }
}

impl PerMonth {
    /// The yearly equivalent: monthly × 12.
    #[must_use]
    pub fn per_year(self) -> Option<PerYear> {
        let pounds = self.0.pounds().checked_mul(MONTHS_PER_YEAR)?;
        Money::to_the_penny(pounds).map(PerYear)
    }

    /// The weekly equivalent: monthly × 12 ÷ weeks, to the penny, halves away from zero.
    #[must_use]
    pub fn per_week(self, weeks_per_year: Decimal) -> Option<PerWeek> {
        let a_year = self.0.pounds().checked_mul(MONTHS_PER_YEAR)?;
        Money::to_the_penny(a_year.checked_div(weeks_per_year)?).map(PerWeek)
    }
}

impl PerYear {
    /// The weekly equivalent: yearly ÷ weeks, to the penny, halves away from zero.
    #[must_use]
    pub fn per_week(self, weeks_per_year: Decimal) -> Option<PerWeek> {
        let pounds = self.0.pounds().checked_div(weeks_per_year)?;
        Money::to_the_penny(pounds).map(PerWeek)
    }
}

impl fmt::Display for PerWeek {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl fmt::Display for PerYear {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pence(text: &str) -> Result<i64, MoneyProblem> {
        typed_money(text).map(Money::pence)
    }

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (text, expected) in [
            ("£1,234.50", 123_450),
            ("520", 52_000),
            (" 520.5 ", 52_050),
            ("-20", -2_000),
            ("−£20.00", -2_000),
            ("1,000,000", 100_000_000),
            ("520.500", 52_050),
        ] {
            assert_eq!(pence(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_not_an_amount_is_named_as_such() {
        for text in ["12,34", "1,2345", "five", "1.2.3", "£", "1,", "--5", "1e5"] {
            assert!(
                matches!(pence(text), Err(MoneyProblem::NotAnAmount { .. })),
                "{text}"
            );
        }
        assert_eq!(pence("  "), Err(MoneyProblem::Empty));
        assert!(matches!(
            pence("1.005"),
            Err(MoneyProblem::PartsOfAPenny { .. })
        ));
        assert!(matches!(
            pence("9999999999"),
            Err(MoneyProblem::OutOfBounds { .. })
        ));
    }

    #[test]
    fn a_month_is_a_twelfth_of_a_year_of_weeks() {
        let month = |pence| Money::from_pence(pence).map(PerMonth);
        let weekly = month(59_900).and_then(|amount| amount.per_week(Decimal::from(52)));
        assert_eq!(weekly.map(|amount| amount.0.pence()), Some(13_823));
        assert_eq!(
            month(1).and_then(|amount| amount.per_week(Decimal::ZERO)),
            None
        );
    }

    #[test]
    fn amounts_are_written_with_thousands_and_a_true_minus() {
        assert_eq!(
            Money::from_pence(141_700).map(|m| m.to_string()),
            Some("1,417.00".into())
        );
        assert_eq!(
            Money::from_pence(-6_240).map(|m| m.signed()),
            Some("−62.40".into())
        );
        assert_eq!(
            Money::from_pence(5).map(|m| m.signed()),
            Some("+0.05".into())
        );
        assert_eq!(Money::ZERO.signed(), "0.00");
    }
}
