//! Edits of a file's text that leave everything else, remarks included, as it was.

use super::reading::place::{Place, Places};
use std::ops::Range;

/// Pieces of one text to be replaced; none overlap.
#[derive(Clone, Debug, Default)]
pub struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// Replaces the bytes by a text; an empty range inserts.
    pub fn replace(&mut self, bytes: Range<usize>, with: String) {
        self.0.push((bytes, with));
    }

    /// The text with all pieces replaced; nothing when a piece lies outside it.
    #[must_use]
    pub fn applied(mut self, text: &str) -> Option<String> {
        self.0.sort_by_key(|(bytes, _)| (bytes.start, bytes.end));
        let mut edited = String::with_capacity(text.len() + 256);
        let mut done = 0;
        for (bytes, with) in &self.0 {
            edited.push_str(text.get(done..bytes.start)?);
            edited.push_str(with);
            done = bytes.end;
        }
        edited.push_str(text.get(done..)?);
        Some(edited)
    }
}

/// A text in double quotes as TOML writes it.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            _ if letter.is_control() => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(letter)));
            }
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether a table is written as `{ … }` in the place of its value, and not under a header.
#[must_use]
pub fn is_inline(text: &str, place: &Place) -> bool {
    let written = text.get(place.value.clone());
    written.is_some_and(|written| written.starts_with('{'))
}

/// Where the part of a file under `path` ends: behind its last value.
#[must_use]
pub fn end_of(places: &Places, path: &str) -> usize {
    let own = places.place(path).map_or(0, |place| place.value.end);
    places
        .under(path)
        .map(|(_, place)| place.value.end)
        .fold(own, usize::max)
}

/// The spaces before `byte` on its line, where nothing else stands before it.
#[must_use]
pub fn indent_of(text: &str, byte: usize) -> Option<&str> {
    let before = text.get(..byte)?;
    let line = before.rsplit('\n').next().unwrap_or(before);
    line.chars().all(char::is_whitespace).then_some(line)
}

/// Puts an item into a list behind the item at `place`, on a line of its own where that item has
/// one.
pub fn insert_behind(edits: &mut Edits, text: &str, place: &Place, item: &str) {
    let end = place.value.end;
    let rest = text.get(end..).unwrap_or_default();
    let rest_of_line = rest.split('\n').next().unwrap_or_default();
    let own_line = indent_of(text, place.value.start);
    let comma_follows = rest_of_line
        .trim_start()
        .strip_prefix(',')
        .map(str::trim_start);
    match (own_line, comma_follows) {
        (Some(indent), Some(remark)) if remark.is_empty() || remark.starts_with('#') => {
            let line_end = end + rest_of_line.trim_end_matches('\r').len();
            edits.replace(line_end..line_end, format!("\n{indent}{item},"));
        }
        (Some(indent), _) => edits.replace(end..end, format!(",\n{indent}{item}")),
        (None, _) => edits.replace(end..end, format!(", {item}")),
    }
}

/// Puts lines behind the line on which the part under `path` ends.
pub fn insert_lines_behind(edits: &mut Edits, text: &str, end: usize, lines: &str) {
    let rest = text.get(end..).unwrap_or_default();
    let line_end = end + rest.find('\n').unwrap_or(rest.len());
    edits.replace(line_end..line_end, format!("\n{lines}"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_replaced_and_the_rest_stays() {
        let mut edits = Edits::default();
        edits.replace(4..5, "two".into());
        edits.replace(0..1, "one".into());
        edits.replace(5..5, "!".into());
        assert_eq!(edits.applied("1 + 2."), Some("one + two!.".into()));
        let mut outside = Edits::default();
        outside.replace(3..9, String::new());
        assert_eq!(outside.applied("abc"), None);
    }

    #[test]
    fn texts_are_quoted_so_that_they_can_be_read_again() {
        assert_eq!(quoted("a \"b\" \\ c\n"), r#""a \"b\" \\ c\n""#);
    }
}
