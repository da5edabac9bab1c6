//! An outcome has all its parts: an amount, its days, its words. Each that is wanting is refused by
//! the rule that asks for it.

use crate::panel::asked::{AskedBasis, takes_an_amount};
use crate::panel::matter::{Findings, Matter};
use crate::panel::refusal::Field;
use crate::panel::sources;
use crate::panel::verdict::VerdictKind;

pub(in crate::panel) fn check(matter: &Matter<'_>, found: &mut Findings) {
    let Some(kind) = matter.motion.verdict.kind else {
        let message = "No outcome is chosen. Choose what the panel decides.";
        found.lacks("no_outcome", Field::Verdict, message, sources::OUTCOME);
        return;
    };
    if takes_an_amount(kind) && matter.motion.verdict.amount.is_none() {
        let message = "No amount is written. Write what is agreed, a week.";
        found.lacks("no_amount", Field::Amount, message, sources::AMOUNT);
    }
    match kind {
        VerdictKind::AgreeAmount => basis(matter, found),
        VerdictKind::AgreeLimited => last_day(matter, found, sources::LIMITED_TIME),
        VerdictKind::Transition => transition(matter, found),
        VerdictKind::KeepPresent => kept(matter, found),
        VerdictKind::ChangeProvider | VerdictKind::Defer => due(matter, found, kind),
        VerdictKind::Return | VerdictKind::Refer => sent(matter, found, kind),
        VerdictKind::AgreeIndicative | VerdictKind::AcceptSpecialist | VerdictKind::Refuse => {}
    }
}

fn basis(matter: &Matter<'_>, found: &mut Findings) {
    match matter.motion.verdict.basis {
        None => {
            let message = "No basis is chosen. Choose whether the amount is carried to the annual \
                review, or is transitional until a stated day.";
            found.lacks("no_basis", Field::Basis, message, sources::BASIS);
        }
        Some(AskedBasis::Transitional) => last_day(matter, found, sources::BASIS),
        Some(AskedBasis::AnnualReview) => {}
    }
}

fn last_day(matter: &Matter<'_>, found: &mut Findings, source: &'static str) {
    if matter.motion.verdict.until.is_none() {
        let message = "No last day is written. Write until when the amount is paid.";
        found.lacks("no_last_day", Field::Basis, message, source);
    }
}

fn transition(matter: &Matter<'_>, found: &mut Findings) {
    let asked = &matter.motion.verdict;
    let parts = [
        (
            asked.start.is_none(),
            ("no_start", Field::Effective),
            "No first day is written. Write when the transition starts.",
        ),
        (
            asked.months.is_none(),
            ("no_length", Field::Transition),
            "No length is written. Write it in whole calendar months.",
        ),
        (
            asked.profile.is_none(),
            ("no_profile", Field::Profile),
            "Nothing says how the amount moves. Choose it, with the size of a step where it has \
             one.",
        ),
        (
            asked.first_period.is_none(),
            ("no_first_period", Field::FirstPeriod),
            "Nothing says at which amount the first period is paid. Choose it.",
        ),
    ];
    for (wanting, (rule, field), message) in parts {
        if wanting {
            found.lacks(rule, field, message, sources::TRANSITION);
        }
    }
}

fn kept(matter: &Matter<'_>, found: &mut Findings) {
    if matter.motion.verdict.risk.is_none() {
        let message = "No risk is written. Write the risk or distress to which a reduction would \
            lead.";
        found.lacks("no_risk", Field::Risk, message, sources::RISK);
    }
    if matter.motion.verdict.review.is_none() {
        let message = "No review is dated. Write when the risk is reviewed.";
        found.lacks("no_risk_review", Field::Review, message, sources::RISK);
    }
}

fn due(matter: &Matter<'_>, found: &mut Findings, kind: VerdictKind) {
    if matter.motion.verdict.due.is_some() {
        return;
    }
    let (rule, message, source) = match kind {
        VerdictKind::ChangeProvider => (
            "change_provider_without_day",
            "No day is written. Write by when the new amount is to be reached.",
            sources::CHANGE_PROVIDER,
        ),
        _ => (
            "deferral_without_due",
            "A deferral has a day for its answers. Write when they are due.",
            sources::DEFERRAL,
        ),
    };
    found.lacks(rule, Field::Due, message, source);
}

fn sent(matter: &Matter<'_>, found: &mut Findings, kind: VerdictKind) {
    let asked = &matter.motion.verdict;
    if kind == VerdictKind::Return && asked.what.is_none() {
        let message = "Nothing says what is to be done. Write what the worker is to put right.";
        found.lacks(
            "return_without_task",
            Field::Task,
            message,
            sources::REASONS,
        );
    }
    if kind == VerdictKind::Refer && asked.refer_to.is_none() {
        let message = "No service is chosen. Choose where the case is referred.";
        let rule = "referral_without_service";
        found.lacks(rule, Field::ReferTo, message, sources::OUTCOME);
    }
}
