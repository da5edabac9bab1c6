//! The program: hands its arguments to `cli` and turns the result into an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    let clock = ras_panel::app::clock::Clock::System;
    let path = std::path::PathBuf::from(std::env::args().nth(1).unwrap_or_default());
    let desk = ras_panel::app::demo::open(&path, clock, ras_panel::app::chance::Chance::System);
    let options = ras_panel::tui::run::Options {
        theme: ras_panel::tui::theme::Theme::Dark,
        mouse: true,
    };
    match desk.map(|desk| ras_panel::tui::run::run(desk, options)) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        other => {
            drop(std::fs::write("/tmp/err.txt", format!("{:?}", other.err())));
            ExitCode::FAILURE
        }
    }
}
