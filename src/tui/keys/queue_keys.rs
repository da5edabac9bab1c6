//! What the keys do in the queue: opening, ordering, going from case to case.

use crate::app::command::Command;
use crate::tui::drawn::legend;
use crate::tui::held::awaited::Then;
use crate::tui::held::effect::{Effect, ask};
use crate::tui::held::model::{Model, Tone};
use crate::tui::held::popup::Popup;
use crate::tui::held::requests;
use crate::tui::input::action::{Action, ScreenId};
use crate::tui::input::key::Key;
use crate::tui::input::keymap::{self, Scope};

/// Carries out an action of the queue.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Open => open_selected(model, Then::Look),
        Action::Decide => open_selected(model, Then::Decide),
        Action::Transition => open_selected(model, Then::Transition),
        Action::Sort => {
            model.queue_order.by = model.queue_order.by.next();
            requests::sort_queue(model);
            Vec::new()
        }
        Action::SortOrder => {
            model.queue_order.ascending = !model.queue_order.ascending;
            requests::sort_queue(model);
            Vec::new()
        }
        Action::WholeCaseload => {
            model.whole_caseload = !model.whole_caseload;
            vec![ask(Command::Queue {
                whole_caseload: model.whole_caseload,
            })]
        }
        Action::Marks => {
            model.popup = Some(Popup::Reading {
                title: "What the marks mean".to_owned(),
                lines: legend::lines(model),
                top: 0,
            });
            Vec::new()
        }
        Action::NextUndecided => {
            step_undecided(model, true);
            Vec::new()
        }
        Action::PreviousUndecided => {
            step_undecided(model, false);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn open_selected(model: &mut Model, then: Then) -> Vec<Effect> {
    let case = model.queue.selected().map(|row| row.case.clone());
    case.map(|case| requests::open(model, case, then))
        .unwrap_or_default()
}

fn step_undecided(model: &mut Model, forward: bool) {
    let at = model.queue.position();
    let open: Vec<usize> = model
        .queue
        .shown_lines()
        .enumerate()
        .filter(|(n, row)| *n != at && row.state.is_open() && row.referred)
        .map(|(n, _)| n)
        .collect();
    let next = if forward {
        open.iter().find(|n| **n > at).or(open.first())
    } else {
        open.iter().rev().find(|n| **n < at).or(open.last())
    };
    match next {
        Some(n) => model.queue.go(*n),
        None => {
            let text = "No other case in this list is undecided.";
            model.say(Tone::Calm, text);
        }
    }
}

/// Opens the next or the previous case of the list.
pub fn neighbour(model: &mut Model, forward: bool) -> Vec<Effect> {
    let Some(case) = requests::open_case(model) else {
        return Vec::new();
    };
    if !model.queue.select(&case) {
        return Vec::new();
    }
    let move_by = if forward { Action::Down } else { Action::Up };
    let before = model.queue.position();
    model.queue.moves(move_by, 10);
    if model.queue.position() == before {
        let text = "This is the end of the list.";
        model.say(Tone::Calm, text);
        return Vec::new();
    }
    open_selected(model, Then::Look)
}

/// Says of a letter that does something on an opened case only, where a case can be opened, how to
/// open it.
pub fn say_where_it_works(model: &mut Model, key: Key) {
    let lists_cases = matches!(
        model.tab,
        ScreenId::Queue | ScreenId::Approvals | ScreenId::Transitions
    );
    let of_case = keymap::action_for(key, &[Scope::Case]);
    let free = model.case.is_none() && model.start.is_none();
    if matches!(key, Key::Char(_)) && of_case.is_some() && lists_cases && free {
        let text = format!("{key} works on an opened case: Enter opens the selected one.");
        model.say(Tone::Calm, text);
    }
}
