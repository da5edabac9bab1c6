//! Checking the configuration, completions and the man page.

use super::arguments::{Arguments, ConfigVerb, Shared};
use super::opened;
use super::told::Told;
use crate::app::configuration::{Checked, check_folder, ras_in};
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
            let today = opened::clock(common)?.today();
            let checked = match folder.as_deref() {
                Some(folder) => check_folder(folder, &opened::chosen(common), today)?,
                None => opened::configuration(common)?.checked(today)?,
            };
            Ok(Told::done(no_mistakes(&checked)))
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

/// What was checked, what was not, and what is worth a look.
fn no_mistakes(checked: &Checked) -> String {
    let ras = &checked.ras;
    let mut text = format!(
        "No mistakes. RAS {} {} ({} questions, {} domains, {} steps), digest {}\n",
        ras.title,
        ras.version,
        ras.questions.len(),
        ras.domains.len(),
        ras.steps.len(),
        ras.digest.hex()
    );
    text.push_str(match checked.ras_alone {
        true => RAS_ALONE,
        false => "Checked: the RAS, panel.toml, tolerances.toml and the column profile.\n",
    });
    match checked.look.len() {
        0 => {}
        1 => text.push_str("\n1 figure may stand, but please look whether it is meant:\n"),
        n => text.push_str(&format!(
            "\n{n} figures may stand, but please look whether they are meant:\n"
        )),
    }
    for look in &checked.look {
        text.push_str(&format!("\n{look}\n"));
    }
    text
}

/// Said of a folder that holds one RAS and nothing else.
const RAS_ALONE: &str = "\
Checked: the five files of this RAS. Not checked, since they are not here: the
panel's rules (panel.toml), the limits of the flag rules (tolerances.toml) and the
column profiles (import/). They stand in a configuration folder, with ras/ beside
them: check that folder before use.
";

/// The RAS in a folder, or the one in use.
fn ras(common: &Shared, folder: Option<&Path>) -> Result<Arc<Ras>, AppError> {
    match folder {
        Some(folder) => ras_in(folder, &opened::chosen(common)),
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
