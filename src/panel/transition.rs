//! The dated steps from the present amount to the new one.
//!
//! Units: pounds a week; days count exactly. Step k falls on the start + k calendar months and is
//! never chained. Transitional cost = Σ over days of (paid − new amount) ÷ 7, rounded once for each
//! total, to the penny, halves away from zero.

use crate::terms::date::{Date, FinancialYear};
use crate::terms::money::{Money, PerWeek};
use rust_decimal::Decimal;

/// What was agreed about how the amount moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransitionTerms {
    /// The first day of the transition.
    pub start: Date,
    /// Its length in calendar months: the new amount is in force at the latest on start + months.
    pub months: u32,
    /// How the amount moves.
    pub profile: Profile,
    /// Which amount the first period is paid at.
    pub first_period: FirstPeriod,
    /// The amount is kept at or above this until the end.
    pub floor: Option<PerWeek>,
}

/// How the amount moves from the present to the new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Profile {
    /// The new amount at once.
    AtOnce,
    /// Equal steps, one a calendar month.
    EqualSteps,
    /// A straight line, one step a week.
    StraightLine,
    /// At most so many per cent of the present amount at each monthly step.
    PercentPerStep(Decimal),
    /// At most so much at each monthly step.
    AmountPerStep(PerWeek),
    /// The present amount until the end, then the new one.
    HoldThenDrop,
    /// The panel's own steps: dates and amounts, ascending, before the end.
    OwnSteps(Vec<(Date, PerWeek)>),
}

/// Which amount the first period is paid at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FirstPeriod {
    /// The present amount: the first step falls after one period.
    PresentAmount,
    /// Already the first step's amount.
    FirstStep,
}

/// A computed schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The amount before the start.
    pub present: PerWeek,
    /// The amount at the end.
    pub new: PerWeek,
    /// The amounts by date, ascending; the last is the new amount.
    pub steps: Vec<ScheduleStep>,
    /// Σ over days of (paid − new) ÷ 7; positive means that the transition costs more than the new
    /// amount at once.
    pub cost: Money,
    /// Σ over days from the start of (present − paid) ÷ 7 within each financial year that the
    /// transition touches; positive is a saving against the present amount.
    pub saving_by_year: Vec<(FinancialYear, Money)>,
}

/// An amount from a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScheduleStep {
    /// The first day on which it is paid.
    pub from: Date,
    /// The amount.
    pub amount: PerWeek,
}
