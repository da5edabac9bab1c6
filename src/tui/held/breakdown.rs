//! The rows of the breakdown: domains with their answers, weighted points, lines of money.
//!
//! Invariant: the money rows that are not folded parts add up to the indicative budget.

use crate::panel::case_file::CaseFile;
use crate::scoring::changes::{ChangeKind, PointsChange, Whose, changes};
use crate::scoring::scored::{AnswerScore, Assessed, DomainScore, LineKind, RasResult, Scored};
use crate::scoring::trace::Figure;
use crate::terms::ids::DomainId;
use crate::terms::number::{at_least_two_decimals, written};
use std::collections::BTreeSet;

/// What a row can be opened by.
pub type RowId = DomainId;

/// A row of the breakdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BreakdownRow {
    /// What kind of row it is.
    pub kind: RowKind,
    /// The label.
    pub label: String,
    /// The answers in brief, or a note.
    pub note: String,
    /// Points before weighting, `×` weighting where there is one.
    pub points: String,
    /// Weighted points as they are rounded: `=` the product, `→` what bands or a change made of
    /// it; of a domain those that its money is reckoned from.
    pub weighted: String,
    /// Money, in the RAS's unit.
    pub money: String,
    /// The domain that Enter opens or closes.
    pub folds: Option<RowId>,
    /// The figure of the trace that explains the row.
    pub explained_by: Figure,
}

/// What kind of row it is, for its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowKind {
    /// A domain.
    Domain,
    /// A question below its domain.
    Question,
    /// Its answer, with what it earned.
    Answer,
    /// What changes a domain's points, with what they are then.
    Change,
    /// A sum of points.
    Points,
    /// A line of money.
    Line,
    /// The result.
    Result,
    /// A sentence.
    Note,
}

/// The rows of a case's breakdown, with these domains open.
#[must_use]
pub fn rows(file: &CaseFile, open: &BTreeSet<RowId>) -> Vec<BreakdownRow> {
    match &file.assessed {
        Assessed::Scored(scored) => scored_rows(scored, open),
        Assessed::Given(given) => {
            let mut rows = vec![note(format!("Computed by {}", given.system))];
            rows.extend(file.answers_beside.clone().map(note));
            for part in &given.parts {
                rows.push(money_row(
                    RowKind::Line,
                    &part.label,
                    part.amount.to_string(),
                ));
            }
            rows.push(money_row(
                RowKind::Result,
                "Indicative budget",
                given.total.to_string(),
            ));
            match given.difference() {
                Some(difference) if difference.is_zero() => {}
                Some(difference) => rows.push(note(format!(
                    "The parts do not add up to the total: {} is unexplained",
                    difference.signed()
                ))),
                None => rows.push(note(
                    "The parts are out of bounds and were not added".into(),
                )),
            }
            rows
        }
        Assessed::Unscorable(problems) => {
            let mut rows = vec![note("This case cannot be scored:".into())];
            rows.extend(problems.iter().map(|problem| note(format!("· {problem}"))));
            rows
        }
    }
}

/// What the last column holds: money, and shares of the points where a domain has no money.
#[must_use]
pub fn money_heading(rows: &[BreakdownRow], currency: &str) -> String {
    let mut rows = rows.iter();
    match rows.any(|row| row.kind == RowKind::Domain && row.money.ends_with('%')) {
        true => format!("% or {currency} "),
        false => format!("{currency} "),
    }
}

