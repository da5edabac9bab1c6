//! From when, until when, and when it comes back.

use super::increase::{correction_owes, increase};
use super::transition::{
    NOT_KNOWN, PRESENT_NOT_KNOWN, begins_late, beneath, counted, since, so_many_months,
};
use crate::panel::days_gone_by::GoneBy;
use crate::panel::delegation::exception_roles;
use crate::panel::matter::{Findings, Matter};
use crate::panel::provided::Known;
use crate::panel::refusal::Field;
use crate::panel::review::stated_after;
use crate::panel::sources;
use crate::panel::verdict::VerdictKind;
use crate::terms::date::{self, Date, months_after};

pub(in crate::panel) fn check(matter: &Matter<'_>, found: &mut Findings) {
    effective(matter, found);
    correction_owes(matter, found);
    let asked = &matter.motion.verdict;
    match asked.kind {
        Some(VerdictKind::AgreeAmount) => ends(matter, found, sources::BASIS),
        Some(VerdictKind::AgreeLimited) => ends(matter, found, sources::LIMITED_TIME),
        Some(VerdictKind::ChangeProvider) => {
            change_provider(matter, found);
            change_due(matter, found);
        }
        Some(VerdictKind::Defer) => deferred(matter, found),
        None
        | Some(
            VerdictKind::AgreeIndicative
            | VerdictKind::Transition
            | VerdictKind::KeepPresent
            | VerdictKind::AcceptSpecialist
            | VerdictKind::Return
            | VerdictKind::Refer
            | VerdictKind::Refuse,
        ) => {}
    }
}

fn deferred(matter: &Matter<'_>, found: &mut Findings) {
    if matter.motion.verdict.questions.is_empty() {
        let message = "A deferral names its questions. Write at least one question.";
        let rule = "deferral_without_questions";
        found.lacks(rule, Field::Questions, message, sources::DEFERRAL);
    }
    let due = matter.motion.verdict.due;
    if let Some(due) = due.filter(|due| *due <= matter.date) {
        let message = format!(
            "The answers are due on {}, which is not after the decision. Give a later day.",
            date::shown(due)
        );
        let rule = "deferral_due_passed";
        found.refuse(rule, Field::Due, message, sources::DEFERRAL);
    } else if let Some(due) = due {
        let what = "The answers are due on";
        within_period(
            matter,
            found,
            (Field::Due, "deferral_due_beyond_review"),
            (what, due),
        );
    }
}

