//! Draws what stands above a screen.

use crate::tui::brush::cells::{hanging, left, width, wrapped};
use crate::tui::brush::paint::Paint;
use crate::tui::brush::theme::Role;
use crate::tui::brush::window::{self, Styled};
use crate::tui::held::popup::Popup;
use crate::tui::input::action::Action;
use ratatui::layout::{Margin, Rect};
use ratatui::widgets::{Clear, Widget};

/// Draws a popup in the middle of an area.
pub fn draw(paint: &mut Paint, area: Rect, popup: &Popup) {
    match popup {
        Popup::Actions {
            title,
            filter,
            rows,
            at,
        } => {
            let inner = room(paint, area, title, actions_size(rows.len()));
            draw_actions(paint, inner, filter.value(), rows, *at);
        }
        Popup::Reading { title, lines, top } => {
            draw_text(paint, area, (title, lines, *top), ["Space", "Esc closes"]);
        }
        Popup::Unasked { title, lines, top } => {
            let keys = ["PgDn", "Esc closes, typing goes on"];
            draw_text(paint, area, (title, lines, *top), keys);
        }
        Popup::Confirm {
            sentence, key, top, ..
        } => draw_confirm(paint, area, sentence, (*key, *top)),
        Popup::Leave { lines } => draw_leave(paint, area, lines),
        Popup::Choose { title, choices, at } => draw_choices(paint, area, title, choices, *at),
    }
}

/// The keys of a popup, for the bar: those of what stands below it do nothing meanwhile.
#[must_use]
pub fn bar(popup: &Popup) -> &'static [(&'static str, &'static str)] {
    match popup {
        Popup::Actions { .. } => &[("↑ ↓", "move"), ("Enter", "run"), ("Esc", "close")],
        Popup::Choose { .. } => &[("↑ ↓", "move"), ("Enter", "choose"), ("Esc", "close")],
        Popup::Reading { .. } => &[
            ("↑ ↓", "scroll"),
            ("Space", "page down"),
            ("PgUp", "page up"),
            ("y", "copy"),
            ("Esc", "close"),
        ],
        Popup::Unasked { .. } => &[("↑ ↓", "scroll"), ("PgDn", "page down"), ("Esc", "close")],
        Popup::Confirm { key: 'R', .. } => &[("R", "record"), ("Esc", "go back")],
        Popup::Confirm { .. } => &[("D", "throw away"), ("Esc", "go back")],
        Popup::Leave { .. } => &[("q", "try again"), ("L", "leave"), ("Esc", "go back")],
    }
}

/// Draws a text to read, with what closes it.
fn draw_text(
    paint: &mut Paint,
    area: Rect,
    (title, lines, top): (&str, &[String], usize),
    keys: [&str; 2],
) {
    let lines = reading_lines(area, lines);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let most = (READING.0, height.saturating_add(3).min(READING.1));
    let inner = room(paint, area, title, most);
    draw_reading(paint, inner, (&lines, top), keys);
}

/// The largest size of a text to read.
const READING: (u16, u16) = (112, 42);

/// How many rows of a text to read are shown in a terminal of this size, and how many it has.
#[must_use]
pub fn reading_rows(size: (u16, u16), lines: &[String]) -> (usize, usize) {
    let area = Rect::new(0, 0, size.0, size.1.saturating_sub(4));
    let n_lines = reading_lines(area, lines).len();
    let height = READING.1.min(area.height.saturating_sub(2));
    (usize::from(height.saturating_sub(3)), n_lines)
}

fn reading_lines(area: Rect, lines: &[String]) -> Vec<String> {
    let n_cells = usize::from(
        READING
            .0
            .min(area.width.saturating_sub(2))
            .saturating_sub(4),
    );
    lines.iter().flat_map(|l| hanging(l, n_cells)).collect()
}

/// How many rows a sentence to be confirmed has in a terminal of this size, and how many lines.
#[must_use]
pub fn confirm_rows(size: (u16, u16), sentence: &str) -> (usize, usize) {
    let area = Rect::new(0, 0, size.0, size.1.saturating_sub(4));
    let n_lines = confirm_lines(area, sentence).len();
    let n_rows = usize::from(area.height.saturating_sub(5)).max(1);
    (n_rows.min(n_lines), n_lines)
}

const CONFIRM_WIDTH: u16 = 76;

fn confirm_lines(area: Rect, sentence: &str) -> Vec<String> {
    let most = CONFIRM_WIDTH.min(area.width.saturating_sub(2));
    hanging(sentence, usize::from(most.saturating_sub(4)))
}

