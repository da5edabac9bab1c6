//! Increases at once; reductions within the limit, or as an exception with its reason.

use super::matter::{Findings, Matter};
use super::refusal::Field;
use super::sources;
use super::transition::{ScheduleProblem, TransitionTerms};
use super::verdict::Verdict;
use crate::terms::budget::PersonalBudget;
use crate::terms::date::{self, Date, months_after};
use crate::terms::text::{Words, so_many};

/// Why an exception is asked for.
pub(super) type Exception = String;

/// Checks a transition; gives why it needs an exception, where it does.
pub(super) fn check(matter: &Matter<'_>, found: &mut Findings) -> Option<Exception> {
    let Verdict::Transition {
        to,
        terms,
        exception,
    } = &matter.motion.verdict
    else {
        return None;
    };
    if !direction(matter, found, *to) {
        return None;
    }
    start(matter, found, terms);
    match matter.steps.as_ref()? {
        Ok(schedule) => {
            let ends = schedule.new_from()?;
            within_limit(matter, found, terms, ends, exception.as_ref())
        }
        Err(problem) => {
            refuse_terms(matter, found, problem);
            None
        }
    }
}

/// Whether the transition goes down at all.
fn direction(matter: &Matter<'_>, found: &mut Findings, to: PersonalBudget) -> bool {
    let currency = &matter.file.currency;
    let present = matter.present;
    if to.0 > present {
        let message = format!(
            "{currency}{} a week is above the present {currency}{present}: an increase takes \
             effect at once. Choose to agree another amount.",
            to.0
        );
        let rule = "transition_of_increase";
        found.refuse(rule, Field::Transition, message, sources::INCREASE);
    } else if to.0 == present {
        let message = format!(
            "The present amount already is {currency}{present} a week: there is nothing to move. \
             Choose to agree the amount."
        );
        let rule = "transition_without_change";
        found.refuse(rule, Field::Transition, message, sources::TRANSITION);
    }
    to.0 < present
}

fn start(matter: &Matter<'_>, found: &mut Findings, terms: &TransitionTerms) {
    if terms.start != matter.motion.effective {
        let message = format!(
            "The transition starts on {}, but the decision has effect from {}. Give both the same \
             day.",
            date::shown(terms.start),
            date::shown(matter.motion.effective)
        );
        found.refuse(
            "transition_start",
            Field::Transition,
            message,
            sources::TRANSITION,
        );
    }
}

fn refuse_terms(matter: &Matter<'_>, found: &mut Findings, problem: &ScheduleProblem) {
    // An amount below zero has been refused as an amount.
    if !matches!(problem, ScheduleProblem::Negative { .. }) {
        let message = format!(
            "The steps cannot be kept: {}.",
            problem.words(&matter.file.currency)
        );
        let rule = "transition_terms";
        found.refuse(rule, field_of(problem), message, sources::TRANSITION);
    }
}

fn field_of(problem: &ScheduleProblem) -> Field {
    match problem {
        ScheduleProblem::FloorAbovePresent { .. } | ScheduleProblem::NoRoomForFloor { .. } => {
            Field::Floor
        }
        ScheduleProblem::PercentOutside { .. }
        | ScheduleProblem::NoStep
        | ScheduleProblem::StepsTooSmall { .. }
        | ScheduleProblem::NoOwnSteps
        | ScheduleProblem::OwnStepOutside { .. }
        | ScheduleProblem::OwnStepOutOfOrder { .. }
        | ScheduleProblem::OwnStepRises { .. }
        | ScheduleProblem::OwnStepTooLow { .. } => Field::Steps,
        ScheduleProblem::Increase { .. }
        | ScheduleProblem::Negative { .. }
        | ScheduleProblem::NoLength
        | ScheduleProblem::TooLong { .. }
        | ScheduleProblem::OutOfBounds => Field::Transition,
    }
}

fn within_limit(
    matter: &Matter<'_>,
    found: &mut Findings,
    terms: &TransitionTerms,
    ends: Date,
    exception: Option<&Words>,
) -> Option<Exception> {
    let (rules, on) = (matter.rules, matter.date);
    let longest = &rules.transition_months_max;
    let (months, source) = found.figure(rules, longest, on, Field::Transition)?;
    let latest = months_after(terms.start, months)?;
    let too_long = (ends > latest).then(|| {
        format!(
            "the new amount comes on {}, after the normal limit of {} ({})",
            date::shown(ends),
            so_many_months(months),
            date::shown(latest)
        )
    });
    let too_late = begins_late(matter, found, terms.start);
    let whys: Vec<String> = too_long.into_iter().chain(too_late).collect();
    if whys.is_empty() {
        return None;
    }
    let why = whys.join(", and ");
    if exception.is_none() {
        let message = format!(
            "This is an exception: {why}. Shorten the transition or start it sooner, or say why it \
             takes longer; it then waits for a senior practitioner."
        );
        found.refuse(
            "exception_without_reason",
            Field::Exception,
            message,
            source,
        );
        return None;
    }
    Some(why)
}

/// That a reduction begins later than is normal: the present amount would go on as long as under a
/// longer transition, and nobody would have approved it.
pub(super) fn begins_late(
    matter: &Matter<'_>,
    found: &mut Findings,
    begins: Date,
) -> Option<Exception> {
    let latest = &matter.rules.reduction_start_months_max;
    let (months, _) = found.figure(matter.rules, latest, matter.date, Field::Effective)?;
    let latest = months_after(matter.date, months)?;
    (begins > latest).then(|| {
        format!(
            "the reduction begins on {}, more than {} after the decision ({})",
            date::shown(begins),
            so_many_months(months),
            date::shown(latest)
        )
    })
}

/// So many months, in words.
#[must_use]
pub fn so_many_months(months: u32) -> String {
    so_many(months.try_into().unwrap_or(usize::MAX), "month", "months")
}
