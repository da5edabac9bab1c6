//! What to look at in the panel's rules and in the limits of the flag rules.

use super::please_look::{Looking, PleaseLook, is_far};
use crate::config::dated::Dated;
use crate::config::panel_rules::{Expertise, PanelRules};
use crate::config::reading::place::Places;
use crate::config::tolerances::{FlagKind, Tolerances};
use crate::terms::date::Date;
use crate::terms::number::shortest;
use rust_decimal::Decimal;

/// What to look at in `panel.toml`, by line; beside the limits of the flag rules, where those can
/// be read.
#[must_use]
pub fn panel(
    rules: &PanelRules,
    tolerances: Option<&Tolerances>,
    places: &Places,
    today: Date,
) -> Vec<PleaseLook> {
    let mut looking = Looking::at(places);
    for series in whole_figures(rules) {
        looking.dates(series, today);
    }
    if let Some(usual) = &rules.usual_transition {
        looking.dates(usual, today);
    }
    looking.dates(&rules.figures_as_of, today);
    looking.dates(&rules.limit_base, today);
    looking.dates(&rules.expertise, today);
    for way in &rules.challenges {
        looking.dates(&way.time_limit, today);
    }
    to_come(&mut looking, rules, today);
    quorum(&mut looking, rules);
    if let Some(tolerances) = tolerances {
        stale_by_then(&mut looking, rules, tolerances);
    }
    nobody_and_nothing(&mut looking, rules, today);
    limits(&mut looking, rules, today);
    looking.found.sort_by_key(|look| look.line);
    looking.found
}

/// The rule that calls an assessment old, and its limit in months.
const STALE: (&str, &str) = ("stale_assessment", "months_max");

/// Notes reviews that come after the assessment they would rest on is called stale.
fn stale_by_then(looking: &mut Looking<'_>, rules: &PanelRules, tolerances: &Tolerances) {
    let (rule, limit) = STALE;
    let setting = tolerances.rules.get(rule);
    let setting = setting.filter(|setting| setting.kind != FlagKind::Off);
    let Some(stale) = setting.and_then(|setting| setting.limits.get(limit)) else {
        return;
    };
    for (position, months) in rules.review_months.values().iter().enumerate() {
        // Before its first date the limit says nothing of a review.
        let Ok(most) = stale.at(months.from) else {
            continue;
        };
        if Decimal::from(months.value) > most.value {
            let path = looking.value_path("review_months", position);
            let what = format!("a review after {} months", months.value);
            let ask = format!(
                "the flag {rule} calls an assessment old after {} months; are both meant?",
                shortest(most.value)
            );
            looking.note(&path, what, &ask);
        }
    }
}

/// The figures in whole numbers.
fn whole_figures(rules: &PanelRules) -> Vec<&Dated<u32>> {
    let mut figures = vec![
        &rules.quorum,
        &rules.transition_months_max,
        &rules.reduction_start_months_max,
        &rules.review_months,
        &rules.referral_days_max,
        &rules.proposal_evidence_min,
    ];
    let periods = rules.review_periods.iter();
    figures.extend(periods.map(|period| period.length.series()));
    figures.extend(&rules.call_in);
    figures.extend(&rules.small_numbers_below);
    figures.extend(&rules.backup_days_max);
    figures
}

/// Notes figures none of whose values is in force yet: what rests on them is refused until then.
fn to_come(looking: &mut Looking<'_>, rules: &PanelRules, today: Date) {
    let whole = whole_figures(rules).into_iter();
    let mut first: Vec<(String, Option<Date>)> = whole
        .map(|series| (series.key().to_string(), first_day(series)))
        .collect();
    let limits = rules
        .roles
        .iter()
        .filter_map(|role| role.delegated_limit.as_ref());
    let other = limits.chain([&rules.weeks_per_year]);
    first.extend(other.map(|series| (series.key().to_string(), first_day(series))));
    let (base, expertise) = (&rules.limit_base, &rules.expertise);
    let as_of = &rules.figures_as_of;
    first.push((as_of.key().to_string(), first_day(as_of)));
    first.push((base.key().to_string(), first_day(base)));
    first.push((expertise.key().to_string(), first_day(expertise)));
    let n_all = first.len();
    first.retain(|(_, from)| from.is_some_and(|from| from > today));
    let Some((key, Some(from))) = first.iter().min_by_key(|(_, from)| *from) else {
        return;
    };
    let n_not_yet = first.len();
    let what = match n_not_yet {
        1 => format!("no value is in force before {from}"),
        n => format!("no value is in force before {from}, as with {n} of the {n_all} figures here"),
    };
    looking.note(
        key,
        what,
        "what rests on it is refused until then; is the date right?",
    );
}

