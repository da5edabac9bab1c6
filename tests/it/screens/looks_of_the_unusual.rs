//! What is seen less often: the palette, the messages, transitions that do not just run, a register
//! that does not verify or has stopped, a terminal that is too small. Screens in three sizes.

use super::bench::{Bench, text_of};
use super::looks_of_decisions::write_transition;
use super::package_rose::{ended, held_back};
use crate::register::tampering::tampered;
use insta::assert_snapshot;
use ras_panel::app::clock::Clock;
use ras_panel::app::command::Command;
use ras_panel::tui::held::popup::Popup;

#[test]
fn the_palette_on_the_queue_and_on_the_case() {
    let mut bench = Bench::new();
    bench.keys(":");
    assert_snapshot!("palette_of_the_queue", bench.look());
    bench.keys("Esc").open_case().keys(":");
    assert_snapshot!("palette_of_the_case", bench.look());
    bench.type_text("correct");
    assert_snapshot!("palette_filtered", bench.look());
    bench.keys("C-u").type_text("nothing is called so");
    assert_snapshot!("palette_nothing_passes", bench.look());
}

#[test]
fn the_messages_before_and_after_something_was_said() {
    let mut bench = Bench::new();
    bench.keys("F5");
    assert_snapshot!("messages_none", bench.look());
    bench.keys("Esc").open_sitting().keys("F5");
    assert_snapshot!("messages", bench.look());
}

/// The transition of three months on the case, at the sitting of 24 November.
fn stepping() -> Bench {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    bench.keys("C-s R");
    bench
}

/// What a second sitting decides about it: an amount, until a day where one is named.
fn decided_again(until: Option<&str>) -> Bench {
    let mut bench = stepping();
    bench.keys("2 c R o C-s R").open_case().keys("d");
    match until {
        Some(day) => bench
            .keys("l Enter")
            .type_text("180")
            .keys("Enter")
            .type_text(day),
        None => bench.keys("a Enter").type_text("180").keys("Enter a"),
    };
    bench.keys("Enter b Tab").type_text("She fell again.");
    bench.keys("C-s R 4");
    bench
}

#[test]
fn a_transition_whose_step_is_due_is_overdue() {
    let later = Clock::standing_at("2027-01-11T10:00:00Z").unwrap();
    let mut bench = stepping().restarted_at(later);
    bench.keys("4");
    assert!(bench.text().contains("overdue"), "{}", bench.text());
    assert_snapshot!("transition_overdue", bench.look());
}

#[test]
fn a_transition_before_which_another_amount_stands_is_covered() {
    let mut bench = decided_again(Some("10/12/2026"));
    assert!(bench.text().contains("covered"), "{}", bench.text());
    assert_snapshot!("transition_covered", bench.look());
}

#[test]
fn a_transition_whose_place_another_amount_took_is_replaced() {
    let mut bench = decided_again(None);
    assert!(bench.text().contains("replaced"), "{}", bench.text());
    let row = bench.model.transitions.selected().unwrap();
    let (to, cost) = row.ends_at();
    assert_eq!((to.0.pence(), cost.is_negative()), (11_220, false));
    assert!(cost.pence() > 0, "as decided, not as it was cut");
    assert_snapshot!("transition_replaced", bench.look());
}

#[test]
fn a_transition_that_does_not_begin_is_held_back() {
    let (_home, mut bench) = held_back();
    bench.keys("4");
    assert!(bench.text().contains("held back"), "{}", bench.text());
    assert_snapshot!("transition_held_back", bench.look());
    bench.keys("Enter");
    assert_snapshot!("case_held_back", bench.look());
}

#[test]
fn a_transition_whose_last_step_is_paid_has_ended() {
    let (_home, mut bench) = ended();
    bench.keys("4");
    assert!(bench.text().contains("ended"), "{}", bench.text());
    assert_snapshot!("transition_ended", bench.look());
}

#[test]
fn a_register_that_does_not_verify() {
    let mut bench = Bench::new();
    bench.open_sitting().keys("6");
    let other_text = "UPDATE payload SET bytes = x'00' WHERE entry = 3";
    tampered(&bench.path(), |raw| raw.execute_batch(other_text).unwrap());
    bench.keys("v");
    assert_snapshot!("register_does_not_verify", bench.look());
}

/// Shows a path that is the same in every run and on every machine.
fn with_a_known_path(bench: &mut Bench) {
    let known = |text: &mut String, path: &str| *text = text.replace(path, "/srv/demo.register");
    let path = bench.path().display().to_string();
    let overview = bench.model.overview.as_mut().unwrap();
    let notices = overview.notices.iter_mut();
    notices.for_each(|notice| known(notice, &path));
    let status = bench.model.status.iter_mut();
    status.for_each(|said| known(&mut said.text, &path));
    if let Some(Popup::Reading { lines, .. }) = &mut bench.model.popup {
        lines.iter_mut().for_each(|line| known(line, &path));
    }
}

#[test]
fn a_register_that_has_stopped_after_a_failed_write() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "3", "");
    for suffix in ["", "-wal", "-shm"] {
        let mut name = bench.path().into_os_string();
        name.push(suffix);
        std::fs::remove_file(name).unwrap();
    }
    bench.keys("C-s R");
    with_a_known_path(&mut bench);
    assert_snapshot!("failed_write", bench.look());
    bench.keys("Esc");
    bench.ask(Command::Overview);
    with_a_known_path(&mut bench);
    assert_snapshot!("failed_write_in_the_form", bench.look());
    bench.keys("F5");
    with_a_known_path(&mut bench);
    assert_snapshot!("failed_write_in_full", bench.look());
    bench.keys("Esc Esc 1");
    with_a_known_path(&mut bench);
    assert_snapshot!("failed_write_on_the_queue", bench.look());
}

#[test]
fn a_terminal_that_is_too_small() {
    let bench = Bench::new();
    for (size, name) in [
        ((59, 15), "too_narrow"),
        ((60, 14), "too_low"),
        ((20, 6), "far_too_small"),
    ] {
        assert_snapshot!(name, text_of(&bench.drawn(size)));
    }
}
