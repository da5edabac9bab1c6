//! A run of lines in a pane: the part that is seen, and on the border how much is out of sight.
//!
//! Invariant: nothing is written over a line, and the last line is never scrolled off its row.

use super::cells::hanging;
use super::paint::Paint;
use super::theme::Role;
use ratatui::layout::Rect;

/// A line of styled pieces.
pub type Styled = Vec<(Role, String)>;

/// How a pane stands out, and with which keys it scrolls.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// The title.
    pub title: &'a str,
    /// Whether it has the keys.
    pub focused: bool,
    /// The keys that scroll up and down; empty where the arrows of the mark are the keys.
    pub keys: [&'a str; 2],
}

/// The rows that a pane has inside its border.
#[must_use]
pub fn n_rows(pane: Rect) -> usize {
    usize::from(pane.height.saturating_sub(2))
}

/// The cells that a line has inside a pane's border.
#[must_use]
pub fn n_cells(pane: Rect) -> usize {
    usize::from(pane.width.saturating_sub(2))
}

/// The first line shown, after so many lines down (up, when negative).
#[must_use]
pub fn moved(top: usize, by: isize, n_lines: usize, n_rows: usize) -> usize {
    let last = n_lines.saturating_sub(n_rows);
    top.min(last).saturating_add_signed(by).min(last)
}

/// A page of so many rows, down or up: all but one of them.
#[must_use]
pub fn page(n_rows: usize, down: bool) -> isize {
    let page = isize::try_from(n_rows.saturating_sub(1).max(1)).unwrap_or(1);
    if down { page } else { -page }
}

/// Draws a pane with the lines from `top` on that it has room for.
pub fn draw(paint: &mut Paint, pane: Rect, look: &Look, top: usize, lines: &[Styled]) {
    let inner = paint.pane(pane, look.title, look.focused);
    let n_rows = n_rows(pane);
    let top = moved(top, 0, lines.len(), n_rows);
    for (row, line) in (0..inner.height).zip(lines.iter().skip(top)) {
        paint.line(inner, row, line);
    }
    let n_below = lines.len().saturating_sub(top + n_rows);
    mark(paint, pane, (top, n_below), look.keys);
}

/// Says on a pane's lower border how many lines stand above and below those that are seen.
pub fn mark(paint: &mut Paint, pane: Rect, (above, below): (usize, usize), keys: [&str; 2]) {
    let [up, down] = keys;
    let (words, keys) = match (above, below) {
        (0, 0) => return,
        (0, _) => (format!("↓ {below} more"), down.to_owned()),
        (_, 0) => (format!("↑ {above} more"), up.to_owned()),
        _ => (format!("↑ {above} ↓ {below} more"), format!("{up} {down}")),
    };
    let words = match keys.trim() {
        "" => format!(" {words} "),
        keys => format!(" {words}: {keys} "),
    };
    let border = Rect {
        x: pane.x.saturating_add(2),
        y: pane.bottom().saturating_sub(1),
        width: pane.width.saturating_sub(4),
        height: 1,
    };
    paint.line(border, 0, &[(Role::Quiet, words)]);
}

/// Sentences in as many lines as they need.
#[must_use]
pub fn wrapped(sentences: &[(Role, String)], n_cells: usize) -> Vec<Styled> {
    let lines = sentences.iter().flat_map(|(role, text)| {
        let lines = hanging(text, n_cells).into_iter();
        lines.map(|line| vec![(*role, line)])
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn a_window_never_leaves_its_lines() {
        assert_eq!(moved(0, 3, 10, 4), 3);
        assert_eq!(moved(3, 100, 10, 4), 6);
        assert_eq!(moved(6, -100, 10, 4), 0);
        assert_eq!(moved(0, 1, 4, 4), 0, "what fits does not scroll");
        assert_eq!(moved(9, 0, 10, 4), 6, "a larger terminal shows the end");
    }
}
