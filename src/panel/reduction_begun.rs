//! When the reduction began that still runs: one transition may have taken another's place.

use super::standing::{Standing, StandingDecision};
use super::verdict::Verdict;
use crate::terms::date::Date;
use crate::terms::ids::EntryNumber;
use crate::terms::money::PerWeek;

/// A reduction whose last step is not reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begun {
    /// The first day of the first of its transitions.
    pub on: Date,
    /// That transition's entry.
    pub by: EntryNumber,
    /// The amount at the end of the last of its transitions.
    pub(super) to: PerWeek,
    /// The day on which that amount is reached.
    pub(super) ends: Date,
}

/// The reduction that still runs on a day under the decisions given, latest last; each of its
/// transitions began before the one before it had reached its amount. A change of provider runs
/// from the day on which it has effect until its amount is due.
///
/// An amount without an end has ended whatever ran before it; one for a limited time has not.
pub(super) fn begun(decisions: &[StandingDecision], on: Date) -> Option<Begun> {
    let mut found: Option<Begun> = None;
    let mut starts = on;
    for known in decisions.iter().rev() {
        let effect = known.decision.effect();
        if effect.agreed.is_none() || effect.until.is_some() {
            continue;
        }
        let Some((first, ends)) = runs(known) else {
            match known.beginning().from <= starts {
                true => break,
                false => continue,
            }
        };
        if ends <= starts {
            break;
        }
        starts = first;
        let to = effect.agreed.map(|agreed| agreed.0).unwrap_or_default();
        let last = found.map_or((to, ends), |begun| (begun.to, begun.ends));
        if found.is_none_or(|begun| first < begun.on) {
            found = Some(Begun {
                on: first,
                by: known.entry,
                to: last.0,
                ends: last.1,
            });
        }
    }
    found
}

/// From when a decision takes something away step by step, or is under way to do so, and when its
/// amount is reached; none where that is in force at once.
fn runs(known: &StandingDecision) -> Option<(Date, Date)> {
    if let Some(schedule) = &known.decision.effect().schedule {
        return schedule.starts().zip(schedule.new_from());
    }
    let motion = known.decision.motion();
    let Verdict::ChangeProvider { due, .. } = motion.verdict else {
        return None;
    };
    Some((motion.effective.max(known.decision.date()), due))
}

fn begins(known: &StandingDecision) -> Date {
    runs(known).map_or(known.beginning().from, |(on, _)| on)
}

/// The reduction that a correction corrects before it has begun, over its own corrections, with the
/// day on which it was decided: correcting that day again and again does not put it off.
pub(super) fn first_decided(
    standing: &Standing,
    (corrected, date): (Option<EntryNumber>, Date),
) -> Option<(EntryNumber, Date)> {
    let gone = standing.gone.iter().map(|gone| &gone.known);
    let all: Vec<&StandingDecision> = standing.decisions.iter().chain(gone).collect();
    let mut first = None;
    let mut next = corrected;
    while let Some(known) = all.iter().find(|known| Some(known.entry) == next) {
        if !known.decision.effect().lowers() || begins(known) <= date {
            break;
        }
        first = Some((known.entry, known.decision.date()));
        next = known
            .decision
            .motion()
            .supersedes
            .filter(|entry| *entry < known.entry);
    }
    first
}

/// What holds on a case beside a decision of a day, and what held and had begun on an earlier day
/// than that on which it went: that somebody was told of it is not undone by a correction.
pub(super) fn held_before(
    standing: &Standing,
    (entry, corrected): (Option<EntryNumber>, Option<EntryNumber>),
    date: Date,
) -> Vec<StandingDecision> {
    let had_begun = |known: &StandingDecision, went: Date| {
        known.decision.date() < went && begins(known) <= went
    };
    let corrected = corrected.map(|entry| standing.with_corrected(entry));
    let corrected = corrected.unwrap_or_default();
    let gone = standing.gone.iter();
    let gone = gone.filter(|gone| had_begun(&gone.known, gone.on));
    let counts = standing.decisions.iter();
    let counts = counts.filter(|known| !corrected.contains(&known.entry) || had_begun(known, date));
    let all = counts.chain(gone.map(|gone| &gone.known));
    let earlier = all.filter(|known| entry.is_none_or(|entry| known.entry < entry));
    let mut held: Vec<StandingDecision> = earlier.filter(|known| known.holds()).cloned().collect();
    held.sort_by_key(|known| known.entry);
    held
}
