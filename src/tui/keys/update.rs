//! Changes the model: keys and answers in, requests to the desk out. Nothing here draws.

use super::ahead;
use super::answers;
use super::draft_answers;
use super::form_keys;
use super::pointer;
use super::popup_keys;
use super::queue_keys;
use super::start_keys;
use crate::app::command::Command;
use crate::app::error::AppError;
use crate::app::outcome::Outcome;
use crate::panel::proposal::Stage;
use crate::panel::proposals::stage_words;
use crate::tui::drawn::case_view;
use crate::tui::drawn::view;
use crate::tui::forms::kept_words;
use crate::tui::forms::prompts;
use crate::tui::forms::proposal_prompts;
use crate::tui::held::awaited::Then;
use crate::tui::held::effect::{Effect, ask};
use crate::tui::held::filter_line::{clear_filter, filtering, start_filter, with_filter};
use crate::tui::held::model::{Ahead, Model, Tone};
use crate::tui::held::popup::Popup;
use crate::tui::held::requests;
use crate::tui::held::why;
use crate::tui::input::action::{Action, ScreenId};
use crate::tui::input::key::Key;
use crate::tui::input::keymap;

/// What happened, as far as the model is concerned.
#[derive(Debug)]
pub enum Change {
    /// A key.
    Key(Key, crossterm::event::Event),
    /// Text was pasted.
    Paste(String),
    /// The wheel turned: lines down (up, when negative), over a column and row.
    Wheel(isize, (u16, u16)),
    /// The mouse was pressed at a column and row.
    Click(u16, u16),
    /// The terminal has a new size.
    Size(u16, u16),
    /// The desk has answered the request of this number.
    Answer(u64, Box<Result<Outcome, AppError>>),
}

/// Changes the model and says what is to be done.
pub fn update(model: &mut Model, change: Change) -> Vec<Effect> {
    let mut effects = match change {
        Change::Size(columns, rows) => {
            model.size = (columns, rows);
            Vec::new()
        }
        Change::Answer(number, answer) => answered(model, number, *answer),
        // Nothing is taken that the person cannot see.
        change if view::is_too_small(model.size) => {
            let leaves = matches!(change, Change::Key(Key::Char('q') | Key::Ctrl('c'), _));
            model.leaving |= leaves;
            Vec::new()
        }
        Change::Key(Key::Ctrl('c'), event) => {
            by_person(model, |model| pressed(model, Key::Ctrl('c'), &event))
        }
        change if model.awaited.ends_a_form() => {
            press_ahead(model, change);
            Vec::new()
        }
        Change::Key(Key::Esc, _) if model.awaited.opening.is_some() && model.case.is_none() => {
            model.awaited.opening = None;
            Vec::new()
        }
        Change::Key(key, _) if ahead::is_for_the_case(model, Some(key)) => {
            press_ahead(model, change);
            Vec::new()
        }
        Change::Paste(_) if ahead::is_for_the_case(model, None) => {
            press_ahead(model, change);
            Vec::new()
        }
        Change::Key(key, event) => by_person(model, |model| pressed(model, key, &event)),
        Change::Paste(text) => by_person(model, |model| pasted(model, &text)),
        Change::Wheel(by, place) => by_person(model, |model| pointer::wheel(model, by, place)),
        Change::Click(column, row) => by_person(model, |model| clicked(model, column, row)),
    };
    if model.awaited.opening.is_none() && !model.awaited.ends_a_form() {
        model.pressed_ahead.clear();
    }
    let wants = model.form.as_deref_mut().filter(|form| form.wants_draft);
    if let Some(form) = wants {
        form.wants_draft = false;
        let of = form.purpose.draft_of();
        effects.extend(of.map(|of| ask(Command::Draft(of))));
    }
    effects
}

