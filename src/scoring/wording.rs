//! How conditions, bands, roundings and figures are put into words.

use super::trace::{About, BandRead, Given, Input, TraceValue};
use crate::config::bands::Intervals;
use crate::config::condition::{AgeRange, Condition, PointsOf};
use crate::config::step::RoundingRule;
use crate::terms::ids::{OptionId, QuestionId};
use crate::terms::number::{at_least_two_decimals, shortest};
use rust_decimal::Decimal;

/// Points: `14.00`.
#[must_use]
pub fn points(number: Decimal) -> String {
    at_least_two_decimals(number)
}

/// Money with its sign before the currency: `£1.50`, `−£1.50`.
#[must_use]
pub fn money(currency: &str, pounds: Decimal) -> String {
    let sign = if pounds < Decimal::ZERO { "−" } else { "" };
    format!("{sign}{currency}{}", at_least_two_decimals(pounds.abs()))
}

/// A percentage with its sign: `−15 %`, `+1.57 %`.
#[must_use]
pub fn percent(number: Decimal) -> String {
    let sign = if number < Decimal::ZERO { "−" } else { "+" };
    format!("{sign}{} %", shortest(number.abs()))
}

/// A figure of the trace; nothing where it is no number.
#[must_use]
pub fn value(currency: &str, value: TraceValue) -> Option<String> {
    match value {
        TraceValue::Points(number) => Some(points(number)),
        TraceValue::Money(amount) => Some(money(currency, amount.pounds())),
        TraceValue::Number(number) => Some(shortest(number)),
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
        Given::Number(number) => shortest(*number),
        Given::Times { count, per, .. } => format!("{} a {}", shortest(*count), per.code()),
        Given::Age(age) => age.to_string(),
        Given::Nothing => "not answered".to_owned(),
        Given::NotAsked => "does not count for this case".to_owned(),
    }
}

/// How a figure is rounded: `, to 0.01 half up`; empty where it is not.
#[must_use]
pub fn rounding(rule: Option<RoundingRule>) -> String {
    rule.map_or_else(String::new, |rule| {
        format!(", to {} {}", shortest(rule.to), rule.rounding.code())
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
        .filter_map(|(word, end)| end.map(|end| format!("{word} {}", shortest(end))))
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

/// A condition in words; questions and options by their texts where `inputs` has them.
#[must_use]
pub fn condition(condition: &Condition, inputs: &[Input]) -> String {
    match condition {
        Condition::Always => "always".to_owned(),
        Condition::Answered { question, is } => {
            let options: Vec<String> = is.iter().map(|id| option(question, id, inputs)).collect();
            format!("{} is {}", asked(question, inputs), options.join(" or "))
        }
        Condition::Number {
            question,
            at_least,
            below,
        } => {
            format!(
                "{} is {}",
                asked(question, inputs),
                bounds(*at_least, *below)
            )
        }
        Condition::Age(AgeRange {
            from,
            below: Some(below),
        }) => {
            format!("age is {from} or more and below {below}")
        }
        Condition::Age(AgeRange { from, below: None }) => format!("age is {from} or more"),
        Condition::Fact { fact, is } => {
            format!("{} is {}", fact.code().replace('_', " "), is.join(" or "))
        }
        Condition::WeightedPoints {
            of: whose,
            at_least,
            below,
        } => {
            format!(
                "weighted points of {} are {}",
                of(whose),
                bounds(*at_least, *below)
            )
        }
        Condition::All(parts) => listed(parts, "and", inputs),
        Condition::Any(parts) => listed(parts, "or", inputs),
        Condition::Not(inner) => format!("not ({})", self::condition(inner, inputs)),
    }
}

fn listed(parts: &[Condition], word: &str, inputs: &[Input]) -> String {
    let parts = parts.iter().map(|part| match part {
        Condition::All(_) | Condition::Any(_) => format!("({})", condition(part, inputs)),
        _ => condition(part, inputs),
    });
    parts.collect::<Vec<_>>().join(&format!(" {word} "))
}

fn bounds(at_least: Option<Decimal>, below: Option<Decimal>) -> String {
    match (at_least, below) {
        (Some(least), Some(below)) => {
            format!("{} or more and below {}", shortest(least), shortest(below))
        }
        (Some(least), None) => format!("{} or more", shortest(least)),
        (None, Some(below)) => format!("below {}", shortest(below)),
        (None, None) => "any number".to_owned(),
    }
}

fn asked(question: &QuestionId, inputs: &[Input]) -> String {
    let about = About::Answer(question.clone());
    let title = inputs
        .iter()
        .find(|input| input.about == about)
        .map(|input| input.title.as_str());
    match title {
        Some("") => "the answer".to_owned(),
        Some(title) => format!("“{title}”"),
        None => question.to_string(),
    }
}

fn option(question: &QuestionId, id: &OptionId, inputs: &[Input]) -> String {
    let about = About::Answer(question.clone());
    let text = inputs
        .iter()
        .filter(|input| input.about == about)
        .find_map(|input| match &input.given {
            Given::Option(known, text) => (known == id).then(|| text.clone()),
            Given::Options(options) => options
                .iter()
                .find(|(known, _)| known == id)
                .map(|(_, text)| text.clone()),
            _ => None,
        });
    text.map_or_else(|| id.to_string(), |text| format!("“{text}”"))
}

/// Whose weighted points.
#[must_use]
pub fn of(whose: &PointsOf) -> String {
    match whose {
        PointsOf::Domain(id) => id.to_string(),
        PointsOf::Total(id) => id.to_string(),
    }
}
