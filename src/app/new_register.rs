//! A register of one's own, as it is typed on the start screen: checked, tried, then made.

use super::configuration::{Chosen, Configuration};
use super::error::AppError;
use super::importing::{self, ImportReport};
use super::looked::Looking;
use super::places::Places;
use super::scorable::Reason;
use super::setup;
use super::starting::{Forecast, Typed, Wrong};
use super::versions::Versions;
use crate::caseload::case::Caseload;
use crate::panel::member::Member;
use crate::panel::membership;
use crate::terms::date::Date;
use crate::terms::ids::{IdProblem, MemberId, RoleId};
use crate::terms::number::with_thousands;
use crate::terms::text::sentence;
use std::path::{Path, PathBuf};

/// What was typed, read and found possible.
#[derive(Debug)]
pub struct Plan {
    /// The register's file; it is not there.
    pub register: PathBuf,
    /// The configuration.
    pub configuration: Configuration,
    /// The members.
    pub members: Vec<Member>,
    /// The caseload folder.
    pub caseload: Option<PathBuf>,
}

/// Reads and checks what was typed, or says at each field what is wrong and what to do.
pub fn plan(typed: &Typed, places: &Places, chosen: &Chosen) -> Result<Plan, Wrong> {
    let mut wrong = Wrong::default();
    let register = free_file(places.typed(&typed.register))
        .map_err(|found| wrong.join(found))
        .ok();
    let configuration = match places.typed(&typed.configuration) {
        None => Configuration::shipped(),
        Some(folder) => Configuration::of_folder(&folder, chosen),
    };
    let configuration = configuration
        .map_err(|error| wrong.join(Wrong::of("configuration", &error)))
        .ok();
    let members = members(&typed.members).and_then(|members| match &configuration {
        Some(found) => membership::check_all(&members, &found.rules)
            .map(|()| members)
            .map_err(|problem| Wrong::at("members", sentence(&problem.to_string()))),
        None => Ok(members),
    });
    let members = members.map_err(|found| wrong.join(found)).ok();
    let caseload = places.typed(&typed.caseload);
    if let Err(found) = caseload.as_deref().map_or(Ok(()), a_folder) {
        wrong.join(found);
    }
    match (register, configuration, members) {
        (Some(register), Some(configuration), Some(members)) if wrong.at.is_empty() => Ok(Plan {
            register,
            configuration,
            members,
            caseload,
        }),
        _ => Err(wrong),
    }
}

fn free_file(path: Option<PathBuf>) -> Result<PathBuf, Wrong> {
    let wrong = |message: String| Err(Wrong::at("register", message));
    let Some(path) = path else {
        return wrong("Name the file that is to be made, such as ~/council.register.".into());
    };
    let shown = path.display();
    if path.is_dir() {
        return wrong(format!(
            "{shown} is a folder: add the register's own file name."
        ));
    }
    if path.symlink_metadata().is_ok() {
        return wrong(format!(
            "{shown} is there already, and nothing is overwritten: choose another name, or go \
             back and open it with o."
        ));
    }
    let above = path.ancestors().skip(1).find(|folder| folder.exists());
    match above {
        Some(above) if !above.is_dir() => wrong(format!(
            "{} is a file, so that {shown} cannot lie in it: choose a folder.",
            above.display()
        )),
        _ => Ok(path),
    }
}

fn a_folder(path: &Path) -> Result<(), Wrong> {
    let shown = path.display();
    let message = match path.metadata() {
        Ok(found) if found.is_dir() => return Ok(()),
        Ok(_) => format!("{shown} is a file: name the folder in which the caseload files lie."),
        Err(_) => format!("There is no folder {shown}: correct it, or leave it empty for now."),
    };
    Err(Wrong::at("caseload", message))
}

fn members(text: &str) -> Result<Vec<Member>, Wrong> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let read: Result<Vec<Member>, String> = lines.map(typed_member).collect();
    read.map_err(|message| Wrong::at("members", message))
}

/// A member as typed: `id:shown:role`. Fails with a sentence on what is wrong and what to write.
pub fn typed_member(text: &str) -> Result<Member, String> {
    let parts: Vec<&str> = text.split(':').map(str::trim).collect();
    let [id, shown, role] = parts.as_slice() else {
        return Err(format!(
            "\"{text}\" is not a member: write id:shown:role, such as chair:Chair:chair."
        ));
    };
    let problem = |error: IdProblem| sentence(&error.to_string());
    Ok(Member {
        id: MemberId::new(id).map_err(problem)?,
        shown: (*shown).to_owned(),
        role: RoleId::new(role).map_err(problem)?,
        specialisms: Vec::new(),
    })
}

