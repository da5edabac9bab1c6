//! What the file says of reductions that are held back, for any SQLite tool: the same as the
//! program, whatever happened to the case; and `verify` finds where it does not.

use crate::panel::scene::values::line;
use crate::panel::scene::{Scene, TODAY, budget, case_ref, limited, member_id, scene, words};
use crate::register::samples::{NOON, drawn, empty, import_again_at, reopened};
use crate::register::tampering::tampered;
use jiff::civil::date;
use proptest::prelude::*;
use ras_panel::caseload::case::Case;
use ras_panel::caseload::package::ServiceLine;
use ras_panel::panel::afterwards::{self, Afterwards};
use ras_panel::panel::approval::{Approval, ApprovalAnswer, ApprovalMotion};
use ras_panel::panel::decision::{Decision, DecisionParts, DecisionStatus};
use ras_panel::panel::held_back;
use ras_panel::panel::record::Record;
use ras_panel::panel::running::{Above, above};
use ras_panel::panel::standing::{DecisionOutcome, History, Standing, StandingDecision};
use ras_panel::panel::transition::Profile;
use ras_panel::panel::verdict::Verdict;
use ras_panel::register::append::{Expected, NewEntry};
use ras_panel::register::decided::decisions;
use ras_panel::register::store::{Mode, Register};
use ras_panel::terms::date::{Date, day_of};
use ras_panel::terms::ids::EntryNumber;
use ras_panel::terms::money::PerWeek;
use rusqlite::Connection;
use rust_decimal::dec;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const A_DAY: i64 = 86_400_000;

/// A register with one case of £612.40 a week, in which things happen one after another.
struct Told {
    _folder: TempDir,
    path: PathBuf,
    register: Register,
    at: i64,
    n: u8,
}

impl Told {
    fn new() -> Told {
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

    fn today(&self) -> Date {
        day_of(self.at)
    }

    fn move_on(&mut self, days: i64) {
        self.at += days * A_DAY;
    }

    fn record(&mut self, record: Record) -> EntryNumber {
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
    fn import(&mut self, change: impl FnOnce(&mut Vec<ServiceLine>)) -> Option<EntryNumber> {
        let mut case: Case = scene().file.case;
        change(&mut case.package.lines);
        self.n += 1;
        import_again_at(&mut self.register, &[case], (self.at, self.n))
    }

    /// Decides today as a lawful scene does, whatever was decided before.
    fn decide(&mut self, of: Scene, waits: bool, supersedes: Option<EntryNumber>) -> EntryNumber {
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
        };
        let decision = Decision::restore(parts).unwrap();
        self.record(Record::DecisionRecorded(Box::new(decision)))
    }

    fn approve(&mut self, decision: EntryNumber) -> EntryNumber {
        let motion = ApprovalMotion {
            decision,
            case: case_ref(),
            approver: member_id("m-senior"),
            answer: ApprovalAnswer::Approved,
            reasons: Some(words("As the panel says.")),
            date: self.today(),
        };
        self.record(Record::ApprovalGiven(Approval::restore(motion, false)))
    }

    fn withdraw(&mut self, decision: EntryNumber) {
        let reason = words("Recorded for the wrong case.");
        self.record(Record::DecisionWithdrawn { decision, reason });
    }

    /// The case's decisions as the program reckons them.
    fn decisions(&self) -> Vec<StandingDecision> {
        let entries = self.register.case_history(&case_ref()).unwrap();
        let known = self.register.packages_known().unwrap().remove(&case_ref());
        let mut all = held_back::marked(decisions(&entries), &known.unwrap_or_default());
        all.retain(|known| known.outcome.gone().is_none());
        all
    }

    fn rows(&self, sql: &str) -> Vec<String> {
        rows(&self.path, sql)
    }

    /// The newest decision for which something can still be done.
    fn last(&self, what: impl Fn(&StandingDecision) -> bool) -> Option<EntryNumber> {
        let all = self.decisions();
        let found = all.iter().rev().find(|known| what(known));
        found.map(|known| known.entry)
    }
}

fn rows(path: &Path, sql: &str) -> Vec<String> {
    let raw = Connection::open(path).unwrap();
    let mut rows = raw.prepare(sql).unwrap();
    let rows = rows.query_map([], |row| row.get(0)).unwrap();
    rows.map(|row| row.unwrap()).collect()
}

const IN_FORCE: &str = "SELECT concat_ws('|', entry, coalesce(in_force_from, '-'),
    coalesce(replaced_by, '-'), coalesce(replaced_from, '-'), coalesce(held_back_by, '-'))
    FROM v_in_force ORDER BY entry";
const STEPS: &str = "SELECT concat_ws('|', entry, from_on, outcome) FROM v_transition_steps
    WHERE entry IN (SELECT entry FROM v_in_force) ORDER BY entry, from_on";
const HELD: &str = "SELECT concat_ws('|', entry, imported_by, came_in_on, falls_on, then_per_week,
    coalesce(now_per_week, 'not known')) FROM v_held_back ORDER BY entry";

