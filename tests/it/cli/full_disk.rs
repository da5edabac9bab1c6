//! What a full disk leaves behind: nothing half written, and the register as it was.

use super::scene::{Home, NOW};
use std::fs;
use std::process::Output;

/// Runs the program where no file may grow beyond so many blocks of 512 bytes.
fn with_room(home: &Home, n_blocks: u32, arguments: &str) -> (Output, String) {
    let program = env!("CARGO_BIN_EXE_ras-panel");
    let script = format!("trap '' XFSZ; ulimit -f {n_blocks}; exec {program} {arguments}");
    let mut command = std::process::Command::new("sh");
    command.args(["-c", &script]).current_dir(home.path("."));
    command.env_clear().env("HOME", home.path("."));
    command.env("XDG_DATA_HOME", home.path("data"));
    command.env("XDG_CONFIG_HOME", home.path("settings"));
    command.env("RAS_PANEL_CLOCK", NOW);
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    (output, said)
}

/// The names that begin so in the home folder.
fn left(home: &Home, beginning: &str) -> Vec<String> {
    let entries = fs::read_dir(home.path(".")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with(beginning)).collect()
}

#[test]
fn a_register_that_cannot_be_made_leaves_nothing_and_speaks_of_no_draft() {
    let home = Home::new();
    let (output, said) = with_room(&home, 300, "init full.register");
    assert_eq!(output.status.code(), Some(5), "{said}");
    assert!(
        said.contains("full.register could not be made, and nothing is left of it"),
        "{said}"
    );
    assert!(!said.contains("draft"), "{said}");
    assert_eq!(left(&home, "full"), Vec::<String>::new());
}

#[test]
fn cases_that_cannot_be_imported_leave_the_register_as_it_was() {
    let home = Home::new();
    home.command(&["init", "own.register"]).assert().success();
    home.run(&["demo-data", "big", "--cases", "200"]).well();
    let (output, said) = with_room(&home, 1000, "import big --register own.register");
    assert_eq!(output.status.code(), Some(5), "{said}");
    assert!(said.contains("has stopped after a failed write"), "{said}");
    assert!(said.contains("nothing was recorded"), "{said}");
    let verified = home.run(&["verify", "--register", "own.register"]).well();
    assert!(
        verified.starts_with("The register verifies: 2 entries."),
        "{verified}"
    );
}

#[test]
fn a_register_is_still_read() {
    let home = Home::with_cases();
    let before = home.run(&["list"]).well();
    let (output, said) = with_room(&home, 0, "list");
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("it is only read"), "{said}");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), before);
}

#[test]
fn a_made_up_caseload_that_cannot_be_written_leaves_no_file_and_no_folder() {
    let home = Home::new();
    let (output, said) = with_room(&home, 40, "demo-data made/up --cases 200");
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("made/up cannot be written to"), "{said}");
    assert_eq!(left(&home, "made"), Vec::<String>::new());
}

#[test]
fn a_configuration_that_cannot_be_copied_leaves_the_folder_as_it_was() {
    let home = Home::new();
    fs::create_dir(home.path("own")).unwrap();
    let (output, said) = with_room(&home, 40, "config copy own");
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("own cannot be written to"), "{said}");
    assert_eq!(fs::read_dir(home.path("own")).unwrap().count(), 0);
}
