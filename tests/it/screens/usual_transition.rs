//! The decision form begins with what `panel.toml` has as usual: each figure of it moves the form,
//! and the schedule beside it.

use super::bench::Bench;
use super::looks_of_decisions::write_transition;
use ras_panel::config::raw::panel::panel_file;
use std::sync::Arc;

const SHIPPED: &str = include_str!("../../../config/panel.toml");

/// A case under rules that differ from the shipped ones in these places.
fn under(changes: &[(&str, &str)]) -> Bench {
    let mut text = SHIPPED.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    let overview = bench.model.overview.as_mut().unwrap();
    overview.rules = Arc::new(panel_file(&text).finished().unwrap());
    bench
}

/// What the form holds at the fields of a transition.
fn held(bench: &Bench) -> Vec<(&'static str, String)> {
    let names = ["profile", "step_size", "first_period"];
    let form = bench.model.form.as_ref().unwrap();
    names.map(|name| (name, form.kept(name))).to_vec()
}

/// The steps beside the form, once a whole reduction is written.
fn steps(changes: &[(&str, &str)]) -> (Vec<(&'static str, String)>, Vec<String>) {
    let mut bench = under(changes);
    write_transition(&mut bench, "3", "");
    let form = bench.model.form.as_ref().unwrap();
    let lines = form.beside.iter().map(|(_, text)| text.clone());
    let steps = lines.filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
    (held(&bench), steps.collect())
}

#[test]
fn the_form_begins_with_the_usual_profile_and_first_period_and_the_schedule_follows_them() {
    let (held, shipped) = steps(&[]);
    let of = |profile: &str, step: &str, first: &str| {
        let named = [
            ("profile", profile),
            ("step_size", step),
            ("first_period", first),
        ];
        named.map(|(name, text)| (name, text.to_owned())).to_vec()
    };
    assert_eq!(held, of("equal_steps", "", "present"));
    assert!(shipped.len() > 2, "{shipped:?}");
    let first = [(
        "first_period = \"present amount\"",
        "first_period = \"first step\"",
    )];
    let (held, moved) = steps(&first);
    assert_eq!(held, of("equal_steps", "", "first_step"));
    assert_ne!(moved, shipped);
    let hold = [("profile = \"equal steps\"", "profile = \"hold then drop\"")];
    let (held, moved) = steps(&hold);
    assert_eq!(held, of("hold_then_drop", "", ""), "it has no periods");
    assert!(moved.len() > 1 && moved != shipped, "{moved:?}");
}

#[test]
fn a_usual_step_moves_the_schedule() {
    let by = |step: &str| {
        let profile = format!("profile = \"percent per step\"\nstep = \"{step}\"\n#");
        let mut bench = under(&[("profile = \"equal steps\"", profile.as_str())]);
        bench.keys("t");
        held(&bench)
    };
    let of = |step: &str| {
        let named = [
            ("profile", "percent_per_step"),
            ("step_size", step),
            ("first_period", "present"),
        ];
        named.map(|(name, text)| (name, text.to_owned())).to_vec()
    };
    assert_eq!(by("15"), of("15"));
    assert_eq!(by("7.5"), of("7.5"));
}

#[test]
fn without_a_usual_transition_the_panel_chooses() {
    let (before, _) = SHIPPED.split_once("# How a reduction is phased").unwrap();
    let mut bench = under(&[(SHIPPED, before)]);
    bench.keys("t");
    let nothing = ["profile", "step_size", "first_period"].map(|name| (name, String::new()));
    assert_eq!(held(&bench), nothing);
}

/// What is said at a field that is not wrong.
fn noted(bench: &Bench, name: &str) -> String {
    let form = bench.model.form.as_ref().unwrap();
    let field = form.fields.iter().find(|field| field.name == name).unwrap();
    let note = field.note.clone();
    note.map_or_else(String::new, |(_, words)| words)
}

#[test]
fn where_a_figure_is_not_in_force_the_field_says_why_nothing_is_proposed() {
    let later = |key: &str, what: &str| {
        format!("{key} = [{{ from = 2027-01-01, value = \"{what}\", reference = \"terms\" }}]")
    };
    let says = |key: &str| {
        format!(
            "Nothing is proposed here: {key} is not in force on 2026-11-24: its first value is \
             from 2027-01-01. Give the figure an earlier date in config/panel.toml."
        )
    };
    let usual = "from = 2026-04-01\nprofile";
    let mut bench = under(&[(usual, "from = 2027-01-01\nprofile")]);
    bench.keys("t");
    assert_eq!(held(&bench)[0].1, "");
    assert_eq!(noted(&bench, "profile"), says("usual_transition"));
    let months = "transition_months_max = \"3\"";
    let mut bench = under(&[(months, &later("transition_months_max", "3"))]);
    bench.keys("t");
    assert_eq!(noted(&bench, "months"), says("transition_months_max"));
    assert_eq!(noted(&bench, "profile"), "");
    let mut bench = under(&[("months = \"6\"", &later("months", "6"))]);
    bench.keys("d k Enter");
    let key = "review_period.risk.months";
    assert_eq!(noted(&bench, "review"), says(key));
    assert_eq!(bench.model.form.as_ref().unwrap().kept("review"), "");
}

#[test]
fn the_review_of_a_risk_is_proposed_by_its_period_which_is_named() {
    let proposed = |months: &str| {
        let months = format!("months = \"{months}\"");
        let mut bench = under(&[("months = \"6\"", &months)]);
        bench.keys("d k Enter");
        let form = bench.model.form.as_ref().unwrap();
        let field = form.fields.iter().find(|field| field.name == "review");
        (form.kept("review"), field.unwrap().hint.clone())
    };
    let says = |day: &str, months: &str| {
        let hint = format!("{day} by the rules: {months} (Review of a risk)");
        (day.to_owned(), hint)
    };
    assert_eq!(proposed("6"), says("24 May 2027", "6 months"));
    assert_eq!(proposed("3"), says("24 Feb 2027", "3 months"));
}
