//! Checking the configuration, and completions.

use super::arguments::{Arguments, Shared};
use super::opened;
use super::told::Told;
use crate::app::configuration::{Checked, Configuration, check_folder};
use crate::app::desk::itself::file_name;
use crate::app::error::{AppError, Mistakes};
use crate::app::keeping::{InUse, ras_in_use};
use crate::app::rules_in_force::{RulesInForce, in_a_row};
use crate::config::ras::Ras;
use crate::reports::config_json;
use crate::terms::date::shown;
use crate::terms::text::so_many;
use clap::CommandFactory;
use serde_json::json;
use std::path::Path;

/// Checks a folder, else the configuration in use; says how its RAS stands to the register's.
///
/// JSON: `{mistakes, not_checked, ras: {title, version, digest, n_questions, n_domains, n_steps},
/// whole, profile_built_in, beside_the_register, please_look}`. With mistakes, `ras` and what
/// follows from it are null, and the exit code is that of a wrong configuration. `whole` is whether
/// more than a RAS was there to be checked; [`config_json`] says what a mistake and a look are.
pub fn check(common: &Shared, folder: Option<&Path>, as_json: bool) -> Result<Told, AppError> {
    let checked = check_beside(common, folder);
    match checked {
        Ok((checked, beside)) if as_json => Ok(Told::done(checked_json(&checked, &beside))),
        Ok((checked, beside)) => Ok(Told::done(no_mistakes(&checked, &beside))),
        Err(error) => match &error.mistakes {
            Some(mistakes) if as_json => {
                let text = mistakes_json(mistakes);
                Ok(Told::ending(text, error.kind.exit_code()))
            }
            _ => Err(error),
        },
    }
}

fn checked_json(checked: &Checked, beside: &str) -> String {
    let ras = &checked.ras;
    let value = json!({
        "mistakes": [],
        "not_checked": [],
        "ras": {
            "title": &*ras.title,
            "version": &*ras.version,
            "digest": ras.digest.hex(),
            "n_questions": ras.questions.len(),
            "n_domains": ras.domains.len(),
            "n_steps": ras.steps.len(),
        },
        "whole": checked.whole.is_some(),
        "profile_built_in": checked.profile_built_in,
        "beside_the_register": beside.lines().collect::<Vec<_>>().join(" "),
        "please_look": checked.look.iter().map(config_json::look).collect::<Vec<_>>(),
    });
    format!("{value:#}")
}

fn mistakes_json(mistakes: &Mistakes) -> String {
    let problems = mistakes.problems.iter().map(config_json::mistake);
    let value = json!({
        "mistakes": problems.collect::<Vec<_>>(),
        "not_checked": mistakes.not_checked,
        "ras": null,
        "whole": null,
        "profile_built_in": null,
        "beside_the_register": null,
        "please_look": null,
    });
    format!("{value:#}")
}

/// What was checked, and how it stands to the register, if one is known.
fn check_beside(common: &Shared, folder: Option<&Path>) -> Result<(Checked, String), AppError> {
    let clock = opened::clock(common)?;
    let today = clock.today();
    let chosen = opened::chosen(common);
    let (checked, register) = match folder {
        Some(folder) => {
            let checked = check_folder(folder, &chosen, today)?;
            // A folder is checked also where no home is known in which a register is remembered.
            let known = opened::reception(common).map(|reception| reception.known_register());
            (checked, known)
        }
        None => {
            let reception = opened::reception(common)?;
            let register = reception.known_register();
            let checked = match reception.configuration_folder(register.as_deref()) {
                Some(folder) => check_folder(&folder, &chosen, today)?,
                None => Configuration::shipped_with(&chosen)?.checked(today),
            };
            (checked, Ok(register))
        }
    };
    let beside = match register {
        Ok(None) => String::new(),
        Ok(Some(register)) => match ras_in_use(&register, clock) {
            Ok(in_use) => {
                let ras = beside(&checked.ras, &in_use, &register);
                let rules = checked.whole.as_ref();
                let rules = rules.map(|files| rules_beside(files, &in_use, &register));
                ras + &rules.unwrap_or_default()
            }
            Err(error) => not_compared(&error),
        },
        Err(error) => not_compared(&error),
    };
    Ok((checked, beside))
}

