//! Forms that keep a draft only where somebody acts, or none: what was typed is asked about first.

use super::bench::Bench;
use super::start_bench::Start;
use ras_panel::register::store::Mode;
use ras_panel::tui::held::popup::Popup;

fn kept(bench: &Bench, name: &str) -> String {
    bench.model.form.as_ref().unwrap().kept(name)
}

#[test]
fn a_member_that_is_half_entered_is_kept_until_entered() {
    let mut bench = Bench::new();
    bench.keys("2 m").type_text("m-9").keys("Tab");
    bench.type_text("Ninth").keys("Esc");
    let mut bench = bench.restarted();
    bench.keys("2 m");
    assert_eq!(kept(&bench, "id"), "m-9");
    assert_eq!(kept(&bench, "shown"), "Ninth");
    bench.keys("Tab Tab a C-s R");
    assert_eq!(bench.n_recorded, 1, "{}", bench.text());
    bench.keys("m");
    assert_eq!(kept(&bench, "id"), "", "it is entered");
}

#[test]
fn where_nobody_acts_a_half_entered_member_is_asked_about_before_it_is_lost() {
    let mut bench = Bench::opened(Mode::ReadWrite, None);
    bench.keys("Esc 2 m").type_text("m-9").pause();
    assert!(bench.model.popup.is_none(), "{}", bench.text());
    bench.keys("Esc q");
    assert!(!bench.model.leaving);
    let told = "Enter a member: this form keeps no draft";
    assert!(bench.text().contains(told), "{}", bench.text());
    bench.keys("Esc m");
    assert_eq!(kept(&bench, "id"), "m-9");
    bench.keys("Esc q L");
    assert!(bench.model.leaving);
}

#[test]
fn what_was_typed_for_a_new_register_is_asked_about_before_it_is_lost() {
    let mut start = Start::new();
    start.keys("i").type_text("~/own.register").keys("Esc d");
    assert!(start.model.start.is_some(), "the demonstration is not open");
    assert!(matches!(
        start.model.popup,
        Some(Popup::Confirm { key: 'D', .. })
    ));
    start.keys("Esc q");
    assert!(!start.model.leaving);
    assert!(matches!(start.model.popup, Some(Popup::Leave { .. })));
    start.keys("Esc i");
    assert_eq!(
        start.model.form.as_ref().unwrap().kept("register"),
        "~/own.register"
    );
    start.keys("Esc d D");
    assert!(start.model.start.is_none());
    start.keys("q");
    assert!(start.model.leaving, "nothing is left");
}
