//! An import: changed cases are written in the same transaction as the entry that notes it.

use super::append::{self, Drawn, Expected, JudgedOn, NewEntry};
use super::case_facts;
use super::case_write::{self, Origin};
use super::clashes::Within;
use super::error::RegisterError;
use super::held_back;
use super::packages_known;
use super::people_refused::{self, PeopleRows};
use super::store::Register;
use crate::caseload::case::{Case, Caseload};
use crate::panel::record::{ImportNote, Record};
use crate::terms::ids::{EntryNumber, MemberId};
use rusqlite::{Connection, OptionalExtension};

/// Who imports, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The note; its counts of cases are filled in here.
    pub note: ImportNote,
    /// What became of the rows of people.
    pub people: PeopleRows,
    /// Who imports.
    pub actor: MemberId,
    /// When, in milliseconds since 1970 (UTC).
    pub at_utc_ms: i64,
    /// Random bytes for the entry.
    pub drawn: Drawn,
    /// What the register held when the files were read against the cases that it knows.
    pub judged_on: JudgedOn,
}

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The entry; none when every case was as it had been, and nothing was written.
    pub entry: Option<EntryNumber>,
    /// The note with its counts.
    pub note: ImportNote,
}

impl Register {
    /// Compares an import with what is stored, and writes nothing.
    pub fn compare_cases(&self, caseload: &Caseload) -> Result<[u32; 3], RegisterError> {
        self.reading(|connection| {
            let compared = compare(connection, caseload)?;
            Ok([compared.n_new, compared.n_changed, compared.n_unchanged])
        })
    }

    /// Takes in a caseload: new and changed cases are written, cases that the files do not name
    /// stay as they are. When nothing is new or changed, nothing is recorded.
    pub fn import_cases(
        &mut self,
        caseload: &Caseload,
        import: Import,
    ) -> Result<Imported, RegisterError> {
        let log_id = self.log_id;
        let Import {
            mut note,
            people,
            actor,
            at_utc_ms,
            drawn,
            judged_on,
        } = import;
        self.writing(|transaction| {
            judged_on.check(transaction)?;
            people_refused::note(transaction, &people, at_utc_ms)?;
            let compared = compare(transaction, caseload)?;
            note.n_new = compared.n_new;
            note.n_changed = compared.n_changed;
            note.n_unchanged = compared.n_unchanged;
            if compared.to_write.is_empty() {
                return Ok(Imported { entry: None, note });
            }
            let within = Within {
                connection: transaction,
                log_id,
            };
            let new = NewEntry {
                record: Record::CaseloadImported(note.clone()),
                actor,
                at_utc_ms,
                drawn,
                expected: Expected::Anything,
            };
            let entry = append::append_one(within, &new)?;
            let origin = Origin { entry, at_utc_ms };
            for (case, digest) in compared.to_write {
                case_write::replace(transaction, case, digest, origin)?;
                if packages_known::note(transaction, case, origin)? {
                    held_back::write(transaction, log_id, &case.person.case)?;
                }
            }
            Ok(Imported {
                entry: Some(entry),
                note,
            })
        })
    }
}

#[derive(Default)]
struct Compared<'a> {
    to_write: Vec<(&'a Case, [u8; 32])>,
    n_new: u32,
    n_changed: u32,
    n_unchanged: u32,
}

fn compare<'a>(
    connection: &Connection,
    caseload: &'a Caseload,
) -> Result<Compared<'a>, RegisterError> {
    let mut compared = Compared::default();
    let mut known =
        connection.prepare_cached("SELECT facts_digest FROM person WHERE case_ref = ?1")?;
    for (reference, case) in &caseload.cases {
        let digest = case_facts::digest(case);
        let stored: Option<[u8; 32]> = known
            .query_row([reference.as_str()], |row| row.get(0))
            .optional()?;
        match stored {
            Some(stored) if stored == digest => {
                compared.n_unchanged = compared.n_unchanged.saturating_add(1);
                continue;
            }
            Some(_) => compared.n_changed = compared.n_changed.saturating_add(1),
            None => compared.n_new = compared.n_new.saturating_add(1),
        }
        compared.to_write.push((case, digest));
    }
    Ok(compared)
}
