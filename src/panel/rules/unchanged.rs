//! Need rose and the sum stays: reasons are owed for that, too (Savva).

use super::reasons::classes;
use crate::config::panel_rules::ReasonClass;
use crate::flags::raised::same_up_to;
use crate::panel::matter::{Findings, Matter};
use crate::panel::refusal::Field;
use crate::panel::sources;
use crate::panel::verdict::VerdictKind;
use crate::terms::number::shortest;
use rust_decimal::Decimal;

/// The code of the flag that a risen need raises, as `config/tolerances.toml` names it.
pub const NEED_ROSE: &str = "need_rose";

pub(in crate::panel) fn check(matter: &Matter<'_>, found: &mut Findings) {
    let Some(sum) = need_rose(matter).and_then(|percent| sum_that_stays(matter, percent)) else {
        return;
    };
    let classes = classes(matter);
    if !classes.is_empty() && !classes.iter().any(|class| explains(*class)) {
        let message = format!(
            "Need rose, and the sum {sum}. Choose a reason that \
             says why it still is enough: circumstances changed, the need is met otherwise, more \
             is provided than needed, or the RAS does not fit."
        );
        let rule = "need_rose_sum_stays_without_reason";
        found.refuse(rule, Field::Reasons, message, sources::UNCHANGED);
    }
    if matter.motion.how_needs_are_met.is_none() {
        let message =
            format!("Need rose, and the sum {sum}. Say how it meets the needs as they are now.");
        let rule = "need_rose_sum_stays_without_needs";
        found.lacks(rule, Field::NeedsMet, message, sources::UNCHANGED);
    }
}

/// By how many per cent a sum may rise and still count as the same, where need rose. A flag that
/// could not be applied has none, and nothing follows from it.
fn need_rose(matter: &Matter<'_>) -> Option<Decimal> {
    let mut flags = matter.file.flags.iter();
    flags
        .find(|flag| flag.code == NEED_ROSE && flag.same_percent.is_some())
        .and_then(|flag| flag.same_percent)
}

/// The sum at which it would stay, in words; none where it changes, or nothing is settled yet. A
/// small rise counts as none, as it does for the flag.
///
/// A reduction is held to its own, stricter rules.
fn sum_that_stays(matter: &Matter<'_>, percent: Decimal) -> Option<String> {
    let currency = &matter.file.currency;
    let last = matter.file.standing.last_agreed.map(|(budget, _)| budget.0);
    let before = last.unwrap_or(matter.present);
    let sum = match matter.motion.verdict.kind {
        Some(VerdictKind::Refuse) => matter.present,
        _ if matter.reduces() => return None,
        _ => matter.agreed?,
    };
    let refused = matter.motion.verdict.kind == Some(VerdictKind::Refuse);
    if refused || sum <= before {
        return Some(format!("would stay at {currency}{sum} a week"));
    }
    let up_to = same_up_to(before.0, percent)?;
    (sum.0.pounds() <= up_to).then(|| {
        format!(
            "would be {currency}{sum} a week, which is the {currency}{before} of before to within \
             {} %",
            shortest(percent)
        )
    })
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
