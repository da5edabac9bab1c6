//! From when a decision that waited for somebody's word is in force.
//!
//! A reduction that is approved after the day that it was decided for begins on the day of the
//! approval: the present amount stood meanwhile, and nothing is taken back for days gone by. An
//! increase begins on the day that it was decided for all the same (Hackney V(a): increases at
//! once): the council's own wait is not at the person's cost, and what was not paid on the days
//! between is owed. Steps of a transition are never shifted: a yes that comes after an amount
//! should have fallen is refused (`approvals`), and the panel decides anew.

use super::decision::{Decision, DecisionStatus, Effect};
use crate::terms::date::{Date, days_between, shown};
use crate::terms::money::{Money, PerWeek};
use crate::terms::text::so_many;

/// From when an agreed amount is in force, and what its waiting did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// What the person is owed because an increase waited, or reaches back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Pounds a week more than what was paid.
    pub per_week: PerWeek,
    /// On how many days.
    pub n_days: i32,
    /// In all: pounds a week × days ÷ 7, to the penny, halves away from zero.
    pub in_all: Money,
}

impl Owed {
    /// What is owed, for which days: `owed for 10 Nov 2026 to 23 Nov 2026: £71.20 (14 days at
    /// £35.60 a week more)`.
    #[must_use]
    pub fn words(&self, currency: &str) -> String {
        let n_days = self.n_days.try_into().unwrap_or(usize::MAX);
        format!(
            "owed for {} to {}: {currency}{} ({} at {currency}{} a week more)",
            shown(self.from),
            shown(self.to),
            self.in_all,
            so_many(n_days, "day", "days"),
            self.per_week
        )
    }
}

impl Beginning {
    /// From when a decision's amount is in force that stands, or was approved on a day.
    #[must_use]
    pub fn of(effect: &Effect, approved_on: Option<Date>) -> Beginning {
        let late = approved_on.filter(|day| *day > effect.from);
        Beginning {
            from: late.filter(|_| effect.lowers()).unwrap_or(effect.from),
            decided_for: effect.from,
            approved_on,
            owed: late.and_then(|day| owed_before(effect, day)),
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

/// What is owed of an effect for its days before a day; none where it gives nothing more.
#[must_use]
pub fn owed_before(effect: &Effect, day: Date) -> Option<Owed> {
    let more = effect.agreed?.0.0.minus(effect.present?.0)?;
    let day_after_end = effect.until.and_then(|last| last.tomorrow().ok());
    let until = day_after_end.map_or(day, |end| end.min(day));
    owed_between(PerWeek(more), effect.from, until)
}

/// What is owed for the days from one to before another; none where nothing is.
#[must_use]
pub fn owed_between(per_week: PerWeek, from: Date, until: Date) -> Option<Owed> {
    let n_days = days_between(from, until);
    if per_week.0.is_negative() || per_week.0.is_zero() || n_days <= 0 {
        return None;
    }
    let in_all = per_week.0.pounds().checked_mul(n_days.into())?;
    Some(Owed {
        from,
        to: until.yesterday().ok()?,
        per_week,
        n_days,
        in_all: Money::to_the_penny(in_all.checked_div(7.into())?)?,
    })
}

impl Decision {
    /// What is owed because it reaches back to a day before it was made; none where it waits for
    /// somebody's word, and none of a correction, under whose forerunner something was paid.
    #[must_use]
    pub fn owed(&self) -> Option<Owed> {
        let counts = *self.status() == DecisionStatus::Stands && self.motion().supersedes.is_none();
        owed_before(self.effect(), self.date()).filter(|_| counts)
    }
}
