//! The desk records: one thing at a time, in a member's name.

use super::itself::{Desk, versions};
use crate::app::board::entry_words;
use crate::app::error::{AppError, ErrorKind};
use crate::app::register_error::register_error;
use crate::panel::record::Record;
use crate::register::append::{Drawn, Expected, JudgedOn, NewEntry};
use crate::register::drafts::DraftKey;
use crate::register::error::RegisterError;
use crate::register::recorded::Recorded;
use crate::terms::ids::{EntryNumber, MemberId};

/// The entry that was made, or the other entry that stood in its way.
pub(in crate::app) type Done = Result<EntryNumber, Box<Recorded>>;

/// How often something is judged anew because another program recorded meanwhile.
const N_TRIES: u32 = 8;

impl Desk {
    /// Judges and records as of one moment. Where another program records something between the
    /// two, nothing is recorded on what was judged: that is looked at, and all is judged anew.
    pub(in crate::app) fn as_of_one_moment<T>(
        &mut self,
        judge_and_record: impl Fn(&mut Desk) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        for _ in 1..N_TRIES {
            self.catch_up()?;
            match judge_and_record(self) {
                Err(error) if error.kind == ErrorKind::Behind => {}
                done => return done,
            }
        }
        self.catch_up()?;
        judge_and_record(self)
    }

    /// Looks at what other programs have recorded since the last look; the screen is told of it
    /// when it next asks.
    pub(in crate::app) fn catch_up(&mut self) -> Result<(), AppError> {
        self.check_whereabouts()?;
        let newest = self.register.entries(None, 1);
        let newest = newest.map_err(|error| register_error(&error))?;
        let head = newest.first().map(|entry| entry.number);
        let n_entries = self.register.n_after(self.known_head);
        let n_entries = n_entries.map_err(|error| register_error(&error))?;
        if n_entries == 0 {
            return Ok(());
        }
        self.known_head = head;
        self.looked = None;
        self.looking.versions = versions(&self.register)?;
        self.take_rules()?;
        self.untold.n_entries += n_entries;
        self.untold.newest = newest.first().map(entry_words);
        Ok(())
    }

    /// Takes up recording again after a failure of the disk.
    pub(in crate::app) fn resume(&mut self) -> Result<(), AppError> {
        let resumed = self.register.resume();
        resumed.map_err(|error| register_error(&error))
    }

    /// Says where the register's name no longer leads to the file that is open.
    pub(in crate::app) fn check_whereabouts(&mut self) -> Result<(), AppError> {
        let checked = self.register.check_whereabouts();
        checked.map_err(|error| register_error(&error))
    }

    /// Records one thing in the name of the acting member.
    pub(in crate::app) fn record(
        &mut self,
        record: Record,
        expected: Expected,
    ) -> Result<Done, AppError> {
        let actor = self.acting_member()?.id;
        self.record_as(actor, record, expected)
    }

    /// Records one thing in a member's name.
    pub(in crate::app) fn record_as(
        &mut self,
        actor: MemberId,
        record: Record,
        expected: Expected,
    ) -> Result<Done, AppError> {
        self.ends_if_only_tried()?;
        let new = self.new_entry(actor, record, expected)?;
        let appended = self.register.append_judged(self.judged_on(), &[new]);
        self.done(appended.map(|numbers| numbers.last().copied()))
    }

    /// Records two things at once in the name of the acting member: both, or neither.
    pub(in crate::app) fn record_both(
        &mut self,
        first: Record,
        then: Record,
    ) -> Result<Done, AppError> {
        self.ends_if_only_tried()?;
        let actor = self.acting_member()?.id;
        let first = self.new_entry(actor.clone(), first, Expected::Anything)?;
        let then = self.new_entry(actor, then, Expected::Anything)?;
        let appended = self
            .register
            .append_judged(self.judged_on(), &[first, then]);
        self.done(appended.map(|numbers| numbers.last().copied()))
    }

    /// Records what was written in a draft of the acting member; the draft goes with it, or stays.
    pub(in crate::app) fn record_from_draft(
        &mut self,
        record: Record,
        expected: Expected,
        draft: &DraftKey,
    ) -> Result<Done, AppError> {
        self.ends_if_only_tried()?;
        let new = self.new_entry(draft.member.clone(), record, expected)?;
        let judged_on = self.judged_on();
        let appended = match self.own_text(draft) {
            Some(text) => {
                let draft = (draft, text.as_str());
                let appended = self.register.append_from_draft(judged_on, &new, draft);
                appended.map(Some)
            }
            None => {
                let appended = self.register.append_judged(judged_on, &[new]);
                appended.map(|numbers| numbers.last().copied())
            }
        };
        if appended.is_ok() {
            self.forget_own(draft);
        }
        self.done(appended)
    }

    /// What the desk has seen of the register: nothing is recorded that was judged on less.
    pub(in crate::app) fn judged_on(&self) -> JudgedOn {
        JudgedOn::Head(self.known_head)
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

    pub(in crate::app) fn drawn(&mut self) -> Result<Drawn, AppError> {
        Ok(Drawn {
            salt: self.chance.sixteen()?,
            actor: self.chance.sixteen()?,
            subject: self.chance.sixteen()?,
        })
    }
}
