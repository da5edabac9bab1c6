//! Reductions whose package changed before they began: they do not begin by themselves.

use crate::panel::scene::values::package_known;
use crate::panel::scene::{
    Scene, TODAY, approved, defer, increase, keep, limited, per_week, scene, words,
};
use jiff::civil::date;
use ras_panel::panel::held_back::{marked, unsettled};
use ras_panel::panel::package_known::{LineKnown, PackageKnown};
use ras_panel::panel::standing::{DecisionOutcome, History, Standing, StandingDecision};
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::EntryNumber;

const STANDS: DecisionOutcome = DecisionOutcome::Stands;
const START: Date = date(2026, 12, 1);
const CAME_IN: Date = date(2026, 11, 27);

/// From £612.40 to £520.00 on 1 December.
fn dated() -> Scene {
    scene().with(|s| {
        s.motion.effective = START;
        s.motion.effective_reason = Some(words("The day centre begins then."));
    })
}

/// Decisions as entries 10, 20, ….
fn decided(scenes: &[Scene]) -> Vec<StandingDecision> {
    let numbered = scenes.iter().zip((10..).step_by(10));
    let all = numbered.map(|(scene, n)| StandingDecision {
        entry: EntryNumber(n),
        decision: scene.decision(),
        outcome: STANDS,
        held_back: None,
    });
    all.collect()
}

/// Imports with the package that each brought, by entry and day.
fn packages(known: &[(u64, Date, i64)]) -> Vec<PackageKnown> {
    let known = known.iter();
    known
        .map(|(by, day, pence)| package_known(*by, *day, *pence))
        .collect()
}

fn is_held(scene: &Scene, known: &[(u64, Date, i64)]) -> bool {
    let decisions = marked(decided(std::slice::from_ref(scene)), &packages(known));
    decisions[0].held_back.is_some()
}

/// What is provided on a day, with the newest package.
fn present(decisions: &[StandingDecision], known: &[PackageKnown], on: Date) -> i64 {
    let newest = known.last().unwrap();
    let history = History {
        package: newest.cost_on(on),
        package_as_of: Some(newest.came_in),
        decisions: marked(decisions.to_vec(), known),
        ..History::default()
    };
    Standing::derive(history, on).present.unwrap().0.pence()
}

#[test]
fn only_a_change_after_the_decision_and_before_the_first_fall_holds_a_reduction_back() {
    for (lowered, falls) in [
        (dated(), START),
        (scene().transition(3, None), date(2027, 1, 1)),
    ] {
        let with = |by, day, pence| is_held(&lowered, &[(1, TODAY, 61_240), (by, day, pence)]);
        assert!(with(11, CAME_IN, 61_241));
        assert!(with(11, CAME_IN, 61_239));
        assert!(!with(11, CAME_IN, 61_240), "nothing changed");
        assert!(!with(9, TODAY, 61_241), "the panel knew of it");
        assert!(with(11, falls.yesterday().unwrap(), 61_241));
        assert!(!with(11, falls, 61_241), "it had begun");
        // What changes later, be it back, does not let it begin: it was said to be held back.
        let back = [(11, CAME_IN, 70_000), (12, date(2026, 11, 28), 61_240)];
        assert!(is_held(&lowered, &back));
        assert!(is_held(
            &lowered,
            &[(11, CAME_IN, 70_000), (12, falls, 61_240)]
        ));
    }
    // Nothing is taken away by an increase.
    let raised = increase().with(|s| {
        s.motion.effective = START;
        s.motion.effective_reason = Some(words("The new carer starts then."));
    });
    assert!(!is_held(&raised, &[(11, CAME_IN, 61_241)]));
}

#[test]
fn a_service_that_begins_or_ends_before_the_first_fall_holds_a_reduction_back_whenever_it_does() {
    let lowered = scene().transition(3, None);
    let with = |begins: Date, ends: Date| {
        let mut known = package_known(11, CAME_IN, 61_240);
        let line = known.lines[0];
        known.lines = vec![
            LineKnown {
                end: Some(ends),
                ..line
            },
            LineKnown {
                start: Some(begins),
                weekly: Some(per_week(70_000)),
                ..line
            },
        ];
        marked(decided(std::slice::from_ref(&lowered)), &[known])[0].held_back
    };
    let (middle, falls) = (date(2026, 12, 10), date(2027, 1, 1));
    let held = with(middle, middle.yesterday().unwrap()).unwrap();
    assert_eq!(held.now, Some(per_week(70_000)));
    assert_eq!(with(falls, falls.yesterday().unwrap()), None);
}

#[test]
fn the_import_that_carries_out_a_later_decision_is_no_change() {
    let for_a_time = scene()
        .on("S-2", date(2026, 11, 25))
        .verdict(limited(date(2026, 12, 8)));
    let all = decided(&[scene().transition(3, None), for_a_time]);
    let of = |pence| marked(all.clone(), &[package_known(21, CAME_IN, pence)])[0].held_back;
    assert_eq!(of(52_000), None);
    assert!(of(52_001).is_some());
}

