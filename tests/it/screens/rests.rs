//! A form that was asked to be recorded and could not be: it rests, and the key that records is not
//! written into it. Nothing else that is typed is lost.

use super::bench::Bench;
use ras_panel::tui::keys::update::Change;

fn kept(bench: &Bench, name: &str) -> String {
    bench.model.form.as_ref().unwrap().kept(name)
}

/// A decision whose only fault is that it has no rationale.
fn without_a_rationale() -> Bench {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("d w Tab");
    bench
}

#[test]
fn the_key_that_records_is_not_written_into_a_form_with_faults() {
    let mut bench = without_a_rationale();
    let before = bench.model.form.clone().unwrap();
    bench.keys("C-s R R");
    let form = bench.model.form.as_ref().unwrap();
    for field in &before.fields {
        assert_eq!(form.kept(field.name), field.kept(), "{}", field.name);
    }
    let text = bench.text();
    assert!(
        text.contains("R was not written; Enter begins to write here."),
        "{text}"
    );
    assert!(text.contains("Nothing is recorded"), "{text}");
    assert_eq!(bench.n_recorded, 1, "the sitting and nothing else");
}

#[test]
fn what_is_typed_after_a_refused_question_is_written_at_once() {
    let mut bench = without_a_rationale();
    bench.keys("C-s").type_text("The worker asks.");
    let name = bench.model.form.as_ref().unwrap().focused().unwrap().name;
    assert_eq!(kept(&bench, name), "The worker asks.", "{}", bench.text());
}

#[test]
fn enter_tab_an_arrow_or_a_click_begins_to_write_and_then_r_is_a_letter() {
    for begin in ["Enter", "Tab BackTab", "BackTab Tab"] {
        let mut bench = without_a_rationale();
        bench.keys("C-s").keys(begin).type_text("Rest.");
        let name = bench.model.form.as_ref().unwrap().focused().unwrap().name;
        assert_eq!(kept(&bench, name), "Rest.", "{begin}: {}", bench.text());
    }
}

#[test]
fn a_small_form_with_faults_rests_too() {
    let mut bench = Bench::new();
    bench.keys("2 m C-s R");
    assert_eq!(kept(&bench, "id"), "");
    let text = bench.text();
    assert!(text.contains("R was not written"), "{text}");
    assert!(text.contains("Enter begins to write here"), "{text}");
    bench.keys("Enter").type_text("Ray");
    assert_eq!(kept(&bench, "id"), "Ray");
}

#[test]
fn who_goes_back_from_the_question_writes_r_as_any_letter() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("d w Tab");
    bench.type_text("ask the worker").keys("Tab a Tab");
    bench.type_text("why").keys("C-s");
    assert!(
        bench.text().contains("Type R to record"),
        "{}",
        bench.text()
    );
    bench.keys("Esc").type_text("R");
    assert_eq!(kept(&bench, "rationale"), "whyR", "{}", bench.text());
}

#[test]
fn what_cannot_be_seen_is_not_done_and_q_leaves_a_terminal_that_is_too_small() {
    let mut bench = without_a_rationale();
    bench.keys("Tab Tab Tab").type_text("The worker asks.");
    let (before, size) = (bench.text(), bench.model.size);
    bench.change(Change::Size(40, 10));
    bench.keys("C-s R Tab x Esc");
    assert_eq!(bench.n_recorded, 1, "the sitting and nothing else");
    assert!(!bench.model.leaving);
    bench.change(Change::Size(size.0, size.1));
    assert_eq!(bench.text(), before);
    bench.change(Change::Size(40, 10));
    bench.keys("q");
    assert!(bench.model.leaving);
}
