//! Keeping the present amount for risk or distress: a review, and what it is beside the last sum.

use super::reasons::classes;
use super::timing::within_period;
use super::transition::{NOT_KNOWN, PRESENT_NOT_KNOWN};
use crate::config::panel_rules::ReasonClass;
use crate::panel::matter::{Findings, Matter};
use crate::panel::provided::Known;
use crate::panel::refusal::Field;
use crate::panel::sources;
use crate::panel::verdict::VerdictKind;
use crate::terms::date;

pub(in crate::panel) fn check(matter: &Matter<'_>, found: &mut Findings) {
    if matter.motion.verdict.kind == Some(VerdictKind::KeepPresent) {
        reviewed(matter, found);
        of_another_day(matter, found);
        above_last_agreed(matter, found);
        need_fell(matter, found);
    }
}

fn reviewed(matter: &Matter<'_>, found: &mut Findings) {
    let review = matter.motion.verdict.review;
    if let Some(review) = review.filter(|review| *review <= matter.date) {
        let message = format!(
            "The risk is reviewed on {}, which is not after the decision. Give a later day.",
            date::shown(review)
        );
        found.refuse("risk_review_passed", Field::Review, message, sources::RISK);
    } else if let Some(review) = review {
        let rule = "risk_review_beyond_review";
        within_period(
            matter,
            found,
            (Field::Review, rule),
            ("The risk is reviewed on", review),
        );
    }
    if matter.present_known() == Known::Nothing {
        let message = format!(
            "{NOT_KNOWN}, so that there is no amount to keep. Import the package, or choose \
             another outcome."
        );
        found.refuse(PRESENT_NOT_KNOWN, Field::Verdict, message, sources::RISK);
    } else if matter.present.0.is_zero() {
        let message = "Nothing is provided now, so there is no amount to keep. Choose another \
            outcome.";
        found.refuse("nothing_to_keep", Field::Verdict, message, sources::RISK);
    }
}

/// The amount that is kept is that of the first day of effect, which may not be the one in force.
fn of_another_day(matter: &Matter<'_>, found: &mut Findings) {
    let (from, today) = (matter.motion.effective, matter.date);
    let in_force = matter.known_in_fact_on(today);
    let (kept, Some(now)) = (matter.present, in_force.amount()) else {
        return;
    };
    let is_more = kept > now;
    let (high, low) = if is_more { (kept, now) } else { (now, kept) };
    let Some(by) = high.0.minus(low.0).filter(|by| !by.is_zero()) else {
        return;
    };
    let currency = &matter.file.currency;
    let difference = match (from < today, is_more) {
        (false, true) => "more, and begins then; until then what is in force goes on",
        (false, false) => "less, and begins then; until then what is in force goes on",
        (true, true) => "more, for the days before the decision as well as from now on",
        (true, false) => "less from now on; nothing is taken back for the days before",
    };
    let message = format!(
        "What is kept is the amount of {}, {}; in force now is {}. It is {currency}{by} a week \
         {difference}.",
        date::shown(from),
        matter.present_known().a_week(currency),
        in_force.words(currency)
    );
    found.warn("kept_amount_of_another_day", message, sources::RISK);
}

/// What is kept may be more than was ever agreed: that is an increase, and is told as one.
fn above_last_agreed(matter: &Matter<'_>, found: &mut Findings) {
    let Some((last, on)) = matter.file.standing.last_agreed else {
        return;
    };
    let more = matter.present.0.minus(last.0.0);
    if let Some(more) = more.filter(|more| !more.is_negative() && !more.is_zero()) {
        let currency = &matter.file.currency;
        let message = format!(
            "Keeping {currency}{} a week is an increase of {currency}{more} a week over the last \
             agreed sum, {currency}{} on {}.",
            matter.present,
            last.0,
            date::shown(on)
        );
        found.warn("kept_above_last_agreed", message, sources::RISK);
    }
}

/// That less is needed says why an amount could come down, not why it is kept.
fn need_fell(matter: &Matter<'_>, found: &mut Findings) {
    let fell = |class: &ReasonClass| match class {
        ReasonClass::NeedChanged | ReasonClass::NeedMetOtherwise | ReasonClass::MoreThanNeeded => {
            true
        }
        ReasonClass::NeedRose
        | ReasonClass::CircumstancesChanged
        | ReasonClass::RasDoesNotFit
        | ReasonClass::RasMoved
        | ReasonClass::Saving
        | ReasonClass::Other => false,
    };
    if classes(matter).iter().any(fell) {
        let message = "A reason given says that less is needed, and the present amount is kept all \
            the same. Say in the rationale why the risk or distress outweighs it.";
        found.warn("kept_although_need_fell", message, sources::RISK);
    }
}
