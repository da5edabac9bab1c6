//! Where a transition stands on a day: to come, running, overdue, ended.

use super::transition::{Schedule, ScheduleStep};
use crate::terms::date::Date;
use crate::terms::money::PerWeek;

/// Where a transition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TransitionState {
    /// A step has come due, and the package still costs more than the step.
    Overdue,
    /// It runs.
    Running,
    /// It starts on a later day.
    ToCome,
    /// The new amount is in force.
    Ended,
}

/// A transition on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Running {
    /// Where it stands.
    pub state: TransitionState,
    /// The amount to be paid on the day.
    pub paid: PerWeek,
    /// The next step, if one is to come.
    pub next: Option<ScheduleStep>,
}

/// Where a transition stands on a day, given the package's known weekly cost.
///
/// A step is overdue once its day has come and the package as known still costs more: somebody has
/// yet to change the package, or to bring in the changed one.
#[must_use]
pub fn running(schedule: &Schedule, package: Option<PerWeek>, on: Date) -> Running {
    let paid = schedule.paid_on(on);
    let has_fallen = paid < schedule.present;
    let next = schedule.next_after(on);
    let state = if has_fallen && package.is_some_and(|cost| cost > paid) {
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
