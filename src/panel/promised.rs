//! What was agreed before a day, and whether anything of that day leaves less of it, on any day.

use super::standing::{StandingDecision, agreed_in_force};
use crate::terms::date::Date;
use crate::terms::money::PerWeek;
use std::collections::BTreeSet;

/// Less than was agreed, from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fall {
    /// The first day on which it is less.
    pub(super) day: Date,
    /// What was agreed for that day.
    pub(super) had: PerWeek,
    /// What it would be.
    pub(super) left: PerWeek,
}

/// The first of the days on which less is left than decisions have agreed.
pub(super) fn first_fall(
    agreed: &[StandingDecision],
    days: &BTreeSet<Date>,
    left_on: impl Fn(Date) -> Option<PerWeek>,
) -> Option<Fall> {
    days.iter().find_map(|day| {
        let had = agreed_in_force(agreed, *day)?.amount;
        let left = left_on(*day).filter(|left| *left < had)?;
        let day = *day;
        Some(Fall { day, had, left })
    })
}

/// The given day, and every later one on which what decisions put in force begins, moves or ends.
pub(super) fn days_from(day: Date, decisions: &[StandingDecision]) -> BTreeSet<Date> {
    let mut days: BTreeSet<Date> = decisions.iter().flat_map(days_of).collect();
    days.insert(day);
    days.split_off(&day)
}

fn days_of(known: &StandingDecision) -> Vec<Date> {
    let effect = known.decision.effect();
    let steps = effect.schedule.iter().flat_map(|known| &known.steps);
    let ends = effect.until.and_then(|last| last.tomorrow().ok());
    let mut days: Vec<Date> = steps.map(|step| step.from).chain(ends).collect();
    days.push(known.beginning().from);
    days
}
