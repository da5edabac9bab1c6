//! What a decision would do, in words: weekly and yearly change, schedule, who must approve.

use super::package_lines;
use super::theme::Role;
use crate::config::panel_rules::PanelRules;
use crate::panel::amount::Reckoned;
use crate::panel::case_file::CaseFile;
use crate::panel::decision::{DecisionStatus, Effect};
use crate::panel::moderation::Weighed;
use crate::panel::refusal::Warning;
use crate::panel::transition::Schedule;
use crate::terms::budget::{percent_of, whole_percent};
use crate::terms::date::shown;
use crate::terms::money::PerWeek;
use crate::terms::number::shortest;
use rust_decimal::Decimal;

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
    let differs = standing.present != Some(file.package_cost.known) || standing.present_differs();
    let present = standing.present.zip(standing.present_words());
    if let Some((present, is)) = present.filter(|_| differs) {
        let words = format!("Present {}{present} a week: {is}", file.currency);
        lines.push((Role::Figure, words));
    }
    if let Some(((amount, _), when)) = standing.last_agreed.zip(standing.agreed_words()) {
        let words = format!("Last agreed {}{} {when}", file.currency, amount.0);
        lines.push((Role::Plain, words));
    }
    lines
}

/// What the motion would do, and what the rules refuse of it, for the pane beside the form: the
/// amount and the change first, then the refusals, then the rest.
#[must_use]
pub fn told(
    weighed: &Weighed,
    rules: &PanelRules,
    currency: &str,
    weeks_per_year: Option<Decimal>,
) -> Lines {
    let effect = &weighed.effect;
    let mut lines = amount(effect, currency, weeks_per_year);
    if weighed.refusals.is_empty() {
        lines.extend(status(&weighed.status, rules));
        lines.extend(rest(effect, &weighed.warnings, currency));
        lines.push((Role::Good, "Ctrl-S asks before it is recorded.".to_owned()));
        return lines;
    }
    let heading = match weighed.refusals.len() {
        1 => "The rules refuse this as it stands:".to_owned(),
        n => format!("The rules refuse this as it stands, for {n} reasons:"),
    };
    lines.push((Role::Fault, heading));
    lines.extend(weighed.refusals.iter().map(|refusal| {
        let words = format!("· {} [{}]", refusal.message, refusal.source);
        (Role::Plain, words)
    }));
    lines.push((Role::Plain, String::new()));
    lines.extend(status(&weighed.status, rules));
    lines.extend(rest(effect, &weighed.warnings, currency));
    lines
}

/// How a change that was typed (`-5%p`) is reckoned, and while other fields are still wanting, what
/// the amount would change.
#[must_use]
pub fn typed(
    reckoned: &Reckoned,
    present: Option<PerWeek>,
    weeks_per_year: Option<Decimal>,
) -> Lines {
    let mut lines = Lines::new();
    if reckoned.is_change || present.is_some() {
        lines.push((Role::Figure, reckoned.sentence.clone()));
    }
    if let Some(present) = present {
        lines.extend(change(present, reckoned.amount, weeks_per_year));
    }
    lines
}

/// The amount that would be agreed, and the change a week and a year.
fn amount(effect: &Effect, currency: &str, weeks_per_year: Option<Decimal>) -> Lines {
    let Some(agreed) = effect.agreed else {
        return vec![(Role::Plain, "The present amount goes on.".to_owned())];
    };
    let last = effect.schedule.as_ref().and_then(|s| s.steps.last());
    let words = match last.filter(|last| last.from > effect.from) {
        Some(last) => format!(
            "{currency}{} a week from {}, in steps from {}",
            agreed.0,
            shown(last.from),
            shown(effect.from)
        ),
        None => format!(
            "Agreed {currency}{} a week from {}",
            agreed.0,
            shown(effect.from)
        ),
    };
    let change = |present| change(present, agreed.0, weeks_per_year);
    let changes = effect.present.into_iter().flat_map(change);
    [(Role::Figure, words)].into_iter().chain(changes).collect()
}

fn rest(effect: &Effect, warnings: &[Warning], currency: &str) -> Lines {
    let mut lines = Lines::new();
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
        lines.extend(schedule_lines(schedule, currency));
    }
    lines.extend(statement(effect, currency));
    for warning in warnings {
        let words = format!(
            "Recorded as a warning: {} [{}]",
            warning.message, warning.source
        );
        lines.push((Role::Warning, words));
    }
    lines
}

/// Whether the decision stands, or whose word it waits for.
fn status(status: &DecisionStatus, rules: &PanelRules) -> Option<(Role, String)> {
    match status {
        DecisionStatus::Stands => None,
        DecisionStatus::AwaitsRole { role, why } => {
            let title = rules.role_title(role);
            let words = format!("A recommendation awaits the {title}: {why}");
            Some((Role::Warning, words))
        }
        DecisionStatus::AwaitsException { why } => {
            let words = format!("An exception awaits a senior practitioner: {why}");
            Some((Role::Warning, words))
        }
    }
}

fn change(present: PerWeek, agreed: PerWeek, weeks_per_year: Option<Decimal>) -> Lines {
    let Some(change) = agreed.0.minus(present.0) else {
        return vec![(Role::Fault, "The change is out of bounds.".to_owned())];
    };
    let percent = percent_of(change, present.0)
        .map(|p| format!(" ({} %)", whole_percent(p.abs())))
        .unwrap_or_default();
    let (symbol, role) = match change.pence() {
        0 => ("=", Role::Plain),
        1.. => ("▲", Role::Above),
        _ => ("▼", Role::Below),
    };
    let week = format!("Change {} {symbol} a week{percent}", change.signed());
    let year = weeks_per_year.and_then(|weeks| {
        let year = PerWeek(change).per_year(weeks)?;
        let weeks = shortest(weeks);
        Some(format!("{} a year of {weeks} weeks", year.0.signed()))
    });
    let week = match year {
        Some(year) => format!("{week}, {year}"),
        None => week,
    };
    vec![(role, week)]
}

/// A schedule, one step a line, with its cost and savings.
#[must_use]
pub fn schedule_lines(schedule: &Schedule, currency: &str) -> Lines {
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
    lines.push((
        Role::Plain,
        format!("Transitional cost {}", schedule.cost.shown_in(currency)),
    ));
    for (year, saving) in &schedule.saving_by_year {
        lines.push((
            Role::Plain,
            format!("Saving in {} {}", year.label(), saving.shown_in(currency)),
        ));
    }
    lines
}

fn statement(effect: &Effect, currency: &str) -> Lines {
    let Some(statement) = effect.statement else {
        return Lines::new();
    };
    let known = |part: Option<PerWeek>| {
        part.map_or("not known (no financial assessment)".to_owned(), |p| {
            format!("{currency}{p}")
        })
    };
    vec![
        (Role::Plain, String::new()),
        (Role::Quiet, "Care Act s.26, a week:".to_owned()),
        (
            Role::Plain,
            format!("what it costs the council {currency}{}", statement.cost),
        ),
        (
            Role::Plain,
            format!("the person's part {}", known(statement.persons_part)),
        ),
        (
            Role::Plain,
            format!("others' part {currency}{}", statement.others_part),
        ),
        (
            Role::Plain,
            format!("the council's part {}", known(statement.councils_part)),
        ),
    ]
}
