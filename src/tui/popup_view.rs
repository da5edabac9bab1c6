//! Draws what stands above a screen.

use super::action::Action;
use super::cells::{cut, left};
use super::paint::Paint;
use super::popup::Popup;
use super::theme::Role;
use ratatui::layout::Rect;
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
            let inner = room(paint, area, title, (70, 30));
            draw_actions(paint, inner, filter.value(), rows, *at);
        }
        Popup::Reading { title, lines, top } => {
            let inner = room(paint, area, title, (110, 40));
            draw_reading(paint, inner, lines, *top);
        }
        Popup::Confirm { sentence, key, .. } => {
            let inner = room(paint, area, "Before it is recorded", (76, 12));
            let at = paint.text(inner, 1, Role::Figure, sentence);
            let words = format!("Type {key} to record, Esc to go back.");
            paint.text(inner, at + 1, Role::Key, &words);
        }
        Popup::Choose { title, choices, at } => {
            let inner = room(paint, area, title, (70, 24));
            for (row, (n, (words, _))) in (0_u16..).zip(choices.iter().enumerate()) {
                let mark = if n == *at { "▸ " } else { "  " };
                paint.line(inner, row, &[(Role::Plain, format!("{mark}{words}"))]);
                if n == *at {
                    paint.select_row(inner, row);
                }
            }
        }
    }
}

fn room(paint: &mut Paint, area: Rect, title: &str, most: (u16, u16)) -> Rect {
    let width = most
        .0
        .min(area.width.saturating_sub(2))
        .max(area.width.min(10));
    let height = most
        .1
        .min(area.height.saturating_sub(2))
        .max(area.height.min(3));
    let place = Rect {
        x: area.x + area.width.saturating_sub(width) / 2,
        y: area.y + area.height.saturating_sub(height) / 2,
        width,
        height,
    }
    .intersection(paint.buffer.area);
    Clear.render(place, paint.buffer);
    paint.pane(place, title, true)
}

fn draw_actions(
    paint: &mut Paint,
    inner: Rect,
    filter: &str,
    rows: &[(String, &'static str, Action)],
    at: usize,
) {
    paint.line(inner, 0, &[(Role::Key, format!("/{filter}▏"))]);
    let n_rows = usize::from(inner.height.saturating_sub(2));
    let top = at.saturating_sub(n_rows.saturating_sub(1));
    let passing = Popup::passing(rows, filter);
    for (place, (n, (keys, help, _))) in
        (1_u16..).zip(passing.iter().enumerate().skip(top).take(n_rows))
    {
        let pieces = [
            (Role::Key, format!(" {}", left(keys, 16))),
            (Role::Plain, (*help).to_owned()),
        ];
        paint.line(inner, place, &pieces);
        if n == at {
            paint.select_row(inner, place);
        }
    }
    let foot = "type to filter · Enter runs · Esc closes";
    paint.line(
        inner,
        inner.height.saturating_sub(1),
        &[(Role::Quiet, foot.to_owned())],
    );
}

fn draw_reading(paint: &mut Paint, inner: Rect, lines: &[String], top: usize) {
    let n_rows = inner.height.saturating_sub(1);
    for (row, line) in (0..n_rows).zip(lines.iter().skip(top)) {
        paint.line(
            inner,
            row,
            &[(Role::Plain, cut(line, usize::from(inner.width)))],
        );
    }
    let below = lines.len().saturating_sub(top + usize::from(n_rows));
    let foot = match below {
        0 => "Esc closes".to_owned(),
        n => format!("↓ {n} more lines · Esc closes"),
    };
    paint.line(
        inner,
        inner.height.saturating_sub(1),
        &[(Role::Quiet, foot)],
    );
}
