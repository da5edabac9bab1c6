//! The report of an import as JSON, with the quality report.

use crate::app::importing::{ImportReport, Importing};
use crate::terms::budget::percent_as_data;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

/// The report. Rejected rows stand with every problem, and with no cell of theirs.
#[must_use]
pub fn report(report: &ImportReport, how: Importing) -> Value {
    let summary = &report.summary;
    let would_be_in = report.rejects_would_be_in.as_ref();
    let [n_new, n_changed, n_unchanged] = report.n_new_changed_unchanged;
    json!({
        "dry_run": how == Importing::DryRun,
        "entry": report.entry.map(|entry| entry.0),
        "n_cases": summary.n_cases,
        "n_new": n_new,
        "n_changed": n_changed,
        "n_unchanged": n_unchanged,
        "n_rejected": summary.n_rejected,
        "n_held_back": summary.n_held_back,
        "n_rejected_of_no_case": summary.n_rejected_of_no_case,
        "files": files(report),
        "scorable": scorable(report),
        "rejected": rejected(report),
        "shapes": report.shape_key,
        "notices": report.notices,
        "changes": report.changes.iter().map(|(case, changes)| json!({
            "case": case,
            "changes": changes,
        })).collect::<Vec<_>>(),
        "rejects_would_be_in": would_be_in.map(|path| path.display().to_string()),
        "rejects": report.rejects.iter().map(|path| path.display().to_string()).collect::<Vec<_>>(),
    })
}

fn files(report: &ImportReport) -> Vec<Value> {
    let files = report.summary.files.iter().map(|file| {
        let columns = file.quality.columns.iter().map(|column| {
            json!({
                "field": column.code,
                "heading": column.heading,
                "is_there": column.is_there,
                "is_mandatory": column.is_mandatory,
                "counts": counts(column.counts.coded()),
                "percent": percents(column.counts.coded(), column.counts.sum()),
            })
        });
        json!({
            "table": file.kind.code(),
            "file": file.name,
            "sha256": file.digest.hex(),
            "n_bytes": file.n_bytes,
            "n_rows": file.n_rows,
            "n_taken": file.n_taken,
            "n_rejected": file.n_rejected,
            "n_held_back": file.n_held_back,
            "n_empty": file.n_empty,
            "n_rows_by_column": file.quality.n_rows,
            "n_rows_apart": file.quality.n_unlike,
            "columns": columns.collect::<Vec<_>>(),
        })
    });
    files.collect()
}

fn counts(coded: [(&'static str, usize); 5]) -> Value {
    let counts = coded
        .into_iter()
        .map(|(code, n)| (code.to_owned(), json!(n)));
    Value::Object(counts.collect::<Map<String, Value>>())
}

/// The shares; `null` where there is no row.
fn percents(coded: [(&'static str, usize); 5], of: usize) -> Value {
    let share = |n: usize| {
        let percent = (Decimal::from(n) * Decimal::ONE_HUNDRED).checked_div(Decimal::from(of))?;
        percent_as_data(percent)
    };
    let shares = coded
        .into_iter()
        .map(|(code, n)| (code.to_owned(), json!(share(n))));
    Value::Object(shares.collect::<Map<String, Value>>())
}

fn scorable(report: &ImportReport) -> Value {
    let scorable = &report.scorable;
    let reasons = scorable.reasons.iter().map(|reason| {
        json!({"reason": reason.why, "n_cases": reason.n_cases, "first_cases": reason.first})
    });
    json!({
        "n_scored": scorable.n_scored,
        "n_without_amount": scorable.n_without_amount,
        "n_given": scorable.n_given,
        "n_not_scored": scorable.n_not_scored,
        "reasons": reasons.collect::<Vec<_>>(),
    })
}

fn rejected(report: &ImportReport) -> Vec<Value> {
    let row = report.rejected.iter().map(|row| {
        let problems = row.problems.iter().map(|problem| {
            json!({
                "held_back_by": problem.held_back_by.as_ref().map(|row| json!({
                    "file": row.file,
                    "line": row.line,
                })),
                "column": problem.column,
                "shape": problem.shape.as_ref().map(ToString::to_string),
                "what": problem.what,
                "allowed": problem.allowed,
                "to_do": problem.remedy,
            })
        });
        json!({
            "file": row.file,
            "line": row.line,
            "case": row.case.as_ref().map(ToString::to_string),
            "problems": problems.collect::<Vec<_>>(),
        })
    });
    row.collect()
}
