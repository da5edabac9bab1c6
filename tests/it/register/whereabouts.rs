//! A register whose file is moved, replaced or deleted while a program has it open.

use crate::register::samples::*;
use ras_panel::panel::record::Record;
use ras_panel::register::append::NewEntry;
use ras_panel::register::drafts::Draft;
use ras_panel::register::error::RegisterError;
use ras_panel::register::failure::Moved;
use ras_panel::register::store::{Mode, Register};
use ras_panel::terms::ids::EntryNumber;
use std::path::{Path, PathBuf};

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn deleted(path: &Path) {
    for suffix in ["", "-wal", "-shm"] {
        std::fs::remove_file(beside(path, suffix)).unwrap();
    }
}

fn moved_away(path: &Path) {
    for suffix in ["", "-wal", "-shm"] {
        let away = beside(path, ".away");
        std::fs::rename(beside(path, suffix), beside(&away, suffix)).unwrap();
    }
}

/// As a program does that keeps folders alike, or a person who puts a copy back.
fn replaced(path: &Path) {
    let copy = beside(path, ".copy");
    std::fs::copy(path, &copy).unwrap();
    std::fs::rename(copy, path).unwrap();
}

fn parted_from_its_log(path: &Path) {
    std::fs::remove_file(beside(path, "-wal")).unwrap();
}

fn how(error: &RegisterError) -> Option<Moved> {
    match error {
        RegisterError::Moved { how, .. } => Some(*how),
        _ => None,
    }
}

fn entered(n: u8) -> NewEntry {
    new_entry(Record::MemberEntered(member("m-9", "chair")), n)
}

type Mishap = (fn(&Path), Moved);

const MISHAPS: [Mishap; 4] = [
    (deleted, Moved::Gone),
    (moved_away, Moved::Gone),
    (replaced, Moved::Replaced),
    (parted_from_its_log, Moved::LogGone),
];

#[test]
fn nothing_is_recorded_in_a_file_that_no_longer_bears_its_name() {
    for (mishap, expected) in MISHAPS {
        let (_folder, path, mut register) = filled();
        mishap(&path);
        let before = register.head().unwrap();
        let refused = register.append(&[entered(70)]).unwrap_err();
        assert_eq!(how(&refused), Some(expected), "{refused}");
        assert!(
            refused.to_string().contains("nothing was recorded"),
            "{refused}"
        );
        assert_eq!(register.head().unwrap(), before, "{expected:?}");
        assert!(register.stopped().unwrap().contains("since it was opened"));
        let again = register.append(&[entered(71)]).unwrap_err();
        assert!(matches!(again, RegisterError::Stopped { .. }), "{again}");
        assert!(
            again.to_string().contains("then start again"),
            "what to do: {again}"
        );
        register.resume().unwrap();
        assert!(register.stopped().is_some(), "it is not opened anew");
    }
}

#[test]
fn a_draft_is_not_said_to_be_kept_in_a_file_that_no_longer_bears_its_name() {
    let (_folder, path, mut register) = filled();
    deleted(&path);
    let draft = Draft {
        form: "decision".to_owned(),
        subject: "NF-00001".to_owned(),
        member: member_id("chair"),
        text: "amount=520".to_owned(),
        saved_utc_ms: NOON,
    };
    let refused = register.save_draft(&draft, None).unwrap_err();
    assert_eq!(how(&refused), Some(Moved::Gone), "{refused}");
}

#[test]
fn whoever_only_reads_is_told_once_that_the_file_was_moved() {
    for (mishap, expected) in MISHAPS {
        let (_folder, path, mut register) = filled();
        register.check_whereabouts().unwrap();
        mishap(&path);
        let told = register.check_whereabouts().unwrap_err();
        assert_eq!(how(&told), Some(expected), "{told}");
        register.check_whereabouts().unwrap();
        assert!(register.stopped().is_some());
    }
}

/// A file moved between the writing and the end of it is noticed afterwards.
#[test]
fn a_file_that_is_moved_while_it_is_written_to_is_told_as_that() {
    let told = RegisterError::MovedMeanwhile {
        path: PathBuf::from("panel.register"),
        how: Moved::Replaced,
    };
    assert!(told.stops());
    assert!(!told.to_string().contains("nothing was recorded"), "{told}");
}

#[test]
fn a_register_that_stays_where_it_is_is_written_to_after_others_came_and_went() {
    let (_folder, path, mut register) = empty();
    register.append(&[new_entry(opened(), 1)]).unwrap();
    for n in 2..6 {
        let mut other = Register::open(&path, Mode::ReadWrite).unwrap();
        other.append(&[entered(n)]).unwrap();
        drop(other);
        register.append(&[entered(n + 10)]).unwrap();
    }
    assert_eq!(register.head().unwrap().unwrap().0, EntryNumber(9));
}
