//! Conditions on answers and facts: when a question counts, an adjustment applies, answers clash.
//!
//! Their parts are shared: a clone costs nothing, so that traces can carry the conditions judged.

use crate::terms::ids::{DomainId, OptionId, QuestionId, TotalId};
use rust_decimal::Decimal;
use std::sync::Arc;

/// A condition that a case meets or does not meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Holds for every case.
    Always,
    /// One of the options was chosen or ticked.
    Answered {
        /// The question.
        question: QuestionId,
        /// The options, any of which will do.
        is: Arc<[OptionId]>,
    },
    /// The number (or the frequency in times a week) lies within bounds.
    Number {
        /// The question.
        question: QuestionId,
        /// The least number for which it holds.
        at_least: Option<Decimal>,
        /// The number below which it holds.
        below: Option<Decimal>,
    },
    /// The person's age lies within bounds on the date of scoring.
    Age(AgeRange),
    /// A fact about the person has one of the values.
    Fact {
        /// Which fact.
        fact: Fact,
        /// The values, any of which will do (compared without regard to case).
        is: Arc<[String]>,
    },
    /// The weighted points of a domain or a total, as they stand when the step is reached, lie
    /// within bounds. Only steps and adjustments after the weighting (or the total) may ask this.
    WeightedPoints {
        /// Whose weighted points.
        of: PointsOf,
        /// The fewest weighted points for which it holds.
        at_least: Option<Decimal>,
        /// The weighted points below which it holds.
        below: Option<Decimal>,
    },
    /// All hold.
    All(Arc<[Condition]>),
    /// At least one holds.
    Any(Arc<[Condition]>),
    /// The inner condition does not hold.
    Not(Arc<Condition>),
}

/// What has weighted points that a condition can ask for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PointsOf {
    /// A domain.
    Domain(DomainId),
    /// A total.
    Total(TotalId),
}

/// A range of ages in whole years: `from` ≤ age < `below`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AgeRange {
    /// The least age.
    pub from: u8,
    /// The age at which the range has ended; none means no upper end.
    pub below: Option<u8>,
}

impl AgeRange {
    /// Whether `age` lies in the range.
    #[must_use]
    pub fn contains(self, age: u8) -> bool {
        age >= self.from && self.below.is_none_or(|below| age < below)
    }

    /// The range in words: `aged 65 to 74`, `aged 65 and over`, `aged under 65`.
    #[must_use]
    pub fn words(self) -> String {
        match (self.from, self.below) {
            (from, None) => format!("aged {from} and over"),
            (0, Some(below)) => format!("aged under {below}"),
            (from, Some(below)) => format!("aged {from} to {}", below.saturating_sub(1)),
        }
    }
}

/// A fact about a person that a condition may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// Primary support reason.
    PrimarySupportReason,
    /// Accommodation status.
    Accommodation,
    /// Whether an unpaid carer is known: `yes` or `no`.
    HasUnpaidCarer,
    /// Whether the person lives alone: `yes` or `no`.
    LivesAlone,
    /// How the budget is taken: a deployment code.
    Deployment,
    /// Gender.
    Gender,
    /// The team.
    Team,
}

impl Fact {
    /// Every fact with the code that configuration uses.
    pub const ALL: [(Fact, &'static str); 7] = [
        (Fact::PrimarySupportReason, "primary_support_reason"),
        (Fact::Accommodation, "accommodation"),
        (Fact::HasUnpaidCarer, "has_unpaid_carer"),
        (Fact::LivesAlone, "lives_alone"),
        (Fact::Deployment, "deployment"),
        (Fact::Gender, "gender"),
        (Fact::Team, "team"),
    ];

    /// The code that configuration uses.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|row| row.0 == self)
            .map_or("?", |row| row.1)
    }

    /// Finds the fact with this code, or nothing.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Fact> {
        Self::ALL.iter().find(|row| row.1 == code).map(|row| row.0)
    }
}
