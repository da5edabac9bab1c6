//! An amount that was agreed for a later day, and falls away before it begins.

use crate::panel::matter::{Findings, Matter};
use crate::panel::sources;
use crate::panel::standing::StandingDecision;
use crate::terms::date::shown;

/// The rule of the warning that an amount to come falls away.
pub const FALLS_AWAY: &str = "amount_to_come_falls_away";

/// An amount without an end that is in force before one that has not begun leaves that no day.
pub(in crate::panel) fn check(matter: &Matter<'_>, found: &mut Findings) {
    let motion = matter.motion;
    if matter.agreed.is_none() || motion.verdict.last_day().is_some() {
        return;
    }
    let currency = &matter.file.currency;
    let first = motion.first_day();
    for known in &matter.file.standing.decisions {
        let begins = known.beginning().from;
        let is_to_come = begins > matter.date && begins >= first && known.holds();
        let counts = is_to_come && !matter.corrects(known.entry);
        if let Some(agreed) = agreed_words(known, currency).filter(|_| counts) {
            let message = format!(
                "Entry {} ({agreed}) falls away: it never takes effect, since this decision is in \
                 force by then.",
                known.entry
            );
            found.warn(FALLS_AWAY, message, sources::RECORD);
        }
    }
}

/// What a decision agrees and from when: of steps, the first, and the day of the whole amount.
fn agreed_words(known: &StandingDecision, currency: &str) -> Option<String> {
    let effect = known.decision.effect();
    let (agreed, begins) = (effect.agreed?.0, known.beginning().from);
    let steps = effect.schedule.as_ref();
    let in_full = steps.and_then(|steps| Some((steps.paid_on(begins), steps.new_from()?)));
    Some(match in_full.filter(|(_, day)| *day > begins) {
        Some((first, day)) => format!(
            "{currency}{first} from {}, {currency}{agreed} in full from {}",
            shown(begins),
            shown(day)
        ),
        None => format!("{currency}{agreed} from {}", shown(begins)),
    })
}
