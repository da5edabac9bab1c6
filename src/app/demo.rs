//! The demonstration: the invented council, its made-up caseload, a register of its own.

use super::chance::Chance;
use super::clock::Clock;
use super::configuration::Configuration;
use super::desk::{Desk, Opening};
use super::error::{AppError, ErrorKind};
use super::register_error::register_error;
use super::setup;
use crate::import::source::{self, SourceFile};
use crate::register::store::{Mode, Register};
use crate::synthetic::demo;
use crate::terms::ids::MemberId;
use std::path::Path;

/// Opens the demonstration's register, or makes it, and takes the place of its chair.
pub fn open(
    path: &Path,
    clock: Clock,
    chance: Chance,
    acting: Option<MemberId>,
) -> Result<Desk, AppError> {
    open_for(path, Mode::ReadWrite, clock, chance, acting)
}

/// The same, for reading only if so wished: then its register has to be there.
pub fn open_for(
    path: &Path,
    mode: Mode,
    clock: Clock,
    mut chance: Chance,
    acting: Option<MemberId>,
) -> Result<Desk, AppError> {
    let configuration = Configuration::shipped()?;
    let clock = clock.moved_to(begins(path)?);
    if !path.exists() && mode == Mode::ReadOnly {
        let what = "the demonstration has no register yet, and --read-only lets none be made";
        return Err(AppError::new(ErrorKind::Operator, what)
            .hint("start it once without --read-only: ras-panel demo"));
    }
    if !path.exists() {
        make(path, &configuration, clock, &mut chance)?;
    }
    let chair = MemberId::new("chair")
        .map_err(|error| AppError::caused(ErrorKind::Internal, "the chair", &error))?;
    let acting = Some(acting.unwrap_or(chair));
    let opening = Opening {
        configuration,
        clock,
        chance,
        acting,
    };
    Desk::open(path, mode, opening)
}

/// When the demonstration goes on: its caseload's day, or after its newest entry.
fn begins(path: &Path) -> Result<i64, AppError> {
    if !path.exists() {
        return Ok(DAY_BEGINS_MS);
    }
    let register = Register::open(path, Mode::ReadOnly).map_err(|error| register_error(&error))?;
    let newest = register
        .entries(None, 1)
        .map_err(|error| register_error(&error))?;
    let after = newest
        .first()
        .map(|entry| entry.at_utc_ms.saturating_add(1_000));
    Ok(after.unwrap_or(DAY_BEGINS_MS).max(DAY_BEGINS_MS))
}

/// 24 November 2026, 10 o'clock UTC: the day that the shipped caseload was made for.
const DAY_BEGINS_MS: i64 = 1_795_514_400_000;

fn make(
    path: &Path,
    configuration: &Configuration,
    clock: Clock,
    chance: &mut Chance,
) -> Result<(), AppError> {
    let members = setup::demo_members()?;
    let register: Register = setup::create(path, configuration, &members, clock, chance)?;
    let opening = Opening {
        configuration: configuration.clone(),
        clock,
        chance: chance.clone(),
        acting: None,
    };
    let mut desk = Desk::on(register, opening)?;
    desk.import_files(&files()?)?;
    Ok(())
}

/// The files of the shipped caseload.
fn files() -> Result<Vec<SourceFile>, AppError> {
    demo::FILES
        .into_iter()
        .map(|(kind, name, text)| {
            source::from_bytes(kind, name, text.as_bytes())
                .map_err(|problem| AppError::new(ErrorKind::Internal, problem.to_string()))
        })
        .collect()
}

/// Puts the demonstration's register aside under a name with the moment; nothing is removed.
pub fn put_aside(path: &Path, clock: Clock) -> Result<(), AppError> {
    if !path.exists() {
        return Ok(());
    }
    let aside = path.with_extension(format!("{}.register", clock.utc_ms()));
    std::fs::rename(path, &aside).map_err(|error| {
        AppError::caused(
            ErrorKind::Register,
            "the demonstration cannot be put aside",
            &error,
        )
        .hint("close every program that has it open")
    })
}
