//! Everything that `doctor` may find in a register's file, in its exact words.

use super::samples::{NOON, empty, filled, member, new_entry};
use super::tampering::tampered;
use insta::assert_snapshot;
use ras_panel::panel::record::Record;
use ras_panel::register::store::{Mode, Register};
use rusqlite::Connection;
use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};

/// What is found, one finding a line; sizes and the version of SQLite are not told.
fn told(register: &Register, path: &Path, now: i64) -> String {
    told_where(register, path, (now, Some(7)))
}

/// The same where a backup is old after so many days, or that is not known.
fn told_where(register: &Register, path: &Path, (now, old_after): (i64, Option<u32>)) -> String {
    let folder = path.parent().unwrap().display().to_string();
    let mut told = String::new();
    for found in register.doctor(now, old_after).unwrap() {
        let what = found.what.replace(&folder, "FOLDER");
        let what = what.replace(rusqlite::version(), "VERSION");
        let what = match what.split_once(" has ") {
            Some((name, size)) if size.ends_with(" bytes.") && size != "0 bytes." => {
                format!("{name} has N bytes.")
            }
            _ => what,
        };
        told.push_str(&format!("{:?}: {what}\n", found.level));
        told.extend(found.to_do.map(|to_do| format!("  {to_do}\n")));
    }
    told
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

#[test]
fn a_register_that_is_as_it_should_be() {
    let (_folder, path, register) = empty();
    assert_snapshot!("nothing_recorded", told(&register, &path, NOON));
    let (folder, path, mut register) = filled();
    register.backup(&folder.path().join("b1"), NOON).unwrap();
    assert_snapshot!("good", told(&register, &path, NOON));
    drop(register);
    let register = Register::open(&path, Mode::ReadOnly).unwrap();
    assert_snapshot!("read_only", told(&register, &path, NOON));
    drop(register);
    let raw = Connection::open(&path).unwrap();
    raw.pragma_update(None, "journal_mode", "delete").unwrap();
    drop(raw);
    let register = Register::open(&path, Mode::ReadOnly).unwrap();
    assert_snapshot!("read_only_without_a_log", told(&register, &path, NOON));
}

#[test]
fn what_is_worth_a_look() {
    let (folder, path, mut register) = filled();
    assert_snapshot!("no_backup", told(&register, &path, NOON));
    register.backup(&folder.path().join("b1"), NOON).unwrap();
    let record = Record::MemberEntered(member("late", "worker"));
    register.append(&[new_entry(record, 70)]).unwrap();
    fs::write(folder.path().join(".panel.register.0.part"), "").unwrap();
    let log = beside(&path, "-wal");
    let log = OpenOptions::new().write(true).open(log).unwrap();
    log.set_len(16 * 1_024 * 1_024 + 1).unwrap();
    let in_eight_days = NOON + 8 * 86_400_000;
    assert_snapshot!("to_be_looked_at", told(&register, &path, in_eight_days));
    let in_seven_days = NOON + 7 * 86_400_000;
    let in_time = told(&register, &path, in_seven_days);
    let backup = "Good: The last backup is b1, 7 days old; recorded since: 1 entry.";
    assert!(in_time.contains(backup), "{in_time}");
    for (old_after, level) in [(Some(6), "Look"), (Some(8), "Good"), (None, "Good")] {
        let told = told_where(&register, &path, (in_seven_days, old_after));
        let backup = format!("{level}: The last backup is b1, 7 days old;");
        assert!(told.contains(&backup), "{old_after:?}: {told}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_to_be_put_right() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path, mut register) = filled();
    tampered(&path, |raw| {
        raw.execute_batch("CREATE TABLE more (number INTEGER)")
            .unwrap();
        raw.execute_batch("UPDATE identity SET kind = 9").unwrap();
    });
    fs::set_permissions(&path, fs::Permissions::from_mode(0o664)).unwrap();
    assert_snapshot!("wrong", told(&register, &path, NOON));
    for suffix in ["", "-wal", "-shm"] {
        fs::remove_file(beside(&path, suffix)).unwrap();
    }
    let record = Record::MemberEntered(member("late", "worker"));
    register.append(&[new_entry(record, 70)]).unwrap_err();
    let told = told(&register, &path, NOON);
    let lines: Vec<&str> = told.lines().skip(3).take(2).collect();
    assert_snapshot!("stopped", lines.join("\n"));
}