fn scored_rows(scored: &Scored, open: &BTreeSet<RowId>) -> Vec<BreakdownRow> {
    let mut rows = Vec::new();
    for domain in &scored.domains {
        let is_open = open.contains(&domain.domain);
        let changes_of = changes(scored, Whose::Domain(&domain.domain));
        let changed_from = changes_of.iter().find(|change| change.weighted);
        let changed_from = changed_from.map(|change| change.before.as_str());
        rows.push(domain_row(domain, changed_from, is_open));
        if is_open {
            for answer in &domain.answers {
                rows.extend(answer_rows(domain, answer));
                let changes = changes(scored, Whose::Question(&answer.question)).into_iter();
                rows.extend(changes.map(|change| change_row(Some(domain), change)));
            }
        }
        let shown = changes_of
            .into_iter()
            .filter(|change| is_open || change.kind == ChangeKind::Adjustment);
        rows.extend(shown.map(|change| change_row(Some(domain), change)));
        if is_open {
            rows.extend(counts_in_row(domain));
        }
    }
    rows.extend(rounding_row(scored));
    rows.extend(elsewhere(scored).map(note));
    rows.extend(total_rows(scored));
    rows.extend(line_rows(scored));
    for (_, text) in &scored.unanswered {
        rows.push(note(format!(
            "Not answered, counts as 0 as this RAS states: {text}"
        )));
    }
    rows.push(result_row(scored));
    rows.extend(why_none(scored).map(note));
    rows.extend(scored.stated_by_week().map(note));
    rows
}

/// The sums of points, with what changes them.
fn total_rows(scored: &Scored) -> Vec<BreakdownRow> {
    let mut rows = Vec::new();
    for total in &scored.totals {
        let row = BreakdownRow {
            explained_by: Figure::Total(total.total.clone()),
            ..blank(RowKind::Points, &total.title)
        };
        rows.push(match total.weighted {
            Some(weighted) => BreakdownRow {
                weighted: weighted.to_string(),
                ..row
            },
            None => BreakdownRow {
                points: "not considered".to_owned(),
                ..row
            },
        });
        let changes = changes(scored, Whose::Total(&total.total)).into_iter();
        rows.extend(changes.map(|change| BreakdownRow {
            explained_by: Figure::Total(total.total.clone()),
            ..change_row(None, change)
        }));
    }
    rows
}

/// The lines of money.
fn line_rows(scored: &Scored) -> Vec<BreakdownRow> {
    let mut rows = Vec::new();
    for line in &scored.lines {
        // Figures first: of what follows them something may be cut.
        let note = match &line.kind {
            LineKind::Allocation { figures, table, .. } => format!("{figures} · {table}"),
            LineKind::Adjustment(_) | LineKind::Rounding | LineKind::NotConsidered(_) => {
                String::new()
            }
        };
        rows.push(BreakdownRow {
            note,
            money: line.amount.to_string(),
            explained_by: Figure::Line(line.step.clone()),
            ..blank(RowKind::Line, &line.label)
        });
    }
    rows
}

/// What the domains' rounded amounts leave of the allocation, where that is not nothing.
fn rounding_row(scored: &Scored) -> Option<BreakdownRow> {
    let rest = scored.domain_rounding.filter(|rest| !rest.is_zero())?;
    Some(money_row(
        RowKind::Answer,
        "  Rounding of the lines above",
        rest.to_string(),
    ))
}

fn result_row(scored: &Scored) -> BreakdownRow {
    match &scored.result {
        RasResult::Amount { stated, .. } => {
            money_row(RowKind::Result, "Indicative budget", stated.to_string())
        }
        RasResult::NoAmount { .. } => blank(RowKind::Result, "No amount from this RAS"),
        RasResult::DoesNotApply { .. } => blank(RowKind::Result, "This RAS does not apply"),
    }
}

/// Why there is no amount: over the whole width, so that it is read whole.
fn why_none(scored: &Scored) -> Option<String> {
    match &scored.result {
        RasResult::Amount { .. } => None,
        RasResult::NoAmount { why } | RasResult::DoesNotApply { why } => Some(why.clone()),
    }
}

/// What is meant where a domain's money stands elsewhere: told once, below the domains.
fn elsewhere(scored: &Scored) -> Option<String> {
    let mut through: Vec<&str> = Vec::new();
    for label in scored.domains.iter().filter_map(|d| d.counts_in.as_ref()) {
        if !through.contains(&label.as_str()) {
            through.push(label.as_str());
        }
    }
    let through = (!through.is_empty()).then(|| through.join(", "))?;
    Some(format!("{ELSEWHERE}: these points count in {through}"))
}

/// What stands in the place of money where a domain's points count in another.
const ELSEWHERE: &str = "elsewhere";

