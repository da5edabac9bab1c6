//! The quality report of an import as a paper: columns by status, and why cases cannot be scored.

use crate::app::importing::ImportReport;
use crate::reports::document::{Document, Side, Table};
use crate::terms::text::so_many;
use rust_decimal::Decimal;

/// The paper.
#[must_use]
pub fn paper(report: &ImportReport) -> Document {
    let mut paper = Document::default();
    for file in &report.summary.files {
        let quality = &file.quality;
        let mut title = format!(
            "{}: {} by column",
            file.name,
            so_many(quality.n_rows, "row", "rows")
        );
        if quality.n_unlike > 0 {
            let n = quality.n_unlike;
            title.push_str(&format!(
                "; rows apart, whose cells stand in no column: {n}"
            ));
        }
        paper.heading(&title);
        let mut table = Table::of([
            ("column", Side::Left),
            ("valid", Side::Right),
            ("blank", Side::Right),
            ("blank!", Side::Right),
            ("invalid", Side::Right),
            ("R1", Side::Right),
            ("passed", Side::Right),
        ]);
        for column in &quality.columns {
            let [valid, blank, lacking, invalid, release_1] = column.counts.in_order();
            let mark = if column.is_mandatory { " *" } else { "" };
            let absent = if column.is_there { "" } else { " (no column)" };
            table.row([
                format!("{}{mark}{absent}", column.heading),
                shown(valid),
                shown(blank),
                shown(lacking),
                shown(invalid),
                shown(release_1),
                passed(valid + blank, column.counts.sum()),
            ]);
        }
        paper.table(table);
    }
    paper.paragraph(
        "Statuses of the national return: valid (Passed: Valid); blank (Passed: Blank (Not \
         Mandatory)); blank! (Failed: Blank (Mandatory)); invalid (Failed: Invalid); R1 (Failed: \
         Release 1, read as its Release 2 value). * mandatory by the column profile or the RAS; a \
         blank! cell keeps no row out unless the field is needed. passed: valid and blank.",
    );
    effect(&mut paper, report);
    paper
}

fn effect(paper: &mut Document, report: &ImportReport) {
    let scorable = &report.scorable;
    paper.heading("What the cases give");
    for (n, what) in [
        (scorable.n_scored, "can be scored"),
        (
            scorable.n_without_amount,
            "of them without an amount: the RAS gives none, or does not apply",
        ),
        (
            scorable.n_given,
            "bring an indicative budget computed elsewhere",
        ),
        (scorable.n_not_scored, "cannot be scored"),
    ] {
        paper.item(format!("{n} {what}"));
    }
    if scorable.reasons.is_empty() {
        return;
    }
    paper.paragraph("Why cases cannot be scored (a case can have several reasons):");
    for reason in &scorable.reasons {
        let more = reason.n_cases - reason.first.len().min(reason.n_cases);
        let more = if more > 0 { " …" } else { "" };
        let first = reason.first.join(", ");
        paper.item(format!(
            "{}: {} ({first}{more})",
            reason.n_cases, reason.why
        ));
    }
}

/// A count; nothing is a dash, so that what is there stands out.
fn shown(n: usize) -> String {
    match n {
        0 => "-".to_owned(),
        n => n.to_string(),
    }
}

/// The share in whole per cent; 100 only where all of them passed.
fn passed(n: usize, of: usize) -> String {
    if of == 0 {
        return "-".to_owned();
    }
    let percent = Decimal::from(n) * Decimal::ONE_HUNDRED / Decimal::from(of);
    format!("{}%", percent.floor())
}
