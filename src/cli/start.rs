//! Starting the terminal program.

use super::arguments::{Arguments, Shared};
use super::opened;
use super::told::Told;
use crate::app::demo;
use crate::app::desk::Desk;
use crate::app::error::{AppError, ErrorKind};
use crate::app::places::Places;
use crate::app::preferences::Preferences;
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

/// Runs the terminal program on a desk: `main` hands it in, since `cli` and `tui` are two shells
/// that do not know each other.
pub type Shell<'a> = &'a dyn Fn(Desk, Look) -> Result<(), AppError>;

/// Opens the register that was opened last.
pub fn last(arguments: &Arguments, shell: Shell<'_>) -> Result<Told, AppError> {
    let common = &arguments.common;
    needs_a_terminal()?;
    let desk = opened::desk(common)?;
    show(common, desk, shell)
}

/// Opens the demonstration.
pub fn demo(arguments: &Arguments, again: bool, shell: Shell<'_>) -> Result<Told, AppError> {
    let common = &arguments.common;
    needs_a_terminal()?;
    let places = Places::find()?;
    let register = match &common.register {
        Some(register) => register.clone(),
        None => places.registers.join("demo.register"),
    };
    let clock = opened::clock(common)?;
    if again {
        demo::put_aside(&register, clock)?;
    }
    let desk = demo::open(
        &register,
        clock,
        opened::chance(common),
        opened::acting(common)?,
    )?;
    let mut preferences = Preferences::read(&places)?;
    preferences.remember(&register, None);
    preferences.write(&places)?;
    show(common, desk, shell)
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

fn show(common: &Shared, desk: Desk, shell: Shell<'_>) -> Result<Told, AppError> {
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let look = Look {
        theme: common.theme.clone(),
        no_colour,
        mouse: !common.no_mouse,
    };
    shell(desk, look)?;
    Ok(Told::done(String::new()))
}
