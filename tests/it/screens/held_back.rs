//! What a screen says of a reduction that is, or would be, held back, and of a refused row.

use super::bench::Bench;
use crate::cli::scene::Home;
use crate::panel::record_since::decide;
use crate::panel::scene::scene;
use jiff::civil::date;
use ras_panel::tui::keys::update::Change;

fn text(bench: &Bench) -> String {
    let text = bench.text().replace(['│', '┃', '║'], " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn change(home: &Home, file: &str, from: &str, to: &str) {
    home.change(&format!("caseload/{file}.csv"), from, to);
    let said = home.run(&["import", "caseload"]);
    assert!(said.code <= 1, "{said:?}");
}

/// The meals, £42.00 of £564.40, end in December; the first step that falls is on 1 January.
#[test]
fn an_approver_is_told_before_and_after_that_a_yes_does_not_begin_the_reduction() {
    let home = Home::with_cases();
    decide(&home, &scene().transition(4, Some("slow to adapt")), None);
    let meals = |ends: &str| format!("7,42.00,Weekly,1,2025-06-02,{ends},");
    change(&home, "packages", &meals(""), &meals("2026-12-10"));
    let mut bench = Bench::of(home.desk("senior"));
    let says = "A yes does not begin the reduction: the package changed from £564.40 to £522.40 \
                on 24 Nov 2026, before the reduction of 1 Jan 2027 began.";
    bench.keys("3 a").type_text("Agreed.");
    let form = bench.model.form.as_ref().unwrap();
    let beside: Vec<&str> = form.beside.iter().map(|line| line.1.as_str()).collect();
    assert!(beside.join(" ").contains(says), "{beside:?}");
    bench.keys("C-s");
    assert!(text(&bench).contains("A yes does not begin the reduction"));
    bench.keys("R");
    let told = text(&bench);
    assert!(
        told.contains("A yes does not begin the reduction"),
        "{told}"
    );
    bench.keys("Esc 4");
    assert!(text(&bench).contains("held back"), "{}", text(&bench));
}

#[test]
fn the_day_of_what_was_agreed_last_stands_where_something_is_held_back() {
    let home = Home::with_cases();
    decide(&home, &scene().transition(3, None), None);
    change(&home, "packages", "7,42.00,Weekly,1,", "7,142.00,Weekly,1,");
    let mut bench = Bench::of(home.desk("chair"));
    for size in [(140, 45), (100, 30), (80, 24)] {
        bench.change(Change::Size(size.0, size.1));
        bench.keys("Esc 1");
        assert!(
            text(&bench).contains("Last agreed £590.00 on 12 May 2025"),
            "{}",
            text(&bench)
        );
        bench.keys("Enter");
        assert!(text(&bench).contains("on 12 May 2025"), "{}", text(&bench));
    }
}

/// The whole package is gone from the file: what is paid today is not known.
#[test]
fn what_is_paid_while_a_reduction_is_held_back_is_never_told_as_nought() {
    let home = Home::with_cases();
    decide(&home, &scene().transition(3, None), None);
    change(&home, "packages", "7,42.00,Weekly,1,", "7,142.00,Weekly,1,");
    let file = home.path("caseload/packages.csv");
    let lines = std::fs::read_to_string(&file).unwrap();
    let lines: Vec<&str> = lines
        .lines()
        .filter(|line| !line.starts_with("T-001,"))
        .collect();
    std::fs::write(&file, lines.join("\n") + "\n").unwrap();
    assert!(home.run(&["import", "caseload"]).code <= 1);
    let mut bench = Bench::of(home.desk("chair"));
    bench.keys("4");
    let told = text(&bench);
    assert!(
        told.contains("an amount that is not known stands today"),
        "{told}"
    );
    assert!(!told.contains("£0.00 a week stands"), "{told}");
    assert!(told.contains("564.40 not known 413.80"), "{told}");
}

#[test]
fn a_cost_that_is_not_known_and_a_refused_row_stand_in_the_queue_and_on_the_page() {
    let mut home = Home::with_cases();
    decide(&home, &scene().transition(3, None), None);
    change(&home, "packages", "7,42.00,Weekly,1,", "7,,Weekly,1,");
    home.move_on_to(date(2026, 11, 26));
    change(&home, "people", "T-001,1945-11-24,", "T-001,1945-31-24,");
    let mut bench = Bench::of(home.desk("chair"));
    let unknown = "the package cost £564.40, and its cost is no longer known since 24 Nov 2026";
    let refused = "The import of 26 Nov 2026 refused this person's row (people.csv, line 2): what \
                   is shown of the person is as of 24 Nov 2026.";
    let told = text(&bench);
    assert!(told.contains(refused), "{told}");
    assert!(told.contains("~T-001"), "the row is marked: {told}");
    bench.keys("Enter");
    let told = text(&bench);
    assert!(told.contains(unknown) && told.contains(refused), "{told}");
    bench.keys("Esc 4");
    let told = text(&bench);
    assert!(told.contains("564.40 ≥522.40 413.80"), "{told}");
    assert!(
        told.contains("and at least £522.40 a week stands today."),
        "{told}"
    );
}
