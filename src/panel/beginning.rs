//! From when a decision that waited for somebody's word is in force.
//!
//! A reduction that is approved after the day that it was decided for begins on the day of the
//! approval: the present amount stood meanwhile, and nothing is taken back for days gone by. An
//! increase begins on the day that it was decided for all the same (Hackney V(a): increases at
//! once): the council's own wait is not at the person's cost, and what was not paid on the days
//! between is owed. Steps of a transition are never shifted: a yes that comes after an amount
//! should have fallen is refused (`approvals`), and the panel decides anew.

use super::decision::{Decision, DecisionStatus};
use super::owed::{More, Owed, OwedSpan};
use super::verdict::Verdict;
use crate::terms::budget::Completeness;
use crate::terms::date::Date;
use crate::terms::money::{Money, PerWeek};

/// From when an agreed amount is in force, and what its waiting did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// The first day on which it is in force.
    pub from: Date,
    /// The day for which it was decided.
    pub decided_for: Date,
    /// The day of the approval, where one was needed.
    pub approved_on: Option<Date>,
    /// What is owed for the days before the approval; none where nothing is.
    pub owed: Option<Owed>,
    /// Whether something is owed that cannot be reckoned here: the package has changed while it
    /// waited, and what was paid on each day is not known.
    pub owed_by_hand: bool,
}

/// What is owed once a decision that waits is approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwedOnApproval {
    /// From which day on; not known of decisions that were recorded in an earlier payload schema.
    pub from: Option<Date>,
    /// On how many days; none where it is for each day until the answer, or until its end.
    pub n_days: Option<i32>,
    /// Pounds a week more than what was in force.
    pub per_week: PerWeek,
    /// Whether it may be less: what was provided on these days is not known in full.
    pub at_most: bool,
}

impl Beginning {
    /// From when a decision's amount is in force that stands, or was approved on a day.
    #[must_use]
    pub fn of(decision: &Decision, approved_on: Option<Date>) -> Beginning {
        let effect = decision.effect();
        let late = approved_on.filter(|day| *day > effect.from);
        Beginning {
            from: late.filter(|_| effect.lowers()).unwrap_or(effect.from),
            decided_for: effect.from,
            approved_on,
            owed: late
                .and_then(|day| decision.owed_before(day))
                .or_else(|| effect.owed.clone().filter(|_| approved_on.is_some())),
            owed_by_hand: false,
        }
    }

    /// The same where the package has changed while the decision waited.
    #[must_use]
    pub fn package_changed(mut self, has_changed: bool) -> Beginning {
        if has_changed && self.owed.take().is_some() {
            self.owed_by_hand = true;
        }
        self
    }

    /// Whether the approval came after the day for which it was decided.
    #[must_use]
    pub fn was_late(&self) -> bool {
        self.approved_on.is_some_and(|day| day > self.decided_for)
    }
}

impl Decision {
    /// What is owed because it reaches back to a day before it was made; none where it waits for
    /// somebody's word.
    #[must_use]
    pub fn owed(&self) -> Option<Owed> {
        let stands = *self.status() == DecisionStatus::Stands;
        self.effect().owed.clone().filter(|_| stands)
    }

    /// What was in force on its first day, where that is before the decision and known from what
    /// it agrees: less what is owed a week for that day, or as much where nothing is.
    #[must_use]
    pub fn present_at_first(&self) -> Option<(Date, PerWeek)> {
        let effect = self.effect();
        let day = effect.from;
        let agreed = effect.agreed.filter(|_| day < self.date())?.0;
        let keeps = matches!(self.motion().verdict, Verdict::KeepPresent { .. });
        let owed = effect.owed.as_ref().filter(|_| !keeps);
        let Some(owed) = owed else {
            return keeps.then_some((day, agreed));
        };
        let mut spans = owed.spans.iter();
        let covers = |span: &&OwedSpan| Some((span.from? <= day) && day <= span.to()?);
        if owed.spans.iter().any(|span| span.from.is_none()) {
            return None;
        }
        let more = spans.find(|span| covers(span) == Some(true));
        if more.is_some_and(|span| span.at_most) {
            return None;
        }
        let more = more.map_or(Money::ZERO, |span| span.per_week.0);
        Some((day, PerWeek(agreed.0.minus(more)?)))
    }

    /// What is owed once it is approved, where it waits for somebody's word: the spans of days gone
    /// by, and what is owed a week from its own day on until the answer or its end, which has no
    /// number of days yet.
    #[must_use]
    pub fn owed_on_approval(&self) -> Vec<OwedOnApproval> {
        if *self.status() == DecisionStatus::Stands {
            return Vec::new();
        }
        let gone_by = self.effect().owed.iter().flat_map(|owed| &owed.spans);
        let gone_by = gone_by.map(|span| OwedOnApproval {
            from: span.from,
            n_days: Some(span.n_days),
            per_week: span.per_week,
            at_most: span.at_most,
        });
        let waited = self.more_while_waiting();
        let waited = waited.filter(|more| more.per_week > PerWeek::default());
        let waited = waited.map(|more| OwedOnApproval {
            from: Some(more.from),
            n_days: None,
            per_week: more.per_week,
            at_most: more.at_most,
        });
        gone_by.chain(waited).collect()
    }

    /// What it gives more a week while it waits, from which day on.
    fn more_while_waiting(&self) -> Option<More> {
        let effect = self.effect();
        // Where nothing is known of what was provided, all of it may be owed, and no more.
        let present = effect.present.map_or(Money::ZERO, |present| present.0);
        let more = PerWeek(effect.agreed?.0.0.minus(present)?);
        let from = match effect.owed {
            Some(_) => effect.from.max(self.date()),
            None => effect.from,
        };
        Some(More {
            from,
            per_week: more,
            at_most: self.present_may_be_more(),
        })
    }

    /// What is owed for its days before a day; none where it gives nothing more.
    fn owed_before(&self, day: Date) -> Option<Owed> {
        let effect = self.effect();
        let more = self.more_while_waiting()?;
        let day_after_end = effect.until.and_then(|last| last.tomorrow().ok());
        let until = day_after_end.map_or(day, |end| end.min(day));
        let gone_by = effect.owed.clone();
        let waited = Owed::between(&[more], until);
        match (gone_by, waited) {
            (Some(gone_by), Some(waited)) => gone_by.with(waited),
            (gone_by, waited) => gone_by.or(waited),
        }
    }

    /// Whether a part of what was provided when it was decided was not known. An amount that an
    /// earlier decision had put in force is known; where the package may cost another sum on the
    /// day of effect, the two cannot be told apart.
    fn present_may_be_more(&self) -> bool {
        let (seen, effect) = (self.seen().package, self.effect());
        if effect.present.is_none() {
            return true;
        }
        let is_package = effect.present == Some(seen.known) || effect.from > self.date();
        seen.completeness == Completeness::Incomplete && is_package
    }
}