/// What comes back to the panel after an outcome comes back within the period that is stated for
/// that outcome, else while the plan still is to be reviewed.
pub(super) fn within_period(
    matter: &Matter<'_>,
    found: &mut Findings,
    (field, rule): (Field, &'static str),
    (what, day): (&str, Date),
) {
    let from = matter.motion.effective.max(matter.date);
    let code = matter.motion.verdict.kind.map(VerdictKind::code);
    let stated = code.map(|code| stated_after(matter.rules, code, from, matter.date));
    match stated.transpose() {
        Err(figure) => found.not_in_force(&figure, field),
        Ok(None | Some(None)) => within_review(matter, found, (field, rule), (what, day)),
        Ok(Some(Some(due))) if day > due.day => {
            let message = format!(
                "{what} {}, later than the rules have it ({}): {} after {}, {}. Give an earlier \
                 day.",
                date::shown(day),
                due.title,
                due.length,
                date::shown(from),
                date::shown(due.day)
            );
            found.refuse(rule, field, message, due.source);
        }
        Ok(Some(Some(_))) => {}
    }
}

/// What comes back to the panel comes back while the plan still is to be reviewed.
pub(super) fn within_review(
    matter: &Matter<'_>,
    found: &mut Findings,
    (field, rule): (Field, &'static str),
    (what, day): (&str, Date),
) {
    let series = &matter.rules.review_months;
    let Some((months, source)) = found.figure(matter.rules, series, matter.date, field) else {
        return;
    };
    let latest = months_after(matter.date, months);
    if let Some(latest) = latest.filter(|latest| day > *latest) {
        let message = format!(
            "{what} {}, later than the next review of the plan: {} after the decision, {}. Give \
             an earlier day.",
            date::shown(day),
            so_many_months(months),
            date::shown(latest)
        );
        found.refuse(rule, field, message, source);
    }
}

fn effective(matter: &Matter<'_>, found: &mut Findings) {
    let motion = matter.motion;
    if motion.effective == matter.date {
        same_day(matter, found);
        return;
    }
    let is_before = motion.effective < matter.date;
    let is_reduction = matter.lowers_at_once();
    // A transition upwards is refused as a whole; its first day is then beside the point.
    let is_transition = motion.verdict.kind == Some(VerdictKind::Transition);
    let corrects = motion.supersedes.is_some();
    let taken_back = matter.taken_back();
    if is_before && (taken_back.is_some() || (is_reduction && !corrects)) {
        backdated(matter, found, taken_back);
    } else if matter.is_increase() && !is_transition {
        increase(matter, found);
    } else if is_before && motion.effective_reason.is_none() {
        let (day, today) = (date::shown(motion.effective), date::shown(matter.date));
        let message = format!(
            "The decision of {today} would have effect from {day}, before it was made. Give \
             {today} or a later day, or say why it reaches back."
        );
        let rule = "effective_before_decision";
        found.lacks(rule, Field::Effective, message, sources::BACKDATED);
    } else if is_reduction && !is_before && !is_transition {
        put_off(matter, found);
    }
}

/// A reason for another day is not kept where no other day is given.
fn same_day(matter: &Matter<'_>, found: &mut Findings) {
    if matter.motion.effective_reason.is_some() {
        let message = format!(
            "It is said why it has effect from another day, but it has effect on the day of the \
             decision, {}. Give the other day, or take out the words.",
            date::shown(matter.date)
        );
        let rule = "reason_without_another_day";
        found.refuse(rule, Field::Effective, message, sources::BACKDATED);
    }
}

/// No reason carries a reduction for days gone by: an amount that raises what is paid today may
/// lower that of an earlier day.
fn backdated(matter: &Matter<'_>, found: &mut Findings, taken_back: Option<GoneBy>) {
    let (day, today) = (
        date::shown(matter.motion.effective),
        date::shown(matter.date),
    );
    let currency = &matter.file.currency;
    let then = taken_back.map_or_else(String::new, |known| {
        format!(
            " On {} {currency}{} a week was in force, and it would be {currency}{}.",
            date::shown(known.day),
            known.had,
            known.paid
        )
    });
    let first = taken_back.filter(|_| matter.raises_today());
    let first = first.map_or(matter.date, |known| known.nothing_from);
    let message = format!(
        "The reduction decided on {today} would have effect from {day}, before it was decided: \
         nothing is taken back for days gone by.{then} Give {} or a later day.",
        date::shown(first)
    );
    let rule = "reduction_backdated";
    found.refuse(
        rule,
        Field::Effective,
        message,
        sources::REDUCTION_BACKDATED,
    );
}

/// A reduction that begins late goes round the limit of a transition: it is made as one, which
/// then waits for approval.
fn put_off(matter: &Matter<'_>, found: &mut Findings) {
    if let Some(late) = begins_late(matter, found, matter.motion.effective) {
        let message = format!(
            "This is an exception: {}. Give an earlier day; or choose a transition, which may fall \
             at once, and say why it begins so late: it then waits for: {}.",
            late.what,
            exception_roles(matter.rules)
        );
        let rule = "reduction_put_off";
        found.refuse(rule, Field::Effective, message, late.source);
    }
}

fn ends(matter: &Matter<'_>, found: &mut Findings, source: &'static str) {
    let Some(until) = matter.motion.verdict.last_day() else {
        return;
    };
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
    holds_back(matter, found, until);
    let message = format!(
        "The amount ends on {last_day}. {} The person must be told that it ends, and what follows.",
        follows(matter, until)
    );
    found.warn("end_to_be_explained", message, sources::LIMITED_TIME);
}

/// An amount for a limited time that stands before a reduction beyond its limit would lengthen it
/// without an exception, and the amount would fall one day by itself.
fn holds_back(matter: &Matter<'_>, found: &mut Findings, until: Date) {
    let amount = matter.agreed;
    let Some((begun, amount)) = beneath(matter, matter.motion.effective).zip(amount) else {
        return;
    };
    let series = &matter.rules.transition_months_max;
    let limit = found.figure(matter.rules, series, matter.date, Field::Basis);
    let Some((months, source)) = limit else {
        return;
    };
    let latest = months_after(begun.on, months).map(|latest| latest.max(begun.ends));
    let follows = until.tomorrow().ok();
    if let Some((latest, _)) = latest.zip(follows).filter(|(latest, next)| next > latest)
        && amount > begun.to
    {
        let currency = &matter.file.currency;
        let message = format!(
            "The reduction to {currency}{} a week that starts on {} (entry {}) would be in force \
             by {}; {currency}{amount} until {} would hold it back for longer. Let the amount end \
             before {}; or record a transition with the reason for an exception, keep the present \
             amount for risk or distress with a review, or agree the amount to the annual review.",
            begun.to,
            date::shown(begun.on),
            begun.by,
            date::shown(latest),
            date::shown(until),
            date::shown(latest)
        );
        let rule = "limited_holds_a_reduction_back";
        found.refuse(rule, Field::Basis, message, source);
    }
}

/// What is in force when the time has ended, as far as it is known now: never nothing, and never
/// the limited amount by default.
fn follows(matter: &Matter<'_>, until: Date) -> String {
    let currency = &matter.file.currency;
    let Ok(after) = until.tomorrow() else {
        return "Nothing is known of the day after.".to_owned();
    };
    let (_, agreed) = matter.otherwise_on(after);
    let known = matter.known_otherwise_on(after);
    let from = match agreed {
        Some(agreed) if agreed.stepping => {
            format!(
                ", the step that the transition of entry {} has then reached",
                agreed.entry
            )
        }
        Some(agreed) => format!(", as agreed by entry {}", agreed.entry),
        None if known == Known::Nothing => String::new(),
        None => ", what the package costs as it is known today".to_owned(),
    };
    let decisions = &matter.file.standing.decisions;
    let begins = |entry| {
        let mut all = decisions.iter();
        let known = all.find(|known| known.entry == entry);
        known.map(|known| known.beginning().from)
    };
    let is_to_come = agreed.and_then(|agreed| begins(agreed.entry));
    let again = match is_to_come.is_some_and(|day| day > matter.date) {
        true => "",
        false => " again",
    };
    format!(
        "Unless the panel decides otherwise before, {} is in force{again} from {}{from}{}.",
        known.a_week(currency),
        date::shown(after),
        agreed_later(matter, after)
    )
}

/// What is agreed already for days after that one, as the rest of a sentence.
fn agreed_later(matter: &Matter<'_>, after: Date) -> String {
    let currency = &matter.file.currency;
    let decisions = matter.file.standing.decisions.iter();
    let to_come = decisions.filter(|known| known.holds() && !matter.corrects(known.entry));
    let mut to_come: Vec<(Date, String)> = to_come
        .filter_map(|known| {
            let begins = known.beginning().from;
            let (amount, agreed) = matter.otherwise_on(begins);
            let counts = agreed.filter(|agreed| agreed.entry == known.entry && begins > after);
            counts.map(|agreed| {
                let (day, entry) = (date::shown(begins), agreed.entry);
                let told = format!("; from {day} {currency}{amount}, as agreed by entry {entry}");
                (begins, told)
            })
        })
        .collect();
    to_come.sort();
    to_come.into_iter().map(|(_, told)| told).collect()
}

/// Changing provider is a reduction like another: beyond the limit it needs an exception.
fn change_provider(matter: &Matter<'_>, found: &mut Findings) {
    let currency = &matter.file.currency;
    let from = matter.motion.effective;
    let known = matter.present_known();
    // A package file may say already what is now decided; an earlier decision says it for itself.
    let (later, by) = matter.otherwise_on(matter.motion.first_day().max(matter.date));
    let now = matter.otherwise_on(from.max(matter.date)).0;
    let least = by.map_or(later.max(now), |_| later);
    if known == Known::Nothing {
        let message = format!(
            "{NOT_KNOWN}, so that no amount is known to bring the cost down. Import the package, \
             or choose another outcome."
        );
        found.refuse(
            PRESENT_NOT_KNOWN,
            Field::Verdict,
            message,
            sources::CHANGE_PROVIDER,
        );
    } else if let Some(agreed) = matter.agreed.filter(|agreed| *agreed >= least) {
        let present = match least == later {
            true => known.words(currency),
            false => format!("{currency}{least}"),
        };
        let message = format!(
            "{currency}{agreed} a week is not less than the present {present}{}: a change of \
             provider is to bring the cost down. Type a lower amount, or choose another outcome.",
            by.map_or(String::new(), |by| format!(" (entry {})", by.entry))
        );
        let rule = "change_provider_not_less";
        found.refuse(rule, Field::Amount, message, sources::CHANGE_PROVIDER);
    }
}

/// A change of provider reaches its amount by a day to come, within the limit of a transition.
fn change_due(matter: &Matter<'_>, found: &mut Findings) {
    let from = matter.motion.effective;
    let Some(due) = matter.motion.verdict.due else {
        return;
    };
    if due <= matter.date {
        let message = format!(
            "The new amount is to be reached by {}, which is not after the decision. Give a later \
             day.",
            date::shown(due)
        );
        let rule = "change_provider_due_passed";
        found.refuse(rule, Field::Due, message, sources::CHANGE_PROVIDER);
        return;
    }
    let series = &matter.rules.transition_months_max;
    let limit = found.figure(matter.rules, series, matter.date, Field::Due);
    let Some((months, source)) = limit else {
        return;
    };
    // One change after another would put the day off without end.
    let since = since(matter, from);
    let latest = months_after(since.map_or(from, |begun| begun.on), months);
    if let Some(latest) = latest.filter(|latest| due > *latest) {
        let message = format!(
            "The new amount would be reached on {}, after {} ({}{}). Give an earlier \
             day, or choose a transition and ask for an exception.",
            date::shown(due),
            so_many_months(months),
            date::shown(latest),
            since.map_or(String::new(), |begun| counted(&begun))
        );
        found.refuse("change_provider_beyond_limit", Field::Due, message, source);
    }
}