fn or_none<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| value.to_string())
}

/// The rows of `v_in_force` as the program would write them.
fn in_force(all: &[StandingDecision], today: Date) -> Vec<String> {
    let history = History {
        decisions: all.to_vec(),
        ..History::default()
    };
    let standing = Standing::derive(history, today);
    let agreed = all
        .iter()
        .filter(|known| known.outcome.holds() && known.decision.effect().agreed.is_some());
    let row = |known: &StandingDecision| {
        let became = afterwards::afterwards(known.entry, None, &standing, today);
        let replaced = became.into_iter().find_map(Afterwards::replaced);
        let from = Some(known.beginning().from).filter(|_| known.holds());
        let by = known.held_back.map(|held| held.by);
        [
            known.entry.to_string(),
            or_none(from),
            or_none(replaced.map(|instead| instead.by)),
            or_none(replaced.map(|instead| instead.from)),
            or_none(by),
        ]
        .join("|")
    };
    agreed.map(row).collect()
}

/// The rows of `v_transition_steps` of what holds.
fn steps(all: &[StandingDecision]) -> Vec<String> {
    let mut rows = Vec::new();
    for known in all.iter().filter(|known| known.outcome.holds()) {
        let schedule = known.decision.effect().schedule.iter();
        for step in schedule.flat_map(|schedule| &schedule.steps) {
            let becomes = match above(all, known.entry, step.from) {
                Above::Nothing => match known.outcome {
                    DecisionOutcome::Approved { by, .. } => format!("approved by {by}"),
                    _ => "stands".to_owned(),
                },
                Above::Limited { by, until, .. } => format!("covered by {by} until {until}"),
                Above::HeldBack => {
                    format!(
                        "held back: package changed by {}",
                        known.held_back.unwrap().by
                    )
                }
                Above::Replaced { by, .. } => {
                    let instead = all.iter().find(|other| other.entry == by).unwrap();
                    format!("replaced by {by} from {}", instead.beginning().from)
                }
            };
            rows.push(format!("{}|{}|{becomes}", known.entry, step.from));
        }
    }
    rows
}

/// An amount as the views write it.
fn plain(amount: PerWeek) -> String {
    amount.to_string().replace(',', "")
}

