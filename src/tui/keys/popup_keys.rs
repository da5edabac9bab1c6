//! Keys while a popup stands above the screen.

use crate::app::command::Command;
use crate::terms::date::shown;
use crate::terms::text::so_many;
use crate::tui::drawn::popup_view;
use crate::tui::drawn::view;
use crate::tui::forms::kept_words;
use crate::tui::held::effect::{Effect, ask};
use crate::tui::held::model::{Model, Tone};
use crate::tui::held::popup::Popup;
use crate::tui::input::action::Action;
use crate::tui::input::key::Key;
use crate::tui::input::keymap;
use crossterm::event::Event;
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

/// The actions that work now, to be filtered and run.
#[must_use]
pub fn actions(model: &Model, title: &'static str) -> Popup {
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
        filter: Input::default(),
        rows,
        at: 0,
    }
}

/// The sittings, the newest first, to read the minutes of one.
#[must_use]
pub fn sittings(model: &Model) -> Popup {
    let newest_first = model.sittings.iter().rev();
    let choices = newest_first.map(|(sitting, tally)| {
        let (day, n_present) = (shown(sitting.date), sitting.present.len());
        let decided = so_many(tally.n_recorded, "decision", "decisions");
        let words = format!(
            "{day} · {}: {n_present} present, {decided}",
            sitting.reference
        );
        (words, Command::Minutes(sitting.reference.clone()))
    });
    Popup::Choose {
        title: "Minutes of which sitting?".to_owned(),
        choices: choices.collect(),
        at: 0,
    }
}

/// Everything that was said, and every notice, in full.
#[must_use]
pub fn messages(model: &Model) -> Popup {
    Popup::Reading {
        title: "Messages".to_owned(),
        lines: model.messages(),
        top: 0,
    }
}

/// Whether the popup came while somebody typed, and a key is for what stands under it.
#[must_use]
pub fn gives_way(model: &Model, key: Key) -> bool {
    let reads = matches!(
        key,
        Key::Up
            | Key::Down
            | Key::PageUp
            | Key::PageDown
            | Key::Home
            | Key::End
            | Key::Enter
            | Key::Esc
    );
    matches!(model.popup, Some(Popup::Unasked { .. })) && !reads
}

/// Gives a key to the popup: what is asked of the world, and the action that was chosen.
pub fn pressed(model: &mut Model, key: Key, event: &Event) -> (Vec<Effect>, Option<Action>) {
    let Some(popup) = model.popup.take() else {
        return (Vec::new(), None);
    };
    if matches!(key, Key::Esc | Key::Ctrl('c')) {
        if let (Popup::Confirm { .. }, Some(form)) = (&popup, model.form.as_mut()) {
            form.rests = false;
        }
        return (Vec::new(), None);
    }
    let (popup, effects) = match popup {
        Popup::Actions {
            title,
            filter,
            rows,
            at,
        } => {
            return (
                Vec::new(),
                on_actions(model, (title, filter, rows, at), key, event),
            );
        }
        Popup::Reading { title, lines, top } if key == Key::Char('y') => {
            let effects = vec![Effect::Copy(lines.join("\n"))];
            model.say(Tone::Calm, "The text was sent to the terminal's clipboard.");
            (Some(Popup::Reading { title, lines, top }), effects)
        }
        Popup::Reading { title, lines, top } => {
            let (n_rows, n_lines) = popup_view::reading_rows(model.size, &lines);
            (
                on_reading((title, lines, top), key, n_rows, n_lines),
                vec![],
            )
        }
        Popup::Unasked { title, lines, top } => {
            let rows = popup_view::reading_rows(model.size, &lines);
            let top = read_on(top, key, rows);
            let stays = (key != Key::Enter).then_some(Popup::Unasked { title, lines, top });
            (stays, Vec::new())
        }
        confirm @ Popup::Confirm { .. } => on_confirm(model.size, confirm, key),
        Popup::Leave { lines } => match key {
            Key::Char('q') => return (kept_words::quit(model), None),
            Key::Char('L') => {
                model.leaves_unkept = true;
                model.leaving = true;
                (None, Vec::new())
            }
            _ => (Some(Popup::Leave { lines }), Vec::new()),
        },
        Popup::Choose { title, choices, at } => on_choices((title, choices, at), key),
    };
    model.popup = popup;
    (effects, None)
}

