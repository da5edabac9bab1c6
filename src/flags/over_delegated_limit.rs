//! The package or the indicative budget is above what any member of the panel may decide alone.

use super::finding::Finding;
use super::rule::FlagRule;
use super::setting::{Setting, SettingProblem};
use super::view::CaseView;
use super::wording;
use crate::config::panel_rules::{LimitBase, Role};
use crate::terms::money::{Money, PerWeek};

/// Over the delegated limit.
///
/// The limits stand in `panel.toml`, with the role that holds each; the highest among the roles
/// that decide counts, on the base that `panel.toml` names. Roles without a delegated limit have
/// none to give. An amount at the limit is within it.
pub const RULE: FlagRule = FlagRule {
    code: "over_delegated_limit",
    mark: "LIM",
    title: "Above every member's delegated limit",
    why: "No member may decide this amount alone: whatever the panel says is a recommendation \
        until a role whose limit covers it has agreed.",
    limits: &[],
    words: &[],
    prices: false,
    test,
};

fn test(view: &CaseView<'_>, _: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let Some((limit, role)) = highest_limit(view)? else {
        return Ok(Vec::new());
    };
    let base = view.around.panel.limit_base;
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
    let (at_least, period) = (measured.at_least, period_words(base));
    let sentence = match base {
        LimitBase::WeeklyTotal | LimitBase::YearlyTotal => format!(
            "The {} of {at_least}{shown}{period} is above every member's limit",
            measured.what
        ),
        LimitBase::WeeklyExcess | LimitBase::YearlyExcess => format!(
            "The package costs {at_least}{shown}{period}, which is more than every member's limit"
        ),
    };
    let limit = format!(
        "limit {}{period} ({})",
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

fn highest_limit<'a>(view: &CaseView<'a>) -> Result<Option<(Money, &'a Role)>, SettingProblem> {
    let mut highest: Option<(Money, &Role)> = None;
    for role in view.around.panel.roles.iter().filter(|role| role.decides) {
        let Some(series) = &role.delegated_limit else {
            continue;
        };
        let value = series.at(view.around.on)?.value;
        let limit = Money::from_pounds(value).ok_or_else(|| SettingProblem::Unusable {
            name: series.key().0.clone(),
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
        LimitBase::YearlyTotal | LimitBase::YearlyExcess => amount
            .per_year(view.around.weeks_per_year)
            .map(|yearly| yearly.0)
            .ok_or(SettingProblem::OutOfBounds {
                what: "the yearly amount",
            }),
    }
}

fn period_words(base: LimitBase) -> &'static str {
    match base {
        LimitBase::WeeklyTotal => " a week",
        LimitBase::YearlyTotal => " a year",
        LimitBase::WeeklyExcess => " a week above the indicative budget",
        LimitBase::YearlyExcess => " a year above the indicative budget",
    }
}
