//! What became of the money of a decision since: held back, replaced, covered for a time, ended, or
//! overtaken by a package that came in later.

use super::package_known::HeldBack;
use super::standing::{DecisionOutcome, PresentIs, Standing, StandingDecision};
use super::transition::Schedule;
use crate::terms::date::Date;
use crate::terms::ids::EntryNumber;
use crate::terms::money::PerWeek;
use std::cmp::Reverse;

/// What a later entry, or the time, does to a decided amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Afterwards {
    /// Its reduction did not begin.
    HeldBack(HeldBack),
    /// An amount for a limited time stands before it.
    Covered(Instead, Date),
    /// An amount without an end takes its place.
    Replaced(Instead),
    /// Its own time ends.
    Ends(Date),
    /// A package that came in later is what is provided for, since the day.
    Package(PerWeek, Date),
}

/// The amount that is in force in the place of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instead {
    /// The decision's entry.
    pub by: EntryNumber,
    /// The day on which it was decided, or approved.
    pub known_on: Date,
    /// The day from which it is in force.
    pub from: Date,
    /// Pounds a week on that day.
    pub amount: PerWeek,
    /// The amount at the end of its steps and its day, where steps lead to another one.
    pub in_full: Option<(PerWeek, Date)>,
}

impl Afterwards {
    /// The first and the last day of an amount for a limited time that stands before it.
    #[must_use]
    pub fn covered(&self) -> Option<(Date, Date)> {
        match self {
            Afterwards::Covered(instead, last) => Some((instead.from, *last)),
            Afterwards::HeldBack(_)
            | Afterwards::Replaced(_)
            | Afterwards::Ends(_)
            | Afterwards::Package(..) => None,
        }
    }

    /// The amount without an end that takes its place.
    #[must_use]
    pub fn replaced(self) -> Option<Instead> {
        match self {
            Afterwards::Replaced(instead) => Some(instead),
            Afterwards::HeldBack(_)
            | Afterwards::Covered(..)
            | Afterwards::Ends(_)
            | Afterwards::Package(..) => None,
        }
    }
}

impl Instead {
    fn of(known: &StandingDecision) -> Option<Instead> {
        let effect = known.decision.effect();
        let (agreed, from) = (effect.agreed?.0, known.beginning().from);
        let steps = effect.schedule.as_ref();
        let amount = steps.map_or(agreed, |steps| steps.paid_on(from));
        let full_from = steps.and_then(Schedule::new_from);
        Some(Instead {
            by: known.entry,
            known_on: match known.outcome {
                DecisionOutcome::Approved { on, .. } => on,
                _ => known.decision.date(),
            },
            from,
            amount,
            in_full: full_from.filter(|day| *day > from).map(|day| (agreed, day)),
        })
    }
}

/// Whether an amount that begins on a day never was in force: another one took its place before.
/// One that was held back is told as that.
#[must_use]
pub fn never_began(afterwards: &[Afterwards], begins: Date) -> bool {
    let is_held_back = |known: &Afterwards| matches!(known, Afterwards::HeldBack(_));
    let mut replaced = afterwards.iter().filter_map(|known| known.replaced());
    !afterwards.iter().any(is_held_back)
        && replaced.any(|instead| instead.from <= begins && instead.known_on < begins)
}

/// What became of the amount that an entry on the case agreed, in the order of the days; nothing of
/// one that agreed none, or that does not hold.
///
/// Where another decision took its place as a correction, only what that one puts in force is told.
#[must_use]
pub fn afterwards(
    entry: EntryNumber,
    corrected_by: Option<EntryNumber>,
    standing: &Standing,
    today: Date,
) -> Vec<Afterwards> {
    let decisions = &standing.decisions;
    let find = |entry| decisions.iter().find(|known| known.entry == entry);
    if let Some(by) = corrected_by {
        let stands = find(by).filter(|known| known.holds());
        let instead = stands.and_then(Instead::of);
        return instead.map(Afterwards::Replaced).into_iter().collect();
    }
    let Some(known) = find(entry).filter(|known| known.outcome.holds()) else {
        return Vec::new();
    };
    let effect = known.decision.effect();
    if effect.agreed.is_none() {
        return Vec::new();
    }
    let later = decisions.iter();
    let later = later.filter(|other| other.entry > entry && other.holds());
    let later: Vec<(Instead, Option<Date>)> = later
        .filter_map(|other| Some((Instead::of(other)?, other.decision.effect().until)))
        .collect();
    let lasting = later.iter().filter(|(_, until)| until.is_none());
    let replaced = lasting
        .map(|(instead, _)| *instead)
        .min_by_key(|instead| (instead.from, Reverse(instead.by)));
    let ends = effect
        .until
        .filter(|last| replaced.is_none_or(|instead| instead.from > *last));
    let over = [replaced.map(|instead| instead.from), ends];
    let over = over.into_iter().flatten().min();
    let covers = later.iter().filter_map(|(instead, until)| {
        let last = (*until).filter(|last| *last >= instead.from)?;
        let counts = last >= known.beginning().from && over.is_none_or(|day| instead.from < day);
        counts.then_some(Afterwards::Covered(*instead, last))
    });
    let mut told: Vec<Afterwards> = match known.held_back {
        Some(held_back) => vec![Afterwards::HeldBack(held_back)],
        None => covers.collect(),
    };
    told.extend(ends.filter(|last| *last < today).map(Afterwards::Ends));
    told.extend(replaced.map(Afterwards::Replaced));
    told.extend(overtaken(known, standing, (over, today)));
    told
}

/// The package that counts in the place of an amount which is neither replaced nor over.
fn overtaken(
    known: &StandingDecision,
    standing: &Standing,
    (over, today): (Option<Date>, Date),
) -> Option<Afterwards> {
    let counts = known.held_back.is_none() && known.beginning().from <= today;
    let is_package = standing.present_is == Some(PresentIs::Package);
    let is_over = over.is_some_and(|day| day <= today);
    let amount = standing
        .present
        .filter(|_| counts && is_package && !is_over)?;
    Some(Afterwards::Package(amount, standing.package_as_of?))
}
