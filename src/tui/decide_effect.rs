//! What a decision would do, in words: weekly and yearly change, schedule, who must approve.

use super::package_lines;
use super::theme::Role;
use crate::config::panel_rules::PanelRules;
use crate::panel::case_file::CaseFile;
use crate::panel::decision::{Decision, DecisionStatus};
use crate::panel::transition::Schedule;
use crate::terms::budget::{percent_of, whole_percent};
use crate::terms::date::shown;
use crate::terms::money::PerWeek;

type Lines = Vec<(Role, String)>;

/// The figures that people argue about, one a line.
#[must_use]
pub fn figures(file: &CaseFile) -> Lines {
    let mut lines: Lines = package_lines::headline(file)
        .into_iter()
        .skip(1)
        .map(|(role, text)| (role, text.trim().to_owned()))
        .collect();
    let standing = &file.standing;
    if let Some(present) = standing.present.filter(|p| *p != file.package_cost.known) {
        lines.push((Role::Figure, format!("Present £{present} a week")));
    }
    if let Some((amount, date)) = standing.last_agreed {
        let words = format!("Last agreed £{} on {}", amount.0, shown(date));
        lines.push((Role::Plain, words));
    }
    lines
}

/// What the decision does, for the pane beside the form.
#[must_use]
pub fn effect(decision: &Decision, rules: &PanelRules) -> Lines {
    let effect = decision.effect();
    let mut lines = Lines::new();
    match effect.agreed {
        Some(agreed) => {
            let from = shown(effect.from);
            let words = format!("Agreed £{} a week from {from}", agreed.0);
            lines.push((Role::Figure, words));
            if let Some(present) = effect.present {
                lines.push(change(present, agreed.0));
            }
        }
        None => lines.push((Role::Plain, "The present amount goes on.".to_owned())),
    }
    lines.extend(status(decision, rules));
    if let Some(until) = effect.until {
        lines.push((Role::Plain, format!("Until {}", shown(until))));
    }
    if let Some(due) = effect.due {
        lines.push((
            Role::Plain,
            format!("The case comes back on {}", shown(due)),
        ));
    }
    if let Some(schedule) = &effect.schedule {
        lines.extend(schedule_lines(schedule));
    }
    lines.extend(statement(decision));
    for warning in decision.warnings() {
        let words = format!(
            "Recorded as a warning: {} [{}]",
            warning.message, warning.source
        );
        lines.push((Role::Warning, words));
    }
    lines
}

/// Whether the decision stands, or whose word it waits for.
fn status(decision: &Decision, rules: &PanelRules) -> Option<(Role, String)> {
    match decision.status() {
        DecisionStatus::Stands => None,
        DecisionStatus::AwaitsRole { role, why } => {
            let title = rules
                .roles
                .iter()
                .find(|r| r.id == *role)
                .map_or("", |r| &r.title);
            let words = format!("A recommendation: it awaits the {title}. {why}");
            Some((Role::Warning, words))
        }
        DecisionStatus::AwaitsException { why } => {
            let words = format!("An exception: it awaits a senior practitioner. {why}");
            Some((Role::Warning, words))
        }
    }
}

fn change(present: PerWeek, agreed: PerWeek) -> (Role, String) {
    let Some(change) = agreed.0.minus(present.0) else {
        return (Role::Fault, "The change is out of bounds.".to_owned());
    };
    let percent = percent_of(change, present.0)
        .map(|p| format!(" ({} %)", whole_percent(p.abs())))
        .unwrap_or_default();
    let (symbol, role) = match change.pence() {
        0 => ("=", Role::Plain),
        1.. => ("▲", Role::Above),
        _ => ("▼", Role::Below),
    };
    (
        role,
        format!("Change {} {symbol} a week{percent}", change.signed()),
    )
}

/// A schedule, one step a line, with its cost and savings.
#[must_use]
pub fn schedule_lines(schedule: &Schedule) -> Lines {
    let most = schedule.present.0.pence().max(schedule.new.0.pence());
    let mut lines: Lines = schedule
        .steps
        .iter()
        .map(|step| {
            let bar = super::paint::bar(step.amount.0.pence(), most, 12);
            let amount = super::cells::right(&step.amount.to_string(), 11);
            let words = format!(
                "{} {amount} {bar}",
                super::cells::left(&shown(step.from), 12)
            );
            (Role::Plain, words)
        })
        .collect();
    lines.push((Role::Plain, format!("Transitional cost £{}", schedule.cost)));
    for (year, saving) in &schedule.saving_by_year {
        lines.push((Role::Plain, format!("Saving in {} £{saving}", year.label())));
    }
    lines
}

fn statement(decision: &Decision) -> Lines {
    let Some(statement) = decision.effect().statement else {
        return Lines::new();
    };
    let known = |part: Option<PerWeek>| {
        part.map_or("not known (no financial assessment)".to_owned(), |p| {
            format!("£{p}")
        })
    };
    vec![
        (Role::Plain, String::new()),
        (Role::Quiet, "Care Act s.26, a week:".to_owned()),
        (
            Role::Plain,
            format!("what it costs the council £{}", statement.cost),
        ),
        (
            Role::Plain,
            format!("the person's part {}", known(statement.persons_part)),
        ),
        (
            Role::Plain,
            format!("others' part £{}", statement.others_part),
        ),
        (
            Role::Plain,
            format!("the council's part {}", known(statement.councils_part)),
        ),
    ]
}
