//! Terms of a transition become dated amounts, their cost and the saving by financial year.
//!
//! Amounts of steps are reckoned from the start (never from the step before) and rounded to the
//! penny, halves away from zero; steps of "at most" are rounded down, so that none is greater than
//! was agreed. The last amount is the new one, exactly. Steps that change nothing are left out.

use super::ladder::{self, Ladder};
use super::transition::{Profile, Schedule, ScheduleProblem, ScheduleStep, TransitionTerms};
use crate::terms::date::{Date, FinancialYear, days_between};
use crate::terms::money::{Money, PerWeek};
use rust_decimal::Decimal;

/// The longest transition that is reckoned at all, in calendar months. A bound of the program, not
/// a policy: the panel's own limit stands in `config/panel.toml`.
pub const MONTHS_BOUND: u32 = 120;

/// Computes the dated amounts from the present amount down to the new one.
///
/// Only "at once" takes an increase: increases are never staged (Hackney V(a)).
pub fn schedule(
    terms: &TransitionTerms,
    present: PerWeek,
    new: PerWeek,
) -> Result<Schedule, ScheduleProblem> {
    check(terms, present, new)?;
    let ladder = Ladder::new(terms, present, new)?;
    let mut steps = match &terms.profile {
        Profile::AtOnce => vec![ladder.step(terms.start, new)],
        Profile::EqualSteps => ladder::equal_steps(&ladder)?,
        Profile::StraightLine => ladder::straight_line(&ladder)?,
        Profile::PercentPerStep(percent) => ladder::percent_per_step(&ladder, *percent)?,
        Profile::AmountPerStep(most) => ladder::amount_per_step(&ladder, *most)?,
        Profile::HoldThenDrop => ladder::hold_then_drop(&ladder),
        Profile::OwnSteps(own) => ladder::own_steps(&ladder, own)?,
    };
    steps.dedup_by(|later, earlier| later.amount == earlier.amount);
    priced(present, new, steps).ok_or(ScheduleProblem::OutOfBounds)
}

fn check(terms: &TransitionTerms, present: PerWeek, new: PerWeek) -> Result<(), ScheduleProblem> {
    if new.0.is_negative() {
        return Err(ScheduleProblem::Negative { new });
    }
    if terms.profile == Profile::AtOnce {
        return Ok(());
    }
    if new > present {
        return Err(ScheduleProblem::Increase { present, new });
    }
    match terms.months {
        0 => Err(ScheduleProblem::NoLength),
        1..=MONTHS_BOUND => Ok(()),
        months => Err(ScheduleProblem::TooLong { months }),
    }
}

fn priced(present: PerWeek, new: PerWeek, steps: Vec<ScheduleStep>) -> Option<Schedule> {
    let cost = weekly_over_days(&steps, None, |paid| paid.0.minus(new.0))?;
    let saving_by_year = savings(present, &steps, None)?;
    Some(Schedule {
        present,
        new,
        steps,
        cost,
        saving_by_year,
    })
}

/// The steps before a day on which another amount takes their place, with what they cost and save
/// until then; its new amount is the last that is reached.
#[must_use]
pub fn cut(schedule: &Schedule, day: Date) -> Option<Schedule> {
    let Schedule { present, new, .. } = *schedule;
    let mut steps = schedule.steps.clone();
    steps.retain(|step| step.from < day);
    let Some((start, last)) = steps
        .first()
        .map(|step| step.from)
        .zip(steps.last().copied())
    else {
        return Some(Schedule {
            present,
            new: present,
            steps,
            cost: Money::ZERO,
            saving_by_year: Vec::new(),
        });
    };
    let window = (start, schedule.new_from()?.min(day));
    let cost = weekly_over_days(&steps, Some(window), |paid| paid.0.minus(new.0))?;
    let saving_by_year = savings(present, &steps, Some(day))?;
    Some(Schedule {
        present,
        new: last.amount,
        steps,
        cost,
        saving_by_year,
    })
}

/// The saving against the present amount in each financial year that a day of the transition
/// touches, and at least in that of its start and the next one, so that a short transition and a
/// long one are told of the same years; the last of them counts to its end. One that is cut is
/// told until that day.
fn savings(
    present: PerWeek,
    steps: &[ScheduleStep],
    cut_at: Option<Date>,
) -> Option<Vec<(FinancialYear, Money)>> {
    let start = steps.first()?.from;
    let ends = cut_at.unwrap_or(steps.last()?.from);
    let last_day = ends.yesterday().ok()?.max(start);
    let mut year = FinancialYear::of(start);
    let next = FinancialYear(year.0.checked_add(1)?);
    let last = FinancialYear::of(last_day);
    let last = if cut_at.is_some() {
        last
    } else {
        last.max(next)
    };
    let mut savings = Vec::new();
    while year <= last {
        let begins = FinancialYear(year.0.checked_sub(1)?).end()?;
        let year_ends = year.end()?;
        let window = (begins, cut_at.map_or(year_ends, |day| day.min(year_ends)));
        let saving = weekly_over_days(steps, Some(window), |paid| present.0.minus(paid.0))?;
        savings.push((year, saving));
        year = FinancialYear(year.0.checked_add(1)?);
    }
    Some(savings)
}

/// Σ over days of `difference(paid)` ÷ 7, within a window (its end excluded) where one is given;
/// without a window, until the last step. Rounded once, to the penny.
fn weekly_over_days(
    steps: &[ScheduleStep],
    window: Option<(Date, Date)>,
    difference: impl Fn(PerWeek) -> Option<Money>,
) -> Option<Money> {
    let last = steps.last()?.from;
    let (begins, ends) = window.unwrap_or((steps.first()?.from, last));
    let mut pound_days = Decimal::ZERO;
    for (place, step) in steps.iter().enumerate() {
        let until = steps.get(place + 1).map_or(ends, |next| next.from);
        let (from, until) = (step.from.max(begins), until.min(ends));
        let n_days = days_between(from, until).max(0);
        let part = difference(step.amount)?
            .pounds()
            .checked_mul(n_days.into())?;
        pound_days = pound_days.checked_add(part)?;
    }
    Money::to_the_penny(pound_days.checked_div(Decimal::from(7))?)
}
