//! Draws one field of a form: its label, what it holds, its hint, what is wrong with it.

use crate::tui::brush::cells::{cut, left, width, wrapped};
use crate::tui::brush::theme::Role;
use crate::tui::brush::window::Styled;
use crate::tui::held::form_field::{Choice, Content, FormField};

const LABEL_WIDTH: usize = 22;

/// A field's label in its column, marked where the field has the keys.
#[must_use]
pub fn label(field: &FormField, focused: bool) -> String {
    let mark = if focused { "▸ " } else { "  " };
    left(&format!("{mark}{}", field.label), LABEL_WIDTH)
}

/// A field's lines, and which of them the cursor is in.
#[must_use]
pub fn lines(
    field: &FormField,
    (focused, told): (bool, bool),
    n_cells: usize,
) -> (Vec<Styled>, usize) {
    let label_role = if focused {
        Role::FocusBorder
    } else {
        Role::Quiet
    };
    let own_label = label(field, focused);
    let room = room(n_cells);
    let (content, cursor) = content_lines(field, focused, room);
    let mut lines: Vec<Styled> = content
        .into_iter()
        .enumerate()
        .map(|(n, mut content)| {
            let label = if n == 0 {
                own_label.clone()
            } else {
                " ".repeat(LABEL_WIDTH)
            };
            content.insert(0, (label_role, label));
            content
        })
        .collect();
    let under = |role: Role, text: &str| -> Vec<Styled> {
        let indent = (Role::Plain, " ".repeat(LABEL_WIDTH));
        let lines = wrapped(text, room).into_iter();
        lines.map(|l| vec![indent.clone(), (role, l)]).collect()
    };
    if focused && !field.hint.is_empty() {
        lines.extend(under(Role::Quiet, &field.hint));
    }
    if let Some((role, note)) = &field.note {
        lines.extend(under(*role, note));
    }
    if let Some(message) = field.message.as_ref().filter(|_| told) {
        lines.extend(under(Role::Fault, &format!("! {message}")));
    }
    (lines, cursor)
}

fn content_lines(field: &FormField, focused: bool, room: usize) -> (Vec<Styled>, usize) {
    match &field.content {
        Content::Line(input) => {
            let line = line_of(input.value(), input.cursor(), field, focused, room);
            (vec![line], 0)
        }
        Content::Text(area) => {
            let cursor = area.cursor();
            text_lines(area.lines(), (cursor.0, cursor.1), field, focused, room)
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
        } => (vec![chosen_line(choices, *chosen, room)], 0),
        Content::Ticks { choices, at } if focused => {
            let marked = choices.iter().map(|(choice, on)| match on {
                true => ("[x]", choice),
                false => ("[ ]", choice),
            });
            offered(marked, Some(*at), room)
        }
        Content::Ticks { choices, .. } => (ticked_lines(choices, room), 0),
    }
}

/// The choice that a line of a focused field offers, if it offers one.
#[must_use]
pub fn choice_at(field: &FormField, line: usize, n_cells: usize) -> Option<usize> {
    let room = room(n_cells);
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

fn chosen_line(choices: &[Choice], chosen: Option<usize>, room: usize) -> Styled {
    let chosen = chosen.and_then(|n| choices.get(n));
    vec![match chosen {
        Some(choice) => (Role::Plain, cut(&choice.words, room)),
        None => (Role::Quiet, "not chosen".to_owned()),
    }]
}

fn letter(choice: &Choice) -> String {
    choice
        .letter
        .map_or(String::new(), |letter| format!("{letter} "))
}

fn ticked_lines(choices: &[(Choice, bool)], room: usize) -> Vec<Styled> {
    let ticked = choices.iter().filter(|(_, on)| *on);
    let ticked: Vec<&str> = ticked.map(|(choice, _)| choice.words.as_str()).collect();
    if ticked.is_empty() {
        return vec![vec![(Role::Quiet, "none".to_owned())]];
    }
    let lines = wrapped(&ticked.join("; "), room).into_iter();
    lines.map(|line| vec![(Role::Plain, line)]).collect()
}

/// A field of one line; what is longer than the room is shown around the cursor.
fn line_of(value: &str, cursor: usize, field: &FormField, focused: bool, room: usize) -> Styled {
    if !focused {
        return match value.is_empty() {
            true => vec![(Role::Quiet, whole_part(&field.hint, room))],
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
    let ends = [" (", "; ", ": ", ", "];
    let places = ends.iter().flat_map(|end| hint.match_indices(end));
    let parts = places.filter_map(|(at, _)| hint.get(..at));
    let parts = [hint].into_iter().chain(parts);
    let longest = parts
        .filter(|part| width(part) <= room)
        .max_by_key(|part| width(part));
    longest.map_or_else(|| cut(hint, room), ToOwned::to_owned)
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
            return (vec![vec![(Role::Quiet, whole_part(&field.hint, room))]], 0);
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
