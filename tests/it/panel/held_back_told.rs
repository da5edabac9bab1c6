//! How a reduction that is held back is told, wherever it is: on the case, in the queue, in the
//! record, in the minutes and as data.

use crate::cli::scene::Home;
use crate::panel::record_since::{decide, record};
use crate::panel::scene::{Scene, scene};
use jiff::civil::date;
use ras_panel::app::command::Command;
use ras_panel::app::outcome::Outcome;
use ras_panel::panel::running::{Above, TransitionState};
use serde_json::Value;

const STANDS: &str = "The reduction does not begin by itself: the present amount stands until the \
    panel has decided about the amount again.";
const UNKNOWN: &str = "the package cost £564.40, and its cost is no longer known since 24 Nov \
    2026, before the reduction of 1 Jan 2027 began";

fn told(home: &Home, arguments: &[&str]) -> String {
    let told = home.run(arguments).well();
    told.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of the case's package in the file.
fn package(home: &Home) -> Vec<String> {
    let text = std::fs::read_to_string(home.path("caseload/packages.csv")).unwrap();
    let lines = text.lines().filter(|line| line.starts_with("T-001,"));
    lines.map(str::to_owned).collect()
}

fn import(home: &Home) -> String {
    told(home, &["import", "caseload"])
}

/// Reduced in steps of which the first falls on 1 January; then the file changes.
fn held_by(change: impl FnOnce(&Home)) -> (Home, u64) {
    let home = Home::with_cases();
    let first = decide(&home, &scene().transition(3, None), None);
    change(&home);
    // Rejected rows are told by the code.
    let said = home.run(&["import", "caseload"]);
    assert!(said.code <= 1, "{said:?}");
    (home, first)
}

fn no_cost(home: &Home) {
    home.change("caseload/packages.csv", "7,42.00,Weekly,1,", "7,,Weekly,1,");
}

#[test]
fn a_cost_that_is_no_longer_known_is_told_wherever_the_reduction_is() {
    let (home, first) = held_by(no_cost);
    let since = record(
        &home,
        first,
        &format!("It stands. Its reduction did not begin: {UNKNOWN}. {STANDS}"),
    );
    assert_eq!(since[0]["what"], "held_back");
    // What stands and is held back was agreed, too.
    let agreed = format!(
        "Last agreed £590.00 a week, on 12 May 2025; £413.80 a week agreed on 24 Nov 2026 (entry \
         {first}) is held back"
    );
    let case = told(&home, &["show", "T-001"]);
    assert!(case.contains(&agreed), "{case}");
    let case = home.run(&["show", "T-001", "--json"]).json();
    assert_eq!(case["last_agreed"]["pence_per_week"], 59_000);
    let falls = "2027-01-01";
    let held_back = serde_json::json!({
        "pence_per_week": 41_380, "date": "2026-11-24", "entry": first, "falls": falls,
    });
    assert_eq!(case["agreed_held_back"], held_back);
    assert_eq!(since[0]["pence_per_week"], Value::Null);
    let back = format!("Brought back: {UNKNOWN} (entry {first}). {STANDS}");
    for arguments in [&["show", "T-001"][..], &["list"]] {
        let said = told(&home, arguments);
        assert!(said.contains(&back), "{said}");
    }
    for (arguments, place) in [
        (&["show", "T-001", "--json"][..], ""),
        (&["list", "--json"], "/0"),
    ] {
        let said = home.run(arguments).json();
        assert_eq!(
            *said.pointer(&format!("{place}/brought_back")).unwrap(),
            back
        );
    }
    let minutes = told(&home, &["minutes", "S-2026-11-24"]);
    assert!(minutes.contains(&format!("Its reduction did not begin: {UNKNOWN}.")));
    let present = "Present amount at least £522.40 a week: the package";
    assert!(told(&home, &["show", "T-001"]).contains(present));
    let Outcome::Transitions(rows) = home.desk("chair").execute(Command::Transitions).unwrap()
    else {
        panic!("no transitions");
    };
    assert_eq!(
        (rows[0].state, rows[0].above),
        (TransitionState::HeldBack, Above::HeldBack)
    );
    assert_eq!(rows[0].today_words(), "≥522.40");
    assert_eq!(rows[0].changed.as_deref(), Some(UNKNOWN));
}

#[test]
fn a_row_that_is_rejected_and_rows_that_are_lacking_hold_back_as_well() {
    let (home, first) = held_by(|home| {
        home.change(
            "caseload/packages.csv",
            "7,42.00,Weekly,1,",
            "7,x,Weekly,1,",
        );
    });
    record(&home, first, UNKNOWN);
    let (home, first) = held_by(|home| {
        for line in package(home) {
            home.change("caseload/packages.csv", &format!("{line}\n"), "");
        }
    });
    record(&home, first, UNKNOWN);
    // Where no file speaks of its package, a case stays as it is known.
    let home = Home::with_cases();
    let first = decide(&home, &scene().transition(3, None), None);
    home.change("caseload/people.csv", ",North,", ",South,");
    no_cost(&home);
    home.run(&["import", "caseload/people.csv"]).well();
    assert_eq!(record(&home, first, "It stands."), serde_json::json!([]));
}

/// Held back, changed back, imported again without a change, decided, and changed once more.
#[test]
fn what_was_held_back_stays_so_until_an_amount_is_agreed_and_is_settled_then() {
    let (mut home, first) = held_by(no_cost);
    home.change("caseload/packages.csv", "7,,Weekly,1,", "7,42.00,Weekly,1,");
    home.move_on_to(date(2026, 11, 26));
    assert!(import(&home).contains("1 changed, 5 unchanged"));
    // Changed back, the words are of today: it is held back, and the package costs what it did.
    let held =
        format!("Its reduction did not begin: {UNKNOWN}; since 26 Nov 2026 it is £564.40 again.");
    let since = record(&home, first, &held);
    assert_eq!(since[0]["pence_per_week"], 56_440);
    assert!(import(&home).contains("0 changed, 6 unchanged"));
    record(&home, first, &format!("{held} {STANDS}"));
    let brought_back =
        |home: &Home| home.run(&["show", "T-001", "--json"]).json()["brought_back"].clone();
    assert!(brought_back(&home).is_string());
    let today = date(2026, 11, 26);
    let again: Scene = scene().on("S-2", today).amount(56_000);
    let second = decide(&home, &again, Some(first));
    assert_eq!(brought_back(&home), Value::Null);
    let says = format!(
        "{held} From 26 Nov 2026 another amount is in force: £560.00 a week, by entry {second}."
    );
    record(&home, first, &says);
    home.move_on_to(date(2026, 11, 28));
    no_cost(&home);
    import(&home);
    // The new amount had begun: only a package that costs more is told.
    record(&home, first, &says);
    assert_eq!(brought_back(&home), Value::Null);
}
