//! Approving or refusing what waits: by a role that may, who neither recorded nor moved it or what
//! it corrects.

use super::approval::{Approval, ApprovalAnswer, ApprovalMotion};
use super::as_it_is::AsItIs;
use super::authors::{Did, authors};
use super::decision::{Decision, DecisionStatus};
use super::delegation::{covers, exception_roles, limit_source, limit_words, measured};
use super::matter::Findings;
use super::meanwhile::while_it_waited;
use super::member::Member;
use super::package_known::Meanwhile;
use super::reduction_begun::{begun, held_before};
use super::refusal::{Field, Refusal};
use super::rules::seats::{an_interest, or_end_it};
use super::sitting::Sitting;
use super::sources;
use super::standing::{DecisionOutcome, StandingDecision};
use super::transition::Schedule;
use super::verdict::Verdict;
use crate::config::panel_rules::{PanelRules, Role};
use crate::terms::date::{self, months_after};
use crate::terms::money::PerWeek;

/// Checks an approver's answer to a decision that waits; `sitting` is the one that decided, and
/// `now` is the case as it is today.
///
/// Fails with every refusal that applies. A refusal as answer needs the same authority: it settles
/// the matter as much as an approval does, and the present amount stands.
pub fn approve(
    motion: &ApprovalMotion,
    waiting: &StandingDecision,
    sitting: &Sitting,
    rules: &PanelRules,
    (approver, now): (&Member, AsItIs<'_>),
) -> Result<Approval, Vec<Refusal>> {
    let mut found = Findings::default();
    same(motion, waiting, approver, &mut found);
    still_waits(waiting, &mut found);
    not_their_own((waiting, now), sitting, approver, &mut found);
    may_answer(motion, (waiting, now), rules, approver, &mut found);
    if motion.reasons.is_none() {
        let message = "No reasons are given. Say in a sentence why you approve or refuse.";
        found.refuse(
            "approval_without_reasons",
            Field::Reasons,
            message,
            sources::REASONS,
        );
    }
    if motion.date < waiting.decision.date() {
        let message = format!(
            "The answer of {} would come before the decision of {}. Give the day of the answer.",
            date::shown(motion.date),
            date::shown(waiting.decision.date())
        );
        found.refuse(
            "approval_before_decision",
            Field::Approver,
            message,
            sources::APPROVER,
        );
    }
    reaches_back(motion, waiting, &mut found);
    has_ended(motion, waiting, &mut found);
    lowers_now(motion, waiting, now, &mut found);
    lowers_further(motion, waiting, now, &mut found);
    if !found.refusals.is_empty() {
        return Err(found.refusals);
    }
    Ok(Approval {
        motion: motion.clone(),
        was_present: sitting
            .present
            .iter()
            .any(|member| member.id == approver.id),
    })
}

fn same(
    motion: &ApprovalMotion,
    waiting: &StandingDecision,
    approver: &Member,
    found: &mut Findings,
) {
    let case = &waiting.decision.motion().case;
    if motion.decision != waiting.entry || motion.case != *case || motion.approver != approver.id {
        let message = format!(
            "The answer names entry {} on {} by {}, but entry {} on {case} lies before {}. Open it \
             again and answer there.",
            motion.decision, motion.case, motion.approver, waiting.entry, approver.id
        );
        found.refuse(
            "another_decision",
            Field::Approver,
            message,
            sources::RECORD,
        );
    }
}

/// The present amount stands while a transition waits: a yes cannot lower it for days gone by.
fn reaches_back(motion: &ApprovalMotion, waiting: &StandingDecision, found: &mut Findings) {
    let steps = waiting.decision.effect().schedule.as_ref();
    let fallen = steps.and_then(|schedule| {
        let mut steps = schedule.steps.iter();
        steps.find(|step| step.amount < schedule.present)
    });
    let fallen = fallen.filter(|step| step.from < motion.date);
    if let Some(step) = fallen.filter(|_| motion.answer == ApprovalAnswer::Approved) {
        let message = format!(
            "The amount was to fall to {}{} a week on {}, and the present amount stood meanwhile: \
             your answer of {} cannot lower it for days gone by. Refuse with this reason, or let \
             the panel correct entry {} with a later start.",
            waiting.decision.currency(),
            step.amount,
            date::shown(step.from),
            date::shown(motion.date),
            waiting.entry
        );
        let rule = "approval_after_first_step";
        found.refuse(rule, Field::Approver, message, sources::TRANSITION);
    }
}

/// A reduction for a limited time that ended while it waited has nothing left to put in force.
fn has_ended(motion: &ApprovalMotion, waiting: &StandingDecision, found: &mut Findings) {
    let effect = waiting.decision.effect();
    let ended = effect
        .until
        .filter(|last| effect.lowers() && motion.date > *last);
    if let Some(last) = ended.filter(|_| motion.answer == ApprovalAnswer::Approved) {
        let (last, answer) = (date::shown(last), date::shown(motion.date));
        let message = format!(
            "The lower amount was to end on {last}, and the present amount stood meanwhile: your \
             answer of {answer} has nothing left to put in force. Refuse with this reason, or let \
             the panel correct entry {}.",
            waiting.entry
        );
        let rule = "approval_after_end";
        found.refuse(rule, Field::Approver, message, sources::REDUCTION_BACKDATED);
    }
}

/// What was decided as an increase met none of the rules of a reduction: it cannot become one
/// because the package rose while it waited.
fn lowers_now(
    motion: &ApprovalMotion,
    waiting: &StandingDecision,
    now: AsItIs<'_>,
    found: &mut Findings,
) {
    let effect = waiting.decision.effect();
    let has = now.has(effect.from.max(motion.date));
    let Some((agreed, has)) = effect.agreed.map(|agreed| agreed.0).zip(has) else {
        return;
    };
    let is_yes = motion.answer == ApprovalAnswer::Approved;
    if is_yes && !effect.lowers() && agreed < has {
        let currency = waiting.decision.currency();
        let message = format!(
            "{currency}{agreed} a week took nothing away when it was decided; the person has \
             {currency}{has} now. A yes would be a reduction, which needs its reasons. Refuse it \
             with this reason, and let the panel decide the case anew."
        );
        let rule = "approval_became_reduction";
        found.refuse(rule, Field::Approver, message, sources::REDUCTION_REASON);
    }
}

/// What was decided and reasoned as a reduction cannot take more away because the package rose
/// while it waited.
fn lowers_further(
    motion: &ApprovalMotion,
    waiting: &StandingDecision,
    now: AsItIs<'_>,
    found: &mut Findings,
) {
    let effect = waiting.decision.effect();
    let is_yes = motion.answer == ApprovalAnswer::Approved;
    let changed = while_it_waited(waiting, now, motion.date);
    let risen = changed.filter(|changed| effect.lowers() && changed.now > changed.then);
    let Some((Meanwhile { then, now }, agreed)) = risen.zip(effect.agreed).filter(|_| is_yes)
    else {
        return;
    };
    let less = |present: PerWeek| present.0.minus(agreed.0.0);
    let Some((decided, would_be)) = less(then).zip(less(now)) else {
        return;
    };
    let currency = waiting.decision.currency();
    let message = format!(
        "The panel decided {currency}{} a week when the present amount was {currency}{then}; it is \
         {currency}{now} now. A yes would take {currency}{would_be} a week away, not the \
         {currency}{decided} for which the panel gave its reasons. Refuse it with this reason: the \
         case comes back to the queue, the present amount goes on, and the panel decides anew.",
        agreed.0
    );
    let rule = "approval_of_larger_reduction";
    found.refuse(rule, Field::Approver, message, sources::REDUCTION_REVIEW);
}

fn still_waits(waiting: &StandingDecision, found: &mut Findings) {
    let entry = waiting.entry;
    let (rule, message) = match waiting.outcome {
        DecisionOutcome::Waits => return,
        DecisionOutcome::Stands => (
            "nothing_to_approve",
            format!("Entry {entry} stands already: nothing waits for approval."),
        ),
        DecisionOutcome::Approved { by, .. } | DecisionOutcome::Refused(by) => (
            "already_answered",
            format!("Entry {entry} was already answered by entry {by}. Read the answer there."),
        ),
        DecisionOutcome::Superseded(by) => (
            "superseded_before_approval",
            format!("Entry {entry} was superseded by entry {by}. Answer that one if it waits."),
        ),
        DecisionOutcome::Withdrawn(by) => (
            "withdrawn_before_approval",
            format!("Entry {entry} was withdrawn by entry {by}: nothing waits for approval."),
        ),
    };
    found.refuse(rule, Field::Approver, message, sources::RECORD);
}

fn not_their_own(
    (waiting, now): (&StandingDecision, AsItIs<'_>),
    sitting: &Sitting,
    approver: &Member,
    found: &mut Findings,
) {
    let motion = waiting.decision.motion();
    let all = authors(waiting, now.standing);
    for author in all.iter().filter(|author| author.member == approver.id) {
        let rule = match author.did {
            Did::Recorded => "approver_recorded",
            Did::Moved => "approver_moved",
        };
        let (shown, did, entry) = (&approver.shown, author.did.word(), author.entry);
        let what = match entry == waiting.entry {
            true => "this decision".to_owned(),
            false => format!("entry {entry}, which this decision corrects,"),
        };
        let message = format!(
            "{shown} {did} {what} and cannot answer it. Let another member whose role may do so \
             answer."
        );
        found.refuse(rule, Field::Approver, message, sources::APPROVER);
    }
    if let Some(held) = sitting.interest(&motion.case, &approver.id) {
        let message = format!(
            "{} has {}. Let another member answer{}.",
            approver.shown,
            an_interest(held),
            or_end_it(held)
        );
        found.refuse(
            "approver_interest",
            Field::Approver,
            message,
            sources::INTERESTS,
        );
    }
}

fn may_answer(
    motion: &ApprovalMotion,
    (waiting, now): (&StandingDecision, AsItIs<'_>),
    rules: &PanelRules,
    approver: &Member,
    found: &mut Findings,
) {
    let decision = &waiting.decision;
    let Some(role) = rules.role(&approver.role) else {
        let message = format!(
            "{} has the role {}, which config/panel.toml does not list. Enter the member with a \
             listed role.",
            approver.shown, approver.role
        );
        found.refuse(
            "approver_role_unknown",
            Field::Approver,
            message,
            "config/panel.toml",
        );
        return;
    };
    if asks_exception(waiting, now, rules) && !role.approves_exceptions {
        let message = format!(
            "{} answers as {}, a role that does not approve exceptions. It is for: {}.",
            approver.shown,
            role.title,
            exception_roles(rules)
        );
        let rule = "approver_not_for_exceptions";
        found.refuse(rule, Field::Approver, message, sources::EXCEPTION);
    }
    if matches!(decision.status(), DecisionStatus::AwaitsRole { .. }) {
        limit_covers(motion, decision, rules, (approver, role), found);
    }
}

/// Whether an exception's approval is asked for, be it beside a role's. Where the limit of the
/// decision's day can no longer be told, a reason for an exception is enough to need its approval.
fn asks_exception(waiting: &StandingDecision, now: AsItIs<'_>, rules: &PanelRules) -> bool {
    let decision = &waiting.decision;
    let Verdict::Transition {
        terms,
        exception: Some(_),
        ..
    } = &decision.motion().verdict
    else {
        return false;
    };
    let steps = decision.effect().schedule.as_ref();
    let ends = steps.and_then(Schedule::new_from);
    let limit = rules.transition_months_max.at(decision.date());
    let entries = (Some(waiting.entry), decision.motion().supersedes);
    let before = held_before(now.standing, entries, decision.date());
    let counted = begun(&before, terms.start).map_or(terms.start, |begun| begun.on);
    let counted = counted.min(terms.start);
    let latest = limit
        .map(|known| months_after(counted, known.value))
        .unwrap_or_default();
    let latest_start = rules.reduction_start_months_max.at(decision.date());
    let latest_start = latest_start
        .map(|known| months_after(decision.date(), known.value))
        .unwrap_or_default();
    latest.is_none_or(|latest| ends.is_none_or(|ends| ends > latest))
        || latest_start.is_none_or(|latest| terms.start > latest)
}

fn limit_covers(
    motion: &ApprovalMotion,
    decision: &Decision,
    rules: &PanelRules,
    (approver, role): (&Member, &Role),
    found: &mut Findings,
) {
    let Some(agreed) = decision.effect().agreed else {
        return;
    };
    let source = limit_source(rules, role, motion.date);
    let currency = decision.currency();
    let held = measured(
        rules,
        agreed.0,
        decision.seen().indicative,
        motion.date,
        currency,
    )
    .and_then(|amount| {
        let is_covered = covers(role, &amount, motion.date)?;
        let limit = limit_words(rules, role, motion.date, currency)?;
        Ok((amount, is_covered, limit))
    });
    match held {
        Ok((_, true, _)) => {}
        Ok((amount, false, limit)) => {
            let message = format!(
                "{} cannot answer for {}: {limit}. Let a role with a higher limit answer.",
                approver.shown, amount.words
            );
            found.refuse("approver_limit", Field::Approver, message, source);
        }
        Err(problem) => {
            found.refuse(
                "limits_not_in_force",
                Field::Approver,
                problem.words(),
                source,
            );
        }
    }
}
