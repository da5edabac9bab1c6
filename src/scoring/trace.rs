//! The trace: how every figure was reached, as a tree.
//!
//! Invariant: a node's result follows from its inputs, its parameters and its children alone; the
//! leaves are answers, facts and parameters. Recording a trace and presenting it are separate.

use crate::terms::date::Date;
use crate::terms::money::Money;
use rust_decimal::Decimal;

/// One figure and how it was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceNode {
    /// What was reckoned, in plain words (`Personal care: weighted points`).
    pub label: String,
    /// The rule applied, in plain words with its arithmetic (`14.00 × 1.25, to 0.01 half up`).
    pub rule: String,
    /// The answers and facts read: (what, value as given).
    pub inputs: Vec<(String, String)>,
    /// The parameters read.
    pub parameters: Vec<ParameterRead>,
    /// The result.
    pub result: TraceValue,
    /// The figures that this one was reckoned from.
    pub children: Vec<TraceNode>,
}

/// A parameter as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterRead {
    /// Its dotted name.
    pub key: String,
    /// Its value, as text.
    pub value: String,
    /// From when the value is in force.
    pub from: Date,
    /// The title of its reference.
    pub reference: String,
}

/// What a node of the trace results in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TraceValue {
    /// Points or weighted points.
    Points(Decimal),
    /// Money in the RAS's unit.
    Money(Money),
    /// A number that is neither (a count, hours).
    Number(Decimal),
    /// Words (`not considered`, `not published`).
    Words(String),
}
