//! The filter line at the foot of a list: typing into it, clearing it.

use super::filter::Filter;
use super::filter_field::examples;
use super::list::{Line, List};
use super::model::Model;
use crate::tui::input::action::ScreenId;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_input::backend::crossterm::EventHandler;

/// Changes the filter line of the tab's list; nothing where the tab has no list.
pub fn with_filter<T>(
    model: &mut Model,
    change: impl FnOnce(&mut dyn FilterLine) -> T,
) -> Option<T> {
    let list: &mut dyn FilterLine = match model.tab {
        ScreenId::Queue => &mut model.queue,
        ScreenId::Approvals => &mut model.waiting,
        ScreenId::Transitions => &mut model.transitions,
        ScreenId::Proposals => &mut model.proposals,
        ScreenId::Register => &mut model.entries,
        ScreenId::Sitting => return None,
    };
    Some(change(list))
}

/// What is to be known of a filter line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Nothing is typed yet: what can be.
    Possible(String),
    /// What is typed and not applied, and why.
    NotApplied(String),
}

/// A list's filter line, whatever its lines are.
pub trait FilterLine {
    /// Whether it has the keys.
    fn filtering(&self) -> bool;
    /// What is to be known of it.
    fn told(&self) -> Option<Told>;
    /// Gives the keys to the filter line, or takes them back.
    fn set_filtering(&mut self, on: bool);
    /// Empties the filter line.
    fn clear(&mut self);
    /// Types a key into it.
    fn type_event(&mut self, event: &crossterm::event::Event);
    /// Types a text into it.
    fn type_text(&mut self, text: &str);
}

impl<L: Line> FilterLine for List<L> {
    fn filtering(&self) -> bool {
        self.filtering
    }

    fn told(&self) -> Option<Told> {
        let typed = self.filter.value();
        if self.filtering && typed.trim().is_empty() {
            let fields = examples(L::FIELDS);
            return Some(Told::Possible(format!("Words, or fields such as {fields}")));
        }
        let not_applied = Filter::on(typed, self.lines()).not_applied;
        (!not_applied.is_empty()).then(|| Told::NotApplied(not_applied.join(" ")))
    }

    fn set_filtering(&mut self, on: bool) {
        self.filtering = on;
        self.begins_anew = on && !self.filter.value().is_empty();
    }

    fn clear(&mut self) {
        self.filter.reset();
        self.filtering = false;
        self.begins_anew = false;
        self.refilter();
    }

    fn type_event(&mut self, event: &crossterm::event::Event) {
        let types = |key: &KeyEvent| {
            matches!(key.code, KeyCode::Char(_)) && !key.modifiers.contains(KeyModifiers::CONTROL)
        };
        if std::mem::take(&mut self.begins_anew)
            && event.as_key_event().is_some_and(|key| types(&key))
        {
            self.filter.reset();
        }
        self.filter.handle_event(event);
        self.refilter();
    }

    fn type_text(&mut self, text: &str) {
        if std::mem::take(&mut self.begins_anew) {
            self.filter.reset();
        }
        let typed = format!("{}{text}", self.filter.value());
        self.filter = tui_input::Input::from(typed);
        self.refilter();
    }
}

/// The filter line of the tab's list; nothing where no list is shown.
fn shown(model: &Model) -> Option<&dyn FilterLine> {
    if model.case.is_some() || model.form.is_some() || model.start.is_some() {
        return None;
    }
    match model.tab {
        ScreenId::Queue => Some(&model.queue),
        ScreenId::Approvals => Some(&model.waiting),
        ScreenId::Transitions => Some(&model.transitions),
        ScreenId::Proposals => Some(&model.proposals),
        ScreenId::Register => Some(&model.entries),
        ScreenId::Sitting => None,
    }
}

/// Whether a filter line has the keys.
#[must_use]
pub fn filtering(model: &Model) -> bool {
    shown(model).is_some_and(|line| line.filtering())
}

/// What is to be known of the filter line that is shown.
#[must_use]
pub fn told(model: &Model) -> Option<Told> {
    shown(model)?.told()
}

/// Gives the keys to the filter line.
pub fn start_filter(model: &mut Model) {
    with_filter(model, |list| list.set_filtering(true));
}

/// Empties the filter line and gives the keys back.
pub fn clear_filter(model: &mut Model) {
    with_filter(model, |list| list.clear());
}
