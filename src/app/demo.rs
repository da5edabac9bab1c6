//! The demonstration: the invented council, its made-up caseload, a register of its own.

use super::chance::Chance;
use super::clock::Clock;
use super::configuration::Configuration;
use super::desk::{Desk, Opening, register_error};
use super::error::{AppError, ErrorKind};
use super::setup;
use crate::panel::record::ImportNote;
use crate::register::import_cases::Import;
use crate::register::store::{Mode, Register};
use crate::synthetic;
use crate::terms::date::Date;
use crate::terms::ids::MemberId;
use std::path::Path;

/// The day of the demonstration's caseload.
pub const DAY: Date = jiff::civil::date(2026, 11, 24);

/// Opens the demonstration's register, or makes it, and takes the place of its chair.
pub fn open(
    path: &Path,
    clock: Clock,
    mut chance: Chance,
    acting: Option<MemberId>,
) -> Result<Desk, AppError> {
    let configuration = Configuration::shipped()?;
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
    Desk::open(path, Mode::ReadWrite, opening)
}

fn make(
    path: &Path,
    configuration: &Configuration,
    clock: Clock,
    chance: &mut Chance,
) -> Result<(), AppError> {
    let members = setup::demo_members()?;
    let mut register: Register = setup::create(path, configuration, &members, clock, chance)?;
    let request = synthetic::Request {
        n_cases: 400,
        seed: 1,
        as_of: DAY,
    };
    let caseload = synthetic::caseload(&configuration.ras, request);
    let import = Import {
        note: ImportNote {
            profile: "made-up caseload".to_owned(),
            files: Vec::new(),
            n_new: 0,
            n_changed: 0,
            n_unchanged: 0,
        },
        actor: setup::program()?,
        at_utc_ms: clock.utc_ms(),
        drawn: crate::register::append::Drawn {
            salt: chance.sixteen()?,
            actor: chance.sixteen()?,
            subject: chance.sixteen()?,
        },
    };
    register
        .import_cases(&caseload, import)
        .map_err(|error| register_error(&error))?;
    Ok(())
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
