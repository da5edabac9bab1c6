//! Verifying the register, checking the configuration, completions and the man page.

use super::arguments::{Arguments, ConfigVerb};
use super::opened;
use super::told::Told;
use crate::app::board::VerificationReport;
use crate::app::command::Command;
use crate::app::configuration::{Chosen, Configuration};
use crate::app::error::{AppError, ErrorKind};
use crate::app::outcome::Outcome;
use crate::config::listing;
use clap::CommandFactory;
use serde_json::json;

/// Verifies the register.
pub fn verify(arguments: &Arguments, as_json: bool) -> Result<Told, AppError> {
    let mut desk = opened::desk(&arguments.common)?;
    let Outcome::Verified(report) = desk.execute(Command::Verify)? else {
        return Err(AppError::new(
            ErrorKind::Internal,
            "verification gave no report",
        ));
    };
    let text = if as_json {
        verified_json(&report)
    } else {
        verified_text(&report)
    };
    Ok(match report.fault {
        None => Told::done(text),
        Some(_) => Told::found_wrong(text),
    })
}

fn verified_json(report: &VerificationReport) -> String {
    let value = json!({
        "sound": report.fault.is_none(),
        "n_entries": report.n_entries,
        "head": report.head,
        "first_fault": report.fault,
        "proved": report.proved,
        "cannot_prove": report.cannot_prove,
    });
    format!("{value:#}")
}

fn verified_text(report: &VerificationReport) -> String {
    let verdict = match &report.fault {
        None => format!("The register verifies: {} entries.", report.n_entries),
        Some(fault) => format!("The register does NOT verify. First fault: {fault}"),
    };
    let mut text = format!("{verdict}\nNewest digest: {}\n\nProved:\n", report.head);
    for sentence in &report.proved {
        text.push_str(&format!("  ✓ {sentence}\n"));
    }
    text.push_str("\nThis cannot be proved from the file alone:\n");
    for sentence in &report.cannot_prove {
        text.push_str(&format!("  – {sentence}\n"));
    }
    text
}

/// Checks or shows the configuration.
pub fn config(arguments: &Arguments, what: &ConfigVerb) -> Result<Told, AppError> {
    let common = &arguments.common;
    match what {
        ConfigVerb::Check { folder } => {
            let chosen = Chosen {
                ras: common.ras.clone(),
                profile: common.profile.clone(),
            };
            let configuration = match folder {
                Some(folder) => Configuration::of_folder(folder, &chosen)?,
                None => opened::configuration(common, None)?,
            };
            let ras = &configuration.ras;
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
        ConfigVerb::Show => {
            let configuration = opened::configuration(common, None)?;
            let lines = listing::listing(&configuration.ras);
            Ok(Told::done(
                lines
                    .iter()
                    .map(|line| format!("{}{}\n", "  ".repeat(line.depth), line.text))
                    .collect::<String>(),
            ))
        }
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
