//! The decision form for every outcome that the other looks do not show, and the forms that answer,
//! correct and withdraw: screens in three sizes.

use super::bench::Bench;
use super::looks_of_decisions::write_transition;
use insta::assert_snapshot;

#[test]
fn the_decision_form_of_each_other_outcome() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    for (letter, name) in [
        ("i", "decide_the_indicative_budget"),
        ("l", "decide_for_a_limited_time"),
        ("k", "decide_to_keep_the_present_amount"),
        ("s", "decide_on_specialist_cost"),
        ("c", "decide_to_change_provider"),
        ("d", "decide_to_defer"),
        ("w", "decide_to_return"),
        ("r", "decide_to_refer"),
        ("x", "decide_to_refuse"),
    ] {
        bench.keys("d").keys(letter).keys("Enter");
        assert_snapshot!(name, bench.look());
        bench.keys("C-x D");
        assert!(bench.model.form.is_none(), "{name}: {}", bench.text());
    }
}

#[test]
fn a_correction_and_a_withdrawal_of_what_waits() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case();
    write_transition(&mut bench, "6", "Her sister moves in only in May.");
    bench.keys("C-s R e");
    assert_snapshot!("correction", bench.look());
    bench.keys("Esc u");
    assert_snapshot!("withdrawal", bench.look());
    bench.type_text("She was not asked.").keys("C-s");
    assert_snapshot!("withdrawal_confirm", bench.look());
    bench.keys("R");
    assert_snapshot!("withdrawn", bench.look());
}

#[test]
fn a_proposal_is_answered_with_its_whole_effect_beside() {
    let mut bench = Bench::new();
    bench.open_sitting().open_case().keys("w");
    bench.type_text("eating weighting = 1.2").keys("Tab");
    bench.type_text("It comes back.").keys("Tab End");
    bench
        .type_text(", NF-88062 NF-85632")
        .keys("C-s R Esc 5 s R m R");
    bench.acts("member-1").keys("a");
    assert_snapshot!("proposal_answer", bench.look());
    bench.keys("Esc r");
    assert_snapshot!("proposal_refusal", bench.look());
}
