//! Draws the start screen: what this is, what can be done, the registers opened before.

use crate::tui::brush::cells::{left, width, wrapped};
use crate::tui::brush::paint::Paint;
use crate::tui::brush::theme::Role;
use crate::tui::held::model::Model;
use crate::tui::held::start_screen::StartScreen;
use crate::tui::input::action::Action;
use ratatui::layout::Rect;

const WHAT: &str = "ras-panel shows a moderation panel how every pound of an indicative budget was \
                    reached, beside what the package costs now, and keeps what was decided, by \
                    whom and why, in a register of its own.";

const WHAT_SHORT: &str = "Flagged allocations, the sums behind them, decisions on record.";

/// The choices: key, action, title, what it means.
const CHOICES: [(&str, Action, &str, &str); 4] = [
    (
        "d",
        Action::Demo,
        "Open the demonstration",
        "400 made-up cases of an invented council, ready to decide on. Nobody in it is real.",
    ),
    (
        "i",
        Action::NewRegister,
        "Make a register of your own",
        "Of a configuration and a caseload folder. What would be taken is shown before anything \
         is written.",
    ),
    (
        "o",
        Action::OpenRegister,
        "Open a register",
        "A file that ras-panel made, on this computer.",
    ),
    ("q", Action::Quit, "Leave", ""),
];

/// The widest that text is drawn, for reading.
const TEXT_WIDTH_MAX: u16 = 100;

type Lines = Vec<(bool, Vec<(Role, String)>)>;

/// Draws the screen.
pub fn draw(paint: &mut Paint, area: Rect, screen: &StartScreen, model: &Model) {
    let inner = paint.pane(area, "Welcome", true);
    let margin = if inner.width > 70 { 2 } else { 1 };
    let room = Rect {
        x: inner.x + margin,
        width: inner.width.saturating_sub(2 * margin).min(TEXT_WIDTH_MAX),
        ..inner
    };
    let n_cells = usize::from(room.width);
    let n_rows = usize::from(room.height);
    let spacious = lines(screen, model, n_cells, Room::Spacious);
    let lines = [Room::Close, Room::Bare]
        .into_iter()
        .fold(spacious, |kept, how| match kept.len() <= n_rows {
            true => kept,
            false => lines(screen, model, n_cells, how),
        });
    let selected = lines.iter().position(|line| line.0).unwrap_or(0);
    let top = (selected + 1).saturating_sub(n_rows);
    for (row, (is_selected, pieces)) in (0..room.height).zip(lines.iter().skip(top)) {
        paint.line(room, row, pieces);
        if *is_selected {
            paint.select_row(room, row);
        }
    }
}

/// How much is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    /// Everything, with lines between.
    Spacious,
    /// Everything, without lines between.
    Close,
    /// Titles only.
    Bare,
}

fn lines(screen: &StartScreen, model: &Model, n_cells: usize, room: Room) -> Lines {
    let mut lines = Lines::new();
    let text = |lines: &mut Lines, role: Role, words: &str, indent: usize| {
        for line in wrapped(words, n_cells.saturating_sub(indent)) {
            lines.push((false, vec![(role, format!("{}{line}", " ".repeat(indent)))]));
        }
    };
    let gap = |lines: &mut Lines| {
        if room == Room::Spacious {
            lines.push((false, Vec::new()));
        }
    };
    gap(&mut lines);
    let what = if room == Room::Bare { WHAT_SHORT } else { WHAT };
    text(&mut lines, Role::Plain, what, 0);
    gap(&mut lines);
    match &screen.greeting.lost {
        Some(lost) => {
            let n_told = if room == Room::Bare { 1 } else { usize::MAX };
            for why in lost.why.iter().take(n_told) {
                text(&mut lines, Role::Warning, why, 0);
            }
        }
        None => text(&mut lines, Role::Heading, "No register is open.", 0),
    }
    gap(&mut lines);
    for (key, action, title, meaning) in CHOICES {
        let can = model.offers(action);
        let role = if can { Role::Key } else { Role::Quiet };
        let pieces = vec![
            (role, format!("  {key}   ")),
            (
                if can { Role::Figure } else { Role::Quiet },
                title.to_owned(),
            ),
        ];
        lines.push((false, pieces));
        if room != Room::Bare && !meaning.is_empty() {
            text(&mut lines, Role::Quiet, meaning, 6);
        }
        gap(&mut lines);
    }
    registers(&mut lines, screen, n_cells);
    lines
}

fn registers(lines: &mut Lines, screen: &StartScreen, n_cells: usize) {
    if screen.greeting.registers.is_empty() {
        return;
    }
    let words = "Opened before · ↑ ↓ choose, Enter opens".to_owned();
    lines.push((false, vec![(Role::Heading, words)]));
    for (n, path) in screen.greeting.registers.iter().enumerate() {
        let is_selected = n == screen.at;
        let mark = if is_selected { "▸ " } else { "  " };
        let path = ending(path, n_cells.saturating_sub(2));
        let words = left(&format!("{mark}{path}"), n_cells);
        lines.push((is_selected, vec![(Role::Plain, words)]));
    }
}

/// A path cut at its start, where it is too long: its end names the file.
fn ending(path: &str, n_cells: usize) -> String {
    if width(path) <= n_cells {
        return path.to_owned();
    }
    let mut kept = path;
    while width(kept) + 1 > n_cells {
        let mut letters = kept.chars();
        if letters.next().is_none() {
            break;
        }
        kept = letters.as_str();
    }
    format!("…{kept}")
}
