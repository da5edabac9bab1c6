//! Draws one field of a form: its label, what it holds, its hint, what is wrong with it.

use crate::tui::brush::cells::{cut, left, width, wrapped};
use crate::tui::brush::theme::Role;
use crate::tui::brush::window::Styled;
use crate::tui::held::form_field::{Choice, Content, FormField};
use crate::tui::held::said::Said;

const LABEL_WIDTH: usize = 22;

/// A field's label in its column, marked where the field has the keys.
#[must_use]
pub fn label(field: &FormField, focused: bool) -> String {
    let mark = if focused { "▸ " } else { "  " };
    left(&format!("{mark}{}", field.label), LABEL_WIDTH)
}

/// How a field is to be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Whether it has the keys.
    pub focused: bool,
    /// Whether it is only pointed at: a key begins to write in it.
    pub rests: bool,
    /// The most lines of a message at its field, where a summary gives it whole.
    pub n_said: Option<usize>,
    /// Whether what stands beside wider forms stands under the fields.
    pub beside_is_below: bool,
    /// The cells of its pane.
    pub n_cells: usize,
    /// The most lines of what it holds, or offers, while it has the keys.
    pub n_lines: usize,
}

/// A field's lines, and which of them the cursor is in.
#[must_use]
pub fn lines(field: &FormField, place: Place) -> (Vec<Styled>, usize) {
    let label_role = match place.focused {
        true => Role::FocusBorder,
        false => Role::Quiet,
    };
    let room = room(place.n_cells);
    let (content, cursor) = content_lines(field, place, room);
    let n_all = content.len();
    let top = window_top(n_all, cursor, place);
    let end = top.saturating_add(place.n_lines).min(n_all);
    let own_label = label(field, place.focused);
    let shown = content.into_iter().skip(top).take(end - top).enumerate();
    let mut lines: Vec<Styled> = shown
        .map(|(n, mut content)| {
            let label = match n {
                0 => own_label.clone(),
                1 if top > 0 => left(&format!("  ↑ {top} more"), LABEL_WIDTH),
                n if n + 1 == end - top && end < n_all => {
                    left(&format!("  ↓ {} more", n_all - end), LABEL_WIDTH)
                }
                _ => " ".repeat(LABEL_WIDTH),
            };
            content.insert(0, (label_role, label));
            content
        })
        .collect();
    lines.extend(under(field, place));
    (lines, cursor - top)
}

/// The first line shown of what a field holds or offers, so that the cursor is seen.
fn window_top(n_all: usize, cursor: usize, place: Place) -> usize {
    let last = cursor.saturating_add(2).min(n_all);
    match place.focused && n_all > place.n_lines {
        true => last.saturating_sub(place.n_lines),
        false => 0,
    }
}

/// What stands under a field: its hint, what the rules say of it, what is wrong or still wanted.
#[must_use]
pub fn under(field: &FormField, place: Place) -> Vec<Styled> {
    let room = room(place.n_cells);
    let hint = Some((Role::Quiet, field.hint.clone()));
    let hint = hint.filter(|_| place.focused && !field.hint.is_empty());
    let note = field.note.clone().map(|(role, words)| match place.n_said {
        Some(_) => (role, without_source(&words)),
        None => (role, words),
    });
    // Where the field does not have the keys, its own line says that it is wanted.
    let said = field.said.iter().filter(|s| place.focused || !s.wanted);
    let said = said.map(|said| {
        let role = match said.wanted {
            true => Role::Quiet,
            false => Role::Fault,
        };
        (role, said_words(said, place, room))
    });
    let all = hint.into_iter().chain(note).chain(said);
    let lines = all.flat_map(|(role, words)| {
        let indent = (Role::Plain, " ".repeat(LABEL_WIDTH));
        let lines = wrapped(&words, room).into_iter();
        lines.map(move |line| vec![indent.clone(), (role, line)])
    });
    lines.collect()
}

/// A note without its source, which the summary gives.
fn without_source(words: &str) -> String {
    let bare = words.split_once(" [").map_or(words, |(bare, _)| bare);
    bare.to_owned()
}

const WANTED: &str = "still wanted";

/// A message with its mark. Where a summary gives it whole, it has few lines here: all of it where
/// that fits and the summary is below, else its first sentence or a part of that, never cut off.
fn said_words(said: &Said, place: Place, room: usize) -> String {
    let mark = match said.wanted {
        true => format!("{WANTED}: "),
        false => "! ".to_owned(),
    };
    let all = said.words_at(place.beside_is_below);
    let Some(n_said) = place.n_said else {
        return format!("{mark}{all}");
    };
    let first = said.first_sentence();
    let more = [all, format!("{first} (more below)")].into_iter();
    let more = more.filter(|_| place.beside_is_below && place.focused && !said.wanted);
    let mut wordings = more.chain([first.to_owned()]);
    let fits = wordings.find(|words| wrapped(&format!("{mark}{words}"), room).len() <= n_said);
    let part = || part_that_fits(first, (room * n_said).saturating_sub(width(&mark)));
    let words = fits.or_else(part).unwrap_or_else(|| first.to_owned());
    format!("{mark}{words}")
}

