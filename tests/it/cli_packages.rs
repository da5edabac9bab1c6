//! Service lines by date: what has ended or is yet to begin is shown and not counted.

use crate::cli_scene::Home;

#[test]
fn a_line_that_has_ended_is_shown_and_not_counted() {
    let home = Home::with_cases();
    let before = home.run(&["show", "T-001", "--json"]).json();
    assert_eq!(before["package"]["pence_per_week"], 56_440);
    home.change("caseload/packages.csv", "42.00,Weekly,1,2025-06-02,,", {
        "42.00,Weekly,1,2025-06-02,2026-11-23,"
    });
    home.run(&["import", "caseload"]).well();
    let after = home.run(&["show", "T-001", "--json"]).json();
    assert_eq!(after["package"]["pence_per_week"], 52_240);
    assert_eq!(after["package"]["complete"], true);
    assert_eq!(after["package"]["ended"][0]["end"], "2026-11-23");
    assert_eq!(after["present_pence_per_week"], 52_240);
    let told = home.run(&["show", "T-001"]).well();
    let meals = "- Meals, from 2 Jun 2025 to 23 Nov 2026: £42.00 a week\n";
    assert!(told.contains(&format!("Ended, and not counted:\n{meals}")));
    home.change("caseload/packages.csv", "2026-11-23", "2026-11-24");
    home.run(&["import", "caseload"]).well();
    let last_day = home.run(&["show", "T-001", "--json"]).json();
    assert_eq!(last_day["package"]["pence_per_week"], 56_440);
}

#[test]
fn a_line_that_is_yet_to_begin_is_shown_and_not_counted_until_its_first_day() {
    let home = Home::with_cases();
    let starts = |before: &str, day: &str| {
        let line = |day: &str| format!("42.00,Weekly,1,{day},,");
        home.change("caseload/packages.csv", &line(before), &line(day));
        home.run(&["import", "caseload"]).well();
        home.run(&["show", "T-001", "--json"]).json()
    };
    let tomorrow = starts("2025-06-02", "2026-11-25");
    assert_eq!(tomorrow["package"]["pence_per_week"], 52_240);
    assert_eq!(tomorrow["package"]["to_come"][0]["start"], "2026-11-25");
    assert_eq!(tomorrow["package"]["to_come"][0]["pence_per_week"], 4_200);
    assert_eq!(tomorrow["present_pence_per_week"], 52_240);
    let told = home.run(&["show", "T-001"]).well();
    let meals = "- Meals, from 25 Nov 2026: £42.00 a week\n";
    assert!(told.contains(&format!("Yet to begin, and not counted:\n{meals}")));
    let today = starts("2026-11-25", "2026-11-24");
    assert_eq!(today["package"]["pence_per_week"], 56_440);
    assert_eq!(today["package"]["to_come"], serde_json::json!([]));
    let yesterday = starts("2026-11-24", "2026-11-23");
    assert_eq!(yesterday["package"]["pence_per_week"], 56_440);
}
