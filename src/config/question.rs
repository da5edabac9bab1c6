//! The questions of the form and what their answers earn.

use super::bands::Bands;
use super::condition::{AgeRange, Condition};
use super::dated::Dated;
use super::step::RoundingRule;
use crate::terms::ids::{DomainId, OptionId, QuestionId};
use crate::terms::text::Label;
use rust_decimal::Decimal;

/// One question of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its id: also its column in an assessments file.
    pub id: QuestionId,
    /// Its text, as on the form.
    pub text: Label,
    /// The domain that its points go to; none for a question that only conditions ask for.
    pub domain: Option<DomainId>,
    /// What kind of answer it takes.
    pub kind: QuestionKind,
    /// Whether a case can be scored without an answer.
    pub need: AnswerNeed,
    /// When its points count.
    pub counts_when: Condition,
}

/// Whether an answer is needed. A missing answer is never read as zero points silently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnswerNeed {
    /// The case cannot be scored without it (unless the question does not count for the case).
    Required,
    /// The RAS states that an unanswered question earns nothing; the trace says so.
    EarnsNothingWhenMissing,
}

/// What kind of answer a question takes, and what it earns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// One option.
    Choice {
        /// The options in the order of the form; their points need not rise.
        options: Vec<AnswerOption>,
    },
    /// Any number of options; their points are added.
    Ticks {
        /// The options in the order of the form.
        options: Vec<AnswerOption>,
        /// The most points the ticks can earn together.
        cap: Option<Dated<Decimal>>,
    },
    /// A number in a stated unit.
    Number {
        /// The unit in words (`hours a week`).
        unit: String,
        /// The least and the greatest number that is accepted.
        range: (Decimal, Decimal),
        /// What the number earns.
        earns: NumberPoints,
    },
    /// So many times a day, week or month, converted to times a week.
    Frequency {
        /// The most times a week that is accepted.
        times_per_week_max: Decimal,
        /// What the times a week earn.
        earns: NumberPoints,
    },
}

/// One option of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerOption {
    /// Its id: also how an assessments file names it.
    pub id: OptionId,
    /// Its text, as on the form.
    pub text: Label,
    /// What it earns; none where the question earns no points.
    pub points: Option<Dated<Decimal>>,
    /// What it earns for stated ages instead.
    pub points_at_ages: Vec<(AgeRange, Dated<Decimal>)>,
    /// Ticks only: the option excludes every other ("none of these").
    pub excludes_others: bool,
}

/// What a number earns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberPoints {
    /// Nothing: only conditions and adjustments ask for it.
    Nothing,
    /// Points by ranges.
    Ranges(Dated<Bands<Decimal>>),
    /// So many points for every `units` units, rounded by the stated rule.
    PerUnit {
        /// Points for `units` units.
        points: Dated<Decimal>,
        /// How many units make one step (60 minutes an hour, say).
        units: Decimal,
        /// How the points are rounded.
        rounding: RoundingRule,
    },
}

/// Answers that cannot both be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// Its id.
    pub id: String,
    /// When the answers clash.
    pub when: Condition,
    /// What clashes, in plain words.
    pub explanation: String,
}

/// How frequencies are converted to times a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrequencyRule {
    /// Days in a week, for `n/day`.
    pub days_per_week: Decimal,
    /// What a month is, for `n/month`.
    pub month: MonthRule,
}

/// What a month is where a frequency is converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthRule {
    /// A part of a year that has so many months and so many weeks.
    OfYear {
        /// Months in a year.
        months_per_year: Decimal,
        /// Weeks in a year.
        weeks_per_year: Decimal,
    },
    /// So many days.
    OfDays {
        /// Days in a month.
        days_per_month: Decimal,
    },
}

impl FrequencyRule {
    /// Turns a number a month into times a week: what to multiply by and then to divide by.
    #[must_use]
    pub fn of_month(&self) -> (Decimal, Decimal) {
        match self.month {
            MonthRule::OfYear {
                months_per_year,
                weeks_per_year,
            } => (months_per_year, weeks_per_year),
            MonthRule::OfDays { days_per_month } => (self.days_per_week, days_per_month),
        }
    }
}

impl Question {
    /// The options to choose or tick; none where a number or a frequency is asked for.
    #[must_use]
    pub fn options(&self) -> &[AnswerOption] {
        match &self.kind {
            QuestionKind::Choice { options } | QuestionKind::Ticks { options, .. } => options,
            QuestionKind::Number { .. } | QuestionKind::Frequency { .. } => &[],
        }
    }
}
