//! The demonstration from the first key to the last, as a panel would hold it, on a real terminal.

use crate::pty::key::Key;
use crate::pty::look::Look;
use crate::pty::seat::{Home, Seat};

/// The case whose sums are those of a judgment; it stands in every demo caseload.
const CASE: &str = "NF-20031";

/// Presses Tab until the form's marker stands at the field.
fn go_to(seat: &mut Seat, field: &str) {
    let marked = format!("▸ {field}");
    for _ in 0..30 {
        let before = seat.look();
        if before.shows(&marked) {
            return;
        }
        let focused = focus_of(&before);
        seat.press(Key::Tab);
        seat.wait_until("the next field", |look| focus_of(look) != focused);
    }
    panic!("no field {field}:\n{}", seat.look().text());
}

fn focus_of(look: &Look) -> Option<String> {
    let lines = look.lines();
    let marked = lines.iter().find(|line| line.contains("▸ "))?;
    Some(marked.chars().take(20).collect())
}

/// Asks to record what the form says and confirms it with the letter that is asked for.
fn record(seat: &mut Seat, told: &str) -> Look {
    seat.press(Key::Ctrl('s'));
    seat.wait_for("Type R to record");
    seat.type_text("R");
    seat.wait_for(told)
}

fn open_sitting(seat: &mut Seat) {
    seat.wait_for(CASE);
    seat.type_text("2");
    seat.wait_for("o opens a sitting");
    seat.type_text("o");
    seat.wait_for("▸ Present");
    record(seat, "is open. Entry");
}

fn filter_the_case(seat: &mut Seat) {
    seat.type_text("1");
    seat.wait_for("Flagged allocations");
    seat.type_text("/");
    seat.type_text(CASE);
    seat.press(Key::Enter);
    seat.wait_for("1 of 43");
}

fn decide(seat: &mut Seat) {
    seat.press(Key::Enter);
    let case = seat.wait_for("Indicative budget");
    assert!(
        case.shows("How £112.20 a week is reached"),
        "{}",
        case.text()
    );
    assert!(case.shows("£170.45 a week"), "{}", case.text());
    seat.type_text("d");
    seat.wait_for("▸ Outcome");
    seat.type_text("a");
    seat.wait_for("(•) a Agree another amount");
    seat.press(Key::Ctrl('s'));
    seat.wait_for("Not recorded:");
    go_to(seat, "Amount");
    seat.type_text("£178.00");
    go_to(seat, "Basis");
    seat.type_text("a");
    go_to(seat, "Reasons");
    seat.press(Key::Down);
    seat.type_text(" ");
    seat.wait_for("[x] b The person's needs have grown");
    go_to(seat, "Rationale");
    seat.type_text("The need rose; half an hour more each morning meets it.");
    seat.wait_for("each morning meets it.");
    record(seat, "Entry 13");
}

/// The files that begin with the register's name, wherever they lie in the home.
fn registers(home: &Home) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![home.path().to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let (path, name) = entry.map(|e| (e.path(), e.file_name())).unwrap();
            if path.is_dir() {
                folders.push(path);
            } else if name.to_string_lossy().starts_with("demo.register") {
                found.push(name.into_string().unwrap());
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_panel_decides_a_case_of_the_demo_quits_and_finds_it_in_the_register() {
    let home = Home::new();
    let mut seat = Seat::at(&home, &["demo"], 44, 140);
    open_sitting(&mut seat);
    filter_the_case(&mut seat);
    decide(&mut seat);
    seat.press(Key::Ctrl('c'));
    let (status, look) = seat.wait_for_end();
    assert!(status.success(), "{}", look.text());
    assert!(look.is_given_back(), "{}", look.text());
    assert_eq!(registers(&home), ["demo.register"], "one file is left");

    let verified = home.run(&["verify"]);
    let told = String::from_utf8(verified.stdout).unwrap();
    assert!(verified.status.success(), "{told}");

    let mut seat = Seat::at(&home, &["demo"], 44, 140);
    seat.wait_for(CASE);
    seat.type_text("6");
    let register = seat.wait_for("£178.00");
    assert!(register.shows(CASE), "{}", register.text());
    seat.type_text("q");
    assert!(seat.wait_for_end().0.success());
}