fn draw_confirm(paint: &mut Paint, area: Rect, sentence: &str, (key, top): (char, usize)) {
    let lines = confirm_lines(area, sentence);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let (title, verb) = match key {
        'R' => ("Before it is recorded", "record"),
        _ => ("Before it is gone", "throw it away"),
    };
    let most = (CONFIRM_WIDTH, height.saturating_add(5));
    let inner = room(paint, area, title, most);
    // Where the room is short, the empty lines give way; where it still is, the sentence scrolls.
    let first = u16::from(inner.height >= height.saturating_add(3));
    let last = inner.height.saturating_sub(1);
    let n_rows = usize::from(last.saturating_sub(first));
    let top = top.min(lines.len().saturating_sub(n_rows));
    for (row, line) in (first..last).zip(lines.iter().skip(top)) {
        paint.line(inner, row, &[(Role::Figure, format!(" {line}"))]);
    }
    let more = match (top, lines.len().saturating_sub(top + n_rows)) {
        (0, 0) => String::new(),
        (above, 0) => format!(" ↑ {above} more: PgUp ·"),
        (_, below) => format!(" ↓ {below} more: Space ·"),
    };
    let words = format!("{more} Type {key} to {verb}, Esc to go back.");
    paint.line(inner, last, &[(Role::Key, words)]);
}

fn draw_leave(paint: &mut Paint, area: Rect, lines: &[String]) {
    let most = 76.min(area.width.saturating_sub(2));
    let n_cells = usize::from(most.saturating_sub(4));
    let (first, last) = (
        "What you typed is not kept as a draft, and is lost if the program ends now:",
        "Where the disk is at fault, mend it and try again; else go back to the form, or write it \
         down elsewhere.",
    );
    let told = [first.to_owned()].into_iter().chain(
        lines
            .iter()
            .map(|line| format!("· {line}"))
            .chain([last.to_owned()]),
    );
    let told: Vec<String> = told.flat_map(|line| hanging(&line, n_cells)).collect();
    let height = u16::try_from(told.len()).unwrap_or(u16::MAX);
    let title = "Before it is lost";
    let inner = room(paint, area, title, (most, height.saturating_add(5)));
    let n_rows = inner.height.saturating_sub(2);
    for (row, line) in (0..n_rows).zip(&told) {
        paint.line(inner, row, &[(Role::Figure, format!(" {line}"))]);
    }
    mark_rows(paint, inner, (0, usize::from(n_rows), told.len()));
    let all = [
        " q tries again and leaves · L leaves and loses it · Esc goes back",
        " q tries again · L leaves, losing it · Esc goes back",
    ];
    let fits = |words: &&&str| width(words) <= usize::from(inner.width);
    let words = all.iter().find(fits).or(all.last()).copied();
    let foot = inner.height.saturating_sub(1);
    let words = words.unwrap_or_default().to_owned();
    paint.line(inner, foot, &[(Role::Key, words)]);
}

fn draw_choices(paint: &mut Paint, area: Rect, title: &str, choices: &[Row], at: usize) {
    let inner = room(paint, area, title, choices_size(choices.len()));
    let (n_rows, top) = choices_window(inner, choices.len(), at);
    let shown = choices.iter().enumerate().skip(top).take(n_rows);
    for (row, (n, (words, _))) in (0_u16..).zip(shown) {
        let mark = if n == at { "▸ " } else { "  " };
        paint.line(inner, row, &[(Role::Plain, format!("{mark}{words}"))]);
        if n == at {
            paint.select_row(inner, row);
        }
    }
    let foot = "  ↑ ↓ move · Enter chooses · Esc closes".to_owned();
    let last = inner.height.saturating_sub(1);
    paint.line(inner, last, &[(Role::Quiet, foot)]);
    mark_rows(paint, inner, (top, n_rows, choices.len()));
}

/// Says on a popup's border how many rows stand above and below those that are seen.
fn mark_rows(paint: &mut Paint, inner: Rect, (top, n_rows, n_all): (usize, usize, usize)) {
    let pane = Rect {
        x: inner.x.saturating_sub(1),
        y: inner.y.saturating_sub(1),
        width: inner.width.saturating_add(2),
        height: inner.height.saturating_add(2),
    };
    let below = n_all.saturating_sub(top + n_rows);
    window::mark(paint, pane, (top, below), ["", ""]);
}

type Row = (String, crate::app::command::Command);

