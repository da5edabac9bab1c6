//! Delegated limits: whose word an amount stands on.
//!
//! The figure is the amount agreed, a week or a year, in total or above the indicative budget, as
//! `config/panel.toml` says. Without an indicative budget the whole amount counts as above it. An
//! amount at the limit is within it.

use crate::config::dated::NotInForce;
use crate::config::panel_rules::{LimitBase, PanelRules, Role};
use crate::terms::budget::IndicativeBudget;
use crate::terms::date::Date;
use crate::terms::money::{Money, PerWeek};
use rust_decimal::Decimal;

/// An amount on the base that limits are stated on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// The figure that is held against the limits, in pounds.
    pub figure: Decimal,
    /// The figure in words (`£520.00, amount a week`).
    pub words: String,
}

/// Why an amount cannot be held against the limits.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotMeasured {
    /// A figure of the rules is not in force on the day.
    #[error(transparent)]
    NotInForce(#[from] NotInForce),
    /// The yearly amount leaves the bounds of money.
    #[error("the amount is beyond what can be reckoned for a year")]
    OutOfBounds,
}

impl NotMeasured {
    /// What is wrong and what to do, for a refusal.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            NotMeasured::NotInForce(figure) => format!(
                "The delegated limits cannot be applied: {figure}. Give the figure an earlier date \
                 in config/panel.toml."
            ),
            NotMeasured::OutOfBounds => {
                format!("The delegated limits cannot be applied: {self}. Type a smaller amount.")
            }
        }
    }
}

/// Puts an amount on the base of the limits.
pub fn measured(
    rules: &PanelRules,
    agreed: PerWeek,
    indicative: Option<IndicativeBudget>,
    on: Date,
    currency: &str,
) -> Result<Measured, NotMeasured> {
    let above = || {
        let indicative = indicative.map_or(Money::ZERO, |budget| budget.0.0);
        let excess = agreed.0.minus(indicative).ok_or(NotMeasured::OutOfBounds)?;
        Ok::<PerWeek, NotMeasured>(PerWeek(excess.max(Money::ZERO)))
    };
    let yearly = |weekly: PerWeek| {
        let weeks = rules.weeks_per_year.at(on)?.value;
        let yearly = weekly.per_year(weeks).ok_or(NotMeasured::OutOfBounds)?;
        Ok::<Money, NotMeasured>(yearly.0)
    };
    let base = rules.limit_base.at(on)?.value;
    let money = match base {
        LimitBase::WeeklyTotal => agreed.0,
        LimitBase::YearlyTotal => yearly(agreed)?,
        LimitBase::WeeklyExcess => above()?.0,
        LimitBase::YearlyExcess => yearly(above()?)?,
    };
    Ok(Measured {
        figure: money.pounds(),
        words: format!("{currency}{money} {}", base.per()),
    })
}

/// Whether a role's delegated limit covers an amount.
pub fn covers(role: &Role, amount: &Measured, on: Date) -> Result<bool, NotInForce> {
    match &role.delegated_limit {
        Some(limit) => Ok(limit.at(on)?.value >= amount.figure),
        None => Ok(false),
    }
}

/// A role's limit in words, on a day.
pub fn limit_words(
    rules: &PanelRules,
    role: &Role,
    on: Date,
    currency: &str,
) -> Result<String, NotInForce> {
    let Some(series) = &role.delegated_limit else {
        return Ok(format!("nothing is delegated to {}", role.title));
    };
    let value = series.at(on)?.value;
    let limit = Money::from_pounds(value).map_or(value.to_string(), |limit| limit.to_string());
    Ok(format!(
        "the limit of {} is {currency}{limit} {}",
        role.title,
        rules.limit_base.at(on)?.value.per()
    ))
}

/// Where a role's limit comes from: the title of the figure's own reference.
#[must_use]
pub fn limit_source(rules: &PanelRules, role: &Role, on: Date) -> String {
    let limit = role.delegated_limit.as_ref();
    match limit.map(|series| series.at(on)) {
        Some(Ok(known)) => rules.reference_title(&known.reference).to_owned(),
        Some(Err(figure)) => format!("config/panel.toml: {figure}"),
        None => format!("config/panel.toml, delegated limits of the {}", rules.panel),
    }
}

/// The roles that approve exceptions, as a sentence names whoever may answer.
#[must_use]
pub fn exception_roles(rules: &PanelRules) -> String {
    let able = rules.roles.iter().filter(|role| role.approves_exceptions);
    let titles: Vec<&str> = able.map(|role| role.title.as_str()).collect();
    match titles.as_slice() {
        [] => "a role that approves exceptions".to_owned(),
        [one] => (*one).to_owned(),
        [others @ .., last] => format!("{} or {last}", others.join(", ")),
    }
}

/// The lowest role whose limit covers an amount; `also` says what else it must be able to do.
pub fn lowest_covering<'a>(
    rules: &'a PanelRules,
    amount: &Measured,
    on: Date,
    also: impl Fn(&Role) -> bool,
) -> Result<Option<&'a Role>, NotInForce> {
    for role in &rules.roles {
        if also(role) && covers(role, amount, on)? {
            return Ok(Some(role));
        }
    }
    Ok(None)
}
