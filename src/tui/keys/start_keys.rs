//! What the start screen does: opens its forms, asks for a register, takes what comes back.

use crate::app::command::Command;
use crate::app::starting::{Forecast, Start, Welcome, Wrong};
use crate::tui::brush::theme::Role;
use crate::tui::held::effect::{Effect, ask};
use crate::tui::held::form::Form;
use crate::tui::held::model::{Model, Tone};
use crate::tui::held::popup::Popup;
use crate::tui::held::purpose::Purpose;
use crate::tui::held::requests;
use crate::tui::held::start_screen::{self, asked};
use crate::tui::input::action::Action;

/// Carries out an action of the start screen.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(screen) = model.start.as_mut() else {
        return Vec::new();
    };
    match action {
        Action::Up => screen.step(-1),
        Action::Down => screen.step(1),
        Action::Demo if model.awaited.n() == 0 => {
            return start(model, Start::Demo);
        }
        Action::NewRegister => model.open_form(start_screen::new_register_form()),
        Action::OpenRegister => {
            let lost = screen.greeting.lost.as_ref();
            let lost = lost.map(|lost| lost.register.clone());
            open_form_at(model, lost);
        }
        Action::Open => {
            let Some(path) = screen.selected().map(ToOwned::to_owned) else {
                return Vec::new();
            };
            let of_files = |form: &Form| form.purpose == Purpose::OpenRegister;
            model.left_forms.retain(|form| !of_files(form));
            open_form_at(model, Some(path));
            return go_on(model);
        }
        _ => {}
    }
    Vec::new()
}

fn open_form_at(model: &mut Model, path: Option<String>) {
    let mut form = start_screen::open_register_form();
    if let (Some(path), Some(field)) = (path, form.fields.first_mut()) {
        field.put_back(&path);
    }
    model.open_form(form);
}

/// Asks for what the form of the start screen says.
pub fn go_on(model: &mut Model) -> Vec<Effect> {
    if model.awaited.n() > 0 {
        return Vec::new();
    }
    let Some(form) = model.form.as_mut() else {
        return Vec::new();
    };
    form.clear_messages();
    form.beside.clear();
    match asked(form) {
        Some(asked) => start(model, asked),
        None => Vec::new(),
    }
}

/// Asks for a start; first of all about what was typed into another form, which ends with it.
fn start(model: &mut Model, start: Start) -> Vec<Effect> {
    let left = model.left_forms.iter().find(|form| form.is_written());
    let makes = matches!(start, Start::Try(_));
    let command = Command::Start(Box::new(start));
    let Some(left) = left.filter(|_| !makes) else {
        return vec![ask(command)];
    };
    let sentence = format!(
        "What you typed into \"{}\" is not kept once another register is open. Throw it away, and \
         open that.",
        left.title
    );
    model.popup = Some(Popup::confirm(sentence, 'D', command));
    Vec::new()
}

/// Takes what came of a start. What was only tried is told to who still waits for it; a register
/// that is open is shown.
pub fn take(model: &mut Model, welcome: Welcome, is_here: bool) -> Vec<Effect> {
    match welcome {
        Welcome::Opened(told) => {
            model.start = None;
            model.form = None;
            model.left_forms.clear();
            if !told.is_empty() {
                model.say(Tone::Good, told);
            }
            return requests::first();
        }
        Welcome::Forecast(forecast) if is_here => foretell(model, *forecast),
        Welcome::Forecast(_) => {}
        Welcome::Wrong(wrong) => {
            if let Some(form) = model.form.as_mut().filter(|_| is_here) {
                say(form, wrong);
            }
        }
    }
    Vec::new()
}

fn foretell(model: &mut Model, forecast: Forecast) {
    if let Some(form) = model.form.as_mut() {
        // It says something else by now.
        if asked(form) != Some(Start::Try(forecast.typed.clone())) {
            return;
        }
        let lines = forecast.lines.into_iter();
        form.beside = lines.map(|line| (Role::Plain, line)).collect();
    }
    let command = Command::Start(Box::new(Start::Make(forecast.typed)));
    model.popup = Some(Popup::confirm(forecast.sentence, 'R', command));
}

fn say(form: &mut Form, wrong: Wrong) {
    form.tried = true;
    for (name, message) in &wrong.at {
        form.say(name, message);
    }
    let more = wrong.more.into_iter();
    form.beside = more.map(|line| (Role::Fault, line)).collect();
    form.focus_first_said();
}
