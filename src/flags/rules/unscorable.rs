//! Why a case cannot be scored, in the words of the form.

use crate::config::ras::Ras;
use crate::flags::wording;
use crate::scoring::scored::AnswerProblem;
use crate::terms::ids::QuestionId;
use crate::terms::text::so_many;

/// How many questions or problems a sentence names before it counts the rest.
const NAMED_MAX: usize = 4;

/// The problems in words: missing answers together, then the others. Of an assessment on another
/// form only that is said, since its questions are other ones.
#[must_use]
pub fn why(ras: &Ras, problems: &[AnswerProblem]) -> String {
    let other_form = |problem: &&AnswerProblem| matches!(problem, AnswerProblem::OtherForm { .. });
    if let Some(other_form) = problems.iter().find(other_form) {
        return other_form.to_string();
    }
    let mut missing = Vec::new();
    let mut others = Vec::new();
    for problem in problems {
        match problem {
            AnswerProblem::Missing { question, .. } if missing.contains(question) => {}
            AnswerProblem::Missing { question, .. } => missing.push(question.clone()),
            other => others.push(other.to_string()),
        }
    }
    let mut parts = Vec::new();
    if !missing.is_empty() {
        let n = so_many(missing.len(), "answer", "answers");
        parts.push(format!("{n} missing: {}", named(ras, &missing)));
    }
    let n_more = others.len().saturating_sub(NAMED_MAX);
    parts.extend(others.into_iter().take(NAMED_MAX));
    if n_more > 0 {
        parts.push(format!("{n_more} more"));
    }
    parts.join("; ")
}

/// The texts of the first questions and the number of the rest.
#[must_use]
pub fn named(ras: &Ras, questions: &[QuestionId]) -> String {
    let mut names: Vec<String> = questions
        .iter()
        .take(NAMED_MAX)
        .map(|id| match ras.question(id) {
            Some(question) => format!("\"{}\"", question.text),
            None => id.to_string(),
        })
        .collect();
    if questions.len() > NAMED_MAX {
        names.push(format!("{} more", questions.len() - NAMED_MAX));
    }
    wording::listed(&names)
}
