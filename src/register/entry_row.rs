//! An entry with its payload as the tables hold them, and the check of one against the other.

use super::chain::{self, EntryBytes, Id, KeyId};
use super::error::RegisterError;
use super::payload;
use super::payload::kinds::EntryKind;
use crate::config::ras::Digest;
use crate::panel::record::Record;
use crate::terms::ids::EntryNumber;
use rusqlite::{Connection, OptionalExtension, Row};

/// The columns of `entry`, in the order in which [`EntryRow::read`] takes them.
pub const COLUMNS: &str = "number, utc_ms, person, key_id, action, subject, schema, commitment, \
                           prev, hash, supersedes";

/// One row of `entry`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// Its number.
    pub number: EntryNumber,
    /// Milliseconds since 1970 (UTC).
    pub utc_ms: i64,
    /// Who.
    pub person: Id,
    /// The key that signed it.
    pub key_id: KeyId,
    /// The kind's code.
    pub action: u16,
    /// What it is about.
    pub subject: Id,
    /// The payload's schema.
    pub schema: u16,
    /// The commitment to the payload.
    pub commitment: [u8; 32],
    /// The digest of the entry before.
    pub prev: [u8; 32],
    /// Its digest.
    pub hash: [u8; 32],
    /// The entry that it takes the place of.
    pub supersedes: Option<EntryNumber>,
}

/// The text of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    /// Its salt.
    pub salt: Id,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl EntryRow {
    /// Takes a row of [`COLUMNS`].
    pub fn read(row: &Row<'_>) -> rusqlite::Result<EntryRow> {
        Ok(EntryRow {
            number: number(row.get(0)?),
            utc_ms: row.get(1)?,
            person: row.get(2)?,
            key_id: row.get(3)?,
            action: row.get(4)?,
            subject: row.get(5)?,
            schema: row.get(6)?,
            commitment: row.get(7)?,
            prev: row.get(8)?,
            hash: row.get(9)?,
            supersedes: row.get::<_, Option<i64>>(10)?.map(number),
        })
    }

    /// Finds an entry.
    pub fn find(
        connection: &Connection,
        entry: EntryNumber,
    ) -> Result<Option<EntryRow>, RegisterError> {
        let sql = format!("SELECT {COLUMNS} FROM entry WHERE number = ?1");
        Ok(connection
            .prepare_cached(&sql)?
            .query_row([stored(entry)], EntryRow::read)
            .optional()?)
    }

    /// The newest entry.
    pub fn newest(connection: &Connection) -> Result<Option<EntryRow>, RegisterError> {
        let sql = format!("SELECT {COLUMNS} FROM entry ORDER BY number DESC LIMIT 1");
        Ok(connection
            .prepare_cached(&sql)?
            .query_row([], EntryRow::read)
            .optional()?)
    }

    /// Writes the row.
    pub fn insert(&self, connection: &Connection) -> rusqlite::Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO entry(number, utc_ms, person, key_id, action, subject, schema,
                 commitment, prev, hash, signature, supersedes)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, x'', ?11)",
            )?
            .execute((
                stored(self.number),
                self.utc_ms,
                self.person,
                self.key_id,
                self.action,
                self.subject,
                self.schema,
                self.commitment,
                self.prev,
                self.hash,
                self.supersedes.map(stored),
            ))?;
        Ok(())
    }

    /// The digest of the entry's bytes, worked out anew.
    #[must_use]
    pub fn digest(&self, log_id: Id) -> Digest {
        let bytes = EntryBytes {
            log_id,
            seq: self.number.0,
            prev: self.prev,
            utc_ms: self.utc_ms,
            person: self.person,
            key_id: self.key_id,
            action: self.action,
            subject: self.subject,
            schema: self.schema,
            commit: self.commitment,
        };
        bytes.digest()
    }

    /// The record, when the payload is the one that the entry commits to.
    pub fn record(&self, payload: &Payload) -> Result<Record, String> {
        if chain::commitment(&payload.salt, &payload.bytes) != self.commitment {
            return Err("its text is not the one that was recorded".to_owned());
        }
        let kind = EntryKind::from_code(self.action)
            .ok_or_else(|| format!("its kind {} is not known", self.action))?;
        payload::decode(kind, self.schema, &payload.bytes).map_err(|fault| fault.to_string())
    }

    /// Checks the entry's own digest.
    pub fn check_digest(&self, log_id: Id) -> Result<(), String> {
        if self.digest(log_id).0 == self.hash {
            return Ok(());
        }
        Err("its digest does not follow from its fields".to_owned())
    }
}

impl Payload {
    /// Writes the text of an entry.
    pub fn insert(&self, connection: &Connection, entry: EntryNumber) -> rusqlite::Result<()> {
        connection
            .prepare_cached("INSERT INTO payload(entry, salt, bytes) VALUES (?1, ?2, ?3)")?
            .execute((stored(entry), self.salt, &self.bytes))?;
        Ok(())
    }

    /// Finds the text of an entry; nothing when it was erased.
    pub fn find(
        connection: &Connection,
        entry: EntryNumber,
    ) -> Result<Option<Payload>, RegisterError> {
        Ok(connection
            .prepare_cached("SELECT salt, bytes FROM payload WHERE entry = ?1")?
            .query_row([stored(entry)], |row| {
                Ok(Payload {
                    salt: row.get(0)?,
                    bytes: row.get(1)?,
                })
            })
            .optional()?)
    }
}

/// An entry's number as SQLite holds it; one beyond its range is held as the largest, which no
/// entry has.
#[must_use]
pub fn stored(entry: EntryNumber) -> i64 {
    i64::try_from(entry.0).unwrap_or(i64::MAX)
}

/// An entry's number as SQLite gives it; a negative one, which a check refuses, is 0.
#[must_use]
pub fn number(stored: i64) -> EntryNumber {
    EntryNumber(u64::try_from(stored).unwrap_or(0))
}
