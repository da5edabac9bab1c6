//! A quantity that nobody answered is told and flagged, and a table's sample stands beside it.

use crate::cli::scene::Home;
use std::fs;

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A register whose RAS adds £18 for each night, with one assessment that leaves the nights open.
fn by_the_night(answer: &str) -> Home {
    let home = Home::new();
    let add = |file: &str, more: &str| {
        let path = home.path(&format!("config/ras/toy/{file}"));
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{text}\n{more}")).unwrap();
    };
    add(
        "adjustments.toml",
        "[[adjustment]]\nid = \"by_night\"\ntitle = \"A night\"\nchanges = \"money\"\n\
         operation = \"add\"\nvalue = \"18\"\ntimes = \"nights\"\n",
    );
    add(
        "ras.toml",
        "[[step]]\nid = \"by_night\"\ntitle = \"Nights\"\ndoes = \"adjust money\"\n\
         adjustment = \"by_night\"\nbase = \"so far\"\n\
         rounding = { to = \"0.01\", how = \"half up\" }\n",
    );
    add(
        "allocation.toml",
        "[table.calibration]\npercentile = \"75\"\nmethod = \"nearest rank\"\n\
         sample_date = 2025-11-30\ncases = \"236\"\n",
    );
    let answered = format!("daily,half,3/day,{answer}");
    home.change("caseload/assessments.csv", "daily,half,3/day,2", &answered);
    home.begin();
    home.run(&["import", "caseload"]).well();
    home
}

#[test]
fn an_unanswered_quantity_is_a_row_and_a_flag_and_never_a_nought() {
    let home = by_the_night("");
    let score = squeezed(&home.run(&["score", "T-001"]).well());
    let row = "Not answered, counts as 0 as this RAS states: How many nights a week do you need \
        help?";
    assert!(score.contains(row), "{score}");
    let shown = squeezed(&home.run(&["show", "T-001"]).well());
    assert!(shown.contains(row), "{shown}");
    let flag = "1 answer is missing and earned nothing: ";
    assert!(shown.contains(&format!("MIS, informs: {flag}")), "{shown}");
    let none = by_the_night("0");
    let shown = squeezed(&none.run(&["show", "T-001"]).well());
    assert!(!shown.contains("Not answered"), "{shown}");
    assert!(!shown.contains("MIS, "), "{shown}");
}

#[test]
fn the_sample_of_a_table_is_told_where_the_table_is() {
    let home = by_the_night("2");
    let sample = "percentile 75 of 236 cases on 30 Nov 2025: nearest rank";
    let listed = squeezed(&home.run(&["config", "show", "config"]).well());
    assert!(listed.contains(sample), "{listed}");
    let score = squeezed(&home.run(&["score", "T-001"]).well());
    for part in [
        "£190.00 (percentile 75 of 236",
        "cases on 30 Nov 2025: nearest rank)",
    ] {
        assert!(score.contains(part), "{score}");
    }
}
