//! The register: what is recorded is found again, and two programs do not overwrite each other.

use crate::register::case_samples::{case, caseload};
use crate::register::decision_samples::*;
use crate::register::samples::*;
use ras_panel::panel::record::Record;
use ras_panel::register::append::{Expected, JudgedOn};
use ras_panel::register::conflict::Clash;
use ras_panel::register::error::RegisterError;
use ras_panel::register::import_cases::Import;
use ras_panel::register::people_refused::PeopleRows;
use ras_panel::register::recorded::Body;
use ras_panel::register::store::{Mode, Register};
use ras_panel::terms::ids::EntryNumber;

#[test]
fn every_kind_of_record_is_found_again_after_closing() {
    let (_folder, path, register) = filled();
    drop(register);
    let register = reopened(&path);
    let entries = register.entries(None, 100).unwrap();
    let numbers: Vec<u64> = entries.iter().map(|entry| entry.number.0).collect();
    assert_eq!(numbers, (1..=15).rev().collect::<Vec<u64>>());
    for (entry, record) in entries.iter().rev().skip(1).zip(story()) {
        assert_eq!(entry.record(), Some(&record), "entry {}", entry.number);
        assert_eq!(entry.actor, member_id("chair"));
    }
    let second_page = register.entries(Some(EntryNumber(4)), 2).unwrap();
    assert_eq!(
        second_page
            .iter()
            .map(|entry| entry.number.0)
            .collect::<Vec<_>>(),
        [3, 2]
    );
    assert_eq!(register.entry(EntryNumber(16)).unwrap(), None);
}

#[test]
fn what_stands_is_put_together_from_the_entries() {
    let (_folder, _path, register) = filled();
    let waiting = register.waiting().unwrap();
    assert!(
        waiting.is_empty(),
        "the exception was approved: {waiting:?}"
    );
    let transitions: Vec<_> = register.transitions().unwrap();
    assert_eq!(transitions.len(), 1);
    assert_eq!(transitions[0].number, EntryNumber(7));
    let history = register.case_history(&case_ref("NF-00002")).unwrap();
    assert_eq!(
        history
            .iter()
            .map(|entry| entry.number.0)
            .collect::<Vec<_>>(),
        [8, 10]
    );
    assert_eq!(history[0].superseded_by, Some(EntryNumber(10)));
    let sitting = register.sitting(&sitting_ref()).unwrap().unwrap();
    assert_eq!(sitting.value.present.len(), 1);
    assert_eq!(sitting.value.interests.len(), 1);
    assert_eq!(sitting.entry, EntryNumber(15));
    let proposals = register.proposals().unwrap();
    assert_eq!(
        proposals[0].value.stage,
        ras_panel::panel::proposal::Stage::Approved
    );
    assert_eq!(register.live_ras(day("2026-03-31")).unwrap(), None);
    let live = register.live_ras(day("2026-04-01")).unwrap().unwrap();
    assert_eq!(live.value, adoption());
    assert_eq!(register.members().unwrap(), [member("chair", "chair")]);
    assert_eq!(register.decisions_of(&sitting_ref()).unwrap().len(), 4);
    assert_eq!(register.case_histories().unwrap().len(), 4);
}

#[test]
fn a_decision_is_not_recorded_over_one_that_the_form_had_not_seen() {
    let (_folder, path, mut mine) = empty();
    mine.append(&[new_entry(opened(), 1)]).unwrap();
    let mut theirs = reopened(&path);
    let before = mine.data_version().unwrap();
    theirs
        .append(&[new_entry(
            Record::DecisionRecorded(Box::new(agreed("NF-1"))),
            2,
        )])
        .unwrap();
    assert_ne!(mine.data_version().unwrap(), before);
    let refused = mine
        .append(&[new_entry(
            Record::DecisionRecorded(Box::new(exception("NF-1"))),
            3,
        )])
        .unwrap_err();
    let RegisterError::Conflict(conflict) = refused else {
        panic!("{refused}")
    };
    assert_eq!(conflict.clash, Clash::MovedOn);
    assert_eq!(conflict.other.number, EntryNumber(2));
    assert_eq!(
        conflict.to_string(),
        "NF-1 has a newer entry, 2 (decision); nothing was recorded; read it, then record again"
    );
    assert_eq!(mine.head().unwrap().unwrap().0, EntryNumber(2));
    assert_eq!(mine.stopped(), None);
}

