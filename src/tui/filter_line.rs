//! The filter line at the foot of a list: typing into it, clearing it.

use super::action::ScreenId;
use super::list::{Line, List};
use super::model::Model;
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

/// A list's filter line, whatever its lines are.
pub trait FilterLine {
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
    fn set_filtering(&mut self, on: bool) {
        self.filtering = on;
    }

    fn clear(&mut self) {
        self.filter.reset();
        self.filtering = false;
        self.refilter();
    }

    fn type_event(&mut self, event: &crossterm::event::Event) {
        self.filter.handle_event(event);
        self.refilter();
    }

    fn type_text(&mut self, text: &str) {
        let typed = format!("{}{text}", self.filter.value());
        self.filter = tui_input::Input::from(typed);
        self.refilter();
    }
}

/// Whether a filter line has the keys.
#[must_use]
pub fn filtering(model: &Model) -> bool {
    let on_tab = match model.tab {
        ScreenId::Queue => model.queue.filtering,
        ScreenId::Approvals => model.waiting.filtering,
        ScreenId::Transitions => model.transitions.filtering,
        ScreenId::Proposals => model.proposals.filtering,
        ScreenId::Register => model.entries.filtering,
        ScreenId::Sitting => false,
    };
    on_tab && model.case.is_none()
}

/// Gives the keys to the filter line.
pub fn start_filter(model: &mut Model) {
    with_filter(model, |list| list.set_filtering(true));
}

/// Empties the filter line and gives the keys back.
pub fn clear_filter(model: &mut Model) {
    with_filter(model, |list| list.clear());
}
