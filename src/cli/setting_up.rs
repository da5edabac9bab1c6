//! Making a register, taking in a caseload, writing a made-up one.

use super::arguments::Arguments;
use super::exit_codes;
use super::opened;
use super::told::Told;
use crate::app::error::{AppError, ErrorKind};
use crate::app::importing::{ImportReport, Importing};
use crate::app::made_up;
use crate::app::new_register;
use crate::app::places::Places;
use crate::app::preferences::Preferences;
use crate::app::setup;
use crate::config::ras::Ras;
use crate::panel::member::Member;
use crate::panel::membership;
use crate::reports::as_text;
use crate::reports::wrapped;
use crate::terms::date::typed_date;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;

/// The most changed cases that an import lists.
const CHANGES_TOLD_MAX: usize = 40;

/// Makes a new register.
///
/// JSON: `{file, ras: {title, version, digest}, members: [{member, shown, role}]}`.
pub fn init(
    arguments: &Arguments,
    file: &Path,
    members: &[String],
    as_json: bool,
) -> Result<Told, AppError> {
    let common = &arguments.common;
    opened::may_write(common, "init makes a register")?;
    let configuration = opened::configuration(common)?;
    let members: Vec<Member> = members
        .iter()
        .map(|m| new_register::typed_member(m))
        .collect::<Result<_, _>>()
        .map_err(|problem| AppError::new(ErrorKind::Operator, problem))?;
    membership::check_all(&members, &configuration.rules)
        .map_err(|problem| AppError::new(ErrorKind::Operator, problem.to_string()))?;
    let clock = opened::clock(common)?;
    let mut chance = opened::chance(common);
    setup::create(file, &configuration, &members, clock, &mut chance)?;
    let places = Places::find()?;
    let mut preferences = Preferences::read(&places)?;
    preferences.remember_made(file, configuration.folder.as_deref());
    preferences.write(&places)?;
    if as_json {
        let made = made_json(file, &configuration.ras, &members);
        return Ok(Told::done(format!("{made:#}")));
    }
    Ok(Told::done(format!(
        "Made {} with RAS {} {} ({} {}).\nNext: ras-panel import FOLDER\n",
        file.display(),
        configuration.ras.title,
        configuration.ras.version,
        members.len(),
        if members.len() == 1 {
            "member"
        } else {
            "members"
        }
    )))
}

fn made_json(file: &Path, ras: &Ras, members: &[Member]) -> Value {
    let members = members.iter().map(|member| {
        json!({
            "member": member.id.as_str(),
            "shown": member.shown,
            "role": member.role.as_str(),
        })
    });
    json!({
        "file": file.display().to_string(),
        "ras": {"title": &*ras.title, "version": &*ras.version, "digest": ras.digest.hex()},
        "members": members.collect::<Vec<_>>(),
    })
}

/// Takes in a caseload.
pub fn import(arguments: &Arguments, folder: &Path, dry_run: bool) -> Result<Told, AppError> {
    if !dry_run {
        opened::may_write(&arguments.common, "import writes to the register")?;
    }
    let how = if dry_run {
        Importing::DryRun
    } else {
        Importing::ForReal
    };
    let mut desk = match how {
        Importing::DryRun => opened::desk(&arguments.common)?,
        Importing::ForReal => opened::desk_to_record(&arguments.common)?,
    };
    let report = desk.import_folder(folder, how)?;
    let profile = arguments.common.profile.as_deref();
    let profile = profile.map_or_else(String::new, |name| format!(" --profile {name}"));
    let text = told(&report, how, (&profile, desk.register_file())).map_err(|error| {
        AppError::caused(ErrorKind::Internal, "the report cannot be written", &error)
    })?;
    let text = wrapped::wrap(&text, as_text::WIDTH, 2).join("\n");
    Ok(match report.rejected.is_empty() {
        true => Told::done(text),
        false => Told::ending(text, exit_codes::FOUND_WRONG),
    })
}

/// The report; `profile` is the option with which the rejects are to be imported, too, `register`
/// the file that was written to.
fn told(
    report: &ImportReport,
    how: Importing,
    (profile, register): (&str, &Path),
) -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    for file in &report.summary.files {
        writeln!(
            text,
            "{:24} {:6} rows  {:6} taken  {:6} rejected",
            file.name, file.n_rows, file.n_taken, file.n_rejected
        )?;
    }
    for row in &report.rejected {
        writeln!(text, "\n{row}")?;
    }
    for notice in &report.notices {
        writeln!(text, "note: {notice}")?;
    }
    let [new, changed, unchanged] = report.n_new_changed_unchanged;
    writeln!(
        text,
        "\nCases: {new} new, {changed} changed, {unchanged} unchanged"
    )?;
    for (case, changes) in report.changes.iter().take(CHANGES_TOLD_MAX) {
        writeln!(text, "  {case}: {}", changes.join("; "))?;
    }
    if report.changes.len() > CHANGES_TOLD_MAX {
        let more = report.changes.len() - CHANGES_TOLD_MAX;
        writeln!(text, "  … and {more} more")?;
    }
    let of_no_case = report.summary.n_rejected_of_no_case;
    if of_no_case > 0 {
        writeln!(
            text,
            "Rejected rows that name no case taken or known, so that no case remembers them: \
             {of_no_case}"
        )?;
    }
    tell_scored(&mut text, report)?;
    if let Some(folder) = report.rejects.first().and_then(|path| path.parent()) {
        writeln!(
            text,
            "Rejected rows are in {0}, with the other rows of their cases.\n\
             Correct them there, then: ras-panel import {0}{profile}",
            folder.display()
        )?;
    }
    match (how, report.entry) {
        (Importing::DryRun, _) => writeln!(text, "Dry run: nothing was written.")?,
        (Importing::ForReal, Some(entry)) => {
            writeln!(text, "Recorded as entry {entry} of {}.", register.display())?;
        }
        (Importing::ForReal, None) => {
            writeln!(text, "Nothing is new or changed: nothing was written.")?;
        }
    }
    Ok(text)
}

fn tell_scored(text: &mut String, report: &ImportReport) -> std::fmt::Result {
    let end = if report.not_scored.is_empty() {
        "."
    } else {
        ":"
    };
    let (n_scored, n_not) = (report.n_scored, report.not_scored.len());
    writeln!(text, "{n_scored} can be scored; {n_not} cannot{end}")?;
    for (case, why) in report.not_scored.iter().take(20) {
        writeln!(text, "  {case}: {why}")?;
    }
    if report.not_scored.len() > 20 {
        writeln!(text, "  … and {} more", report.not_scored.len() - 20)?;
    }
    Ok(())
}

/// Writes a made-up caseload.
pub fn demo_data(
    arguments: &Arguments,
    folder: &Path,
    n_cases: u64,
    seed: u64,
    date: Option<&str>,
) -> Result<Told, AppError> {
    opened::may_write(&arguments.common, "demo-data writes files")?;
    let configuration = opened::configuration(&arguments.common)?;
    let as_of = match date {
        None => opened::clock(&arguments.common)?.today(),
        Some(text) => typed_date(text).ok_or_else(|| {
            AppError::new(ErrorKind::Operator, format!("\"{text}\" is not a date"))
                .hint("write one such as 2026-11-24")
        })?,
    };
    let files = made_up::write(&configuration, folder, n_cases, seed, as_of)?;
    let names: Vec<String> = files
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    Ok(Told::done(format!(
        "{n_cases} made-up cases, seed {seed}:\n{}\n",
        names.join("\n")
    )))
}