#[test]
fn what_was_judged_before_the_newest_entry_is_not_recorded() {
    let (_folder, path, mut mine) = empty();
    let judged_on = JudgedOn::Head(mine.head().unwrap().map(|(number, _)| number));
    reopened(&path).append(&[new_entry(opened(), 1)]).unwrap();
    let entered = || new_entry(Record::MemberEntered(member("m-9", "chair")), 2);
    let refused = mine.append_judged(judged_on, &[entered()]).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "another program recorded entry 1 meanwhile; nothing was recorded; look at what it says, \
         then record again"
    );
    assert_eq!(mine.head().unwrap().unwrap().0, EntryNumber(1));
    let judged_on = JudgedOn::Head(Some(EntryNumber(1)));
    mine.append_judged(judged_on, &[entered()]).unwrap();
}

#[test]
fn only_one_entry_supersedes_another() {
    let (_folder, _path, mut register) = empty();
    let decide = |supersedes: Option<u64>, seen: Option<u64>| {
        let mut motion = agreed("NF-1").motion().clone();
        motion.supersedes = supersedes.map(EntryNumber);
        motion.last_entry_seen = seen.map(EntryNumber);
        Record::DecisionRecorded(Box::new(agreed_by(motion)))
    };
    register
        .append(&[
            new_entry(opened(), 1),
            new_entry(decide(None, None), 2),
            new_entry(decide(Some(2), Some(2)), 3),
        ])
        .unwrap();
    let refused = register.append(&[new_entry(decide(Some(2), Some(3)), 4)]);
    let Err(RegisterError::Conflict(conflict)) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(conflict.clash, Clash::AlreadySuperseded);
    assert_eq!(conflict.other.number, EntryNumber(3));
    let refused = register
        .append(&[new_entry(decide(Some(1), Some(3)), 4)])
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "entry 1 is not a decision; nothing was recorded; look at the register, then record again"
    );
}

#[test]
fn a_batch_is_recorded_whole_or_not_at_all() {
    let (_folder, _path, mut register) = empty();
    let mut closing = new_entry(
        Record::SittingClosed {
            sitting: sitting_ref(),
            undecided: None,
        },
        2,
    );
    closing.expected = Expected::LastEntry(None);
    let refused = register
        .append(&[new_entry(opened(), 1), closing])
        .unwrap_err();
    assert!(matches!(refused, RegisterError::Conflict(_)), "{refused}");
    assert_eq!(register.head().unwrap(), None);
}

#[test]
fn a_decision_after_the_sitting_was_closed_elsewhere_is_refused() {
    let (_folder, _path, mut register) = filled();
    let decision = Record::DecisionRecorded(Box::new(agreed("NF-00003")));
    let refused = register.append(&[new_entry(decision, 30)]).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "sitting 2026-11-24 was closed by entry 15; nothing was recorded; open another sitting"
    );
}

#[test]
fn two_programs_do_not_move_one_proposal_both() {
    let (_folder, _path, mut register) = filled();
    let mut theirs = new_entry(Record::ProposalRecorded(Box::new(proposal())), 30);
    theirs.expected = Expected::LastEntry(None);
    let refused = register.append(&[theirs.clone()]).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "P-1 has a newer entry, 14 (proposal answered); nothing was recorded; read it, then \
         record again"
    );
    let mut adopted = adoption();
    adopted.proposal = Some(proposal().reference);
    let adopt = Record::RasAdopted(adopted);
    register.append(&[new_entry(adopt.clone(), 31)]).unwrap();
    for record in [adopt, theirs.record] {
        let refused = register.append(&[new_entry(record, 32)]).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "the proposal was adopted already by entry 16; nothing was recorded; write another \
             proposal"
        );
    }
    let standing = &register.proposals().unwrap()[0];
    assert_eq!(standing.entry, EntryNumber(16));
}

