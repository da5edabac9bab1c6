//! When the reduction began that still runs: one transition may have taken another's place.

use super::standing::{Standing, StandingDecision};
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
/// transitions began before the one before it had reached its amount.
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
        let Some(schedule) = &effect.schedule else {
            match known.beginning().from <= starts {
                true => break,
                false => continue,
            }
        };
        let (Some(first), Some(ends)) = (schedule.starts(), schedule.new_from()) else {
            continue;
        };
        if ends <= starts {
            break;
        }
        starts = first;
        let last = found.map_or((schedule.new, ends), |begun| (begun.to, begun.ends));
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

/// What holds on a case beside a decision of a day, and what held and had begun on an earlier day
/// than that on which it went: that somebody was told of it is not undone by a correction.
pub(super) fn held_before(
    standing: &Standing,
    (entry, corrected): (Option<EntryNumber>, Option<EntryNumber>),
    date: Date,
) -> Vec<StandingDecision> {
    let had_begun = |known: &StandingDecision, went: Date| {
        known.decision.date() < went && known.beginning().from <= went
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
