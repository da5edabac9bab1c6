//! The list of rules, and whether the shipped tolerances fit it.

use ras_panel::config::load;
use ras_panel::flags;
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn codes_and_marks_are_unique_and_every_mark_has_three_letters() {
    let codes: BTreeSet<&str> = flags::ALL.iter().map(|rule| rule.code).collect();
    let marks: BTreeSet<&str> = flags::ALL.iter().map(|rule| rule.mark).collect();
    assert_eq!(codes.len(), flags::ALL.len());
    assert_eq!(marks.len(), flags::ALL.len());
    for mark in marks {
        let letters = mark.chars().all(|c| c.is_ascii_uppercase());
        assert!(mark.len() == 3 && letters, "{mark}");
    }
}

#[test]
fn the_shipped_tolerances_and_the_made_up_ones_set_every_rule() {
    let panel = load::panel_rules(Path::new("config")).expect("the panel's rules are valid");
    for folder in ["config", "fixtures/tolerances/made_up"] {
        let tolerances = load::tolerances(Path::new(folder)).expect("the file is valid");
        assert_eq!(
            flags::check_settings(&tolerances, &panel),
            Vec::new(),
            "{folder}"
        );
    }
}
