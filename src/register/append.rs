//! Recording: entries, their payloads and their columns in one immediate transaction, read back
//! and worked out anew before it is committed.

use super::chain::{self, Id};
use super::clashes::{self, Within};
use super::drafts::DraftKey;
use super::entry_row::{EntryRow, Payload, stored};
use super::error::RegisterError;
use super::held_back;
use super::identity;
use super::payload;
use super::payload::kinds::{EntryKind, IdentityKind, SubjectOf, superseded_by};
use super::project;
use super::schema::projections;
use super::store::Register;
use crate::panel::record::{Erasure, Record};
use crate::terms::ids::{EntryNumber, MemberId};
use rusqlite::Connection;

/// Something to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// The record.
    pub record: Record,
    /// Who records it.
    pub actor: MemberId,
    /// When, in milliseconds since 1970 (UTC).
    pub at_utc_ms: i64,
    /// Random bytes for it.
    pub drawn: Drawn,
    /// What was known of its subject when it was prepared.
    pub expected: Expected,
}

/// Random bytes for one entry, sixteen each. The ids are used only where the member or the subject
/// has none yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The salt of the commitment.
    pub salt: Id,
    /// An id for the actor.
    pub actor: Id,
    /// An id for the subject.
    pub subject: Id,
}

/// What was known of a record's subject when it was prepared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// It does not matter. A decision is nevertheless held to the last entry that its motion saw.
    Anything,
    /// The newest entry about the subject was this one (or there was none).
    LastEntry(Option<EntryNumber>),
}

/// What the register held when a record was judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JudgedOn {
    /// It does not matter: nothing was judged on it.
    Anything,
    /// All up to this entry, its newest; none in an empty register.
    Head(Option<EntryNumber>),
}

impl JudgedOn {
    /// Refuses what was judged before the register's newest entry.
    pub(super) fn check(self, connection: &Connection) -> Result<(), RegisterError> {
        let newest = EntryRow::newest(connection)?.map(|row| row.number);
        match (self, newest) {
            (JudgedOn::Head(seen), Some(newest)) if seen != Some(newest) => {
                Err(RegisterError::Behind { newest })
            }
            _ => Ok(()),
        }
    }
}

impl Register {
    /// Records entries that rest on nothing but what they expect, all of them or none. Gives their
    /// numbers. Fails as [`Register::append_judged`] does.
    pub fn append(&mut self, entries: &[NewEntry]) -> Result<Vec<EntryNumber>, RegisterError> {
        self.append_judged(JudgedOn::Anything, entries)
    }

    /// Records entries, all of them or none. Gives their numbers.
    ///
    /// Fails with [`RegisterError::Behind`] when anything was recorded since they were judged, with
    /// [`RegisterError::Conflict`] when another program has recorded something that one of them
    /// does not know of, and with [`RegisterError::Stopped`] when the file itself failed.
    pub fn append_judged(
        &mut self,
        judged_on: JudgedOn,
        entries: &[NewEntry],
    ) -> Result<Vec<EntryNumber>, RegisterError> {
        let log_id = self.log_id;
        let numbers = self.writing(|transaction| {
            judged_on.check(transaction)?;
            let within = Within {
                connection: transaction,
                log_id,
            };
            entries.iter().map(|new| append_one(within, new)).collect()
        })?;
        if entries.iter().any(|new| erasure(&new.record).is_some()) {
            self.clear_log();
        }
        Ok(numbers)
    }

    /// Records an entry and throws away the draft that it was written from, both or neither: nobody
    /// finds a recorded decision's draft again, and none is lost that was not recorded.
    ///
    /// Fails as [`Register::append_judged`] does; the draft is then kept. That none says what it
    /// was written from is no fault.
    pub fn append_from_draft(
        &mut self,
        judged_on: JudgedOn,
        new: &NewEntry,
        (draft, text): (&DraftKey, &str),
    ) -> Result<EntryNumber, RegisterError> {
        let log_id = self.log_id;
        self.writing(|transaction| {
            judged_on.check(transaction)?;
            let within = Within {
                connection: transaction,
                log_id,
            };
            let number = append_one(within, new)?;
            draft.delete(transaction, text)?;
            Ok(number)
        })
    }

    /// Takes erased text out of the write-ahead log, too, as far as no reader holds it.
    fn clear_log(&self) {
        // A reader in another program may keep the log for now; it is cleared at the last close.
        drop(
            self.connection
                .pragma(None, "wal_checkpoint", "TRUNCATE", |_| Ok(())),
        );
    }
}