#[test]
fn the_present_amount_stands_until_an_amount_is_agreed_and_then_that_one_counts() {
    let known = packages(&[(1, TODAY, 61_240), (11, CAME_IN, 70_000)]);
    let alone = decided(&[dated()]);
    assert_eq!(present(&alone, &known, date(2026, 12, 2)), 70_000);
    let due = date(2026, 12, 20);
    let put_off = scene().on("S-2", date(2026, 11, 30));
    let deferred = put_off.clone().verdict(defer(&["Why?"], due));
    let with = |later: Scene| decided(&[dated(), later]);
    assert_eq!(present(&with(deferred), &known, date(2026, 12, 2)), 70_000);
    let lower = put_off.clone().amount(60_000);
    assert_eq!(present(&with(lower), &known, date(2026, 12, 2)), 60_000);
    // An amount for a limited time, and one of a later day, do not let it begin beneath them.
    let for_a_time = put_off.clone().verdict(limited(date(2026, 12, 8)));
    let all = with(for_a_time);
    assert_eq!(present(&all, &known, date(2026, 12, 8)), 52_000);
    assert_eq!(present(&all, &known, date(2026, 12, 9)), 70_000);
    let later = put_off.amount(60_000).with(|s| {
        s.motion.effective = date(2026, 12, 15);
        s.motion.effective_reason = Some(words("The carer leaves then."));
    });
    let all = with(later);
    assert_eq!(present(&all, &known, date(2026, 12, 14)), 70_000);
    assert_eq!(present(&all, &known, date(2026, 12, 15)), 60_000);
}

#[test]
fn what_stands_and_is_held_back_is_told_as_agreed_beside_what_was_agreed_last() {
    let standing = |scenes: &[Scene]| {
        let known = packages(&[(11, CAME_IN, 70_000)]);
        let history = History {
            decisions: marked(decided(scenes), &known),
            ..History::default()
        };
        Standing::derive(history, date(2026, 12, 2))
    };
    let alone = standing(&[dated()]);
    assert_eq!(alone.last_agreed, None);
    let words = alone.held_back_words().unwrap();
    assert_eq!(
        words,
        "£520.00 a week agreed on 24 Nov 2026 (entry 10) is held back"
    );
    let later = scene().on("S-2", date(2026, 11, 30)).amount(60_000);
    let settled = standing(&[dated(), later]);
    assert_eq!(settled.held_back_words(), None);
    assert_eq!(settled.agreed_words().unwrap(), "on 30 Nov 2026");
}

#[test]
fn the_words_of_what_is_held_back_are_of_the_latest_package() {
    let held = |known: &[(u64, Date, i64)]| {
        let all = marked(decided(&[dated()]), &packages(known));
        all[0].held_back.unwrap().words("£")
    };
    let first = "the package changed from £612.40 to £700.00 on 27 Nov 2026, before the reduction \
        of 1 Dec 2026 began";
    let changed = (11, CAME_IN, 70_000);
    assert_eq!(held(&[changed]), first);
    let back = (12, date(2026, 12, 3), 61_240);
    let again = format!("{first}; since 3 Dec 2026 it is £612.40 again");
    assert_eq!(held(&[changed, back]), again);
    let other = (13, date(2026, 12, 4), 65_000);
    let since = format!("{first}; since 4 Dec 2026 it is £650.00");
    assert_eq!(held(&[changed, back, other]), since);
    assert_eq!(
        held(&[changed, back, (13, date(2026, 12, 4), 70_000)]),
        first
    );
}

#[test]
fn only_a_decision_that_agrees_an_amount_settles_it() {
    let known = packages(&[(11, CAME_IN, 70_000)]);
    let later = scene().on("S-2", date(2026, 11, 30));
    let settled = |scenes: &[Scene]| {
        let decisions = marked(decided(scenes), &known);
        unsettled(&decisions[0]).is_none()
    };
    assert!(!settled(&[dated()]));
    let deferral = defer(&["Why?"], date(2026, 12, 20));
    assert!(!settled(&[dated(), later.clone().verdict(deferral)]));
    let kept = later.clone().verdict(keep(date(2027, 1, 24)));
    assert!(settled(&[dated(), kept]));
    assert!(settled(&[dated(), later.amount(60_000)]));
}

#[test]
fn an_approval_that_came_after_the_change_has_judged_it() {
    let mut waited = decided(&[dated()]);
    waited[0].outcome = approved(EntryNumber(15));
    let held = |by| {
        let known = packages(&[(by, CAME_IN, 60_000)]);
        marked(waited.clone(), &known)[0].held_back.is_some()
    };
    assert!(!held(14));
    assert!(held(16));
}

