//! How bands, roundings and figures are put into words.

use super::trace::{BandRead, Given, TraceValue};
use crate::config::bands::Intervals;
use crate::config::condition::PointsOf;
use crate::config::step::RoundingRule;
use crate::terms::number::{at_least_two_decimals, grouped, written};
use rust_decimal::Decimal;

/// Points: `14.00`.
#[must_use]
pub fn points(number: Decimal) -> String {
    at_least_two_decimals(number)
}

/// Money with its sign before the currency: `£1,430.00`, `−£1.50`.
#[must_use]
pub fn money(currency: &str, pounds: Decimal) -> String {
    let sign = if pounds < Decimal::ZERO { "−" } else { "" };
    format!(
        "{sign}{currency}{}",
        grouped(&at_least_two_decimals(pounds.abs()))
    )
}

/// A percentage with its sign: `−15 %`, `+1.57 %`.
#[must_use]
pub fn percent(number: Decimal) -> String {
    let sign = if number < Decimal::ZERO { "−" } else { "+" };
    format!("{sign}{} %", written(number.abs()))
}

/// A figure of the trace; nothing where it is no number.
#[must_use]
pub fn value(currency: &str, value: TraceValue) -> Option<String> {
    match value {
        TraceValue::Points(number) => Some(points(number)),
        TraceValue::Money(amount) => Some(money(currency, amount.pounds())),
        TraceValue::Number(number) => Some(written(number)),
        TraceValue::Listed | TraceValue::NotConsidered | TraceValue::NoAmount => None,
    }
}

/// What was read.
#[must_use]
pub fn given(given: &Given) -> String {
    match given {
        Given::Option(_, text) => text.to_string(),
        Given::Words(text) => text.clone(),
        Given::Options(options) => options
            .iter()
            .map(|(_, text)| text.as_str())
            .collect::<Vec<_>>()
            .join("; "),
        Given::Number(number) => written(*number),
        Given::Times { count, per, .. } => format!("{} a {}", written(*count), per.code()),
        Given::Age(age) => age.to_string(),
        Given::Nothing => "not answered".to_owned(),
        Given::NotAsked => "does not count for this case".to_owned(),
    }
}

/// How a figure is rounded: `, to 0.01 half up`; empty where it is not.
#[must_use]
pub fn rounding(rule: Option<RoundingRule>) -> String {
    rule.map_or_else(String::new, |rule| {
        format!(", to {} {}", written(rule.to), rule.rounding.code())
    })
}

/// A band in words: `Some Support (from 146 below 161)`.
#[must_use]
pub fn band(read: &BandRead) -> String {
    let (low_word, high_word) = match read.intervals {
        Intervals::FromBelow => ("from", "below"),
        Intervals::AboveTo => ("above", "to"),
    };
    let ends = [(low_word, read.low), (high_word, read.high)];
    let ends: Vec<String> = ends
        .iter()
        .filter_map(|(word, end)| end.map(|end| format!("{word} {}", written(end))))
        .collect();
    let ends = if ends.is_empty() {
        "any".to_owned()
    } else {
        ends.join(" ")
    };
    match &read.label {
        Some(label) => format!("{label} ({ends})"),
        None => format!("the band {ends}"),
    }
}

/// Whose weighted points.
#[must_use]
pub fn of(whose: &PointsOf) -> String {
    match whose {
        PointsOf::Domain(id) => id.to_string(),
        PointsOf::Total(id) => id.to_string(),
    }
}
