//! From when a decision that waited for somebody's word is in force.
//!
//! A reduction that is approved after the day that it was decided for begins on the day of the
//! approval: the present amount stood meanwhile, and nothing is taken back for days gone by. An
//! increase begins on the day that it was decided for all the same (Hackney V(a): increases at
//! once): the council's own wait is not at the person's cost, and what was not paid on the days
//! between is owed. Steps of a transition are never shifted: a yes that comes after an amount
//! should have fallen is refused (`approvals`), and the panel decides anew.

use super::decision::Effect;
use crate::terms::date::{Date, days_between};
use crate::terms::money::{Money, PerWeek};

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

/// What the person is owed because an increase waited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// Pounds a week more than what was paid.
    pub per_week: PerWeek,
    /// On how many days.
    pub n_days: i32,
    /// In all: pounds a week × days ÷ 7, to the penny, halves away from zero.
    pub in_all: Money,
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
            owed: late.and_then(|day| owed(effect, day)),
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

fn owed(effect: &Effect, approved_on: Date) -> Option<Owed> {
    let more = effect.agreed?.0.0.minus(effect.present?.0)?;
    let day_after_end = effect.until.and_then(|last| last.tomorrow().ok());
    let until = day_after_end.map_or(approved_on, |end| end.min(approved_on));
    let n_days = days_between(effect.from, until);
    if more.is_negative() || more.is_zero() || n_days <= 0 {
        return None;
    }
    let in_all = more.pounds().checked_mul(n_days.into())?;
    Some(Owed {
        per_week: PerWeek(more),
        n_days,
        in_all: Money::to_the_penny(in_all.checked_div(7.into())?)?,
    })
}
