//! A case, its score and the flag rules, as text and JSON.

use super::arguments::Arguments;
use super::opened;
use super::told::Told;
use crate::app::case_detail::CaseDetail;
use crate::app::desk::itself::Desk;
use crate::app::error::{AppError, ErrorKind};
use crate::config::panel_rules::PanelRules;
use crate::config::ras::Ras;
use crate::reports::as_text;
use crate::reports::breakdown::{self, Answers};
use crate::reports::case_json;
use crate::reports::case_sheet::{self, CaseSheet};
use crate::reports::document::Document;
use crate::reports::flag_rules;
use crate::reports::result_json;
use crate::reports::trace_json;
use crate::reports::wrapped;
use crate::scoring::explain;
use crate::scoring::scored::Scored;
use crate::terms::ids::CaseRef;
use serde_json::json;

/// The case of a reference, as typed.
pub fn case(desk: &mut Desk, typed: &str) -> Result<CaseDetail, AppError> {
    desk.case_detail(&reference(typed)?)
}

/// A typed reference of a case.
pub fn reference(typed: &str) -> Result<CaseRef, AppError> {
    CaseRef::new(typed).map_err(|problem| {
        AppError::new(ErrorKind::Operator, problem.to_string())
            .hint("list the cases with: ras-panel list --all")
    })
}

/// A case as typed, and the day as of which it is looked at, where one is.
pub type Asked<'a> = (&'a str, Option<&'a str>);

/// Prints a case.
pub fn show(
    arguments: &Arguments,
    (typed, date): Asked<'_>,
    as_json: bool,
) -> Result<Told, AppError> {
    let mut desk = opened::desk_as_of(&arguments.common, date)?;
    let detail = case(&mut desk, typed)?;
    let sheet = sheet(&detail, &desk.configuration().rules);
    Ok(Told::done(if as_json {
        format!("{:#}", case_json::case(&sheet))
    } else {
        as_text::text(&case_sheet::document(&sheet))
    }))
}

fn sheet<'a>(detail: &'a CaseDetail, rules: &'a PanelRules) -> CaseSheet<'a> {
    CaseSheet {
        file: &detail.file,
        rules,
        today: detail.today,
        like_cases: &detail.like_cases,
        history: &detail.history,
    }
}

/// How a score is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum How {
    /// The breakdown.
    Breakdown,
    /// Every figure, in sentences.
    Explained,
    /// Every figure, as JSON.
    Json,
}

impl How {
    /// What the options ask for.
    #[must_use]
    pub fn of(trace: bool, json: bool) -> How {
        match (trace, json) {
            (_, true) => How::Json,
            (true, false) => How::Explained,
            (false, false) => How::Breakdown,
        }
    }
}

/// Prints how a case's indicative budget is reached.
///
/// JSON: `{case, result, trace}`, see [`result_json`] and [`trace_json`]; the trace is `null`
/// where the case was not scored here.
pub fn score(arguments: &Arguments, (typed, date): Asked<'_>, how: How) -> Result<Told, AppError> {
    let mut desk = opened::desk_as_of(&arguments.common, date)?;
    let detail = case(&mut desk, typed)?;
    let (case, assessed) = (&detail.file.case.person.case, &detail.file.assessed);
    let scored = assessed.scored();
    Ok(Told::done(match (how, scored) {
        (How::Json, _) => {
            let trace = scored.map(|scored| trace_json::trace(scored, &detail.ras));
            let result = result_json::result(assessed);
            format!(
                "{:#}",
                json!({"case": case.as_str(), "result": result, "trace": trace})
            )
        }
        (How::Explained, Some(scored)) => explained(scored, &detail.ras),
        (How::Explained | How::Breakdown, _) => {
            let mut paper = Document::new(format!("Case {case}: the indicative budget"));
            breakdown::breakdown(&mut paper, assessed, Answers::All, &detail.file.currency);
            if let Some(beside) = &detail.file.answers_beside {
                paper.paragraph(format!("{beside}."));
            }
            as_text::text(&paper)
        }
    }))
}

fn explained(scored: &Scored, ras: &Ras) -> String {
    let mut text = String::new();
    for sentence in explain::lines(scored, ras) {
        for line in wrapped::wrap(&sentence, as_text::WIDTH, 4) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

/// Explains the flag rules in force.
pub fn flags(arguments: &Arguments, as_json: bool) -> Result<Told, AppError> {
    let mut desk = opened::desk(&arguments.common)?;
    let (rules, tally) = desk.flag_rules()?;
    let today = desk.today();
    Ok(Told::done(if as_json {
        format!("{:#}", flag_rules::as_json(&rules, &tally, today))
    } else {
        as_text::text(&flag_rules::document(&rules, &tally, today))
    }))
}
