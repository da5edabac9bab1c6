//! What a file's own words could mean: values of the lists, options of a question.

use super::column::Column;
use super::known::Known;
use super::likeness::{is_slip, plain, shared_words, words};
use crate::config::answer;
use crate::config::caseload_field::FileKind;
use crate::config::column_profile::{ValueList, compared};
use crate::config::question::{AnswerOption, Question, QuestionKind};
use crate::config::raw::value_lists::MISSING;
use std::collections::BTreeMap;

/// A word of the file with what it is proposed to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The word.
    pub word: String,
    /// How often it stands.
    pub n: usize,
    /// What it means; nothing where nobody can tell.
    pub means: Option<String>,
    /// Whether a person has to look, and why it is proposed.
    pub why: Why,
}

/// Why a meaning is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It differs only by punctuation, or is the text of the option.
    Same,
    /// It says that nothing is known.
    SaysNothing,
    /// It is the only value that shares most of its words, or its first letters.
    Alike,
    /// Nothing is like it.
    Unlike,
    /// The profile in use says so.
    InUse,
}

/// Words that say that nothing is known.
const SAY_NOTHING: [&str; 18] = [
    "",
    "na",
    "null",
    "nil",
    "unknown",
    "notknown",
    "notrecorded",
    "notstated",
    "notasked",
    "notanswered",
    "blank",
    "u",
    "dk",
    "nk",
    "dontknow",
    "tbc",
    "nodata",
    "nd",
];

/// What words mean in the profile in use.
pub type Own = BTreeMap<String, Option<String>>;

/// The words of the profile in use, with how often each stands here.
fn kept(own: Option<&Own>, column: &Column) -> Vec<Meaning> {
    let n = |word: &str| {
        let same = |(value, _): &(&String, &usize)| compared(value) == compared(word);
        column.values.iter().filter(same).map(|(_, n)| n).sum()
    };
    let own = own.into_iter().flatten();
    own.map(|(word, means)| Meaning {
        word: word.clone(),
        n: n(word),
        means: Some(means.clone().unwrap_or_else(|| MISSING.to_owned())),
        why: Why::InUse,
    })
    .collect()
}

/// The words of a column that its list does not have, beside those of the profile in use.
#[must_use]
pub fn of_list(list: &ValueList, own: Option<&Own>, column: &Column) -> Vec<Meaning> {
    let kept = kept(own, column);
    let is_known = |value: &str| {
        let value = compared(value);
        list.values.iter().any(|known| compared(known) == value)
            || list.wordings().any(|(known, _)| compared(known) == value)
            || kept.iter().any(|own| compared(&own.word) == value)
    };
    let candidates: Vec<(&str, &str)> = list
        .values
        .iter()
        .map(|value| (value.as_str(), value.as_str()))
        .chain(
            list.wordings()
                .filter_map(|(word, means)| Some((word.as_str(), means.as_deref()?))),
        )
        .collect();
    let strange = column.values.iter().filter(|(value, _)| !is_known(value));
    let strange: Vec<Meaning> = strange
        .map(|(value, n)| meaning(value, *n, &candidates))
        .collect();
    kept.into_iter().chain(strange).collect()
}

/// The answers of a column that its question does not take.
#[must_use]
pub fn of_question(known: Known<'_>, question: &Question, column: &Column) -> Vec<Meaning> {
    let frequency = &known.ras.frequency;
    let is_answer = |value: &str| answer::read(question, frequency, value).is_ok();
    let own = known.profile.files.get(&FileKind::Assessments);
    let own = own.and_then(|file| file.answers.get(&question.id));
    let mut kept = kept(own, column);
    kept.retain(|own| {
        own.means
            .as_deref()
            .is_some_and(|m| m == MISSING || is_answer(m))
    });
    let is_taken = |value: &str| {
        is_answer(value)
            || answer::spelt_as_the_form(question, frequency, value).is_some()
            || kept
                .iter()
                .any(|own| compared(&own.word) == compared(value))
    };
    let options: &[AnswerOption] = match &question.kind {
        QuestionKind::Choice { options } | QuestionKind::Ticks { options, .. } => options,
        QuestionKind::Number { .. } | QuestionKind::Frequency { .. } => &[],
    };
    let ids = options
        .iter()
        .map(|option| (option.id.as_str(), option.id.as_str()));
    let texts = options
        .iter()
        .map(|option| (option.text.as_str(), option.id.as_str()));
    let candidates: Vec<(&str, &str)> = ids.chain(texts).collect();
    let strange = column.values.iter().filter(|(value, _)| !is_taken(value));
    let strange: Vec<Meaning> = strange
        .map(|(value, n)| meaning(value, *n, &candidates))
        .collect();
    kept.into_iter().chain(strange).collect()
}

/// What a word could mean; each candidate is a wording with what that means.
fn meaning(word: &str, n: usize, candidates: &[(&str, &str)]) -> Meaning {
    let told = |means: Option<&str>, why: Why| Meaning {
        word: word.to_owned(),
        n,
        means: means.map(str::to_owned),
        why,
    };
    let own = plain(word);
    if let Some(means) = only(candidates, |wording| {
        !own.is_empty() && plain(wording) == own
    }) {
        return told(Some(means), Why::Same);
    }
    if SAY_NOTHING.contains(&own.as_str()) {
        let unknown = candidates.iter().find(|(_, means)| *means == "Unknown");
        return told(
            Some(unknown.map_or(MISSING, |known| known.1)),
            Why::SaysNothing,
        );
    }
    let alike = only(candidates, |wording| is_slip(&own, &plain(wording)))
        .or_else(|| best_shared(word, candidates))
        .or_else(|| only(candidates, |wording| are_initials(word, wording)));
    match alike {
        Some(means) => told(Some(means), Why::Alike),
        None => told(None, Why::Unlike),
    }
}

/// What all wordings for which something holds mean, where that is one thing.
fn only<'c>(candidates: &[(&'c str, &'c str)], holds: impl Fn(&str) -> bool) -> Option<&'c str> {
    let mut found = candidates.iter().filter(|(wording, _)| holds(wording));
    let means = found.next()?.1;
    found.all(|(_, other)| *other == means).then_some(means)
}

/// The one meaning whose wording shares the most words.
fn best_shared<'c>(word: &str, candidates: &[(&'c str, &'c str)]) -> Option<&'c str> {
    let own = words(word);
    let shared = |wording: &str| shared_words(&own, &words(wording));
    let most = candidates
        .iter()
        .map(|(wording, _)| shared(wording))
        .max()?;
    let means = only(candidates, |wording| shared(wording) == most);
    means.filter(|_| most >= 60)
}

/// Whether a short word in capitals begins with the first letters of a wording's words.
fn are_initials(word: &str, wording: &str) -> bool {
    let n_letters = word.chars().count();
    let is_short = (2..=4).contains(&n_letters) && word.chars().all(char::is_uppercase);
    let parts = wording.split(|c: char| !c.is_alphanumeric());
    let initials: String = parts.filter_map(|part| part.chars().next()).collect();
    is_short && initials.to_uppercase().starts_with(word)
}
