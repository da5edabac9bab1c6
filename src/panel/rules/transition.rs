//! Increases at once; reductions within the limit, or as an exception with its reason.

use crate::panel::delegation::exception_roles;
use crate::panel::matter::{Findings, Matter};
use crate::panel::provided::Known;
use crate::panel::reduction_begun::{Begun, begun, first_decided, held_before};
use crate::panel::refusal::Field;
use crate::panel::sources;
use crate::panel::standing::StandingDecision;
use crate::panel::transition::{Profile, Schedule, ScheduleProblem};
use crate::panel::verdict::VerdictKind;
use crate::terms::budget::PersonalBudget;
use crate::terms::date::{self, Date, months_after};
use crate::terms::number::shortest;
use crate::terms::text::{sentence, so_many};

/// Why an exception is asked for, with the paper that each limit stands in.
pub(in crate::panel) type Exception = String;

/// That a transition reaches its amount within the normal limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NormalLimit {
    /// The day on which the new amount comes.
    pub comes: Date,
    /// The limit: the last day on which it may.
    pub by: Date,
    /// The paper that the limit stands in.
    pub source: String,
    /// The reduction that still runs, where the limit is counted from its beginning.
    pub since: Option<Begun>,
}

/// Checks a transition; gives why it needs an exception, where it does.
pub(in crate::panel) fn check(matter: &Matter<'_>, found: &mut Findings) -> Option<Exception> {
    let asked = &matter.motion.verdict;
    if asked.kind != Some(VerdictKind::Transition) || !direction(matter, found, asked.amount?) {
        return None;
    }
    let starts = asked.start?;
    start(matter, found, starts);
    match matter.steps.as_ref()? {
        Ok(schedule) => {
            let ends = schedule.new_from()?;
            floor_ends(matter, found, schedule, ends);
            per_cent(matter, found);
            after_another(matter, found, (starts, ends));
            within_limit(matter, found, (starts, ends))
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
    let known = matter.present_known();
    if known == Known::Nothing {
        let message = format!(
            "{NOT_KNOWN}, so that no steps lead from it. Import the package, or choose to agree \
             another amount."
        );
        found.refuse(
            PRESENT_NOT_KNOWN,
            Field::Transition,
            message,
            sources::TRANSITION,
        );
    } else if to.0 > present {
        let message = format!(
            "{currency}{} a week is above the present {}: an increase takes effect at once. \
             Choose to agree another amount.",
            to.0,
            known.words(currency)
        );
        let rule = "transition_of_increase";
        found.refuse(rule, Field::Transition, message, sources::INCREASE);
    } else if to.0 == present {
        let message = format!(
            "The present amount already is {}: there is nothing to move. Choose to agree the \
             amount.",
            known.a_week(currency)
        );
        let rule = "transition_without_change";
        found.refuse(rule, Field::Transition, message, sources::TRANSITION);
    }
    to.0 < present
}

/// The code of a refusal for want of what is provided now.
pub(super) const PRESENT_NOT_KNOWN: &str = "present_amount_not_known";

/// What is wrong then, without a stop.
pub(super) const NOT_KNOWN: &str = "What is provided now is not known: no cost of a package is on \
    record, and no agreed amount is in force";

fn start(matter: &Matter<'_>, found: &mut Findings, starts: Date) {
    if starts != matter.motion.effective {
        let message = format!(
            "The transition starts on {}, but the decision has effect from {}. Give both the same \
             day.",
            date::shown(starts),
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

/// A floor is one of the steps: the person is not to take it for one of the amount.
fn floor_ends(matter: &Matter<'_>, found: &mut Findings, schedule: &Schedule, ends: Date) {
    let asked = &matter.motion.verdict;
    let Some(floor) = asked.floor else {
        return;
    };
    let currency = &matter.file.currency;
    let terms = asked.terms();
    let larger = terms.and_then(|terms| {
        let (fall, most) = (
            terms.larger_last_step(schedule)?,
            terms.most_a_step(schedule.present)?,
        );
        Some(format!(
            " That last step is {currency}{fall}, more than the {currency}{most} that a step is \
             at most."
        ))
    });
    let message = format!(
        "No step before {ends} goes below {currency}{floor} a week. From {ends} the new amount of \
         {currency}{} a week is in force, below that floor, which does not lift it.{}",
        schedule.new,
        larger.unwrap_or_default(),
        ends = date::shown(ends)
    );
    found.warn("floor_ends", message, sources::TRANSITION);
}

/// What per cent are of: nobody is to take them for those of the step before.
fn per_cent(matter: &Matter<'_>, found: &mut Findings) {
    let terms = matter.motion.verdict.terms();
    let Some((percent, most)) = terms.and_then(|terms| {
        let most = terms.most_a_step(matter.present)?;
        match terms.profile {
            Profile::PercentPerStep(percent) => Some((percent, most)),
            _ => None,
        }
    }) else {
        return;
    };
    let currency = &matter.file.currency;
    let message = format!(
        "Each step is at most {} % of the amount at the start, {currency}{}: {currency}{most}. It \
         is not reckoned anew from the step before.",
        shortest(percent),
        matter.present
    );
    found.warn("per_cent_of_the_start", message, sources::TRANSITION);
}

fn refuse_terms(matter: &Matter<'_>, found: &mut Findings, problem: &ScheduleProblem) {
    // An amount below zero has been refused as an amount.
    if !matches!(problem, ScheduleProblem::Negative { .. }) {
        let words = problem.words(&matter.file.currency);
        let message = format!("The steps cannot be kept. {}", sentence(&words));
        let rule = "transition_terms";
        found.refuse(rule, field_of(problem), message, sources::TRANSITION);
    }
}

fn field_of(problem: &ScheduleProblem) -> Field {
    match problem {
        ScheduleProblem::FloorAbovePresent { .. }
        | ScheduleProblem::FloorNotAboveNew { .. }
        | ScheduleProblem::NoRoomForFloor { .. } => Field::Floor,
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
    (starts, ends): (Date, Date),
) -> Option<Exception> {
    let (rules, on) = (matter.rules, matter.date);
    let longest = &rules.transition_months_max;
    let (months, source) = found.figure(rules, longest, on, Field::Transition)?;
    let since = since(matter, starts);
    let latest = months_after(since.map_or(starts, |begun| begun.on), months)?;
    let too_long = (ends > latest).then(|| Beyond {
        what: format!(
            "the new amount comes on {}, after the normal limit of {} ({}{})",
            date::shown(ends),
            so_many_months(months),
            date::shown(latest),
            since.map_or(String::new(), |begun| counted(&begun))
        ),
        source,
    });
    let too_late = begins_late(matter, found, starts);
    let beyond: Vec<Beyond> = too_long.into_iter().chain(too_late).collect();
    if beyond.is_empty() {
        return None;
    }
    if matter.motion.verdict.exception.is_none() {
        let whys: Vec<&str> = beyond.iter().map(|limit| limit.what.as_str()).collect();
        let message = format!(
            "This is an exception: {}. Shorten the transition or start it sooner, or say why it \
             takes longer; it then waits for: {}.",
            whys.join(", and "),
            exception_roles(rules)
        );
        let mut sources: Vec<&str> = beyond.iter().map(|limit| limit.source.as_str()).collect();
        sources.dedup();
        let rule = "exception_without_reason";
        found.lacks(rule, Field::Exception, message, sources.join("; "));
        return None;
    }
    let whys = beyond
        .iter()
        .map(|limit| format!("{} [{}]", limit.what, limit.source));
    Some(whys.collect::<Vec<_>>().join(", and "))
}

/// A transition that was stopped at one of its steps is no part of this one's limit, since an
/// amount was agreed in its place; that both together take longer than the limit is said.
fn after_another(matter: &Matter<'_>, found: &mut Findings, (starts, ends): (Date, Date)) {
    let longest = matter.rules.transition_months_max.at(matter.date);
    // `within_limit` refuses what rests on a figure that is not in force.
    let Some((known, (stopped, cut))) = longest.ok().zip(stopped_before(matter, starts)) else {
        return;
    };
    let first = stopped.decision.effect().schedule.as_ref();
    let Some(first) = first.and_then(Schedule::starts) else {
        return;
    };
    let beyond = |from| months_after(from, known.value).is_some_and(|latest| ends > latest);
    let is_soon = months_after(cut.beginning().from, known.value).is_some_and(|day| starts < day);
    if is_soon && beyond(first) {
        let message = format!(
            "A reduction began on {} already (entry {}); entry {} agreed the amount that was \
             reached by {} in its place. Both together take until {}, longer than the normal \
             limit of {}.",
            date::shown(first),
            stopped.entry,
            cut.entry,
            date::shown(cut.beginning().from),
            date::shown(ends),
            so_many_months(known.value)
        );
        let source = matter.rules.reference_title(&known.reference).to_owned();
        found.warn("reduction_after_another", message, source);
    }
}

/// The transition that was stopped before its end by an amount without an end that gave nothing
/// back, with the decision that stopped it: the latest before a day.
fn stopped_before<'m>(
    matter: &'m Matter<'_>,
    on: Date,
) -> Option<(&'m StandingDecision, &'m StandingDecision)> {
    let all = matter.file.standing.decisions.iter();
    let held: Vec<&StandingDecision> = all
        .filter(|known| known.holds() && !matter.corrects(known.entry))
        .filter(|known| known.decision.effect().agreed.is_some())
        .filter(|known| known.decision.effect().until.is_none())
        .filter(|known| known.beginning().from <= on)
        .collect();
    let later = held.iter().rev();
    let mut pairs = held.iter().rev().skip(1).zip(later);
    pairs.find_map(|(first, cut)| {
        let schedule = first.decision.effect().schedule.as_ref()?;
        let day = cut.beginning().from;
        let runs = schedule.starts()? <= day && day < schedule.new_from()?;
        let gives = cut.decision.effect().agreed?.0 > schedule.paid_on(day);
        let is_amount = cut.decision.effect().schedule.is_none();
        (runs && !gives && is_amount).then_some((*first, *cut))
    })
}

/// The reduction that still runs when another transition starts, where it began sooner: the limit
/// is counted from there, or one transition after another would lengthen it without end.
pub(in crate::panel) fn since(matter: &Matter<'_>, starts: Date) -> Option<Begun> {
    reduction(matter, starts).filter(|begun| begun.on < starts)
}

/// The reduction that still runs on a day, be it by what is corrected.
fn reduction(matter: &Matter<'_>, on: Date) -> Option<Begun> {
    let entries = (None, matter.motion.supersedes);
    let held = held_before(&matter.file.standing, entries, matter.date);
    begun(&held, on)
}

/// The reduction that runs on beneath an amount for a limited time; not one that is corrected by
/// it.
pub(in crate::panel) fn beneath(matter: &Matter<'_>, on: Date) -> Option<Begun> {
    let mut held = matter.file.standing.decisions.clone();
    held.retain(|known| known.holds() && !matter.corrects(known.entry));
    begun(&held, on).and_then(|_| reduction(matter, on))
}

/// From when the limit is counted, to follow the day by which it ends.
#[must_use]
pub fn counted(since: &Begun) -> String {
    let (on, by) = (date::shown(since.on), since.by);
    format!(", counted from {on}, the reduction's first day: entry {by}")
}

/// What goes beyond a limit, with the paper that the limit stands in.
pub(in crate::panel) struct Beyond {
    pub(in crate::panel) what: String,
    pub(in crate::panel) source: String,
}

/// That a reduction begins later than is normal: the present amount would go on as long as under a
/// longer transition, and nobody would have approved it.
pub(in crate::panel) fn begins_late(
    matter: &Matter<'_>,
    found: &mut Findings,
    begins: Date,
) -> Option<Beyond> {
    let latest = &matter.rules.reduction_start_months_max;
    let (months, source) = found.figure(matter.rules, latest, matter.date, Field::Effective)?;
    let first = first_decided(
        &matter.file.standing,
        (matter.motion.supersedes, matter.date),
    );
    let first = first.filter(|(_, decided)| *decided < matter.date);
    let latest = months_after(first.map_or(matter.date, |(_, decided)| decided), months)?;
    let after = first.map_or("the decision".to_owned(), |(entry, _)| {
        format!("it was decided first, by entry {entry}")
    });
    (begins > latest).then(|| Beyond {
        what: format!(
            "the reduction begins on {}, more than {} after {after} ({})",
            date::shown(begins),
            so_many_months(months),
            date::shown(latest)
        ),
        source,
    })
}

/// The normal limit of the transition that is asked for; none where it goes beyond it, or cannot
/// be told.
pub(in crate::panel) fn within(matter: &Matter<'_>) -> Option<NormalLimit> {
    let steps = matter.steps.as_ref()?.as_ref().ok()?;
    let (starts, ends) = (steps.starts()?, steps.new_from()?);
    let (on, rules) = (matter.date, matter.rules);
    let longest = rules.transition_months_max.at(on);
    // `within_limit` refuses what rests on a figure that is not in force.
    let (Ok(longest), Ok(begins)) = (longest, rules.reduction_start_months_max.at(on)) else {
        return None;
    };
    let start = matter.motion.verdict.start?;
    let since = since(matter, start);
    let by = months_after(since.map_or(start, |begun| begun.on), longest.value)?;
    let source = matter.rules.reference_title(&longest.reference).to_owned();
    let latest_start = months_after(matter.date, begins.value)?;
    let is_kept = ends <= by && starts <= latest_start;
    is_kept.then_some(NormalLimit {
        comes: ends,
        by,
        source,
        since,
    })
}

/// So many months, in words.
#[must_use]
pub fn so_many_months(months: u32) -> String {
    so_many(months.try_into().unwrap_or(usize::MAX), "month", "months")
}
