//! How an indicative budget was reached, in tables: points by domain, then lines of money.

use super::document::{Document, Side, Table};
use super::figures::money;
use crate::caseload::given::GivenIndicative;
use crate::scoring::changes::{Whose, changes};
use crate::scoring::scored::{
    AnswerScore, Assessed, BudgetLine, DomainScore, LineKind, RasResult, Scored,
};
use crate::terms::budget::shown_percent;
use crate::terms::date::shown;
use crate::terms::money::Period;
use crate::terms::number::{at_least_two_decimals, written};

/// Which answers stand below their domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answers {
    /// Those that earned points.
    Earning,
    /// All of them.
    All,
}

/// Adds the breakdown of a result to a paper.
pub fn breakdown(document: &mut Document, assessed: &Assessed, answers: Answers, currency: &str) {
    match assessed {
        Assessed::Scored(scored) => of_scored(document, scored, answers),
        Assessed::Given(given) => of_given(document, given, currency),
        Assessed::Unscorable(problems) => {
            document.paragraph("This case cannot be scored. There is no indicative budget, since:");
            document.items(problems.iter().map(ToString::to_string));
        }
    }
}

fn of_scored(document: &mut Document, scored: &Scored, answers: Answers) {
    let ras = &scored.ras;
    document.paragraph(format!(
        "{}, version {}, figures in force on {}.",
        ras.title,
        ras.version,
        shown(ras.figures_as_of)
    ));
    document.table(domains(scored, answers));
    document.table(lines(scored));
    document.items(
        scored
            .unanswered
            .iter()
            .map(|(_, text)| format!("Not answered, counts as 0 as this RAS states: {text}")),
    );
    if let Some(result) = result(scored) {
        document.paragraph(result);
    }
}

fn domains(scored: &Scored, which: Answers) -> Table {
    let in_money = scored.domains.iter().any(|domain| domain.money.is_some());
    let last = if in_money { "in money" } else { "share" };
    let mut table = Table::of([
        ("Domain", Side::Left),
        ("points", Side::Right),
        ("weighted", Side::Right),
        (last, Side::Right),
    ]);
    for domain in &scored.domains {
        table.row([
            domain.title.to_string(),
            points(domain),
            domain.weighted.to_string(),
            part(domain, &scored.ras.currency),
        ]);
        for answer in &domain.answers {
            if which == Answers::All || (answer.counted && !answer.points.0.is_zero()) {
                let earned = earned(answer);
                table.row([told(answer), earned, String::new(), String::new()]);
                add_changes(&mut table, scored, Whose::Question(&answer.question));
            }
        }
        add_changes(&mut table, scored, Whose::Domain(&domain.domain));
    }
    if let Some(rounding) = scored
        .domain_rounding
        .filter(|rounding| !rounding.is_zero())
    {
        let what = "Rounding between the domains and the allocation".to_owned();
        table.row([what, String::new(), String::new(), rounding.signed()]);
    }
    for total in &scored.totals {
        let weighted = total.weighted.map(|weighted| weighted.to_string());
        let weighted = weighted.unwrap_or_else(|| "not considered".to_owned());
        table.row([
            total.title.to_string(),
            String::new(),
            weighted,
            String::new(),
        ]);
        add_changes(&mut table, scored, Whose::Total(&total.total));
    }
    table
}

/// A line of its own for what changed points (family support, a cap): what they were and are then.
fn add_changes(table: &mut Table, scored: &Scored, whose: Whose<'_>) {
    for change in changes(scored, whose) {
        let label = format!("  {}", change.words);
        let (points, weighted) = match change.weighted {
            true => (String::new(), change.result),
            false => (change.result, String::new()),
        };
        table.row([label, points, weighted, String::new()]);
    }
}

fn points(domain: &DomainScore) -> String {
    match domain.weighting {
        Some(weighting) => {
            format!("{} × {}", domain.points, at_least_two_decimals(weighting))
        }
        None => domain.points.to_string(),
    }
}

/// A domain's money, or its share of the points where the RAS gives it no money of its own, or the
/// domain by way of which it counts.
fn part(domain: &DomainScore, currency: &str) -> String {
    let share = || {
        let share = domain.share_percent?;
        Some(format!("{} %", shown_percent(share)))
    };
    if let Some(through) = &domain.counts_in {
        return format!("in {through}");
    }
    let amount = domain.money.map(|amount| money(currency, amount));
    amount.or_else(share).unwrap_or_default()
}

fn told(answer: &AnswerScore) -> String {
    if answer.counted {
        return format!("  {} {}", answer.text, answer.answer);
    }
    format!("  {}", answer.text)
}

fn earned(answer: &AnswerScore) -> String {
    if answer.counted {
        written(answer.points.0)
    } else {
        "not asked".to_owned()
    }
}

fn lines(scored: &Scored) -> Table {
    let unit = match scored.ras.unit {
        Period::Week => "a week",
        Period::Month => "a month",
        Period::Year => "a year",
    };
    let mut table = Table::of([("From points to money", Side::Left), (unit, Side::Right)]);
    for line in &scored.lines {
        let amount = money(&scored.ras.currency, line.amount);
        table.row([label(line), amount]);
    }
    if let RasResult::Amount { stated, .. } = &scored.result {
        let amount = money(&scored.ras.currency, *stated);
        table.row(["Indicative budget".to_owned(), amount]);
    }
    table
}

fn label(line: &BudgetLine) -> String {
    match &line.kind {
        LineKind::Allocation { sentence, .. } => format!("{}: {sentence}", line.label),
        LineKind::NotConsidered(_) | LineKind::Adjustment(_) | LineKind::Rounding => {
            line.label.to_string()
        }
    }
}

/// What the table's last line leaves open: the amount a week, or why there is none.
fn result(scored: &Scored) -> Option<String> {
    match &scored.result {
        RasResult::Amount { .. } => {
            let by_week = scored.stated_by_week()?;
            Some(format!("Indicative budget: {by_week}."))
        }
        RasResult::NoAmount { why } => Some(format!("No amount from this RAS: {why}")),
        RasResult::DoesNotApply { why } => Some(format!("This RAS does not apply: {why}")),
    }
}

fn of_given(document: &mut Document, given: &GivenIndicative, currency: &str) {
    document.paragraph(format!(
        "Computed elsewhere, by {}, on {}; shown as given.",
        given.system,
        shown(given.date)
    ));
    let mut table = Table::of([("Part", Side::Left), ("a week", Side::Right)]);
    for part in &given.parts {
        table.row([part.label.clone(), money(currency, part.amount)]);
    }
    let total = money(currency, given.total.0);
    table.row(["Indicative budget as given".to_owned(), total]);
    document.table(table);
    match given.difference() {
        Some(difference) if difference.is_zero() || given.parts.is_empty() => {}
        Some(difference) => document.paragraph(format!(
            "The parts do not add up to the total: it is {currency}{} {} than they are together.",
            difference.size(),
            if difference.is_negative() {
                "less"
            } else {
                "more"
            }
        )),
        None => document.paragraph("The parts are beyond what can be added up."),
    }
}
