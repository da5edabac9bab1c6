//! The desk on the register itself: entries, verification, other programs' entries.

use super::board::EntryRow;
use super::desk::Desk;
use super::error::AppError;
use super::keeping;
use super::outcome::Outcome;
use super::register_error::register_error;
use crate::register::recorded::{Body, Recorded};
use crate::reports::record_lines;
use crate::reports::sentences;
use crate::terms::ids::EntryNumber;

impl Desk {
    pub(super) fn entries(
        &mut self,
        before: Option<EntryNumber>,
        n_max: usize,
    ) -> Result<Outcome, AppError> {
        let entries = self.register.entries(before, n_max);
        let entries = entries.map_err(|error| register_error(&error))?;
        Ok(Outcome::Entries(entries.iter().map(entry_row).collect()))
    }

    pub(super) fn verify(&mut self) -> Result<Outcome, AppError> {
        let verified = self
            .register
            .verify(None)
            .map_err(|error| register_error(&error))?;
        Ok(Outcome::Verified(keeping::told(verified)))
    }

    pub(super) fn look_for_others(&mut self) -> Result<Outcome, AppError> {
        let n_entries = self.register.n_after(self.known_head);
        let n_entries = n_entries.map_err(|error| register_error(&error))?;
        if n_entries == 0 {
            return Ok(Outcome::Others {
                n_entries,
                newest: None,
            });
        }
        let newest = self
            .register
            .entries(None, 1)
            .map_err(|error| register_error(&error))?;
        self.known_head = newest.first().map(|entry| entry.number);
        self.looked = None;
        self.look()?;
        let newest = newest.first().map(|entry| entry_row(entry).what);
        Ok(Outcome::Others { n_entries, newest })
    }
}

/// An entry as lists show it.
#[must_use]
pub fn entry_row(entry: &Recorded) -> EntryRow {
    let (what, mut lines) = match &entry.body {
        Body::Record(record) => (sentences::record(record), record_lines::lines(record)),
        Body::Erased(by) => {
            let what = format!("{}: its text was erased by entry {by}", entry.kind.words());
            (what.clone(), vec![what])
        }
    };
    lines.push(format!("Digest (SHA-256): {}", entry.digest.hex()));
    EntryRow {
        number: entry.number,
        at_utc_ms: entry.at_utc_ms,
        actor: entry.actor.to_string(),
        what,
        subject: entry.subject.reference.clone(),
        digest: entry.digest.short(),
        gone: entry.gone(),
        lines,
    }
}
