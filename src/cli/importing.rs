//! Taking in a caseload: what was read, what is wrong with it, what became of it.

use super::arguments::{Arguments, Import, Shared};
use super::exit_codes;
use super::import_json;
use super::import_quality;
use super::opened;
use super::told::{self, Told};
use crate::app::error::{AppError, ErrorKind};
use crate::app::importing::{Asked, ImportReport, Importing};
use crate::app::proposing;
use crate::reports::as_text;
use crate::reports::wrapped;
use std::fmt::Write;
use std::path::Path;

/// The most changed cases that an import lists.
const CHANGES_TOLD_MAX: usize = 40;

/// The most rows held back that an import lists.
const HELD_BACK_TOLD_MAX: usize = 10;

/// The most reasons that an import lists.
const REASONS_TOLD_MAX: usize = 20;

/// Proposes a column profile; nothing is imported.
fn propose(common: &Shared, import: &Import) -> Result<Told, AppError> {
    let has_register = || opened::register(common).is_ok_and(|file| file.is_file());
    let proposal = if common.config.is_none() && has_register() {
        opened::desk(common)?.propose_profile(&import.from)?
    } else {
        let configuration = opened::configuration(common)?;
        proposing::propose(&configuration, &configuration.ras, &import.from)?
    };
    let found: String = proposal
        .found
        .iter()
        .map(|line| format!("{line}\n"))
        .collect();
    let Some(file) = &import.to else {
        told::notice(found.trim_end());
        return Ok(Told::done(proposal.text));
    };
    opened::may_write(common, "--to writes a file")?;
    proposing::write_new(file, &proposal.text)?;
    Ok(Told::done(format!(
        "{found}Wrote {}. Nothing was imported. Check the lines marked CHECK.\n",
        file.display()
    )))
}

/// Takes in a caseload.
pub fn import(arguments: &Arguments, import: &Import) -> Result<Told, AppError> {
    let common = &arguments.common;
    if import.propose_profile {
        return propose(common, import);
    }
    let how = match (import.dry_run, import.strict) {
        (true, _) => Importing::DryRun,
        (false, true) => Importing::Strict,
        (false, false) => Importing::ForReal,
    };
    let mut desk = match how {
        Importing::DryRun => opened::desk(common)?,
        Importing::ForReal | Importing::Strict => {
            opened::may_write(common, "import writes to the register")?;
            opened::desk_to_record(common)?
        }
    };
    let none_of = import.none_of.as_slice();
    let mut report = desk.import(&import.from, Asked { how, none_of })?;
    if import.strict {
        report.rejects_would_be_in = None;
    }
    let code = match (report.rejected.is_empty(), import.strict) {
        (true, _) => exit_codes::DONE,
        (false, true) => ErrorKind::Input.exit_code(),
        (false, false) => exit_codes::FOUND_WRONG,
    };
    if import.json {
        let json = import_json::report(&report, how);
        return Ok(Told::ending(format!("{json:#}"), code));
    }
    let profile = common.profile.as_deref();
    let profile = profile.map_or_else(String::new, |name| format!(" --profile {name}"));
    let text = report_text(&report, import, (&profile, desk.register_file())).map_err(|error| {
        AppError::caused(ErrorKind::Internal, "the report cannot be written", &error)
    })?;
    Ok(Told::ending(text, code))
}

/// The report; `profile` is the option with which the rejects are to be imported, too, `register`
/// the file that was written to.
fn report_text(
    report: &ImportReport,
    import: &Import,
    (profile, register): (&str, &Path),
) -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    tell_rows(&mut text, report)?;
    tell_cases(&mut text, report)?;
    tell_scored(&mut text, report)?;
    let mut text = wrapped::wrap(&text, as_text::WIDTH, 2).join("\n");
    if import.quality {
        let paper = as_text::text(&import_quality::paper(report));
        text = format!("{}\n\n{paper}\n", text.trim_end());
    }
    let mut end = String::new();
    tell_rejects(&mut end, report, profile)?;
    tell_end(&mut end, report, import, register)?;
    let end = wrapped::wrap(&end, as_text::WIDTH, 2).join("\n");
    text.push_str(&end);
    Ok(text)
}

