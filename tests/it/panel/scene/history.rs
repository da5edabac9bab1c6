//! What was decided on the case so far, and what is in force by it.

use super::{per_week, scene};
use jiff::civil::date;
use ras_panel::panel::decision::Decision;
use ras_panel::panel::standing::{DecisionOutcome, History, Standing, StandingDecision};
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::EntryNumber;

pub const STANDS: DecisionOutcome = DecisionOutcome::Stands;

/// Approved by entry 9 on a day.
pub fn approved_on(on: Date) -> DecisionOutcome {
    let by = EntryNumber(9);
    DecisionOutcome::Approved { by, on }
}

/// Decisions as entries 1, 2, …; a package of £612.40 that came in on 1 November 2026.
pub fn history(decisions: Vec<(Decision, DecisionOutcome)>) -> History {
    let numbered = decisions.into_iter().zip(1..);
    let decisions = numbered.map(|((decision, outcome), n)| StandingDecision {
        entry: EntryNumber(n),
        decision,
        outcome,
        held_back: None,
    });
    History {
        package: Some(per_week(61_240)),
        package_as_of: Some(date(2026, 11, 1)),
        decisions: decisions.collect(),
        ..History::default()
    }
}

/// The present amount on a day, in pence.
pub fn present(history: &History, on: Date) -> Option<i64> {
    let standing = Standing::derive(history.clone(), on);
    standing.present.map(|present| present.0.pence())
}

/// The transition of the scene, over three months from 1 December.
pub fn three_months() -> Decision {
    scene().transition(3, None).decision()
}
