//! Small drawing aids: panes, lines of styled text, bars. They know nothing of a case's rules.

use super::cells;
use super::theme::{Role, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Borders, Widget};

/// The colours and the buffer to draw into.
pub struct Paint<'a> {
    /// The buffer.
    pub buffer: &'a mut Buffer,
    /// The colours.
    pub theme: Theme,
}

impl Paint<'_> {
    /// Draws a pane with its title and gives the room inside.
    pub fn pane(&mut self, area: Rect, title: &str, focused: bool) -> Rect {
        let role = if focused {
            Role::FocusBorder
        } else {
            Role::Border
        };
        let title = cells::cut(title, usize::from(area.width.saturating_sub(4)));
        let block = Block::new()
            .borders(Borders::ALL)
            .border_type(if focused {
                BorderType::Thick
            } else {
                BorderType::Plain
            })
            .border_style(self.theme.style(role))
            .title(Span::styled(
                match title.is_empty() {
                    true => title,
                    false => format!(" {title} "),
                },
                self.theme.style(Role::Heading),
            ));
        let inner = block.inner(area);
        block.render(area, self.buffer);
        inner
    }

    /// Draws one line of pieces at a row of an area; what does not fit is cut, with `…`, a figure
    /// only as a whole.
    pub fn line(&mut self, area: Rect, row: u16, pieces: &[(Role, String)]) {
        if row >= area.height || area.width == 0 {
            return;
        }
        let spans: Vec<Span> = pieces
            .iter()
            .map(|(role, text)| Span::styled(text.clone(), self.theme.style(*role)))
            .collect();
        let place = Rect {
            x: area.x,
            y: area.y + row,
            width: area.width,
            height: 1,
        };
        let line = Line::from(spans);
        let text: String = pieces.iter().map(|(_, text)| text.as_str()).collect();
        let place = place.intersection(self.buffer.area);
        line.render(place, self.buffer);
        let n_cells = usize::from(place.width);
        if cells::width(text.trim_end()) <= n_cells {
            return;
        }
        let kept = cells::width(&cells::cut(&text, n_cells)).saturating_sub(1);
        let kept = u16::try_from(kept).unwrap_or(place.width);
        for (n, x) in (place.x.saturating_add(kept)..place.right()).enumerate() {
            if let Some(cell) = self.buffer.cell_mut((x, place.y)) {
                cell.set_symbol(if n == 0 { "…" } else { " " });
            }
        }
    }

    /// Marks a whole row as selected, over what was drawn there: one bar in one colour.
    pub fn select_row(&mut self, area: Rect, row: u16) {
        if row < area.height {
            let place = Rect {
                x: area.x,
                y: area.y + row,
                width: area.width,
                height: 1,
            };
            let place = place.intersection(self.buffer.area);
            let selected = self.theme.style(Role::Selected);
            self.buffer.set_style(place, selected.fg(Color::Reset));
        }
    }

    /// Draws a text, wrapped, from a row on; gives the row after it.
    pub fn text(&mut self, area: Rect, row: u16, role: Role, text: &str) -> u16 {
        let mut row = row;
        for line in cells::wrapped(text, usize::from(area.width)) {
            self.line(area, row, &[(role, line)]);
            row = row.saturating_add(1);
        }
        row
    }
}

/// A bar of blocks: `part` of `whole` in `n_cells` cells, to the eighth of a cell.
#[must_use]
pub fn bar(part: i64, whole: i64, n_cells: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let (Ok(part), Ok(whole)) = (u64::try_from(part), u64::try_from(whole)) else {
        return String::new();
    };
    let room = u64::try_from(n_cells).unwrap_or(0) * 8;
    let Some(filled) = part.saturating_mul(room).checked_div(whole) else {
        return String::new();
    };
    let filled = usize::try_from(filled.min(room)).unwrap_or(0);
    let rest = EIGHTHS.get(filled % 8).copied().unwrap_or("");
    format!("{}{rest}", "█".repeat(filled / 8))
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        assert_eq!(bar(50, 100, 4), "██");
        assert_eq!(bar(100, 100, 4), "████");
        assert_eq!(bar(1, 32, 4), "▏");
        assert_eq!(bar(1, 0, 4), "");
        assert_eq!(bar(-5, 10, 4), "");
    }
}
