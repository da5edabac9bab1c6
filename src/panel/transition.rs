//! The dated steps from the present amount to the new one.
//!
//! Units: pounds a week; days count exactly. Step k falls on the start + k calendar months and is
//! never chained. Transitional cost = Σ over days of (paid − new amount) ÷ 7, rounded once for each
//! total, to the penny, halves away from zero.

use crate::terms::date::{self, Date, FinancialYear};
use crate::terms::money::{Money, PerWeek};
use crate::terms::rounding::Rounding;
use crate::terms::text::so_many;
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
    /// No step before the end goes below this; the new amount is not lifted by it.
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
    /// At most so many per cent of the amount at the start at each monthly step.
    PercentPerStep(Decimal),
    /// At most so much at each monthly step.
    AmountPerStep(PerWeek),
    /// The present amount until the end, then the new one.
    HoldThenDrop,
    /// The panel's own steps: dates and amounts, ascending, before the end; the last may be the new
    /// amount on the day of the end, which comes without it, too.
    OwnSteps(Vec<(Date, PerWeek)>),
}

impl TransitionTerms {
    /// The most that a step is to be, where that is agreed: of per cent, so many of the amount at
    /// the start (not of the step before), rounded down to the penny.
    #[must_use]
    pub fn most_a_step(&self, present: PerWeek) -> Option<PerWeek> {
        match &self.profile {
            Profile::AmountPerStep(most) => Some(*most),
            Profile::PercentPerStep(percent) => {
                let pounds = present.0.pounds().checked_mul(*percent)?;
                let pounds = pounds.checked_div(Decimal::ONE_HUNDRED)?;
                Money::rounded(pounds, Decimal::new(1, 2), Rounding::Down).map(PerWeek)
            }
            Profile::AtOnce
            | Profile::EqualSteps
            | Profile::StraightLine
            | Profile::HoldThenDrop
            | Profile::OwnSteps(_) => None,
        }
    }

    /// The last fall of a schedule of these terms, where it is more than a step was to be: a floor
    /// ends in one.
    #[must_use]
    pub fn larger_last_step(&self, schedule: &Schedule) -> Option<PerWeek> {
        let most = self.most_a_step(schedule.present)?;
        let mut steps = schedule.steps.iter().rev().map(|step| step.amount);
        let last = steps.next()?;
        let before = steps.next().unwrap_or(schedule.present);
        let fall = PerWeek(before.0.minus(last.0)?);
        (fall > most).then_some(fall)
    }
}

impl Profile {
    /// Whether it has periods of equal length: only then is there a first one to be paid for.
    #[must_use]
    pub fn has_periods(&self) -> bool {
        match self {
            Profile::AtOnce | Profile::HoldThenDrop | Profile::OwnSteps(_) => false,
            Profile::EqualSteps
            | Profile::StraightLine
            | Profile::PercentPerStep(_)
            | Profile::AmountPerStep(_) => true,
        }
    }
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
    /// transition touches, at least that of its start and the next; positive is a saving against
    /// the present amount.
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

impl Schedule {
    /// The amount paid on a day.
    #[must_use]
    pub fn paid_on(&self, day: Date) -> PerWeek {
        let begun = self.steps.iter().rev().find(|step| step.from <= day);
        begun.map_or(self.present, |step| step.amount)
    }

    /// The first step after a day by which another amount is paid than on it.
    #[must_use]
    pub fn next_after(&self, day: Date) -> Option<ScheduleStep> {
        let paid = self.paid_on(day);
        let mut steps = self.steps.iter();
        let next = steps.find(|step| step.from > day && step.amount != paid);
        next.copied()
    }

    /// The first day of the transition.
    #[must_use]
    pub fn starts(&self) -> Option<Date> {
        self.steps.first().map(|step| step.from)
    }

    /// The first day on which a step falls below what was provided.
    #[must_use]
    pub fn first_fall(&self) -> Option<Date> {
        let mut steps = self.steps.iter();
        let fallen = steps.find(|step| step.amount < self.present)?;
        Some(fallen.from)
    }

