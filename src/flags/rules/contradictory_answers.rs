//! Answers that cannot both be true.

use crate::flags::finding::Finding;
use crate::flags::rule::FlagRule;
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::view::CaseView;
use crate::scoring;
use crate::terms::text::so_many;

/// Contradictory answers.
///
/// Which answers clash stands with the questions of the RAS. Every contradiction of the latest
/// assessment is named.
pub const RULE: FlagRule = FlagRule {
    code: "contradictory_answers",
    mark: "CTR",
    title: "Answers contradict each other",
    why: "Where two answers cannot both be true, one of them earned points, or failed to earn \
        them, by mistake. The worker settles which; the panel does not edit need.",
    limits: &[],
    words: &[],
    prices: false,
    test,
};

fn test(view: &CaseView<'_>, _: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let Some(assessment) = view.case.assessment() else {
        return Ok(Vec::new());
    };
    let (ras, on) = (view.around.ras, view.around.on);
    let clashes: Vec<String> = scoring::contradictions(ras, &view.case.person, assessment, on)
        .into_iter()
        .map(|clash| clash.explanation.clone())
        .collect();
    if clashes.is_empty() {
        return Ok(Vec::new());
    }
    let n = so_many(clashes.len(), "contradiction", "contradictions");
    let sentence = format!("{n} in the answers: {}", clashes.join("; "));
    Ok(vec![Finding::met(sentence, String::new())])
}
