//! Which column could be the answers to which question of the RAS.

use super::column::Column;
use super::likeness::{Likeness, likeness, plain, shared_words, words};
use crate::config::answer;
use crate::config::question::Question;
use crate::config::ras::Ras;

/// How likely a column has the answers to a question.
#[must_use]
pub fn match_of(ras: &Ras, question: &Question, column: &Column) -> Option<Likeness> {
    let id = question.id.as_str();
    let found = by_id(id, &column.heading)
        .or_else(|| likeness(&column.heading, question.text.as_str(), "the question"))?;
    let n_taken = n_taken(ras, question, column);
    if column.n_filled == 0 {
        return Some(found);
    }
    let percent = column.percent(n_taken);
    let why = format!(
        "{}; it takes {percent} % of the answers as they are",
        found.why
    );
    Some(Likeness { why, ..found })
}

/// How many filled cells the question takes as they are, of those that are kept.
#[must_use]
pub fn n_taken(ras: &Ras, question: &Question, column: &Column) -> usize {
    let is_taken = |value: &str| answer::read(question, &ras.frequency, value).is_ok();
    let taken = column.values.iter().filter(|(value, _)| is_taken(value));
    taken.map(|(_, n)| n).sum()
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
