//! Starting the terminal program.

use super::arguments::{Arguments, Shared};
use super::opened;
use super::told::Told;
use crate::app::entrance::Entrance;
use crate::app::error::{AppError, ErrorKind};
use std::io::{IsTerminal, stdout};

/// How the terminal program is to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The theme's name, when one is wished.
    pub theme: Option<String>,
    /// Whether `NO_COLOR` is set: the mono theme, whatever is wished.
    pub no_colour: bool,
    /// Whether the mouse is captured.
    pub mouse: bool,
}

/// Runs the terminal program: `main` hands it in, since `cli` and `tui` are two shells that do not
/// know each other.
pub type Shell<'a> = &'a dyn Fn(Entrance, Look) -> Result<(), AppError>;

/// Opens the register that was opened last; where there is none, the start screen.
pub fn last(arguments: &Arguments, shell: Shell<'_>) -> Result<Told, AppError> {
    let common = &arguments.common;
    needs_a_terminal()?;
    let mut reception = opened::reception(common)?;
    let entrance = match reception.open_last()? {
        Some(desk) => Entrance::Desk(Box::new(desk)),
        None => Entrance::Reception(Box::new(reception)),
    };
    show(common, entrance, shell)
}

/// Opens the demonstration.
pub fn demo(arguments: &Arguments, again: bool, shell: Shell<'_>) -> Result<Told, AppError> {
    let common = &arguments.common;
    needs_a_terminal()?;
    let desk = opened::reception(common)?.open_demo(again)?;
    show(common, Entrance::Desk(Box::new(desk)), shell)
}

fn needs_a_terminal() -> Result<(), AppError> {
    if stdout().is_terminal() {
        return Ok(());
    }
    Err(
        AppError::new(ErrorKind::Operator, "the screen is not a terminal")
            .hint("start it in a terminal, or use a command: ras-panel list, ras-panel show CASE"),
    )
}

fn show(common: &Shared, entrance: Entrance, shell: Shell<'_>) -> Result<Told, AppError> {
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let look = Look {
        theme: common.theme.clone(),
        no_colour,
        mouse: !common.no_mouse,
    };
    shell(entrance, look)?;
    Ok(Told::done(String::new()))
}