fn held(all: &[StandingDecision]) -> Vec<String> {
    let held = all.iter().filter_map(|known| {
        let held = known.held_back?;
        let now = held.now.map_or("not known".to_owned(), plain);
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

fn on_a_day(of: Scene, day: Date) -> Scene {
    of.with(|s| {
        s.motion.effective = day;
        s.motion.effective_reason = Some(words("The day centre begins then."));
    })
}

/// One of the decisions that a panel makes, lawful on 24 November.
fn one_of(n: u8) -> Scene {
    match n % 7 {
        0 => scene().transition(3, None),
        1 => scene().transition(2, None).with(|s| {
            if let Verdict::Transition { terms, .. } = &mut s.motion.verdict {
                terms.profile = Profile::HoldThenDrop;
            }
        }),
        2 => on_a_day(scene(), date(2026, 12, 15)),
        3 => scene().verdict(limited(date(2027, 1, 24))),
        4 => scene().amount(65_000),
        5 => on_a_day(scene().amount(70_000), date(2027, 1, 10)),
        _ => scene().verdict(Verdict::AgreeLimited {
            amount: budget(66_000),
            until: date(2026, 12, 31),
        }),
    }
}

/// Something happens: an import, a decision, an answer, a correction, a withdrawal.
fn happens(told: &mut Told, (what, how): (u8, u8)) {
    let stands = |known: &StandingDecision| known.outcome.gone().is_none();
    let waits = |known: &StandingDecision| known.outcome == DecisionOutcome::Waits;
    match what % 8 {
        0 | 1 => {
            told.import(|lines| imported(lines, how));
        }
        2 | 3 => {
            told.decide(one_of(how), false, None);
        }
        4 => {
            told.decide(one_of(how), true, None);
        }
        5 => {
            if let Some(entry) = told.last(waits) {
                told.approve(entry);
            }
        }
        6 => {
            if let Some(entry) = told.last(stands) {
                told.decide(one_of(how), false, Some(entry));
            }
        }
        _ => {
            if let Some(entry) = told.last(stands) {
                told.withdraw(entry);
            }
        }
    }
}

fn imported(lines: &mut Vec<ServiceLine>, how: u8) {
    let from = |day: Date| ServiceLine {
        start: Some(day),
        ..line()
    };
    match how % 7 {
        0 => {}
        1 => lines[0].unit_cost = Some(dec!(700)),
        2 => lines[0].unit_cost = Some(dec!(520)),
        3 => lines.push(from(date(2026, 12, 10))),
        4 => lines[0].end = Some(date(2026, 12, 20)),
        5 => lines.push(ServiceLine {
            unit_cost: None,
            ..line()
        }),
        _ => lines.clear(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_views_say_of_every_history_what_the_program_says(
        events in prop::collection::vec((any::<u8>(), any::<u8>(), 0_i64..12), 1..9),
    ) {
        let mut told = Told::new();
        for (what, how, days) in events {
            happens(&mut told, (what, how));
            let all = told.decisions();
            prop_assert_eq!(told.rows(IN_FORCE), in_force(&all, told.today()));
            prop_assert_eq!(told.rows(STEPS), steps(&all));
            prop_assert_eq!(told.rows(HELD), held(&all));
            told.move_on(days);
        }
        prop_assert_eq!(told.register.verify(None).unwrap().first_fault, None);
    }
}

/// £612.40 falls on 1 January; the package costs £700.00 from the third day on.
fn one_held() -> (Told, EntryNumber, EntryNumber) {
    let mut told = Told::new();
    let lowered = told.decide(scene().transition(3, None), false, None);
    told.move_on(2);
    let by = told.import(|lines| lines[0].unit_cost = Some(dec!(700)));
    (told, lowered, by.unwrap())
}

#[test]
fn a_reduction_is_written_down_as_held_back_with_the_import_that_brings_the_change() {
    let (mut told, lowered, by) = one_held();
    let row = format!("{lowered}|{by}|2026-11-26|2027-01-01|612.40|700.00");
    assert_eq!(told.rows(HELD), [row.as_str()]);
    assert_eq!(told.rows(IN_FORCE), [format!("{lowered}|-|-|-|{by}")]);
    // Back as it was, the same again, and gone from the file: what was held back stays so.
    for change in [
        |_: &mut Vec<ServiceLine>| {},
        |_: &mut Vec<ServiceLine>| {},
        |lines: &mut Vec<ServiceLine>| lines.clear(),
    ] {
        told.move_on(1);
        told.import(change);
        assert_eq!(told.rows(HELD), [row.as_str()]);
    }
    // Another decision takes its place; withdrawn, the first is held back still.
    let again = told.decide(scene().amount(65_000), false, None);
    assert_eq!(
        told.rows(IN_FORCE)[0],
        format!("{lowered}|-|{again}|2026-11-24|{by}")
    );
    told.withdraw(again);
    assert_eq!(told.rows(IN_FORCE), [format!("{lowered}|-|-|-|{by}")]);
    told.withdraw(lowered);
    assert_eq!(told.rows(HELD), Vec::<String>::new());
    assert!(told.register.verify(None).unwrap().is_sound());
}

#[test]
fn a_reduction_that_is_held_back_neither_replaces_nor_covers_another() {
    let mut told = Told::new();
    let first = told.decide(scene().transition(3, None), false, None);
    let later = on_a_day(scene(), date(2026, 12, 15));
    let second = told.decide(later, false, None);
    let replaced = format!("{first}|2026-12-01|{second}|2026-12-15|-");
    assert_eq!(told.rows(IN_FORCE)[0], replaced);
    told.move_on(2);
    let by = told
        .import(|lines| lines[0].unit_cost = Some(dec!(700)))
        .unwrap();
    let both = [
        format!("{first}|-|-|-|{by}"),
        format!("{second}|-|-|-|{by}"),
    ];
    assert_eq!(told.rows(IN_FORCE), both);
}

#[test]
fn a_package_whose_cost_is_no_longer_known_is_written_down_as_that() {
    let mut told = Told::new();
    let lowered = told.decide(scene().transition(3, None), false, None);
    told.move_on(2);
    let by = told.import(|lines| lines[0].unit_cost = None).unwrap();
    let row = format!("{lowered}|{by}|2026-11-26|2027-01-01|612.40|not known");
    assert_eq!(told.rows(HELD), [row]);
}

#[test]
fn another_row_than_the_program_would_write_is_found() {
    for (sql, what) in [
        (
            "UPDATE held_back SET now_pence = now_pence + 1",
            "its row of held_back is not what its case's package makes it",
        ),
        ("DELETE FROM held_back", "a row of held_back is missing"),
        (
            "UPDATE package_line SET weekly_pence = 61240",
            "a row of held_back was added",
        ),
    ] {
        let (told, lowered, _) = one_held();
        drop(told.register);
        tampered(&told.path, |raw| raw.execute_batch(sql).unwrap());
        let verified = Register::verify_file(&told.path, None).unwrap();
        let said = verified.first_fault.map(|fault| fault.to_string());
        assert_eq!(said, Some(format!("entry {lowered}: {what}")), "{sql}");
    }
}

#[test]
fn a_register_may_be_opened_to_read_what_it_holds_back() {
    let (told, ..) = one_held();
    let (path, all) = (told.path.clone(), told.decisions());
    drop(told.register);
    let register = Register::open(&path, Mode::ReadOnly).unwrap();
    assert!(register.verify(None).unwrap().is_sound());
    drop(register);
    assert!(reopened(&path).verify(None).unwrap().is_sound());
    assert_eq!(rows(&path, HELD), held(&all));
    assert_eq!(TODAY, date(2026, 11, 24));
}
