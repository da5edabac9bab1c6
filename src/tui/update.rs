//! Changes the model: keys and answers in, requests to the desk out. Nothing here draws.

use super::action::{Action, ScreenId};
use super::answers;
use super::effect::{Effect, ask};
use super::filter_line::{clear_filter, filtering, start_filter, with_filter};
use super::form_keys;
use super::key::Key;
use super::keymap;
use super::list::{Line, List};
use super::model::{Model, Status, Tone};
use super::popup::Popup;
use super::popup_keys;
use super::prompts;
use super::queue_view;
use super::requests;
use super::theme::Theme;
use super::view;
use super::why;
use crate::app::command::Command;
use crate::app::queue_row::QueueRow;

/// What happened, as far as the model is concerned.
#[derive(Debug)]
pub enum Change {
    /// A key.
    Key(Key, crossterm::event::Event),
    /// Text was pasted.
    Paste(String),
    /// The wheel turned: lines down (up, when negative).
    Wheel(isize),
    /// The mouse was pressed at a column and row.
    Click(u16, u16),
    /// The terminal has a new size.
    Size(u16, u16),
    /// The desk has answered.
    Answer(Box<Result<crate::app::outcome::Outcome, crate::app::error::AppError>>),
}

/// Changes the model and says what is to be done.
pub fn update(model: &mut Model, change: Change) -> Vec<Effect> {
    let effects = match change {
        Change::Key(key, event) => pressed(model, key, &event),
        Change::Paste(text) => pasted(model, &text),
        Change::Wheel(by) => wheel(model, by),
        Change::Click(column, row) => clicked(model, column, row),
        Change::Size(columns, rows) => {
            model.size = (columns, rows);
            Vec::new()
        }
        Change::Answer(answer) => answers::take(model, *answer),
    };
    model.n_awaited += effects
        .iter()
        .filter(|e| matches!(e, Effect::Ask(_)))
        .count();
    effects
}

fn pressed(model: &mut Model, key: Key, event: &crossterm::event::Event) -> Vec<Effect> {
    model.status = None;
    if model.popup.is_some() {
        let (effects, action) = popup_keys::pressed(model, key, event);
        return action.map(|action| act(model, action)).unwrap_or(effects);
    }
    if model.form.is_some() {
        return form_keys::pressed(model, key, event);
    }
    if filtering(model) {
        filter_key(model, key, event);
        return Vec::new();
    }
    match keymap::action_for(key, &view::scopes(model)) {
        Some(action) => act(model, action),
        None => Vec::new(),
    }
}

/// Carries out an action.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    if !model.offers(action) {
        model.status = Some(Status {
            text: refusal(model, action),
            tone: Tone::Bad,
        });
        return Vec::new();
    }
    match action {
        Action::Quit => model.leaving = true,
        Action::Help => model.popup = Some(actions_popup(model, "What works here")),
        Action::Palette => model.popup = Some(actions_popup(model, "All actions")),
        Action::Theme => model.theme = next_theme(model.theme),
        Action::Mouse => model.mouse = !model.mouse,
        Action::Show(screen) => return show(model, screen),
        Action::ActAs => return prompts::choose_acting(model),
        _ if model.case.is_some() => return act_on_case(model, action),
        _ => return act_on_tab(model, action),
    }
    Vec::new()
}

fn refusal(model: &Model, action: Action) -> String {
    let read_only = model
        .overview
        .as_ref()
        .is_some_and(|overview| overview.read_only);
    match action {
        _ if read_only => {
            "The register was opened for reading only; nothing can be recorded.".into()
        }
        Action::OpenSitting => "A sitting is open already; close it first.".into(),
        Action::CloseSitting | Action::Attendance | Action::Submit => {
            "No sitting is open: press 2, then o.".into()
        }
        _ => "That is not possible now.".into(),
    }
}

fn next_theme(theme: Theme) -> Theme {
    let at = Theme::ALL
        .iter()
        .position(|row| row.0 == theme)
        .unwrap_or(0);
    Theme::ALL
        .iter()
        .cycle()
        .nth(at + 1)
        .map_or(theme, |row| row.0)
}

fn actions_popup(model: &Model, title: &'static str) -> Popup {
    let scopes = view::scopes(model);
    let rows = keymap::bindings_of(&scopes)
        .filter(|binding| model.offers(binding.action))
        .map(|binding| {
            let keys: Vec<String> = binding.keys.iter().map(ToString::to_string).collect();
            (keys.join(" "), binding.help, binding.action)
        })
        .collect();
    Popup::Actions {
        title,
        filter: tui_input::Input::default(),
        rows,
        at: 0,
    }
}

/// Shows a tab and reads it anew.
pub fn show(model: &mut Model, screen: ScreenId) -> Vec<Effect> {
    model.tab = screen;
    model.case = None;
    vec![ask(requests::of_tab(model, screen))]
}

