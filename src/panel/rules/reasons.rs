//! Every decision has structured reasons and a rationale; papers are dated before it.

use crate::config::panel_rules::ReasonClass;
use crate::config::reading::spelling::nearest;
use crate::panel::matter::{Findings, Matter};
use crate::panel::refusal::Field;
use crate::panel::sources;
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

/// The classes of the reasons given, as far as the reasons are known.
pub(in crate::panel) fn classes(matter: &Matter<'_>) -> Vec<ReasonClass> {
    let known = matter
        .motion
        .reasons
        .iter()
        .filter_map(|code| matter.rules.reason(code));
    known.map(|reason| reason.class).collect()
}