fn tell_rows(text: &mut String, report: &ImportReport) -> std::fmt::Result {
    for file in &report.summary.files {
        writeln!(
            text,
            "{:22} {:6} rows {:6} taken {:5} wrong {:5} held back",
            file.name,
            file.n_rows,
            file.n_taken,
            file.n_rejected - file.n_held_back,
            file.n_held_back
        )?;
    }
    for row in report.rejected.iter().filter(|row| row.is_wrong()) {
        writeln!(text, "\n{row}")?;
    }
    tell_held_back(text, report)?;
    for notice in &report.notices {
        writeln!(text, "note: {notice}")?;
    }
    Ok(())
}

/// Rows in which nothing is wrong, the first of them: what holds them back was told before.
fn tell_held_back(text: &mut String, report: &ImportReport) -> std::fmt::Result {
    let held_back = report.rejected.iter().filter(|row| !row.is_wrong());
    let n_more = held_back.clone().count().saturating_sub(HELD_BACK_TOLD_MAX);
    for row in held_back.take(HELD_BACK_TOLD_MAX) {
        writeln!(text, "\n{row}")?;
    }
    if n_more > 0 {
        writeln!(
            text,
            "\n… and {n_more} more rows held back because of rows that are wrong: the files of \
             rejected rows and --json say of each by which"
        )?;
    }
    Ok(())
}

fn tell_cases(text: &mut String, report: &ImportReport) -> std::fmt::Result {
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
            "Rejected rows that name no case, or one that is neither taken nor known, so that no \
             case remembers them: {of_no_case}"
        )?;
    }
    Ok(())
}

fn tell_scored(text: &mut String, report: &ImportReport) -> std::fmt::Result {
    let scorable = &report.scorable;
    let n_not = scorable.n_not_scored;
    let end = if n_not == 0 { "." } else { ":" };
    writeln!(text, "{}{end}", scorable.words())?;
    let reasons = &scorable.first_reasons;
    for reason in reasons.iter().take(REASONS_TOLD_MAX) {
        writeln!(text, "  {}", reason.words())?;
    }
    if reasons.len() > REASONS_TOLD_MAX {
        let more = reasons.len() - REASONS_TOLD_MAX;
        writeln!(text, "  … and {more} other reasons: --quality lists them")?;
    }
    Ok(())
}

fn tell_rejects(text: &mut String, report: &ImportReport, profile: &str) -> std::fmt::Result {
    if let Some(folder) = &report.rejects_would_be_in {
        return writeln!(
            text,
            "Rejected rows would be written to {}, with the other rows of their cases.",
            folder.display()
        );
    }
    let Some(folder) = report.rejects.first().and_then(|path| path.parent()) else {
        return Ok(());
    };
    let again: Vec<String> = match report.is_folder {
        true => vec![folder.display().to_string()],
        false => {
            let files = report.rejects.iter();
            files.map(|path| path.display().to_string()).collect()
        }
    };
    writeln!(text, "Rejected rows are in {}.", folder.display())?;
    for (name, n) in &report.to_mend {
        match n {
            1 => writeln!(text, "  {name}: mend the first row")?,
            n => writeln!(text, "  {name}: mend the first {n} rows")?,
        }
    }
    let below = match report.is_any_case {
        true => {
            "Leave the rows below them. A row to be mended names no case that was taken and may be \
             of any: so whole files are there."
        }
        false => "Leave the rows below them: they are the other rows of the same cases.",
    };
    writeln!(
        text,
        "{below}\nThen: ras-panel import {}{profile}",
        again.join(" ")
    )
}

fn tell_end(
    text: &mut String,
    report: &ImportReport,
    import: &Import,
    register: &Path,
) -> std::fmt::Result {
    let n_rejected = report.rejected.len();
    if import.strict && n_rejected > 0 {
        let would = if import.dry_run { "would be" } else { "was" };
        writeln!(
            text,
            "Strict: rows are rejected ({n_rejected}), so nothing {would} imported."
        )?;
    }
    match (import.dry_run, report.entry) {
        (true, _) => writeln!(text, "Dry run: nothing was written."),
        (false, Some(entry)) => {
            writeln!(text, "Recorded as entry {entry} of {}.", register.display())
        }
        (false, None) if import.strict && n_rejected > 0 => {
            writeln!(text, "Nothing was written.")
        }
        (false, None) if report.rejects.is_empty() => {
            writeln!(text, "Nothing is new or changed: nothing was written.")
        }
        (false, None) => writeln!(
            text,
            "Nothing is new or changed: the register stays as it is."
        ),
    }
}
