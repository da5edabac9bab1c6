//! Where a transition stands on a day: to come, running, overdue, ended.

use super::standing::{StandingDecision, agreed_in_force};
use super::transition::{Schedule, ScheduleStep};
use crate::terms::date::Date;
use crate::terms::ids::EntryNumber;
use crate::terms::money::PerWeek;
use std::cmp::Reverse;

/// Where a transition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TransitionState {
    /// A step came due on an earlier day, and the package still costs more than the step.
    Overdue,
    /// It does not begin: the package changed before it did.
    HeldBack,
    /// An amount for a limited time stands before it; the steps go on being reckoned beneath.
    Covered,
    /// It runs.
    Running,
    /// It starts on a later day.
    ToCome,
    /// The new amount is in force.
    Ended,
    /// A later decision without an end has taken its place.
    Replaced,
}

impl TransitionState {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            TransitionState::Overdue => "overdue",
            TransitionState::HeldBack => "held back",
            TransitionState::Covered => "covered",
            TransitionState::Running => "running",
            TransitionState::ToCome => "to come",
            TransitionState::Ended => "ended",
            TransitionState::Replaced => "replaced",
        }
    }
}

/// What a later decision on the case, or a change of its package, does to a transition on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Above {
    /// Nothing.
    Nothing,
    /// An amount for a limited time stands before it.
    Limited {
        /// By the entry.
        by: EntryNumber,
        /// The amount.
        amount: PerWeek,
        /// Its last day.
        until: Date,
    },
    /// The package changed before it began: it does not begin by itself.
    HeldBack,
    /// A decision without an end has taken its place.
    Replaced {
        /// By the entry.
        by: EntryNumber,
        /// The amount that is in force on the day.
        amount: PerWeek,
    },
}

/// What later decisions on the case, or a change of its package, do to an entry's transition on a
/// day.
#[must_use]
pub fn above(decisions: &[StandingDecision], entry: EntryNumber, on: Date) -> Above {
    let mut own = decisions.iter().filter(|known| known.entry == entry);
    let nothing = match own.next().and_then(|known| known.held_back) {
        Some(_) => Above::HeldBack,
        None => Above::Nothing,
    };
    let Some(now) = agreed_in_force(decisions, on) else {
        return nothing;
    };
    let lasting = decisions.iter().filter(|known| {
        let effect = known.decision.effect();
        let agrees = effect.agreed.is_some() && effect.until.is_none();
        let has_begun = known.holds() && known.beginning().from <= on;
        known.entry > entry && agrees && has_begun
    });
    let lasting = lasting.min_by_key(|known| (known.beginning().from, Reverse(known.entry)));
    let amount = now.amount;
    match (lasting, now.until.filter(|_| now.entry > entry)) {
        (Some(known), _) => Above::Replaced {
            by: known.entry,
            amount,
        },
        (None, Some(until)) if nothing == Above::Nothing => Above::Limited {
            by: now.entry,
            amount,
            until,
        },
        (None, _) => nothing,
    }
}

/// A transition on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Running {
    /// Where it stands.
    pub state: TransitionState,
    /// The amount to be paid on the day.
    pub paid: PerWeek,
    /// The next step to another amount, if one is to come.
    pub next: Option<ScheduleStep>,
}

/// Where a transition stands on a day, given the package's known weekly cost and what a later
/// decision does to it.
///
/// A step is overdue from the day after its own while the package as known still costs more:
/// somebody has yet to change the package, or to bring in the changed one.
#[must_use]
pub fn running(schedule: &Schedule, package: Option<PerWeek>, on: Date, above: &Above) -> Running {
    match *above {
        Above::Nothing => {}
        Above::Limited { amount, until, .. } => {
            let again = until.tomorrow().ok();
            return Running {
                state: TransitionState::Covered,
                paid: amount,
                next: again.map(|from| ScheduleStep {
                    from,
                    amount: schedule.paid_on(from),
                }),
            };
        }
        Above::HeldBack => {
            return Running {
                state: TransitionState::HeldBack,
                paid: package.unwrap_or(schedule.present),
                next: None,
            };
        }
        Above::Replaced { amount, .. } => {
            return Running {
                state: TransitionState::Replaced,
                paid: amount,
                next: None,
            };
        }
    }
    let paid = schedule.paid_on(on);
    let by_yesterday = on.yesterday().map_or(paid, |day| schedule.paid_on(day));
    let has_fallen = by_yesterday < schedule.present;
    let next = schedule.next_after(on);
    let state = if has_fallen && package.is_some_and(|cost| cost > by_yesterday) {
        TransitionState::Overdue
    } else if schedule.starts().is_some_and(|start| on < start) {
        TransitionState::ToCome
    } else if next.is_some() {
        TransitionState::Running
    } else {
        TransitionState::Ended
    };
    Running { state, paid, next }
}
