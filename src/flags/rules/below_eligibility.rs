//! The package meets a need that lies below the eligibility line.

use crate::caseload::package::{LineCost, ServiceLine};
use crate::flags::finding::Finding;
use crate::flags::rule::FlagRule;
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::view::CaseView;
use crate::flags::wording;

/// Need below the eligibility line in the package.
///
/// The eligibility frame stands in `panel.toml`: which needs it knows and which of them the
/// council meets. A line that meets a need that does not count, or that the assessment did not
/// find, is named with its cost. Lines whose need is not recorded say nothing.
pub const RULE: FlagRule = FlagRule {
    code: "below_eligibility",
    mark: "ELG",
    title: "Package meets a need below the eligibility line",
    why: "Eligibility comes before money. A service for a need that is not eligible is outside \
        what the RAS allocates for; whether it prevents a greater need is for the panel to hear \
        from the worker. The panel does not edit the need.",
    limits: &[],
    words: &[],
    prices: false,
    test,
};

fn test(view: &CaseView<'_>, _: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let found: Vec<String> = view
        .case
        .package
        .lines
        .iter()
        .filter_map(|line| {
            let why = below_the_line(view, line.meets.as_deref()?)?;
            Some(format!("{} ({why})", shown_line(view, line)))
        })
        .collect();
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let sentence = format!(
        "The package meets {} below the eligibility line: {}",
        if found.len() == 1 { "a need" } else { "needs" },
        wording::listed(&found)
    );
    let limit = format!("line: {}", view.around.panel.eligibility.title);
    Ok(vec![Finding::met(sentence, limit)])
}

fn below_the_line(view: &CaseView<'_>, id: &str) -> Option<String> {
    let frame = &view.around.panel.eligibility;
    let Some(need) = frame.needs.iter().find(|need| need.id == id) else {
        return Some(format!("\"{id}\" is not a need of the frame"));
    };
    if !need.counts {
        return Some(format!("{} does not count", need.title));
    }
    let found = view.case.assessment()?.eligible_needs.as_ref()?;
    let was_found = found.iter().any(|known| known == id);
    (!was_found).then(|| format!("{} was not found eligible", need.title))
}

fn shown_line(view: &CaseView<'_>, line: &ServiceLine) -> String {
    match line.weekly_cost() {
        LineCost::Weekly(weekly) => format!(
            "{} {} a week",
            line.component,
            wording::pounds(view.currency(), weekly.0)
        ),
        LineCost::Apart(_) => line.component.clone(),
    }
}
