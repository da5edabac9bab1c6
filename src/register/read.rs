//! Reading entries: newest first, one, or all about a case.

use super::entry_row::{COLUMNS, EntryRow, stored};
use super::error::RegisterError;
use super::lookup;
use super::payload::kinds::{EntryKind, IdentityKind};
use super::recorded::Recorded;
use super::store::Register;
use crate::config::ras::Digest;
use crate::terms::ids::{CaseRef, EntryNumber, SittingRef};
use std::collections::BTreeMap;

impl Register {
    /// Up to `n_max` entries, newest first, all of them before `before` when that is given.
    pub fn entries(
        &self,
        before: Option<EntryNumber>,
        n_max: usize,
    ) -> Result<Vec<Recorded>, RegisterError> {
        let before = before.map_or(i64::MAX, stored);
        let n_max = i64::try_from(n_max).unwrap_or(i64::MAX);
        self.reading(|connection| {
            let sql = format!(
                "SELECT {COLUMNS} FROM entry WHERE number < ?1 ORDER BY number DESC LIMIT ?2"
            );
            let rows: Vec<EntryRow> = connection
                .prepare_cached(&sql)?
                .query_map((before, n_max), EntryRow::read)?
                .collect::<Result<_, _>>()?;
            rows.iter()
                .map(|row| lookup::recorded(connection, self.log_id, row))
                .collect()
        })
    }

    /// One entry; nothing when there is none of that number.
    pub fn entry(&self, number: EntryNumber) -> Result<Option<Recorded>, RegisterError> {
        self.reading(|connection| lookup::entry(connection, self.log_id, number))
    }

    /// The newest entry's number and digest: print them in the minutes. Nothing in an empty
    /// register.
    pub fn head(&self) -> Result<Option<(EntryNumber, Digest)>, RegisterError> {
        self.reading(|connection| {
            Ok(EntryRow::newest(connection)?.map(|row| (row.number, Digest(row.hash))))
        })
    }

    /// Decisions, withdrawals and approvals on a case, oldest first, erased ones included.
    pub fn case_history(&self, case: &CaseRef) -> Result<Vec<Recorded>, RegisterError> {
        self.reading(|connection| lookup::of_case(connection, self.log_id, case))
    }

    /// The histories of all cases that have one, see [`Register::case_history`].
    pub fn case_histories(&self) -> Result<BTreeMap<CaseRef, Vec<Recorded>>, RegisterError> {
        let all = self.reading(|connection| {
            lookup::all(
                connection,
                self.log_id,
                "SELECT e.number FROM entry e JOIN identity i ON i.id = e.subject
                 WHERE i.kind = ?1 ORDER BY e.number",
                [IdentityKind::Case.code()],
            )
        })?;
        let mut histories: BTreeMap<CaseRef, Vec<Recorded>> = BTreeMap::new();
        for recorded in all {
            let case = CaseRef::new(&recorded.subject.reference).map_err(|problem| {
                RegisterError::BadRow {
                    table: "identity",
                    what: problem.to_string(),
                }
            })?;
            histories.entry(case).or_default().push(recorded);
        }
        Ok(histories)
    }

    /// All entries of a kind, oldest first.
    pub fn of_kind(&self, kind: EntryKind) -> Result<Vec<Recorded>, RegisterError> {
        self.reading(|connection| {
            lookup::all(
                connection,
                self.log_id,
                "SELECT number FROM entry WHERE action = ?1 ORDER BY number",
                [kind.code()],
            )
        })
    }

    /// The decisions of a sitting, oldest first.
    pub fn decisions_of(&self, sitting: &SittingRef) -> Result<Vec<Recorded>, RegisterError> {
        self.reading(|connection| {
            lookup::all(
                connection,
                self.log_id,
                "SELECT entry FROM decision WHERE sitting = ?1 ORDER BY entry",
                [sitting.as_str()],
            )
        })
    }

    /// The decisions that wait for a role or for an exception's approval, oldest first.
    pub fn waiting(&self) -> Result<Vec<Recorded>, RegisterError> {
        self.reading(|connection| {
            let sql = "SELECT entry FROM v_waiting ORDER BY entry";
            lookup::all(connection, self.log_id, sql, [])
        })
    }

    /// The decisions that stand (or were approved) and move an amount in steps, oldest first.
    pub fn transitions(&self) -> Result<Vec<Recorded>, RegisterError> {
        self.reading(|connection| {
            lookup::all(
                connection,
                self.log_id,
                "SELECT s.entry FROM schedule s JOIN decision d ON d.entry = s.entry
                 LEFT JOIN approval a ON a.decision = d.entry
                 WHERE s.entry NOT IN (SELECT entry FROM v_superseded)
                   AND coalesce(a.answer = 'approved', d.status = 'stands')
                 ORDER BY s.entry",
                [],
            )
        })
    }

    /// How many entries came after `number`.
    pub fn n_after(&self, number: Option<EntryNumber>) -> Result<u64, RegisterError> {
        let known = number.map_or(0, |number| number.0);
        let newest = self.head()?.map_or(0, |(number, _)| number.0);
        Ok(newest.saturating_sub(known))
    }
}
