//! Backups and restoring, doctor, and a register of an earlier release.

use crate::register::samples::*;
use ras_panel::register::doctor::Level;
use ras_panel::register::error::RegisterError;
use ras_panel::register::store::{Mode, Register};
use ras_panel::terms::ids::EntryNumber;
use rusqlite::Connection;
use std::path::Path;

#[test]
fn a_backup_is_one_file_with_the_same_head_and_can_be_restored_under_a_new_name() {
    let (folder, path, mut register) = filled();
    let backup = folder.path().join("backup.register");
    let made = register.backup(&backup, NOON).unwrap();
    let head = register.verify(None).unwrap().head;
    assert_eq!((made.n_entries, made.head), (15, head));
    drop(register);
    let beside = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(beside, 2, "the register and the backup, without logs");
    let restored = folder.path().join("restored.register");
    let verification = Register::restore(&backup, &restored).unwrap();
    assert_eq!(verification.head, head);
    assert_eq!(
        reopened(&restored).all_cases().unwrap(),
        reopened(&path).all_cases().unwrap()
    );
}

#[test]
fn a_backup_or_a_restored_register_never_takes_the_place_of_a_file() {
    let (folder, path, mut register) = filled();
    let refused = register.backup(&path, NOON).unwrap_err();
    assert!(
        matches!(refused, RegisterError::AlreadyThere { .. }),
        "{refused}"
    );
    let backup = folder.path().join("backup.register");
    register.backup(&backup, NOON).unwrap();
    let refused = Register::restore(&backup, &path).unwrap_err();
    assert!(
        matches!(refused, RegisterError::AlreadyThere { .. }),
        "{refused}"
    );
    assert_eq!(register.head().unwrap().unwrap().0, EntryNumber(15));
}

#[test]
fn nothing_is_made_beside_a_part_of_another_register_or_under_the_name_of_one() {
    let (folder, path, mut register) = filled();
    let backup = folder.path().join("backup.register");
    register.backup(&backup, NOON).unwrap();
    let target = folder.path().join("restored.register");
    let left = folder.path().join("restored.register-wal");
    std::fs::write(&left, "the latest entries").unwrap();
    for refused in [
        Register::restore(&backup, &target).map(drop).unwrap_err(),
        register.backup(&target, NOON).map(drop).unwrap_err(),
    ] {
        assert!(matches!(refused, RegisterError::Part { .. }), "{refused}");
    }
    assert_eq!(std::fs::read(&left).unwrap(), b"the latest entries");
    assert!(!target.exists());
    for ending in ["-wal", "-shm", "-journal"] {
        let part = folder.path().join(format!("other.register{ending}"));
        let refused = Register::restore(&backup, &part).map(drop).unwrap_err();
        assert!(matches!(refused, RegisterError::Part { .. }), "{refused}");
        assert!(!part.exists());
    }
    assert!(path.exists());
}

#[test]
fn an_unsound_backup_is_not_restored() {
    let (folder, _path, mut register) = filled();
    let backup = folder.path().join("backup.register");
    register.backup(&backup, NOON).unwrap();
    let raw = Connection::open(&backup).unwrap();
    let guard: String = raw
        .query_row(
            "SELECT sql FROM sqlite_schema WHERE name = 'payload_update'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    raw.execute_batch("DROP TRIGGER payload_update; UPDATE payload SET salt = zeroblob(16)")
        .unwrap();
    raw.execute_batch(&guard).unwrap();
    drop(raw);
    let restored = folder.path().join("restored.register");
    let refused = Register::restore(&backup, &restored).unwrap_err();
    let told = refused.to_string();
    assert!(
        told.ends_with(
            "is not sound: entry 1: its text is not the one that was recorded; it was not used; \
             name another backup"
        ),
        "{told}"
    );
    assert!(!restored.exists());
}

#[test]
fn doctor_says_what_is_good_and_what_to_do() {
    let (folder, path, mut register) = filled();
    let wants: Vec<_> = findings(&register, NOON);
    assert!(
        wants.contains(&"No backup was made of this register.".to_owned()),
        "{wants:?}"
    );
    register.backup(&folder.path().join("b1"), NOON).unwrap();
    assert!(findings(&register, NOON).len() < wants.len());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        let told = findings(&register, NOON);
        let others = "Others on this machine can reach the file (mode 644).";
        assert!(told.contains(&others.to_owned()), "{told:?}");
    }
    std::fs::write(folder.path().join(".panel.register.0.part"), "").unwrap();
    let told = findings(&register, NOON);
    assert!(
        told.iter()
            .any(|what| what.ends_with("from a making that was broken off."))
    );
    let record = ras_panel::panel::record::Record::MemberEntered(member("late", "worker"));
    register.append(&[new_entry(record, 70)]).unwrap();
    let in_ten_days = NOON + 10 * 86_400_000;
    let old = "The last backup is b1, 10 days old; recorded since: 1 entry.";
    assert!(findings(&register, in_ten_days).contains(&old.to_owned()));
    drop(register);
    let read_only = Register::open(&path, Mode::ReadOnly).unwrap();
    assert!(read_only.doctor(NOON, None).is_ok());
}

fn findings(register: &Register, now: i64) -> Vec<String> {
    let findings = register.doctor(now, Some(7)).unwrap();
    let open = findings
        .into_iter()
        .filter(|finding| finding.level != Level::Good);
    open.map(|finding| {
        assert!(finding.to_do.is_some(), "{}", finding.what);
        finding.what
    })
    .collect()
}

const DUMP: &str = "fixtures/register/schema_1.sql";

#[test]
fn a_register_of_schema_1_opens_is_sound_and_says_the_same() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(DUMP);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.register");
    let raw = Connection::open(&path).unwrap();
    raw.pragma_update(None, "foreign_keys", false).unwrap();
    raw.execute_batch(&std::fs::read_to_string(&file).unwrap())
        .unwrap();
    drop(raw);
    let register = reopened(&path);
    let verification = register.verify(None).unwrap();
    assert_eq!(verification.first_fault, None);
    assert_eq!((verification.n_entries, verification.n_erased), (16, 1));
    let entries = register.entries(None, 100).unwrap();
    for (entry, record) in entries.iter().rev().skip(1).zip(story()) {
        if entry.number != EntryNumber(8) {
            let record = as_told_earlier(record, 1);
            assert_eq!(entry.record(), Some(&record), "entry {}", entry.number);
        }
    }
    let cases = crate::register::case_samples::caseload(3);
    assert_eq!(register.all_cases().unwrap(), cases);
    // What a package was is known from the import on that brought it as it is.
    let raw = Connection::open(&path).unwrap();
    let count = |sql: &str| -> i64 { raw.query_row(sql, [], |row| row.get(0)).unwrap() };
    assert_eq!(count("SELECT count(*) FROM package_known"), 3);
    let lines = "SELECT (SELECT count(*) FROM service_line) + (SELECT sum(n_lines_rejected) FROM \
                 person)";
    let known = "SELECT count(*) FROM package_line";
    assert!(count(known) > 0);
    assert_eq!(count(known), count(lines));
}
