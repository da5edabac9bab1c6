//! Reablement or intermediate care inside the package.

use crate::caseload::package::LineCost;
use crate::config::caseload_field::StandardList;
use crate::flags::finding::Finding;
use crate::flags::rule::{FlagRule, WordCount, WordSpec};
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::view::CaseView;
use crate::flags::wording;

/// Reablement or intermediate care inside the package.
///
/// `services` lists the components and service types that count, as the Client Level Data return
/// writes them. Reference: SI 2014/2840: what is provided free stays out of the personal budget.
pub const RULE: FlagRule = FlagRule {
    code: "reablement_inside",
    mark: "RBL",
    title: "Reablement or intermediate care inside the package",
    why: "Reablement and intermediate care that are provided free must stay out of a personal \
        budget, and so out of the comparison with the indicative budget.",
    limits: &[],
    words: &[WordSpec {
        name: "services",
        count: WordCount::OneOrMore,
        allowed: &[],
        lists: &[StandardList::Component, StandardList::ServiceType],
        meaning: "components and service types that are reablement or intermediate care",
    }],
    prices: false,
    test,
};

fn test(view: &CaseView<'_>, setting: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let mut inside = Vec::new();
    for line in &view.case.package.lines {
        let by_type = match &line.service_type {
            Some(service_type) => setting.lists("services", service_type)?,
            None => false,
        };
        if !by_type && !setting.lists("services", &line.component)? {
            continue;
        }
        inside.push(match line.weekly_cost() {
            LineCost::Weekly(weekly) => format!(
                "{} at {} a week",
                line.component,
                wording::pounds(view.currency(), weekly.0)
            ),
            LineCost::Apart(why) => format!("{} ({})", line.component, why.words()),
        });
    }
    if inside.is_empty() {
        return Ok(Vec::new());
    }
    let sentence = format!(
        "{} in the package; while this is provided free it stays out of the personal budget",
        wording::listed(&inside)
    );
    Ok(vec![Finding::met(sentence, String::new())])
}
