//! Rules that compare: with like cases, and with the person's earlier assessment.

use super::bench::{
    Answers, Bench, DAILY_HELP, SOME_HELP, agreed, assessment, day, pounds, scored,
};
use ras_panel::config::tolerances::FlagKind;
use ras_panel::flags;
use ras_panel::flags::like_cases::{LikeCase, LikeCases, LikeComparison};
use ras_panel::flags::raised::Raised;
use ras_panel::flags::view::FromRegister;
use ras_panel::scoring::{self, scored::Assessed};
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

/// A person assessed in June 2025 and again in June 2026.
fn assessed_twice(earlier: Answers<'_>, latest: Answers<'_>) -> Bench {
    let mut bench = scored(latest);
    let before = assessment("A-0", "2025-06-01", earlier);
    let again = scoring::score(&bench.ras, &bench.case.person, &before, bench.on);
    bench.earlier = Some(match again {
        Ok(scored) => Assessed::Scored(Box::new(scored)),
        Err(problems) => Assessed::Unscorable(problems),
    });
    bench.case.assessments.insert(0, before);
    bench.register.agreed = Some(agreed("190", "2025-07-12"));
    bench
}

#[test]
fn the_figures_of_savva_ask_for_reasons() {
    let with_points = |assessed: &mut Assessed, points| {
        if let Assessed::Scored(scored) = assessed {
            scored.totals[0].weighted = Some(WeightedPoints(points));
        }
    };
    let mut bench = assessed_twice(SOME_HELP, DAILY_HELP);
    with_points(bench.earlier.as_mut().expect("an earlier one"), dec!(16));
    with_points(&mut bench.assessed, dec!(22));
    bench.register.agreed = Some(agreed("170.45", "2025-07-12"));
    bench.register.present = Some(PerWeek(pounds("170.45")));
    assert_eq!(
        bench.says("need_rose"),
        "Need rose from 16.00 to 22.00 weighted points between 1 Jun 2025 and 1 Jun 2026 (both \
         under today's RAS), but the sum is still the £170.45 a week agreed on 12 Jul 2025 [limit \
         4 weighted points, sum up by 2 %]"
    );
}

#[test]
fn a_need_that_rose_while_the_sum_stayed_asks_for_reasons() {
    let bench = assessed_twice(SOME_HELP, DAILY_HELP);
    let limit = "[limit 4 weighted points, sum up by 2 %]";
    assert_eq!(
        bench.says("need_rose"),
        format!(
            "Need rose from 6.25 to 12.50 weighted points between 1 Jun 2025 and 1 Jun 2026 (both \
             under today's RAS), but the sum is still the £190.00 a week agreed on 12 Jul 2025 \
             {limit}"
        )
    );
    let with_present = |amount: &str| {
        let mut bench = assessed_twice(SOME_HELP, DAILY_HELP);
        bench.register.present = Some(PerWeek(pounds(amount)));
        bench.says("need_rose")
    };
    assert!(
        with_present("193.80")
            .contains("but the sum, £190.00 a week agreed on 12 Jul 2025, is now £193.80 a week"),
        "two per cent more is still the same"
    );
    assert_eq!(with_present("193.81"), "", "the sum rose");
    assert_ne!(with_present("150"), "", "the sum fell");
}

fn with_no_visits() -> [(&'static str, &'static str); 4] {
    [
        ("washing", "some"),
        ("family_help", "none"),
        ("visits", "0/week"),
        ("nights", "0"),
    ]
}

#[test]
fn a_need_that_did_not_rise_enough_is_silent() {
    let latest = |visits, nights| {
        let answers = [
            ("washing", "some"),
            ("family_help", "none"),
            ("visits", visits),
            ("nights", nights),
        ];
        assessed_twice(&with_no_visits(), &answers).says("need_rose")
    };
    assert_eq!(latest("5.6/week", "1"), "", "up by 1 and 3, at the limit");
    assert!(latest("5.67/week", "1").contains("Need rose from 5.00 to 9.01 weighted points"));
    assert_eq!(assessed_twice(DAILY_HELP, SOME_HELP).says("need_rose"), "");
    assert_eq!(scored(DAILY_HELP).says("need_rose"), "", "assessed once");
}

#[test]
fn a_sum_agreed_after_the_latest_assessment_knew_of_the_risen_need() {
    let on = |date: &str| {
        let mut bench = assessed_twice(SOME_HELP, DAILY_HELP);
        bench.register.agreed = Some(agreed("190", date));
        bench.flags("need_rose").len()
    };
    assert_eq!(
        [on("2026-05-31"), on("2026-06-01"), on("2026-07-01")],
        [1, 0, 0]
    );
}

#[test]
fn what_cannot_be_compared_is_said_and_only_informs() {
    let said = |bench: &Bench| {
        let flags = bench.flags("need_rose");
        let informs = flags[0].kind == FlagKind::Inform;
        assert!(informs && flags.len() == 1);
        flags[0].sentence.clone()
    };
    let missing = assessed_twice(&SOME_HELP[1..], DAILY_HELP);
    assert_eq!(
        said(&missing),
        "Cannot compare: the earlier assessment of 1 Jun 2025 cannot be scored under today's RAS: \
         1 answer missing: \"How much help do you need to wash?\""
    );
    let mut other_form = assessed_twice(&[("bathing", "2")], DAILY_HELP);
    other_form.case.assessments[0].form = Some("old".into());
    let before = other_form.case.assessments[0].clone();
    let again = scoring::score(
        &other_form.ras,
        &other_form.case.person,
        &before,
        other_form.on,
    );
    other_form.earlier = again.err().map(Assessed::Unscorable);
    assert_eq!(
        said(&other_form),
        "Cannot compare: the earlier assessment of 1 Jun 2025 cannot be scored under today's RAS: \
         the assessment was made on form \"old\"; this RAS reads form \"toy\""
    );
    let mut not_scored = assessed_twice(SOME_HELP, DAILY_HELP);
    not_scored.earlier = None;
    assert_eq!(
        said(&not_scored),
        "Cannot compare: the earlier assessment was not scored again"
    );
    let mut nothing_agreed = assessed_twice(SOME_HELP, DAILY_HELP);
    nothing_agreed.register.agreed = None;
    assert_eq!(
        said(&nothing_agreed),
        "Cannot compare: need rose, but no sum agreed before is known"
    );
    let mut computed_elsewhere = assessed_twice(SOME_HELP, DAILY_HELP);
    computed_elsewhere.assessed = Bench::with("400", "410").assessed;
    assert_eq!(
        said(&computed_elsewhere),
        "Cannot compare: the indicative budget was computed elsewhere (the old system)"
    );
}

#[test]
fn a_look_at_a_case_scores_its_earlier_assessment_again_and_asks_the_register() {
    let bench = assessed_twice(SOME_HELP, DAILY_HELP);
    let look = |register: &FromRegister| {
        let (case, assessed) = (&bench.case, &bench.assessed);
        let raised = flags::look(&bench.tolerances, bench.around(), case, assessed, register);
        let rose = |flag: &&Raised| flag.code == "need_rose";
        raised.iter().find(rose).map(|flag| flag.sentence.clone())
    };
    let rose = look(&bench.register).expect("the need rose");
    assert!(
        rose.contains("from 6.25 to 12.50 weighted points"),
        "{rose}"
    );
    let nothing_agreed = look(&FromRegister::default()).expect("it cannot tell");
    assert!(nothing_agreed.starts_with("Cannot compare"));
    let agreed_since = FromRegister {
        present: None,
        agreed: Some(agreed("190", "2026-07-01")),
    };
    assert_eq!(look(&agreed_since), None);
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
