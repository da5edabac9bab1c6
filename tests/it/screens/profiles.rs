//! Every profile of a transition through the form: the schedule that the person sees beside it, in
//! `fixtures/panel/shown_schedules.txt`.

use super::bench::Bench;
use crate::panel::scene::same_as_fixture;
use ras_panel::tui::forms::decide_form;

/// What is typed into which field.
type Typed<'a> = [(&'a str, &'a str)];

/// The profile, what is typed besides it, and the length in months.
#[rustfmt::skip]
const PROFILES: [(&str, &str, &Typed); 11] = [
    ("at_once", "1", &[]),
    ("equal_steps", "3", &[]),
    ("equal_steps", "3", &[("first_period", "first_step")]),
    ("equal_steps", "3", &[("floor", "140")]),
    ("straight_line", "1", &[]),
    ("percent_per_step", "3", &[("step_size", "15")]),
    ("percent_per_step", "3", &[("step_size", "15"), ("first_period", "first_step")]),
    ("amount_per_step", "3", &[("step_size", "25")]),
    ("hold_then_drop", "3", &[]),
    ("own_steps", "3", &[("own_steps", "24/11/2026 160\n01/01/2027 130.50\n15/02/2027 112.20")]),
    ("own_steps", "3", &[("own_steps", "24/11/2026 160\n15/02/2027 112.20"), ("floor", "120")]),
];

/// A whole reduction of the case to its indicative budget by a profile.
fn write(bench: &mut Bench, profile: &str, months: &str, others: &Typed) {
    super::looks_of_decisions::write_transition(bench, months, "");
    let first = [("profile", profile)];
    for (name, text) in first.iter().chain(others) {
        let form = bench.model.form.as_mut().unwrap();
        let field = form.fields.iter_mut().find(|field| field.name == *name);
        field.unwrap().put_back(text);
        decide_form::changed(&mut bench.model);
    }
}

/// The amounts and days beside the form.
fn schedule(bench: &Bench) -> Vec<String> {
    let form = bench.model.form.as_ref().unwrap();
    let lines = form.beside.iter().map(|(_, text)| text.clone());
    let told = |line: &String| {
        let is_step = line.chars().next().is_some_and(|c| c.is_ascii_digit());
        is_step
            || ["Transitional", "Saving", "Ready", "·", "The rules", "Still"]
                .iter()
                .any(|start| line.starts_with(start))
    };
    lines.filter(told).collect()
}

#[test]
fn every_profile_shows_its_schedule_beside_the_form() {
    let mut said = String::new();
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    for (profile, months, others) in PROFILES {
        write(&mut bench, profile, months, others);
        said.push_str(&format!("{profile}, {months} months"));
        for (name, text) in others {
            said.push_str(&format!("; {name} = {}", text.replace('\n', " / ")));
        }
        for line in schedule(&bench) {
            said.push_str(&format!("\n  {line}"));
        }
        said.push_str("\n\n");
        bench.keys("C-x D");
    }
    same_as_fixture("fixtures/panel/shown_schedules.txt", &said);
}

#[test]
fn own_steps_that_cannot_be_read_have_only_their_own_fault_and_ctrl_s_goes_to_it() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    let typed = [("own_steps", "24/11/2026 160\n15/1/20")];
    write(&mut bench, "own_steps", "3", &typed);
    bench.keys("C-s");
    let form = bench.model.form.as_ref().unwrap();
    let faulty = form.fields.iter().filter(|field| !field.said.is_empty());
    let faulty: Vec<&str> = faulty.map(|field| field.name).collect();
    assert_eq!(faulty, ["own_steps"], "{}", bench.text());
    assert_eq!(form.focused().unwrap().name, "own_steps");
    assert!(bench.text().contains("Not recorded: 1 thing must be put"));
}

#[test]
fn the_new_amount_may_be_written_as_the_last_own_step() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    let mut told = ["24/11/2026 160", "24/11/2026 160\n24/2/2027 112.20"].map(|steps| {
        write(&mut bench, "own_steps", "3", &[("own_steps", steps)]);
        let told = schedule(&bench);
        bench.keys("C-x D");
        told
    });
    let [without, with] = &mut told;
    assert_eq!(with, without);
    assert!(without.iter().any(|line| line.contains("24 Feb 2027")));
}