/// How the RAS of files stands to the one that a register uses.
fn beside(files: &Ras, in_use: &InUse, register: &Path) -> String {
    let (live, name) = (&in_use.live.ras, file_name(register));
    let to_come = in_use.to_come.iter();
    if live.digest == files.digest {
        format!("It is the RAS that the register {name} uses.\n")
    } else if let Some(coming) = to_come.clone().find(|v| v.ras.digest == files.digest) {
        let from = shown(coming.from);
        format!("It is the RAS that the register {name} will use from {from}.\n")
    } else {
        format!(
            "It is not the RAS that the register {name} uses: that is {} {}, digest\n{}\n\
             These files are not used for recording there; ras-panel config show prints what is.\n",
            live.title,
            live.version,
            live.digest.hex()
        )
    }
}

/// How the panel's rules of files stand to those that a register uses.
fn rules_beside(files: &Configuration, in_use: &InUse, register: &Path) -> String {
    let name = file_name(register);
    let known = in_use.rules.as_ref();
    let Some((rules, entry)) = known.and_then(|rules| Some((rules, rules.entry?))) else {
        return format!(
            "The register {name} holds no panel.toml and tolerances.toml yet: the next sitting\n\
             that is opened records those with which it is opened.\n"
        );
    };
    let changes = rules.changed(&RulesInForce::of_files(files), in_use.today);
    match changes.as_slice() {
        [] => format!(
            "panel.toml and tolerances.toml are those in force in the register {name} (entry \
             {entry}).\n"
        ),
        changes => format!(
            "panel.toml and tolerances.toml are not those in force in the register {name}\n\
             (entry {entry}): {}.\n\
             They come into force with the next sitting that is opened with them.\n",
            in_a_row(changes)
        ),
    }
}

fn not_compared(error: &AppError) -> String {
    format!(
        "Not compared with a register: {}.\n",
        error.chain.join(": ")
    )
}

/// What was checked, what was not, and what is worth a look.
fn no_mistakes(checked: &Checked, beside: &str) -> String {
    let ras = &checked.ras;
    let mut text = format!(
        "No mistakes. RAS {} {} ({}, {}, {}), digest {}\n",
        ras.title,
        ras.version,
        so_many(ras.questions.len(), "question", "questions"),
        so_many(ras.domains.len(), "domain", "domains"),
        so_many(ras.steps.len(), "step", "steps"),
        ras.digest.hex()
    );
    text.push_str(match checked.whole {
        None => RAS_ALONE,
        Some(_) => "Checked: the RAS, panel.toml, tolerances.toml and the column profile.\n",
    });
    if checked.profile_built_in {
        text.push_str(BUILT_IN_HEADINGS);
    }
    text.push_str(beside);
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

/// Said where a configuration has no column profile for its RAS.
const BUILT_IN_HEADINGS: &str = "\
import/ has no profile named like the RAS, so caseload files are read by the
built-in headings, with one column \"q.ID\" for each question. Words are checked
against import/cld-values.toml, or the built-in lists without it. For other
headings take the import/northfold.toml that ras-panel config copy writes, as
import/NAME.toml (NAME: the RAS's folder).
";

/// Said of a folder that holds one RAS and nothing else.
pub const RAS_ALONE: &str = "\
Checked: the five files of this RAS. Not checked, since they are not here: the
panel's rules (panel.toml) with the outcomes that domains cover, the limits and
words of the flag rules (tolerances.toml), and the column profiles (import/) with
the words that conditions on facts ask for. They stand in a configuration folder,
with ras/ beside them: check that folder before use.
";

/// Completions for a shell.
#[must_use]
pub fn completions(shell: clap_complete::Shell) -> Told {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "ras-panel", &mut text);
    Told::done(String::from_utf8_lossy(&text).into_owned())
}
