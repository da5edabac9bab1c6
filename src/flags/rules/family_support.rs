//! Support by family and friends was taken off without their recorded willingness.

use crate::config::adjustment::{Level, Willingness};
use crate::config::answer::{self, Answer};
use crate::config::step::{Step, StepKind};
use crate::flags::finding::Finding;
use crate::flags::rule::FlagRule;
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::view::CaseView;
use crate::flags::wording;
use crate::scoring::scored::{BudgetLine, Scored};
use crate::scoring::trace::{Figure, Rule, TraceNode};
use crate::terms::ids::AdjustmentId;
use crate::terms::money::Money;
use crate::terms::number;
use rust_decimal::Decimal;

/// Family support deducted without recorded willingness.
///
/// Looks at each adjustment for which the RAS names a question on willingness: if it took points or
/// money off, and the answer to that question is not one that means willing, the rule is met. A
/// missing answer is not a willing one. Reference: CP v North East Lincolnshire.
pub const RULE: FlagRule = FlagRule {
    code: "family_support",
    mark: "FAM",
    title: "Family support deducted without recorded willingness",
    why: "What family and friends give may only be taken off when they give it willingly and are \
        able to. It is never assumed: without a record, the deduction cannot stand.",
    limits: &[],
    words: &[],
    prices: false,
    test,
};

fn test(view: &CaseView<'_>, _: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let Some(scored) = view.assessed.scored() else {
        return Ok(Vec::new());
    };
    let mut taken: Vec<(String, Vec<String>)> = Vec::new();
    for step in &view.around.ras.steps {
        let Some((adjustment, willingness)) = family_step(view, step) else {
            continue;
        };
        let Some(deduction) = deduction(view, scored, step, adjustment) else {
            continue;
        };
        let Some(answer) = unwilling_answer(view, willingness) else {
            continue;
        };
        let shown = format!("{} ({deduction})", step.title);
        match taken.iter_mut().find(|(known, _)| *known == answer) {
            Some((_, steps)) => steps.push(shown),
            None => taken.push((answer, vec![shown])),
        }
    }
    let findings = taken.into_iter().map(|(answer, steps)| {
        let sentence = format!(
            "Taken off without recorded willingness ({answer}): {}",
            wording::listed(&steps)
        );
        Finding::met(sentence, String::new())
    });
    Ok(findings.collect())
}

fn family_step<'a>(
    view: &CaseView<'a>,
    step: &'a Step,
) -> Option<(&'a AdjustmentId, &'a Willingness)> {
    let (StepKind::AdjustPoints { adjustment: id, .. }
    | StepKind::AdjustMoney { adjustment: id, .. }) = &step.does
    else {
        return None;
    };
    let adjustment = view.around.ras.adjustment(id)?;
    Some((id, adjustment.willingness.as_ref()?))
}

/// What the step took off, in words; nothing when it took nothing off.
fn deduction(
    view: &CaseView<'_>,
    scored: &Scored,
    step: &Step,
    adjustment: &AdjustmentId,
) -> Option<String> {
    let is_its_line = |line: &&BudgetLine| line.step == step.id;
    if let Some(line) = scored.lines.iter().find(is_its_line) {
        let off = (line.amount < Money::ZERO).then_some(line.amount)?;
        return Some(wording::pounds(view.currency(), off));
    }
    let figure = Figure::Step(step.id.clone());
    let mut steps = scored.trace.children.iter();
    let node = steps.find(|node| node.figure == figure)?;
    let off = node
        .children
        .iter()
        .filter_map(points_off)
        .try_fold(Decimal::ZERO, Decimal::checked_add)?;
    let unit = match &view.around.ras.adjustment(adjustment)?.level {
        Level::Question(_) | Level::Points(_) => "points",
        Level::WeightedPoints(_) | Level::Total(_) | Level::Money => "weighted points",
    };
    (off > Decimal::ZERO).then(|| format!("−{} {unit}", number::at_least_two_decimals(off)))
}

fn points_off(node: &TraceNode) -> Option<Decimal> {
    if !matches!(node.rule, Rule::Adjusted { .. }) {
        return None;
    }
    let before = node.children.first()?.result.number()?;
    before.checked_sub(node.result.number()?)
}

/// The answer to the question on willingness, where it does not mean willing.
fn unwilling_answer(view: &CaseView<'_>, willingness: &Willingness) -> Option<String> {
    let ras = view.around.ras;
    let given = view.case.assessment().and_then(|assessment| {
        let text = assessment.answers.get(&willingness.question)?;
        let question = ras.question(&willingness.question)?;
        answer::read(question, &ras.frequency, text).ok()
    });
    match given {
        Some(Answer::Chosen(option)) if willingness.is.contains(&option.id) => None,
        Some(Answer::Ticked(options))
            if options
                .iter()
                .any(|option| willingness.is.contains(&option.id)) =>
        {
            None
        }
        Some(Answer::Chosen(option)) => Some(format!("\"{}\"", option.text)),
        Some(Answer::Ticked(options)) => {
            let texts: Vec<String> = options
                .iter()
                .map(|option| format!("\"{}\"", option.text))
                .collect();
            Some(wording::listed(&texts))
        }
        Some(Answer::Number(_) | Answer::Times { .. }) | None => Some("not answered".to_owned()),
    }
}
