//! Text broken into lines of a stated width in terminal cells.

use unicode_width::UnicodeWidthChar;
use unicode_width::UnicodeWidthStr;

/// How many cells a text takes.
#[must_use]
pub fn cells(text: &str) -> usize {
    text.width()
}

/// Breaks a text at spaces into lines of at most `width` cells; a longer word is cut.
///
/// Its own line ends are kept. A line that goes on is indented as it began, and by `hanging` more.
#[must_use]
pub fn wrap(text: &str, width: usize, hanging: usize) -> Vec<String> {
    text.split('\n')
        .flat_map(|line| wrap_line(line, width.max(1), hanging))
        .collect()
}

fn wrap_line(text: &str, width: usize, hanging: usize) -> Vec<String> {
    if cells(text) <= width {
        return vec![text.to_owned()];
    }
    let indent = text.chars().take_while(|c| *c == ' ').count();
    let most = (width / 2).min(width.saturating_sub(2));
    let first = " ".repeat(indent.min(most));
    let later = " ".repeat((indent + hanging).min(most));
    let mut lines = Vec::new();
    let mut line = first;
    let mut is_blank = true;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let needed = cells(word) + usize::from(!is_blank);
        if !is_blank && cells(&line) + needed > width {
            lines.push(std::mem::replace(&mut line, later.clone()));
            is_blank = true;
        }
        if !is_blank {
            line.push(' ');
        }
        for letter in word.chars() {
            if cells(&line) + letter.width().unwrap_or(0) > width {
                lines.push(std::mem::replace(&mut line, later.clone()));
            }
            line.push(letter);
        }
        is_blank = false;
    }
    lines.push(line);
    lines
}

/// A text with spaces after it up to `width` cells; a longer one stays whole.
#[must_use]
pub fn left(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(cells(text))))
}

/// A text with spaces before it up to `width` cells; a longer one stays whole.
#[must_use]
pub fn right(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(cells(text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_long_words_are_cut() {
        assert_eq!(wrap("one two three", 7, 0), ["one two", "three"]);
        assert_eq!(wrap("  a bcd ef", 6, 2), ["  a", "   bcd", "   ef"]);
        assert_eq!(wrap("abcdefgh", 3, 0), ["abc", "def", "gh"]);
        assert_eq!(wrap("one\n\ntwo", 9, 0), ["one", "", "two"]);
        assert_eq!(wrap("日本語", 4, 0), ["日本", "語"]);
        assert_eq!(wrap("", 4, 0), [""]);
    }
}
