//! An imported indicative budget whose parts do not add up to its total.

use crate::flags::finding::Finding;
use crate::flags::rule::{FlagRule, LimitSpec, Need, Unit};
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::view::CaseView;
use crate::flags::wording;
use crate::scoring;
use crate::terms::text::so_many;

/// An imported figure that does not add up.
///
/// Limit: `amount_max`, the most pounds a week by which the total may differ from its parts, by
/// size, and from what the case's own answers would give under the RAS in force. A figure without
/// any parts, and one of which import could not read a row, meet the rule whatever the limit.
pub const RULE: FlagRule = FlagRule {
    code: "given_adds_up",
    mark: "SUM",
    title: "Imported figure does not add up",
    why: "Every pound of an indicative budget must be shown. A figure from another system whose \
        parts do not make its total cannot be explained to the person.",
    limits: &[LimitSpec {
        name: "amount_max",
        unit: Unit::PoundsPerWeek,
        need: Need::Always,
        meaning: "the most a week by which the total may differ from its parts",
    }],
    words: &[],
    prices: false,
    test,
};

fn test(view: &CaseView<'_>, setting: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let amount_max = setting.money("amount_max")?;
    let currency = view.currency();
    let limit = format!(
        "limit {} a week",
        wording::limit_pounds(currency, amount_max)
    );
    let n_rejected = view.case.n_given_rejected;
    if n_rejected > 0 {
        let rows = so_many(n_rejected, "row", "rows");
        let sentence =
            format!("{rows} of an imported indicative budget could not be read; none is used");
        return Ok(vec![Finding::met(sentence, limit)]);
    }
    let Some(given) = &view.case.given else {
        return Ok(Vec::new());
    };
    let total = wording::pounds(currency, given.total.0);
    if given.parts.is_empty() {
        let sentence = format!(
            "The {total} a week from {} comes without parts: nothing shows how it was reached",
            given.system
        );
        return Ok(vec![Finding::met(sentence, limit)]);
    }
    let mut findings = Vec::new();
    let around = &view.around;
    let beside = scoring::beside_given(around.ras, view.case, around.figures_as_of);
    if let Some(beside) = beside
        && beside.difference.is_some_and(|d| d.size() > amount_max)
    {
        findings.push(Finding::met(beside.sentence, limit.clone()));
    }
    let difference = given.difference().ok_or(SettingProblem::OutOfBounds {
        what: "the difference between the total and its parts",
    })?;
    if difference.size() <= amount_max {
        return Ok(findings);
    }
    let sentence = format!(
        "The total from {} is {total} a week, {} {} than its parts add up to",
        given.system,
        wording::pounds(currency, difference.size()),
        if difference.is_negative() {
            "less"
        } else {
            "more"
        },
    );
    findings.insert(0, Finding::met(sentence, limit));
    Ok(findings)
}
