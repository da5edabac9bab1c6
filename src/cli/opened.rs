//! From the options to an open desk: clock, randomness, configuration, register, acting member.

use super::arguments::Shared;
use crate::app::chance::Chance;
use crate::app::clock::Clock;
use crate::app::configuration::{Chosen, Configuration};
use crate::app::desk::{Desk, Opening};
use crate::app::error::{AppError, ErrorKind};
use crate::app::places::Places;
use crate::app::preferences::{self, Preferences};
use crate::terms::ids::MemberId;
use std::path::PathBuf;

/// The clock of the options.
pub fn clock(common: &Shared) -> Result<Clock, AppError> {
    match &common.clock {
        None => Ok(Clock::System),
        Some(moment) => Clock::standing_at(moment).ok_or_else(|| {
            AppError::new(ErrorKind::Operator, format!("\"{moment}\" is not a moment"))
                .hint("write one such as 2026-11-24T10:00:00Z")
        }),
    }
}

/// The randomness of the options.
#[must_use]
pub fn chance(common: &Shared) -> Chance {
    common.chance_seed.map_or(Chance::System, Chance::seeded)
}

/// The configuration of the options: the named folder, or the one the register was made with, or
/// the shipped one.
pub fn configuration(
    common: &Shared,
    remembered: Option<PathBuf>,
) -> Result<Configuration, AppError> {
    let chosen = Chosen {
        ras: common.ras.clone(),
        profile: common.profile.clone(),
    };
    match common.config.clone().or(remembered) {
        Some(folder) => Configuration::of_folder(&folder, &chosen),
        None => Configuration::shipped(),
    }
}

/// The register's file of the options, or the one that was opened last.
pub fn register(common: &Shared) -> Result<PathBuf, AppError> {
    let last = Preferences::read(&Places::find()?)?.last_register();
    common.register.clone().or(last).ok_or_else(|| {
        AppError::new(ErrorKind::Operator, "no register was opened yet")
            .hint("see it at work with: ras-panel demo")
            .hint("make your own with: ras-panel init FILE --config FOLDER")
            .hint("or name one with: --register FILE")
    })
}

/// Opens the desk on the register of the options, or the one that was opened last.
pub fn desk(common: &Shared) -> Result<Desk, AppError> {
    let places = Places::find()?;
    let mut preferences = Preferences::read(&places)?;
    let register = register(common)?;
    let clock = clock(common)?;
    let configuration = configuration(common, preferences.configuration_of(&register))?;
    let acting = acting(common)?;
    let opening = Opening {
        configuration,
        clock,
        chance: chance(common),
        acting,
    };
    let desk = Desk::open(&register, preferences::mode(common.read_only), opening)?;
    preferences.remember(&register, desk.configuration().folder.as_deref());
    preferences.write(&places)?;
    Ok(desk)
}

/// Who acts, when the options say.
pub fn acting(common: &Shared) -> Result<Option<MemberId>, AppError> {
    let acting = common.acting.as_deref().map(MemberId::new).transpose();
    acting.map_err(|problem| AppError::new(ErrorKind::Operator, problem.to_string()))
}
