//! Conditions and figures of a RAS in plain words, for listings and titles.

use super::adjustment::Operation;
use super::condition::{Condition, Fact, PointsOf};
use super::dated::Dated;
use super::question::{Question, QuestionKind};
use super::ras::Ras;
use super::step::RoundingRule;
use crate::terms::date::shown;
use crate::terms::ids::{OptionId, QuestionId};
use crate::terms::number::shortest;
use rust_decimal::Decimal;

/// A condition in plain words (`“Nights” is at least 1 and below 4`).
#[must_use]
pub fn condition_words(ras: &Ras, condition: &Condition) -> String {
    match condition {
        Condition::Always => "always".to_owned(),
        Condition::Answered { question, is } => {
            let options = is
                .iter()
                .map(|option| option_words(ras.question(question), option));
            let options: Vec<String> = options.collect();
            format!(
                "{} is {}",
                question_words(ras, question),
                options.join(" or ")
            )
        }
        Condition::Number {
            question,
            at_least,
            below,
        } => {
            format!(
                "{} is {}",
                question_words(ras, question),
                bounds(*at_least, *below)
            )
        }
        Condition::Age(ages) => ages.words(),
        Condition::Fact { fact, is } => format!("{} is {}", fact_words(*fact), is.join(" or ")),
        Condition::WeightedPoints {
            of,
            at_least,
            below,
        } => {
            let title = match of {
                PointsOf::Domain(id) => ras.domain(id).map(|domain| domain.title.as_str()),
                PointsOf::Total(id) => ras.total(id).map(|total| total.title.as_str()),
            };
            let title = title.unwrap_or("(not known)");
            format!(
                "weighted points of {title} are {}",
                bounds(*at_least, *below)
            )
        }
        Condition::All(parts) => joined(ras, parts, " and "),
        Condition::Any(parts) => joined(ras, parts, " or "),
        Condition::Not(inner) => format!("not ({})", condition_words(ras, inner)),
    }
}

fn joined(ras: &Ras, parts: &[Condition], with: &str) -> String {
    let words = parts.iter().map(|part| match part {
        Condition::All(_) | Condition::Any(_) => format!("({})", condition_words(ras, part)),
        _ => condition_words(ras, part),
    });
    let words: Vec<String> = words.collect();
    words.join(with)
}

fn question_words(ras: &Ras, id: &QuestionId) -> String {
    match ras.question(id) {
        Some(question) => format!("“{}”", question.text),
        None => format!("“{id}”"),
    }
}

fn option_words(question: Option<&Question>, id: &OptionId) -> String {
    let options = question.map(|question| match &question.kind {
        QuestionKind::Choice { options } | QuestionKind::Ticks { options, .. } => {
            options.as_slice()
        }
        QuestionKind::Number { .. } | QuestionKind::Frequency { .. } => &[],
    });
    let known = options
        .unwrap_or_default()
        .iter()
        .find(|option| option.id == *id);
    known.map_or_else(|| format!("“{id}”"), |option| format!("“{}”", option.text))
}

fn bounds(at_least: Option<Decimal>, below: Option<Decimal>) -> String {
    match (at_least.map(shortest), below.map(shortest)) {
        (Some(least), Some(below)) => format!("at least {least} and below {below}"),
        (Some(least), None) => format!("at least {least}"),
        (None, Some(below)) => format!("below {below}"),
        (None, None) => "any number".to_owned(),
    }
}

/// A fact in plain words.
#[must_use]
pub fn fact_words(fact: Fact) -> &'static str {
    match fact {
        Fact::PrimarySupportReason => "the primary support reason",
        Fact::Accommodation => "the accommodation",
        Fact::HasUnpaidCarer => "an unpaid carer being known",
        Fact::LivesAlone => "living alone",
        Fact::Deployment => "the way the budget is taken",
        Fact::Gender => "the gender",
        Fact::Team => "the team",
    }
}

/// A text followed by more: `What help?` and `None` become `What help? None`, others get a colon.
#[must_use]
pub fn followed_by(text: &str, more: &str) -> String {
    match text.ends_with(['?', ':', '.']) {
        true => format!("{text} {more}"),
        false => format!("{text}: {more}"),
    }
}

/// A figure with every date and the key of its reference:
/// `1.25 from 1 Apr 2026 [a]; 1.30 from 1 Apr 2027 [b]`.
#[must_use]
pub fn figure_words(series: &Dated<Decimal>) -> String {
    let values = series.values().iter().map(|known| {
        format!(
            "{} from {} [{}]",
            known.value,
            shown(known.from),
            known.reference
        )
    });
    let values: Vec<String> = values.collect();
    values.join("; ")
}

/// A rounding in words: `to 0.01, half up`.
#[must_use]
pub fn rounding_words(rule: RoundingRule) -> String {
    format!("to {}, {}", shortest(rule.to), rule.rounding.code())
}

/// What an adjustment does with its value, before the value: `change in per cent:`, `at most`.
#[must_use]
pub fn operation_words(operation: Operation) -> &'static str {
    match operation {
        Operation::Percent => "change in per cent:",
        Operation::Fraction => "change by the fraction",
        Operation::Multiply => "times",
        Operation::Divide => "divided by",
        Operation::Add => "plus",
        Operation::Subtract => "less",
        Operation::Floor => "at least",
        Operation::Cap => "at most",
    }
}
