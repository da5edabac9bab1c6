//! What a decision form shows of the register, so that what changed while it was open can be told.

use crate::app::case_detail::CaseDetail;
use crate::app::outcome::Overview;
use crate::reports::figures::at_least;
use crate::terms::date::shown;
use crate::tui::held::form::Shown;
use crate::tui::held::model::Model;

/// What the form shows now.
#[must_use]
pub fn now(model: &Model) -> Option<Shown> {
    let (screen, overview) = (model.case.as_ref()?, model.overview.as_ref()?);
    Some(of(&screen.detail, overview))
}

fn of(detail: &CaseDetail, overview: &Overview) -> Shown {
    let file = &detail.file;
    let currency = &file.currency;
    let indicative = file.assessed.indicative();
    let cost = file.package_cost;
    let assessment = file.case.assessment();
    let mut flags: Vec<&str> = file.flags.iter().map(|flag| flag.mark.as_str()).collect();
    flags.sort_unstable();
    let sitting = overview.sitting.as_ref();
    let present = sitting.map(|sitting| sitting.present.iter().map(|member| member.id.as_str()));
    vec![
        ("it is", shown(overview.today)),
        ("the RAS is", detail.ras.version.to_string()),
        (
            "the newest assessment is",
            assessment.map_or_else(
                || "none".to_owned(),
                |known| format!("of {} ({})", shown(known.date), known.reference),
            ),
        ),
        (
            "the indicative budget is",
            indicative.map_or_else(
                || "none".to_owned(),
                |amount| format!("{currency}{} a week", amount.0),
            ),
        ),
        (
            "the package costs",
            format!(
                "{}{currency}{} a week",
                at_least(cost.completeness),
                cost.known
            ),
        ),
        ("the flags are", flags.join(" ")),
        (
            "present are",
            present.map_or_else(
                || "none, no sitting is open".to_owned(),
                |ids| ids.collect::<Vec<_>>().join(", "),
            ),
        ),
    ]
}

/// What changed while the form was open, in one sentence.
#[must_use]
pub fn changed(before: &Shown, now: &Shown) -> String {
    let pairs = before.iter().zip(now);
    let other = pairs.filter(|(old, new)| old.1 != new.1);
    let mut told: Vec<String> = other
        .map(|((what, old), (_, new))| format!("{what} {new} (was {old})"))
        .collect();
    if told.is_empty() {
        told.push("what is known of the case is not the same".to_owned());
    }
    format!(
        "Changed in the register while the form was open: {}.",
        told.join("; ")
    )
}
