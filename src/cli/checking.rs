//! Checking the configuration, completions and the man page.

use super::arguments::{Arguments, ConfigVerb, Shared};
use super::opened;
use super::told::Told;
use crate::app::configuration::ras_in;
use crate::app::error::{AppError, ErrorKind};
use crate::config::listing;
use crate::config::ras::Ras;
use clap::CommandFactory;
use std::path::Path;
use std::sync::Arc;

/// Checks or shows the configuration.
pub fn config(arguments: &Arguments, what: &ConfigVerb) -> Result<Told, AppError> {
    let common = &arguments.common;
    match what {
        ConfigVerb::Check { folder } => {
            let ras = ras(common, folder.as_deref())?;
            Ok(Told::done(format!(
                "No mistakes. RAS {} {} ({} questions, {} domains, {} steps), digest {}\n",
                ras.title,
                ras.version,
                ras.questions.len(),
                ras.domains.len(),
                ras.steps.len(),
                ras.digest.hex()
            )))
        }
        ConfigVerb::Show { folder } => {
            let lines = listing::listing(&*ras(common, folder.as_deref())?);
            Ok(Told::done(
                lines
                    .iter()
                    .map(|line| format!("{}{}\n", "  ".repeat(line.depth), line.text))
                    .collect::<String>(),
            ))
        }
    }
}

/// The RAS in a folder, or the one in use.
fn ras(common: &Shared, folder: Option<&Path>) -> Result<Arc<Ras>, AppError> {
    let chosen = opened::chosen(common);
    match folder {
        Some(folder) => ras_in(folder, &chosen),
        None => Ok(opened::configuration(common)?.ras),
    }
}

/// Completions for a shell.
#[must_use]
pub fn completions(shell: clap_complete::Shell) -> Told {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "ras-panel", &mut text);
    Told::done(String::from_utf8_lossy(&text).into_owned())
}

/// The man page.
pub fn man() -> Result<Told, AppError> {
    let mut text = Vec::new();
    clap_mangen::Man::new(Arguments::command())
        .render(&mut text)
        .map_err(|error| {
            AppError::caused(
                ErrorKind::Internal,
                "the man page cannot be written",
                &error,
            )
        })?;
    Ok(Told::done(String::from_utf8_lossy(&text).into_owned()))
}
