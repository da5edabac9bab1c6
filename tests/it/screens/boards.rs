//! What the boards and the windows above them say: interests where the case is decided, the lists'
//! columns, the keys of what stands on top.

use super::bench::{Bench, CASE};
use super::looks_of_decisions::write_transition;

/// The bar at the foot of the terminal.
fn bar(bench: &Bench) -> String {
    let text = bench.text();
    text.lines().last().unwrap_or_default().to_owned()
}

/// The line of the screen that has these words.
fn line(bench: &Bench, words: &str) -> String {
    let text = bench.text();
    let found = text.lines().find(|line| line.contains(words));
    found
        .unwrap_or_else(|| panic!("{words}:\n{text}"))
        .to_owned()
}

#[test]
fn an_interest_stands_on_the_case_and_in_the_form_that_decides_it() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    assert!(!bench.text().contains("takes no part"));
    bench.keys("i a Tab").type_text("a neighbour").keys("C-s R");
    bench.keys("1").open_case();
    let words = "has an interest and takes no part";
    for size in [(140, 45), (100, 30), (80, 24)] {
        bench.model.size = size;
        assert!(line(&bench, words).contains("Chair"), "{size:?}");
    }
    bench.model.size = (140, 45);
    bench.keys("d");
    assert!(line(&bench, words).contains("Chair"));
}

#[test]
fn what_waits_is_listed_with_its_kind_its_amounts_and_names() {
    let mut bench = Bench::new();
    bench.model.size = (140, 45);
    bench.open_sitting().open_case();
    write_transition(&mut bench, "6", "The carer needs the time.");
    bench.keys("C-s R 3");
    let heading = line(&bench, "From → to a week");
    assert!(heading.contains("Recorded by"), "{heading}");
    let row = line(&bench, "exception ");
    assert!(row.contains(CASE) && row.contains(" → "), "{row}");
    assert!(row.contains("Chair") && !row.contains(" chair"), "{row}");
    let text = bench.text();
    let pane = text
        .lines()
        .position(|line| line.contains("You are entered as present"));
    assert!(pane.is_some_and(|row| row < 20), "near the top:\n{text}");
}

#[test]
fn an_entry_is_listed_with_a_name_its_case_and_its_digest_and_no_case_where_it_has_none() {
    let mut bench = Bench::new();
    bench.model.size = (140, 45);
    bench
        .open_sitting()
        .open_case()
        .keys("i a Tab")
        .type_text("a neighbour")
        .keys("C-s R 6");
    let heading = line(&bench, "Digest");
    assert!(heading.find("What") < heading.find("Case"), "{heading}");
    assert!(heading.find("Case") < heading.find("Digest"), "{heading}");
    let opened = line(&bench, "in the chair, quorum");
    assert!(opened.contains("Chair"), "by name: {opened}");
    assert_eq!(opened.matches("S-2026").count(), 1, "{opened}");
}

#[test]
fn the_bar_is_of_what_stands_on_top() {
    let mut bench = Bench::new();
    bench.keys("m");
    assert_eq!(
        bar(&bench).trim(),
        "↑ ↓ scroll   Space page down   PgUp page up   y copy   Esc close"
    );
    bench.keys("Esc F2");
    assert_eq!(bar(&bench).trim(), "↑ ↓ move   Enter choose   Esc close");
    bench.keys("Esc :");
    assert_eq!(bar(&bench).trim(), "↑ ↓ move   Enter run   Esc close");
    bench.keys("Esc 2 o C-s");
    assert_eq!(bar(&bench).trim(), "R record   Esc go back");
}

#[test]
fn a_text_that_is_longer_than_its_window_names_the_key_that_scrolls() {
    let mut bench = Bench::new();
    bench.model.size = (80, 24);
    bench.keys("m");
    line(&bench, "more lines: ↓ Space · Esc closes");
    bench.keys("G");
    line(&bench, "more: ↑ PgUp · Esc closes");
}

#[test]
fn a_closed_sitting_stays_on_the_screen_and_its_minutes_are_read_there() {
    let mut bench = Bench::new();
    bench.model.size = (140, 45);
    bench.keys("2");
    line(
        &bench,
        "None is closed yet. Its minutes can be read here then.",
    );
    bench.open_sitting().keys("c R");
    line(&bench, "Chair in the chair,");
    line(&bench, "Enter reads the minutes of a sitting.");
    bench.keys("Enter");
    line(&bench, "Minutes of which sitting?");
    bench.keys("Enter");
    line(&bench, "Minutes of S-2026");
    line(&bench, "None was declared at this sitting.");
    bench.keys("y");
    assert!(bench.text().contains("sent to the terminal's clipboard"));
}
