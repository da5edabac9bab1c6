//! Reading an answer in the notation of its question's kind; what is not an answer is told what is.

use super::question::{AnswerOption, FrequencyRule, Question, QuestionKind};
use crate::terms::number::{plain_decimal, shortest};
use rust_decimal::Decimal;

/// An answer that its question takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<'q> {
    /// The chosen option.
    Chosen(&'q AnswerOption),
    /// The ticked options, each once, in the order of the form.
    Ticked(Vec<&'q AnswerOption>),
    /// A number in the question's unit.
    Number(Decimal),
    /// A frequency.
    Times {
        /// How many times.
        count: Decimal,
        /// In which span.
        per: Per,
        /// The same in times a week: count × [`Per::weekly`], unrounded.
        a_week: Decimal,
    },
}

/// The span of a frequency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Per {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
}

impl Per {
    /// Every span with the word that answers use.
    pub const ALL: [(Per, &'static str); 3] = [
        (Per::Day, "day"),
        (Per::Week, "week"),
        (Per::Month, "month"),
    ];

    /// The word that answers use.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Per::Day => "day",
            Per::Week => "week",
            Per::Month => "month",
        }
    }

    /// Turns a count into times a week: the numbers to multiply by and then to divide by.
    #[must_use]
    pub fn weekly(self, rule: &FrequencyRule) -> (Decimal, Decimal) {
        match self {
            Per::Day => (rule.days_per_week, Decimal::ONE),
            Per::Week => (Decimal::ONE, Decimal::ONE),
            Per::Month => rule.of_month(),
        }
    }
}

/// A text is not an answer to its question.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an answer; {allowed}")]
pub struct AnswerRefused {
    /// What is allowed (`allowed: none, some, daily`).
    pub allowed: String,
}

/// Reads an answer: an option id, option ids joined by `|`, a plain number, or a frequency such as
/// `2/day`. Spaces around the answer and around `|` and `/` do not count.
pub fn read<'q>(
    question: &'q Question,
    frequency: &FrequencyRule,
    text: &str,
) -> Result<Answer<'q>, AnswerRefused> {
    let text = text.trim();
    let answer = match &question.kind {
        QuestionKind::Choice { options } => option(options, text).map(Answer::Chosen),
        QuestionKind::Ticks { options, .. } => ticks(options, text).map(Answer::Ticked),
        QuestionKind::Number { range, .. } => plain_decimal(text)
            .filter(|number| (range.0..=range.1).contains(number))
            .map(Answer::Number),
        QuestionKind::Frequency {
            times_per_week_max, ..
        } => times(frequency, text).filter(|answer| match answer {
            Answer::Times { a_week, .. } => a_week <= times_per_week_max,
            Answer::Chosen(_) | Answer::Ticked(_) | Answer::Number(_) => false,
        }),
    };
    answer.ok_or_else(|| AnswerRefused {
        allowed: allowed(&question.kind),
    })
}

/// The same answer in the spelling of the form, where it differs from it in capitals alone; nothing
/// where the question takes it as it is, or not at all. Option ids differ by more than capitals.
#[must_use]
pub fn spelt_as_the_form(
    question: &Question,
    frequency: &FrequencyRule,
    text: &str,
) -> Option<String> {
    let id = |word: &str| {
        let options = question.options().iter();
        let mut same = options.filter(|option| option.id.as_str().eq_ignore_ascii_case(word));
        same.next().map(|option| option.id.as_str())
    };
    let spelt = match &question.kind {
        QuestionKind::Choice { .. } => id(text.trim())?.to_owned(),
        QuestionKind::Ticks { .. } => {
            let ids = text.split('|').map(|word| id(word.trim()));
            ids.collect::<Option<Vec<&str>>>()?.join("|")
        }
        QuestionKind::Frequency { .. } => text.to_lowercase(),
        QuestionKind::Number { .. } => return None,
    };
    let taken = |answer: &str| read(question, frequency, answer).is_ok();
    (!taken(text) && taken(&spelt)).then_some(spelt)
}

fn option<'q>(options: &'q [AnswerOption], text: &str) -> Option<&'q AnswerOption> {
    options.iter().find(|option| option.id.as_str() == text)
}

fn ticks<'q>(options: &'q [AnswerOption], text: &str) -> Option<Vec<&'q AnswerOption>> {
    let given: Vec<&str> = text.split('|').map(str::trim).collect();
    let known = |id: &&str| options.iter().any(|option| option.id.as_str() == *id);
    if !given.iter().all(known) {
        return None;
    }
    let ticked: Vec<&AnswerOption> = options
        .iter()
        .filter(|option| given.contains(&option.id.as_str()))
        .collect();
    let each_once = ticked.len() == given.len();
    let alone = ticked.len() == 1 || !ticked.iter().any(|option| option.excludes_others);
    (each_once && alone).then_some(ticked)
}

fn times(rule: &FrequencyRule, text: &str) -> Option<Answer<'static>> {
    let (count, per) = text.split_once('/')?;
    let count = plain_decimal(count.trim()).filter(|count| *count >= Decimal::ZERO)?;
    let per = per.trim();
    let (per, _) = Per::ALL.into_iter().find(|(_, code)| *code == per)?;
    let (times, divided_by) = per.weekly(rule);
    let a_week = count.checked_mul(times)?.checked_div(divided_by)?;
    Some(Answer::Times { count, per, a_week })
}

fn allowed(kind: &QuestionKind) -> String {
    let ids = |options: &[AnswerOption]| {
        options
            .iter()
            .map(|option| option.id.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    match kind {
        QuestionKind::Choice { options } => format!("allowed: one of {}", ids(options)),
        QuestionKind::Ticks { options, .. } => {
            let alone: Vec<&str> = options
                .iter()
                .filter(|option| option.excludes_others)
                .map(|option| option.id.as_str())
                .collect();
            let alone = match alone.as_slice() {
                [] => String::new(),
                alone => format!("; only alone: {}", alone.join(", ")),
            };
            format!(
                "allowed: any of {}, each once, joined by |{alone}",
                ids(options)
            )
        }
        QuestionKind::Number { unit, range, .. } => format!(
            "allowed: a plain number from {} to {} ({unit})",
            shortest(range.0),
            shortest(range.1)
        ),
        QuestionKind::Frequency {
            times_per_week_max, ..
        } => format!(
            "allowed: a frequency such as 2/day, 3/week or 1/month, at most {} times a week",
            shortest(*times_per_week_max)
        ),
    }
}
