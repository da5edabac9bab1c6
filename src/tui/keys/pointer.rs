//! The mouse, and moving in the list of a tab.

use super::form_keys::{self, Turn};
use super::popup_keys;
use super::start_keys;
use crate::app::queue_row::QueueRow;
use crate::tui::brush::window;
use crate::tui::drawn::case_view;
use crate::tui::drawn::form_view;
use crate::tui::drawn::list_view::{self, Side};
use crate::tui::drawn::popup_view;
use crate::tui::drawn::queue_view;
use crate::tui::drawn::sitting_view;
use crate::tui::drawn::view;
use crate::tui::held::case_screen::CasePane;
use crate::tui::held::effect::Effect;
use crate::tui::held::list::{Line, List};
use crate::tui::held::model::Model;
use crate::tui::held::popup::Popup;
use crate::tui::input::action::{Action, ScreenId};
use crate::tui::input::key::Key;
use crossterm::event::Event;
use ratatui::layout::Rect;

/// The row of the terminal in which the tabs stand.
const TABS_ROW: u16 = 1;

/// The row of the terminal in which a list's first line stands.
const FIRST_LINE: u16 = 4;

/// Moves the selection of the tab's list, or what stands beside it; says whether the action was a
/// move.
pub fn moved(model: &mut Model, action: Action) -> bool {
    let down = match action {
        Action::ScrollDown => true,
        Action::ScrollUp => false,
        _ => return list_moved(model, action),
    };
    if let Some(side) = view::side(model) {
        let by = window::page(side.n_rows(), down);
        scroll_side(model, &side, by);
    }
    true
}

fn list_moved(model: &mut Model, action: Action) -> bool {
    let n_rows = n_list_rows(model);
    match model.tab {
        ScreenId::Queue => model.queue.moves(action, n_rows),
        ScreenId::Approvals => model.waiting.moves(action, n_rows),
        ScreenId::Transitions => model.transitions.moves(action, n_rows),
        ScreenId::Proposals => model.proposals.moves(action, n_rows),
        ScreenId::Register => model.entries.moves(action, n_rows),
        ScreenId::Sitting => sitting_moved(model, action),
    }
}

fn sitting_moved(model: &mut Model, action: Action) -> bool {
    let area = view::body(model);
    let n_rows = window::n_rows(area);
    let n_lines = sitting_view::lines(model, window::n_cells(area)).len();
    let end = isize::try_from(n_lines).unwrap_or(isize::MAX);
    let by = match action {
        Action::Up => -1,
        Action::Down => 1,
        Action::PageUp => window::page(n_rows, false),
        Action::PageDown => window::page(n_rows, true),
        Action::First => -end,
        Action::Last => end,
        _ => return false,
    };
    model.sitting_top = window::moved(model.sitting_top, by, n_lines, n_rows);
    true
}

fn scroll_side(model: &mut Model, side: &Side, by: isize) {
    let top = match model.tab {
        ScreenId::Queue => &mut model.queue.told_top,
        ScreenId::Approvals => &mut model.waiting.told_top,
        ScreenId::Transitions => &mut model.transitions.told_top,
        ScreenId::Proposals => &mut model.proposals.told_top,
        ScreenId::Register => &mut model.entries.told_top,
        ScreenId::Sitting => return,
    };
    *top = window::moved(*top, by, side.lines.len(), window::n_rows(side.area));
}

/// How many rows of the tab's list fit into the terminal.
fn n_list_rows(model: &Model) -> usize {
    let area = view::body(model);
    let n_lines = match model.tab {
        ScreenId::Queue => return list_view::n_rows(queue_view::areas(area).0),
        ScreenId::Sitting => 0,
        ScreenId::Approvals => model.waiting.lines().len(),
        ScreenId::Transitions => model.transitions.lines().len(),
        ScreenId::Proposals => model.proposals.lines().len(),
        ScreenId::Register => model.entries.lines().len(),
    };
    list_view::n_rows(list_view::areas(area, model.tab, n_lines).0)
}

