//! What a motion does to days before its decision: what it would take back, and what is owed.

use super::matter::Matter;
use super::owed::Owed;
use super::promised::days_from;
use crate::terms::date::Date;
use crate::terms::money::PerWeek;
use std::iter::successors;

/// A day gone by for which another amount would be paid than was in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GoneBy {
    /// The first such day.
    pub(super) day: Date,
    /// What was in force, with what is corrected still counting.
    pub(super) had: PerWeek,
    /// What the motion would pay.
    pub(super) paid: PerWeek,
}

impl Matter<'_> {
    /// What is in force from a day to before another, were nothing decided now: each amount with
    /// its first day.
    pub(super) fn in_force_between(&self, from: Date, until: Date) -> Vec<(Date, PerWeek)> {
        let mut days = days_from(from, &self.file.standing.decisions);
        let (package, not_now) = (&self.file.case.package, &self.file.not_now);
        let lines = package
            .lines
            .iter()
            .chain(&not_now.to_come)
            .chain(&not_now.ended);
        let of_lines = lines.flat_map(|line| {
            let after = line.end.and_then(|last| last.tomorrow().ok());
            line.start.into_iter().chain(after)
        });
        days.extend(of_lines.filter(|day| *day > from));
        let days = days.into_iter().take_while(|day| *day < until);
        let mut amounts: Vec<(Date, PerWeek)> =
            days.map(|day| (day, self.otherwise_on(day).0)).collect();
        amounts.dedup_by_key(|(_, amount)| *amount);
        amounts
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

    /// What is owed for the days before the decision; none of a correction, under whose forerunner
    /// something was paid, and of a reduction.
    pub(super) fn owed(&self) -> Option<Owed> {
        let (from, date) = (self.motion.effective, self.date);
        if from >= date || self.motion.supersedes.is_some() || !self.is_increase() {
            return None;
        }
        let ends = self.motion.verdict.last_day();
        let ends = ends.and_then(|last| last.tomorrow().ok());
        let until = ends.map_or(date, |end| end.min(date));
        let in_force = self.in_force_between(from, until).into_iter();
        let more: Option<Vec<(Date, PerWeek)>> = in_force
            .map(|(day, amount)| Some((day, PerWeek(self.agreed?.0.minus(amount.0)?))))
            .collect();
        Owed::between(&more?, until)
    }

    /// The first day gone by for which a correction would pay less than was in force: where what is
    /// corrected had in fact lowered the amount as far on every one of them, nothing is taken back.
    pub(super) fn taken_back(&self) -> Option<GoneBy> {
        self.gone_by(|known| known.paid < known.had)
    }

    /// The first day gone by for which a correction would pay more than was in force.
    pub(super) fn given_back(&self) -> Option<GoneBy> {
        self.gone_by(|known| known.paid > known.had)
    }

    fn gone_by(&self, differs: impl Fn(&GoneBy) -> bool) -> Option<GoneBy> {
        let days = successors(Some(self.motion.effective), |day| day.tomorrow().ok());
        let mut days = days.take_while(|day| *day < self.date);
        days.find_map(|day| {
            let (had, paid) = (self.in_fact_on(day), self.paid_on(day)?);
            Some(GoneBy { day, had, paid }).filter(&differs)
        })
    }
}
