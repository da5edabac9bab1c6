//! Records of decisions, minutes, sittings: as text, Markdown and JSON.

use super::arguments::{Arguments, PaperForm};
use super::opened;
use super::showing;
use super::told::Told;
use crate::app::error::{AppError, ErrorKind};
use crate::panel::sitting::SittingState;
use crate::reports::as_markdown;
use crate::reports::as_text;
use crate::reports::decision_record;
use crate::reports::document::{Document, Side, Table};
use crate::reports::minutes;
use crate::reports::minutes_json;
use crate::reports::record_json;
use crate::terms::date::shown;
use crate::terms::ids::{EntryNumber, SittingRef};
use serde_json::json;

/// Which record is wanted.
pub struct Wanted<'a> {
    /// The case's reference.
    pub case: &'a str,
    /// The decision of this entry, instead of the latest.
    pub entry: Option<u64>,
    /// With how the indicative budget was reached.
    pub in_full: bool,
}

/// Prints the record of a decision: the latest on the case, or the one of an entry.
pub fn record(arguments: &Arguments, of: Wanted<'_>, form: PaperForm) -> Result<Told, AppError> {
    let mut desk = opened::desk(&arguments.common)?;
    let case = showing::reference(of.case)?;
    let on_record = match desk.on_record(&case, of.entry.map(EntryNumber)) {
        Ok(on_record) => on_record,
        // Of a case that is not there it is said that it is not there.
        Err(none) => return Err(desk.case_detail(&case).err().unwrap_or(none)),
    };
    let paper = || {
        let mut paper = decision_record::document(&on_record);
        if of.in_full {
            decision_record::reached(&mut paper, &on_record);
        }
        paper
    };
    Ok(Told::done(match form {
        PaperForm::Text => as_text::text(&paper()),
        PaperForm::Markdown => as_markdown::markdown(&paper()),
        PaperForm::Json => format!("{:#}", record_json::record(&on_record)),
    }))
}

/// Prints the minutes of a sitting, or of the latest.
pub fn minutes(arguments: &Arguments, named: &str, form: PaperForm) -> Result<Told, AppError> {
    let mut desk = opened::desk(&arguments.common)?;
    let sitting = match named {
        "latest" => None,
        named => Some(SittingRef::new(named).map_err(|problem| {
            AppError::new(ErrorKind::Operator, problem.to_string())
                .hint("list them with: ras-panel sittings")
        })?),
    };
    let book = desk.sitting_book(sitting.as_ref())?;
    let paper = || minutes::document(&book);
    Ok(Told::done(match form {
        PaperForm::Text => as_text::text(&paper()),
        PaperForm::Markdown => as_markdown::markdown(&paper()),
        PaperForm::Json => format!("{:#}", minutes_json::minutes(&book)),
    }))
}

/// Lists the sittings.
///
/// JSON: `[{sitting, date, open, chair, present, quorum, cases_decided, cases_deferred, decisions,
/// corrected, withdrawn, refused}]`; `decisions` counts every decision recorded.
pub fn sittings(arguments: &Arguments, as_json: bool) -> Result<Told, AppError> {
    let desk = opened::desk(&arguments.common)?;
    let sittings = desk.sittings()?;
    if as_json {
        let rows = sittings.iter().map(|(sitting, tally)| {
            json!({
                "sitting": sitting.reference.as_str(),
                "date": sitting.date.to_string(),
                "open": sitting.state == SittingState::Open,
                "chair": sitting.chair.as_str(),
                "present": sitting.present.iter().map(|m| m.id.as_str()).collect::<Vec<_>>(),
                "quorum": sitting.quorum,
                "cases_decided": tally.n_decided,
                "cases_deferred": tally.n_deferred,
                "decisions": tally.n_recorded,
                "corrected": tally.n_corrected,
                "withdrawn": tally.n_withdrawn,
                "refused": tally.n_refused,
            })
        });
        let rows: Vec<serde_json::Value> = rows.collect();
        return Ok(Told::done(format!("{:#}", json!(rows))));
    }
    let mut paper = Document::default();
    let mut table = Table::of([
        ("Sitting", Side::Left),
        ("Date", Side::Left),
        ("present", Side::Right),
        ("quorum", Side::Right),
        ("", Side::Left),
        ("What it did", Side::Left),
    ]);
    for (sitting, tally) in &sittings {
        let state = match sitting.state {
            SittingState::Open => "open",
            SittingState::Closed => "closed",
        };
        table.row([
            sitting.reference.to_string(),
            shown(sitting.date),
            sitting.present.len().to_string(),
            sitting.quorum.to_string(),
            state.to_owned(),
            tally.words(),
        ]);
    }
    if sittings.is_empty() {
        paper.paragraph("No sitting was opened yet.");
    }
    paper.table(table);
    Ok(Told::done(as_text::text(&paper)))
}
