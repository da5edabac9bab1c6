//! What a proposal does to the whole caseload, in lines to read and in the sentence that is asked
//! about before it is kept.

use super::sentences::so_many_cases;
use crate::panel::proposal::{CaseChange, ModelledEffect, TeamEffect};
use crate::terms::budget::{direction, percent_of, shown_percent};
use crate::terms::money::Money;
use crate::terms::number::shortest;
use std::cmp::Reverse;

/// An effect in one sentence: the totals a week and a year, how many have more, less and the same,
/// and the largest change each way.
#[must_use]
pub fn told(effect: &ModelledEffect, currency: &str) -> String {
    let largest = |more: bool, word: &str| {
        let found = changes(effect, more).next();
        found.map(|change| format!("; the largest {word}: {}", change_words(change, currency)))
    };
    format!(
        "{}: {} → {} a week{}{}; {} with more, {} with less, {} the same{}{}.",
        so_many_cases(effect.n_cases),
        effect.total_before.shown_in(currency),
        effect.total_after.shown_in(currency),
        changed(effect.total_before, effect.total_after),
        in_a_year(effect, currency).map_or(String::new(), |year| format!(", {year}")),
        effect.n_more,
        effect.n_less,
        effect.n_same(),
        largest(true, "increase").unwrap_or_default(),
        largest(false, "reduction").unwrap_or_default()
    )
}

/// An effect in lines: totals a week and a year, who has the same, the evidence cases with the
/// largest changes first, the largest changes of all, and the teams.
#[must_use]
pub fn lines(effect: &ModelledEffect, currency: &str) -> Vec<String> {
    let mut lines = vec![format!(
        "Modelled on {} ({} not scored by this RAS): {} → {} a week, {} with more, {} with less",
        so_many_cases(effect.n_cases),
        effect.n_not_scored,
        effect.total_before.shown_in(currency),
        effect.total_after.shown_in(currency),
        effect.n_more,
        effect.n_less
    )];
    lines.extend(change_of_all(effect));
    lines.extend(in_a_year(effect, currency).map(|year| format!("That is {year}")));
    let evidence = evidence(effect, currency);
    if !evidence.is_empty() {
        lines.push("Evidence cases:".to_owned());
    }
    lines.extend(evidence);
    for (more, heading) in [(true, "Largest increases:"), (false, "Largest reductions:")] {
        let mut changes = changes(effect, more).peekable();
        if changes.peek().is_some() {
            lines.push(heading.to_owned());
        }
        lines.extend(changes.map(|change| format!("  {}", change_words(change, currency))));
    }
    if let Some(spread) = effect.spread.as_ref().filter(|_| effect.n_cases > 0) {
        lines.extend(by_team(&spread.teams, currency));
    }
    lines
}

/// The effect by team, or why it is not told.
fn by_team(teams: &[TeamEffect], currency: &str) -> Vec<String> {
    match teams {
        [] => vec![
            "By team: not told, since panel.toml does not say which numbers of people are too \
             small to be shown (small_numbers_below)"
                .to_owned(),
        ],
        [all] if all.teams.len() > 1 => {
            vec!["By team: not told, since the numbers of people are too small".to_owned()]
        }
        teams => {
            let mut lines = vec!["By team:".to_owned()];
            lines.extend(teams.iter().map(|team| team_words(team, currency)));
            lines
        }
    }
}

fn change_of_all(effect: &ModelledEffect) -> Option<String> {
    let change = effect.total_after.minus(effect.total_before)?;
    let percent = percent_of(change, effect.total_before);
    let percent = percent.map_or(String::new(), |percent| {
        format!(" ({} %)", shown_percent(percent.abs()))
    });
    let same = match effect.n_same() {
        1 => "case has",
        _ => "cases have",
    };
    let (signed, symbol, n_same) = (change.signed(), direction(change), effect.n_same());
    Some(format!(
        "Change {signed} {symbol} a week{percent}; {n_same} {same} the same"
    ))
}

/// The totals in a year, with the weeks of which it is made.
fn in_a_year(effect: &ModelledEffect, currency: &str) -> Option<String> {
    let (before, after) = effect.per_year()?;
    let spread = effect.spread.as_ref()?;
    let how = match (spread.stated_per_year, spread.weeks_per_year) {
        (Some(_), _) => ", from the amounts as the RAS states them".to_owned(),
        (None, Some((was, is))) if was == is => format!(" of {} weeks", shortest(is)),
        (None, weeks) => {
            let (was, is) = weeks?;
            format!(" of {} weeks before, {} after", shortest(was), shortest(is))
        }
    };
    Some(format!(
        "{} → {} a year{}{how}",
        before.0.shown_in(currency),
        after.0.shown_in(currency),
        changed(before.0, after.0)
    ))
}

fn changes(effect: &ModelledEffect, more: bool) -> impl Iterator<Item = &CaseChange> {
    let largest = effect.spread.iter().flat_map(|spread| &spread.largest);
    largest.filter(move |change| change.is_more() == more)
}

fn change_words(change: &CaseChange, currency: &str) -> String {
    let CaseChange {
        case,
        before,
        after,
    } = change;
    let (old, new) = (before.shown_in(currency), after.shown_in(currency));
    format!("{case} {old} → {new}{}", changed(*before, *after))
}

fn team_words(of: &TeamEffect, currency: &str) -> String {
    let (before, after) = (of.total_before, of.total_after);
    let together = match of.teams.len() {
        1 => "",
        _ => " together, since the numbers of people are too small for each",
    };
    format!(
        "  {}{together}: {}, {} with more, {} with less; {} → {} a week{}",
        of.name().as_deref().unwrap_or("no team"),
        so_many_cases(of.n_cases),
        of.n_more,
        of.n_less,
        before.shown_in(currency),
        after.shown_in(currency),
        changed(before, after)
    )
}

/// The evidence cases, old and new; those that cannot be scored last.
fn evidence(effect: &ModelledEffect, currency: &str) -> Vec<String> {
    let change = |old: &Option<Money>, new: &Option<Money>| new.as_ref()?.minus((*old)?);
    let mut evidence: Vec<_> = effect.evidence.iter().collect();
    evidence.sort_by_key(|(_, old, new)| {
        let change = change(old, new).map(|change| change.pence().abs());
        Reverse(change)
    });
    let shown = |amount: &Option<Money>| {
        amount.map_or("not scored".to_owned(), |known| known.shown_in(currency))
    };
    let lines = evidence.into_iter().map(|(case, old, new)| {
        let change = change(old, new).map_or(String::new(), |change| {
            format!("  {} {}", change.signed(), direction(change))
        });
        format!("  {case}: {} → {}{change}", shown(old), shown(new))
    });
    lines.collect()
}

/// What an amount changed by, in brackets.
fn changed(before: Money, after: Money) -> String {
    let change = after.minus(before);
    change.map_or(String::new(), |change| format!(" ({})", change.signed()))
}
