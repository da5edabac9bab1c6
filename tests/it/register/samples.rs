//! Made-up records of every kind, and registers to record them in. No names, no real case.

use super::case_samples::caseload;
use super::decision_samples::{
    agreed, approval, corrected_again, deferred, exception, limited, limited_that_waits, proposal,
};
use ras_panel::caseload::case::{Case, Caseload};
use ras_panel::panel::decision::{Decision, DecisionParts, Effect};
use ras_panel::panel::member::Member;
use ras_panel::panel::record::{
    Erasure, ImportNote, ImportedFile, RasAdoption, Record, StoredRules,
};
use ras_panel::panel::sitting::Interest;
use ras_panel::register::append::{Drawn, Expected, JudgedOn, NewEntry};
use ras_panel::register::import_cases::Import;
use ras_panel::register::people_refused::PeopleRows;
use ras_panel::register::store::Register;
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::{CaseRef, EntryNumber, MemberId, RoleId, SittingRef};
use ras_panel::terms::money::{Money, PerWeek};
use ras_panel::terms::text::Words;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The moment of the first entry, in milliseconds since 1970 (UTC).
pub const NOON: i64 = 1_795_521_600_000;

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn words(text: &str) -> Words {
    Words::new(text).unwrap()
}

pub fn case_ref(text: &str) -> CaseRef {
    CaseRef::new(text).unwrap()
}

pub fn member_id(text: &str) -> MemberId {
    MemberId::new(text).unwrap()
}

pub fn sitting_ref() -> SittingRef {
    SittingRef::new("2026-11-24").unwrap()
}

pub fn second_sitting() -> SittingRef {
    SittingRef::new("2026-12-08").unwrap()
}

pub fn week(pence: i64) -> PerWeek {
    PerWeek(Money::from_pence(pence).unwrap())
}

pub fn member(id: &str, role: &str) -> Member {
    Member {
        id: member_id(id),
        shown: id.to_uppercase(),
        role: RoleId::new(role).unwrap(),
        specialisms: vec!["sensory impairment".to_owned()],
    }
}

/// Bytes that differ from entry to entry, as a random source would give.
pub fn drawn(n: u8) -> Drawn {
    Drawn {
        salt: [n; 16],
        actor: [n ^ 0x40; 16],
        subject: [n ^ 0x80; 16],
    }
}

pub fn new_entry(record: Record, n: u8) -> NewEntry {
    NewEntry {
        record,
        actor: member_id("chair"),
        at_utc_ms: NOON + i64::from(n) * 1_000,
        drawn: drawn(n),
        expected: Expected::Anything,
    }
}

/// An empty register in a folder that goes with it.
pub fn empty() -> (TempDir, PathBuf, Register) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("panel.register");
    let register = Register::create(&path, [7; 16]).unwrap();
    (folder, path, register)
}

/// A register with one entry of every kind (but an erasure), a caseload and a draft.
pub fn filled() -> (TempDir, PathBuf, Register) {
    let (folder, path, mut register) = empty();
    fill(&mut register);
    (folder, path, register)
}

pub fn fill(register: &mut Register) {
    let import = Import {
        note: import_note(),
        people: PeopleRows::default(),
        actor: member_id("chair"),
        at_utc_ms: NOON,
        drawn: drawn(1),
        judged_on: JudgedOn::Anything,
    };
    register.import_cases(&caseload(3), import).unwrap();
    for (n, record) in (2_u8..).zip(story()) {
        register.append(&[new_entry(record, n)]).unwrap();
    }
}

/// A made-up case whose package costs more than in the first caseload.
pub fn dearer_case(n: usize) -> Case {
    let mut case = super::case_samples::case(n);
    case.package.lines[0].planned_units = Some(rust_decimal::dec!(20));
    case
}

/// Imports cases at the moment of a number, which draws its bytes, too.
pub fn import_again(register: &mut Register, cases: &[Case], n: u8) -> Option<EntryNumber> {
    import_again_at(register, cases, (NOON + i64::from(n) * 1_000, n))
}

/// The same at another moment.
pub fn import_again_at(
    register: &mut Register,
    cases: &[Case],
    (at_utc_ms, n): (i64, u8),
) -> Option<EntryNumber> {
    let import = Import {
        note: import_note(),
        people: PeopleRows::default(),
        actor: member_id("chair"),
        at_utc_ms,
        drawn: drawn(n),
        judged_on: JudgedOn::Anything,
    };
    let cases = cases.iter().cloned();
    let caseload = Caseload {
        cases: cases.map(|case| (case.person.case.clone(), case)).collect(),
    };
    register.import_cases(&caseload, import).unwrap().entry
}

/// Records what a second sitting records.
pub fn record_second_sitting(register: &mut Register) {
    for (n, record) in (40_u8..).zip(second_story()) {
        register.append(&[new_entry(record, n)]).unwrap();
    }
}

pub fn reopened(path: &Path) -> Register {
    Register::open(path, ras_panel::register::store::Mode::ReadWrite).unwrap()
}

