//! Draws a form: fields with their messages, and beside them what they would do.

use super::cells::{cut, hanging, left, width, wrapped};
use super::form::Form;
use super::form_field::{Choice, Content, FormField};
use super::headline;
use super::paint::Paint;
use super::theme::Role;
use ratatui::layout::{Constraint, Layout, Rect};

/// From this width on, the effect stands beside the fields; below it, under them.
const WIDE: u16 = 110;

type Styled = Vec<(Role, String)>;

/// Draws the form into an area.
pub fn draw(paint: &mut Paint, area: Rect, form: &Form) {
    if form.beside.is_empty() {
        draw_fields(paint, area, form);
        return;
    }
    if area.width >= WIDE {
        let [fields, beside] =
            Layout::horizontal([Constraint::Percentage(60), Constraint::Percentage(40)])
                .areas(area);
        draw_fields(paint, fields, form);
        let headline = form.headline.iter();
        let lines: Vec<(Role, String)> = headline
            .chain((!form.headline.is_empty()).then_some(&EMPTY))
            .chain(&form.beside)
            .cloned()
            .collect();
        draw_beside(paint, beside, &lines);
        return;
    }
    let n_cells = usize::from(area.width.saturating_sub(2));
    let n_lines = beside_lines(&form.beside, n_cells).len();
    let foot = u16::try_from(n_lines + 2).unwrap_or(u16::MAX);
    let foot = foot.min(area.height * 2 / 5).max(3);
    let headline = headline::lines(&form.headline, usize::from(area.width));
    let n_head = u16::try_from(headline.len()).unwrap_or(0);
    let [head, fields, beside] = Layout::vertical([
        Constraint::Length(n_head),
        Constraint::Min(6),
        Constraint::Length(foot),
    ])
    .areas(area);
    for (row, line) in (0..).zip(&headline) {
        paint.line(head, row, line);
    }
    draw_fields(paint, fields, form);
    draw_beside(paint, beside, &form.beside);
}

const EMPTY: (Role, String) = (Role::Plain, String::new());

fn beside_lines(lines: &[(Role, String)], n_cells: usize) -> Styled {
    let wrapped = lines.iter().flat_map(|(role, text)| {
        let lines = hanging(text, n_cells).into_iter();
        lines.map(|line| (*role, line))
    });
    wrapped.collect()
}

fn draw_beside(paint: &mut Paint, area: Rect, lines: &[(Role, String)]) {
    let inner = paint.pane(area, "What this would do", false);
    let lines = beside_lines(lines, usize::from(inner.width));
    let n_rows = usize::from(inner.height);
    for (row, line) in (0..inner.height).zip(&lines) {
        paint.line(inner, row, std::slice::from_ref(line));
    }
    if lines.len() > n_rows {
        let more = format!(" ↓ {} more ", lines.len() - n_rows);
        let n_cells = u16::try_from(more.chars().count()).unwrap_or(0);
        let place = Rect {
            x: inner.right().saturating_sub(n_cells).max(inner.x),
            y: inner.bottom().saturating_sub(1),
            width: n_cells.min(inner.width),
            height: 1,
        };
        paint.line(place, 0, &[(Role::Quiet, more)]);
    }
}

fn draw_fields(paint: &mut Paint, area: Rect, form: &Form) {
    let inner = paint.pane(area, &form.title, true);
    let n_cells = usize::from(inner.width);
    let mut lines: Vec<Styled> = Vec::new();
    let mut focus = (0, 0, 0);
    for (n, field) in form.fields.iter().enumerate() {
        let first = lines.len();
        let told = form.shows_message(n);
        let (drawn, cursor) = field_lines(field, (n == form.at, told), n_cells);
        lines.extend(drawn);
        if n == form.at {
            focus = (first, first + cursor, lines.len());
        }
    }
    let n_rows = usize::from(inner.height);
    let top = first_row(focus, n_rows);
    if let (true, Some(field)) = (top > focus.0, form.focused()) {
        let label = (Role::FocusBorder, label_of(field, true));
        if let Some(piece) = lines.get_mut(top).and_then(|line| line.first_mut()) {
            *piece = label;
        }
    }
    for (row, line) in (0..inner.height).zip(lines.iter().skip(top)) {
        paint.line(inner, row, line);
    }
    let n_below = lines.len().saturating_sub(top + n_rows);
    if n_below > 0 {
        let bottom = Rect {
            x: area.x + 2,
            y: area.bottom().saturating_sub(1),
            width: area.width.saturating_sub(4),
            height: 1,
        };
        paint.line(bottom, 0, &[(Role::Quiet, format!(" ↓ {n_below} more "))]);
    }
}

/// The first line shown, so that the focused field (its first line, the line of its cursor, the
/// line after it) is seen: whole where it fits, else around its cursor, under its label.
fn first_row((first, cursor, end): (usize, usize, usize), n_rows: usize) -> usize {
    if end <= n_rows {
        return 0;
    }
    if end - first <= n_rows {
        return end - n_rows;
    }
    let last = (cursor + 2).min(end);
    last.saturating_sub(n_rows).max(first)
}

const LABEL_WIDTH: usize = 22;

fn label_of(field: &FormField, focused: bool) -> String {
    let mark = if focused { "▸ " } else { "  " };
    left(&format!("{mark}{}", field.label), LABEL_WIDTH)
}

/// A field's lines, and which of them the cursor is in.
fn field_lines(
    field: &FormField,
    (focused, told): (bool, bool),
    n_cells: usize,
) -> (Vec<Styled>, usize) {
    let label_role = if focused {
        Role::FocusBorder
    } else {
        Role::Quiet
    };
    let label = label_of(field, focused);
    let room = n_cells.saturating_sub(LABEL_WIDTH + 1).max(8);
    let (content, cursor) = content_lines(field, focused, room);
    let mut lines: Vec<Styled> = content
        .into_iter()
        .enumerate()
        .map(|(n, mut content)| {
            let label = if n == 0 {
                label.clone()
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
        let start = format!("{mark} {}", letter(choice));
        let indent = width(&start);
        let pieces = wrapped(&choice.words, room.saturating_sub(indent));
        lines.extend(pieces.into_iter().enumerate().map(|(piece, words)| {
            let before = match piece {
                0 => start.clone(),
                _ => " ".repeat(indent),
            };
            vec![(role, format!("{before}{words}"))]
        }));
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
            true => vec![(Role::Quiet, cut(&field.hint, room))],
            false => vec![(Role::Plain, cut(value, room))],
        };
    }
    let skipped = (cursor + 1).saturating_sub(room);
    let shown: String = value.chars().skip(skipped).take(room).collect();
    with_cursor(&shown, cursor - skipped)
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
            return (vec![vec![(Role::Quiet, cut(&field.hint, room))]], 0);
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
