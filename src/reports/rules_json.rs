//! The panel's rules and the tolerances, whole, as JSON.
//!
//! Panel: `{panel, quorum, transition_months_max, reduction_start_months_max, review_months,
//! review_periods: [{id, title, unit, length, after}], usual_transition: [{from, value: {profile,
//! step, first_period}, reference}], referral_days_max, proposal_evidence_min, weeks_per_year,
//! limit_base, figures_as_of, expertise_missing, call_in, small_numbers_below, backup_days_max,
//! roles: [{id, title, decides, approves_exceptions, social_work, proposes, delegated_limit}],
//! eligibility: {title, reference, needs: [{id, title, counts}]}, reasons: [{code, title, class,
//! carries_a_reduction}], outcomes: [{code, title, letter, explanation}], challenges: [{title,
//! text, time_limit, reference}]}`.
//!
//! A figure is a list of its values, earliest first: `[{from, value, reference}]`; a delegated
//! limit has `pence` in the place of `value`, and is null for a role that has none, as `call_in`
//! (in working days), `small_numbers_below` and `backup_days_max` are where they are not set. A
//! reference is its title.
//!
//! Tolerances: `{rules: [{code, mark, title, kind, reference, limits: [{name, meaning, values:
//! [{from, unit, …, reference}]}], words: [{meaning, words}]}]}`; what stands at `…` is the figure
//! as `flags --json` has it.

use super::decided;
use super::flag_rules::figure_json;
use crate::config::dated::Dated;
use crate::config::panel_rules::{
    Expertise, FiguresAsOf, LimitBase, PanelRules, Role, VERDICT_CODES,
};
use crate::config::periods::ReviewPeriod;
use crate::config::tolerances::{FlagSetting, Tolerances};
use crate::flags::in_force::{LimitSet, limits_set, words};
use crate::flags::rule::FlagRule;
use crate::terms::money::Money;
use crate::terms::number::shortest;
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// The panel's rules.
#[must_use]
pub fn panel(rules: &PanelRules) -> Value {
    let whole = |series: &Dated<u32>| dated(series, rules, "value", |value| json!(value));
    let weeks = dated(&rules.weeks_per_year, rules, "value", |weeks| {
        json!(shortest(*weeks))
    });
    let base = |base: &LimitBase| LimitBase::ALL.iter().find(|row| row.0 == *base);
    let base = |known: &LimitBase| json!(base(known).map(|row| row.1));
    let as_of = |known: &FiguresAsOf| FiguresAsOf::ALL.iter().find(|row| row.0 == *known);
    let as_of = |known: &FiguresAsOf| json!(as_of(known).map(|row| row.1));
    let expertise = |known: &Expertise| Expertise::ALL.iter().find(|row| row.0 == *known);
    let expertise = |known: &Expertise| json!(expertise(known).map(|row| row.1));
    json!({
        "panel": rules.panel,
        "quorum": whole(&rules.quorum),
        "transition_months_max": whole(&rules.transition_months_max),
        "reduction_start_months_max": whole(&rules.reduction_start_months_max),
        "review_months": whole(&rules.review_months),
        "review_periods": review_periods(rules),
        "usual_transition": usual_transition(rules),
        "referral_days_max": whole(&rules.referral_days_max),
        "proposal_evidence_min": whole(&rules.proposal_evidence_min),
        "weeks_per_year": weeks,
        "limit_base": dated(&rules.limit_base, rules, "value", base),
        "figures_as_of": dated(&rules.figures_as_of, rules, "value", as_of),
        "expertise_missing": dated(&rules.expertise, rules, "value", expertise),
        "call_in": rules.call_in.as_ref().map(whole),
        "small_numbers_below": rules.small_numbers_below.as_ref().map(whole),
        "backup_days_max": rules.backup_days_max.as_ref().map(whole),
        "roles": rules.roles.iter().map(|known| role(rules, known)).collect::<Vec<_>>(),
        "eligibility": eligibility(rules),
        "reasons": reasons(rules),
        "outcomes": outcomes(rules),
        "challenges": challenges(rules),
    })
}

fn dated<T>(
    series: &Dated<T>,
    rules: &PanelRules,
    name: &str,
    told: impl Fn(&T) -> Value,
) -> Vec<Value> {
    let values = series.values().iter();
    let values = values.map(|known| {
        json!({
            "from": known.from.to_string(),
            name: told(&known.value),
            "reference": rules.reference_title(&known.reference),
        })
    });
    values.collect()
}