type ActionRow = (String, &'static str, Action);

fn place(area: Rect, most: (u16, u16)) -> Rect {
    let width = most
        .0
        .min(area.width.saturating_sub(2))
        .max(area.width.min(10));
    let height = most
        .1
        .min(area.height.saturating_sub(2))
        .max(area.height.min(3));
    Rect {
        x: area.x + area.width.saturating_sub(width) / 2,
        y: area.y + area.height.saturating_sub(height) / 2,
        width,
        height,
    }
}

fn room(paint: &mut Paint, area: Rect, title: &str, most: (u16, u16)) -> Rect {
    let place = place(area, most).intersection(paint.buffer.area);
    Clear.render(place, paint.buffer);
    paint.pane(place, title, true)
}

/// The number of the action or choice that stands at a place of the terminal.
#[must_use]
pub fn row_at(area: Rect, popup: &Popup, (x, y): (u16, u16)) -> Option<usize> {
    let inner = |size| place(area, size).inner(Margin::new(1, 1));
    let (inner, first_row, (n_rows, top), of_line) = match popup {
        Popup::Actions {
            rows, filter, at, ..
        } => {
            let inner = inner(actions_size(rows.len()));
            let lines = action_lines(inner, &Popup::passing(rows, filter.value()));
            let of_line = lines.iter().map(|(n, _)| *n).collect();
            (inner, 1, actions_window(inner, &lines, *at), of_line)
        }
        Popup::Choose { choices, at, .. } => {
            let (n_all, inner) = (choices.len(), inner(choices_size(choices.len())));
            let of_line: Vec<usize> = (0..n_all).collect();
            (inner, 0, choices_window(inner, n_all, *at), of_line)
        }
        Popup::Reading { .. }
        | Popup::Unasked { .. }
        | Popup::Confirm { .. }
        | Popup::Leave { .. } => return None,
    };
    let row = usize::from(y.checked_sub(inner.y.saturating_add(first_row))?);
    let seen = inner.contains((x, y).into()) && row < n_rows;
    of_line.get(top + row).copied().filter(|_| seen)
}

/// The largest size of a list of actions.
fn actions_size(n_rows: usize) -> (u16, u16) {
    let height = u16::try_from(n_rows).unwrap_or(u16::MAX);
    (74, height.saturating_add(4))
}

/// The lines of the actions, each with the number of its action: what is too long goes on in the
/// next line.
fn action_lines(inner: Rect, passing: &[&ActionRow]) -> Vec<(usize, Styled)> {
    let n_cells = usize::from(inner.width).saturating_sub(KEYS_WIDTH + 1);
    let numbered = passing.iter().enumerate();
    let lines = numbered.flat_map(|(n, (keys, help, _))| {
        let pieces = wrapped(help, n_cells).into_iter().enumerate();
        pieces.map(move |(line, words)| {
            let keys = if line == 0 { keys.as_str() } else { "" };
            let keys = format!(" {}", left(keys, KEYS_WIDTH));
            (n, vec![(Role::Key, keys), (Role::Plain, words)])
        })
    });
    lines.collect()
}

/// The cells of the keys before an action.
const KEYS_WIDTH: usize = 14;

/// How many lines of actions are seen, and the first of them, so that the selected one is whole.
fn actions_window(inner: Rect, lines: &[(usize, Styled)], at: usize) -> (usize, usize) {
    let n_rows = usize::from(inner.height.saturating_sub(2));
    let last = lines.iter().rposition(|(n, _)| *n == at).unwrap_or(0);
    (n_rows, last.saturating_sub(n_rows.saturating_sub(1)))
}

/// The largest size of a list of choices.
fn choices_size(n_rows: usize) -> (u16, u16) {
    let height = u16::try_from(n_rows).unwrap_or(u16::MAX);
    (70, height.saturating_add(4))
}

/// How many choices are seen, and the first of them.
fn choices_window(inner: Rect, n_all: usize, at: usize) -> (usize, usize) {
    let n_rows = usize::from(inner.height.saturating_sub(1)).clamp(1, n_all.max(1));
    (n_rows, (at + 1).saturating_sub(n_rows))
}

fn draw_actions(paint: &mut Paint, inner: Rect, filter: &str, rows: &[ActionRow], at: usize) {
    paint.line(inner, 0, &[(Role::Key, format!("/{filter}▏"))]);
    let passing = Popup::passing(rows, filter);
    if passing.is_empty() {
        let none = " No action here has these words. Ctrl-U clears them.".to_owned();
        paint.line(inner, 1, &[(Role::Quiet, none)]);
    }
    let lines = action_lines(inner, &passing);
    let (n_rows, top) = actions_window(inner, &lines, at);
    for (place, (n, pieces)) in (1_u16..).zip(lines.iter().skip(top).take(n_rows)) {
        paint.line(inner, place, pieces);
        if *n == at {
            paint.select_row(inner, place);
        }
    }
    let foot = "type to filter · Enter runs · Esc closes";
    paint.line(
        inner,
        inner.height.saturating_sub(1),
        &[(Role::Quiet, foot.to_owned())],
    );
    mark_rows(paint, inner, (top, n_rows, lines.len()));
}

/// Draws a text to read, with the key that scrolls on and the words on what closes it.
fn draw_reading(
    paint: &mut Paint,
    inner: Rect,
    (lines, top): (&[String], usize),
    [scrolls, keys]: [&str; 2],
) {
    let n_rows = inner.height.saturating_sub(1);
    let top = top.min(lines.len().saturating_sub(usize::from(n_rows)));
    for (row, line) in (0..n_rows).zip(lines.iter().skip(top)) {
        paint.line(inner, row, &[(Role::Plain, format!(" {line}"))]);
    }
    let below = lines.len().saturating_sub(top + usize::from(n_rows));
    let foot = match (top, below) {
        (0, 0) => format!(" {keys}"),
        (above, 0) => format!(" ↑ {above} more: ↑ PgUp · {keys}"),
        (_, 1) => format!(" ↓ 1 more line: ↓ {scrolls} · {keys}"),
        (_, n) => format!(" ↓ {n} more lines: ↓ {scrolls} · {keys}"),
    };
    paint.line(
        inner,
        inner.height.saturating_sub(1),
        &[(Role::Quiet, foot)],
    );
}
