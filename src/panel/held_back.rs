//! Reductions that do not begin: the package changed after they were decided and before they took
//! anything away.
//!
//! A reduction rests on the amount that the panel saw (guidance 13.32: it must not cut
//! arbitrarily), and support goes on while a case is looked at again. So it does not begin by
//! itself on changed facts; it goes on being held back whatever follows, and what the panel then
//! decides about the amount takes its place.

use super::decision::Effect;
use super::package_known::{HeldBack, Meanwhile, PackageKnown};
use super::standing::{DecisionOutcome, Gone, StandingDecision, present_on};
use crate::terms::date::Date;
use crate::terms::ids::EntryNumber;
use crate::terms::money::PerWeek;
use std::collections::BTreeSet;

/// The decisions on a case, latest last, each with what held it back; the packages are those that
/// imports brought, latest last.
#[must_use]
pub fn marked(
    mut decisions: Vec<StandingDecision>,
    packages: &[PackageKnown],
) -> Vec<StandingDecision> {
    for place in 0..decisions.len() {
        let (earlier, rest) = decisions.split_at_mut(place);
        if let Some((known, later)) = rest.split_first_mut() {
            known.held_back = held_back(known, (earlier, later), packages);
        }
    }
    decisions
}

/// The same for decisions that count no more, beside those on the case.
#[must_use]
pub fn marked_gone(
    mut gone: Vec<Gone>,
    decisions: &[StandingDecision],
    packages: &[PackageKnown],
) -> Vec<Gone> {
    for gone in &mut gone {
        let place = decisions.partition_point(|known| known.entry < gone.known.entry);
        let (earlier, later) = decisions.split_at(place);
        gone.known.held_back = held_back(&gone.known, (earlier, later), packages);
        let came_first = |held: &HeldBack| held.came_in <= gone.on;
        gone.known.held_back = gone.known.held_back.filter(came_first);
    }
    gone
}

/// What holds a decision back, as long as nothing was decided about the amount since: what puts a
/// case off, sends it on or refuses it agrees no amount.
#[must_use]
pub fn unsettled(known: &StandingDecision, decisions: &[StandingDecision]) -> Option<HeldBack> {
    let held_back = known.held_back?;
    let again = decisions
        .iter()
        .any(|other| other.entry > held_back.by && settles(other));
    (!again).then_some(held_back)
}

/// Whether a decision holds that agrees an amount.
pub(super) fn settles(known: &StandingDecision) -> bool {
    known.outcome.holds() && known.decision.effect().agreed.is_some()
}

/// What holds a decision back: the first package that came in before anything was taken away, and
/// by which another amount would be provided on some day until then. What came in later does not
/// undo it.
fn held_back(
    known: &StandingDecision,
    (earlier, later): (&[StandingDecision], &[StandingDecision]),
    packages: &[PackageKnown],
) -> Option<HeldBack> {
    let effect = known.decision.effect();
    if !effect.lowers() || !known.outcome.holds() {
        return None;
    }
    let falls = first_fall(effect).unwrap_or(known.beginning().from);
    let (seen, then) = (word_of(known), effect.present?);
    let meanwhile = |package: &&PackageKnown| package.by > seen && package.came_in < falls;
    packages.iter().filter(meanwhile).find_map(|package| {
        let since = later.iter().filter(|other| other.entry < package.by);
        let own: Vec<&StandingDecision> = since.filter(|other| settles(other)).collect();
        let changed = |day: &Date| {
            let cost = package.cost_on(*day);
            let before = day.yesterday().ok().and_then(|day| package.cost_on(day));
            let by_this = before == Some(then) && cost == paid_on(effect, *day);
            let by_own = |other: &&StandingDecision| cost == paid_on(other.decision.effect(), *day);
            if by_this || own.iter().any(by_own) {
                return None;
            }
            let now = present_on(cost, Some(package.came_in), earlier, *day)?;
            (now != then).then_some(now)
        };
        let now = days_of_change(package, effect.from, falls)
            .iter()
            .find_map(changed)?;
        Some(HeldBack {
            changed: Meanwhile { then, now },
            came_in: package.came_in,
            by: package.by,
            falls,
        })
    })
}

/// The day from which a decision counts, and the days after it and before it takes anything away on
/// which a line of a package begins or has ended, in order.
fn days_of_change(package: &PackageKnown, from: Date, falls: Date) -> Vec<Date> {
    let begins = package.lines.iter().filter_map(|line| line.start);
    let ended = package
        .lines
        .iter()
        .filter_map(|line| line.end?.tomorrow().ok());
    let between = begins
        .chain(ended)
        .filter(|day| *day > from && *day < falls);
    let days: BTreeSet<Date> = between.chain([from]).collect();
    days.into_iter().collect()
}

/// The last entry that judged the decision: its own, or its approval.
fn word_of(known: &StandingDecision) -> EntryNumber {
    match known.outcome {
        DecisionOutcome::Approved { by, .. } => by,
        _ => known.entry,
    }
}

fn paid_on(effect: &Effect, day: Date) -> Option<PerWeek> {
    let steps = effect.schedule.as_ref();
    let step = steps.map(|schedule| schedule.paid_on(day));
    step.or(effect.agreed.map(|agreed| agreed.0))
}

/// The first day on which steps fall below what was provided.
pub(super) fn first_fall(effect: &Effect) -> Option<Date> {
    let schedule = effect.schedule.as_ref()?;
    let mut steps = schedule.steps.iter();
    let fallen = steps.find(|step| step.amount < schedule.present)?;
    Some(fallen.from)
}