/// What a field that holds nothing shows while it does not have the keys.
fn nothing_yet(field: &FormField, otherwise: &str, room: usize) -> Styled {
    let wanted = field.said.iter().any(|said| said.wanted);
    let words = match wanted {
        false => whole_part(otherwise, room),
        true if otherwise == field.hint => whole_part(&format!("{WANTED}: {otherwise}"), room),
        true => WANTED.to_owned(),
    };
    vec![(Role::Quiet, words)]
}

fn content_lines(field: &FormField, place: Place, room: usize) -> (Vec<Styled>, usize) {
    let focused = place.focused;
    let is_choice = matches!(
        field.content,
        Content::Choice { .. } | Content::Ticks { .. }
    );
    let writes = focused && !place.rests;
    match &field.content {
        _ if focused && place.rests && !is_choice && field.is_blank() => {
            (vec![vec![(Role::Quiet, BEGINS.to_owned())]], 0)
        }
        Content::Line(input) => {
            let line = line_of(input.value(), input.cursor(), field, writes, room);
            (vec![line], 0)
        }
        Content::Text(area) => {
            let cursor = area.cursor();
            text_lines(area.lines(), (cursor.0, cursor.1), field, writes, room)
        }
        Content::Choice {
            choices,
            chosen,
            at,
        } if focused => {
            let marked = choices.iter().enumerate();
            let marked = marked.map(|(n, choice)| match *chosen == Some(n) {
                true => ("(•)", choice),
                false => ("( )", choice),
            });
            offered(marked, at.or(*chosen), room)
        }
        Content::Choice {
            choices, chosen, ..
        } => {
            let line = match chosen.and_then(|n| choices.get(n)) {
                Some(choice) => vec![(Role::Plain, whole_part(&unpadded(choice), room))],
                None => nothing_yet(field, "not chosen", room),
            };
            (vec![line], 0)
        }
        Content::Ticks { choices, at } if focused => {
            let marked = choices.iter().map(|(choice, on)| match on {
                true => ("[x]", choice),
                false => ("[ ]", choice),
            });
            offered(marked, Some(*at), room)
        }
        Content::Ticks { choices, .. } => (ticked_lines(field, choices, room), 0),
    }
}

/// What a blank field shows that is only pointed at.
const BEGINS: &str = "Enter begins to write here";

/// The choice that a line of a focused field offers, if it offers one.
#[must_use]
pub fn choice_at(field: &FormField, line: usize, place: Place) -> Option<usize> {
    let room = room(place.n_cells);
    let (content, cursor) = content_lines(field, place, room);
    let line = (line < place.n_lines).then(|| line + window_top(content.len(), cursor, place))?;
    let n_lines = |choice: &Choice| choice_lines("( )", choice, room).len();
    let n_lines: Vec<usize> = match &field.content {
        Content::Choice { choices, .. } => choices.iter().map(n_lines).collect(),
        Content::Ticks { choices, .. } => choices.iter().map(|(c, _)| n_lines(c)).collect(),
        Content::Line(_) | Content::Text(_) => return None,
    };
    let mut end = 0;
    n_lines.into_iter().position(|n| {
        end += n;
        line < end
    })
}

/// The cells that a field's content has, of those of its pane.
fn room(n_cells: usize) -> usize {
    n_cells.saturating_sub(LABEL_WIDTH + 1).max(8)
}

/// A choice with its mark, in as many lines as it needs.
fn choice_lines(mark: &str, choice: &Choice, room: usize) -> Vec<String> {
    let start = format!("{mark} {}", letter(choice));
    let indent = width(&start);
    let pieces = wrapped(&choice.words, room.saturating_sub(indent));
    let lines = pieces.into_iter().enumerate().map(|(n, words)| match n {
        0 => format!("{start}{words}"),
        _ => format!("{}{words}", " ".repeat(indent)),
    });
    lines.collect()
}

/// The choices that a focused field offers, each in as many lines as it needs, and the line of the
/// one that the arrow keys are at.
fn offered<'a>(
    marked: impl Iterator<Item = (&'a str, &'a Choice)>,
    at: Option<usize>,
    room: usize,
) -> (Vec<Styled>, usize) {
    let mut lines: Vec<Styled> = Vec::new();
    let mut cursor = 0;
    for (n, (mark, choice)) in marked.enumerate() {
        let here = at == Some(n);
        if here {
            cursor = lines.len();
        }
        let role = if here { Role::Selected } else { Role::Plain };
        let of_choice = choice_lines(mark, choice, room).into_iter();
        lines.extend(of_choice.map(|line| vec![(role, line)]));
    }
    (lines, cursor)
}

fn letter(choice: &Choice) -> String {
    choice
        .letter
        .map_or(String::new(), |letter| format!("{letter} "))
}

