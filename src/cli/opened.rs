//! From the options to an open desk: clock, randomness, configuration, register, acting member.

use super::arguments::Shared;
use super::told;
use crate::app::chance::Chance;
use crate::app::clock::Clock;
use crate::app::configuration::{Chosen, Configuration};
use crate::app::desk::itself::Desk;
use crate::app::error::{AppError, ErrorKind};
use crate::app::places::Places;
use crate::app::reception::{self, Reception, Wishes};
use crate::terms::date::{shown, typed_date};
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

/// The RAS and the column profile of the options.
#[must_use]
pub fn chosen(common: &Shared) -> Chosen {
    Chosen {
        ras: common.ras.clone(),
        profile: common.profile.clone(),
    }
}

/// The configuration that imports read with: the named folder; else that of the register that is
/// named or was opened last; else the shipped one.
pub fn configuration_of_imports(common: &Shared) -> Result<Configuration, AppError> {
    if common.config.is_some() {
        return configuration(common);
    }
    // Nobody acts: a member's id is of some register, and this only asks one what it reads with.
    let nobody = Wishes {
        acting: None,
        ..wishes(common, clock(common)?)?
    };
    let reception = Reception::new(nobody, Places::find()?)?;
    let register = reception.known_register();
    match register.filter(|path| path.is_file()) {
        Some(register) if common.ras.is_some() => reception.configuration_for(&register),
        Some(_) => reception.look()?.configuration_of_imports(),
        None => configuration(common),
    }
}

/// The configuration of the options: the named folder, or the shipped one.
pub fn configuration(common: &Shared) -> Result<Configuration, AppError> {
    match &common.config {
        Some(folder) => Configuration::of_folder(folder, &chosen(common)),
        None => Configuration::shipped_with(&chosen(common)),
    }
}

/// The reception, with the options as wishes.
pub fn reception(common: &Shared) -> Result<Reception, AppError> {
    reception_at(common, clock(common)?)
}

fn reception_at(common: &Shared, clock: Clock) -> Result<Reception, AppError> {
    Reception::new(wishes(common, clock)?, Places::find()?)
}

fn wishes(common: &Shared, clock: Clock) -> Result<Wishes, AppError> {
    Ok(Wishes {
        register: common.register.clone(),
        configuration: common.config.clone(),
        chosen: chosen(common),
        acting: acting(common)?,
        read_only: common.read_only,
        clock,
        chance: chance(common),
    })
}

/// The register's file of the options, or the one that was opened last.
pub fn register(common: &Shared) -> Result<PathBuf, AppError> {
    reception(common)?.register()
}

/// Opens the desk on the register of the options, or the one that was opened last, for a look:
/// nothing of it is remembered.
pub fn desk(common: &Shared) -> Result<Desk, AppError> {
    with_notices(look(common, clock(common)?)?)
}

/// Opens for a look. Where the register cannot be opened for writing, as in a folder that may only
/// be read or on a full disk, reading is enough; that is told.
fn look(common: &Shared, clock: Clock) -> Result<Desk, AppError> {
    let looked = reception_at(common, clock)?.look();
    looked.or_else(|error| {
        if common.read_only || error.kind != ErrorKind::Register {
            return Err(error);
        }
        let wishes = Wishes {
            read_only: true,
            ..wishes(common, clock)?
        };
        let Ok(desk) = Reception::new(wishes, Places::find()?)?.look() else {
            return Err(error);
        };
        told::notice("The register cannot be opened for writing here: it is only read.");
        Ok(desk)
    })
}

/// The same as of a typed day, by what the register holds now; today where none is typed.
pub fn desk_as_of(common: &Shared, typed: Option<&str>) -> Result<Desk, AppError> {
    let Some(typed) = typed else {
        return desk(common);
    };
    let day = typed_date(typed);
    let clock = day.and_then(|day| Clock::standing_at(&format!("{day}T12:00:00Z")));
    let (Some(day), Some(clock)) = (day, clock) else {
        let (what, hint) = match day {
            Some(_) => (
                "is beyond the days that are reckoned with",
                "write one up to 9999-12-30",
            ),
            None => (
                "is not a day of the calendar",
                "write one such as 2027-04-01",
            ),
        };
        let what = format!("\"{typed}\" {what}");
        return Err(AppError::new(ErrorKind::Operator, what).hint(hint));
    };
    let as_of = format!(
        "As of {}: figures, limits and package lines of that day, by what the register holds now.",
        shown(day)
    );
    told::notice(&as_of);
    with_notices(look(common, clock)?)
}

/// The same to record something: the register is remembered, and the configuration that is named.
pub fn desk_to_record(common: &Shared) -> Result<Desk, AppError> {
    with_notices(reception(common)?.open_wished()?)
}

fn with_notices(desk: Desk) -> Result<Desk, AppError> {
    let notices = desk.demonstration().into_iter();
    for notice in notices.chain(desk.notices_of_rules()?) {
        told::notice(&notice);
    }
    Ok(desk)
}

/// Refuses, with `--read-only`, a command that writes.
pub fn may_write(common: &Shared, what: &str) -> Result<(), AppError> {
    match common.read_only {
        true => Err(reception::read_only(what)),
        false => Ok(()),
    }
}

/// Who acts, when the options say.
pub fn acting(common: &Shared) -> Result<Option<MemberId>, AppError> {
    let acting = common.acting.as_deref().map(MemberId::new).transpose();
    acting.map_err(|problem| {
        AppError::new(ErrorKind::Operator, problem.to_string())
            .hint("give --as the id of a member, as the sitting screen lists them (press 2)")
    })
}
