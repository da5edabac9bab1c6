//! Numbers of a workbook as people see them, and its day numbers as dates.
//!
//! Workbooks keep numbers in binary, so that 0.3 may stand as 0.30000000000000004. Spreadsheets
//! show 15 figures; so many are read, in decimal.

use crate::terms::date::Date;
use jiff::ToSpan;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The figures that a spreadsheet keeps of a number.
const FIGURES: u32 = 15;

/// The day number that stands for 29 February 1900, a day that there was not.
const NO_DAY: i64 = 60;

/// A number as it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// The number in at most 15 figures.
    pub value: Decimal,
    /// Whether the workbook has more figures.
    pub is_rounded: bool,
}

/// Reads a number as a workbook writes it.
#[must_use]
pub fn number(text: &str) -> Option<Number> {
    let exact = match text.contains(['e', 'E']) {
        true => Decimal::from_scientific(text).ok()?,
        false => text.parse().ok()?,
    };
    let value = exact.round_sf(FIGURES)?.normalize();
    Some(Number {
        value,
        is_rounded: value != exact,
    })
}

/// The day with a number, and whether a time of day stands beside it; nothing where there is none.
#[must_use]
pub fn day(number: Decimal, from_1904: bool) -> Option<(Date, bool)> {
    let whole = number.trunc().to_i64()?;
    let first = match from_1904 {
        true => Date::constant(1904, 1, 1),
        false if whole < NO_DAY => Date::constant(1899, 12, 31),
        false if whole == NO_DAY => return None,
        false => Date::constant(1899, 12, 30),
    };
    if whole < i64::from(!from_1904) {
        return None;
    }
    let date = first.checked_add(whole.checked_abs().filter(|n| *n < 3_000_000)?.days());
    Some((date.ok()?, !number.fract().is_zero()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<(String, bool)> {
        let number = number(text)?;
        Some((number.value.to_string(), number.is_rounded))
    }

    #[test]
    fn numbers_have_no_binary_noise() {
        for (text, seen, is_rounded) in [
            ("0.30000000000000004", "0.3", true),
            ("23.920000000000002", "23.92", true),
            ("17.5", "17.5", false),
            ("1001", "1001", false),
            ("-0", "0", false),
            ("1.5E-2", "0.015", false),
            ("1E+3", "1000", false),
            ("100.10", "100.1", false),
        ] {
            assert_eq!(shown(text), Some((seen.to_owned(), is_rounded)), "{text}");
        }
        for text in ["", "x", "1,5", "NaN", "1E+400", "1 2"] {
            assert_eq!(shown(text), None, "{text}");
        }
    }

    #[test]
    fn day_numbers_are_the_days_that_spreadsheets_show() {
        let on = |number: &str, from_1904| day(number.parse().expect("a number"), from_1904);
        let date = |year, month, day| Date::constant(year, month, day);
        assert_eq!(on("1", false), Some((date(1900, 1, 1), false)));
        assert_eq!(on("59", false), Some((date(1900, 2, 28), false)));
        assert_eq!(on("60", false), None);
        assert_eq!(on("61", false), Some((date(1900, 3, 1), false)));
        assert_eq!(on("46350", false), Some((date(2026, 11, 24), false)));
        assert_eq!(on("46350.75", false), Some((date(2026, 11, 24), true)));
        assert_eq!(on("44888", true), Some((date(2026, 11, 24), false)));
        assert_eq!(on("0", true), Some((date(1904, 1, 1), false)));
        assert_eq!(on("0.5", false), None);
        assert_eq!(on("-1", false), None);
        assert_eq!(on("99999999999", false), None);
    }
}
