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

#[cfg(unix)]
#[test]
fn a_full_disk_while_a_register_is_made_leaves_nothing_and_speaks_of_no_draft() {
    let home = home();
    let program = env!("CARGO_BIN_EXE_ras-panel");
    let script = format!("trap '' XFSZ; ulimit -f 300; exec {program} init full.register");
    let output = std::process::Command::new("sh")
        .args(["-c", &script])
        .current_dir(home.path("."))
        .env("HOME", home.path("."))
        .env("XDG_CONFIG_HOME", home.path("settings"))
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(5), "{said}");
    assert!(
        said.contains("full.register could not be made, and nothing is left of it"),
        "{said}"
    );
    assert!(!said.contains("draft"), "{said}");
    let left = fs::read_dir(home.path(".")).unwrap();
    let left: Vec<String> = left
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(!left.iter().any(|name| name.contains("full")), "{left:?}");
}

#[cfg(unix)]
#[test]
fn a_full_disk_while_cases_are_imported_keeps_the_register_as_it_was() {
    let home = home();
    let program = env!("CARGO_BIN_EXE_ras-panel");
    home.command(&["init", "own.register"]).assert().success();
    home.run(&["demo-data", "big", "--cases", "200"]).well();
    let script =
        format!("trap '' XFSZ; ulimit -f 1000; exec {program} import big --register own.register");
    let output = std::process::Command::new("sh")
        .args(["-c", &script])
        .current_dir(home.path("."))
        .env("HOME", home.path("."))
        .env("XDG_CONFIG_HOME", home.path("settings"))
        .env("RAS_PANEL_CLOCK", "2026-11-24T10:00:00Z")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(5), "{said}");
    assert!(said.contains("has stopped after a failed write"), "{said}");
    assert!(said.contains("nothing was recorded"), "{said}");
    let verified = home.run(&["verify", "--register", "own.register"]).well();
    assert!(
        verified.starts_with("The register verifies: 2 entries."),
        "{verified}"
    );
}

#[cfg(unix)]
#[test]
fn a_register_whose_disk_is_full_is_still_read() {
    let home = Home::with_cases();
    let before = home.run(&["list"]).well();
    let program = env!("CARGO_BIN_EXE_ras-panel");
    let script = format!("trap '' XFSZ; ulimit -f 0; exec {program} list");
    let mut command = std::process::Command::new("sh");
    command.args(["-c", &script]).current_dir(home.path("."));
    command.env_clear().env("HOME", home.path("."));
    command.env("XDG_DATA_HOME", home.path("data"));
    command.env("XDG_CONFIG_HOME", home.path("settings"));
    command.env("RAS_PANEL_CLOCK", crate::cli::scene::NOW);
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("it is only read"), "{said}");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), before);
}