/// What making the register would do. Nothing is written.
pub fn forecast(plan: &Plan, typed: &Typed, today: Date) -> Result<Forecast, Wrong> {
    let configuration = &plan.configuration;
    let (mut lines, mut after, taken) = match &plan.caseload {
        None => {
            let none = "No caseload yet: ras-panel import FOLDER takes one in later.".to_owned();
            (vec![none], Vec::new(), "without a caseload".to_owned())
        }
        Some(folder) => {
            let report = tried(configuration, folder, today);
            let report = report.map_err(|error| Wrong::of("caseload", &error))?;
            (counts(&report), told(&report), taken(&report))
        }
    };
    lines.push(format!(
        "RAS {} {} of {}, with {}.",
        configuration.ras.title,
        configuration.ras.version,
        configuration.ras.authority,
        counted(plan.members.len(), "member", "members")
    ));
    if configuration.folder.is_none() {
        lines.push(BUILT_IN.to_owned());
    }
    if plan.members.is_empty() {
        lines.push("No member yet: on the sitting screen, m enters them.".to_owned());
    }
    lines.append(&mut after);
    let ras = &configuration.ras;
    let sentence = format!(
        "Make {} with RAS {} {} and {}, {taken}.",
        plan.register.display(),
        ras.title,
        ras.version,
        counted(plan.members.len(), "member", "members"),
    );
    Ok(Forecast {
        typed: typed.clone(),
        sentence,
        lines,
    })
}

/// What the built-in configuration is, wherever it is offered.
pub const BUILT_IN: &str = "The built-in RAS of Northfold is an illustration: the council is \
                            invented, and no figure of it is anybody's policy.";

fn tried(
    configuration: &Configuration,
    folder: &Path,
    today: Date,
) -> Result<ImportReport, AppError> {
    let files = importing::open_folder(folder, configuration)?;
    let looking = Looking {
        rules: configuration.rules.clone(),
        tolerances: configuration.tolerances.clone(),
        versions: Versions::of(&[setup::adoption(configuration)])?,
        today,
    };
    let read = importing::read(configuration, &looking, (&Caseload::default(), &[]), &files)?;
    Ok(read.1)
}

fn taken(report: &ImportReport) -> String {
    let n_cases = counted(report.summary.n_cases, "case", "cases");
    match report.rejected.len() {
        0 => format!("and import {n_cases}; no row is rejected"),
        n => format!(
            "and import {n_cases}; {} rejected and written aside, to be corrected",
            if n == 1 {
                "1 row is".to_owned()
            } else {
                format!("{} rows are", count(n))
            }
        ),
    }
}

/// The most rejected rows, and reasons why cases cannot be scored, that are told one by one.
const TOLD_MAX: usize = 12;

fn counts(report: &ImportReport) -> Vec<String> {
    let mut lines: Vec<String> = report
        .summary
        .files
        .iter()
        .map(|file| {
            format!(
                "{}: {} {}, {} taken, {} rejected",
                file.name,
                count(file.n_rows),
                if file.n_rows == 1 { "row" } else { "rows" },
                count(file.n_taken),
                count(file.n_rejected)
            )
        })
        .collect();
    let scorable = &report.scorable;
    lines.push(format!("{}.", scorable.words()));
    lines
}

fn told(report: &ImportReport) -> Vec<String> {
    let mut lines = Vec::new();
    let rejected = report.rejected.iter().take(TOLD_MAX);
    lines.extend(rejected.flat_map(|row| {
        row.to_string()
            .lines()
            .map(ToOwned::to_owned)
            .collect::<Vec<_>>()
    }));
    if report.rejected.len() > TOLD_MAX {
        let more = report.rejected.len() - TOLD_MAX;
        lines.push(format!("… and {} more rejected rows.", count(more)));
    }
    lines.extend(
        report
            .notices
            .iter()
            .map(|notice| format!("note: {notice}")),
    );
    let unscored = report.scorable.first_reasons.iter().take(TOLD_MAX);
    lines.extend(unscored.map(Reason::words));
    lines
}

fn count(n: usize) -> String {
    with_thousands(u64::try_from(n).unwrap_or(u64::MAX))
}

fn counted(n: usize, one: &str, several: &str) -> String {
    match n {
        1 => format!("1 {one}"),
        n => format!("{} {several}", count(n)),
    }
}
