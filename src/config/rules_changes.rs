//! What one state of the panel's rules has otherwise than another, in a few words each.

use super::dated::Dated;
use super::panel_rules::PanelRules;
use super::tolerances::Tolerances;
use crate::terms::date::Date;

/// What the later rules have otherwise; nothing where only remarks differ. Figures are told as of a
/// day.
#[must_use]
pub fn changed(
    (before, limits_before): (&PanelRules, &Tolerances),
    (after, limits_after): (&PanelRules, &Tolerances),
    on: Date,
) -> Vec<String> {
    let mut told = Vec::new();
    if before.panel != after.panel {
        told.push(format!(
            "the panel's name \"{}\" → \"{}\"",
            before.panel, after.panel
        ));
    }
    told.extend(figures(before, after, on));
    let parts = [
        (before.roles != after.roles, "roles and delegated limits"),
        (
            before.limit_base != after.limit_base || before.weeks_per_year != after.weeks_per_year,
            "how delegated limits are reckoned",
        ),
        (
            before.figures_as_of != after.figures_as_of,
            "whose date fixes the figures of a case",
        ),
        (
            before.review_periods != after.review_periods,
            "review periods",
        ),
        (
            before.usual_transition != after.usual_transition,
            "the usual transition",
        ),
        (before.expertise != after.expertise, "missing expertise"),
        (before.eligibility != after.eligibility, "eligible needs"),
        (before.reasons != after.reasons, "reasons"),
        (before.verdicts != after.verdicts, "words of verdicts"),
        (before.challenges != after.challenges, "ways to challenge"),
        (before.call_in != after.call_in, "call-in"),
        (
            before.references != after.references
                || limits_before.references != limits_after.references,
            "references",
        ),
    ];
    let parts = parts.iter().filter(|(differs, _)| *differs);
    told.extend(parts.map(|(_, words)| (*words).to_owned()));
    let codes = limits_before.rules.keys().chain(
        limits_after
            .rules
            .keys()
            .filter(|code| !limits_before.rules.contains_key(*code)),
    );
    let differs =
        codes.filter(|code| limits_before.rules.get(*code) != limits_after.rules.get(*code));
    told.extend(differs.map(|code| format!("flag rule {code}")));
    told
}

fn figures(before: &PanelRules, after: &PanelRules, on: Date) -> Vec<String> {
    let pairs = [
        ("quorum", &before.quorum, &after.quorum),
        (
            "months of a transition",
            &before.transition_months_max,
            &after.transition_months_max,
        ),
        (
            "months to a reduction's beginning",
            &before.reduction_start_months_max,
            &after.reduction_start_months_max,
        ),
        (
            "months to a review",
            &before.review_months,
            &after.review_months,
        ),
        (
            "days from referral to decision",
            &before.referral_days_max,
            &after.referral_days_max,
        ),
        (
            "evidence cases of a proposal",
            &before.proposal_evidence_min,
            &after.proposal_evidence_min,
        ),
    ];
    let differ = pairs.into_iter().filter(|(_, old, new)| old != new);
    differ
        .map(|(words, old, new)| match (value(old, on), value(new, on)) {
            (Some(old), Some(new)) if old != new => format!("{words} {old} → {new}"),
            _ => words.to_owned(),
        })
        .collect()
}

fn value(figure: &Dated<u32>, on: Date) -> Option<u32> {
    figure.at(on).ok().map(|known| known.value)
}