fn review_periods(rules: &PanelRules) -> Vec<Value> {
    let period = |period: &ReviewPeriod| {
        json!({
            "id": period.id,
            "title": period.title,
            "unit": period.length.units().1,
            "length": dated(period.length.series(), rules, "value", |value| json!(value)),
            "after": period.after,
        })
    };
    rules.review_periods.iter().map(period).collect()
}

fn usual_transition(rules: &PanelRules) -> Option<Vec<Value>> {
    let usual = rules.usual_transition.as_ref()?;
    Some(dated(usual, rules, "value", |usual| {
        json!({
            "profile": usual.profile.code(),
            "step": usual.step.map(shortest),
            "first_period": usual.first_period.code(),
        })
    }))
}

fn role(rules: &PanelRules, role: &Role) -> Value {
    let pence = |value: &Decimal| json!(Money::from_pounds(*value).map(Money::pence));
    let limit = role.delegated_limit.as_ref();
    let limit = limit.map(|limit| dated(limit, rules, "pence", pence));
    json!({
        "id": role.id.as_str(),
        "title": role.title,
        "decides": role.decides,
        "approves_exceptions": role.approves_exceptions,
        "social_work": role.social_work,
        "proposes": role.proposes,
        "delegated_limit": limit,
    })
}

fn eligibility(rules: &PanelRules) -> Value {
    let frame = &rules.eligibility;
    let needs = frame.needs.iter();
    let needs =
        needs.map(|need| json!({"id": need.id, "title": need.title, "counts": need.counts}));
    json!({
        "title": frame.title,
        "reference": rules.reference_title(&frame.reference),
        "needs": needs.collect::<Vec<_>>(),
    })
}

fn reasons(rules: &PanelRules) -> Vec<Value> {
    let reasons = rules.reasons.iter().map(|reason| {
        json!({
            "code": reason.code,
            "title": reason.title,
            "class": decided::class(reason.class),
            "carries_a_reduction": reason.class.carries_a_reduction(),
        })
    });
    reasons.collect()
}

fn outcomes(rules: &PanelRules) -> Vec<Value> {
    let known = VERDICT_CODES.iter();
    let known = known.filter_map(|code| Some((code, rules.verdicts.get(*code)?)));
    let outcomes = known.map(|(code, words)| {
        json!({
            "code": code,
            "title": words.title,
            "letter": words.letter.to_string(),
            "explanation": words.explanation,
        })
    });
    outcomes.collect()
}

fn challenges(rules: &PanelRules) -> Vec<Value> {
    let ways = rules.challenges.iter().map(|way| {
        json!({
            "title": way.title,
            "text": way.text,
            "time_limit": dated(&way.time_limit, rules, "value", |limit| json!(limit)),
            "reference": rules.reference_title(&way.reference),
        })
    });
    ways.collect()
}

/// The flag rules as they are set.
#[must_use]
pub fn tolerances(rules: &[FlagRule], tolerances: &Tolerances) -> Value {
    let set = rules.iter();
    let set = set.filter_map(|rule| Some((rule, tolerances.rules.get(rule.code)?)));
    let rules = set.map(|(rule, setting)| flag_rule(rule, setting, tolerances));
    json!({"rules": rules.collect::<Vec<_>>()})
}

fn flag_rule(rule: &FlagRule, setting: &FlagSetting, tolerances: &Tolerances) -> Value {
    let limits = limits_set(rule, setting);
    let limits = limits.iter().map(|set| limit(set, tolerances));
    let lists = words(rule, setting).into_iter();
    let lists = lists.map(|(meaning, words)| json!({"meaning": meaning, "words": words}));
    json!({
        "code": rule.code,
        "mark": rule.mark,
        "title": rule.title,
        "kind": setting.kind.code(),
        "reference": tolerances.reference_title(&setting.reference),
        "limits": limits.collect::<Vec<_>>(),
        "words": lists.collect::<Vec<_>>(),
    })
}

fn limit(set: &LimitSet<'_>, tolerances: &Tolerances) -> Value {
    let values = set.series.values().iter().map(|known| {
        let mut told = figure_json(&set.unit, Some(known.value));
        let reference = tolerances.reference_title(&known.reference);
        told.insert("from".to_owned(), json!(known.from.to_string()));
        told.insert("reference".to_owned(), json!(reference));
        Value::Object(told)
    });
    json!({"name": set.name, "meaning": set.meaning, "values": values.collect::<Vec<_>>()})
}
