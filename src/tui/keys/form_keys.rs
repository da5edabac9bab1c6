//! Keys while a form is open: the form's own keys first, then the focused field.

use super::popup_keys;
use super::start_keys;
use crate::app::command::Command;
use crate::terms::text::so_many;
use crate::tui::brush::window;
use crate::tui::drawn::form_view;
use crate::tui::drawn::view;
use crate::tui::forms::decide_form;
use crate::tui::forms::decide_record;
use crate::tui::forms::kept_words;
use crate::tui::forms::prompts;
use crate::tui::forms::proposal_prompts;
use crate::tui::forms::propose_form;
use crate::tui::forms::sitting_form;
use crate::tui::forms::small_record;
use crate::tui::held::effect::Effect;
use crate::tui::held::form::{Form, RECORDS};
use crate::tui::held::model::{Model, Tone};
use crate::tui::held::popup::Popup;
use crate::tui::held::purpose::Purpose;
use crate::tui::input::action::Action;
use crate::tui::input::key::Key;
use crate::tui::input::keymap;
use crossterm::event::Event;

/// Gives a key to the form.
pub fn pressed(model: &mut Model, key: Key, event: &Event) -> Vec<Effect> {
    let arrow = matches!(key, Key::Up | Key::Down);
    let bound = keymap::action_for(key, &view::scopes(model));
    if let Some(action) = bound.filter(|_| !arrow) {
        return act(model, action);
    }
    let Some(form) = model.form.as_mut() else {
        return Vec::new();
    };
    if form.holds_back(key) {
        if key == RECORDS {
            let text = match model.awaited.tries() {
                true => STILL_WORKS.to_owned(),
                false => not_written(form),
            };
            model.say(Tone::Bad, text);
        }
        return Vec::new();
    }
    if key == Key::Enter && propose_form::completes(model) {
        return changed(model);
    }
    let Some(form) = model.form.as_mut() else {
        return Vec::new();
    };
    let ends = key == Key::Enter && form.enter_ends();
    let place = form.at;
    let effects = if form.takes(key, event) {
        changed(model)
    } else {
        Vec::new()
    };
    let prose = model.form.as_mut().and_then(|form| form.takes_prose());
    if let Some(text) = prose {
        model.say(Tone::Bad, text);
    }
    if !ends {
        return effects;
    }
    if let Some(form) = model.form.as_mut() {
        form.at = place;
    }
    record(model)
}

const STILL_WORKS: &str = "It is still worked out; the question comes when that is done. R was \
                           not written: wait, and answer then.";

/// Why the key that records did nothing, and that it is not written into the field.
fn not_written(form: &Form) -> String {
    let why = match form.n_said() {
        0 => "it is not asked about yet".to_owned(),
        n => format!("{} must be put right first", so_many(n, "field", "fields")),
    };
    format!("Nothing is recorded: {why}. {RECORDS} was not written; Enter begins to write here.")
}

/// Carries out an action of the form.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Back => kept_words::leave_form(model),
        Action::Record | Action::GoOn => record(model),
        Action::DropDraft => drop_draft(model),
        Action::OtherDraft => kept_words::ask_for_other(model),
        Action::NextField | Action::Down => step(model, true),
        Action::PreviousField | Action::Up => step(model, false),
        Action::ActAs => prompts::choose_acting(model),
        Action::ScrollDown => scroll(model, Turn::Page(true)),
        Action::ScrollUp => scroll(model, Turn::Page(false)),
        Action::Theme => {
            model.next_theme();
            Vec::new()
        }
        Action::Messages => {
            model.popup = Some(popup_keys::messages(model));
            Vec::new()
        }
        Action::Help => {
            model.popup = Some(popup_keys::actions(model, "What works here"));
            Vec::new()
        }
        Action::Quit => kept_words::quit(model),
        Action::Suspend => vec![Effect::Suspend],
        _ => Vec::new(),
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

/// How far to scroll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// What the pane shows, less one line; down or up.
    Page(bool),
    /// So many lines down (up, when negative).
    Lines(isize),
}

/// Scrolls what stands beside the fields; under them it gets more room while it is read.
pub fn scroll(model: &mut Model, turn: Turn) -> Vec<Effect> {
    let area = view::body(model);
    let Some(form) = model.form.as_deref_mut() else {
        return Vec::new();
    };
    let extent = |form: &Form| {
        let (pane, lines) = form_view::beside(area, form)?;
        Some((lines.len(), window::n_rows(pane)))
    };
    let Some((n_lines, n_rows)) = extent(form) else {
        return Vec::new();
    };
    let by = match turn {
        Turn::Page(down) => window::page(n_rows, down),
        Turn::Lines(by) => by,
    };
    form.reading |= n_lines > n_rows && area.width < form_view::WIDE;
    if let Some((n_lines, n_rows)) = extent(form) {
        form.beside_top = window::moved(form.beside_top, by, n_lines, n_rows);
    }
    Vec::new()
}

fn step(model: &mut Model, forward: bool) -> Vec<Effect> {
    if let Some(form) = model.form.as_mut() {
        form.step(forward);
    }
    Vec::new()
}

/// After the form's content has changed, by a key or by a draft that came back: what follows from
/// it is asked and shown anew.
pub fn changed(model: &mut Model) -> Vec<Effect> {
    match model.form.as_ref().map(|form| &form.purpose) {
        Some(Purpose::Decide(_) | Purpose::Correct { .. }) => {
            decide_form::changed(model);
            Vec::new()
        }
        Some(purpose) if purpose.proposes() => propose_form::changed(model),
        Some(Purpose::Adopt(_)) => {
            proposal_prompts::adoption_changed(model);
            Vec::new()
        }
        _ => {
            // What was wrong is said again when it is asked again, not beside what mends it.
            if let Some(form) = model.form.as_mut() {
                form.clear_messages();
            }
            sitting_form::tell_quorum(model);
            Vec::new()
        }
    }
}

/// Asks for what the form holds to be recorded. It rests from then on: the key that answers the
/// question is not written where none is asked.
fn record(model: &mut Model) -> Vec<Effect> {
    if let Some(form) = model.form.as_mut() {
        form.rests = true;
    }
    match model.form.as_ref().map(|form| &form.purpose) {
        Some(Purpose::Decide(_) | Purpose::Correct { .. }) => decide_record::ask_to_record(model),
        Some(purpose) if purpose.is_of_start() => start_keys::go_on(model),
        Some(_) => small_record::ask_to_record(model),
        None => Vec::new(),
    }
}

fn drop_draft(model: &mut Model) -> Vec<Effect> {
    let Some(form) = &model.form else {
        return Vec::new();
    };
    if let Some(of) = form.purpose.draft_of() {
        let began_on = form.began_on.clone();
        let sentence = match form.purpose.decides() {
            Some(case) => format!("Throw the draft on {case} away. It cannot be brought back."),
            None => "Throw this draft away. It cannot be brought back.".to_owned(),
        };
        model.popup = Some(Popup::confirm(
            sentence,
            'D',
            Command::DropDraft { of, began_on },
        ));
    }
    Vec::new()
}
