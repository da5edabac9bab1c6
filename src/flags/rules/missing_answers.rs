//! Answers are missing, or the case cannot be scored at all.

use super::unscorable;
use crate::config::ras::Ras;
use crate::flags::finding::Finding;
use crate::flags::rule::{FlagRule, LimitSpec, Need, Unit};
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::view::CaseView;
use crate::scoring::scored::{AnswerProblem, Assessed, Scored};
use crate::terms::ids::{DomainId, QuestionId};
use std::collections::BTreeSet;

/// Missing answers.
///
/// Limit: `answers_max`, the most questions that count for the case and may be without an answer
/// where the RAS lets an unanswered question earn nothing. A case that cannot be scored, and a case
/// of which import could not read an assessment, meet the rule whatever the limit.
pub const RULE: FlagRule = FlagRule {
    code: "missing_answers",
    mark: "MIS",
    title: "Answers are missing",
    why: "A missing answer is not a nought: the indicative budget may be too low, or there may be \
        none. The worker can complete the assessment; the panel does not answer for the person.",
    limits: &[LimitSpec {
        name: "answers_max",
        unit: Unit::Answers,
        need: Need::Always,
        meaning: "the most questions without an answer",
    }],
    words: &[],
    prices: false,
    test,
};

fn test(view: &CaseView<'_>, setting: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let answers_max = setting.whole("answers_max")?;
    let limit = format!("limit {answers_max} missing");
    let mut findings = Vec::new();
    match view.assessed {
        Assessed::Unscorable(problems) => {
            let why = unscorable::why(view.around.ras, problems);
            let figures_only = |problem| matches!(problem, &AnswerProblem::NotInForce(_));
            let sentence = if problems.iter().all(figures_only) {
                format!("The case cannot be scored, though no answer is missing: {why}")
            } else {
                format!("The case cannot be scored: {why}")
            };
            findings.push(Finding::met(sentence, limit.clone()));
        }
        Assessed::Scored(scored) => {
            let missing = unanswered(view, scored);
            let too_many = usize::try_from(answers_max).is_ok_and(|max| missing.len() > max);
            if too_many {
                let sentence = format!(
                    "{} missing and earned nothing: {}",
                    if missing.len() == 1 {
                        "1 answer is".to_owned()
                    } else {
                        format!("{} answers are", missing.len())
                    },
                    unscorable::named(view.around.ras, &missing)
                );
                findings.push(Finding::met(sentence, limit.clone()));
            }
        }
        Assessed::Given(_) => {}
    }
    findings.extend(rejected(view, limit));
    Ok(findings)
}

fn rejected(view: &CaseView<'_>, limit: String) -> Option<Finding> {
    let n = view.case.n_assessments_rejected;
    let sentence = match n {
        0 => return None,
        1 => "1 assessment in the file could not be read; it may be the latest".to_owned(),
        _ => format!("{n} assessments in the file could not be read; the latest may be one"),
    };
    Some(Finding::met(sentence, limit))
}

fn unanswered(view: &CaseView<'_>, scored: &Scored) -> Vec<QuestionId> {
    let Some(assessment) = view.case.assessment() else {
        return Vec::new();
    };
    let multiplied_by = scored
        .unanswered
        .iter()
        .map(|(question, _)| question.clone());
    let mut missing: BTreeSet<QuestionId> = multiplied_by.collect();
    let domains = scored.domains.iter();
    let considered = domains.filter(|domain| considered(view.around.ras, scored, &domain.domain));
    for answer in considered.flat_map(|domain| &domain.answers) {
        if answer.counted && !assessment.answers.contains_key(&answer.question) {
            missing.insert(answer.question.clone());
        }
    }
    let of_the_form = view.around.ras.questions.iter();
    of_the_form
        .map(|question| question.id.clone())
        .filter(|id| missing.contains(id))
        .collect()
}

/// Whether a total that is considered counts the domain, or none at all does.
fn considered(ras: &Ras, scored: &Scored, domain: &DomainId) -> bool {
    let counts = |id| {
        ras.total(id)
            .is_some_and(|total| total.domains.contains(domain))
    };
    let mut totals = scored
        .totals
        .iter()
        .filter(|total| counts(&total.total))
        .peekable();
    totals.peek().is_none() || totals.any(|total| total.weighted.is_some())
}
