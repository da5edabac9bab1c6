//! A register with one case, in which things happen one after another, and what its views say of
//! what is in force and held back.

use crate::panel::scene::{Scene, case_ref, member_id, scene, words};
use crate::register::samples::{NOON, drawn, empty, import_again_at};
use ras_panel::caseload::case::Case;
use ras_panel::caseload::package::ServiceLine;
use ras_panel::panel::approval::{Approval, ApprovalAnswer, ApprovalMotion};
use ras_panel::panel::decision::{Decision, DecisionParts, DecisionStatus, WithdrawnCorrection};
use ras_panel::panel::held_back::{self, unsettled};
use ras_panel::panel::record::Record;
use ras_panel::panel::standing::{History, Standing, StandingDecision};
use ras_panel::register::append::{Expected, NewEntry};
use ras_panel::register::decided::{decisions, gone};
use ras_panel::register::store::Register;
use ras_panel::terms::date::{Date, day_of};
use ras_panel::terms::ids::EntryNumber;
use ras_panel::terms::money::PerWeek;
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub const A_DAY: i64 = 86_400_000;

/// A register with one case of £612.40 a week, in which things happen one after another.
pub struct Told {
    _folder: TempDir,
    pub path: PathBuf,
    pub register: Register,
    at: i64,
    n: u8,
}

impl Told {
    pub fn new() -> Told {
        let (_folder, path, register) = empty();
        let mut told = Told {
            _folder,
            path,
            register,
            at: NOON,
            n: 0,
        };
        told.import(|_| {});
        let sitting = scene().sitting;
        told.record(Record::SittingOpened {
            sitting: sitting.reference,
            date: sitting.date,
            present: sitting.present,
            chair: sitting.chair,
            quorum: sitting.quorum,
        });
        told
    }

    pub fn today(&self) -> Date {
        day_of(self.at)
    }

    pub fn move_on(&mut self, days: i64) {
        self.at += days * A_DAY;
    }

    pub fn record(&mut self, record: Record) -> EntryNumber {
        self.n += 1;
        let new = NewEntry {
            record,
            actor: member_id("chair"),
            at_utc_ms: self.at,
            drawn: drawn(self.n),
            expected: Expected::Anything,
        };
        self.register.append(&[new]).unwrap()[0]
    }

    /// Imports the case with another package; gives the entry, where there is one.
    pub fn import(&mut self, change: impl FnOnce(&mut Vec<ServiceLine>)) -> Option<EntryNumber> {
        let mut case: Case = scene().file.case;
        change(&mut case.package.lines);
        self.n += 1;
        import_again_at(&mut self.register, &[case], (self.at, self.n))
    }

    /// Decides today as a lawful scene does, whatever was decided before.
    pub fn decide(
        &mut self,
        of: Scene,
        waits: bool,
        supersedes: Option<EntryNumber>,
    ) -> EntryNumber {
        let decision = of.decision();
        let history = self.register.case_history(&case_ref()).unwrap();
        let mut motion = decision.motion().clone();
        motion.supersedes = supersedes;
        motion.last_entry_seen = history.last().map(|entry| entry.number);
        let why = "above the limit".to_owned();
        let role = scene().sitting.present[0].role.clone();
        let parts = DecisionParts {
            sitting: decision.sitting().clone(),
            date: self.today(),
            motion,
            effect: decision.effect().clone(),
            status: match waits {
                true => DecisionStatus::AwaitsRole { role, why },
                false => DecisionStatus::Stands,
            },
            warnings: decision.warnings().to_vec(),
            seen: decision.seen().clone(),
            instead_of: self.instead_of(supersedes),
        };
        let decision = Decision::restore(parts).unwrap();
        self.record(Record::DecisionRecorded(Box::new(decision)))
    }

    /// The withdrawn correction in whose place the next correction of an entry stands.
    fn instead_of(&self, corrected: Option<EntryNumber>) -> Option<WithdrawnCorrection> {
        let entries = self.register.case_history(&case_ref()).unwrap();
        let history = History {
            decisions: decisions(&entries),
            gone: gone(&entries),
            ..History::default()
        };
        let standing = Standing::derive(history, self.today());
        standing.correction_of(corrected?).withdrawn()
    }

