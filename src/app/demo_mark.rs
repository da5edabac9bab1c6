//! The mark of a demonstration's register, and the day that such a register is on.
//!
//! The mark stands in the register's own id, which is in every entry's digest: it goes with every
//! copy and backup under any name, it cannot be given to a register afterwards, and the id of any
//! other register is random.

use super::chance::Chance;
use super::clock::Clock;
use super::error::AppError;
use super::register_error::register_error;
use crate::register::store::Register;
use crate::terms::date::shown;

/// The first bytes of the id of a demonstration's register.
const MARK: [u8; 8] = *b"RAS-DEMO";

/// 24 November 2026, 10 o'clock UTC: the day that the shipped caseload was made for.
const DAY_BEGINS_MS: i64 = 1_795_514_400_000;

/// The id of a new demonstration's register.
pub fn new_id(chance: &mut Chance) -> Result<[u8; 16], AppError> {
    let mut id = chance.sixteen()?;
    for (byte, mark) in id.iter_mut().zip(MARK) {
        *byte = mark;
    }
    Ok(id)
}

/// Whether the register is a demonstration's.
#[must_use]
pub fn is_on(register: &Register) -> bool {
    register.log_id().starts_with(&MARK)
}

/// The clock of a new demonstration: its caseload's day.
#[must_use]
pub fn first_clock(clock: Clock) -> Clock {
    clock.moved_to(DAY_BEGINS_MS)
}

/// The clock by which a register is read and written: for a demonstration's its caseload's day, or
/// after its newest entry; for any other the one that is given.
pub fn clock_of(register: &Register, clock: Clock) -> Result<Clock, AppError> {
    if !is_on(register) {
        return Ok(clock);
    }
    let newest = register.entries(None, 1);
    let newest = newest.map_err(|error| register_error(&error))?;
    let after = newest
        .first()
        .map(|entry| entry.at_utc_ms.saturating_add(1_000));
    Ok(clock.moved_to(after.unwrap_or(DAY_BEGINS_MS).max(DAY_BEGINS_MS)))
}

/// What is said wherever a clock is a demonstration's.
#[must_use]
pub fn notice(clock: Clock) -> Option<String> {
    let Clock::Shifted(_) = clock else {
        return None;
    };
    let today = shown(clock.today());
    Some(format!(
        "A demonstration: everybody in it is made up, and today is taken to be {today}."
    ))
}
