//! The ordered steps from answers to indicative budget. Another order is other money.

use super::condition::Condition;
use crate::terms::ids::{AdjustmentId, DomainId, StepId, TableId, TotalId};
use crate::terms::rounding::Rounding;
use crate::terms::text::Label;
use rust_decimal::Decimal;

/// Rounds to a multiple of `to` (points or pounds) by `rounding`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundingRule {
    /// The multiple: `0.01` is two decimals.
    pub to: Decimal,
    /// How what lies between is settled.
    pub rounding: Rounding,
}

/// One step, in the order in which the RAS states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// Its title, as the breakdown shows it.
    pub title: Label,
    /// When it is taken (mostly [`Condition::Always`]). A step that is not taken gives no line; if
    /// no allocation step is taken, there is no amount, and the result says so.
    pub when: Condition,
    /// What it does.
    pub does: StepKind,
}

/// What a step does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// Answers become points, and points are put together by domain.
    Points,
    /// An adjustment of points (of a question, domains or a total).
    AdjustPoints {
        /// The adjustment.
        adjustment: AdjustmentId,
        /// How the adjusted points are rounded.
        rounding: RoundingRule,
    },
    /// Domains' points become weighted points.
    Weighting,
    /// Weighted points are added up.
    Total {
        /// The total.
        total: TotalId,
    },
    /// A total becomes money: a line of its own.
    Allocate {
        /// The table.
        table: TableId,
        /// The total it reads.
        total: TotalId,
        /// How the money is rounded.
        rounding: RoundingRule,
    },
    /// An adjustment of money: a line of its own.
    AdjustMoney {
        /// The adjustment.
        adjustment: AdjustmentId,
        /// The lines that it is reckoned on.
        base: Base,
        /// How the line is rounded.
        rounding: RoundingRule,
    },
    /// The sum of all lines so far is rounded; the difference is a line of its own.
    Round {
        /// How the sum is rounded.
        rounding: RoundingRule,
    },
}

/// The lines that a money step is reckoned on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// All lines so far.
    SoFar,
    /// The lines of these steps.
    Steps(Vec<StepId>),
    /// The money of these domains, each rounded as the allocation is; only where
    /// `Ras::domain_price` gives a price.
    Domains(Vec<DomainId>),
}
