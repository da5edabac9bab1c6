//! Lists of cases as text and JSON.

use super::arguments::Arguments;
use super::opened;
use super::told::Told;
use crate::app::command::Command;
use crate::app::error::AppError;
use crate::app::outcome::Outcome;
use crate::app::queue_row::QueueRow;
use crate::reports::as_text;
use crate::reports::document::{Document, Side, Table};
use crate::terms::budget::{direction, percent_as_data, shown_percent};
use crate::terms::number::plain_two_decimals;
use crate::terms::text::so_many;
use serde_json::json;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Lists the cases before the panel, or all.
pub fn list(arguments: &Arguments, all: bool, as_json: bool) -> Result<Told, AppError> {
    let mut desk = opened::desk(&arguments.common)?;
    let Outcome::Queue { mut rows, counts } = desk.execute(Command::Queue {
        whole_caseload: all,
    })?
    else {
        return Ok(Told::done(String::new()));
    };
    rows.sort_by(by_gap);
    if as_json {
        let rows: Vec<serde_json::Value> = rows.iter().map(row_json).collect();
        return Ok(Told::done(format!("{:#}", serde_json::Value::Array(rows))));
    }
    let mut paper = Document::default();
    let sitting = counts
        .tally
        .map(|tally| format!("; the open sitting: {}", tally.words()));
    paper.paragraph(format!(
        "{} of {} {} before the panel{}",
        counts.n_before_the_panel,
        so_many(counts.n_cases, "case", "cases"),
        if counts.n_before_the_panel == 1 {
            "is"
        } else {
            "are"
        },
        sitting.unwrap_or_default()
    ));
    paper.table(table(&rows));
    let told = rows.iter().flat_map(|row| {
        let words = [&row.changed, &row.refused_row].into_iter().flatten();
        words.map(|words| format!("{}: {words}", row.case))
    });
    paper.items(told);
    paper.paragraph(legend(&rows));
    Ok(Told::done(as_text::text(&paper)))
}

/// Largest gap first, whatever its sign, as the screen lists them; cases without one come last.
fn by_gap(a: &QueueRow, b: &QueueRow) -> Ordering {
    let size = |row: &QueueRow| row.gap.map(|gap| gap.amount.0.size());
    size(b).cmp(&size(a)).then_with(|| a.case.cmp(&b.case))
}

fn table(rows: &[QueueRow]) -> Table {
    let mut table = Table::of([
        ("", Side::Left),
        ("case", Side::Left),
        ("age", Side::Right),
        ("for", Side::Left),
        ("package", Side::Right),
        ("indicative", Side::Right),
        ("gap", Side::Right),
        ("%", Side::Right),
        ("flags", Side::Left),
    ]);
    for row in rows {
        let mut marks: Vec<&str> = row.flags.iter().map(|flag| flag.1.as_str()).collect();
        if row.referred && row.flag_sentences.is_empty() {
            marks.insert(0, "worker");
        }
        let at_least = match (row.package_complete, row.no_package) {
            (false, None) => "≥",
            (true, _) | (false, Some(_)) => "",
        };
        let package = row
            .no_package
            .map_or_else(|| format!("{at_least}{}", row.package), str::to_owned);
        let indicative = match (&row.indicative, &row.no_indicative) {
            (Some(amount), _) => amount.to_string(),
            (None, why) => why.clone().unwrap_or_else(|| "none".to_owned()),
        };
        let gap = row
            .gap
            .map(|gap| gap.amount.0)
            .map(|gap| format!("{at_least}{} {}", gap.signed(), direction(gap)));
        let percent = row.gap.and_then(|gap| gap.percent);
        let percent = percent.map(|percent| shown_percent(percent.abs()));
        table.row([
            row.state.mark().0.trim().to_owned(),
            row.case.to_string(),
            row.age.map(|age| age.to_string()).unwrap_or_default(),
            row.support_reason.clone(),
            package,
            indicative,
            gap.unwrap_or_default(),
            percent.unwrap_or_default(),
            marks.join(" "),
        ]);
    }
    table
}

/// What the marks mean that stand before cases.
fn legend(rows: &[QueueRow]) -> String {
    let marks: BTreeSet<(&str, &str)> = rows.iter().map(|row| row.state.mark()).collect();
    let marks = marks.iter().filter(|(mark, _)| !mark.trim().is_empty());
    let mut told: Vec<String> = marks.map(|(mark, word)| format!("{mark} {word}")).collect();
    let sign = rows.first().map_or("", |row| row.currency.as_str());
    told.push(
        format!("largest gap first; amounts in {sign} a week; ≥ at least").replace("  ", " "),
    );
    told.push("ras-panel flags explains the flags".to_owned());
    format!("{}.", told.join("; "))
}

fn row_json(row: &QueueRow) -> serde_json::Value {
    let pence = |amount: Option<crate::terms::money::PerWeek>| amount.map(|a| a.0.pence());
    json!({
        "case": row.case.as_str(),
        "age": row.age,
        "support_reason": row.support_reason,
        "team": row.team,
        "package_pence_per_week": match row.no_package {
            Some(_) => None,
            None => Some(row.package.0.pence()),
        },
        "no_package": row.no_package,
        "package_complete": row.package_complete,
        "indicative_pence_per_week": pence(row.indicative),
        "no_indicative": match row.indicative {
            Some(_) => None,
            None => Some(&row.no_indicative_reasons),
        },
        "gap_pence_per_week": row.gap.map(|gap| gap.amount.0.pence()),
        "gap_percent": row.gap.and_then(|gap| gap.percent).and_then(percent_as_data),
        "weighted_points": row.weighted.map(|points| plain_two_decimals(points.0)),
        "flags": row.flags.iter().map(|f| json!({"code": f.0, "mark": f.1, "kind": f.2.code()}))
            .collect::<Vec<_>>(),
        "referred": row.referred,
        "referred_since": row.since.map(|date| date.to_string()),
        "days_waiting": row.days_waiting,
        "state": row.state.mark().1,
        "brought_back": row.changed,
        "refused_row": row.refused_row,
    })
}
