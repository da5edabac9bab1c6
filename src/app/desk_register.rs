//! The desk on the register itself: entries, verification, other programs' entries.

use super::board::entry_row;
use super::desk::{Desk, Untold};
use super::error::AppError;
use super::keeping;
use super::outcome::Outcome;
use super::register_error::register_error;
use super::rules_in_force::{self, RulesInForce};
use crate::terms::ids::EntryNumber;

impl Desk {
    pub(super) fn entries(
        &mut self,
        before: Option<EntryNumber>,
        n_max: usize,
    ) -> Result<Outcome, AppError> {
        let entries = self.register.entries(before, n_max);
        let entries = entries.map_err(|error| register_error(&error))?;
        let held = RulesInForce::all(&self.register)?;
        let ras = self.newest_ras();
        let rows = entries.iter().map(|entry| {
            let applied = rules_in_force::applied(&held, entry.number);
            let rules = applied.map_or(&self.in_force.rules, |known| &known.rules);
            entry_row(entry, (rules, &ras))
        });
        Ok(Outcome::Entries(rows.collect()))
    }

    pub(super) fn verify(&mut self) -> Result<Outcome, AppError> {
        self.check_whereabouts()?;
        let verified = self
            .register
            .verify(None)
            .map_err(|error| register_error(&error))?;
        Ok(Outcome::Verified(keeping::told(verified)))
    }

    pub(super) fn look_for_others(&mut self) -> Result<Outcome, AppError> {
        self.catch_up()?;
        let Untold { n_entries, newest } = std::mem::take(&mut self.untold);
        if n_entries > 0 {
            self.looked()?;
        }
        Ok(Outcome::Others { n_entries, newest })
    }
}
