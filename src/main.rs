//! The program: joins the two shells, the command line and the terminal program.

use ras_panel::app::entrance::Entrance;
use ras_panel::app::error::AppError;
use ras_panel::cli::{self, start::Look};
use ras_panel::tui::run::{Options, run};
use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main(&show)
}

fn show(entrance: Entrance, look: Look) -> Result<(), AppError> {
    let options = Options::of(look.theme.as_deref(), look.no_colour, look.mouse)?;
    run(entrance, options)
}