/// Does what the person wants, and notes whether they left where they were: then they have also
/// given up a case that was to be opened.
fn by_person(model: &mut Model, does: impl FnOnce(&mut Model) -> Vec<Effect>) -> Vec<Effect> {
    let (place, opening) = (requests::place(model), model.awaited.opening.clone());
    let effects = does(model);
    if requests::place(model) != place {
        model.awaited.visit += 1;
        if model.awaited.opening == opening {
            model.awaited.opening = None;
        }
    }
    effects
}

/// Keeps what is pressed while the open form is being recorded, for the screen after it.
fn press_ahead(model: &mut Model, change: Change) {
    match change {
        Change::Key(key, event) => model.pressed_ahead.push(Ahead::Key(key, event)),
        Change::Paste(text) => model.pressed_ahead.push(Ahead::Paste(text)),
        // What was pointed at is gone by then.
        Change::Wheel(..) | Change::Click(..) | Change::Size(..) | Change::Answer(..) => {}
    }
}

/// Takes an answer, then what was pressed ahead of it; nothing of that where the form was not
/// done with, or what was to open did not: it was not meant for what is said instead.
fn answered(model: &mut Model, number: u64, answer: Result<Outcome, AppError>) -> Vec<Effect> {
    let opening = model.awaited.opening.clone();
    let mut effects = answers::take(model, number, answer);
    if model.awaited.ends_a_form() || model.awaited.opening.is_some() {
        return effects;
    }
    let ahead = std::mem::take(&mut model.pressed_ahead);
    let is_done = ahead::is_there(model, opening.as_ref());
    for pressed in ahead.into_iter().filter(|_| is_done) {
        let change = match pressed {
            Ahead::Key(key, event) => Change::Key(key, event),
            Ahead::Paste(text) => Change::Paste(text),
        };
        effects.extend(update(model, change));
    }
    effects
}

fn pressed(model: &mut Model, key: Key, event: &crossterm::event::Event) -> Vec<Effect> {
    model.status = None;
    // Who goes on typing does not want to leave any more.
    model.leaves_when_kept = false;
    if popup_keys::gives_way(model, key) {
        model.popup = None;
    }
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
        Some(action) => return act(model, action),
        None => queue_keys::say_where_it_works(model, key),
    }
    Vec::new()
}

/// Carries out an action.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    if !model.offers(action) {
        let text = refusal(model, action);
        model.say(Tone::Bad, text);
        return Vec::new();
    }
    match action {
        Action::Quit => return kept_words::quit(model),
        Action::Suspend => return vec![Effect::Suspend],
        _ if model.form.is_some() => return form_keys::act(model, action),
        Action::Demo | Action::NewRegister | Action::OpenRegister => {
            return start_keys::act(model, action);
        }
        Action::Up | Action::Down | Action::Open if model.start.is_some() => {
            return start_keys::act(model, action);
        }
        Action::Help => model.popup = Some(popup_keys::actions(model, "What works here")),
        Action::Palette => model.popup = Some(popup_keys::actions(model, "All actions")),
        Action::Theme => model.next_theme(),
        Action::Mouse => model.turn_mouse(),
        Action::Messages => model.popup = Some(popup_keys::messages(model)),
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
        Action::NewRegister => {
            "The program was started with --read-only: nothing can be made.".into()
        }
        _ if model.start.is_some() => "No register is open yet.".into(),
        _ if read_only => {
            "The register was opened for reading only; nothing can be recorded.".into()
        }
        Action::Open | Action::Decide => "Nothing is selected here.".into(),
        Action::OtherDraft => "No other draft of this is kept.".into(),
        Action::DropDraft => "This form keeps no draft; Esc leaves it.".into(),
        Action::OpenSitting => "A sitting is open already; close it first.".into(),
        Action::CloseSitting | Action::Attendance | Action::DeclareInterest => NO_SITTING.into(),
        Action::Submit
        | Action::ChangeProposal
        | Action::ModelEffect
        | Action::Approve
        | Action::RefuseApproval
        | Action::Adopt
            if model.tab == ScreenId::Proposals =>
        {
            refused_of_proposal(model, action)
        }
        _ => "That is not possible now.".into(),
    }
}