/// The lower package is entered from its day on: that is the decision, carried out.
#[test]
fn a_package_that_is_entered_as_decided_holds_nothing_back() {
    let line = |start, end, pence| LineKnown {
        start,
        end,
        weekly: Some(per_week(pence)),
    };
    let entered = |pence| PackageKnown {
        by: EntryNumber(11),
        came_in: CAME_IN,
        lines: vec![
            line(None, Some(date(2026, 11, 30)), 61_240),
            line(Some(START), None, pence),
        ],
    };
    let held = |known| marked(decided(&[dated()]), &[known])[0].held_back.is_some();
    assert!(!held(entered(52_000)));
    assert!(held(entered(52_001)));
}

/// £520.00 was agreed from 1 December; the package comes down to £500.00 before.
#[test]
fn an_amount_above_the_changed_package_is_an_increase_and_is_not_held_back() {
    for (pence, is_held_back) in [(50_000, false), (51_999, false), (52_001, true)] {
        let known = packages(&[(11, CAME_IN, pence)]);
        let all = marked(decided(&[dated()]), &known);
        assert_eq!(all[0].held_back.is_some(), is_held_back, "{pence}");
        let paid = if is_held_back { pence } else { 52_000 };
        assert_eq!(present(&decided(&[dated()]), &known, START), paid);
    }
    // A later package above it holds the reduction back all the same.
    let known = [(11, CAME_IN, 50_000), (12, date(2026, 11, 28), 70_000)];
    assert!(is_held(&dated(), &known));
}

fn lines(by: u64, lines: Vec<LineKnown>) -> PackageKnown {
    PackageKnown {
        by: EntryNumber(by),
        came_in: CAME_IN,
        lines,
    }
}

fn costing(pence: Option<i64>) -> LineKnown {
    LineKnown {
        weekly: pence.map(per_week),
        ..LineKnown::default()
    }
}

/// A line without a cost, a row that the import rejected, and no line at all.
#[test]
fn a_package_whose_cost_is_no_longer_known_holds_a_reduction_back() {
    let held = |scene: &Scene, known: PackageKnown| {
        let decisions = decided(std::slice::from_ref(scene));
        marked(decisions, &[known])[0].held_back
    };
    let known = costing(Some(61_240));
    for incomplete in [
        vec![costing(None)],
        vec![known, costing(None)],
        vec![costing(Some(52_000)), costing(None)],
        Vec::new(),
    ] {
        for lowered in [dated(), scene().transition(3, None)] {
            let found = held(&lowered, lines(11, incomplete.clone())).unwrap();
            assert_eq!((found.then, found.now), (per_week(61_240), None));
        }
    }
    let found = held(&dated(), lines(11, Vec::new())).unwrap();
    assert_eq!(
        found.words("£"),
        "the package cost £612.40, and its cost is no longer known since 27 Nov 2026, before the \
         reduction of 1 Dec 2026 began"
    );
    // Lines without a cost that are not in force until then say nothing of the amount.
    let later = LineKnown {
        start: Some(START),
        ..costing(None)
    };
    let over = LineKnown {
        end: START.yesterday().ok(),
        ..costing(None)
    };
    let stepped = scene().transition(3, None);
    let falls = LineKnown {
        start: Some(date(2027, 1, 1)),
        ..costing(None)
    };
    assert_eq!(held(&dated(), lines(11, vec![known, over])), None);
    assert_eq!(held(&stepped, lines(11, vec![known, falls])), None);
    assert!(held(&stepped, lines(11, vec![known, later])).is_some());
    // The panel confirmed the reduction on a package of which a part was not known.
    let confirmed = scene().incomplete().with(|s| {
        s.motion.incomplete_package_confirmed = true;
    });
    let confirmed = confirmed.transition(3, None);
    assert_eq!(
        held(&confirmed, lines(11, vec![known, costing(None)])),
        None
    );
    assert!(held(&confirmed, lines(11, vec![costing(None)])).is_some());
}

#[test]
fn a_package_that_was_not_known_before_either_is_no_change() {
    let package = |by| lines(by, vec![costing(None)]);
    let decisions = decided(&[dated()]);
    let held = |known: &[PackageKnown]| marked(decisions.clone(), known)[0].held_back;
    assert_eq!(held(&[package(9), package(11)]), None);
    assert!(held(&[package(11)]).is_some());
}

/// From £612.40 to nothing: the package ends the day before.
#[test]
fn a_package_that_ends_as_decided_holds_nothing_back() {
    let ends = dated().amount(0);
    let ended = LineKnown {
        end: START.yesterday().ok(),
        ..costing(Some(61_240))
    };
    let held = |last: LineKnown| {
        let decisions = decided(std::slice::from_ref(&ends));
        marked(decisions, &[lines(11, vec![last])])[0].held_back
    };
    assert_eq!(held(ended), None);
    let earlier = LineKnown {
        end: Some(date(2026, 11, 29)),
        ..ended
    };
    assert!(held(earlier).is_some());
}
