//! Every decision has structured reasons and a rationale; papers are dated before it.

use crate::config::panel_rules::ReasonClass;
use crate::config::reading::spelling::nearest;
use crate::panel::matter::{Findings, Matter};
use crate::panel::refusal::Field;
use crate::panel::sources;
use crate::panel::verdict::VerdictKind;
use crate::terms::date;

pub(in crate::panel) fn check(matter: &Matter<'_>, found: &mut Findings) {
    let motion = matter.motion;
    if motion.reasons.is_empty() {
        let message = "No reason is given. Choose at least one from the list of reasons.";
        found.refuse("no_reason", Field::Reasons, message, sources::REASONS);
    }
    for code in &motion.reasons {
        if matter.rules.reason(code).is_none() {
            let known = matter.rules.reasons.iter();
            let meant = nearest(code, known.map(|reason| reason.code.as_str()))
                .map_or_else(String::new, |meant| format!(" Did you mean \"{meant}\"?"));
            let message = format!(
                "\"{code}\" is not a reason of config/panel.toml.{meant} Choose from the list of \
                 reasons."
            );
            found.refuse(
                "unknown_reason",
                Field::Reasons,
                message,
                "config/panel.toml",
            );
        }
    }
    agree_with_the_amount(matter, found);
    if motion.rationale.is_none() {
        let message = "No rationale is written. Say in a sentence or two why this outcome.";
        found.lacks("no_rationale", Field::Rationale, message, sources::REASONS);
    }
    for paper in motion
        .relied_on
        .iter()
        .filter(|paper| paper.date > matter.date)
    {
        let message = format!(
            "\"{}\" is dated {}, after the decision of {}. Correct its date.",
            paper.what,
            date::shown(paper.date),
            date::shown(matter.date)
        );
        found.refuse(
            "paper_from_the_future",
            Field::ReliedOn,
            message,
            sources::GUIDANCE_11_24,
        );
    }
    if matter.agreed.is_some() && motion.other_options.is_none() {
        let message = "No other option is recorded as considered.";
        found.warn("no_other_options", message, sources::OTHER_OPTIONS);
    }
}

/// That need fell carries no increase, and that it rose no reduction: where nothing else is given,
/// the increase has no reason; beside another, the record says that the two do not agree. (A
/// reduction has its own rule for what carries it.)
fn agree_with_the_amount(matter: &Matter<'_>, found: &mut Findings) {
    let classes = classes(matter);
    let given = |class| classes.contains(&class);
    if matter.reduces() && given(ReasonClass::NeedRose) {
        let message = "A reason given says that need rose, and the amount falls all the same. Say \
            in the rationale why the lower amount meets it.";
        found.warn("reduction_although_need_rose", message, sources::UNCHANGED);
    }
    let keeps = matter.motion.verdict.kind == Some(VerdictKind::KeepPresent);
    let raises = matter.is_increase() && !matter.reduces() && !matter.present.0.is_zero();
    if keeps || !raises || !given(ReasonClass::NeedChanged) {
        return;
    }
    if classes
        .iter()
        .all(|class| *class == ReasonClass::NeedChanged)
    {
        let message = "The amount rises, and the only reason given says that need fell. Choose a \
            reason that says why it rises.";
        let rule = "increase_as_need_fell";
        found.refuse(rule, Field::Reasons, message, sources::REASONS);
    } else {
        let message = "A reason given says that need fell, and the amount rises all the same. Say \
            in the rationale why.";
        found.warn("increase_although_need_fell", message, sources::REASONS);
    }
}

/// The classes of the reasons given, as far as the reasons are known.
pub(in crate::panel) fn classes(matter: &Matter<'_>) -> Vec<ReasonClass> {
    let known = matter
        .motion
        .reasons
        .iter()
        .filter_map(|code| matter.rules.reason(code));
    known.map(|reason| reason.class).collect()
}
