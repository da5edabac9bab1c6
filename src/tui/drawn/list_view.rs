//! Draws a list, and beside or below it what its selected line says in full.

use super::headline;
use crate::tui::brush::paint::Paint;
use crate::tui::brush::theme::Role;
use crate::tui::brush::window::{self, Look, Styled};
use crate::tui::held::list::{Line, List, Reading};
use crate::tui::input::action::{Action, ScreenId};
use crate::tui::input::keymap::{self, Scope};
use ratatui::layout::{Constraint, Layout, Rect};

/// From this width on, the selected line is told in full beside its list; else below it.
const WIDE: u16 = 120;

/// The rows of a list's pane that no line takes: border, heading, filter.
const FRAME: u16 = 4;

/// What the selected line says in full.
#[derive(Clone, Debug)]
pub struct Told {
    /// The pane's title.
    pub title: String,
    /// The figures that stay in sight, one a piece.
    pub headline: Vec<(Role, String)>,
    /// Sentences.
    pub sentences: Vec<(Role, String)>,
}

impl Told {
    /// Sentences under a title, without figures that stay.
    #[must_use]
    pub fn new(title: String, sentences: Vec<(Role, String)>) -> Told {
        let headline = Vec::new();
        Told {
            title,
            headline,
            sentences,
        }
    }
}

/// The pane that tells the selected line in full.
#[derive(Clone, Debug)]
pub struct Side {
    /// Where it stands.
    pub area: Rect,
    /// Its title.
    pub title: String,
    /// All its lines.
    pub lines: Vec<Styled>,
    /// How many of them, from the first on, stay in sight when the others scroll.
    pub n_stay: usize,
}

impl Side {
    /// A pane with sentences, wrapped to its width.
    #[must_use]
    pub fn of(area: Rect, told: Told) -> Side {
        let n_cells = window::n_cells(area);
        let mut lines = headline::lines(&told.headline, n_cells);
        let n_stay = lines.len();
        lines.extend(window::wrapped(&told.sentences, n_cells));
        let title = told.title;
        Side {
            area,
            title,
            lines,
            n_stay,
        }
    }

    /// How many of its rows scroll.
    #[must_use]
    pub fn n_rows(&self) -> usize {
        window::n_rows(self.area).saturating_sub(self.n_stay)
    }

    /// Draws it from a line on; its border says with which keys it scrolls.
    pub fn draw(&self, paint: &mut Paint, top: usize) {
        let [up, down] = scroll_keys(Scope::Lists);
        let look = Look {
            title: &self.title,
            focused: false,
            keys: [&up, &down],
        };
        let top = window::moved(top, 0, self.lines.len(), window::n_rows(self.area));
        let mut lines = self.lines.clone();
        // What stays stands before the first line that is seen.
        if let Some(upto) = lines.get_mut(..top + self.n_stay) {
            upto.rotate_left(self.n_stay);
        }
        window::draw(paint, self.area, &look, top, &lines);
    }
}

/// The keys that scroll the pane beside: up, down.
#[must_use]
pub fn scroll_keys(scope: Scope) -> [String; 2] {
    [Action::ScrollUp, Action::ScrollDown].map(|action| keymap::first_key(action, scope))
}

/// Where a list of so many lines stands, and where its selected line is told in full. Below a list,
/// that has all the room that the list does not need; an entry of the register is told below in
/// every width, since its list needs the whole width.
#[must_use]
pub fn areas(area: Rect, tab: ScreenId, n_lines: usize) -> (Rect, Option<Rect>) {
    if n_lines == 0 {
        return (area, None);
    }
    if area.width >= WIDE && tab != ScreenId::Register {
        let [list, side] =
            Layout::horizontal([Constraint::Percentage(60), Constraint::Percentage(40)])
                .areas(area);
        return (list, Some(side));
    }
    let least = FRAME + 1;
    let most = (area.height * 11 / 20).max(least);
    let wanted = u16::try_from(n_lines).unwrap_or(u16::MAX);
    let list = wanted.saturating_add(FRAME).clamp(least, most);
    let [list, side] = Layout::vertical([Constraint::Length(list), Constraint::Min(0)]).areas(area);
    (list, Some(side))
}

/// The rows that a list has for its lines.
#[must_use]
pub fn n_rows(list: Rect) -> usize {
    usize::from(list.height.saturating_sub(FRAME)).max(1)
}

/// Draws a list with a heading line and its filter at the foot.
pub fn draw<L: Line>(
    paint: &mut Paint,
    area: Rect,
    list: &List<L>,
    (title, heading, empty): (&str, String, &str),
    line: impl Fn(&L) -> Styled,
) {
    let inner = paint.pane(area, title, true);
    paint.line(inner, 0, &[(Role::Heading, format!("  {heading}"))]);
    let body = Rect {
        y: inner.y + 1,
        height: inner.height.saturating_sub(2),
        ..inner
    };
    let n_rows = usize::from(body.height);
    window::mark(paint, area, list.out_of_sight(n_rows), ["", ""]);
    for (row, (selected, item)) in (0_u16..).zip(list.window(n_rows)) {
        let mut pieces = vec![(Role::Plain, if selected { "▸ " } else { "  " }.to_owned())];
        pieces.extend(line(item));
        paint.line(body, row, &pieces);
        if selected {
            paint.select_row(body, row);
        }
    }
    if list.n_shown() == 0 {
        let words = match &list.reading {
            Reading::Pending => "Reading the register …",
            Reading::Failed(why) => why,
            Reading::Done if list.filter.value().is_empty() => empty,
            Reading::Done => "Nothing passes the filter. Esc clears it.",
        };
        paint.text(body, 1, Role::Quiet, words);
    }
    let filter = list.filter.value();
    if list.filtering || !filter.is_empty() {
        let cursor = if list.filtering { "▏" } else { "" };
        let counts = format!("  {} of {}", list.n_shown(), list.lines().len());
        let role = filter_role(list);
        let foot = [
            (Role::Key, "/".to_owned()),
            (role, filter.to_owned()),
            (Role::Key, cursor.to_owned()),
            (Role::Quiet, counts),
        ];
        paint.line(inner, inner.height.saturating_sub(1), &foot);
    }
}

/// How a filter is drawn: marked while the next character takes its place.
#[must_use]
pub fn filter_role<L: Line>(list: &List<L>) -> Role {
    match list.begins_anew {
        true => Role::Selected,
        false => Role::Key,
    }
}
