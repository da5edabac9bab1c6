//! Adjustments: what is taken off or added, at which level, when, and by how much.

use super::condition::Condition;
use super::dated::Dated;
use crate::terms::ids::{AdjustmentId, DomainId, OptionId, QuestionId, TotalId};
use rust_decimal::Decimal;

/// One adjustment of a RAS. The order in which adjustments apply is the order of the RAS's steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adjustment {
    /// Its id.
    pub id: AdjustmentId,
    /// Its title, as the breakdown shows it.
    pub title: String,
    /// What it changes.
    pub level: Level,
    /// How it changes it.
    pub operation: Operation,
    /// Multiplies the value by the number (or times a week) of this question; without such an
    /// answer nothing changes.
    pub times: Option<QuestionId>,
    /// The values; the first whose condition holds applies, and if none holds nothing changes.
    pub values: Vec<AdjustmentValue>,
    /// What is taken off stops here: the result never falls below this by the adjustment. A figure
    /// that is below it already stays as it is; nothing is ever added to reach it (that is
    /// `floor`).
    pub not_below: Option<Dated<Decimal>>,
    /// Set when the adjustment takes off support that family and friends give willingly.
    pub willingness: Option<Willingness>,
}

/// A value with the condition under which it applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdjustmentValue {
    /// When it applies.
    pub when: Condition,
    /// The figure: points, pounds, per cent, a fraction or a factor, as the operation says.
    pub value: Dated<Decimal>,
}

/// What an adjustment changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Level {
    /// The points of a question.
    Question(QuestionId),
    /// The points of domains before weighting.
    Points(Vec<DomainId>),
    /// The weighted points of domains.
    WeightedPoints(Vec<DomainId>),
    /// A total of weighted points.
    Total(TotalId),
    /// The money: the step names its base.
    Money,
}

/// How an adjustment changes what it applies to. Values are signed: −15 per cent takes off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operation {
    /// Changes by `value` per cent of the base.
    Percent,
    /// Changes by `value` × base (−0.25 takes a quarter off).
    Fraction,
    /// Makes it `value` × base.
    Multiply,
    /// Makes it base ÷ `value` (minutes ÷ 60 are hours).
    Divide,
    /// Adds `value`.
    Add,
    /// Takes `value` off.
    Subtract,
    /// Raises it to at least `value`.
    Floor,
    /// Lowers it to at most `value`.
    Cap,
}

impl Operation {
    /// Every operation with the code that configuration uses.
    pub const ALL: [(Operation, &'static str); 8] = [
        (Operation::Percent, "percent"),
        (Operation::Fraction, "fraction"),
        (Operation::Multiply, "multiply"),
        (Operation::Divide, "divide"),
        (Operation::Add, "add"),
        (Operation::Subtract, "subtract"),
        (Operation::Floor, "floor"),
        (Operation::Cap, "cap"),
    ];
}

/// How a willing carer is recorded: taking family support off without it raises a flag.
///
/// Reference: CP v NE Lincolnshire \[2019\] EWCA Civ 1614: family care is never assumed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Willingness {
    /// The question that records it.
    pub question: QuestionId,
    /// The options that mean "willing".
    pub is: Vec<OptionId>,
}
