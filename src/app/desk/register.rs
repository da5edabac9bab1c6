//! The desk on the register itself: entries, verification, other programs' entries.

use super::itself::{Desk, Untold};
use crate::app::board::entry_row;
use crate::app::error::AppError;
use crate::app::keeping;
use crate::app::outcome::Outcome;
use crate::app::register_error::register_error;
use crate::app::rules_in_force::{self, RulesInForce};
use crate::terms::ids::EntryNumber;

impl Desk {
    pub(in crate::app) fn entries(
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

    pub(in crate::app) fn verify(&mut self) -> Result<Outcome, AppError> {
        self.check_whereabouts()?;
        let verified = self
            .register
            .verify(None)
            .map_err(|error| register_error(&error))?;
        Ok(Outcome::Verified(keeping::told(verified)))
    }

    pub(in crate::app) fn look_for_others(&mut self) -> Result<Outcome, AppError> {
        self.catch_up()?;
        let Untold { n_entries, newest } = std::mem::take(&mut self.untold);
        if n_entries > 0 {
            self.looked()?;
        }
        Ok(Outcome::Others { n_entries, newest })
    }
}
