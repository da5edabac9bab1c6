//! The shape of a value: what a message may show of a cell without showing what is in it.
//!
//! Digits become 9, capital letters A, other letters a, spaces and line ends one space; other
//! characters stay, since they are what is usually wrong. A shape is at most
//! [`SHAPE_LENGTH_MAX`] characters.

use std::fmt;

/// The most characters of a value whose shape is shown.
pub const SHAPE_LENGTH_MAX: usize = 24;

/// How a shape is to be read, for messages that show one.
pub const SHAPE_KEY: &str = "digits shown as 9, letters as A or a";

/// What a value looks like: `99/99/9999`, `Aaaaa aaaa`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape(String);

impl Shape {
    /// The shape of a value.
    #[must_use]
    pub fn of(value: &str) -> Shape {
        let mut characters = value.chars();
        let mut shape: String = characters
            .by_ref()
            .take(SHAPE_LENGTH_MAX)
            .map(shown)
            .collect();
        let n_more = characters.count();
        if n_more > 0 {
            shape.push_str(&format!("… ({n_more} more)"));
        }
        Shape(shape)
    }
}

fn shown(c: char) -> char {
    match c {
        _ if c.is_numeric() => '9',
        _ if c.is_uppercase() => 'A',
        _ if c.is_alphabetic() => 'a',
        _ if c.is_whitespace() => ' ',
        _ if c.is_ascii_punctuation() || matches!(c, '£' | '€' | '–' | '−' | '’') => c,
        _ => '?',
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_shows_the_form_of_a_value_and_never_its_letters() {
        for (value, shape) in [
            ("31/02/1945", "99/99/9999"),
            ("Élan d'Or 7", "Aaaa a'Aa 9"),
            ("a\u{202E}b\u{7}\n", "a?a? "),
            ("£1,234.50", "£9,999.99"),
            ("", ""),
        ] {
            assert_eq!(Shape::of(value).to_string(), shape, "{value:?}");
        }
        let long = Shape::of(&"x".repeat(30)).to_string();
        assert_eq!(long, format!("{}… (6 more)", "a".repeat(24)));
    }
}