/// Records in an order in which they can be recorded after an import, which is entry 1.
pub fn story() -> Vec<Record> {
    vec![
        Record::MemberEntered(member("chair", "chair")),
        Record::RasAdopted(adoption()),
        opened(),
        Record::AttendanceChanged {
            sitting: sitting_ref(),
            present: vec![member("chair", "chair")],
        },
        Record::InterestDeclared {
            sitting: sitting_ref(),
            interest: Interest {
                case: case_ref("NF-00002"),
                member: member_id("chair"),
                nature: words("Lives in the same street."),
            },
        },
        Record::DecisionRecorded(Box::new(exception("NF-00001"))),
        Record::DecisionRecorded(Box::new(agreed("NF-00002"))),
        Record::ApprovalGiven(approval(EntryNumber(7))),
        Record::DecisionWithdrawn {
            decision: EntryNumber(8),
            reason: words("Recorded for the wrong case."),
        },
        Record::DecisionRecorded(Box::new(deferred("NF-00003"))),
        Record::DecisionRecorded(Box::new(limited("NF-00004"))),
        Record::ProposalRecorded(Box::new(proposal())),
        Record::ProposalAnswered {
            proposal: proposal().reference,
            sitting: sitting_ref(),
            approved: true,
            reasons: words("The evidence is sound."),
        },
        Record::SittingClosed {
            sitting: sitting_ref(),
            undecided: Some(vec![case_ref("NF-00001"), case_ref("NF-00005")]),
        },
    ]
}

/// What a second sitting records after that.
pub fn second_story() -> Vec<Record> {
    vec![
        Record::SittingOpened {
            sitting: second_sitting(),
            date: day("2026-12-08"),
            present: vec![member("chair", "chair")],
            chair: member_id("chair"),
            quorum: 2,
        },
        Record::InterestEnded {
            sitting: second_sitting(),
            case: case_ref("NF-00002"),
            member: member_id("chair"),
            declared: EntryNumber(6),
            reason: words("Moved away in October."),
        },
        Record::DecisionRecorded(Box::new(limited_that_waits("NF-00005", second_sitting()))),
        Record::SittingClosed {
            sitting: second_sitting(),
            undecided: None,
        },
        Record::PanelRulesSet(stored_rules()),
    ]
}

/// One record of every kind, and a correction in the place of a withdrawn one.
pub fn one_of_each() -> Vec<Record> {
    let mut records = vec![Record::CaseloadImported(import_note())];
    records.extend(story());
    records.push(Record::Erased(erasure(vec![EntryNumber(7)])));
    records.extend(second_story().into_iter().skip(1).take(1));
    records.push(Record::PanelRulesSet(stored_rules()));
    records.push(Record::DecisionRecorded(Box::new(corrected_again(
        "NF-00002",
    ))));
    records
}

pub fn erasure(entries: Vec<EntryNumber>) -> Erasure {
    Erasure {
        entries,
        rule: words("Retention schedule, line 12: six years after the last decision."),
        authority: words("Information governance, form 4."),
    }
}

pub fn opened() -> Record {
    Record::SittingOpened {
        sitting: sitting_ref(),
        date: day("2026-11-24"),
        present: vec![member("chair", "chair"), member("worker", "social_worker")],
        chair: member_id("chair"),
        quorum: 2,
    }
}

pub fn import_note() -> ImportNote {
    ImportNote {
        profile: "Northfold CSV".to_owned(),
        files: vec![ImportedFile {
            name: "people.csv".to_owned(),
            digest: "ab".repeat(32),
            n_rows: 4,
            n_accepted: 3,
            n_rejected: 1,
        }],
        n_new: 0,
        n_changed: 0,
        n_unchanged: 0,
    }
}

pub fn stored_rules() -> StoredRules {
    StoredRules {
        digest: "ef".repeat(32),
        files: vec![
            ("panel.toml".to_owned(), "panel = \"A panel\"\n".to_owned()),
            ("tolerances.toml".to_owned(), "# none\n".to_owned()),
        ],
    }
}

pub fn adoption() -> RasAdoption {
    RasAdoption {
        ras: ("northfold".to_owned(), "2026-27 v3".to_owned()),
        from: day("2026-04-01"),
        digest: "cd".repeat(32),
        files: vec![("ras.toml".to_owned(), "id = \"northfold\"\n".to_owned())],
        proposal: None,
    }
}

/// A record as an earlier schema of its kind could tell it: of a decision not how the case came to
/// the panel, and before schema 3 neither the limits of its flags nor how the indicative budget was
/// reached; before schema 5 what is owed only in words. Schema 1 did not say the currency either:
/// it was pounds. Of a closing they did not tell what was left undecided, of a proposal not how its
/// effect is spread, and before schema 3 not what the RAS states by the year. Every other kind has
/// the same bytes in all.
pub fn as_told_earlier(record: Record, schema: u16) -> Record {
    let decision = match record {
        Record::DecisionRecorded(decision) => decision,
        Record::SittingClosed { sitting, .. } => {
            return Record::SittingClosed {
                sitting,
                undecided: None,
            };
        }
        Record::ProposalRecorded(mut proposal) => {
            if let Some(effect) = &mut proposal.effect {
                match (schema, &mut effect.spread) {
                    (2, Some(spread)) => {
                        spread.stated_per_year = None;
                        for team in &mut spread.teams {
                            team.teams = vec![Some("North".to_owned())];
                        }
                    }
                    _ => effect.spread = None,
                }
            }
            return Record::ProposalRecorded(proposal);
        }
        record => return record,
    };
    let mut seen = decision.seen().clone();
    if schema < 4 {
        seen.came = None;
    }
    if schema < 3 {
        seen.reached.clear();
        for flag in &mut seen.flags {
            flag.limit.clear();
            flag.reference.clear();
        }
    }
    let mut owed = decision.effect().owed.clone().filter(|_| schema >= 5);
    for span in owed.iter_mut().flat_map(|owed| &mut owed.spans) {
        span.at_most &= schema > 5;
    }
    let parts = DecisionParts {
        sitting: decision.sitting().clone(),
        date: decision.date(),
        motion: decision.motion().clone(),
        effect: Effect {
            owed,
            ..decision.effect().clone()
        },
        status: decision.status().clone(),
        warnings: decision.warnings().to_vec(),
        seen,
        instead_of: None,
    };
    Record::DecisionRecorded(Box::new(Decision::restore(parts).unwrap()))
}
