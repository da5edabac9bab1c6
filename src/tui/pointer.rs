//! The mouse, and moving in the list of a tab.

use super::action::{Action, ScreenId};
use super::boards_view;
use super::list::{Line, List};
use super::model::Model;
use super::queue_view;
use super::view;
use crate::app::queue_row::QueueRow;

/// The row of the terminal in which the tabs stand.
const TABS_ROW: u16 = 1;

/// The row of the terminal in which a list's first line stands.
const FIRST_LINE: u16 = 4;

/// Moves the selection of the tab's list; says whether the action was a move.
pub fn moved(model: &mut Model, action: Action) -> bool {
    let n_rows = n_list_rows(model);
    match model.tab {
        ScreenId::Queue => model.queue.moves(action, n_rows),
        ScreenId::Approvals => model.waiting.moves(action, n_rows),
        ScreenId::Transitions => model.transitions.moves(action, n_rows),
        ScreenId::Proposals => model.proposals.moves(action, n_rows),
        ScreenId::Register => model.entries.moves(action, n_rows),
        ScreenId::Sitting => false,
    }
}

/// How many rows of the tab's list fit into the terminal.
fn n_list_rows(model: &Model) -> usize {
    let area = view::body(model);
    let list = match model.tab {
        ScreenId::Queue => queue_view::areas(area).0,
        _ => boards_view::areas(area).0,
    };
    usize::from(list.height.saturating_sub(4)).max(1)
}

/// Turns the wheel: so many lines down, or up.
pub fn wheel(model: &mut Model, by: isize) -> Vec<super::effect::Effect> {
    let action = if by < 0 { Action::Up } else { Action::Down };
    for _ in 0..by.unsigned_abs() {
        if let Some(screen) = model.case.as_mut() {
            screen.moves(action, 10);
        } else {
            moved(model, action);
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
        right = left + super::cells::width(&words) + 1;
        (left..right).contains(&column).then_some(tab)
    })
}

/// Selects the line of the tab's list that stands in a row of the terminal.
pub fn clicked(model: &mut Model, row: u16) {
    let n_rows = n_list_rows(model);
    let Some(line) = row.checked_sub(FIRST_LINE).map(usize::from) else {
        return;
    };
    if model.case.is_some() || model.popup.is_some() || model.form.is_some() || line >= n_rows {
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
