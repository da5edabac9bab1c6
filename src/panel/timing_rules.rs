//! From when, until when, and when it comes back.

use super::matter::{Findings, Matter};
use super::refusal::Field;
use super::sources;
use super::verdict::{Basis, Verdict};
use crate::terms::date::{self, Date, months_after};

pub(super) fn check(matter: &Matter<'_>, found: &mut Findings) {
    effective(matter, found);
    match &matter.motion.verdict {
        Verdict::AgreeAmount {
            basis: Basis::Transitional { until },
            ..
        } => ends(matter, found, *until, sources::BASIS),
        Verdict::AgreeLimited { until, .. } => ends(matter, found, *until, sources::LIMITED_TIME),
        Verdict::KeepPresent { review, .. } => kept(matter, found, *review),
        Verdict::ChangeProvider { due, .. } => change_provider(matter, found, *due),
        Verdict::Defer { questions, due } => {
            if questions.is_empty() {
                let message = "A deferral names its questions. Write at least one question.";
                let rule = "deferral_without_questions";
                found.refuse(rule, Field::Questions, message, sources::DEFERRAL);
            }
            if *due <= matter.date {
                let message = format!(
                    "The answers are due on {}, which is not after the decision. Give a later day.",
                    date::shown(*due)
                );
                let rule = "deferral_due_passed";
                found.refuse(rule, Field::Questions, message, sources::DEFERRAL);
            }
        }
        Verdict::AgreeIndicative
        | Verdict::AgreeAmount {
            basis: Basis::AnnualReview,
            ..
        }
        | Verdict::Transition { .. }
        | Verdict::AcceptSpecialist { .. }
        | Verdict::Return { .. }
        | Verdict::Refer { .. }
        | Verdict::Refuse => {}
    }
}

fn effective(matter: &Matter<'_>, found: &mut Findings) {
    let motion = matter.motion;
    if motion.effective == matter.date || motion.effective_reason.is_some() {
        return;
    }
    let (day, today) = (date::shown(motion.effective), date::shown(matter.date));
    // A transition upwards is refused as a whole; its first day is then beside the point.
    let is_transition = matches!(motion.verdict, Verdict::Transition { .. });
    if matter.is_increase() && !is_transition {
        let message = format!(
            "An increase takes effect on the day of the decision, {today}; the form says {day}. \
             Set the day, or say why it is another."
        );
        let rule = "increase_not_at_once";
        found.refuse(rule, Field::Effective, message, sources::INCREASE);
    } else if motion.effective < matter.date {
        let message = format!(
            "The decision of {today} would have effect from {day}, before it was made. Give \
             {today} or a later day, or say why it reaches back."
        );
        let rule = "effective_before_decision";
        found.refuse(rule, Field::Effective, message, sources::BACKDATED);
    } else {
        put_off(matter, found);
    }
}

/// A reduction that begins after the normal limit would go round it, were no reason asked for.
fn put_off(matter: &Matter<'_>, found: &mut Findings) {
    if matter.reduced_from().is_none() {
        return;
    }
    let series = &matter.rules.transition_months_max;
    let limit = found.figure(matter.rules, series, matter.date, Field::Effective);
    let Some((months, source)) = limit else {
        return;
    };
    let latest = months_after(matter.date, months);
    if let Some(latest) = latest.filter(|latest| matter.motion.effective > *latest) {
        let message = format!(
            "The reduction would begin on {}, more than {months} months after the decision ({}). \
             Give an earlier day, or say why it is put off.",
            date::shown(matter.motion.effective),
            date::shown(latest)
        );
        let rule = "reduction_put_off";
        found.refuse(rule, Field::Effective, message, source);
    }
}

fn ends(matter: &Matter<'_>, found: &mut Findings, until: Date, source: &'static str) {
    let (from, last_day) = (matter.motion.effective, date::shown(until));
    if until <= from {
        let message = format!(
            "The amount ends on {last_day}, which is not after its first day, {}. Give a \
             later end.",
            date::shown(from)
        );
        found.refuse("end_not_after_start", Field::Basis, message, source);
        return;
    }
    let message = format!(
        "The amount ends on {last_day}: the person must be told that it ends, and what follows."
    );
    found.warn("end_to_be_explained", message, sources::LIMITED_TIME);
}

fn kept(matter: &Matter<'_>, found: &mut Findings, review: Date) {
    if review <= matter.date {
        let message = format!(
            "The risk is reviewed on {}, which is not after the decision. Give a later day.",
            date::shown(review)
        );
        found.refuse("risk_review_passed", Field::Risk, message, sources::RISK);
    }
    if matter.present.0.is_zero() {
        let message = "Nothing is provided now, so there is no amount to keep. Choose another \
            outcome.";
        found.refuse("nothing_to_keep", Field::Verdict, message, sources::RISK);
    }
}

/// Changing provider is a reduction like another: beyond the limit it needs an exception.
fn change_provider(matter: &Matter<'_>, found: &mut Findings, due: Date) {
    let from = matter.motion.effective;
    if let Some(agreed) = matter.agreed.filter(|agreed| *agreed >= matter.present) {
        let message = format!(
            "£{agreed} a week is not less than the present £{}: a change of provider is to bring \
             the cost down. Type a lower amount, or choose another outcome.",
            matter.present
        );
        let rule = "change_provider_not_less";
        found.refuse(rule, Field::Amount, message, sources::CHANGE_PROVIDER);
    }
    if due <= matter.date {
        let message = format!(
            "The new amount is to be reached by {}, which is not after the decision. Give a later \
             day.",
            date::shown(due)
        );
        let rule = "change_provider_due_passed";
        found.refuse(rule, Field::Basis, message, sources::CHANGE_PROVIDER);
        return;
    }
    let series = &matter.rules.transition_months_max;
    let limit = found.figure(matter.rules, series, matter.date, Field::Basis);
    let Some((months, source)) = limit else {
        return;
    };
    let latest = months_after(from, months);
    if let Some(latest) = latest.filter(|latest| due > *latest) {
        let message = format!(
            "The new amount would be reached on {}, after {months} months ({}). Give an earlier \
             day, or choose a transition and ask for an exception.",
            date::shown(due),
            date::shown(latest)
        );
        found.refuse(
            "change_provider_beyond_limit",
            Field::Basis,
            message,
            source,
        );
    }
}