/// Records one entry within a transaction.
pub fn append_one(within: Within<'_>, new: &NewEntry) -> Result<EntryNumber, RegisterError> {
    clashes::check(within, &new.record)?;
    let person = identity::find_or_give(
        within.connection,
        IdentityKind::Member,
        new.actor.as_str(),
        new.drawn.actor,
    )?;
    let subject = subject_id(within, new)?;
    match (&new.record, new.expected) {
        (Record::DecisionRecorded(decision), Expected::Anything) => {
            clashes::nothing_newer(within, subject, decision.motion().last_entry_seen)?;
        }
        (_, Expected::LastEntry(seen)) => clashes::nothing_newer(within, subject, seen)?,
        (_, Expected::Anything) => {}
    }
    let text = Payload {
        salt: new.drawn.salt,
        bytes: payload::encode(&new.record),
    };
    let row = next_row(within, new, (person, subject), &text)?;
    row.insert(within.connection)?;
    text.insert(within.connection, row.number)?;
    project::project(within.connection, stored(row.number), &new.record)?;
    held_back::write_subject(within.connection, within.log_id, subject)?;
    if let Some(erasure) = erasure(&new.record) {
        erase(within, erasure)?;
    }
    read_back(within, &row, &new.record)?;
    Ok(row.number)
}

fn subject_id(within: Within<'_>, new: &NewEntry) -> Result<Id, RegisterError> {
    match SubjectOf::record(&new.record) {
        SubjectOf::Named(kind, reference) => {
            identity::find_or_give(within.connection, kind, reference, new.drawn.subject)
        }
        SubjectOf::SameAs(entry) => {
            let wanted = "a decision";
            EntryRow::find(within.connection, entry)?
                .map(|row| row.subject)
                .ok_or(RegisterError::NoSuchEntry { entry, wanted })
        }
    }
}

fn next_row(
    within: Within<'_>,
    new: &NewEntry,
    (person, subject): (Id, Id),
    text: &Payload,
) -> Result<EntryRow, RegisterError> {
    let newest = EntryRow::newest(within.connection)?;
    let (last, prev) = newest.map_or((0, [0; 32]), |row| (row.number.0, row.hash));
    let mut row = EntryRow {
        number: EntryNumber(last.saturating_add(1)),
        utc_ms: new.at_utc_ms,
        person,
        key_id: [0; 8],
        action: EntryKind::of(&new.record).code(),
        subject,
        schema: payload::schema_of(EntryKind::of(&new.record)),
        commitment: chain::commitment(&text.salt, &text.bytes),
        prev,
        hash: [0; 32],
        supersedes: superseded_by(&new.record),
    };
    row.hash = row.digest(within.log_id).0;
    Ok(row)
}

fn erasure(record: &Record) -> Option<&Erasure> {
    match record {
        Record::Erased(erasure) => Some(erasure),
        _ => None,
    }
}

/// Deletes the text of the erased entries and every column that came from it.
fn erase(within: Within<'_>, erasure: &Erasure) -> Result<(), RegisterError> {
    for entry in &erasure.entries {
        let tables = projections().map(|projection| projection.table);
        for table in tables.chain(["payload"]) {
            within.connection.execute(
                &format!("DELETE FROM {table} WHERE entry = ?1"),
                [stored(*entry)],
            )?;
        }
        if let Some(row) = EntryRow::find(within.connection, *entry)? {
            held_back::write_subject(within.connection, within.log_id, row.subject)?;
        }
    }
    Ok(())
}

/// Reads what was written and works it out anew, before anything is committed.
fn read_back(within: Within<'_>, row: &EntryRow, record: &Record) -> Result<(), RegisterError> {
    let damaged = |what: &str| RegisterError::Damaged {
        entry: row.number,
        what: what.to_owned(),
    };
    let found = EntryRow::find(within.connection, row.number)?;
    if found.as_ref() != Some(row) || row.check_digest(within.log_id).is_err() {
        return Err(damaged("it does not read back as it was written"));
    }
    let text = Payload::find(within.connection, row.number)?
        .ok_or_else(|| damaged("its text does not read back"))?;
    match row.record(&text) {
        Ok(read) if read == *record => Ok(()),
        Ok(_) => Err(damaged("its text reads back as something else")),
        Err(what) => Err(damaged(&what)),
    }
}
