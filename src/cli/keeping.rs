//! Verifying, looking after, backing up and restoring a register.

use super::arguments::Arguments;
use super::exit_codes;
use super::opened;
use super::told::Told;
use crate::app::board::VerificationReport;
use crate::app::error::{AppError, ErrorKind};
use crate::app::keeping::{self, Copied, Found, KeptHead, State};
use crate::reports::as_text;
use crate::reports::document::Document;
use crate::terms::number::with_thousands;
use crate::terms::text::so_many;
use serde_json::json;
use std::path::Path;

/// Verifies the register, and compares it with a head that was kept elsewhere.
///
/// JSON: `{sound, behind, n_entries, head, first_fault, notices, proved, cannot_prove}`.
pub fn verify(
    arguments: &Arguments,
    as_json: bool,
    known_head: Option<&str>,
) -> Result<Told, AppError> {
    let kept = known_head.map(KeptHead::typed).transpose()?;
    let path = opened::register(&arguments.common)?;
    let report = keeping::verify(&path, kept)?;
    let text = if as_json {
        verified_json(&report)
    } else {
        as_text::text(&verified(&report))
    };
    Ok(match (&report.fault, report.behind) {
        (Some(_), _) => Told::ending(text, exit_codes::FOUND_WRONG),
        (None, true) => Told::ending(text, exit_codes::BEHIND),
        (None, false) => Told::done(text),
    })
}

fn verified_json(report: &VerificationReport) -> String {
    let value = json!({
        "sound": report.fault.is_none(),
        "behind": report.behind,
        "n_entries": report.n_entries,
        "head": report.head,
        "first_fault": report.fault,
        "notices": report.notices,
        "proved": report.proved,
        "cannot_prove": report.cannot_prove,
    });
    format!("{value:#}")
}

fn entries(n: u64) -> String {
    so_many(n.try_into().unwrap_or(usize::MAX), "entry", "entries")
}

fn verified(report: &VerificationReport) -> Document {
    let mut paper = Document::default();
    let n = entries(report.n_entries);
    match &report.fault {
        None if report.behind => paper.paragraph(format!(
            "The register is sound in itself ({n}), but it is NOT whole: it ends before \
             the head that was kept elsewhere."
        )),
        None => paper.paragraph(format!("The register verifies: {n}.")),
        Some(fault) => {
            paper.paragraph("The register does NOT verify.");
            paper.paragraph(format!("First fault: {fault}"));
            paper.paragraph(
                "To do: record nothing more in it. Keep the file as it is for comparison, and \
                 restore the last backup that verifies under a new name: ras-panel restore.",
            );
        }
    }
    if !report.head.is_empty() {
        paper.fact("Newest entry", with_thousands(report.n_entries));
        paper.fact("SHA-256", report.head.clone());
    }
    paper.items(report.notices.iter().cloned());
    if !report.proved.is_empty() {
        paper.paragraph("Proved:");
        paper.items(report.proved.iter().cloned());
    }
    if !report.cannot_prove.is_empty() {
        paper.paragraph("What the file alone cannot prove:");
        paper.items(report.cannot_prove.iter().cloned());
    }
    paper
}

/// Says how the register's file is.
///
/// JSON: `[{state, what, to_do}]`, where the state is `good`, `look` or `wrong`.
pub fn doctor(arguments: &Arguments, as_json: bool) -> Result<Told, AppError> {
    let common = &arguments.common;
    let path = opened::register(common)?;
    let found = keeping::doctor(&path, opened::clock(common)?)?;
    let text = if as_json {
        let rows = found.iter().map(
            |found| json!({"state": word(found.state), "what": found.what, "to_do": found.to_do}),
        );
        let rows: Vec<serde_json::Value> = rows.collect();
        format!("{:#}", json!(rows))
    } else {
        let mut paper = Document::default();
        for found in &found {
            paper.fact(word(found.state), sentence(found));
        }
        as_text::text(&paper)
    };
    let is_wrong = found.iter().any(|found| found.state == State::Wrong);
    Ok(if is_wrong {
        Told::ending(text, exit_codes::FOUND_WRONG)
    } else {
        Told::done(text)
    })
}

fn word(state: State) -> &'static str {
    match state {
        State::Good => "good",
        State::Look => "look",
        State::Wrong => "wrong",
    }
}

fn sentence(found: &Found) -> String {
    match &found.to_do {
        None => found.what.clone(),
        Some(to_do) => format!("{}\n{to_do}", found.what),
    }
}

/// Makes a backup in a new file.
///
/// JSON, as that of `restore`: `{file, n_entries, head: {entry, sha256}}`; an empty register has no
/// head.
pub fn backup(arguments: &Arguments, to: &Path, as_json: bool) -> Result<Told, AppError> {
    let common = &arguments.common;
    let path = opened::register(common)?;
    let copied = |only_reads| keeping::backup(&path, to, only_reads, opened::clock(common)?);
    let was_free = !to.exists();
    // A register whose own disk is full or may only be read is what a backup is wanted of.
    let copied = copied(common.read_only).or_else(|error| match error.kind {
        ErrorKind::Register if was_free && to.exists() => Err(error.hint(format!(
            "a copy is left in {}; before it is relied on: ras-panel verify --register {}",
            to.display(),
            to.display()
        ))),
        ErrorKind::Register if !common.read_only => copied(true).map_err(|_| error),
        _ => Err(error),
    })?;
    Ok(Told::done(match as_json {
        true => copied_json(to, &copied),
        false => told("Backed up to", to, &copied),
    }))
}

/// Makes a register in a new file of a backup.
pub fn restore(
    arguments: &Arguments,
    from: &Path,
    to: &Path,
    as_json: bool,
) -> Result<Told, AppError> {
    opened::may_write(&arguments.common, "restore makes a register")?;
    let copied = keeping::restore(from, to)?;
    if as_json {
        return Ok(Told::done(copied_json(to, &copied)));
    }
    let next = format!("Open it with: ras-panel --register {}\n", to.display());
    Ok(Told::done(format!(
        "{}{next}",
        told("Restored to", to, &copied)
    )))
}

fn copied_json(to: &Path, copied: &Copied) -> String {
    let head = copied.head.as_ref();
    let value = json!({
        "file": to.display().to_string(),
        "n_entries": copied.n_entries,
        "head": head.map(|(entry, sha256)| json!({"entry": entry.0, "sha256": sha256})),
    });
    format!("{value:#}")
}

fn told(did: &str, to: &Path, copied: &Copied) -> String {
    let head = copied
        .head
        .as_ref()
        .map(|(entry, digest)| format!("Its head is {entry}:{digest}\n"));
    format!(
        "{did} {}, read and verified: {}.\n{}",
        to.display(),
        entries(copied.n_entries),
        head.unwrap_or_default()
    )
}
