//! Making a register, copying the built-in configuration, writing a made-up caseload.

use super::arguments::{Arguments, DemoData};
use super::opened;
use super::told::Told;
use crate::app::error::{AppError, ErrorKind};
use crate::app::made_up;
use crate::app::new_folder;
use crate::app::new_register;
use crate::app::places::Places;
use crate::app::preferences::Preferences;
use crate::app::setup;
use crate::config::ras::Ras;
use crate::config::shipped;
use crate::config::shipped_schemes::SCHEMES;
use crate::panel::member::Member;
use crate::panel::membership;
use crate::synthetic::Request;
use crate::synthetic::flaws::{Fault, Planted};
use crate::terms::date::typed_date;
use crate::terms::text::so_many;
use serde_json::{Value, json};
use std::ops::RangeInclusive;
use std::path::Path;

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

/// Writes the built-in configuration to a new folder, and whole schemes to copy from beside it.
///
/// JSON: `{folder, files: [its place in the folder]}`.
pub fn config_copy(arguments: &Arguments, folder: &Path, as_json: bool) -> Result<Told, AppError> {
    opened::may_write(&arguments.common, "config copy writes files")?;
    let schemes = SCHEMES.as_flattened();
    let texts = || shipped::TEXTS.into_iter().chain(schemes.iter().copied());
    new_folder::write(folder, texts())?;
    let folder = folder.display().to_string();
    if as_json {
        let places: Vec<&str> = texts().map(|(place, _)| place).collect();
        let written = json!({ "folder": folder, "files": places });
        return Ok(Told::done(format!("{written:#}")));
    }
    let places = shipped::TEXTS.map(|(place, _)| place);
    Ok(Told::done(format!(
        "Wrote the built-in configuration to {folder}:\n  {}\n  \
         schemes/: {} whole schemes to copy from, each with results in cases.toml\n\
         README.md says how a RAS is written. Change the files, then:\n  \
         ras-panel config check {folder}\n  \
         ras-panel init council.register --config {folder} --member chair:Chair:chair\n",
        places.join("\n  "),
        SCHEMES.len()
    )))
}

/// The years for which a caseload is made up: its people are born in years that an import takes.
const YEARS: RangeInclusive<i16> = 2010..=2150;

/// Writes a made-up caseload.
pub fn demo_data(arguments: &Arguments, wanted: &DemoData) -> Result<Told, AppError> {
    opened::may_write(&arguments.common, "demo-data writes files")?;
    let configuration = opened::configuration_of_imports(&arguments.common)?;
    let as_of = match &wanted.date {
        None => opened::clock(&arguments.common)?.today(),
        Some(text) => typed_date(text).ok_or_else(|| {
            AppError::new(ErrorKind::Operator, format!("\"{text}\" is not a date"))
                .hint("write one such as 2026-11-24")
        })?,
    };
    if !YEARS.contains(&as_of.year()) {
        let what = format!("no caseload is made up for {}", as_of.year());
        let hint = format!("name a day from {} to {}", YEARS.start(), YEARS.end());
        return Err(AppError::new(ErrorKind::Operator, what).hint(hint));
    }
    let request = Request {
        n_cases: wanted.cases,
        seed: wanted.seed,
        as_of,
    };
    let flaws = wanted.flaws.unwrap_or_default();
    let written = made_up::write(&configuration, &wanted.folder, request, flaws)?;
    let DemoData { cases, seed, .. } = wanted;
    let (ras, profile) = (&configuration.ras, &configuration.profile);
    let mut text = format!(
        "{cases} made-up cases, seed {seed}, RAS {} {}, column profile {}:\n",
        ras.title, ras.version, profile.title
    );
    for path in &written.files {
        text.push_str(&format!("{}\n", path.display()));
    }
    if let Some(path) = &written.flaws {
        let n = so_many(written.planted.len(), "fault", "faults");
        text.push_str(&format!("{n} planted, listed in {}:\n", path.display()));
        for (code, n) in counted(&written.planted) {
            text.push_str(&format!("{n:>9}  {code}\n"));
        }
    }
    Ok(Told::done(text))
}

/// How often each fault was planted.
fn counted(planted: &[Planted]) -> impl Iterator<Item = (&'static str, usize)> {
    Fault::ALL.into_iter().map(|rule| {
        let of_kind = planted.iter().filter(|planted| planted.fault == rule.fault);
        (rule.code, of_kind.count())
    })
}
