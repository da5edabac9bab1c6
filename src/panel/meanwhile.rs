//! What became of the present amount since a reduction, or what waits, was decided.
//!
//! A reduction rests on the present amount that the panel saw. Where the package has changed since,
//! the same new amount takes more away, or less, than was decided and reasoned.

use super::as_it_is::AsItIs;
use super::decision::Effect;
use super::standing::{PresentIs, Standing, StandingDecision, agreed_in_force};
use crate::terms::date::Date;
use crate::terms::money::PerWeek;

/// A present amount that has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Meanwhile {
    /// When it was decided.
    pub then: PerWeek,
    /// As it is now.
    pub now: PerWeek,
}

impl Meanwhile {
    /// That the package changed, for a reduction that stands, without a stop.
    #[must_use]
    pub fn words(self, currency: &str) -> String {
        let Meanwhile { then, now } = self;
        format!(
            "the package changed since the reduction was decided: {currency}{then} → \
             {currency}{now}"
        )
    }
}

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

/// What the package's change did to a reduction that holds and that is not decided again;
/// `package_on` is what the package costs on a day.
///
/// Until the first day on which it takes something away, any change counts. From then on the
/// package is to come down, and only one above what the panel saw counts: until the steps have run,
/// or, without steps, while that reduction is what is in force.
pub fn since_decided(
    known: &StandingDecision,
    standing: &Standing,
    package_on: impl Fn(Date) -> Option<PerWeek>,
    today: Date,
) -> Option<Meanwhile> {
    let (decision, effect) = (&known.decision, known.decision.effect());
    let all = &standing.decisions;
    let came_in = standing.package_as_of;
    let came_in = came_in.filter(|day| *day >= decision.date())?;
    let mut later = all.iter().filter(|other| other.entry > known.entry);
    let is_decided_again =
        later.any(|other| other.outcome.holds() && other.decision.date() >= came_in);
    let begins = known.beginning().from;
    let in_force = agreed_in_force(all, begins.max(today));
    let counts = in_force.is_some_and(|agreed| agreed.entry == known.entry);
    if !effect.lowers() || !counts || is_decided_again {
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
    let is_told = match today < first_fall(effect).unwrap_or(begins) {
        true => changed.now != changed.then,
        false => changed.now > changed.then && still_moves(known, standing, today),
    };
    is_told.then_some(changed)
}

fn first_fall(effect: &Effect) -> Option<Date> {
    let schedule = effect.schedule.as_ref()?;
    let mut steps = schedule.steps.iter();
    let fallen = steps.find(|step| step.amount < schedule.present)?;
    Some(fallen.from)
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
