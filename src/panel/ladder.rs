//! The amounts of each transition profile by date, before they are priced.
//!
//! Every profile is a ladder: amounts L0 (the present) to Ln (the new), and dates at which periods
//! begin. Paid at the present amount first, period k is paid Lk and the new amount comes on date n;
//! already at the first step, period k is paid Lk+1, and the new amount comes one period sooner.
//! The convention has no meaning for profiles without periods (at once, hold then drop, own steps).

use super::transition::{FirstPeriod, ScheduleProblem, ScheduleStep, TransitionTerms};
use crate::terms::date::{Date, days_after, days_between, months_after};
use crate::terms::money::{Money, PerWeek};
use rust_decimal::Decimal;

const DAYS_A_WEEK: i32 = 7;

/// What every profile needs: where it starts, where it ends, and the floor.
pub struct Ladder<'a> {
    terms: &'a TransitionTerms,
    present: PerWeek,
    new: PerWeek,
    end: Date,
    floor: PerWeek,
}

impl<'a> Ladder<'a> {
    /// Checks the floor and finds the end: start + months, from the start itself.
    pub fn new(
        terms: &'a TransitionTerms,
        present: PerWeek,
        new: PerWeek,
    ) -> Result<Ladder<'a>, ScheduleProblem> {
        if let Some(floor) = terms.floor.filter(|floor| *floor <= new) {
            return Err(ScheduleProblem::FloorNotAboveNew { floor, new });
        }
        let floor = terms.floor.unwrap_or(new);
        if floor > present && terms.floor.is_some() {
            return Err(ScheduleProblem::FloorAbovePresent { floor, present });
        }
        Ok(Ladder {
            terms,
            present,
            new,
            end: months_after(terms.start, terms.months).ok_or(ScheduleProblem::OutOfBounds)?,
            floor,
        })
    }

    /// A step of this amount, whatever the floor.
    #[must_use]
    pub fn step(&self, from: Date, amount: PerWeek) -> ScheduleStep {
        ScheduleStep { from, amount }
    }

    fn kept_to_floor(&self, from: Date, amount: PerWeek) -> ScheduleStep {
        self.step(from, amount.max(self.floor))
    }

    fn drop_per_week(&self) -> Result<Money, ScheduleProblem> {
        let difference = self.present.0.minus(self.new.0);
        difference.ok_or(ScheduleProblem::OutOfBounds)
    }

    /// The amount after a part of the whole way, to the penny, halves away from zero.
    fn after(&self, part: i32, whole: i32) -> Result<PerWeek, ScheduleProblem> {
        let way = self
            .drop_per_week()?
            .pounds()
            .checked_mul(part.into())
            .and_then(|way| way.checked_div(whole.into()));
        way.and_then(|way| self.present.0.pounds().checked_sub(way))
            .and_then(Money::to_the_penny)
            .map(PerWeek)
            .ok_or(ScheduleProblem::OutOfBounds)
    }

    /// Puts amounts L1 to Ln on the dates by the first-period convention; Ln is the new amount.
    fn placed(
        &self,
        levels: &[PerWeek],
        date: impl Fn(u32) -> Option<Date>,
    ) -> Result<Vec<ScheduleStep>, ScheduleProblem> {
        let (mut steps, offset) = match self.terms.first_period {
            FirstPeriod::PresentAmount => (vec![self.step(self.terms.start, self.present)], 1),
            FirstPeriod::FirstStep => (Vec::new(), 0),
        };
        for (level, place) in levels.iter().zip(offset..) {
            let from = date(place).ok_or(ScheduleProblem::OutOfBounds)?;
            steps.push(if *level == self.new {
                self.step(from, *level)
            } else {
                self.kept_to_floor(from, *level)
            });
        }
        Ok(steps)
    }

    /// How many monthly steps there is room for: the last may fall on the end, or must fall before
    /// it where the end itself is one more step down from the floor.
    fn n_steps_max(&self) -> usize {
        let sooner = usize::from(self.terms.first_period == FirstPeriod::FirstStep);
        let kept_for_the_end = usize::from(self.floor > self.new);
        usize::try_from(self.terms.months)
            .unwrap_or(usize::MAX)
            .saturating_add(sooner)
            .saturating_sub(kept_for_the_end)
    }

    fn month(&self, n_months: u32) -> Option<Date> {
        months_after(self.terms.start, n_months)
    }
}

/// Equal steps, one a calendar month.
pub fn equal_steps(ladder: &Ladder<'_>) -> Result<Vec<ScheduleStep>, ScheduleProblem> {
    let n_steps = i32::try_from(ladder.terms.months).map_err(|_| ScheduleProblem::OutOfBounds)?;
    let levels: Result<Vec<PerWeek>, _> = (1..=n_steps)
        .map(|part| ladder.after(part, n_steps))
        .collect();
    ladder.placed(&levels?, |k| ladder.month(k))
}

/// A straight line from the start to the end, read once a week; the last week may be short.
pub fn straight_line(ladder: &Ladder<'_>) -> Result<Vec<ScheduleStep>, ScheduleProblem> {
    let start = ladder.terms.start;
    let n_days = days_between(start, ladder.end);
    let n_weeks = n_days.unsigned_abs().div_ceil(DAYS_A_WEEK.unsigned_abs());
    let day = |week: u32| {
        let days = i32::try_from(week).ok()?.checked_mul(DAYS_A_WEEK)?;
        Some(days.min(n_days))
    };
    let levels: Result<Vec<PerWeek>, _> = (1..=n_weeks)
        .map(|week| {
            let gone = day(week).ok_or(ScheduleProblem::OutOfBounds)?;
            ladder.after(gone, n_days)
        })
        .collect();
    ladder.placed(&levels?, |week| days_after(start, day(week)?))
}

