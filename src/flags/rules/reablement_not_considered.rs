//! Reablement and telecare were not considered, and no reason is given.

use crate::caseload::assessment::ReablementGate;
use crate::flags::finding::Finding;
use crate::flags::rule::{FlagRule, WordCount, WordSpec};
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::view::CaseView;

/// Reablement or telecare not considered and no reason.
///
/// `counts` says which answers meet the rule: `no reason` (not considered, without a reason) and
/// `not recorded` (the file does not say). Reference: Rochdale, report on a single RAS.
pub const RULE: FlagRule = FlagRule {
    code: "reablement_not_considered",
    mark: "RNC",
    title: "Reablement and telecare not considered",
    why: "Reablement and telecare are part of every assessment unless it clearly indicates \
        otherwise. Support is never held back for this: consider them, give the reason, or agree \
        an interim amount with a date.",
    limits: &[],
    words: &[WordSpec {
        name: "counts",
        count: WordCount::OneOrMore,
        allowed: &["no reason", "not recorded"],
        lists: &[],
        meaning: "which answers of the assessment meet the rule",
    }],
    prices: false,
    test,
};

fn test(view: &CaseView<'_>, setting: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let Some(assessment) = view.case.assessment() else {
        return Ok(Vec::new());
    };
    let (answer, sentence) = match &assessment.gate {
        ReablementGate::Considered | ReablementGate::NotConsidered { .. } => {
            return Ok(Vec::new());
        }
        ReablementGate::NotConsideredWithoutReason => (
            "no reason",
            "Reablement and telecare were not considered, and the assessment gives no reason",
        ),
        ReablementGate::NotRecorded => (
            "not recorded",
            "The assessment does not record whether reablement and telecare were considered",
        ),
    };
    if !setting.lists("counts", answer)? {
        return Ok(Vec::new());
    }
    Ok(vec![Finding::met(sentence.to_owned(), String::new())])
}
