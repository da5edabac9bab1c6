//! Column profiles: the shipped ones are read, and every mistake in one is told.
//!
//! A sample of a mistake is a profile, with a file of value lists where that is what is wrong.

use super::samples::{compare, folders};
use super::{Desk, place};
use ras_panel::caseload::package::CostFrequency;
use ras_panel::caseload::person::Deployment;
use ras_panel::config::caseload_field::{CellKind, Field, FileKind, StandardList};
use ras_panel::config::raw::column_profile::column_profile;
use ras_panel::import::files::source;
use std::path::Path;

#[test]
fn the_shipped_profile_has_a_column_for_every_field_of_a_row_an_assessment() {
    let of_a_row_an_answer = [Field::Question, Field::Answer];
    let profile = Desk::new().profile;
    for (kind, code) in FileKind::ALL {
        let columns = &profile.files[&kind].columns;
        let rules = Field::of_file(kind);
        for rule in rules.filter(|rule| !of_a_row_an_answer.contains(&rule.field)) {
            assert!(columns.contains_key(&rule.field), "{code}: {}", rule.code);
        }
    }
}

#[test]
fn the_example_of_another_council_is_read() {
    let profile = Desk::with_profile(&place("config/import"), "cld-r1.toml").profile;
    assert_eq!(profile.files[&FileKind::Packages].delimiter, ';');
    assert!(!profile.files.contains_key(&FileKind::Given));
}

#[test]
fn the_lists_hold_every_value_that_the_program_has_a_rule_for_and_no_other() {
    let standard = Desk::new().profile.standard;
    let frequencies: Vec<&str> = CostFrequency::ALL.iter().map(|row| row.1).collect();
    assert_eq!(standard[&StandardList::CostFrequency].values, frequencies);
    let deployments: Vec<&str> = Deployment::ALL.iter().map(|row| row.1).collect();
    assert_eq!(standard[&StandardList::Deployment].values, deployments);
}

fn outcome(folder: &Path) -> String {
    let text = |file: &str| std::fs::read_to_string(folder.join(file));
    let shipped = std::fs::read_to_string(place("config/import/cld-values.toml")).unwrap();
    let read = column_profile("profile.toml", &text("profile.toml").unwrap(), |lists| {
        Ok(text(lists).unwrap_or(shipped))
    });
    let problems = read.err().unwrap_or_default();
    problems
        .iter()
        .map(|problem| format!("{problem}\n"))
        .collect()
}

#[test]
fn every_mistake_of_a_profile_is_told_in_the_words_of_its_sample() {
    let mut unlike = Vec::new();
    for folder in folders("fixtures/caseload/invalid_profile") {
        let found = outcome(&folder);
        assert!(!found.is_empty(), "{} is no mistake", folder.display());
        compare(&folder, &found, &mut unlike);
    }
    assert!(unlike.is_empty(), "{}", unlike.join("\n"));
}

#[test]
fn a_file_of_value_lists_that_is_not_there_is_told() {
    let folder = place("fixtures/caseload/invalid_profile/date-pattern");
    let problems = ras_panel::config::load::column_profile(&folder, "profile.toml").unwrap_err();
    assert!(
        problems
            .iter()
            .any(|problem| problem.file == "cld-values.toml"
                && problem.remedy.ends_with("values = \"built-in cld\"")),
        "{problems:?}"
    );
}

#[test]
fn a_profile_names_built_in_lists_where_no_file_stands_beside_it() {
    let shipped = std::fs::read_to_string(place("config/import/northfold.toml")).unwrap();
    let named = shipped.replace("\"cld-values.toml\"", "\"built-in cld\"");
    assert_ne!(named, shipped);
    let read = column_profile("import/own.toml", &named, |_| panic!("no file is opened"));
    assert_eq!(read.unwrap().standard, Desk::new().profile.standard);
}

#[test]
fn the_page_about_profiles_lists_every_field_as_it_is() {
    let page = std::fs::read_to_string(place("config/import/README.md")).unwrap();
    let rows: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `"))
        .collect();
    for rule in Field::ALL {
        let file = rule.file.map_or("all", FileKind::code);
        let needed = if rule.required { "yes " } else { "" };
        let cells = match rule.kind {
            CellKind::Reference => "reference".to_owned(),
            CellKind::Date => "date".to_owned(),
            CellKind::Money => "money".to_owned(),
            CellKind::Number => "number".to_owned(),
            CellKind::Listed(list) => format!("list `{}`", list.code()),
            CellKind::Needs => "needs".to_owned(),
            CellKind::Text => "text".to_owned(),
        };
        let row = format!("{}` | {file} | {needed}| {cells} | ", rule.code);
        assert!(rows.iter().any(|known| known.starts_with(&row)), "{row}");
    }
}

#[test]
fn a_file_that_is_larger_than_its_profile_accepts_is_refused() {
    let mut desk = Desk::new();
    desk.profile.limits.bytes_max = 10;
    let refused = source::folder(&place("fixtures/caseload/tiny"), &desk.profile);
    let told: Vec<String> = refused
        .unwrap_err()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(told.len(), 4, "{told:?}");
    assert_eq!(
        told.first().map(String::as_str),
        Some(
            "people.csv: the file is larger than the profile accepts\n  allowed: at most 10 bytes \
             (megabytes_max of the profile)\n  to do: check that it is the right file, or raise \
             megabytes_max"
        )
    );
}
