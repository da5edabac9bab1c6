//! Text measured in terminal cells: cut, padded, wrapped.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The width of a text in cells.
#[must_use]
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// Cuts a text to at most `n_cells`, with `…` where something was cut. A figure is kept whole or
/// left out: a part of it would be another figure.
#[must_use]
pub fn cut(text: &str, n_cells: usize) -> String {
    if width(text) <= n_cells {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 0;
    for piece in text.graphemes(true) {
        let next = used + width(piece);
        if next + 1 > n_cells {
            break;
        }
        kept.push_str(piece);
        used = next;
    }
    let start = kept.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let word = text.get(start..).unwrap_or_default();
    let word = word.split(char::is_whitespace).next().unwrap_or_default();
    if kept.len() > start && is_figure(word) {
        kept.truncate(start);
    }
    if n_cells > 0 {
        kept.push('…');
    }
    kept
}

/// Whether a word is a figure: an amount, a number, a year; a case's reference is none.
fn is_figure(word: &str) -> bool {
    let digit = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
    let chars: Vec<char> = word.chars().collect();
    let pointed = chars.windows(3).any(|three| {
        digit(three.first()) && digit(three.last()) && matches!(three.get(1), Some(',' | '.'))
    });
    let lettered = chars.iter().any(|c| c.is_alphabetic());
    pointed || (!lettered && chars.iter().any(char::is_ascii_digit))
}

/// Cuts and pads on the right: text columns.
#[must_use]
pub fn left(text: &str, n_cells: usize) -> String {
    let cut = cut(text, n_cells);
    let padding = n_cells.saturating_sub(width(&cut));
    format!("{cut}{}", " ".repeat(padding))
}

/// Cuts and pads on the left: money columns.
#[must_use]
pub fn right(text: &str, n_cells: usize) -> String {
    let cut = cut(text, n_cells);
    let padding = n_cells.saturating_sub(width(&cut));
    format!("{}{cut}", " ".repeat(padding))
}

/// Wraps a text at spaces into lines of at most `n_cells`; a longer word is cut into pieces.
#[must_use]
pub fn wrapped(text: &str, n_cells: usize) -> Vec<String> {
    let n_cells = n_cells.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in words_with_their_signs(paragraph) {
            let word = word.as_str();
            let gap = usize::from(!line.is_empty());
            if width(&line) + gap + width(word) <= n_cells {
                line.push_str(if gap == 1 { " " } else { "" });
                line.push_str(word);
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for piece in word.graphemes(true) {
                if width(&line) + width(piece) > n_cells {
                    lines.push(std::mem::take(&mut line));
                }
                line.push_str(piece);
            }
        }
        lines.push(line);
    }
    lines
}

/// The words of a paragraph; an arrow that marks the word before it stays with it.
fn words_with_their_signs(paragraph: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in paragraph.split(' ') {
        let marks = matches!(
            word.trim_end_matches([';', ',', '.']),
            "↓" | "↑" | "▲" | "▼"
        );
        match words.last_mut().filter(|last| marks && !last.is_empty()) {
            Some(last) => {
                last.push(' ');
                last.push_str(word);
            }
            None => words.push(word.to_owned()),
        }
    }
    words
}

/// Wraps a text whose later lines stand under its first: its leading spaces and the mark of a list
/// indent them all.
#[must_use]
pub fn hanging(text: &str, n_cells: usize) -> Vec<String> {
    let words = text.trim_start_matches(' ');
    // What a wider gap follows is in a column of its own, and no mark of a list.
    let marked = ["· ", "– ", "✓ "].iter().any(|mark| {
        let rest = words.strip_prefix(mark);
        rest.is_some_and(|rest| !rest.starts_with(' '))
    });
    let indent = (width(text) - width(words)).min(n_cells / 2);
    let under = indent + if marked { 2 } else { 0 };
    let room = n_cells.saturating_sub(under);
    let (mark, words) = match words.split_once(' ') {
        Some((mark, words)) if marked => (format!("{mark} "), words),
        _ => (String::new(), words),
    };
    let lines = wrapped(words, room).into_iter().enumerate();
    lines
        .map(|(n, line)| match n {
            0 => format!("{}{mark}{line}", " ".repeat(indent)),
            _ => format!("{}{line}", " ".repeat(under)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_stays_with_the_word_that_it_marks() {
        assert_eq!(
            wrapped("needs lessened ↓; moved", 14),
            ["needs", "lessened ↓;", "moved"]
        );
    }

    #[test]
    fn a_wrapped_line_hangs_under_its_first() {
        assert_eq!(hanging("  one two", 6), ["  one", "  two"]);
        assert_eq!(hanging("· one two", 6), ["· one", "  two"]);
        assert_eq!(hanging("·   one", 7), ["·   one"], "a column, not a list");
        assert_eq!(hanging("", 6), [""]);
    }

    #[test]
    fn a_figure_is_kept_whole_or_left_out() {
        assert_eq!(cut("agree £1,234.50 a week", 12), "agree …");
        assert_eq!(cut("agree £1,234.50 a week", 16), "agree …");
        assert_eq!(cut("agree £1,234.50 a week", 17), "agree £1,234.50 …");
        assert_eq!(right("≥−1,417.00 ▼", 9), "        …");
        assert_eq!(cut("by 24 Feb 2027", 12), "by 24 Feb …");
        assert_eq!(cut("CHF1,234.50", 9), "…");
        assert_eq!(cut("case NF-20031", 11), "case NF-20…");
    }

    #[test]
    fn text_is_cut_padded_and_wrapped_by_cells() {
        assert_eq!(cut("Learning disability", 9), "Learning…");
        assert_eq!(left("abc", 5), "abc  ");
        assert_eq!(right("1,417.00", 10), "  1,417.00");
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(cut("abc", 0), "");
    }
}
