//! Draws a form: fields with their messages, and beside them what they would do.

use super::field_view::{self, Place};
use super::headline;
use super::list_view::scroll_keys;
use crate::tui::brush::paint::Paint;
use crate::tui::brush::theme::Role;
use crate::tui::brush::window::{self, Look, Styled};
use crate::tui::held::form::Form;
use crate::tui::held::purpose::Purpose;
use crate::tui::input::keymap::Scope;
use ratatui::layout::{Constraint, Layout, Rect};

/// From this width on, the effect stands beside the fields; below it, under them.
pub const WIDE: u16 = 110;

/// The fewest rows of the fields' pane while what stands under it is read.
const FIELDS_MIN: u16 = 4;

/// The rows of the fields' pane with which the longest choice has its neighbours in sight.
const FIELDS_GOOD: u16 = 16;

/// The rows of the effect on a low screen while a long choice is open: what would be agreed, and
/// what it changes.
const BESIDE_LOW: u16 = 4;

/// The rows that the effect has otherwise: whose word it waits for, too, and whether it is refused.
const BESIDE_GOOD: u16 = 8;

/// The lines of a field that leave the effect its room: its own, its hint, what is said of it.
const SHORT_FIELD: usize = 5;

/// Where the parts of a form stand.
#[derive(Clone, Debug)]
pub struct Areas {
    /// The figures that people argue about; they stay in sight.
    pub head: Rect,
    /// The fields.
    pub fields: Rect,
    /// What stands beside or under them.
    pub beside: Option<Rect>,
}

/// Draws the form into an area.
pub fn draw(paint: &mut Paint, area: Rect, form: &Form) {
    let areas = areas(area, form);
    let headline = headline::lines(&form.headline, usize::from(area.width));
    for (row, line) in (0..areas.head.height).zip(&headline) {
        paint.line(areas.head, row, line);
    }
    draw_fields(paint, (areas.fields, area.width < WIDE), form);
    if let Some((beside, lines)) = beside(area, form) {
        let [up, down] = scroll_keys(Scope::Form);
        let look = Look {
            title: beside_title(&form.purpose),
            focused: false,
            keys: [&up, &down],
        };
        window::draw(paint, beside, &look, form.beside_top, &lines);
    }
}

/// What stands beside the fields, in a few words.
fn beside_title(purpose: &Purpose) -> &'static str {
    match purpose {
        Purpose::Approve { .. } => "What your answer would do",
        Purpose::AnswerProposal { .. } | Purpose::Adopt(_) => "The proposal",
        _ => "What this would do",
    }
}

/// Where the parts of the form stand. Under the fields, the effect has the rows that they do not
/// need, and at least a part of the height; all but a few while it is read.
#[must_use]
pub fn areas(area: Rect, form: &Form) -> Areas {
    let rows = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    let head = headline::lines(&form.headline, usize::from(area.width)).len();
    let [head, below] =
        Layout::vertical([Constraint::Length(rows(head)), Constraint::Min(0)]).areas(area);
    if form.beside.is_empty() {
        return Areas {
            head,
            fields: below,
            beside: None,
        };
    }
    let [fields, beside] = if area.width >= WIDE {
        let halves = [Constraint::Percentage(60), Constraint::Percentage(40)];
        Layout::horizontal(halves).areas(below)
    } else {
        let fields = rows(field_lines((below, true), form).len().saturating_add(2));
        let beside = window::wrapped(&form.beside, window::n_cells(below));
        let beside = rows(beside.len().saturating_add(2));
        let least = match form.reading {
            true => below.height.saturating_sub(FIELDS_MIN),
            false => least_beside(below, form),
        };
        let beside = beside.min(below.height.saturating_sub(fields).max(least));
        Layout::vertical([Constraint::Min(0), Constraint::Length(beside)]).areas(below)
    };
    Areas {
        head,
        fields,
        beside: Some(beside),
    }
}

/// The rows that the effect has at least under the fields: two fifths, but on a low screen only so
/// many that the field in work has its neighbours in sight.
fn least_beside(below: Rect, form: &Form) -> u16 {
    let n_rows = below.height;
    let n_lines = |(n, field)| {
        field_view::lines(field, place((below, true), form, n))
            .0
            .len()
    };
    let focused = form.focused().map(|field| n_lines((form.at, field)));
    let low = match focused.unwrap_or(0) <= SHORT_FIELD {
        true => BESIDE_GOOD,
        false => BESIDE_LOW,
    };
    let beside = n_rows.saturating_sub(FIELDS_GOOD).max(low);
    beside.min((n_rows * 2 / 5).max(3))
}

