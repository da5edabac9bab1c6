//! The program: joins the two shells, the command line and the terminal program.

use ras_panel::app::entrance::Entrance;
use ras_panel::app::error::{AppError, ErrorKind};
use ras_panel::cli::man::KeyLine;
use ras_panel::cli::{self, start::Look};
use ras_panel::tui::input::keymap::BINDINGS;
use ras_panel::tui::run::{Options, run};
use std::panic::catch_unwind;
use std::process::ExitCode;

fn main() -> ExitCode {
    let ended = catch_unwind(|| cli::main(&show, &key_lines()));
    // A panic was told as it happened.
    ended.unwrap_or_else(|_| ExitCode::from(ErrorKind::Internal.exit_code()))
}

fn key_lines() -> Vec<KeyLine> {
    let lines = BINDINGS.iter().map(|binding| {
        let keys: Vec<String> = binding.keys.iter().map(ToString::to_string).collect();
        KeyLine {
            place: binding.scope.title(),
            keys: keys.join(", "),
            does: binding.help,
        }
    });
    let mut lines: Vec<KeyLine> = lines.collect();
    // Each place once, in the order in which the table comes to it.
    let places: Vec<&str> = lines.iter().map(|line| line.place).collect();
    lines.sort_by_key(|line| places.iter().position(|place| *place == line.place));
    lines
}

fn show(entrance: Entrance, look: Look) -> Result<(), AppError> {
    let options = Options::of(look.theme.as_deref(), look.no_colour, look.mouse)?;
    run(entrance, options)
}
