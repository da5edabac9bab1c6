//! What a flag rule is: its names, why it matters, what it reads from the tolerances, and its test.

use super::finding::Finding;
use super::setting::{Setting, SettingProblem};
use super::view::CaseView;
use crate::config::caseload_field::StandardList;

/// One rule. Each stands in a file of its own; the list of all is [`super::ALL`].
#[derive(Clone, Copy, Debug)]
pub struct FlagRule {
    /// The code that `tolerances.toml` names it by.
    pub code: &'static str,
    /// The three-letter mark shown in lists.
    pub mark: &'static str,
    /// The title.
    pub title: &'static str,
    /// Why it matters, in plain words.
    pub why: &'static str,
    /// The figures that it reads.
    pub limits: &'static [LimitSpec],
    /// The word lists that it reads.
    pub words: &'static [WordSpec],
    /// Whether it reads prices of services.
    pub prices: bool,
    /// Finds what is worth saying about a case; nothing where the rule is not met.
    pub test: Test,
}

/// The test of a rule: what it found, or which part of its setting cannot be read.
pub type Test = fn(&CaseView<'_>, &Setting<'_>) -> Result<Vec<Finding>, SettingProblem>;

/// A figure that a rule reads.
#[derive(Clone, Copy, Debug)]
pub struct LimitSpec {
    /// Its name in `tolerances.toml`.
    pub name: &'static str,
    /// Its unit, which settles what values are allowed.
    pub unit: Unit,
    /// Whether the rule can do without it.
    pub need: Need,
    /// What it means.
    pub meaning: &'static str,
}

/// A word list that a rule reads.
#[derive(Clone, Copy, Debug)]
pub struct WordSpec {
    /// Its name in `tolerances.toml`.
    pub name: &'static str,
    /// How many words it has.
    pub count: WordCount,
    /// The words that may stand in it; none: any.
    pub allowed: &'static [&'static str],
    /// The value lists of the column profile that its words are taken from; none: its words are no
    /// values of caseload files.
    pub lists: &'static [StandardList],
    /// What it means.
    pub meaning: &'static str,
}

/// How many words a list has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordCount {
    /// Exactly one: a choice.
    One,
    /// One or more.
    OneOrMore,
    /// Any number, none too.
    Any,
}

/// Whether a rule can do without a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The figure must be set.
    Always,
    /// At least one of the rule's figures of this kind must be set.
    OneOfThese,
}

/// The unit of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Per cent, zero or above.
    Percent,
    /// Pounds a week, in whole pence, zero or above.
    PoundsPerWeek,
    /// Whole calendar months, zero or above.
    Months,
    /// Hours a week, above zero.
    HoursAWeek,
    /// Whole days, zero or above.
    Days,
    /// A percentile: a whole number from 1 to 100.
    Percentile,
    /// A whole number of cases, 1 or above.
    Cases,
    /// A whole number of answers, zero or above.
    Answers,
    /// Weighted points, above zero.
    PointsAboveZero,
    /// Weighted points, zero or above.
    Points,
}

impl Unit {
    /// Its name for other programs.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Unit::Percent => "percent",
            Unit::PoundsPerWeek => "per_week",
            Unit::Months => "months",
            Unit::HoursAWeek => "hours_per_week",
            Unit::Days => "days",
            Unit::Percentile => "percentile",
            Unit::Cases => "cases",
            Unit::Answers => "answers",
            Unit::PointsAboveZero | Unit::Points => "points",
        }
    }

    /// What is allowed, in plain words.
    #[must_use]
    pub fn allowed(self) -> &'static str {
        match self {
            Unit::Percent => "per cent, 0 or above",
            Unit::PoundsPerWeek => "pounds a week in whole pence, 0 or above",
            Unit::Months => "whole months, 0 to 1200",
            Unit::HoursAWeek => "hours a week above 0",
            Unit::Days => "whole days, 0 to 3660",
            Unit::Percentile => "a whole percentile from 1 to 100",
            Unit::Cases => "a whole number of cases, 1 to 1000000",
            Unit::Answers => "a whole number of answers, 0 to 1000",
            Unit::PointsAboveZero => "weighted points above 0",
            Unit::Points => "weighted points, 0 or above",
        }
    }
}
