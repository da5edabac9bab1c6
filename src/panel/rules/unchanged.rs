//! Need rose and the sum stays: reasons are owed for that, too (Savva).

use super::reasons::classes;
use crate::config::panel_rules::ReasonClass;
use crate::flags::raised::same_up_to;
use crate::flags::rules::need_rose::{NeedSince, Risen};
use crate::panel::matter::{Findings, Matter};
use crate::panel::provided::Known;
use crate::panel::refusal::Field;
use crate::panel::sources;
use crate::panel::verdict::VerdictKind;
use crate::terms::number::shortest;

pub(in crate::panel) fn check(matter: &Matter<'_>, found: &mut Findings) {
    let Some(sum) = risen(matter).and_then(|risen| sum_that_stays(matter, risen)) else {
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

/// The need that rose, whatever the flag on that does. Nothing follows where it cannot be told.
fn risen<'a>(matter: &'a Matter<'_>) -> Option<&'a Risen> {
    let since = match matter.motion.supersedes {
        Some(_) => &matter.file.need_if_corrected,
        None => &matter.file.need,
    };
    match since {
        NeedSince::Risen(risen) => Some(risen),
        NeedSince::NotRisen | NeedSince::CannotTell(_) => None,
    }
}

/// The sum at which it would stay, in words; none where it changes, or nothing is settled yet. A
/// small rise counts as none, as it does for the flag.
///
/// A reduction is held to its own, stricter rules.
fn sum_that_stays(matter: &Matter<'_>, risen: &Risen) -> Option<String> {
    let currency = &matter.file.currency;
    let before = risen.agreed.amount.0;
    let refused = matter.motion.verdict.kind == Some(VerdictKind::Refuse);
    let sum = match refused {
        true => matter.present,
        false if matter.reduces() => return None,
        false => matter.agreed?,
    };
    if sum.0.pounds() > same_up_to(before.0, risen.same_percent)? {
        return None;
    }
    if refused {
        return Some(match matter.present_known() {
            Known::Nothing => "would stay as it is, which is not known".to_owned(),
            known => format!("would stay at {}", known.a_week(currency)),
        });
    }
    if sum <= before {
        return Some(format!("would stay at {currency}{sum} a week"));
    }
    Some(format!(
        "would be {currency}{sum} a week, which is the {currency}{before} of before to within {} %",
        shortest(risen.same_percent)
    ))
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
