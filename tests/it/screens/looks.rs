//! Every screen as it looks, in three sizes: lists, popups, the smaller forms, what is missing.

use super::bench::Bench;
use insta::assert_snapshot;
use ras_panel::register::store::Mode;

#[test]
fn the_queue_and_its_ways_of_looking() {
    let mut bench = Bench::new();
    assert_snapshot!("queue", bench.look());
    bench.keys("s s s S");
    assert_snapshot!("queue_by_package", bench.look());
    bench.keys("/").type_text("flag:gap age:75+");
    assert_snapshot!("queue_filtering", bench.look());
    bench.keys("C-u").type_text("nothing is called so");
    assert_snapshot!("queue_nothing_passes", bench.look());
    bench.keys("Esc a");
    assert_snapshot!("queue_whole_caseload", bench.look());
}

#[test]
fn the_case_pane_by_pane() {
    let mut bench = Bench::new();
    bench.open_case();
    assert_snapshot!("case", bench.look());
    bench.keys("Enter");
    assert_snapshot!("case_answers_open", bench.look());
    bench.keys("x");
    assert_snapshot!("case_why", bench.look());
    bench.keys("Esc Tab");
    assert_snapshot!("case_package", bench.look());
    bench.keys("Tab");
    assert_snapshot!("case_flags", bench.look());
    bench.keys("Tab");
    assert_snapshot!("case_like_cases", bench.look());
    bench.keys("Tab");
    assert_snapshot!("case_history", bench.look());
}

#[test]
fn help_palette_and_who_acts() {
    let mut bench = Bench::new();
    bench.keys("?");
    assert_snapshot!("help", bench.look());
    bench.type_text("case");
    assert_snapshot!("help_filtered", bench.look());
    bench.keys("Esc F2");
    assert_snapshot!("who_acts", bench.look());
}

#[test]
fn the_sitting_closed_opening_open_and_its_forms() {
    let mut bench = Bench::new();
    bench.keys("2");
    assert_snapshot!("sitting_none", bench.look());
    bench.keys("o");
    assert_snapshot!("sitting_opening", bench.look());
    bench.keys("C-s");
    assert_snapshot!("sitting_confirm", bench.look());
    bench.keys("R");
    assert_snapshot!("sitting_open", bench.look());
    bench.keys("m C-s");
    assert_snapshot!("member_form_refused", bench.look());
    bench.keys("Esc p");
    assert_snapshot!("attendance", bench.look());
    bench.keys("Esc c");
    assert_snapshot!("sitting_closing", bench.look());
}

#[test]
fn the_lists_when_they_are_empty() {
    let mut bench = Bench::new();
    for (tab, name) in [
        ("3", "approvals_none"),
        ("4", "transitions_none"),
        ("5", "proposals_none"),
    ] {
        bench.keys(tab);
        assert_snapshot!(name, bench.look());
    }
}

#[test]
fn a_register_without_members_and_cases_says_what_to_do() {
    let mut bench = Bench::empty();
    assert_snapshot!("empty_queue", bench.look());
    bench.keys("F2");
    assert!(
        bench
            .text()
            .contains("No member is entered yet: press 2, then m.")
    );
    bench.keys("2");
    assert_snapshot!("empty_sitting", bench.look());
}

#[test]
fn a_register_for_reading_only_says_so_and_offers_nothing_that_writes() {
    let mut bench = Bench::opened(Mode::ReadOnly, Some("chair"));
    assert_snapshot!("read_only_queue", bench.look());
    bench.open_case().keys("d");
    assert!(bench.model.form.is_none());
    assert!(bench.text().contains("reading only"), "{}", bench.text());
}

#[test]
fn the_choice_of_who_acts_opens_by_itself_where_nobody_does() {
    let mut bench = Bench::opened(Mode::ReadWrite, None);
    assert!(bench.text().contains("Who acts?"), "{}", bench.text());
    bench.keys("Down Enter");
    assert!(bench.text().contains("acting: Chair"), "{}", bench.text());
}
