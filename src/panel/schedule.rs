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
    let window = (steps.first()?.from, steps.last()?.from);
    let cost = weekly_over_days(&steps, &[window], |paid| paid.0.minus(new.0))?;
    let saving_by_year = savings(present, &steps, (None, &[]))?;
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
    as_paid(schedule, Some(day), &[])
}

/// The steps as far as they are paid: until the day on which another amount takes their place,
/// where one does, and without the days (the first and the last of each) on which an amount for a
/// limited time stands before them: those cost and save nothing of the transition.
#[must_use]
pub fn as_paid(
    schedule: &Schedule,
    cut_on: Option<Date>,
    covered: &[(Date, Date)],
) -> Option<Schedule> {
    let Schedule { present, new, .. } = *schedule;
    let mut steps = schedule.steps.clone();
    steps.retain(|step| cut_on.is_none_or(|day| step.from < day));
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
    let new_from = schedule.new_from()?;
    let window = (start, cut_on.map_or(new_from, |day| day.min(new_from)));
    let windows = without(window, covered);
    let cost = weekly_over_days(&steps, &windows, |paid| paid.0.minus(new.0))?;
    let saving_by_year = savings(present, &steps, (cut_on, covered))?;
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
/// told until that day, and covered days save nothing.
fn savings(
    present: PerWeek,
    steps: &[ScheduleStep],
    (cut_on, covered): (Option<Date>, &[(Date, Date)]),
) -> Option<Vec<(FinancialYear, Money)>> {
    let start = steps.first()?.from;
    let ends = cut_on.unwrap_or(steps.last()?.from);
    let last_day = ends.yesterday().ok()?.max(start);
    let mut year = FinancialYear::of(start);
    let next = FinancialYear(year.0.checked_add(1)?);
    let last = FinancialYear::of(last_day);
    let last = if cut_on.is_some() {
        last
    } else {
        last.max(next)
    };
    let mut savings = Vec::new();
    while year <= last {
        let begins = FinancialYear(year.0.checked_sub(1)?).end()?;
        let year_ends = year.end()?;
        let window = (begins, cut_on.map_or(year_ends, |day| day.min(year_ends)));
        let windows = without(window, covered);
        let saving = weekly_over_days(steps, &windows, |paid| present.0.minus(paid.0))?;
        savings.push((year, saving));
        year = FinancialYear(year.0.checked_add(1)?);
    }
    Some(savings)
}

/// What is left of a window (its end excluded) without days, of which the first and the last are
/// given.
fn without(window: (Date, Date), days: &[(Date, Date)]) -> Vec<(Date, Date)> {
    let mut left = vec![window];
    for (first, last) in days {
        let next = last.tomorrow().unwrap_or(*last);
        let parts = left
            .into_iter()
            .flat_map(|(from, until)| [(from, until.min(*first)), (from.max(next), until)]);
        left = parts.filter(|(from, until)| from < until).collect();
    }
    left
}

/// Σ over days of `difference(paid)` ÷ 7, within windows (their ends excluded). Rounded once, to
/// the penny.
fn weekly_over_days(
    steps: &[ScheduleStep],
    windows: &[(Date, Date)],
    difference: impl Fn(PerWeek) -> Option<Money>,
) -> Option<Money> {
    let mut pound_days = Decimal::ZERO;
    for (begins, ends) in windows {
        for (place, step) in steps.iter().enumerate() {
            let until = steps.get(place + 1).map_or(*ends, |next| next.from);
            let (from, until) = (step.from.max(*begins), until.min(*ends));
            let n_days = days_between(from, until).max(0);
            let part = difference(step.amount)?
                .pounds()
                .checked_mul(n_days.into())?;
            pound_days = pound_days.checked_add(part)?;
        }
    }
    Money::to_the_penny(pound_days.checked_div(Decimal::from(7))?)
}