    /// The day from which the new amount is in force.
    #[must_use]
    pub fn new_from(&self) -> Option<Date> {
        self.steps.last().map(|step| step.from)
    }
}

impl ScheduleProblem {
    /// What is wrong, with the sign of the RAS's currency.
    #[must_use]
    pub fn words(&self, currency: &str) -> String {
        self.to_string().replace('£', currency)
    }
}

/// Why terms cannot become a schedule; shown with a pound sign unless [`ScheduleProblem::words`]
/// puts another in its place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleProblem {
    /// The new amount is above the present one.
    #[error(
        "£{new} a week is above the present £{present}: an increase takes effect at once, never \
         in steps; choose the profile \"at once\""
    )]
    Increase {
        /// The present amount.
        present: PerWeek,
        /// The new amount.
        new: PerWeek,
    },
    /// The new amount is below zero.
    #[error("{} a week is below zero; give £0.00 or more", new.0.shown_in("£"))]
    Negative {
        /// The new amount.
        new: PerWeek,
    },
    /// A transition in steps without a length.
    #[error("steps need at least 1 month; choose \"at once\" for the new amount from the start")]
    NoLength,
    /// Longer than the program reckons.
    #[error("{months} months are more than the 120 that can be reckoned; give 120 or fewer")]
    TooLong {
        /// The length asked for.
        months: u32,
    },
    /// The floor is above the present amount.
    #[error("the floor of £{floor} is above the present £{present}; give a floor between the two")]
    FloorAbovePresent {
        /// The floor.
        floor: PerWeek,
        /// The present amount.
        present: PerWeek,
    },
    /// The floor is at or below the new amount, which no step goes below.
    #[error(
        "the floor of £{floor} is not above the new £{new}, below which no step goes; give a floor \
         between the present and the new amount, or none"
    )]
    FloorNotAboveNew {
        /// The floor.
        floor: PerWeek,
        /// The new amount.
        new: PerWeek,
    },
    /// The per cent of a step cannot be used.
    #[error("{percent} % a step cannot be used; give more than 0 and at most 100")]
    PercentOutside {
        /// The per cent.
        percent: Decimal,
    },
    /// Steps of nothing.
    #[error("a step of £0.00 never reaches the new amount; give at least £0.01")]
    NoStep,
    /// The steps do not reach the new amount in time.
    #[error(
        "steps of at most £{most} do not reach the new amount within {}; give larger \
         steps or {months_needed} months",
        so_many((*.months).try_into().unwrap_or(usize::MAX), "month", "months")
    )]
    StepsTooSmall {
        /// The greatest step.
        most: PerWeek,
        /// The length asked for.
        months: u32,
        /// The length that would do.
        months_needed: u64,
    },
    /// No step falls before the end, where the floor is left.
    #[error(
        "no step falls between the present amount and the floor of £{floor} within so short a \
         transition; give at least {months_needed} months, or no floor"
    )]
    NoRoomForFloor {
        /// The floor.
        floor: PerWeek,
        /// The shortest length that has a step before its end.
        months_needed: u32,
    },
    /// Own steps without any step.
    #[error("no step is given; give at least one date with its amount")]
    NoOwnSteps,
    /// An own step lies outside the transition.
    #[error(
        "the step on {} lies outside the transition; give a day from {} to before {}, on which the \
         new £{new} comes by itself",
        date::shown(*.from), date::shown(*.start), date::shown(*.end)
    )]
    OwnStepOutside {
        /// The step's date.
        from: Date,
        /// The first day.
        start: Date,
        /// The day on which the new amount is in force.
        end: Date,
        /// The new amount.
        new: PerWeek,
    },
    /// An own step is not after the one before it.
    #[error(
        "the step on {} is not after the one before it; put the steps in order, one a day",
        date::shown(*.from)
    )]
    OwnStepOutOfOrder {
        /// The step's date.
        from: Date,
    },
    /// An own step goes up.
    #[error(
        "£{amount} on {} is above the £{above} before it; steps only go down",
        date::shown(*.from)
    )]
    OwnStepRises {
        /// The step's date.
        from: Date,
        /// Its amount.
        amount: PerWeek,
        /// The amount before it.
        above: PerWeek,
    },
    /// An own step goes below the new amount or the floor.
    #[error(
        "£{amount} on {} is below £{least}, which is kept until the end; give at least that",
        date::shown(*.from)
    )]
    OwnStepTooLow {
        /// The step's date.
        from: Date,
        /// Its amount.
        amount: PerWeek,
        /// The least that is allowed: the new amount or the floor.
        least: PerWeek,
    },
    /// A date or a sum leaves what can be reckoned.
    #[error("the dates or sums leave what can be reckoned; give a nearer start or smaller sums")]
    OutOfBounds,
}
