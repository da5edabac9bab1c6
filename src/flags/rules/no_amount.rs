//! The RAS gives no amount for the case.

use crate::flags::finding::Finding;
use crate::flags::rule::FlagRule;
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::view::CaseView;
use crate::scoring::scored::RasResult;

/// No amount in the table.
///
/// The allocation table ends before the case's weighted points, or the lines add up to less than
/// nothing. The person may well have the highest need of all, and without an indicative budget no
/// other rule would notice.
pub const RULE: FlagRule = FlagRule {
    code: "no_amount",
    mark: "NOA",
    title: "The RAS gives no amount",
    why: "The allocation table does not reach this person's points, or the lines add up to less \
        than nothing. The need is real all the same: the panel sets an amount from the costed \
        package.",
    limits: &[],
    words: &[],
    prices: false,
    test,
};

fn test(view: &CaseView<'_>, _: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let Some(RasResult::NoAmount { why }) = view.result() else {
        return Ok(Vec::new());
    };
    let sentence = format!("The RAS gives no amount: {why}");
    Ok(vec![Finding::met(sentence, String::new())])
}
