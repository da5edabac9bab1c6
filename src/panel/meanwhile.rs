//! What became of the present amount since a reduction, or what waits, was decided.
//!
//! A reduction rests on the present amount that the panel saw. Where the package has changed since,
//! the same new amount takes more away, or less, than was decided and reasoned.

use super::as_it_is::AsItIs;
use super::held_back::{first_fall, settles, unsettled};
use super::package_known::{HeldBack, Meanwhile, STANDS_MEANWHILE};
use super::standing::{PresentIs, Standing, StandingDecision, agreed_in_force};
use crate::terms::date::Date;
use crate::terms::ids::EntryNumber;
use crate::terms::money::PerWeek;

/// The present amount of a decision that waits, where it is another now than when it was decided.
#[must_use]
pub fn while_it_waited(
    waiting: &StandingDecision,
    now: AsItIs<'_>,
    today: Date,
) -> Option<Meanwhile> {
    let effect = waiting.decision.effect();
    let (then, now) = effect.present.zip(now.present(effect.from.max(today)))?;
    (effect.agreed.is_some() && then != now).then_some(Meanwhile { then, now })
}

/// The same in one sentence, as whoever approves is told it.
#[must_use]
pub fn changed_meanwhile(
    waiting: &StandingDecision,
    now: AsItIs<'_>,
    today: Date,
) -> Option<String> {
    let Meanwhile { then, now } = while_it_waited(waiting, now, today)?;
    let currency = waiting.decision.currency();
    Some(format!(
        "The present amount was {currency}{then} a week when it was decided and is \
         {currency}{now} now."
    ))
}

/// What the package's change did to a reduction, while nothing about the amount was decided since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Changed {
    /// It came before the reduction began, which is held back.
    Before(HeldBack),
    /// It came while the reduction runs, which goes on.
    Since(Meanwhile),
}

impl Changed {
    /// What changed, without a stop.
    #[must_use]
    pub fn words(self, currency: &str) -> String {
        match self {
            Changed::Before(held_back) => held_back.words(currency),
            Changed::Since(changed) => changed.words(currency),
        }
    }

    /// What brings its case back to the queue, in one sentence or two.
    #[must_use]
    pub fn brought_back(self, currency: &str, entry: EntryNumber) -> String {
        let words = self.words(currency);
        match self {
            Changed::Before(_) => {
                format!("Brought back: {words} (entry {entry}). {STANDS_MEANWHILE}")
            }
            Changed::Since(_) => format!("Back in the queue: {words} (entry {entry})."),
        }
    }
}

/// What the package's change did to a reduction that is not decided again: only a decision that
/// agrees an amount decides it again, not one that puts it off or sends the case on. `package_on`
/// is what the package costs on a day.
///
/// Before the first day on which it takes something away, any change counts and holds it back.
/// From then on the package is to come down, and only one above what the panel saw counts: until
/// the steps have run, or, without steps, while that reduction is what is in force.
pub fn since_decided(
    known: &StandingDecision,
    standing: &Standing,
    package_on: impl Fn(Date) -> Option<PerWeek>,
    today: Date,
) -> Option<Changed> {
    let all = &standing.decisions;
    if known.held_back.is_some() {
        return unsettled(known).map(Changed::Before);
    }
    let (decision, effect) = (&known.decision, known.decision.effect());
    let came_in = standing.package_as_of;
    let came_in = came_in.filter(|day| *day >= decision.date())?;
    let mut later = all.iter().filter(|other| other.entry > known.entry);
    let is_decided_again = later.any(|other| settles(other) && other.decision.date() >= came_in);
    let begins = known.beginning().from;
    let in_force = agreed_in_force(all, begins.max(today));
    let counts = in_force.is_some_and(|agreed| agreed.entry == known.entry);
    let has_fallen = today >= first_fall(effect).unwrap_or(begins);
    if !effect.lowers() || !counts || is_decided_again || !has_fallen {
        return None;
    }
    let earlier = all.iter().filter(|other| other.entry < known.entry);
    let earlier: Vec<StandingDecision> = earlier.cloned().collect();
    let package = package_on(effect.from);
    let as_it_is = AsItIs { package, standing };
    let changed = Meanwhile {
        then: effect.present?,
        now: as_it_is.present_under(&earlier, effect.from)?,
    };
    let is_told = changed.now > changed.then && still_moves(known, standing, today);
    is_told.then_some(Changed::Since(changed))
}

fn still_moves(known: &StandingDecision, standing: &Standing, today: Date) -> bool {
    let schedule = known.decision.effect().schedule.as_ref();
    match schedule.filter(|schedule| schedule.steps.len() > 1) {
        Some(schedule) => schedule.new_from().is_some_and(|end| today < end),
        None => match standing.present_is {
            Some(PresentIs::Agreed(agreed)) => agreed.entry == known.entry,
            Some(PresentIs::Package) | None => false,
        },
    }
}
