//! Which column could be the answers to which question of the RAS.

use super::column::Column;
use super::known::Known;
use super::likeness::{Likeness, likeness, plain, shared_words, words};
use super::meanings::{Why, of_question};
use crate::config::question::Question;

/// How likely a column has the answers to a question.
#[must_use]
pub fn match_of(known: Known<'_>, question: &Question, column: &Column) -> Option<Likeness> {
    let id = question.id.as_str();
    let found = by_id(id, &column.heading)
        .or_else(|| likeness(&column.heading, question.text.as_str(), "the question"))?;
    let Some(percent) = percent_understood(known, question, column) else {
        return Some(found);
    };
    let why = format!("{}; {percent} % of its cells are answers", found.why);
    let score = match percent {
        0..50 => found.score.min(SCORE_WITHOUT_ANSWERS),
        _ => found.score,
    };
    Some(Likeness { score, why })
}

/// How sure a column is at most that hardly has an answer to the question: a person has to look.
const SCORE_WITHOUT_ANSWERS: u32 = 65;

/// How many of a hundred filled cells, of those that are kept, the question takes as they are or as
/// the texts of its options; nothing where none is filled.
fn percent_understood(known: Known<'_>, question: &Question, column: &Column) -> Option<usize> {
    let n_kept: usize = column.values.values().sum();
    let strange = of_question(known, question, column).into_iter();
    let unlike = strange.filter(|meaning| !matches!(meaning.why, Why::Same | Why::InUse));
    let n_unlike: usize = unlike.map(|meaning| meaning.n).sum();
    (n_kept.saturating_sub(n_unlike) * 100).checked_div(n_kept)
}

/// Words before an id that say that a question follows.
const BEFORE_ID: [&str; 6] = ["", "q", "qu", "question", "answer", "ans"];

fn by_id(id: &str, heading: &str) -> Option<Likeness> {
    let (own, wanted) = (plain(heading), plain(id));
    let before = own.strip_suffix(&wanted)?;
    let letters = before.trim_matches(|c: char| c.is_ascii_digit());
    let told = |score: u32, what: &str| Likeness {
        score,
        why: format!("{what} \"{id}\""),
    };
    if BEFORE_ID.contains(&letters) {
        return Some(told(92, "the question's id"));
    }
    let shared = shared_words(&words(heading), &words(id));
    (shared >= 66).then(|| told(60, "like the question's id"))
}
