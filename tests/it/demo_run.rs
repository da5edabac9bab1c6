//! The demonstration from the first key to the last, as a panel would hold it, on a real terminal.

use crate::pty::key::Key;
use crate::pty::look::Look;
use crate::pty::seat::{Home, Seat};

/// The case whose sums are those of a judgment; it stands in every demo caseload.
const CASE: &str = "NF-20031";

/// The cases on which the panel adjusts, moves in steps, and moves beyond the limit.
const ADJUSTED: &str = "NF-17601";
const STEPPED: &str = CASE;
const EXCEPTED: &str = "NF-25787";

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

/// Opens a case from the queue.
fn open(seat: &mut Seat, case: &str) {
    seat.type_text("1");
    seat.wait_for("Flagged allocations");
    seat.type_text("/");
    seat.press(Key::Ctrl('u'));
    seat.type_text(case);
    seat.press(Key::Enter);
    seat.press(Key::Enter);
    seat.wait_for(&format!("{case} · How "));
}

/// Goes so many fields on and types, again and again; what stands in a line gives way. The program
/// takes the keys in their order, so nothing is waited for between them.
fn fill(seat: &mut Seat, fields: &[(usize, &str)]) {
    for (n_fields, words) in fields {
        for _ in 0..*n_fields {
            seat.press(Key::Tab);
        }
        seat.press(Key::Ctrl('u'));
        seat.type_text(words);
    }
}

/// Records what the form says about a case, and sees it in the case's history.
fn record_on_the_case(seat: &mut Seat, entry: u32) {
    record_as(seat, entry);
    let told = format!("Entry {entry}.");
    seat.wait_until("the case as it is now", |look| {
        look.shows("┌ History") && flat(&look.text()).contains(&told)
    });
}

/// Records what the form says; the program names the entry that it became.
fn record_as(seat: &mut Seat, entry: u32) {
    seat.press(Key::Ctrl('s'));
    seat.wait_for("Type R to record");
    seat.type_text("R");
    let told = format!("Entry {entry}.");
    seat.wait_until(&told, |look| flat(&look.text()).contains(&told));
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn adjust(seat: &mut Seat) {
    open(seat, ADJUSTED);
    seat.type_text("d");
    seat.wait_for("▸ Outcome");
    seat.type_text("a");
    let rationale = "The need rose; a third visit meets it.";
    fill(seat, &[(1, "100"), (1, "a"), (1, "b"), (1, rationale)]);
    record_on_the_case(seat, 13);
}

/// A reduction to the indicative budget over so many months.
fn step_down(seat: &mut Seat, case: &str, (months, why): (&str, &str), entry: u32) {
    open(seat, case);
    seat.type_text("t");
    seat.wait_for("▸ To ");
    fill(
        seat,
        &[
            (2, months),
            (4, why),
            (1, "c"),
            (1, "Less help is needed than a year ago."),
            (2, "Two visits a day meet the needs."),
            (1, "a"),
            (1, "They agree, if it goes slowly."),
        ],
    );
    record_on_the_case(seat, entry);
}

fn propose(seat: &mut Seat) {
    seat.type_text("5");
    seat.wait_for("┏ Proposals");
    seat.type_text("w");
    seat.wait_for("▸ Changes");
    let cases = format!("{STEPPED}, {EXCEPTED}, {ADJUSTED}");
    fill(
        seat,
        &[
            (0, "eating weighting = 1.2"),
            (1, "Meals come back to every sitting."),
            (1, &cases),
        ],
    );
    record_as(seat, 16);
}

fn approve_as_senior_practitioner(seat: &mut Seat) {
    seat.press(Key::F(2));
    seat.wait_for("Who acts?");
    seat.type_text("jjjj");
    seat.wait_for("▸ senior-1");
    seat.press(Key::Enter);
    seat.wait_for("acting: Senior practitioner 1");
    seat.type_text("3");
    seat.wait_for(&format!("▸ {EXCEPTED}"));
    seat.type_text("a");
    seat.wait_for("▸ Reasons");
    seat.type_text("The move to her sister's cannot come sooner.");
    record_as(seat, 17);
}

/// Starts the program again and finds what was recorded on each screen.
fn find_all_again(home: &Home) {
    let mut seat = Seat::at(home, &["demo"], 44, 140);
    seat.wait_for(CASE);
    seat.type_text("4");
    let transitions = seat.wait_for(EXCEPTED);
    assert!(transitions.shows(STEPPED), "{}", transitions.text());
    assert!(!transitions.shows("awaiting"), "{}", transitions.text());
    seat.type_text("5");
    seat.wait_for("Eating and drinking: weighting: 1 → 1.2 factor");
    seat.type_text("6");
    seat.wait_for("▸    17");
    open(&mut seat, ADJUSTED);
    seat.press(Key::BackTab);
    seat.wait_for("£100.00 a week");
    seat.type_text("q");
    assert!(seat.wait_for_end().0.success());
}

/// What commands tell of the four afterwards.
const TOLD: &[(&[&str], &[&str])] = &[
    (&["verify"], &["17 entries"]),
    (&["list"], &["✓ NF-17601", "✓ NF-20031", "✓ NF-25787"]),
    (
        &["show", ADJUSTED],
        &["agree £100.00 a week from 24 Nov 2026"],
    ),
    (&["show", STEPPED], &["a transition to £112.20 a week"]),
    (
        &["record", EXCEPTED],
        &[
            "Approved by Senior practitioner 1 (senior practitioner) on 24 Nov 2026 (entry 17).",
            "The sister moves in only in May.",
            "in full from 24 May 2027",
        ],
    ),
    (
        &["minutes"],
        &[
            "Agree £100.00 a week from 24 Nov 2026, on annual-review basis.",
            "A transition to £112.20 a week, starting on 24 Nov 2026",
            "A transition to £47.40 a week, starting on 24 Nov 2026",
            "proposal P-2026-01 was written: Eating and drinking: weighting: 1 → 1.2 factor",
            "(senior practitioner) approved what waited on NF-25787 (entry 15)",
        ],
    ),
];

#[test]
fn four_kinds_of_outcome_are_recorded_survive_a_restart_and_the_register_verifies() {
    let home = Home::new();
    let mut seat = Seat::at(&home, &["demo"], 44, 140);
    open_sitting(&mut seat);
    adjust(&mut seat);
    step_down(&mut seat, STEPPED, ("3", ""), 14);
    let sister = "The sister moves in only in May.";
    step_down(&mut seat, EXCEPTED, ("6", sister), 15);
    propose(&mut seat);
    approve_as_senior_practitioner(&mut seat);
    seat.type_text("q");
    assert!(seat.wait_for_end().0.success());

    for (arguments, all) in TOLD {
        let output = home.run(arguments);
        let told = flat(&String::from_utf8(output.stdout).unwrap());
        assert!(output.status.success(), "{arguments:?}: {told}");
        for words in *all {
            assert!(told.contains(words), "{arguments:?}: {words} in {told}");
        }
    }
    find_all_again(&home);
}
