//! The rule that compares a case with like cases.

use super::bench::{Bench, SOME_HELP, day, pounds, scored};
use ras_panel::flags;
use ras_panel::flags::like_cases::{LikeCase, LikeCases, LikeComparison};
use ras_panel::terms::money::PerWeek;
use ras_panel::terms::points::WeightedPoints;
use rust_decimal::dec;

/// A case of 6.25 weighted points whose package costs so much, among ten others: £100 to £190.
fn among_others(package: &str, n_others: usize) -> Bench {
    let mut bench = scored(SOME_HELP);
    bench.case.package.lines[0].unit_cost = Some(pounds(package).pounds());
    let like = |points, amount| LikeCase {
        points: WeightedPoints(points),
        package: PerWeek(amount),
    };
    let others = (0..n_others).map(|n| {
        let amount = format!("{}", 100 + 10 * n);
        like(dec!(9.99), pounds(&amount))
    });
    let elsewhere = [
        like(dec!(4.99), pounds("9000")),
        like(dec!(10), pounds("1")),
    ];
    let itself = [like(dec!(6.25), pounds(package))];
    let all = others.chain(elsewhere).chain(itself);
    bench.like_cases = LikeCases::of(dec!(5), all);
    bench
}

#[test]
fn a_package_beyond_the_percentiles_of_like_cases_is_an_outlier() {
    let says = |package: &str| among_others(package, 10).says("outlier");
    assert_eq!(says("198"), "", "the 90th percentile, £180, and a tenth");
    assert_eq!(
        says("198.01"),
        "The package costs £198.01 a week, more than the 90th percentile of 10 like cases with 5 \
         to 10 weighted points, £180.00 a week [limit 10th to 90th percentile (nearest rank), \
         widened by 10 %]"
    );
    assert_eq!(says("90"), "", "the 10th percentile, £100, less a tenth");
    assert_eq!(
        says("89.99"),
        "The package costs £89.99 a week, less than the 10th percentile of 10 like cases with 5 \
         to 10 weighted points, £100.00 a week [limit 10th to 90th percentile (nearest rank), \
         widened by 10 %]"
    );
    assert_eq!(
        among_others("500", 9).says("outlier"),
        "",
        "too few other cases"
    );
}

#[test]
fn a_case_is_placed_among_the_others_and_never_compared_with_itself() {
    let bench = among_others("145", 10);
    let case = LikeCase::of(&bench.case, &bench.assessed).expect("it can be compared");
    assert_eq!(case.points, WeightedPoints(dec!(6.25)));
    let place = bench.like_cases.place(case).expect("it has a place");
    assert_eq!(
        (place.from, place.below, place.n()),
        (dec!(5), dec!(10), 10)
    );
    let amounts = ["100", "120", "140", "170", "180"].map(pounds);
    assert_eq!(place.percentiles(), Some(amounts));
    assert_eq!(place.what(), "5–10 weighted points");
    assert_eq!(
        place.percentile,
        Some(50),
        "five of ten cost as much or less"
    );
    let alone = among_others("145", 0);
    let place = alone.like_cases.place(case).expect("its own band");
    assert_eq!((place.n(), place.percentile), (0, None));
}

#[test]
fn a_case_without_a_complete_package_or_an_amount_is_not_compared() {
    let compared = |bench: &Bench| LikeCase::of(&bench.case, &bench.assessed).is_some();
    let mut bench = among_others("145", 10);
    assert!(compared(&bench));
    bench.case.package.n_lines_rejected = 1;
    assert!(!compared(&bench));
    let mut bench = among_others("145", 10);
    bench.case.package.lines.clear();
    assert!(!compared(&bench));
    assert!(!compared(&Bench::with("400", "410")), "no points");
}

#[test]
fn a_place_is_shown_among_as_many_cases_as_the_rule_asks_for() {
    let compared = |n_others, comparable: bool| {
        let bench = among_others("145", n_others);
        let case = LikeCase::of(&bench.case, &bench.assessed).filter(|_| comparable);
        flags::compare(&bench.tolerances, &bench.like_cases, bench.on, case)
    };
    match compared(10, true) {
        LikeComparison::Among(like) => {
            assert_eq!((like.n, like.what.as_str()), (10, "5–10 weighted points"))
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(compared(10, true).why_not(), None);
    let why = compared(9, true).why_not().expect("too few");
    assert!(
        why.contains("9 with 5–10 weighted points, at least 10"),
        "{why}"
    );
    let why = compared(10, false).why_not().expect("cannot be compared");
    assert!(why.starts_with("Not compared"), "{why}");
}

#[test]
fn bands_are_as_wide_as_the_setting_of_the_rule_says() {
    let bench = among_others("145", 0);
    let case = LikeCase::of(&bench.case, &bench.assessed).expect("it can be compared");
    let built = |on: &str| flags::like_cases(&bench.tolerances, day(on), [case]).place(case);
    let place = built("2026-11-24").expect("a band");
    assert_eq!((place.from, place.below), (dec!(5), dec!(10)));
    assert_eq!(built("2026-03-31"), None, "no width is in force");
}
