//! Finding the figures of a RAS by name: by their key, their title, what they are called within
//! their part, or the words under which a listing of the RAS has them.

use super::figures::Figure;
use std::collections::BTreeSet;

/// The figures that words name, by the first of these ways in which they name any: by the key; by
/// the whole title, or its part with any of its names; by a name within its part (`price of a
/// point`, `4 to below 12`); by words of which a figure has every one; by parts of such words,
/// numbers always whole. Capitals and the signs beside words count nothing.
#[must_use]
pub fn named<'a>(words: &str, all: &'a [Figure]) -> Vec<&'a Figure> {
    let key = words.trim().to_lowercase();
    let typed: Vec<String> = bare_words(words).collect();
    if typed.is_empty() {
        return Vec::new();
    }
    let reads = |name: &str| bare_words(name).eq(typed.iter().cloned());
    let has_words = |figure: &Figure| {
        let own = words_of(figure);
        typed.iter().all(|word| own.contains(word))
    };
    let has_parts = |figure: &Figure| {
        let (own, text) = (words_of(figure), text_of(figure));
        let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit() || c == '.');
        let has = |word: &String| match is_number(word) {
            true => own.contains(word) || option_of(figure) == Some(word),
            false => text.contains(word),
        };
        typed.iter().all(has)
    };
    let by = |has: &dyn Fn(&Figure) -> bool| -> Option<Vec<&'a Figure>> {
        let found: Vec<&Figure> = all.iter().filter(|figure| has(figure)).collect();
        (!found.is_empty()).then_some(found)
    };
    let reads_whole = |figure: &Figure| {
        let first = figure.names.first().map_or("", String::as_str);
        let part = figure.title.strip_suffix(first).unwrap_or_default();
        let mut names = figure.names.iter();
        reads(&figure.title) || names.any(|name| reads(&format!("{part} {name}")))
    };
    by(&|figure| figure.key.0.to_lowercase() == key)
        .or_else(|| by(&reads_whole))
        .or_else(|| by(&|figure| figure.names.iter().any(|name| reads(name))))
        .or_else(|| by(&has_words).map(plainest))
        .or_else(|| by(&has_parts))
        .unwrap_or_default()
}

/// Of figures of one part, the one whose title says nothing that the others do not say, too: they
/// have words of their own that were not typed (`… where 4 to below 12 begins`).
fn plainest(found: Vec<&Figure>) -> Vec<&Figure> {
    let title = |figure: &Figure| -> BTreeSet<String> { bare_words(&figure.title).collect() };
    let part = |figure: &Figure| -> Vec<String> {
        let ids = figure.key.0.split('.').take(2);
        ids.map(ToOwned::to_owned).collect()
    };
    let is_plainest = |one: &&&Figure| {
        let mut others = found.iter().filter(|other| other.key != one.key);
        let own = title(one);
        others.all(|other| {
            let theirs = title(other);
            part(other) == part(one) && own.is_subset(&theirs) && own != theirs
        })
    };
    match found.iter().find(is_plainest) {
        Some(one) => vec![*one],
        None => found,
    }
}

/// The words under which a figure is found. The numbers in its key are places and not words.
fn words_of(figure: &Figure) -> BTreeSet<String> {
    let of_key = figure.key.0.split(['.', '_']);
    let of_key = of_key.filter(|word| !word.chars().all(|c| c.is_ascii_digit()));
    let Figure {
        title,
        listed,
        unit,
        ..
    } = figure;
    let told = bare_words(title).chain(bare_words(listed));
    let told = told.chain(bare_words(unit));
    told.chain(of_key.map(str::to_lowercase)).collect()
}

/// The option whose points a figure is; its id may be a number.
fn option_of(figure: &Figure) -> Option<&str> {
    let (_, option) = figure.key.0.split_once(".option.")?;
    option.split('.').next()
}

fn text_of(figure: &Figure) -> String {
    let Figure {
        title,
        listed,
        unit,
        key,
        ..
    } = figure;
    format!("{title} {listed} {unit} {key}").to_lowercase()
}

/// The words of a text in small letters, without the signs around them.
fn bare_words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split_whitespace();
    let bare = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    bare.filter(|word| !word.is_empty()).map(str::to_lowercase)
}