/// Turns the wheel over a place: so many lines down, or up. What stands there moves.
pub fn wheel(model: &mut Model, by: isize, place: (u16, u16)) -> Vec<Effect> {
    let (action, key) = match by < 0 {
        true => (Action::Up, Key::Up),
        false => (Action::Down, Key::Down),
    };
    let each = 0..by.unsigned_abs();
    let area = view::body(model);
    if model.popup.is_some() {
        for _ in each {
            popup_keys::pressed(model, key, &Event::FocusGained);
        }
    } else if let Some(form) = &model.form {
        let beside = form_view::areas(area, form).beside;
        if beside.is_some_and(|beside| beside.contains(place.into())) {
            return form_keys::scroll(model, Turn::Lines(by));
        }
    } else if model.start.is_some() {
        for _ in each {
            start_keys::act(model, action);
        }
    } else if let Some(screen) = model.case.as_deref_mut() {
        let mut panes = case_view::areas(area, screen).into_iter();
        if let Some((pane, _)) = panes.find(|(_, its)| its.contains(place.into())) {
            let extent = case_view::extent(area, screen, pane);
            screen.scroll(pane, by, extent);
        }
    } else if let Some(side) = view::side(model).filter(|s| s.area.contains(place.into())) {
        scroll_side(model, &side, by);
    } else {
        for _ in each {
            list_moved(model, action);
        }
    }
    Vec::new()
}

/// The tab whose name stands at a place of the terminal.
#[must_use]
pub fn tab_at(model: &Model, column: u16, row: u16) -> Option<ScreenId> {
    if row != TABS_ROW {
        return None;
    }
    let mut right = 1;
    let column = usize::from(column);
    view::tabs(model).into_iter().find_map(|(tab, words)| {
        let left = right;
        right = left + crate::tui::brush::cells::width(&words) + 1;
        (left..right).contains(&column).then_some(tab)
    })
}

/// Gives the keys to what was clicked: a pane of the case, a field of the form, a line of the list.
/// A choice that is offered is taken.
pub fn clicked(model: &mut Model, place: (u16, u16)) -> Vec<Effect> {
    let area = view::body(model);
    if let Some(form) = model.form.as_deref_mut() {
        match form_view::field_at(area, form, place) {
            Some((_, Some(choice))) if form.picks(choice) => return form_keys::changed(model),
            Some((_, Some(_))) | None => {}
            Some((field, None)) => form.focus(field),
        }
        return Vec::new();
    }
    tab_clicked(model, area, place);
    Vec::new()
}

/// Selects the row of the popup that was clicked; whether it was selected before, and is to run.
pub fn runs_in_popup(model: &mut Model, place: (u16, u16)) -> bool {
    let area = view::body(model);
    let Some(popup) = model.popup.as_mut() else {
        return false;
    };
    let row = popup_view::row_at(area, popup, place);
    match (popup, row) {
        (Popup::Actions { at, .. } | Popup::Choose { at, .. }, Some(row)) => {
            std::mem::replace(at, row) == row
        }
        _ => false,
    }
}

fn tab_clicked(model: &mut Model, area: Rect, place: (u16, u16)) {
    if let Some(screen) = model.case.as_deref_mut() {
        let mut panes = case_view::areas(area, screen).into_iter();
        if let Some((pane, its)) = panes.find(|(_, its)| its.contains(place.into())) {
            screen.pane = pane;
            let row = case_view::breakdown_row_at(its, screen, place.1);
            if let Some(row) = row.filter(|_| pane == CasePane::Breakdown) {
                screen.select(row);
            }
        }
        return;
    }
    let beside = view::side(model).is_some_and(|side| side.area.contains(place.into()));
    if model.start.is_none() && !beside {
        list_clicked(model, place.1);
    }
}

fn list_clicked(model: &mut Model, row: u16) {
    let n_rows = n_list_rows(model);
    let Some(line) = row.checked_sub(FIRST_LINE).map(usize::from) else {
        return;
    };
    if line >= n_rows {
        return;
    }
    fn go<L: Line>(list: &mut List<L>, line: usize, n_rows: usize) {
        list.go_to_row(line, n_rows);
    }
    match model.tab {
        ScreenId::Queue => go::<QueueRow>(&mut model.queue, line, n_rows),
        ScreenId::Approvals => go(&mut model.waiting, line, n_rows),
        ScreenId::Transitions => go(&mut model.transitions, line, n_rows),
        ScreenId::Proposals => go(&mut model.proposals, line, n_rows),
        ScreenId::Register => go(&mut model.entries, line, n_rows),
        ScreenId::Sitting => {}
    }
}
