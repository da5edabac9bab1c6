//! What a change of the model asks of the world: the desk's work, the terminal's clipboard.

use crate::app::command::Command;

/// Something that only the loop can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask the desk.
    Ask(Box<Command>),
    /// Put text on the terminal's clipboard.
    Copy(String),
    /// Give the terminal back and stop until the shell goes on with the program.
    Suspend,
}

/// Makes a request to the desk.
#[must_use]
pub fn ask(command: Command) -> Effect {
    Effect::Ask(Box::new(command))
}
