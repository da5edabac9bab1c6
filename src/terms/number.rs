//! Decimal numbers as people and files write them, and as the program shows them.

use rust_decimal::Decimal;
use std::str::FromStr;

/// The most characters a typed or imported number may have.
pub const NUMBER_LENGTH_MAX: usize = 24;

/// Reads a plain decimal: an optional sign, digits, an optional point with digits after it.
///
/// No thousands separators, exponents or spaces: a file that has them is told so, not guessed at.
#[must_use]
pub fn plain_decimal(text: &str) -> Option<Decimal> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if text.len() > NUMBER_LENGTH_MAX || !digits(whole) || !digits(fraction) {
        return None;
    }
    Decimal::from_str(text).ok()
}

/// Writes a decimal without trailing zeros and never as `-0`.
#[must_use]
pub fn shortest(value: Decimal) -> String {
    if value.is_zero() {
        "0".to_owned()
    } else {
        value.normalize().to_string()
    }
}

/// Writes a decimal for people: as [`shortest`], with a true minus sign: `−1.5`.
#[must_use]
pub fn written(value: Decimal) -> String {
    with_true_minus(shortest(value))
}

/// Writes a decimal for people, with all its places and at least two, never as `−0.00`: `14.00`,
/// `12.2345`, `−3.75` (with a true minus sign).
#[must_use]
pub fn at_least_two_decimals(value: Decimal) -> String {
    with_true_minus(plain_two_decimals(value))
}

/// A number of points for people: `1 point`, `1.5 points`.
#[must_use]
pub fn points(value: Decimal) -> String {
    let word = if value == Decimal::ONE {
        "point"
    } else {
        "points"
    };
    format!("{} {word}", written(value))
}

fn with_true_minus(text: String) -> String {
    match text.strip_prefix('-') {
        Some(size) => format!("−{size}"),
        None => text,
    }
}

/// The same for files and other programs, which read a hyphen as the minus sign: `-3.75`.
#[must_use]
pub fn plain_two_decimals(value: Decimal) -> String {
    let short = shortest(value);
    match short.split_once('.') {
        None => format!("{short}.00"),
        Some((_, fraction)) if fraction.len() == 1 => format!("{short}0"),
        Some(_) => short,
    }
}

/// Writes a whole number with commas between thousands.
#[must_use]
pub fn with_thousands(value: u64) -> String {
    grouped(&value.to_string())
}

/// Sets commas between the thousands of a number that is written without a sign: `1,430.00`.
#[must_use]
pub fn grouped(plain: &str) -> String {
    let n_whole = plain.find('.').unwrap_or(plain.len());
    let mut text = String::with_capacity(plain.len() + n_whole / 3);
    for (position, sign) in plain.chars().enumerate() {
        if position > 0 && position < n_whole && (n_whole - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(sign);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn only_plain_numbers_are_read() {
        assert_eq!(plain_decimal("12.50"), Some(dec!(12.50)));
        assert_eq!(plain_decimal("-3"), Some(dec!(-3)));
        for text in ["", "1,234", "1e3", " 1", "1.", ".5", "1_000", "£1", "--1"] {
            assert_eq!(plain_decimal(text), None, "{text:?} must not be read");
        }
    }

    #[test]
    fn numbers_are_written_short_and_grouped() {
        assert_eq!(shortest(dec!(-0.00)), "0");
        assert_eq!(shortest(dec!(14.00)), "14");
        assert_eq!(written(dec!(-1.50)), "−1.5");
        assert_eq!(points(dec!(1.0)), "1 point");
        assert_eq!(points(dec!(-1)), "−1 points");
        assert_eq!(at_least_two_decimals(dec!(-1)), "−1.00");
        assert_eq!(at_least_two_decimals(dec!(-0.00)), "0.00");
        assert_eq!(plain_two_decimals(dec!(-1)), "-1.00");
        assert_eq!(with_thousands(0), "0");
        assert_eq!(with_thousands(1_234_567), "1,234,567");
        assert_eq!(grouped("1234.5678"), "1,234.5678");
        assert_eq!(grouped("999.00"), "999.00");
    }
}
