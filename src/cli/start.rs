//! Starting the terminal program.

use super::arguments::{Arguments, Shared};
use super::opened;
use super::told::Told;
use crate::app::demo;
use crate::app::desk::Desk;
use crate::app::error::{AppError, ErrorKind};
use crate::app::places::Places;
use crate::app::preferences::Preferences;
use crate::tui::run::{self, Options};
use crate::tui::theme::Theme;
use std::io::{IsTerminal, stdout};

/// Opens the register that was opened last.
pub fn last(arguments: &Arguments) -> Result<Told, AppError> {
    let common = &arguments.common;
    needs_a_terminal()?;
    let desk = opened::desk(common)?;
    show(common, desk)
}

/// Opens the demonstration.
pub fn demo(arguments: &Arguments, again: bool) -> Result<Told, AppError> {
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
    show(common, desk)
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

fn show(common: &Shared, desk: Desk) -> Result<Told, AppError> {
    let options = Options {
        theme: theme(common)?,
        mouse: !common.no_mouse,
    };
    run::run(desk, options).map_err(|error| {
        AppError::caused(ErrorKind::Internal, "the terminal cannot be used", &error)
    })?;
    Ok(Told::done(String::new()))
}

fn theme(common: &Shared) -> Result<Theme, AppError> {
    if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        return Ok(Theme::Mono);
    }
    let Some(name) = &common.theme else {
        return Ok(Theme::Dark);
    };
    let wanted = name.replace('-', " ");
    let known = Theme::ALL
        .iter()
        .find(|row| row.1.replace('-', " ") == wanted);
    known.map(|row| row.0).ok_or_else(|| {
        let names: Vec<String> = Theme::ALL
            .iter()
            .map(|row| row.1.replace(' ', "-"))
            .collect();
        AppError::new(ErrorKind::Operator, format!("there is no theme {name}"))
            .hint(format!("the themes are: {}", names.join(", ")))
    })
}
