//! Every decision has structured reasons and a rationale; papers are dated before it.

use super::matter::{Findings, Matter};
use super::refusal::Field;
use super::sources;
use crate::config::panel_rules::ReasonClass;
use crate::terms::date;

pub(super) fn check(matter: &Matter<'_>, found: &mut Findings) {
    let motion = matter.motion;
    if motion.reasons.is_empty() {
        let message = "No reason is given. Choose at least one from the list of reasons.";
        found.refuse("no_reason", Field::Reasons, message, sources::REASONS);
    }
    for code in &motion.reasons {
        if matter.rules.reason(code).is_none() {
            let message = format!(
                "\"{code}\" is not among the reasons of config/panel.toml. Choose from: {}.",
                known_codes(matter)
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
        found.refuse("no_rationale", Field::Rationale, message, sources::REASONS);
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

fn known_codes(matter: &Matter<'_>) -> String {
    let codes: Vec<&str> = matter
        .rules
        .reasons
        .iter()
        .map(|reason| reason.code.as_str())
        .collect();
    codes.join(", ")
}

/// The classes of the reasons given, as far as the reasons are known.
pub(super) fn classes(matter: &Matter<'_>) -> Vec<ReasonClass> {
    let known = matter
        .motion
        .reasons
        .iter()
        .filter_map(|code| matter.rules.reason(code));
    known.map(|reason| reason.class).collect()
}

/// The titles of the reasons of which `carries` holds, for messages that say what to choose.
pub(super) fn titles_that(matter: &Matter<'_>, carries: impl Fn(ReasonClass) -> bool) -> String {
    let fitting = matter
        .rules
        .reasons
        .iter()
        .filter(|reason| carries(reason.class));
    let titles: Vec<String> = fitting
        .map(|reason| format!("\"{}\"", reason.title))
        .collect();
    titles.join(", ")
}
