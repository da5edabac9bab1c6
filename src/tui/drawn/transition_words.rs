//! What is told of a transition beside the list: what stands above it, and what is overdue.

use crate::app::board::TransitionRow;
use crate::panel::running::{Above, TransitionState};
use crate::terms::date::{Date, shown};
use crate::tui::brush::theme::Role;

/// What a later decision or the package does to it, and what is overdue.
#[must_use]
pub fn standing(row: &TransitionRow) -> Vec<(Role, String)> {
    let mut lines = above_lines(row);
    lines.extend(replaced_lines(row));
    lines.extend(covered_lines(row));
    lines.extend(changed_lines(row));
    lines.extend(overdue_lines(row));
    lines.extend(ended_lines(row));
    lines
}

/// That the package changed since it was decided, and what settles it.
fn changed_lines(row: &TransitionRow) -> Vec<(Role, String)> {
    let Some(changed) = &row.changed else {
        return Vec::new();
    };
    let words = format!("The case is back in the queue: {changed}. Decide it anew.");
    vec![(Role::Fault, words), (Role::Plain, String::new())]
}

/// That it has ended, and what is in force since.
fn ended_lines(row: &TransitionRow) -> Vec<(Role, String)> {
    let (TransitionState::Ended, Some(since)) = (row.state, row.schedule.new_from()) else {
        return Vec::new();
    };
    let words = format!(
        "It has ended: since {} the new amount of {}{} a week is in force.",
        shown(since),
        row.currency,
        row.schedule.new
    );
    vec![(Role::Plain, words), (Role::Plain, String::new())]
}

/// What is overdue, and what settles it.
fn overdue_lines(row: &TransitionRow) -> Vec<(Role, String)> {
    let (TransitionState::Overdue, Some(package)) = (row.state, row.package) else {
        return Vec::new();
    };
    let words = format!(
        "Overdue: {} should be paid today, and the package on record still costs {}{package}. \
         Have the package changed and import the changed caseload, or decide the case anew.",
        row.today_in_full(),
        row.currency
    );
    vec![(Role::Fault, words), (Role::Plain, String::new())]
}

/// What a later decision does to a transition, for the pane beside the list.
fn above_lines(row: &TransitionRow) -> Vec<(Role, String)> {
    let currency = &row.currency;
    let words = match row.above {
        Above::Nothing => return Vec::new(),
        Above::HeldBack => format!(
            "The package changed before it began: none of its steps falls by itself, and {} \
             stands today.",
            row.today_in_full()
        ),
        Above::Limited { by, amount, until } => {
            let then = row.next.map_or(String::new(), |(from, amount)| {
                format!(
                    " From {} the step then reached, {currency}{amount}, is in force.",
                    shown(from)
                )
            });
            format!(
                "{currency}{amount} stands before it until {} (entry {by}); the steps go on \
                 beneath.{then}",
                shown(until)
            )
        }
        Above::Replaced { by, amount } => {
            let (to, cost) = row.ends_at();
            format!(
                "Entry {by} has taken its place: {currency}{amount} is in force today. As decided \
                 it went to {currency}{to}, at a transitional cost of {}; below is what came of \
                 it.",
                cost.shown_in(currency)
            )
        }
    };
    vec![(Role::Warning, words), (Role::Plain, String::new())]
}

/// On which days its steps are not paid, whose cost and savings are left out.
fn covered_lines(row: &TransitionRow) -> Vec<(Role, String)> {
    let begins = row.schedule.starts();
    let of_its_own = |(_, last): &&(Date, Date)| begins.is_some_and(|begins| *last >= begins);
    let days = row
        .covered
        .iter()
        .filter(of_its_own)
        .map(|(first, last)| format!("from {} to {}", shown(*first), shown(*last)));
    let days: Vec<String> = days.collect();
    if days.is_empty() {
        return Vec::new();
    }
    let words = format!(
        "Cost and savings leave out the days {}, on which its steps are not paid.",
        days.join(" and ")
    );
    vec![(Role::Plain, words), (Role::Plain, String::new())]
}

/// That another amount takes its place on a day to come.
fn replaced_lines(row: &TransitionRow) -> Vec<(Role, String)> {
    let to_come = row
        .replaced
        .filter(|_| row.state != TransitionState::Replaced);
    let Some(instead) = to_come else {
        return Vec::new();
    };
    let words = format!(
        "Replaced from {} by entry {}: {}{} a week. Steps, cost and savings are those until then.",
        shown(instead.from),
        instead.by,
        row.currency,
        instead.amount
    );
    vec![(Role::Warning, words), (Role::Plain, String::new())]
}