/// At most so many per cent of the amount at the start a month, rounded down to the penny.
pub fn percent_per_step(
    ladder: &Ladder<'_>,
    percent: Decimal,
) -> Result<Vec<ScheduleStep>, ScheduleProblem> {
    if percent <= Decimal::ZERO || percent > Decimal::ONE_HUNDRED {
        return Err(ScheduleProblem::PercentOutside { percent });
    }
    let most = ladder.terms.most_a_step(ladder.present);
    amount_per_step(ladder, most.ok_or(ScheduleProblem::OutOfBounds)?)
}

/// At most so much a month, until the new amount is reached; with a floor above it, until the floor
/// is, which is then kept to the end, where the new amount comes in one step.
pub fn amount_per_step(
    ladder: &Ladder<'_>,
    most: PerWeek,
) -> Result<Vec<ScheduleStep>, ScheduleProblem> {
    if most.0 <= Money::ZERO {
        return Err(ScheduleProblem::NoStep);
    }
    let n_max = ladder.n_steps_max();
    if n_max == 0 && ladder.floor > ladder.new {
        return Err(ScheduleProblem::NoRoomForFloor {
            floor: ladder.floor,
            months_needed: ladder.terms.months.saturating_add(1),
        });
    }
    let mut levels = Vec::new();
    let mut level = ladder.present;
    while level > ladder.floor {
        if levels.len() >= n_max {
            return Err(too_small(ladder, most));
        }
        let lower = level.0.minus(most.0).ok_or(ScheduleProblem::OutOfBounds)?;
        level = PerWeek(lower).max(ladder.floor);
        levels.push(level);
    }
    let mut steps = ladder.placed(&levels, |k| ladder.month(k))?;
    if ladder.floor > ladder.new {
        steps.push(ladder.step(ladder.end, ladder.new));
    }
    Ok(steps)
}

fn too_small(ladder: &Ladder<'_>, most: PerWeek) -> ScheduleProblem {
    let way = ladder.present.0.minus(ladder.floor.0);
    let n_steps = way.map_or(0, |way| {
        let pence = way.pence().unsigned_abs();
        pence.div_ceil(most.0.pence().unsigned_abs())
    });
    let room = u64::try_from(ladder.n_steps_max()).unwrap_or(u64::MAX);
    let short = n_steps.saturating_sub(room);
    ScheduleProblem::StepsTooSmall {
        most,
        months: ladder.terms.months,
        months_needed: u64::from(ladder.terms.months).saturating_add(short),
    }
}

/// The present amount until the end, then the new one.
#[must_use]
pub fn hold_then_drop(ladder: &Ladder<'_>) -> Vec<ScheduleStep> {
    vec![
        ladder.step(ladder.terms.start, ladder.present),
        ladder.step(ladder.end, ladder.new),
    ]
}

/// The panel's own steps: in order, never rising, between the floor and the present amount, from
/// the start to before the end; the new amount comes at the end.
pub fn own_steps(
    ladder: &Ladder<'_>,
    own: &[(Date, PerWeek)],
) -> Result<Vec<ScheduleStep>, ScheduleProblem> {
    if own.is_empty() {
        return Err(ScheduleProblem::NoOwnSteps);
    }
    // The last step may be written: it says what comes by itself.
    let own = match own.split_last() {
        Some((last, before)) if *last == (ladder.end, ladder.new) => before,
        _ => own,
    };
    let mut steps = Vec::new();
    let mut before: Option<ScheduleStep> = None;
    for &(from, amount) in own {
        let step = ladder.step(from, amount);
        own_step_fits(ladder, before, step)?;
        if before.is_none() && from > ladder.terms.start {
            steps.push(ladder.step(ladder.terms.start, ladder.present));
        }
        steps.push(step);
        before = Some(step);
    }
    if steps.is_empty() {
        steps.push(ladder.step(ladder.terms.start, ladder.present));
    }
    steps.push(ladder.step(ladder.end, ladder.new));
    Ok(steps)
}

fn own_step_fits(
    ladder: &Ladder<'_>,
    before: Option<ScheduleStep>,
    step: ScheduleStep,
) -> Result<(), ScheduleProblem> {
    let ScheduleStep { from, amount } = step;
    let (start, end) = (ladder.terms.start, ladder.end);
    if from < start || from >= end {
        let new = ladder.new;
        return Err(ScheduleProblem::OwnStepOutside {
            from,
            start,
            end,
            new,
        });
    }
    if before.is_some_and(|before| from <= before.from) {
        return Err(ScheduleProblem::OwnStepOutOfOrder { from });
    }
    let above = before.map_or(ladder.present, |before| before.amount);
    if amount > above {
        return Err(ScheduleProblem::OwnStepRises {
            from,
            amount,
            above,
        });
    }
    if amount < ladder.floor {
        let least = ladder.floor;
        return Err(ScheduleProblem::OwnStepTooLow {
            from,
            amount,
            least,
        });
    }
    Ok(())
}
