//! Damaged files: `verify` says the first fault, `doctor` what to do, and neither mends anything.

use crate::cli::scene::Home;
use rusqlite::Connection;
use std::fs;
use std::path::Path;

fn copy(home: &Home, name: &str) -> std::path::PathBuf {
    let path = home.path(name);
    fs::copy(home.path("copy.register"), &path).unwrap();
    path
}

fn home() -> Home {
    let home = Home::with_cases();
    home.run(&["backup", "copy.register"]).well();
    home
}

/// The first fault of a file; nothing in the file changes.
fn fault(home: &Home, name: &str) -> String {
    let before = fs::read(home.path(name)).unwrap();
    let said = home.run(&["verify", "--json", "--register", name]);
    assert_eq!(
        (said.code, said.err.as_str()),
        (1, ""),
        "{name}: {}",
        said.out
    );
    assert_eq!(
        fs::read(home.path(name)).unwrap(),
        before,
        "{name} was changed"
    );
    let report: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(report["sound"], false);
    report["first_fault"].as_str().unwrap().to_owned()
}

fn spoil(path: &Path, sql: &str) {
    let raw = Connection::open(path).unwrap();
    raw.pragma_update(None, "foreign_keys", false).unwrap();
    raw.execute_batch(sql).unwrap();
}

#[test]
fn every_missing_table_and_guard_is_named() {
    let home = home();
    let raw = Connection::open(home.path("copy.register")).unwrap();
    let names = |kind: &str| -> Vec<String> {
        let sql = format!("SELECT name FROM sqlite_schema WHERE type = '{kind}' ORDER BY 1");
        let mut statement = raw.prepare(&sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    let tables = names("table");
    assert!(tables.len() > 15);
    for table in tables.iter().filter(|name| !name.starts_with("sqlite_")) {
        let path = copy(&home, "spoilt.register");
        spoil(&path, &format!("DROP TABLE {table}"));
        let expected = format!("the file: table {table} is missing");
        assert_eq!(fault(&home, "spoilt.register"), expected);
    }
    for guard in names("trigger").iter().step_by(9) {
        let path = copy(&home, "spoilt.register");
        spoil(&path, &format!("DROP TRIGGER {guard}"));
        let expected = format!("the file: trigger {guard} is missing");
        assert_eq!(fault(&home, "spoilt.register"), expected);
    }
}

#[test]
fn a_file_that_is_cut_off_is_told_with_its_bytes() {
    let home = home();
    let whole = fs::metadata(home.path("copy.register")).unwrap().len();
    for n_bytes in [100, 4_096, 40_000, whole - 1] {
        let path = copy(&home, "cut.register");
        fs::File::options()
            .write(true)
            .open(path)
            .unwrap()
            .set_len(n_bytes)
            .unwrap();
        let told = fault(&home, "cut.register");
        assert!(
            told.starts_with("the file: it is cut off: "),
            "{n_bytes}: {told}"
        );
        let said = home.run(&["doctor", "--register", "cut.register"]);
        let or_found = [0, 1].contains(&said.code);
        assert!(or_found, "{n_bytes}: {}", said.err);
    }
}

#[test]
fn bytes_that_were_overwritten_are_a_fault_and_doctor_says_what_to_do() {
    let home = home();
    let path = copy(&home, "spoilt.register");
    let mut bytes = fs::read(&path).unwrap();
    for byte in bytes.iter_mut().skip(4_096).take(60_000) {
        *byte = 0x5a;
    }
    fs::write(&path, bytes).unwrap();
    let told = fault(&home, "spoilt.register");
    assert!(told.starts_with("the file: "), "{told}");
    let said = home.run(&["doctor", "--register", "spoilt.register"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.out.contains("ras-panel restore"), "{}", said.out);
    let (code, said) = home.run(&["list", "--register", "spoilt.register"]).ill();
    assert_eq!(code, 5);
    assert!(said.contains("ras-panel verify"), "{said}");
    assert!(!said.contains("draft"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_to_is_verified_and_listed_all_the_same() {
    use std::os::unix::fs::PermissionsExt;
    let home = home();
    let folder = home.path("locked");
    fs::create_dir(&folder).unwrap();
    fs::copy(home.path("copy.register"), folder.join("a #1.register")).unwrap();
    let lock = |mode: u32| {
        let permissions = fs::Permissions::from_mode(mode);
        fs::set_permissions(&folder, permissions).unwrap();
    };
    let file = fs::Permissions::from_mode(0o400);
    fs::set_permissions(folder.join("a #1.register"), file).unwrap();
    lock(0o500);
    let named = "locked/a #1.register";
    let verified = home.run(&["verify", "--register", named]);
    let listed = home.run(&[
        "list",
        "--all",
        "--read-only",
        "--register",
        named,
        "--config",
        "config",
    ]);
    lock(0o700);
    assert!(verified.well().starts_with("The register verifies"));
    assert!(listed.well().contains("T-001"));
}