const NO_SITTING: &str = "No sitting is open: o on the sitting screen (2) opens one.";

/// Why the selected proposal cannot be treated so.
fn refused_of_proposal(model: &Model, action: Action) -> String {
    let Some(row) = model.proposals.selected() else {
        return "No proposal is selected.".to_owned();
    };
    let (reference, stage) = (&row.proposal.reference, &row.proposal.stage);
    let (wanted, done) = match action {
        Action::Submit if *stage == Stage::Draft => return NO_SITTING.to_owned(),
        Action::Submit => ("a draft", "submitted"),
        Action::ChangeProposal => ("a draft", "changed"),
        Action::ModelEffect => ("submitted or modelled", "modelled"),
        Action::Adopt => ("approved", "adopted"),
        _ => ("modelled", "answered"),
    };
    let is = stage_words(stage);
    format!("Proposal {reference} is {is}; only one that is {wanted} can be {done}.")
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
    if pointer::moved(model, action) {
        return Vec::new();
    }
    match model.tab {
        ScreenId::Queue => queue_keys::act(model, action),
        ScreenId::Sitting if action == Action::Open => {
            model.popup = Some(popup_keys::sittings(model));
            Vec::new()
        }
        ScreenId::Sitting => prompts::act_on_sitting(model, action),
        ScreenId::Approvals => prompts::act_on_waiting(model, action),
        ScreenId::Transitions => match (action, model.transitions.selected()) {
            (Action::Open, Some(row)) => {
                let case = row.case.clone();
                requests::open(model, case, Then::Look)
            }
            _ => Vec::new(),
        },
        ScreenId::Proposals => proposal_prompts::act(model, action),
        ScreenId::Register => act_on_register(model, action),
    }
}

fn act_on_register(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Verify => vec![ask(Command::Verify)],
        Action::DraftsLeft => {
            draft_answers::list_left(model);
            Vec::new()
        }
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

fn act_on_case(model: &mut Model, action: Action) -> Vec<Effect> {
    let area = view::body(model);
    let Some(screen) = model.case.as_mut() else {
        return Vec::new();
    };
    let extent = case_view::extent(area, screen, screen.pane);
    if screen.moves(action, extent) {
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
            model.say(Tone::Calm, text);
            return vec![Effect::Copy(reference)];
        }
        Action::NextCase => return queue_keys::neighbour(model, true),
        Action::PreviousCase => return queue_keys::neighbour(model, false),
        Action::Approve | Action::RefuseApproval => return prompts::act_on_waiting(model, action),
        _ => return prompts::act_on_case(model, action),
    }
    Vec::new()
}

fn filter_key(model: &mut Model, key: Key, event: &crossterm::event::Event) {
    match key {
        Key::Esc => clear_filter(model),
        Key::Enter => {
            with_filter(model, |list| list.set_filtering(false));
        }
        Key::Up | Key::Down => {
            pointer::moved(
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
    if matches!(model.popup, Some(Popup::Unasked { .. })) {
        model.popup = None;
    }
    if let Some(popup) = model.popup.as_mut() {
        popup_keys::paste(popup, text);
    } else if model.form.is_some() {
        return form_keys::pasted(model, text);
    } else if filtering(model) {
        with_filter(model, |list| list.type_text(&one_line));
    }
    Vec::new()
}

fn clicked(model: &mut Model, column: u16, row: u16) -> Vec<Effect> {
    if model.popup.is_some() {
        return match pointer::runs_in_popup(model, (column, row)) {
            true => pressed(model, Key::Enter, &crossterm::event::Event::FocusGained),
            false => Vec::new(),
        };
    }
    let free = model.form.is_none() && model.start.is_none();
    match pointer::tab_at(model, column, row).filter(|_| free) {
        Some(tab) => show(model, tab),
        None => pointer::clicked(model, (column, row)),
    }
}
