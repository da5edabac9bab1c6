//! How like two names are: letters and digits alone, then words, then slips of the keys.

use std::collections::BTreeSet;
use strsim::osa_distance;

/// How sure a match is, from 0 to 100, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// From 0 to 100.
    pub score: u32,
    /// Why.
    pub why: String,
}

/// A name's letters and digits in lower case: case, spaces and punctuation make no difference.
#[must_use]
pub fn plain(name: &str) -> String {
    let kept = name.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

/// Words that say nothing in a heading.
const EMPTY_WORDS: [&str; 8] = ["the", "of", "a", "an", "is", "for", "cld", "la"];

/// Short forms, and the words that they stand for.
const SHORT: [(&str, &str); 18] = [
    ("dob", "date birth"),
    ("psr", "primary support reason"),
    ("ref", "reference"),
    ("id", "reference"),
    ("identifier", "reference"),
    ("no", "number"),
    ("num", "number"),
    ("wk", "week"),
    ("weekly", "week"),
    ("pw", "week"),
    ("per", ""),
    ("dt", "date"),
    ("amt", "amount"),
    ("freq", "frequency"),
    ("mech", "mechanism"),
    ("qty", "units"),
    ("hr", "hours"),
    ("hrs", "hours"),
];

/// The words of a name, short forms written out.
#[must_use]
pub fn words(name: &str) -> BTreeSet<String> {
    let mut split = String::new();
    let mut before_is_small = false;
    for c in name.chars() {
        if c.is_uppercase() && before_is_small {
            split.push(' ');
        }
        before_is_small = c.is_lowercase();
        match c.is_alphanumeric() {
            true => split.extend(c.to_lowercase()),
            false => split.push(' '),
        }
    }
    let mut words = BTreeSet::new();
    for word in split.split_whitespace() {
        let short = SHORT.iter().find(|(short, _)| *short == word);
        let written_out = short.map_or(word, |(_, long)| long).split_whitespace();
        words.extend(written_out.map(str::to_owned));
    }
    words.retain(|word| !EMPTY_WORDS.contains(&word.as_str()));
    words
}

/// The words two names share, of a hundred; slips of the keys in longer words are passed over.
#[must_use]
pub fn shared_words(one: &BTreeSet<String>, other: &BTreeSet<String>) -> u32 {
    if one.is_empty() || other.is_empty() {
        return 0;
    }
    let has =
        |word: &&String| other.contains(*word) || other.iter().any(|other| is_slip(word, other));
    let n_shared = one.iter().filter(has).count();
    let n_all = one.len() + other.len();
    u32::try_from(n_shared * 200 / n_all)
        .unwrap_or_default()
        .min(100)
}

/// Whether one word is the other but for a slip of the keys: one in five letters or more, two in
/// ten.
#[must_use]
pub fn is_slip(one: &str, other: &str) -> bool {
    let n_letters = one.chars().count().min(other.chars().count());
    let n_slips_max = match n_letters {
        0..5 => return false,
        5..10 => 1,
        _ => 2,
    };
    osa_distance(one, other) <= n_slips_max
}

/// From this share of words on, names are alike.
const WORDS_MIN: u32 = 66;

/// How like a heading is to a name that `says` what it is (`the CLD heading`).
#[must_use]
pub fn likeness(heading: &str, name: &str, says: &str) -> Option<Likeness> {
    let (own, other) = (plain(heading), plain(name));
    if own.is_empty() || other.is_empty() {
        return None;
    }
    if own == other {
        return Some(Likeness {
            score: 95,
            why: format!("{says} \"{name}\""),
        });
    }
    let (own_words, other_words) = (words(heading), words(name));
    if own_words == other_words && !own_words.is_empty() {
        return Some(Likeness {
            score: 88,
            why: format!("the same words as {says} \"{name}\""),
        });
    }
    if is_slip(&own, &other) {
        return Some(Likeness {
            score: 75,
            why: format!("nearly {says} \"{name}\""),
        });
    }
    let shared = shared_words(&own_words, &other_words);
    (shared >= WORDS_MIN).then(|| Likeness {
        score: 35 + shared * 2 / 5,
        why: format!("shares words with {says} \"{name}\""),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(heading: &str, name: &str) -> u32 {
        likeness(heading, name, "the heading").map_or(0, |found| found.score)
    }

    #[test]
    fn the_nearer_a_name_the_surer_it_is() {
        assert_eq!(score("date_of_BIRTH", "Date of Birth"), 95);
        assert_eq!(score("DOB", "Date of Birth"), 88);
        assert_eq!(score("BirthDate", "Date of Birth"), 88);
        assert_eq!(score("Ethncity", "Ethnicity"), 75);
        assert_eq!(score("Service user gender", "Gender"), 0);
        assert!(score("Service Start Dt", "Event Start Date") > 0);
        assert_eq!(score("Postcode", "Provider"), 0);
        assert_eq!(score("--", "Provider"), 0);
    }
}