fn first_day<T>(series: &Dated<T>) -> Option<Date> {
    series.values().iter().map(|value| value.from).min()
}

fn quorum(looking: &mut Looking<'_>, rules: &PanelRules) {
    let n_roles = rules.roles.iter().filter(|role| role.decides).count();
    for (position, quorum) in rules.quorum.values().iter().enumerate() {
        let path = looking.value_path("quorum", position);
        let quorum = quorum.value;
        if usize::try_from(quorum).is_ok_and(|quorum| quorum > n_roles) {
            let what = format!("the quorum is {quorum}, and {n_roles} roles decide");
            looking.note(&path, what, "will so many members with these roles sit?");
        } else if quorum == 1 {
            let what = "the quorum is 1: one member decides alone".to_owned();
            looking.note(&path, what, "is that a panel?");
        }
    }
}

/// Notes a panel on which no role is social work, and a frame of which no need counts.
fn nobody_and_nothing(looking: &mut Looking<'_>, rules: &PanelRules, today: Date) {
    if !rules.roles.iter().any(|role| role.social_work) {
        let what = "no role has social work expertise (social_work = true)".to_owned();
        let ask = match rules.expertise.at(today).map(|known| known.value) {
            Ok(Expertise::Warns) => "every decision on money is then recorded with a warning",
            Ok(Expertise::Refuses) | Err(_) => "every decision on money is then refused",
        };
        looking.note("role", what, ask);
    }
    if !rules.eligibility.needs.iter().any(|need| need.counts) {
        let what = "no need of the frame counts (counts = true)".to_owned();
        let ask = "everything in a package then meets needs below the eligibility line";
        looking.note("eligibility.need", what, ask);
    }
}

/// Notes a limit of nothing. (One that falls from a role to the next is a mistake.)
fn limits(looking: &mut Looking<'_>, rules: &PanelRules, today: Date) {
    for role in &rules.roles {
        let Some(series) = &role.delegated_limit else {
            continue;
        };
        looking.dates(series, today);
        if series.at(today).is_ok_and(|limit| limit.value.is_zero()) {
            let key = format!("role.{}.delegated_limit", role.id);
            let what = "the limit is 0: every decision of this role waits for another".to_owned();
            looking.note(&key, what, "leave the limit out where nothing is delegated");
        }
    }
}

/// Limits at which every case, or nearly every one, meets the rule when they are 0.
const NOT_ZERO: [&str; 6] = [
    "percent_max",
    "amount_max",
    "months_max",
    "margin_percent",
    "band_points",
    "cases_min",
];

/// Rules that mean what they say when their limit is 0.
const MAY_BE_ZERO: [&str; 2] = ["given_adds_up", "missing_answers"];

/// What to look at in `tolerances.toml`, by line.
#[must_use]
pub fn tolerances(tolerances: &Tolerances, today: Date) -> Vec<PleaseLook> {
    let mut found = Vec::new();
    for (rule, setting) in &tolerances.rules {
        if setting.kind == FlagKind::Off {
            continue;
        }
        for (name, series) in &setting.limits {
            let key = format!("rules.{rule}.limits.{name}");
            let zero = series.values().iter().any(|value| value.value.is_zero());
            let mut note = |what: String, ask: &str| {
                found.push(PleaseLook {
                    file: tolerances.file.clone(),
                    line: tolerances.line(&key),
                    key: key.clone(),
                    what,
                    ask: ask.to_owned(),
                });
            };
            if zero && NOT_ZERO.contains(&name.as_str()) && !MAY_BE_ZERO.contains(&rule.as_str()) {
                let what = "the limit is 0: nearly every case meets the rule".to_owned();
                note(what, "a rule that is not wanted is kind = \"off\"");
            }
            if let Some(from) = far(series, today) {
                let what = format!("a value is in force from {from}, years from now");
                note(what, "is the year right?");
            }
        }
    }
    found.sort_by_key(|look| look.line);
    found
}

fn far(series: &Dated<Decimal>, today: Date) -> Option<Date> {
    let dates = series.values().iter().map(|value| value.from);
    dates.into_iter().find(|from| is_far(*from, today))
}
