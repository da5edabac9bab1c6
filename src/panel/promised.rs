//! What was agreed before a day or has begun, and whether anything leaves less of it, on any day.

use super::standing::{StandingDecision, agreed_in_force};
use crate::terms::date::Date;
use crate::terms::ids::EntryNumber;
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

/// The first of the days on which less is left than the person had.
pub(super) fn first_fall(
    days: &BTreeSet<Date>,
    had_on: impl Fn(Date) -> Option<PerWeek>,
    left_on: impl Fn(Date) -> Option<PerWeek>,
) -> Option<Fall> {
    days.iter().find_map(|day| {
        let had = had_on(*day)?;
        let left = left_on(*day).filter(|left| *left < had)?;
        let day = *day;
        Some(Fall { day, had, left })
    })
}

/// What decisions put in force on a day.
pub(super) fn amount_on(decisions: &[StandingDecision], day: Date) -> Option<PerWeek> {
    agreed_in_force(decisions, day).map(|known| known.amount)
}

/// What some of the decisions on a case put in force on a day, as far as they have begun.
pub(super) fn begun_amount(
    decisions: &[StandingDecision],
    (entries, begun_by): (&BTreeSet<EntryNumber>, Date),
    day: Date,
) -> Option<PerWeek> {
    let known = agreed_in_force(decisions, day).filter(|known| entries.contains(&known.entry))?;
    let mut all = decisions.iter();
    let decision = all.find(|other| other.entry == known.entry)?;
    (decision.beginning().from <= begun_by).then_some(known.amount)
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