#[test]
fn cases_are_found_again_and_the_same_files_change_nothing() {
    let (_folder, path, mut register) = empty();
    let import = |at| Import {
        note: import_note(),
        people: PeopleRows::default(),
        actor: member_id("chair"),
        at_utc_ms: at,
        drawn: drawn(1),
        judged_on: JudgedOn::Anything,
    };
    let first = register.import_cases(&caseload(7), import(NOON)).unwrap();
    assert_eq!(first.entry, Some(EntryNumber(1)));
    assert_eq!((first.note.n_new, first.note.n_unchanged), (7, 0));
    drop(register);
    let mut register = reopened(&path);
    assert_eq!(register.all_cases().unwrap(), caseload(7));
    assert_eq!(register.case(&case_ref("NF-00003")).unwrap(), Some(case(3)));
    assert_eq!(register.case(&case_ref("NF-00009")).unwrap(), None);
    let again = register
        .import_cases(&caseload(7), import(NOON + 1))
        .unwrap();
    assert_eq!(again.entry, None);
    assert_eq!(again.note.n_unchanged, 7);
    let mut changed = caseload(8);
    let third = changed.cases.get_mut(&case_ref("NF-00003")).unwrap();
    third.person.team = None;
    third.package.lines.pop();
    let third = third.clone();
    let later = register.import_cases(&changed, import(NOON + 2)).unwrap();
    assert_eq!(
        (
            later.note.n_new,
            later.note.n_changed,
            later.note.n_unchanged
        ),
        (1, 1, 6)
    );
    assert_eq!(register.case(&case_ref("NF-00003")).unwrap(), Some(third));
    assert_eq!(register.n_cases().unwrap(), 8);
    let mut references = Vec::new();
    register
        .case_summaries(|short| {
            references.push((short.case.as_str().to_owned(), short.imported_by.0));
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(references[2], ("NF-00003".to_owned(), 2));
    assert_eq!(references[3], ("NF-00004".to_owned(), 1));
}

#[test]
fn a_register_opened_for_reading_writes_nothing() {
    let (_folder, path, register) = filled();
    drop(register);
    let before = std::fs::read(&path).unwrap();
    let mut register = Register::open(&path, Mode::ReadOnly).unwrap();
    assert_eq!(register.entries(None, 5).unwrap().len(), 5);
    let refused = register.append(&[new_entry(opened(), 40)]).unwrap_err();
    assert!(matches!(refused, RegisterError::ReadOnly), "{refused}");
    drop(register);
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn an_erasure_takes_the_text_and_its_columns_and_leaves_the_entry() {
    let (_folder, path, mut register) = filled();
    let before = register.entry(EntryNumber(7)).unwrap().unwrap();
    let erased = Record::Erased(erasure(vec![EntryNumber(7), EntryNumber(6)]));
    register.append(&[new_entry(erased.clone(), 50)]).unwrap();
    let after = register.entry(EntryNumber(7)).unwrap().unwrap();
    assert_eq!(after.digest, before.digest);
    assert_eq!(after.body, Body::Erased(EntryNumber(16)));
    assert!(register.transitions().unwrap().is_empty());
    let refused = register.append(&[new_entry(erased, 51)]).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the text was erased already by entry 16; nothing was recorded; there is nothing left to do"
    );
    let adopted = Record::Erased(erasure(vec![EntryNumber(3)]));
    let refused = register.append(&[new_entry(adopted, 52)]).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the text of entry 3 cannot be erased: it is a RAS version adopted, not part of a \
         case; name an entry of a case"
    );
    for file in [path.clone(), path.with_extension("register-wal")] {
        let bytes = std::fs::read(&file).unwrap();
        for gone in [
            "A move of house falls into the time.",
            "The daughter cannot go on.",
        ] {
            let mut windows = bytes.windows(gone.len());
            let found = windows.any(|window| window == gone.as_bytes());
            assert!(!found, "{} still holds {gone}", file.display());
        }
    }
}