/// A domain; with what its weighted points were before anything changed them, where something did.
fn domain_row(domain: &DomainScore, changed_from: Option<&str>, is_open: bool) -> BreakdownRow {
    let answers: Vec<&str> = domain
        .answers
        .iter()
        .filter(|answer| answer.counted && !answer.points.0.is_zero())
        .map(|answer| answer.answer.as_str())
        .collect();
    let points = match domain.weighting {
        Some(weighting) => {
            format!("{} × {}", domain.points, at_least_two_decimals(weighting))
        }
        None => match changed_from {
            Some(banded) => format!("{} → {banded}", domain.points),
            None => domain.points.to_string(),
        },
    };
    let is_changed = changed_from.is_some();
    let sign = match domain.weighting {
        Some(_) if !is_changed => "=",
        _ => "→",
    };
    let share = domain
        .share_percent
        .map(|share| format!("{} %", crate::terms::budget::shown_percent(share)));
    let elsewhere = domain.counts_in.as_ref().map(|_| ELSEWHERE.to_owned());
    let money = domain.money.map(|money| money.to_string());
    let taken: Vec<&str> = domain.takes.iter().map(|title| title.as_str()).collect();
    let note = match taken.is_empty() {
        true => answers.join("; "),
        false => format!("from {}", taken.join(", ")),
    };
    BreakdownRow {
        note,
        points,
        weighted: format!("{sign} {}", domain.weighted),
        money: elsewhere.or(money).or(share).unwrap_or_default(),
        folds: (!domain.answers.is_empty()).then(|| domain.domain.clone()),
        explained_by: Figure::Weighted(domain.domain.clone()),
        ..blank(
            RowKind::Domain,
            &format!("{} {}", if is_open { "▾" } else { "▸" }, domain.title),
        )
    }
}

/// The question over the whole width, and below it the answer with what it earned.
fn answer_rows(domain: &DomainScore, answer: &AnswerScore) -> [BreakdownRow; 2] {
    let row = |kind, label: &str| BreakdownRow {
        explained_by: Figure::Answer(answer.question.clone()),
        folds: Some(domain.domain.clone()),
        ..blank(kind, label)
    };
    let points = match answer.counted {
        true => written(answer.points.0),
        false => "does not count".to_owned(),
    };
    [
        row(RowKind::Question, &format!("    {}", answer.text)),
        BreakdownRow {
            points,
            ..row(RowKind::Answer, &format!("      {}", answer.answer))
        },
    ]
}

/// A line of its own for what changes points: family support, a cap, a floor.
fn change_row(domain: Option<&DomainScore>, change: PointsChange) -> BreakdownRow {
    let id = domain.map(|domain| domain.domain.clone());
    let result = format!("→ {}", change.result);
    let (points, weighted) = match change.weighted {
        true => (String::new(), result),
        false => (result, String::new()),
    };
    BreakdownRow {
        points,
        weighted,
        folds: id.clone(),
        explained_by: match (id, change.weighted) {
            (Some(id), true) => Figure::Weighted(id),
            (Some(id), false) => Figure::Points(id),
            (None, _) => Figure::Budget,
        },
        ..blank(RowKind::Change, &format!("  {}", change.words))
    }
}

/// By way of which domain the points count, where they do not count by themselves.
fn counts_in_row(domain: &DomainScore) -> Option<BreakdownRow> {
    let through = domain.counts_in.as_ref()?;
    let words = format!("    These points count in {through}, not by themselves");
    Some(BreakdownRow {
        folds: Some(domain.domain.clone()),
        explained_by: Figure::Weighted(domain.domain.clone()),
        ..blank(RowKind::Note, &words)
    })
}

fn note(text: String) -> BreakdownRow {
    blank(RowKind::Note, &text)
}

fn money_row(kind: RowKind, label: &str, money: String) -> BreakdownRow {
    BreakdownRow {
        money,
        ..blank(kind, label)
    }
}

fn blank(kind: RowKind, label: &str) -> BreakdownRow {
    BreakdownRow {
        kind,
        label: label.to_owned(),
        note: String::new(),
        points: String::new(),
        weighted: String::new(),
        money: String::new(),
        folds: None,
        explained_by: Figure::Budget,
    }
}