    pub fn approve(&mut self, decision: EntryNumber) -> EntryNumber {
        self.answer(decision, ApprovalAnswer::Approved)
    }

    pub fn answer(&mut self, decision: EntryNumber, answer: ApprovalAnswer) -> EntryNumber {
        let motion = ApprovalMotion {
            decision,
            case: case_ref(),
            approver: member_id("m-senior"),
            answer,
            reasons: Some(words("As the panel says.")),
            date: self.today(),
        };
        self.record(Record::ApprovalGiven(Approval::restore(motion, false)))
    }

    pub fn withdraw(&mut self, decision: EntryNumber) {
        let reason = words("Recorded for the wrong case.");
        self.record(Record::DecisionWithdrawn { decision, reason });
    }

    /// The case's decisions as the program reckons them.
    pub fn decisions(&self) -> Vec<StandingDecision> {
        let entries = self.register.case_history(&case_ref()).unwrap();
        let known = self.register.packages_known().unwrap().remove(&case_ref());
        let mut all = held_back::marked(decisions(&entries), &known.unwrap_or_default());
        all.retain(|known| known.outcome.gone().is_none());
        all
    }

    pub fn rows(&self, sql: &str) -> Vec<String> {
        rows(&self.path, sql)
    }

    /// The newest decision that can be corrected, be it in the place of a withdrawn correction.
    pub fn last_to_correct(&self) -> Option<EntryNumber> {
        let all = self.decisions();
        let again = |entry: &EntryNumber| self.instead_of(Some(*entry)).is_some();
        let mut again = all.iter().map(|known| known.entry).filter(again);
        self.last(|_| true).max(again.next_back())
    }

    /// The newest decision for which something can still be done.
    pub fn last(&self, what: impl Fn(&StandingDecision) -> bool) -> Option<EntryNumber> {
        let all = self.decisions();
        let entries = self.register.case_history(&case_ref()).unwrap();
        let free = |known: &StandingDecision| {
            let mut entries = entries.iter();
            let entry = entries.find(|entry| entry.number == known.entry);
            entry.is_some_and(|entry| entry.superseded_by.is_none())
        };
        let mut found = all.iter().rev().filter(|known| free(known));
        let found = found.find(|known| what(known));
        found.map(|known| known.entry)
    }
}

pub fn rows(path: &Path, sql: &str) -> Vec<String> {
    let raw = Connection::open(path).unwrap();
    let mut rows = raw.prepare(sql).unwrap();
    let rows = rows.query_map([], |row| row.get(0)).unwrap();
    rows.map(|row| row.unwrap()).collect()
}

pub const IN_FORCE: &str = "SELECT concat_ws('|', entry, coalesce(in_force_from, '-'),
    coalesce(replaced_by, '-'), coalesce(replaced_from, '-'), coalesce(held_back_by, '-'))
    FROM v_in_force ORDER BY entry";
pub const HELD: &str =
    "SELECT concat_ws('|', entry, imported_by, came_in_on, falls_on, then_per_week,
    coalesce(now_per_week, 'not known')) FROM v_held_back ORDER BY entry";
pub const SINCE: &str = "SELECT now_since_on FROM v_held_back ORDER BY entry";

/// An amount as the views write it.
pub fn plain(amount: PerWeek) -> String {
    amount.to_string().replace(',', "")
}

pub fn held(all: &[StandingDecision]) -> Vec<String> {
    let held = all.iter().filter_map(|known| {
        let held = unsettled(known)?;
        let now = held.latest().1.map_or("not known".to_owned(), plain);
        Some(
            [
                known.entry.to_string(),
                held.by.to_string(),
                held.came_in.to_string(),
                held.falls.to_string(),
                plain(held.then),
                now,
            ]
            .join("|"),
        )
    });
    held.collect()
}

pub fn on_a_day(of: Scene, day: Date) -> Scene {
    of.with(|s| {
        s.motion.effective = day;
        s.motion.effective_reason = Some(words("The day centre begins then."));
    })
}