fn act_on_tab(model: &mut Model, action: Action) -> Vec<Effect> {
    if let Action::Back = action {
        clear_filter(model);
        return Vec::new();
    }
    if let Action::Filter = action {
        start_filter(model);
        return Vec::new();
    }
    if moved(model, action) {
        return Vec::new();
    }
    match model.tab {
        ScreenId::Queue => act_on_queue(model, action),
        ScreenId::Sitting => prompts::act_on_sitting(model, action),
        ScreenId::Approvals => prompts::act_on_waiting(model, action),
        ScreenId::Transitions => match (action, model.transitions.selected()) {
            (Action::Open, Some(row)) => vec![ask(Command::Case(row.case.clone()))],
            _ => Vec::new(),
        },
        ScreenId::Proposals => prompts::act_on_proposals(model, action),
        ScreenId::Register => act_on_register(model, action),
    }
}

fn act_on_register(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Verify => vec![ask(Command::Verify)],
        Action::Open => {
            if let Some(row) = model.entries.selected() {
                let title = format!("Entry {} · {}", row.number, row.what);
                let lines = row.lines.clone();
                model.popup = Some(Popup::Reading {
                    title,
                    lines,
                    top: 0,
                });
            }
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn act_on_queue(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Open => open_selected(model),
        Action::Decide => {
            let effects = open_selected(model);
            model.decide_when_open = !effects.is_empty();
            effects
        }
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

fn open_selected(model: &Model) -> Vec<Effect> {
    let case = model.queue.selected().map(|row| row.case.clone());
    case.map(|case| vec![ask(Command::Case(case))])
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
            let text = "No other case in this list is undecided.".to_owned();
            model.status = Some(Status {
                text,
                tone: Tone::Calm,
            });
        }
    }
}

fn act_on_case(model: &mut Model, action: Action) -> Vec<Effect> {
    let n_rows = usize::from(model.size.1.saturating_sub(8));
    let Some(screen) = model.case.as_mut() else {
        return Vec::new();
    };
    if screen.moves(action, n_rows) {
        return Vec::new();
    }
    match action {
        Action::Back => {
            model.case = None;
            return vec![ask(requests::of_tab(model, model.tab))];
        }
        Action::Open => screen.fold(),
        Action::Why => model.popup = Some(why::popup(screen)),
        Action::Copy => {
            let reference = screen.detail.file.case.person.case.to_string();
            let text = format!("{reference} was sent to the terminal's clipboard.");
            model.status = Some(Status {
                text,
                tone: Tone::Calm,
            });
            return vec![Effect::Copy(reference)];
        }
        Action::NextCase => return neighbour(model, true),
        Action::PreviousCase => return neighbour(model, false),
        _ => return prompts::act_on_case(model, action),
    }
    Vec::new()
}

fn neighbour(model: &mut Model, forward: bool) -> Vec<Effect> {
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
        let text = "This is the end of the list.".to_owned();
        model.status = Some(Status {
            text,
            tone: Tone::Calm,
        });
        return Vec::new();
    }
    open_selected(model)
}

fn moved(model: &mut Model, action: Action) -> bool {
    let n_rows = queue_view::n_list_rows(model.size.1.saturating_sub(4));
    match model.tab {
        ScreenId::Queue => model.queue.moves(action, n_rows),
        ScreenId::Approvals => model.waiting.moves(action, n_rows),
        ScreenId::Transitions => model.transitions.moves(action, n_rows),
        ScreenId::Proposals => model.proposals.moves(action, n_rows),
        ScreenId::Register => model.entries.moves(action, n_rows),
        ScreenId::Sitting => false,
    }
}

fn filter_key(model: &mut Model, key: Key, event: &crossterm::event::Event) {
    match key {
        Key::Esc => clear_filter(model),
        Key::Enter => {
            with_filter(model, |list| list.set_filtering(false));
        }
        Key::Up | Key::Down => {
            moved(
                model,
                if key == Key::Up {
                    Action::Up
                } else {
                    Action::Down
                },
            );
        }
        _ => {
            with_filter(model, |list| list.type_event(event));
        }
    }
}

fn pasted(model: &mut Model, text: &str) -> Vec<Effect> {
    let one_line: String = crate::terms::text::cleaned(text).replace('\n', " ");
    if let Some(popup) = model.popup.as_mut() {
        popup_keys::paste(popup, text);
    } else if model.form.is_some() {
        return form_keys::pasted(model, text);
    } else if filtering(model) {
        with_filter(model, |list| list.type_text(&one_line));
    }
    Vec::new()
}

fn wheel(model: &mut Model, by: isize) -> Vec<Effect> {
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

fn clicked(model: &mut Model, _column: u16, row: u16) -> Vec<Effect> {
    let n_rows = queue_view::n_list_rows(model.size.1.saturating_sub(4));
    let Some(line) = usize::from(row).checked_sub(4) else {
        return Vec::new();
    };
    if model.case.is_some() || model.popup.is_some() || model.form.is_some() || line >= n_rows {
        return Vec::new();
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
    Vec::new()
}
