//! The demonstration: the invented council, its made-up caseload, a register of its own.

use super::chance::Chance;
use super::clock::Clock;
use super::configuration::Configuration;
use super::demo_mark;
use super::desk::itself::{Desk, Opening};
use super::error::{AppError, ErrorKind};
use super::register_error::opening_error;
use super::setup;
use crate::import::files::source::{self, SourceFile};
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
    must_be_one(path)?;
    if !path.exists() && mode == Mode::ReadOnly {
        let what = "the demonstration has no register yet, and --read-only lets none be made";
        return Err(AppError::new(ErrorKind::Operator, what)
            .hint("start it once without --read-only: ras-panel demo"));
    }
    if !path.exists() {
        let clock = demo_mark::first_clock(clock);
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

/// Refuses a register that is there and is not a demonstration's.
pub fn must_be_one(path: &Path) -> Result<(), AppError> {
    if !path.exists() {
        return Ok(());
    }
    let register = Register::open(path, Mode::ReadOnly);
    let register = register.map_err(|error| opening_error(&error, path))?;
    if demo_mark::is_on(&register) {
        return Ok(());
    }
    let shown = path.display();
    let what = format!("{shown} is not the register of a demonstration");
    Err(AppError::new(ErrorKind::Operator, what)
        .hint(format!("to work in it: ras-panel --register {shown}"))
        .hint("to see the demonstration, name no register, or a file that is not there yet"))
}

fn make(
    path: &Path,
    configuration: &Configuration,
    clock: Clock,
    chance: &mut Chance,
) -> Result<(), AppError> {
    let members = setup::demo_members()?;
    let log_id = demo_mark::new_id(chance)?;
    let register = setup::create_as(log_id, path, configuration, &members, clock, chance)?;
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
