//! Free text that people write: never empty, bounded, and without characters that deceive.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// The most characters a piece of free text may have.
pub const TEXT_LENGTH_MAX: usize = 4_000;

/// A piece of free text: not blank, at most [`TEXT_LENGTH_MAX`] characters, cleaned.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Words(String);

/// Why a text was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordsProblem {
    /// The text is empty or only spaces.
    #[error("nothing is written")]
    Blank,
    /// The text is longer than [`TEXT_LENGTH_MAX`].
    #[error("the text has {n_characters} characters; at most 4,000 are kept")]
    TooLong {
        /// How many characters were given.
        n_characters: usize,
    },
}

impl WordsProblem {
    /// The same as a message at a field: what is wrong, and what to do.
    #[must_use]
    pub fn told(self) -> String {
        match self {
            WordsProblem::Blank => "Nothing is written. Write it here, in plain words.".to_owned(),
            WordsProblem::TooLong { .. } => format!("{} Shorten it.", sentence(&self.to_string())),
        }
    }
}

impl Words {
    /// Cleans and checks a text.
    pub fn new(text: &str) -> Result<Words, WordsProblem> {
        let clean = cleaned(text).trim().to_owned();
        let n_characters = clean.chars().count();
        match n_characters {
            0 => Err(WordsProblem::Blank),
            1..=TEXT_LENGTH_MAX => Ok(Words(clean)),
            _ => Err(WordsProblem::TooLong { n_characters }),
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Words {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

/// A title or text of a configuration, shared: a clone costs nothing, so that traces can carry it.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(Option<Arc<str>>);

impl Label {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }
}

impl From<String> for Label {
    fn from(text: String) -> Self {
        Label::from(text.as_str())
    }
}

impl From<&str> for Label {
    fn from(text: &str) -> Self {
        Label((!text.is_empty()).then(|| Arc::from(text)))
    }
}

impl From<Label> for String {
    fn from(label: Label) -> Self {
        label.as_str().to_owned()
    }
}

impl Deref for Label {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq<str> for Label {
    fn eq(&self, other: &str) -> bool {
        *self.as_str() == *other
    }
}

impl PartialEq<String> for Label {
    fn eq(&self, other: &String) -> bool {
        *self.as_str() == **other
    }
}

impl PartialEq<&str> for Label {
    fn eq(&self, other: &&str) -> bool {
        *self.as_str() == **other
    }
}

impl fmt::Display for Label {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.as_str())
    }
}

impl fmt::Debug for Label {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), out)
    }
}

/// What somebody wrote, as the end of one of our sentences: with one full stop, unless it ends with
/// a mark of its own.
#[must_use]
pub fn with_stop(text: &str) -> String {
    let text = text.trim_end();
    match text.ends_with(['.', '!', '?', '…', ':']) {
        true => text.to_owned(),
        false => format!("{text}."),
    }
}

/// What somebody wrote, in the middle of one of our sentences: without a full stop at its end.
#[must_use]
pub fn without_stop(text: &str) -> &str {
    text.trim_end().trim_end_matches('.').trim_end()
}

/// Takes out control characters (but line ends), direction marks and zero-width characters, which
/// can make a text look like another; a tab becomes a space. Line ends of every kind (CR LF, and
/// the CR that terminals send when text is pasted) become LF.
#[must_use]
pub fn cleaned(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars()
        .filter_map(|c| match c {
            '\t' => Some(' '),
            '\n' => Some('\n'),
            _ if c.is_control() || deceives(c) => None,
            _ => Some(c),
        })
        .collect()
}

/// The first character of a text that [`cleaned`] takes out or changes, or that ends a line: the
/// texts of a configuration are of one line, and have none of them.
#[must_use]
pub fn unfit_for_a_line(text: &str) -> Option<char> {
    text.chars().find(|c| c.is_control() || deceives(*c))
}

fn deceives(c: char) -> bool {
    matches!(c,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// How many characters of a typed text a message shows.
const N_CHARS_SHOWN: usize = 60;

/// The beginning of what somebody typed, to be shown in a message: where it is longer, `…` says so.
#[must_use]
pub fn beginning(typed: &str) -> String {
    let typed = typed.trim();
    match typed.char_indices().nth(N_CHARS_SHOWN) {
        Some((at, _)) => format!("{}…", typed.get(..at).unwrap_or(typed).trim_end()),
        None => typed.to_owned(),
    }
}

/// So many things, in words: `1 month`, `3 months`.
#[must_use]
pub fn so_many(n: usize, one: &str, several: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { several })
}

/// A text as a sentence: a capital first, a full stop last.
#[must_use]
pub fn sentence(text: &str) -> String {
    let text = text.trim();
    let mut letters = text.chars();
    let is_name = text.contains('/') && text.split(' ').next().is_some_and(|w| w.contains('/'));
    let capital = match letters.next() {
        Some(first) if !is_name => format!("{}{}", first.to_uppercase(), letters.as_str()),
        _ => text.to_owned(),
    };
    match capital.ends_with(['.', ':', '!', '?']) || capital.is_empty() {
        true => capital,
        false => format!("{capital}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_and_overlong_texts_are_refused_and_marks_are_taken_out() {
        assert_eq!(Words::new(" \n\t "), Err(WordsProblem::Blank));
        assert!(matches!(
            Words::new(&"a".repeat(4_001)),
            Err(WordsProblem::TooLong { .. })
        ));
        assert_eq!(cleaned("a\u{202E}b\u{200B}c\u{7}\td"), "abc d");
    }

    #[test]
    fn a_sentence_of_ours_ends_once_whatever_was_written() {
        for written in ["a neighbour", "a neighbour.", "a neighbour. "] {
            assert_eq!(with_stop(written), "a neighbour.");
            assert_eq!(without_stop(written), "a neighbour");
        }
        assert_eq!(with_stop("why now?"), "why now?");
        assert_eq!(without_stop("and so on..."), "and so on");
    }

    #[test]
    fn line_ends_of_every_kind_stay_line_ends() {
        assert_eq!(
            cleaned("one\r\ntwo\rthree\nfour\r\r"),
            "one\ntwo\nthree\nfour\n\n"
        );
    }
}
