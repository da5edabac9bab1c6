//! What a motion does to days before its decision: what it would take back, and what is owed.

use super::matter::Matter;
use super::owed::{More, Owed};
use super::promised::days_from;
use super::standing::{DecisionOutcome, StandingDecision};
use crate::terms::date::Date;
use crate::terms::money::PerWeek;
use std::collections::BTreeSet;

/// A day gone by for which another amount would be paid than was in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GoneBy {
    /// The first such day.
    pub(super) day: Date,
    /// What was in force, with what is corrected still counting.
    pub(super) had: PerWeek,
    /// What the motion would pay.
    pub(super) paid: PerWeek,
    /// The first day from which nothing would be taken back.
    pub(super) nothing_from: Date,
}

impl Matter<'_> {
    /// What is in force from a day to before another, were nothing decided now: each amount with
    /// its first day.
    pub(super) fn in_force_between(&self, from: Date, until: Date) -> Vec<(Date, PerWeek)> {
        let days = self.days_of_change(from, until).into_iter();
        let mut amounts: Vec<(Date, PerWeek)> =
            days.map(|day| (day, self.otherwise_on(day).0)).collect();
        amounts.dedup_by_key(|(_, amount)| *amount);
        amounts
    }

    /// The given day, and every later one before another on which what is in force may change.
    pub(super) fn days_of_change(&self, from: Date, until: Date) -> BTreeSet<Date> {
        let mut days = days_from(from, &self.file.standing.decisions);
        let (package, not_now) = (&self.file.case.package, &self.file.not_now);
        let lines = package
            .lines
            .iter()
            .chain(&not_now.to_come)
            .chain(&not_now.ended);
        days.extend(lines.flat_map(|line| {
            let after = line.end.and_then(|last| last.tomorrow().ok());
            line.start.into_iter().chain(after)
        }));
        days.extend(self.corrected().map(known_from));
        let steps = self.steps.iter().flatten().flat_map(|known| &known.steps);
        days.extend(steps.map(|step| step.from));
        days.retain(|day| *day >= from && *day < until);
        days
    }

    /// Whether the amount agreed is above what the person has, on its first day or on a later one
    /// up to the decision.
    pub(super) fn is_increase(&self) -> bool {
        let Some(agreed) = self.agreed.filter(|_| !self.lowers_at_once()) else {
            return false;
        };
        let (from, date) = (self.motion.effective, self.date);
        let gives_more = || {
            let between = self.in_force_between(from, date);
            let amounts = between.into_iter().map(|(_, amount)| amount);
            amounts
                .chain([self.in_fact_on(date)])
                .any(|had| agreed > had)
        };
        agreed > self.present || (from < date && gives_more())
    }

    /// What is owed for the days before the decision: on each the amount agreed less what was in
    /// force on it. What a corrected decision of an earlier day says is owed for days before the
    /// first one of its correction remains.
    pub(super) fn owed(&self) -> Option<Owed> {
        let kept = self.corrected().and_then(|known| {
            let is_told = known.decision.date() < self.date;
            let owed = owed_by(known).filter(|_| is_told)?;
            owed.before(self.motion.first_day())
        });
        let raises = self.motion.supersedes.is_some() || self.is_increase();
        let own = self.owed_anew().filter(|_| raises);
        match (kept, own) {
            (Some(kept), Some(own)) => kept.with(own),
            (kept, own) => kept.or(own),
        }
    }

    fn owed_anew(&self) -> Option<Owed> {
        let until = self.ends_before_decision();
        let days = self.days_of_change(self.motion.first_day(), until);
        let more = days.into_iter().map(|day| {
            let more = self.paid_on(day)?.0.minus(self.had_on(day).0)?;
            Some(More {
                from: day,
                per_week: PerWeek(more),
                at_most: !self.had_is_known_on(day),
            })
        });
        let mut more: Vec<More> = more.collect::<Option<_>>()?;
        more.dedup_by_key(|more| (more.per_week, more.at_most));
        Owed::between(&more, until)
    }

    /// The decision that holds and is corrected, directly or over a correction that never held.
    pub(super) fn corrected(&self) -> Option<&StandingDecision> {
        let mut decisions = self.file.standing.decisions.iter();
        decisions.find(|known| known.holds() && self.corrects(known.entry))
    }

    /// The first day gone by for which less would be paid than was in force: where a decision that
    /// is corrected had in fact lowered the amount as far on every one of them, nothing is taken
    /// back.
    pub(super) fn taken_back(&self) -> Option<GoneBy> {
        let days = self.days_of_change(self.motion.effective, self.ends_before_decision());
        let lowered = |day: Date| {
            let (had, paid) = (self.had_on(day), self.paid_on(day)?);
            (paid < had).then_some((had, paid))
        };
        let first = days.iter().find_map(|day| Some((*day, lowered(*day)?)));
        let (day, (had, paid)) = first?;
        let after = days
            .iter()
            .rev()
            .take_while(|day| lowered(**day).is_none())
            .last();
        Some(GoneBy {
            day,
            had,
            paid,
            nothing_from: after.copied().unwrap_or(self.date),
        })
    }

    /// Whether the amount agreed is no less than what is in force on the day of the decision.
    pub(super) fn raises_today(&self) -> bool {
        self.agreed
            .is_some_and(|agreed| agreed >= self.in_fact_on(self.date))
    }

    /// What was in force on a day gone by. What is corrected counts from the day on which it was
    /// known: before that day it had paid nothing yet, and one of today has not at all.
    fn had_on(&self, day: Date) -> PerWeek {
        match self.counts_corrected_on(day) {
            true => self.in_fact_on(day),
            false => self.otherwise_on(day).0,
        }
    }

    /// Whether that is known in full: agreed amounts are, of a package its costs may be lacking.
    fn had_is_known_on(&self, day: Date) -> bool {
        match self.counts_corrected_on(day) {
            true => self.is_known_in_fact_on(day),
            false => self.is_known_otherwise_on(day),
        }
    }

    fn counts_corrected_on(&self, day: Date) -> bool {
        let known = self.corrected().map(known_from);
        known.is_some_and(|known| day >= known)
    }

    /// The day of the decision, or the day after the last one of the amount agreed, if sooner.
    fn ends_before_decision(&self) -> Date {
        let ends = self.motion.verdict.last_day();
        let ends = ends.and_then(|last| last.tomorrow().ok());
        ends.map_or(self.date, |end| end.min(self.date))
    }
}

/// The day on which a decision that holds was known.
fn known_from(known: &StandingDecision) -> Date {
    match known.outcome {
        DecisionOutcome::Approved { on, .. } => on,
        _ => known.decision.date(),
    }
}

/// What a decision that holds says is owed for days gone by.
pub(super) fn owed_by(known: &StandingDecision) -> Option<Owed> {
    let approved = known.beginning().owed;
    approved.or_else(|| known.decision.owed())
}
