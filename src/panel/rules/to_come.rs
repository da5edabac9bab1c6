//! An amount that was agreed for a later day, and falls away before it begins.

use crate::panel::matter::{Findings, Matter};
use crate::panel::sources;
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
        let agreed = known.decision.effect().agreed;
        let agreed = agreed.filter(|_| is_to_come && !matter.corrects(known.entry));
        if let Some(agreed) = agreed {
            let message = format!(
                "Entry {} ({currency}{} from {}) falls away: it never takes effect, since this \
                 decision is in force by then.",
                known.entry,
                agreed.0,
                shown(begins)
            );
            found.warn(FALLS_AWAY, message, sources::RECORD);
        }
    }
}
