//! Keys while a form is open: the form's own keys first, then the focused field.

use super::action::Action;
use super::decide_form;
use super::effect::Effect;
use super::form::Purpose;
use super::key::Key;
use super::keymap::{self, Scope};
use super::model::{Model, Status, Tone};
use super::popup::Popup;
use super::propose_form;
use super::small_forms;
use crate::app::command::Command;
use crossterm::event::Event;

/// Gives a key to the form.
pub fn pressed(model: &mut Model, key: Key, event: &Event) -> Vec<Effect> {
    if let Key::Ctrl('c') = key {
        model.leaving = true;
        return decide_form::keep_draft(model);
    }
    let action = keymap::action_for(key, &[Scope::Form]);
    match action {
        Some(Action::Back) => return leave(model),
        Some(Action::Record) => return record(model),
        Some(Action::DropDraft) => return drop_draft(model),
        Some(Action::NextField) if key == Key::Tab => return step(model, true),
        Some(Action::PreviousField) if key == Key::BackTab => return step(model, false),
        _ => {}
    }
    let Some(form) = model.form.as_mut() else {
        return Vec::new();
    };
    if form.takes(key, event) {
        changed(model)
    } else {
        Vec::new()
    }
}

/// Takes pasted text.
pub fn pasted(model: &mut Model, text: &str) -> Vec<Effect> {
    let Some(form) = model.form.as_mut() else {
        return Vec::new();
    };
    form.paste(text);
    changed(model)
}

fn step(model: &mut Model, forward: bool) -> Vec<Effect> {
    if let Some(form) = model.form.as_mut() {
        form.step(forward);
    }
    Vec::new()
}

fn changed(model: &mut Model) -> Vec<Effect> {
    match model.form.as_ref().map(|form| &form.purpose) {
        Some(Purpose::Decide(_)) => {
            decide_form::changed(model);
            Vec::new()
        }
        Some(Purpose::Propose) => propose_form::changed(model),
        _ => Vec::new(),
    }
}

fn leave(model: &mut Model) -> Vec<Effect> {
    let effects = decide_form::keep_draft(model);
    let Some(form) = model.form.take() else {
        return effects;
    };
    if form.purpose.keeps_a_draft().is_some()
        && (form.saved_utc_ms.is_some() || !effects.is_empty())
    {
        let text = "The draft is kept; d brings it back.".to_owned();
        model.status = Some(Status {
            text,
            tone: Tone::Good,
        });
    }
    effects
}

fn record(model: &mut Model) -> Vec<Effect> {
    match model.form.as_ref().map(|form| &form.purpose) {
        Some(Purpose::Decide(_)) => decide_form::ask_to_record(model),
        Some(_) => small_forms::ask_to_record(model),
        None => Vec::new(),
    }
}

fn drop_draft(model: &mut Model) -> Vec<Effect> {
    let Some(form) = &model.form else {
        return Vec::new();
    };
    if let Some(case) = form.purpose.keeps_a_draft() {
        let sentence = format!("Throw the draft on {case} away. It cannot be brought back.");
        let command = Box::new(Command::DropDraft(case.clone()));
        model.popup = Some(Popup::Confirm {
            sentence,
            key: 'D',
            command,
        });
    }
    Vec::new()
}
