//! The words of every refusal of the register, and the bytes of an entry spelled out by hand.

use crate::register::samples::*;
use ras_panel::panel::record::Record;
use ras_panel::register::conflict::{Clash, Conflict};
use ras_panel::register::error::RegisterError;
use ras_panel::register::failure::Moved;
use ras_panel::register::payload::bytes::PayloadFault;
use ras_panel::terms::ids::{EntryNumber, ProposalRef};
use sha2::{Digest, Sha256};
use std::path::PathBuf;

fn of_opening() -> Vec<RegisterError> {
    let path = || PathBuf::from("panel.register");
    let text = String::from;
    vec![
        RegisterError::AlreadyThere { path: path() },
        RegisterError::NotThere { path: path() },
        RegisterError::Part {
            path: path(),
            what: "is named as a part; choose a name that ends otherwise",
        },
        RegisterError::NotAFile {
            path: path(),
            what: "a link",
        },
        RegisterError::NetworkDrive {
            path: path(),
            drive: text("cifs"),
        },
        RegisterError::NotARegister { path: path() },
        RegisterError::Newer {
            path: path(),
            file: 3,
            known: 1,
        },
        RegisterError::Older {
            path: path(),
            file: 1,
            known: 2,
        },
        RegisterError::SchemaChanged {
            what: text("trigger entry_update is missing"),
        },
        RegisterError::SqliteTooOld { found: "3.40.1" },
        RegisterError::Setting {
            setting: "journal_mode",
            wanted: text("wal"),
            found: text("delete"),
        },
    ]
}

fn of_recording_and_reading() -> Vec<RegisterError> {
    let path = || PathBuf::from("panel.register");
    let entry = EntryNumber(7);
    let text = String::from;
    vec![
        RegisterError::ReadOnly,
        RegisterError::Stopped {
            why: text("the register's file gave an error: disk I/O error"),
            remedy: "free space or mend the disk, then try again",
        },
        RegisterError::Moved {
            path: path(),
            how: Moved::Gone,
        },
        RegisterError::MovedMeanwhile {
            path: path(),
            how: Moved::Replaced,
        },
        RegisterError::Busy,
        RegisterError::NoSuchEntry {
            entry,
            wanted: "a decision",
        },
        RegisterError::NoSuchSitting {
            sitting: sitting_ref(),
        },
        RegisterError::NoSuchProposal {
            proposal: ProposalRef::new("P-9").unwrap(),
        },
        RegisterError::NotErasable {
            entry,
            kind: "proposal",
        },
        RegisterError::Damaged {
            entry,
            what: text("its text is not the one that was recorded"),
        },
        RegisterError::BadRow {
            table: "person",
            what: text("2026-13-01 is not a date"),
        },
        RegisterError::Unsound {
            path: path(),
            what: text("entry 7: it is missing"),
        },
        RegisterError::File {
            path: path(),
            doing: "created",
            source: std::io::Error::from(std::io::ErrorKind::PermissionDenied),
        },
        RegisterError::Payload(PayloadFault::TooShort { n_missing: 4 }),
        RegisterError::Sqlite(rusqlite::Error::QueryReturnedNoRows),
    ]
}

#[test]
fn every_refusal_says_what_is_wrong_and_what_to_do() {
    let errors = of_opening().into_iter().chain(of_recording_and_reading());
    let mut said: Vec<String> = errors.map(|error| error.to_string()).collect();
    let (_folder, _path, register) = filled();
    let other = register.entry(EntryNumber(8)).unwrap().unwrap();
    for clash in [
        Clash::MovedOn,
        Clash::AlreadySuperseded,
        Clash::AlreadyAnswered,
        Clash::AlreadyAdopted,
        Clash::SittingClosed,
        Clash::SittingExists,
        Clash::AlreadyErased,
        Clash::InterestEnded,
    ] {
        let other = other.clone();
        said.push(Conflict { clash, other }.to_string());
    }
    // What to do about a failure of the file itself is told with it by the program.
    let by_file = "the register's file gave an error";
    for sentence in said.iter().filter(|sentence| *sentence != by_file) {
        let has_remedy = [";", ": build", ": find"];
        let has_remedy = has_remedy.iter().any(|mark| sentence.contains(mark));
        assert!(has_remedy, "what to do is not said: {sentence}");
    }
    insta::assert_snapshot!(said.join("\n"));
}

/// What an auditor would do with stock tools: the bytes as the register's documentation lists them.
#[test]
fn an_entrys_digest_can_be_worked_out_by_anybody() {
    let (_folder, path, mut register) = empty();
    let record = Record::MemberEntered(member("chair", "chair"));
    register.append(&[new_entry(record.clone(), 1)]).unwrap();
    register.append(&[new_entry(record, 2)]).unwrap();
    let (_, head) = register.head().unwrap().unwrap();
    let payload = [
        &b"\0\0\0\x05chair"[..],
        b"\0\0\0\x05CHAIR",
        b"\0\0\0\x05chair",
        b"\0\0\0\x01\0\0\0\x12sensory impairment",
    ]
    .concat();
    let mut prev = [0_u8; 32];
    for n in 1..=2_u8 {
        let commit = Sha256::digest([&b"panel-payload\0"[..], &[n; 16], &payload].concat());
        let at = NOON + i64::from(n) * 1_000;
        let entry = [
            &b"panel-audit\0"[..],
            &1_u16.to_be_bytes(),
            &[7; 16],
            &u64::from(n).to_be_bytes(),
            &prev,
            &at.to_be_bytes(),
            &[1 ^ 0x40; 16],
            &[0; 8],
            &3_u16.to_be_bytes(),
            &[1 ^ 0x40; 16],
            &1_u16.to_be_bytes(),
            &commit,
        ]
        .concat();
        prev = Sha256::digest(entry).into();
    }
    assert_eq!(head.0, prev);
    drop(register);
    assert_eq!(
        reopened(&path).verify(None).unwrap().head.unwrap().digest.0,
        prev
    );
}

/// Wherever a bit of the file is flipped: no panic, and no entry that says something else.
#[test]
fn a_flipped_bit_never_changes_an_entry_unnoticed() {
    let (folder, path, register) = filled();
    let entries = register.entries(None, 100).unwrap();
    drop(register);
    let bytes = std::fs::read(&path).unwrap();
    let copy = folder.path().join("flipped.register");
    let mut n_found = 0_u32;
    for n in 0..150_usize {
        let place = n * 7_919 * 31 % bytes.len();
        let mut flipped = bytes.clone();
        flipped[place] ^= 1 << (n % 8);
        std::fs::write(&copy, &flipped).unwrap();
        let opened = ras_panel::register::store::Register::open(
            &copy,
            ras_panel::register::store::Mode::ReadOnly,
        );
        let sound = opened
            .as_ref()
            .is_ok_and(|register| register.verify(None).is_ok_and(|found| found.is_sound()));
        if sound {
            let same = opened.unwrap().entries(None, 100).unwrap() == entries;
            assert!(same, "bit {} of byte {place}", n % 8);
        } else {
            n_found += 1;
        }
    }
    assert!(n_found > 20, "{n_found} of 150 were found");
}
