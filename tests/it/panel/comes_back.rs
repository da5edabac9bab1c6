//! What comes back once an amount for a limited time ends is not cut unsaid by what is agreed
//! meanwhile.

use crate::panel::scene::history::{STANDS, history};
use crate::panel::scene::{Scene, TODAY, budget, keep, scene, transitional};
use jiff::civil::date;
use ras_panel::panel::decision::Decision;
use ras_panel::panel::standing::Standing;
use ras_panel::panel::verdict::{Basis, Verdict};
use ras_panel::terms::date::Date;

const UNTIL: Date = date(2027, 1, 24);
const MEANWHILE: Date = date(2026, 12, 20);

fn for_a_time(pence: i64, until: Date) -> Verdict {
    Verdict::AgreeLimited {
        amount: budget(pence),
        until,
    }
}

fn for_good(pence: i64) -> Verdict {
    Verdict::AgreeAmount {
        amount: budget(pence),
        basis: Basis::AnnualReview,
    }
}

/// £300.00 until 24 January, then £612.40 again.
fn low() -> Decision {
    scene().verdict(for_a_time(30_000, UNTIL)).decision()
}

/// What is asked for meanwhile because need rose: no reason that carries a reduction.
fn meanwhile(verdict: Verdict) -> Scene {
    let mut scene = scene().on("S-2", MEANWHILE).verdict(verdict);
    scene.file.standing = Standing::derive(history(vec![(low(), STANDS)]), MEANWHILE);
    scene.with(|s| {
        s.motion.reasons = vec!["need_rose".to_owned()];
        s.motion.how_needs_are_met = None;
        s.motion.persons_view = None;
    })
}

fn refused(verdict: Verdict) -> Vec<&'static str> {
    let refusals = meanwhile(verdict).moderate().err().unwrap_or_default();
    refusals.iter().map(|refusal| refusal.rule).collect()
}

const AS_A_REDUCTION: [&str; 3] = [
    "reduction_without_lawful_reason",
    "reduction_without_needs",
    "reduction_without_view",
];

#[test]
fn more_than_the_limited_amount_and_less_than_what_comes_back_is_a_reduction() {
    for cut in [
        for_good(40_000),
        for_good(61_239),
        for_a_time(40_000, date(2027, 3, 24)),
        transitional(date(2027, 1, 25)),
    ] {
        assert_eq!(refused(cut.clone()), AS_A_REDUCTION, "{cut:?}");
    }
    let says = meanwhile(for_good(40_000)).moderate().err().unwrap();
    let words = "£400.00 a week is less than the £612.40 that is to be in force on 25 Jan 2027,";
    assert!(says[0].message.starts_with(words), "{}", says[0].message);
}

#[test]
fn keeping_the_limited_amount_for_good_is_a_reduction_as_well() {
    let rules = refused(keep(date(2027, 6, 1)));
    assert!(rules.contains(&AS_A_REDUCTION[0]), "{rules:?}");
}

#[test]
fn as_much_as_comes_back_and_an_amount_that_ends_with_the_limited_one_take_nothing() {
    for no_cut in [
        for_good(61_240),
        for_good(70_000),
        for_a_time(40_000, UNTIL),
    ] {
        assert_eq!(refused(no_cut.clone()), Vec::<&str>::new(), "{no_cut:?}");
    }
    // With the reasons of a reduction it is recorded.
    let mut lawful = meanwhile(for_good(40_000));
    let whole = scene().motion;
    lawful.motion.reasons = whole.reasons;
    lawful.motion.how_needs_are_met = whole.how_needs_are_met;
    lawful.motion.persons_view = whole.persons_view;
    assert_eq!(lawful.moderate().err(), None);
    assert_eq!(lawful.decision().date(), MEANWHILE);
    assert!(TODAY < MEANWHILE);
}
