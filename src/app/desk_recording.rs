//! The desk records: one thing at a time, in a member's name.

use super::desk::Desk;
use super::error::{AppError, ErrorKind};
use super::register_error::register_error;
use crate::panel::record::Record;
use crate::register::append::{Drawn, Expected, NewEntry};
use crate::register::drafts::DraftKey;
use crate::register::error::RegisterError;
use crate::register::recorded::Recorded;
use crate::terms::ids::{EntryNumber, MemberId};

/// The entry that was made, or the other entry that stood in its way.
pub(super) type Done = Result<EntryNumber, Box<Recorded>>;

impl Desk {
    /// Records one thing in the name of the acting member.
    pub(super) fn record(&mut self, record: Record, expected: Expected) -> Result<Done, AppError> {
        let actor = self.acting_member()?.id;
        self.record_as(actor, record, expected)
    }

    /// Records one thing in a member's name.
    pub(super) fn record_as(
        &mut self,
        actor: MemberId,
        record: Record,
        expected: Expected,
    ) -> Result<Done, AppError> {
        let new = self.new_entry(actor, record, expected)?;
        let appended = self.register.append(&[new]);
        self.done(appended.map(|numbers| numbers.last().copied()))
    }

    /// Records what was written in a draft of the acting member; the draft goes with it, or stays.
    pub(super) fn record_from_draft(
        &mut self,
        record: Record,
        expected: Expected,
        draft: &DraftKey,
    ) -> Result<Done, AppError> {
        let new = self.new_entry(draft.member.clone(), record, expected)?;
        let appended = self.register.append_from_draft(&new, draft);
        self.done(appended.map(Some))
    }

    fn new_entry(
        &mut self,
        actor: MemberId,
        record: Record,
        expected: Expected,
    ) -> Result<NewEntry, AppError> {
        Ok(NewEntry {
            record,
            actor,
            at_utc_ms: self.clock.utc_ms(),
            drawn: self.drawn()?,
            expected,
        })
    }

    fn done(
        &mut self,
        appended: Result<Option<EntryNumber>, RegisterError>,
    ) -> Result<Done, AppError> {
        match appended {
            Ok(Some(number)) => {
                self.known_head = Some(number);
                Ok(Ok(number))
            }
            Ok(None) => Err(AppError::new(
                ErrorKind::Internal,
                "the register gave no entry number",
            )),
            Err(RegisterError::Conflict(conflict)) => Ok(Err(Box::new(conflict.other))),
            Err(error) => Err(register_error(&error)),
        }
    }

    pub(super) fn drawn(&mut self) -> Result<Drawn, AppError> {
        Ok(Drawn {
            salt: self.chance.sixteen()?,
            actor: self.chance.sixteen()?,
            subject: self.chance.sixteen()?,
        })
    }
}
