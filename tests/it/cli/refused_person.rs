//! The row of a known person that an import refuses: the case says so until one is taken.

use crate::cli::scene::Home;
use crate::panel::record_since::decide;
use crate::panel::scene::scene;
use jiff::civil::date;
use serde_json::Value;

const BORN: (&str, &str) = ("T-001,1945-11-24,", "T-001,1945-31-24,");
const WORDS: &str = "The import of 26 Nov 2026 refused this person's row (people.csv, line 2): \
    what is shown of the person is as of 24 Nov 2026.";

fn told(home: &Home, arguments: &[&str]) -> String {
    let told = home.run(arguments).well();
    told.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn refused_row(home: &Home) -> Value {
    home.run(&["show", "T-001", "--json"]).json()["refused_row"].clone()
}

fn import(home: &Home, from: &str) {
    let said = home.run(&["import", from]);
    assert!(said.code <= 1, "{said:?}");
}

/// Two days later the file has a date of birth that is none.
fn refused() -> Home {
    let mut home = Home::with_cases();
    assert_eq!(refused_row(&home), Value::Null);
    home.move_on_to(date(2026, 11, 26));
    home.change("caseload/people.csv", BORN.0, BORN.1);
    import(&home, "caseload");
    home
}

#[test]
fn a_case_whose_row_was_refused_says_so_on_its_page_in_the_list_and_as_data() {
    let home = refused();
    assert_eq!(refused_row(&home), WORDS);
    assert!(told(&home, &["show", "T-001"]).contains(WORDS));
    let listed = format!("- T-001: {WORDS}");
    assert!(told(&home, &["list"]).contains(&listed));
    let rows = home.run(&["list", "--json"]).json();
    let of = |case: &str| {
        let mut rows = rows.as_array().unwrap().iter();
        rows.find(|row| row["case"] == case).unwrap()["refused_row"].clone()
    };
    assert_eq!(
        (of("T-001"), of("T-003")),
        (Value::from(WORDS), Value::Null)
    );
}

#[test]
fn the_next_row_that_is_taken_ends_it_and_nothing_else_does() {
    let mut home = refused();
    // Files that do not speak of the person.
    home.change(
        "caseload/packages.csv",
        "7,42.00,Weekly,1,",
        "7,43.00,Weekly,1,",
    );
    import(&home, "caseload/packages.csv");
    assert_eq!(refused_row(&home), WORDS);
    home.move_on_to(date(2026, 11, 27));
    home.run(&["import", "caseload", "--dry-run"]);
    assert_eq!(refused_row(&home), WORDS);
    import(&home, "caseload");
    let again = WORDS.replace("import of 26 Nov", "import of 27 Nov");
    assert_eq!(refused_row(&home), again);
    home.change("caseload/people.csv", BORN.1, BORN.0);
    import(&home, "caseload");
    assert_eq!(refused_row(&home), Value::Null);
}

/// The corrected row says what was known: no case changes, nothing is recorded.
#[test]
fn a_row_that_is_taken_and_changes_nothing_ends_it_too() {
    let home = refused();
    home.change("caseload/people.csv", BORN.1, BORN.0);
    let said = told(&home, &["import", "caseload"]);
    assert!(said.contains("0 new, 0 changed, 6 unchanged"), "{said}");
    assert_eq!(refused_row(&home), Value::Null);
    assert!(home.run(&["verify"]).code == 0);
}

#[test]
fn a_decision_on_older_facts_records_that() {
    let home = refused();
    let kept = scene().on("S-2", date(2026, 11, 26)).amount(60_000);
    let entry = decide(&home, &kept, None).to_string();
    let record = told(&home, &["record", "T-001", "--entry", &entry]);
    assert!(record.contains(WORDS), "{record}");
}

/// What came in on the day of the refusal: the same day twice would tell nothing.
#[test]
fn a_row_that_is_refused_on_the_day_of_the_one_before_it_is_told_without_that_day() {
    let home = Home::with_cases();
    home.change("caseload/people.csv", BORN.0, BORN.1);
    import(&home, "caseload");
    let words = "The import of 24 Nov 2026 refused this person's row (people.csv, line 2): what \
        is shown of the person is as it was before.";
    assert_eq!(refused_row(&home), words);
}