/// The field whose lines stand at a place of the terminal; and the choice that it offers there, if
/// it has the keys and offers one.
#[must_use]
pub fn field_at(area: Rect, form: &Form, (x, y): (u16, u16)) -> Option<(usize, Option<usize>)> {
    let pane = areas(area, form).fields;
    let of_form = (pane, area.width < WIDE);
    let row = y.checked_sub(pane.y.saturating_add(1))?;
    let inside = pane.contains((x, y).into()) && usize::from(row) < window::n_rows(pane);
    let lines = field_lines(of_form, form);
    let top = first_row(focus(&lines, form), lines.len(), window::n_rows(pane));
    let at = top + usize::from(row);
    let number = lines.get(at).filter(|_| inside)?.field;
    let first = lines.iter().position(|line| line.field == number)?;
    let field = form.fields.get(number).filter(|_| number == form.at);
    let choice = field.and_then(|field| {
        field_view::choice_at(
            field,
            at.saturating_sub(first),
            place(of_form, form, number),
        )
    });
    Some((number, choice))
}

/// The pane beside or under the fields, and all its lines.
#[must_use]
pub fn beside(area: Rect, form: &Form) -> Option<(Rect, Vec<Styled>)> {
    let pane = areas(area, form).beside?;
    Some((pane, window::wrapped(&form.beside, window::n_cells(pane))))
}

/// A line of the fields' pane.
struct FieldLine {
    /// The field that it belongs to.
    field: usize,
    /// Whether the cursor is in it.
    has_cursor: bool,
    pieces: Styled,
}

/// The fields' pane, and whether what stands beside wider forms stands under it.
type Pane = (Rect, bool);

fn field_lines(pane: Pane, form: &Form) -> Vec<FieldLine> {
    let fields = form.fields.iter().enumerate();
    let lines = fields.flat_map(|(n, field)| {
        let (lines, cursor) = field_view::lines(field, place(pane, form, n));
        let lines = lines.into_iter().enumerate();
        lines.map(move |(line, pieces)| FieldLine {
            field: n,
            has_cursor: line == cursor,
            pieces,
        })
    });
    lines.collect()
}

/// How a field is drawn in the pane: what it offers leaves a line to the fields beside it.
fn place((pane, narrow): Pane, form: &Form, n: usize) -> Place {
    let n_said = match narrow {
        true => (window::n_rows(pane) / SAID_PART).clamp(1, SAID_MAX),
        false => 1,
    };
    let mut place = Place {
        focused: n == form.at,
        rests: form.rests,
        n_said: form.purpose.decides().map(|_| n_said),
        beside_is_below: narrow,
        n_cells: window::n_cells(pane),
        n_lines: usize::MAX,
    };
    if let Some(field) = form.fields.get(n).filter(|_| place.focused) {
        let before = usize::from(n > 0);
        let after = usize::from(n + 1 < form.fields.len());
        let others = field_view::under(field, place).len() + before + after;
        place.n_lines = window::n_rows(pane).saturating_sub(others).max(OFFERED_MIN);
    }
    place
}

/// A message at its field has this part of the pane's lines, and at most so many; one line where
/// the summary stands beside it.
const SAID_PART: usize = 4;
const SAID_MAX: usize = 4;

/// The fewest lines of what a field offers, however low the pane is.
const OFFERED_MIN: usize = 2;

/// The focused field: its first line, the line of its cursor, the line after it.
fn focus(lines: &[FieldLine], form: &Form) -> (usize, usize, usize) {
    let its = |line: &&FieldLine| line.field == form.at;
    let first = lines.iter().position(|line| its(&line)).unwrap_or(0);
    let n_lines = lines.iter().filter(its).count();
    let cursor = lines.iter().skip(first).position(|line| line.has_cursor);
    (first, first + cursor.unwrap_or(0), first + n_lines)
}

fn draw_fields(paint: &mut Paint, pane: Pane, form: &Form) {
    let (area, lines) = (pane.0, field_lines(pane, form));
    let focus = focus(&lines, form);
    let top = first_row(focus, lines.len(), window::n_rows(area));
    let mut lines: Vec<Styled> = lines.into_iter().map(|line| line.pieces).collect();
    if let (true, Some(field)) = (top > focus.0, form.focused()) {
        let label = (Role::FocusBorder, field_view::label(field, true));
        if let Some(piece) = lines.get_mut(top).and_then(|line| line.first_mut()) {
            *piece = label;
        }
    }
    let look = Look {
        title: &form.title,
        focused: true,
        keys: ["", ""],
    };
    window::draw(paint, area, &look, top, &lines);
}

/// The first line shown, so that the focused field (its first line, the line of its cursor, the
/// line after it) is seen, with a line of the fields before and after it: whole where it fits, else
/// around its cursor, under its label.
fn first_row((first, cursor, end): (usize, usize, usize), n_lines: usize, n_rows: usize) -> usize {
    let (before, after) = (first.saturating_sub(1), (end + 1).min(n_lines));
    if after <= n_rows {
        return 0;
    }
    if after - before <= n_rows {
        return after - n_rows;
    }
    if end - first <= n_rows {
        return end - n_rows;
    }
    let last = (cursor + 2).min(end);
    last.saturating_sub(n_rows).max(first)
}
