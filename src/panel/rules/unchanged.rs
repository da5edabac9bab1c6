//! Need rose and the sum stays: reasons are owed for that, too (Savva).

use super::reasons::classes;
use crate::config::panel_rules::ReasonClass;
use crate::panel::matter::{Findings, Matter};
use crate::panel::refusal::Field;
use crate::panel::sources;
use crate::panel::verdict::VerdictKind;
use crate::terms::money::PerWeek;

/// The code of the flag that a risen need raises, as `config/tolerances.toml` names it.
pub const NEED_ROSE: &str = "need_rose";

pub(in crate::panel) fn check(matter: &Matter<'_>, found: &mut Findings) {
    let currency = &matter.file.currency;
    let Some(stays) = stays(matter).filter(|_| need_rose(matter)) else {
        return;
    };
    let classes = classes(matter);
    if !classes.is_empty() && !classes.iter().any(|class| explains(*class)) {
        let message = format!(
            "Need rose, and the sum would stay at {currency}{stays} a week. Choose a reason that \
             says why it still is enough: circumstances changed, the need is met otherwise, more \
             is provided than needed, or the RAS does not fit."
        );
        let rule = "need_rose_sum_stays_without_reason";
        found.refuse(rule, Field::Reasons, message, sources::UNCHANGED);
    }
    if matter.motion.how_needs_are_met.is_none() {
        let message = format!(
            "Need rose, and the sum would stay at {currency}{stays} a week. Say how it meets the \
             needs as they are now."
        );
        let rule = "need_rose_sum_stays_without_needs";
        found.lacks(rule, Field::NeedsMet, message, sources::UNCHANGED);
    }
}

/// A flag that could not be applied has no limit in its words, and nothing follows from it.
fn need_rose(matter: &Matter<'_>) -> bool {
    let flags = &matter.file.flags;
    flags
        .iter()
        .any(|flag| flag.code == NEED_ROSE && !flag.limit.is_empty())
}

/// The sum at which it would stay; none where it changes, or nothing is settled yet.
///
/// A reduction is held to its own, stricter rules.
fn stays(matter: &Matter<'_>) -> Option<PerWeek> {
    let last = matter.file.standing.last_agreed.map(|(budget, _)| budget.0);
    let before = last.unwrap_or(matter.present);
    match matter.motion.verdict.kind {
        Some(VerdictKind::Refuse) => Some(matter.present),
        _ if matter.reduces() => None,
        _ => matter.agreed.filter(|agreed| *agreed <= before),
    }
}

/// Whether a reason of the class can say why an unchanged sum still is enough.
fn explains(class: ReasonClass) -> bool {
    match class {
        ReasonClass::CircumstancesChanged
        | ReasonClass::NeedMetOtherwise
        | ReasonClass::MoreThanNeeded
        | ReasonClass::RasDoesNotFit => true,
        ReasonClass::NeedChanged
        | ReasonClass::NeedRose
        | ReasonClass::RasMoved
        | ReasonClass::Saving
        | ReasonClass::Other => false,
    }
}
