//! What an amount changes beside the present one, in words.

use super::queue_columns::direction_role;
use crate::panel::decision::Effect;
use crate::terms::budget::{direction, percent_of, shown_percent};
use crate::terms::money::{Money, PerWeek};
use crate::terms::number::shortest;
use crate::tui::brush::theme::Role;
use rust_decimal::Decimal;

type Lines = Vec<(Role, String)>;

/// What an amount changes a week and, where the weeks of a year are given, a year.
#[must_use]
pub(super) fn change(
    (present, agreed): (PerWeek, PerWeek),
    currency: &str,
    weeks_per_year: Option<Decimal>,
) -> Lines {
    let Some(change) = agreed.0.minus(present.0) else {
        return vec![(Role::Fault, "The change is out of bounds.".to_owned())];
    };
    if change.is_zero() {
        return vec![(Role::Plain, "No change".to_owned())];
    }
    let (symbol, role) = (direction(change), direction_role(change));
    let week = signed_in(change, currency);
    let percent = change_percent(present, change);
    let year = weeks_per_year.and_then(|weeks| {
        let year = signed_in(PerWeek(change).per_year(weeks)?.0, currency);
        Some(format!(", {year} a year of {} weeks", shortest(weeks)))
    });
    let year = year.unwrap_or_default();
    vec![(
        role,
        format!("Change {week} {symbol} a week{percent}{year}"),
    )]
}

/// The size of a change in per cent of the present amount, in brackets.
fn change_percent(present: PerWeek, change: Money) -> String {
    percent_of(change, present.0)
        .map(|p| format!(" ({} %)", shown_percent(p.abs())))
        .unwrap_or_default()
}

/// What a decision changes a week, for the question before it is recorded; nothing where it changes
/// nothing or agrees no amount.
#[must_use]
pub fn changed_words(effect: &Effect, currency: &str) -> Option<String> {
    let (present, agreed) = effect.present.zip(effect.agreed)?;
    let change = agreed
        .0
        .0
        .minus(present.0)
        .filter(|change| !change.is_zero())?;
    let (week, percent) = (signed_in(change, currency), change_percent(present, change));
    Some(format!(
        "The change is {week} a week{percent}, from {currency}{present}."
    ))
}

/// A change with its sign and its currency: `+£20.00`.
#[must_use]
pub(super) fn signed_in(change: Money, currency: &str) -> String {
    let sign = if change > Money::ZERO { "+" } else { "" };
    format!("{sign}{}", change.shown_in(currency))
}
