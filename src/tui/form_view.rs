//! Draws a form: fields with their messages, and beside them what they would do.

use super::cells::{cut, left, wrapped};
use super::form::Form;
use super::form_field::{Choice, Content, FormField};
use super::paint::Paint;
use super::theme::Role;
use ratatui::layout::{Constraint, Layout, Rect};

/// From this width on, the effect stands beside the fields; below it, under them.
const WIDE: u16 = 110;

type Styled = Vec<(Role, String)>;

/// Draws the form into an area.
pub fn draw(paint: &mut Paint, area: Rect, form: &Form) {
    let beside_rows = u16::try_from(form.beside.len()).unwrap_or(u16::MAX);
    let [fields, beside] = if area.width >= WIDE {
        Layout::horizontal([Constraint::Percentage(60), Constraint::Percentage(40)]).areas(area)
    } else {
        let foot = beside_rows.saturating_add(2).min(area.height / 3).max(3);
        Layout::vertical([Constraint::Min(6), Constraint::Length(foot)]).areas(area)
    };
    draw_fields(paint, fields, form);
    let inner = paint.pane(beside, "What this would do", false);
    let mut row = 0;
    for (role, text) in &form.beside {
        row = paint.text(inner, row, *role, text);
    }
}

fn draw_fields(paint: &mut Paint, area: Rect, form: &Form) {
    let inner = paint.pane(area, &form.title, true);
    let n_cells = usize::from(inner.width);
    let mut lines: Vec<Styled> = Vec::new();
    let mut focus = (0, 0);
    for (n, field) in form.fields.iter().enumerate() {
        let first = lines.len();
        lines.extend(field_lines(field, n == form.at, n_cells));
        if n == form.at {
            focus = (first, lines.len());
        }
    }
    let n_rows = usize::from(inner.height);
    let top = if focus.1 > n_rows {
        (focus.1 - n_rows).min(focus.0)
    } else {
        0
    };
    for (row, line) in (0..inner.height).zip(lines.iter().skip(top)) {
        paint.line(inner, row, line);
    }
}

const LABEL_WIDTH: usize = 22;

fn field_lines(field: &FormField, focused: bool, n_cells: usize) -> Vec<Styled> {
    let label_role = if focused {
        Role::FocusBorder
    } else {
        Role::Quiet
    };
    let mark = if focused { "▸ " } else { "  " };
    let label = left(&format!("{mark}{}", field.label), LABEL_WIDTH);
    let room = n_cells.saturating_sub(LABEL_WIDTH + 1).max(8);
    let mut lines: Vec<Styled> = content_lines(field, focused, room)
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
    if let Some(message) = &field.message {
        for line in wrapped(&format!("! {message}"), room) {
            lines.push(vec![
                (Role::Plain, " ".repeat(LABEL_WIDTH)),
                (Role::Fault, line),
            ]);
        }
    }
    lines
}

fn content_lines(field: &FormField, focused: bool, room: usize) -> Vec<Styled> {
    match &field.content {
        Content::Line(input) => vec![line_of(
            input.value(),
            input.visual_cursor(),
            field,
            focused,
        )],
        Content::Text(area) => text_lines(
            area.lines(),
            {
                let at = area.cursor();
                (at.0, at.1)
            },
            field,
            focused,
            room,
        ),
        Content::Choice { choices, chosen } => choice_lines(choices, *chosen, focused, room),
        Content::Ticks { choices, at } => tick_lines(choices, *at, focused, room),
    }
}

fn choice_lines(
    choices: &[Choice],
    chosen: Option<usize>,
    focused: bool,
    room: usize,
) -> Vec<Styled> {
    if focused {
        let rows = choices.iter().enumerate().map(|(n, choice)| {
            let here = chosen == Some(n);
            let mark = if here { "(•)" } else { "( )" };
            let letter = choice
                .letter
                .map_or(String::new(), |letter| format!("{letter} "));
            let role = if here { Role::Figure } else { Role::Plain };
            vec![(role, cut(&format!("{mark} {letter}{}", choice.words), room))]
        });
        return rows.collect();
    }
    let words = chosen
        .and_then(|n| choices.get(n))
        .map(|choice| choice.words.as_str());
    vec![vec![match words {
        Some(words) => (Role::Plain, cut(words, room)),
        None => (Role::Quiet, "not chosen".to_owned()),
    }]]
}

fn tick_lines(choices: &[(Choice, bool)], at: usize, focused: bool, room: usize) -> Vec<Styled> {
    if focused {
        let rows = choices.iter().enumerate().map(|(n, (choice, on))| {
            let mark = if *on { "[x]" } else { "[ ]" };
            let role = if n == at { Role::Selected } else { Role::Plain };
            vec![(role, cut(&format!("{mark} {}", choice.words), room))]
        });
        return rows.collect();
    }
    let ticked = choices.iter().filter(|(_, on)| *on);
    let ticked: Vec<&str> = ticked.map(|(choice, _)| choice.words.as_str()).collect();
    if ticked.is_empty() {
        return vec![vec![(Role::Quiet, "none".to_owned())]];
    }
    let lines = wrapped(&ticked.join("; "), room).into_iter();
    lines.map(|line| vec![(Role::Plain, line)]).collect()
}

fn line_of(value: &str, cursor: usize, field: &FormField, focused: bool) -> Styled {
    if !focused {
        return match value.is_empty() {
            true => vec![(Role::Quiet, field.hint.clone())],
            false => vec![(Role::Plain, value.to_owned())],
        };
    }
    let mut pieces = with_cursor(value, cursor);
    if value.is_empty() {
        pieces.push((Role::Quiet, format!(" {}", field.hint)));
    }
    pieces
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
) -> Vec<Styled> {
    let blank = text.iter().all(String::is_empty);
    if blank && !focused {
        return vec![vec![(Role::Quiet, field.hint.clone())]];
    }
    let mut lines = Vec::new();
    for (n, paragraph) in text.iter().enumerate() {
        if !focused || n != cursor.0 {
            lines.extend(
                wrapped(paragraph, room)
                    .into_iter()
                    .map(|l| vec![(Role::Plain, l)]),
            );
            continue;
        }
        let mut start = 0;
        let pieces = wrapped(paragraph, room);
        let n_pieces = pieces.len();
        for (at, piece) in pieces.into_iter().enumerate() {
            let n_chars = piece.chars().count();
            let last = at + 1 == n_pieces;
            let here = cursor.1 >= start && (cursor.1 <= start + n_chars || last);
            let taken = here && !lines.iter().any(|line: &Styled| line.len() == 3);
            lines.push(if taken {
                with_cursor(&piece, cursor.1 - start)
            } else {
                vec![(Role::Plain, piece)]
            });
            start += n_chars + 1;
        }
    }
    if blank {
        lines.push(vec![(Role::Quiet, field.hint.clone())]);
    }
    lines
}
