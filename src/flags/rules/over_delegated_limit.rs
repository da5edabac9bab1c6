//! The package or the indicative budget is above what any member of the panel may decide alone.

use crate::config::panel_rules::{LimitBase, Role};
use crate::flags::finding::Finding;
use crate::flags::rule::{FlagRule, WordCount, WordSpec};
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::view::CaseView;
use crate::flags::wording;
use crate::terms::money::{Money, PerWeek};

/// Over the delegated limit.
///
/// The limits stand in `panel.toml`, with the role that holds each, on the base that it names.
/// `roles` lists the roles that sit at the panel; without it every role that decides counts. The
/// highest limit among them is the panel's; a role without a delegated limit has none to give. An
/// amount at the limit is within it.
pub const RULE: FlagRule = FlagRule {
    code: "over_delegated_limit",
    mark: "LIM",
    title: "Above the panel's delegated limit",
    why: "None of the roles counted here may decide this amount alone: whatever they say is a \
        recommendation until a role whose limit covers it has agreed.",
    limits: &[],
    words: &[WordSpec {
        name: ROLES,
        count: WordCount::Any,
        allowed: &[],
        lists: &[],
        meaning: "the roles that sit at the panel; without the list all that decide",
    }],
    prices: false,
    test,
};

/// The name of the list of roles.
pub const ROLES: &str = "roles";

fn test(view: &CaseView<'_>, setting: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let Some((limit, role)) = highest_limit(view, setting)? else {
        return Ok(Vec::new());
    };
    let base = view.around.panel.limit_base.at(view.around.on)?.value;
    let mut over: Option<(Measured, Money)> = None;
    for measured in measured(view, base) {
        let amount = on_base(view, base, measured.amount)?;
        if amount > limit && over.is_none_or(|(_, known)| amount > known) {
            over = Some((measured, amount));
        }
    }
    let Some((measured, amount)) = over else {
        return Ok(Vec::new());
    };
    let shown = wording::pounds(view.currency(), amount);
    let (at_least, period) = (measured.at_least, base.per());
    let whose = match setting.words_if_set(ROLES) {
        [] => "the roles that decide",
        _ => "the roles that sit at the panel",
    };
    let sentence = match base {
        LimitBase::WeeklyTotal | LimitBase::YearlyTotal => format!(
            "The {} of {at_least}{shown} {period} is above the highest limit of {whose}",
            measured.what
        ),
        LimitBase::WeeklyExcess | LimitBase::YearlyExcess => format!(
            "The package costs {at_least}{shown} {period}, which is more than the highest \
             limit of {whose}"
        ),
    };
    let limit = format!(
        "limit {} {period} ({})",
        wording::limit_pounds(view.currency(), limit),
        role.title
    );
    Ok(vec![Finding::met(sentence, limit)])
}

/// What is held against the limit.
#[derive(Clone, Copy)]
struct Measured {
    what: &'static str,
    at_least: &'static str,
    amount: PerWeek,
}

fn measured(view: &CaseView<'_>, base: LimitBase) -> Vec<Measured> {
    let package = |amount| Measured {
        what: "package",
        at_least: view.at_least(),
        amount,
    };
    let indicative = |amount| Measured {
        what: "indicative budget",
        at_least: "",
        amount: PerWeek(amount),
    };
    match base {
        LimitBase::WeeklyTotal | LimitBase::YearlyTotal => {
            let provided = view.package.map(|cost| package(cost.known));
            let allocated = view.indicative().map(indicative);
            provided.into_iter().chain(allocated).collect()
        }
        LimitBase::WeeklyExcess | LimitBase::YearlyExcess => {
            let excess = view.gap.map(|gap| package(gap.amount));
            excess.into_iter().collect()
        }
    }
}

fn highest_limit<'a>(
    view: &CaseView<'a>,
    setting: &Setting<'_>,
) -> Result<Option<(Money, &'a Role)>, SettingProblem> {
    let sitting = setting.words_if_set(ROLES);
    let mut highest: Option<(Money, &Role)> = None;
    for role in view.around.panel.roles.iter().filter(|role| role.decides) {
        let sits = sitting.is_empty() || sitting.iter().any(|id| id == role.id.as_str());
        let Some(series) = role.delegated_limit.as_ref().filter(|_| sits) else {
            continue;
        };
        let value = series.at(view.around.on)?.value;
        let limit = Money::from_pounds(value).ok_or_else(|| SettingProblem::Unusable {
            name: series.key().to_string(),
            value,
        })?;
        if highest.is_none_or(|(known, _)| limit > known) {
            highest = Some((limit, role));
        }
    }
    Ok(highest)
}

fn on_base(view: &CaseView<'_>, base: LimitBase, amount: PerWeek) -> Result<Money, SettingProblem> {
    match base {
        LimitBase::WeeklyTotal | LimitBase::WeeklyExcess => Ok(amount.0),
        LimitBase::YearlyTotal | LimitBase::YearlyExcess => {
            let weeks = view.around.panel.weeks_per_year.at(view.around.on)?.value;
            let yearly = amount.per_year(weeks).map(|yearly| yearly.0);
            yearly.ok_or(SettingProblem::OutOfBounds {
                what: "the yearly amount",
            })
        }
    }
}
