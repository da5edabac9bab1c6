//! How flags write money, percentages, places and lists.

use crate::caseload::package::CostFrequency;
use crate::terms::budget::percent_to;
use crate::terms::money::Money;
use crate::terms::number;
use rust_decimal::Decimal;

/// An amount with its currency: `£612.40`, `−£62.40`.
#[must_use]
pub fn pounds(currency: &str, amount: Money) -> String {
    let sign = if amount.is_negative() { "−" } else { "" };
    format!("{sign}{currency}{}", amount.size())
}

/// An amount with its sign written out: `+£198.60`, `−£62.40`, `£0.00`.
#[must_use]
pub fn signed(currency: &str, amount: Money) -> String {
    let plus = if amount > Money::ZERO { "+" } else { "" };
    format!("{plus}{}", pounds(currency, amount))
}

/// An amount as limits are written: without pence when it is whole pounds (`£50`, `£49.50`).
#[must_use]
pub fn limit_pounds(currency: &str, amount: Money) -> String {
    let shown = pounds(currency, amount);
    match shown.strip_suffix(".00") {
        Some(whole) => whole.to_owned(),
        None => shown,
    }
}

/// A price of a unit, in pounds as given, with at least two decimals: `£23.92`, `£12.345`.
#[must_use]
pub fn price(currency: &str, value: Decimal) -> String {
    format!("{currency}{}", number::at_least_two_decimals(value))
}

/// What one unit of a price is: `an hour`, `a session`.
#[must_use]
pub fn per_unit(frequency: CostFrequency) -> &'static str {
    match frequency {
        CostFrequency::PerSession => "a session",
        CostFrequency::Hourly => "an hour",
        CostFrequency::Daily => "a day",
        CostFrequency::Weekly => "a week",
        CostFrequency::Fortnightly => "a fortnight",
        CostFrequency::FourWeekly => "every four weeks",
        CostFrequency::Monthly => "a month",
        CostFrequency::Quarterly => "a quarter",
        CostFrequency::Annually => "a year",
        CostFrequency::OneOff => "once",
    }
}

/// The size of a percentage to the whole per cent, or with as many as two decimals where whole
/// per cents would hide that it is above or below `limit` (or that it is not zero).
#[must_use]
pub fn percent_beside(percent: Decimal, limit: Option<Decimal>) -> String {
    let size = percent.abs();
    let hides = |shown: Decimal| {
        (shown.is_zero() && !size.is_zero())
            || limit.is_some_and(|limit| shown == limit && size != limit)
    };
    match (percent_to(2, size, hides), limit) {
        (Some(shown), _) => format!("{} %", number::shortest(shown)),
        (None, Some(limit)) if size > limit => format!("just over {} %", number::shortest(limit)),
        (None, Some(limit)) if size < limit => format!("just under {} %", number::shortest(limit)),
        (None, _) => "under 0.01 %".to_owned(),
    }
}

/// A place in a row: `1st`, `22nd`, `95th`.
#[must_use]
pub fn ordinal(place: u32) -> String {
    let suffix = match (place % 100, place % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{place}{suffix}")
}

/// Names of rows, each once, with the number of rows where several have the name.
#[must_use]
pub fn with_rows<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for name in names {
        match counted.iter_mut().find(|(known, _)| *known == name) {
            Some((_, n)) => *n += 1,
            None => counted.push((name, 1)),
        }
    }
    let shown = counted.into_iter().map(|(name, n)| match n {
        1 => name.to_owned(),
        _ => format!("{name} ({n} rows)"),
    });
    shown.collect()
}

/// Items as a list in a sentence: `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn a_percentage_never_looks_like_the_limit_it_passes() {
        for (percent, limit, shown) in [
            (dec!(47.99), Some(dec!(10)), "48 %"),
            (dec!(-23.4), Some(dec!(10)), "23 %"),
            (dec!(10.4), Some(dec!(10)), "10.4 %"),
            (dec!(10.04), Some(dec!(10)), "10.04 %"),
            (dec!(10.004), Some(dec!(10)), "just over 10 %"),
            (dec!(9.996), Some(dec!(10)), "just under 10 %"),
            (dec!(10), Some(dec!(10)), "10 %"),
            (dec!(0.3), None, "0.3 %"),
            (dec!(0.001), None, "under 0.01 %"),
            (dec!(0), None, "0 %"),
        ] {
            assert_eq!(percent_beside(percent, limit), shown, "{percent}");
        }
    }

    #[test]
    fn places_and_lists_read_as_people_write_them() {
        let places: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 21, 95, 102, 111]
            .into_iter()
            .map(ordinal)
            .collect();
        assert_eq!(
            places.join(" "),
            "1st 2nd 3rd 4th 11th 12th 13th 21st 95th 102nd 111th"
        );
        let items = |n: usize| -> Vec<String> {
            ["a", "b", "c"]
                .iter()
                .take(n)
                .map(|s| (*s).to_owned())
                .collect()
        };
        let shown: Vec<String> = (0..4).map(|n| listed(&items(n))).collect();
        assert_eq!(shown, ["", "a", "a and b", "a, b and c"]);
    }
}
