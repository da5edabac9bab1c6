//! The package has specialist provision.

use crate::caseload::package::{LineCost, ServiceLine};
use crate::flags::finding::Finding;
use crate::flags::rule::FlagRule;
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::view::CaseView;
use crate::flags::wording;
use crate::terms::money::Money;

/// Specialist provision.
///
/// Names the specialist lines and what they cost together.
pub const RULE: FlagRule = FlagRule {
    code: "specialist",
    mark: "SPC",
    title: "Specialist provision in the package",
    why: "A high cost because of specialism is recognised in the final sum. Where a specialist \
        assessed, someone equally expert should sit on the panel.",
    limits: &[],
    words: &[],
    prices: false,
    test,
};

fn test(view: &CaseView<'_>, _: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let lines: Vec<&ServiceLine> = view
        .case
        .package
        .lines
        .iter()
        .filter(|line| line.specialist)
        .collect();
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let costs: Vec<Money> = lines
        .iter()
        .filter_map(|line| match line.weekly_cost() {
            LineCost::Weekly(weekly) => Some(weekly.0),
            LineCost::Apart(_) => None,
        })
        .collect();
    let at_least = if costs.len() < lines.len() {
        "at least "
    } else {
        ""
    };
    let total = Money::sum(costs).ok_or(SettingProblem::OutOfBounds {
        what: "the cost of specialist provision",
    })?;
    let names = lines.iter().map(|line| line.component.as_str());
    let sentence = format!(
        "Specialist provision costs {at_least}{} a week: {}",
        wording::pounds(view.currency(), total),
        wording::listed(&wording::with_rows(names))
    );
    Ok(vec![Finding::met(sentence, String::new())])
}
