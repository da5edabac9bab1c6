//! Programs that are killed, that come all at once, and disks that are full. The test binary runs
//! itself as the other program; what it does is named in `RAS_PANEL_TEST_PART`.

use crate::register::decision_samples::*;
use crate::register::samples::*;
use ras_panel::panel::record::Record;
use ras_panel::register::append::JudgedOn;
use ras_panel::register::drafts::{Draft, DraftKey};
use ras_panel::register::error::RegisterError;
use ras_panel::register::store::Register;
use ras_panel::terms::ids::EntryNumber;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

const PART: &str = "RAS_PANEL_TEST_PART";
const FILE: &str = "RAS_PANEL_TEST_FILE";
const SEED: &str = "RAS_PANEL_TEST_SEED";

/// How often a program is killed: few as a rule, many before a release.
fn n_kills() -> u32 {
    std::env::var("RAS_PANEL_KILLS").map_or(6, |text| text.parse().unwrap())
}

fn part(part: &str, path: &Path, seed: u32) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args([
            "--exact",
            "register::crash::the_other_program",
            "--nocapture",
        ])
        .env(PART, part)
        .env(FILE, path)
        .env(SEED, seed.to_string())
        .stdout(Stdio::piped());
    command
}

/// The numbers that the other program said were recorded, one a line after a mark.
fn said(child: &mut Child) -> impl Iterator<Item = u64> + use<> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    lines.filter_map(|line| line.ok()?.strip_prefix("recorded ")?.parse().ok())
}

fn say(number: EntryNumber) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nrecorded {number}").unwrap();
    out.flush().unwrap();
}

/// Not a test of its own: what the other program does.
#[test]
fn the_other_program() {
    let Ok(part) = std::env::var(PART) else {
        return;
    };
    let path = std::env::var_os(FILE).unwrap();
    let path = Path::new(&path);
    let seed: u32 = std::env::var(SEED).unwrap().parse().unwrap();
    match part.as_str() {
        "create" => create_for_ever(path),
        "record" => record_for_ever(path, seed),
        "settle" => settle_for_ever(path, seed),
        "come" => come_with_others(path, seed),
        "fill" => fill_the_disk(path),
        other => panic!("{other}"),
    }
}

fn create_for_ever(path: &Path) {
    say(EntryNumber(0));
    for n in 0_u64..10_000 {
        let mut log_id = [1; 16];
        log_id[..8].copy_from_slice(&n.to_be_bytes());
        drop(Register::create(&path.with_extension(n.to_string()), log_id).unwrap());
        say(EntryNumber(n));
    }
}

/// Two entries at a time: the second is never there without the first, nor the first alone.
fn record_for_ever(path: &Path, seed: u32) {
    let mut register = reopened(path);
    for n in 0_u32..100_000 {
        let case = format!("K-{seed}-{n}");
        let mut pair = [agreed(&case), exception(&format!("{case}b"))]
            .map(|decision| new_entry(Record::DecisionRecorded(Box::new(decision)), 3));
        for (k, entry) in pair.iter_mut().enumerate() {
            entry.drawn.subject = fresh_id(seed, n * 2 + u32::try_from(k).unwrap());
        }
        let numbers = register.append(&pair).unwrap();
        say(numbers[1]);
    }
}

fn fresh_id(seed: u32, n: u32) -> [u8; 16] {
    let mut id = [0x5a; 16];
    id[..4].copy_from_slice(&seed.to_be_bytes());
    id[4..8].copy_from_slice(&n.to_be_bytes());
    id
}

#[test]
fn what_was_said_to_be_recorded_is_there_after_a_kill_and_nothing_is_half_there() {
    let (_folder, path, mut register) = empty();
    register.append(&[new_entry(opened(), 1)]).unwrap();
    drop(register);
    let mut n_known = 1;
    for round in 0..n_kills() {
        let mut child = part("record", &path, round).spawn().unwrap();
        let mut last = n_known;
        for (n, number) in (0_u32..).zip(said(&mut child)) {
            last = number;
            if n == round * 7 % 11 {
                child.kill().unwrap();
            }
        }
        child.wait().unwrap();
        let register = reopened(&path);
        let verification = register.verify(None).unwrap();
        assert_eq!(verification.first_fault, None, "round {round}");
        let n_entries = verification.n_entries;
        assert!(
            n_entries >= last,
            "round {round}: {n_entries} entries, {last} were said"
        );
        assert!(
            n_entries > n_known && n_entries % 2 == 1,
            "round {round}: {n_entries} entries"
        );
        n_known = n_entries;
    }
}

/// A draft is written, and becomes an entry.
fn settle_for_ever(path: &Path, seed: u32) {
    let mut register = reopened(path);
    for n in 0_u32..100_000 {
        let case = format!("K-{seed}-{n}");
        let mut entry = new_entry(Record::DecisionRecorded(Box::new(agreed(&case))), 3);
        entry.drawn.subject = fresh_id(seed, n);
        let (form, member) = ("decision".to_owned(), member_id("chair"));
        register
            .save_draft(
                &Draft {
                    form: form.clone(),
                    subject: case.clone(),
                    member: member.clone(),
                    text: "amount=520".to_owned(),
                    saved_utc_ms: NOON,
                },
                None,
            )
            .unwrap();
        let subject = case;
        let key = DraftKey {
            form,
            subject,
            member,
        };
        say(register
            .append_from_draft(JudgedOn::Anything, &entry, (&key, "amount=520"))
            .unwrap());
    }
}