/// A choice in a line: what is padded to stand under each other in the list is not so here.
fn unpadded(choice: &Choice) -> String {
    let words = choice.words.split_whitespace();
    words.collect::<Vec<_>>().join(" ")
}

fn ticked_lines(field: &FormField, choices: &[(Choice, bool)], room: usize) -> Vec<Styled> {
    let ticked = choices.iter().filter(|(_, on)| *on);
    // What marks a choice is told where it is offered; closed, it would look like more to scroll.
    let bare = |choice: &Choice| unpadded(choice).trim_end_matches([' ', '↓']).to_owned();
    let ticked: Vec<String> = ticked.map(|(choice, _)| bare(choice)).collect();
    if ticked.is_empty() {
        return vec![nothing_yet(field, "none", room)];
    }
    let lines = wrapped(&ticked.join("; "), room).into_iter();
    lines.map(|line| vec![(Role::Plain, line)]).collect()
}

/// A field of one line; what is longer than the room is shown around the cursor.
fn line_of(value: &str, cursor: usize, field: &FormField, focused: bool, room: usize) -> Styled {
    if !focused {
        return match value.is_empty() {
            true => nothing_yet(field, &field.hint, room),
            false => vec![(Role::Plain, cut(value, room))],
        };
    }
    let skipped = (cursor + 1).saturating_sub(room);
    let shown: String = value.chars().skip(skipped).take(room).collect();
    with_cursor(&shown, cursor - skipped)
}

/// A hint, or what of it can stand whole by itself in less room; all of it stands under the field
/// that has the keys.
fn whole_part(hint: &str, room: usize) -> String {
    part_that_fits(hint, room).unwrap_or_else(|| cut(hint, room))
}

/// The longest part of a text that can stand by itself and has its room.
fn part_that_fits(hint: &str, room: usize) -> Option<String> {
    let ends = [" (", "; ", ": ", ", "];
    let places = ends.iter().flat_map(|end| hint.match_indices(end));
    let parts = places.filter_map(|(at, _)| hint.get(..at));
    let parts = [hint].into_iter().chain(parts);
    let longest = parts
        .filter(|part| width(part) <= room)
        .max_by_key(|part| width(part));
    longest.map(ToOwned::to_owned)
}

/// A line with the cell under the cursor shown reversed.
fn with_cursor(value: &str, cursor: usize) -> Styled {
    let before: String = value.chars().take(cursor).collect();
    let under: String = value.chars().skip(cursor).take(1).collect();
    let after: String = value.chars().skip(cursor + 1).collect();
    let under = if under.is_empty() {
        " ".to_owned()
    } else {
        under
    };
    vec![
        (Role::Plain, before),
        (Role::Selected, under),
        (Role::Plain, after),
    ]
}

fn text_lines(
    text: &[String],
    cursor: (usize, usize),
    field: &FormField,
    focused: bool,
    room: usize,
) -> (Vec<Styled>, usize) {
    let mut lines: Vec<Styled> = Vec::new();
    if !focused {
        if text.iter().all(String::is_empty) {
            return (vec![nothing_yet(field, &field.hint, room)], 0);
        }
        let plain = text.iter().flat_map(|paragraph| wrapped(paragraph, room));
        return (plain.map(|line| vec![(Role::Plain, line)]).collect(), 0);
    }
    let mut cursor_line = 0;
    for (n, paragraph) in text.iter().enumerate() {
        let pieces = wrapped(paragraph, room);
        if n == cursor.0 {
            let (within, column) = place_in(&pieces, cursor.1);
            cursor_line = lines.len() + within;
            lines.extend(pieces.iter().enumerate().map(|(at, piece)| {
                if at == within {
                    with_cursor(piece, column)
                } else {
                    vec![(Role::Plain, piece.clone())]
                }
            }));
        } else {
            lines.extend(pieces.into_iter().map(|l| vec![(Role::Plain, l)]));
        }
    }
    (lines, cursor_line)
}

/// Which of the wrapped pieces a character of the paragraph is in, and at which place there.
fn place_in(pieces: &[String], at: usize) -> (usize, usize) {
    let mut start = 0;
    for (n, piece) in pieces.iter().enumerate() {
        let n_chars = piece.chars().count();
        if at <= start + n_chars || n + 1 == pieces.len() {
            return (n, at.saturating_sub(start).min(n_chars));
        }
        start += n_chars + 1;
    }
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::whole_part;

    #[test]
    fn a_hint_without_its_room_ends_where_a_part_of_it_ends() {
        let hint = "a week: 520, +10% (of the budget)";
        assert_eq!(whole_part(hint, 40), hint);
        assert_eq!(whole_part(hint, 32), "a week: 520, +10%");
        assert_eq!(whole_part(hint, 16), "a week: 520");
        assert_eq!(whole_part(hint, 8), "a week");
        assert_eq!(whole_part(hint, 4), "a w…");
    }
}
