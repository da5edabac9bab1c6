//! What stands above a screen: help, palette, reasons, confirmations. One at a time.

use crate::app::command::Command;
use crate::tui::input::action::Action;
use tui_input::Input;

/// A popup.
#[derive(Clone, Debug)]
pub enum Popup {
    /// What works here; typing filters, Enter runs.
    Actions {
        /// Its title.
        title: &'static str,
        /// The filter.
        filter: Input,
        /// The actions: keys, help line, action.
        rows: Vec<(String, &'static str, Action)>,
        /// The selected one among those that pass the filter.
        at: usize,
    },
    /// Text to read, with a scroll position.
    Reading {
        /// Its title.
        title: String,
        /// Its lines.
        lines: Vec<String>,
        /// The first line shown.
        top: usize,
    },
    /// What is said while somebody may be typing, unasked: what is typed on goes into the form, and
    /// takes it away.
    Unasked {
        /// Its title.
        title: String,
        /// Its lines.
        lines: Vec<String>,
        /// The first line shown.
        top: usize,
    },
    /// A final act: the sentence says what will be recorded; only the stated key does it.
    Confirm {
        /// What will be recorded, in one sentence.
        sentence: String,
        /// The key that records (never the one that asked).
        key: char,
        /// What is asked of the desk then.
        command: Box<Command>,
        /// The first line of the sentence that is shown.
        top: usize,
    },
    /// Before the program ends although something that was typed is not kept.
    Leave {
        /// What would be lost, and why it is not kept.
        lines: Vec<String>,
    },
    /// One of several to choose; Enter takes it.
    Choose {
        /// Its title.
        title: String,
        /// The choices with what each asks of the desk.
        choices: Vec<(String, Command)>,
        /// The selected one.
        at: usize,
    },
}

impl Popup {
    /// A text to read.
    #[must_use]
    pub fn reading(title: String, text: &str) -> Popup {
        let lines = text.lines().map(ToOwned::to_owned).collect();
        let top = 0;
        Popup::Reading { title, lines, top }
    }

    /// Asks before something is carried out with a key.
    #[must_use]
    pub fn confirm(sentence: String, key: char, command: Command) -> Popup {
        Popup::Confirm {
            sentence,
            key,
            command: Box::new(command),
            top: 0,
        }
    }

    /// The rows of an action list that pass its filter.
    #[must_use]
    pub fn passing<'a>(
        rows: &'a [(String, &'static str, Action)],
        filter: &str,
    ) -> Vec<&'a (String, &'static str, Action)> {
        let wanted = filter.to_lowercase();
        rows.iter()
            .filter(|(keys, help, _)| {
                let line = format!("{keys} {help}").to_lowercase();
                wanted.split_whitespace().all(|word| line.contains(word))
            })
            .collect()
    }
}