/// The stated key carries it out; others read on in the sentence.
fn on_confirm(size: (u16, u16), popup: Popup, key: Key) -> (Option<Popup>, Vec<Effect>) {
    match popup {
        Popup::Confirm {
            key: wanted,
            command,
            ..
        } if key == Key::Char(wanted) => (None, vec![Effect::Ask(command)]),
        Popup::Confirm {
            sentence,
            key: wanted,
            command,
            top,
        } => {
            let rows = popup_view::confirm_rows(size, &sentence);
            let popup = Popup::Confirm {
                sentence,
                key: wanted,
                command,
                top: read_on(top, key, rows),
            };
            (Some(popup), Vec::new())
        }
        other => (Some(other), Vec::new()),
    }
}

type Choices = (String, Vec<(String, Command)>, usize);

fn on_choices((title, choices, at): Choices, key: Key) -> (Option<Popup>, Vec<Effect>) {
    let last = choices.len().saturating_sub(1);
    let at = match key {
        Key::Enter => {
            let chosen = choices.into_iter().nth(at).map(|(_, command)| command);
            return (None, chosen.map(ask).into_iter().collect());
        }
        Key::Up | Key::Char('k') => at.saturating_sub(1),
        Key::Down | Key::Char('j') => (at + 1).min(last),
        Key::Home | Key::Char('g') => 0,
        Key::End | Key::Char('G') => last,
        _ => at,
    };
    (Some(Popup::Choose { title, choices, at }), Vec::new())
}

fn on_reading(
    (title, lines, top): (String, Vec<String>, usize),
    key: Key,
    n_rows: usize,
    n_lines: usize,
) -> Option<Popup> {
    if matches!(key, Key::Enter | Key::Char('q')) {
        return None;
    }
    let top = read_on(top, key, (n_rows, n_lines));
    Some(Popup::Reading { title, lines, top })
}

/// The first line shown after a key, of a text with so many rows for so many lines.
fn read_on(top: usize, key: Key, (n_rows, n_lines): (usize, usize)) -> usize {
    let last = n_lines.saturating_sub(n_rows);
    let top = match key {
        Key::Up | Key::Char('k') => top.saturating_sub(1),
        Key::Down | Key::Char('j') => top + 1,
        Key::PageUp => top.saturating_sub(n_rows),
        Key::PageDown | Key::Char(' ') => top + n_rows,
        Key::Home | Key::Char('g') => 0,
        Key::End | Key::Char('G') => last,
        _ => top,
    };
    top.min(last)
}

type ActionRows = Vec<(String, &'static str, Action)>;

fn on_actions(
    model: &mut Model,
    (title, mut filter, rows, at): (&'static str, Input, ActionRows, usize),
    key: Key,
    event: &Event,
) -> Option<Action> {
    let passing = Popup::passing(&rows, filter.value());
    let at = match key {
        Key::Enter => {
            return passing.get(at).map(|row| row.2);
        }
        Key::Up => at.saturating_sub(1),
        Key::Down => (at + 1).min(passing.len().saturating_sub(1)),
        _ => {
            filter.handle_event(event);
            0
        }
    };
    model.popup = Some(Popup::Actions {
        title,
        filter,
        rows,
        at,
    });
    None
}

/// Takes pasted text into a popup's filter.
pub fn paste(popup: &mut Popup, text: &str) {
    if let Popup::Actions { filter, .. } = popup {
        let clean = crate::terms::text::cleaned(text).replace('\n', " ");
        *filter = Input::from(format!("{}{clean}", filter.value()));
    }
}