#[test]
fn a_killed_program_never_leaves_both_a_decision_and_the_draft_that_it_became() {
    let (_folder, path, mut register) = empty();
    register.append(&[new_entry(opened(), 1)]).unwrap();
    drop(register);
    for round in 0..n_kills() {
        let mut child = part("settle", &path, round).spawn().unwrap();
        let mut n_said = 0;
        for (n, _) in (0_u32..).zip(said(&mut child)) {
            n_said = n + 1;
            if n == round * 5 % 7 {
                child.kill().unwrap();
            }
        }
        child.wait().unwrap();
        let register = reopened(&path);
        assert!(register.verify(None).unwrap().is_sound(), "round {round}");
        let drafts = register.drafts().unwrap();
        let histories = register.case_histories().unwrap();
        let mut n_settled = 0;
        for n in 0..=n_said + 1 {
            let case = format!("K-{round}-{n}");
            let has_draft = drafts.iter().any(|draft| draft.subject == case);
            let is_recorded = histories.contains_key(&case_ref(&case));
            assert!(!(has_draft && is_recorded), "{case}: both");
            assert!(n >= n_said || is_recorded, "{case}: said, and not there");
            n_settled += u32::from(is_recorded);
        }
        assert!(n_settled >= n_said && n_said > 0);
    }
}

#[test]
fn a_register_whose_making_was_killed_is_not_there_or_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new");
    let mut n_whole = 0;
    for round in 0..n_kills() {
        let path = path.with_file_name(format!("new{round}"));
        let mut child = part("create", &path, round).spawn().unwrap();
        for (n, _) in (0_u32..).zip(said(&mut child)) {
            if n == round % 4 {
                child.kill().unwrap();
            }
        }
        child.wait().unwrap();
    }
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.starts_with('.') && !name.ends_with("-wal") && !name.ends_with("-shm") {
            assert!(reopened(&path).verify(None).unwrap().is_sound(), "{name}");
            n_whole += 1;
        }
    }
    assert!(n_whole > 0);
}

const N_COMING: u32 = 6;
const N_EACH: u32 = 12;

fn come_with_others(path: &Path, seed: u32) {
    let mut register = match Register::create(path, [9; 16]) {
        Err(RegisterError::AlreadyThere { .. }) => reopened(path),
        other => other.unwrap(),
    };
    for n in 0..N_EACH {
        let member = member(&format!("m-{seed}-{n}"), "social_worker");
        let mut entry = new_entry(Record::MemberEntered(member), 3);
        entry.drawn.subject = fresh_id(seed, n);
        say(register.append(&[entry]).unwrap()[0]);
    }
}

#[test]
fn six_programs_that_come_at_once_make_one_register_and_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("panel.register");
    let children: Vec<Child> = (0..N_COMING)
        .map(|seed| part("come", &path, seed).spawn().unwrap())
        .collect();
    let mut all = Vec::new();
    for mut child in children {
        all.extend(said(&mut child));
        assert!(child.wait().unwrap().success());
    }
    all.sort_unstable();
    let expected: Vec<u64> = (1..=u64::from(N_COMING * N_EACH)).collect();
    assert_eq!(all, expected, "every number was given once");
    let verification = reopened(&path).verify(None).unwrap();
    assert_eq!(verification.first_fault, None);
    assert_eq!(verification.n_entries, u64::from(N_COMING * N_EACH));
}

fn fill_the_disk(path: &Path) {
    let mut register = reopened(path);
    let draft = Draft {
        form: "decision".to_owned(),
        subject: "NF-00001".to_owned(),
        member: member_id("chair"),
        text: "amount=520".to_owned(),
        saved_utc_ms: NOON,
    };
    register.save_draft(&draft, None).unwrap();
    let mut adoption = adoption();
    adoption.files[0].1 = "x".repeat(50_000);
    loop {
        match register.append(&[new_entry(Record::RasAdopted(adoption.clone()), 3)]) {
            Ok(numbers) => say(numbers[0]),
            Err(RegisterError::Stopped { why, .. }) => {
                assert_eq!(register.stopped(), Some(why.as_str()));
                break;
            }
            Err(other) => panic!("{other}"),
        }
    }
    let after = register.append(&[new_entry(opened(), 4)]).unwrap_err();
    assert!(matches!(after, RegisterError::Stopped { .. }), "{after}");
    let draft = register.save_draft(&draft, None).unwrap_err();
    let told = draft.to_string();
    assert!(
        told.starts_with("the register has stopped after a failed write"),
        "{told}"
    );
    // Opened anew it writes what there is room for, and stops again where there is none.
    register.resume().unwrap();
    assert_eq!(register.stopped(), None);
    assert!(register.verify(None).unwrap().is_sound());
    let full = register.append(&[new_entry(Record::RasAdopted(adoption), 5)]);
    assert!(
        matches!(full, Ok(_) | Err(RegisterError::Stopped { .. })),
        "{full:?}"
    );
}

/// The shell's limit on the size of files stands in for a disk that is full.
#[cfg(unix)]
#[test]
fn a_full_disk_stops_the_register_keeps_the_draft_and_loses_nothing_recorded() {
    let (_folder, path, mut register) = empty();
    let member = Record::MemberEntered(member("chair", "chair"));
    register.append(&[new_entry(member, 1)]).unwrap();
    drop(register);
    let inner = part("fill", &path, 0);
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' XFSZ; ulimit -f 4000; exec \"$0\" \"$@\""]);
    command.arg(inner.get_program()).args(inner.get_args());
    for (name, value) in inner.get_envs() {
        command.env(name, value.unwrap());
    }
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let last = said(&mut child).last().unwrap();
    assert!(
        child.wait().unwrap().success(),
        "the other program's own checks"
    );
    let mut register = reopened(&path);
    let verification = register.verify(None).unwrap();
    assert_eq!(verification.first_fault, None);
    assert!(verification.n_entries >= last && last > 3);
    assert_eq!(register.drafts().unwrap()[0].text, "amount=520");
    register.append(&[new_entry(opened(), 5)]).unwrap();
}
