//! Transition schedules: dates, amounts, cost and saving, each figure reckoned by hand beside it.

#![expect(
    clippy::expect_used,
    reason = "an example that cannot be made is a failed test"
)]

use jiff::civil::date;
use proptest::prelude::*;
use ras_panel::panel::schedule::schedule;
use ras_panel::panel::transition::{
    FirstPeriod, Profile, Schedule, ScheduleProblem, ScheduleStep, TransitionTerms,
};
use ras_panel::terms::date::{Date, FinancialYear, days_after, months_after};
use ras_panel::terms::money::{Money, PerWeek};
use rust_decimal::dec;

fn per_week(pence: i64) -> PerWeek {
    PerWeek(Money::from_pence(pence).expect("in bounds"))
}

fn terms(start: Date, months: u32, profile: Profile) -> TransitionTerms {
    TransitionTerms {
        start,
        months,
        profile,
        first_period: FirstPeriod::PresentAmount,
        floor: None,
    }
}

fn of(terms: &TransitionTerms, present: i64, new: i64) -> Schedule {
    schedule(terms, per_week(present), per_week(new)).expect("a schedule")
}

fn amounts(schedule: &Schedule) -> Vec<(Date, i64)> {
    let pair = |step: &ScheduleStep| (step.from, step.amount.0.pence());
    schedule.steps.iter().map(pair).collect()
}

fn savings(schedule: &Schedule) -> Vec<(String, i64)> {
    let pair = |(year, saving): &(FinancialYear, Money)| (year.label(), saving.pence());
    schedule.saving_by_year.iter().map(pair).collect()
}

/// December: 31 days at 198.60 above the new amount; January: 31 at 132.40; February: 28 at 66.20.
/// (6,156.60 + 4,104.40 + 1,853.60) ÷ 7 = 12,114.60 ÷ 7 = 1,730.657…
/// Saving to 31 March: (31 × 66.20 + 28 × 132.40 + 31 × 198.60) ÷ 7 = 11,916.00 ÷ 7 = 1,702.285…
#[test]
fn the_northfold_example_comes_out_to_the_penny() {
    let found = of(
        &terms(date(2026, 12, 1), 3, Profile::EqualSteps),
        61_240,
        41_380,
    );
    let expected = [
        (date(2026, 12, 1), 61_240),
        (date(2027, 1, 1), 54_620),
        (date(2027, 2, 1), 48_000),
        (date(2027, 3, 1), 41_380),
    ];
    assert_eq!(amounts(&found), expected);
    assert_eq!(found.cost.pence(), 173_066);
    assert_eq!(savings(&found), [("2026-27".to_owned(), 170_229)]);
    assert_eq!(found.paid_on(date(2027, 1, 31)), per_week(54_620));
    assert_eq!(found.paid_on(date(2026, 11, 30)), per_week(61_240));
    assert_eq!(
        found.next_after(date(2027, 2, 1)).map(|s| s.from),
        Some(date(2027, 3, 1))
    );
    assert_eq!(found.next_after(date(2027, 3, 1)), None);
}

#[test]
fn already_at_the_first_step_every_amount_comes_one_period_sooner() {
    let mut sooner = terms(date(2026, 12, 1), 3, Profile::EqualSteps);
    sooner.first_period = FirstPeriod::FirstStep;
    let expected = [
        (date(2026, 12, 1), 54_620),
        (date(2027, 1, 1), 48_000),
        (date(2027, 2, 1), 41_380),
    ];
    let found = of(&sooner, 61_240, 41_380);
    assert_eq!(amounts(&found), expected);
    // (31 × 132.40 + 31 × 66.20) ÷ 7 = 6,156.60 ÷ 7 = 879.514…
    assert_eq!(found.cost.pence(), 87_951);
}

#[test]
fn steps_run_from_the_original_start_and_leap_days_count() {
    let on = |year| of(&terms(date(year, 1, 31), 3, Profile::EqualSteps), 30_000, 0);
    let days: Vec<Date> = on(2028).steps.iter().map(|step| step.from).collect();
    let expected = [
        date(2028, 1, 31),
        date(2028, 2, 29),
        date(2028, 3, 31),
        date(2028, 4, 30),
    ];
    assert_eq!(days, expected);
    // 2028: 29 × 300 + 31 × 200 + 30 × 100 = 17,900 ÷ 7 = 2,557.142…
    assert_eq!(on(2028).cost.pence(), 255_714);
    // 2027: 28 × 300 + 31 × 200 + 30 × 100 = 17,600 ÷ 7 = 2,514.285…
    assert_eq!(on(2027).cost.pence(), 251_429);
}

#[test]
fn a_start_on_the_first_of_december_pays_the_new_amount_from_the_first_of_march() {
    for (year, last_day) in [(2026, date(2027, 2, 28)), (2027, date(2028, 2, 29))] {
        let found = of(
            &terms(date(year, 12, 1), 3, Profile::HoldThenDrop),
            20_000,
            10_000,
        );
        assert_eq!(found.new_from(), Some(date(year + 1, 3, 1)));
        assert_eq!(found.paid_on(last_day), per_week(20_000));
        assert_eq!(found.paid_on(date(year + 1, 3, 1)), per_week(10_000));
    }
}

/// A fall over 13 exact weeks costs 7 or 6 weeks of the whole fall: 13 + 12 + … + 1 = 91 = 7 × 13,
/// and 12 + 11 + … + 0 = 78 = 6 × 13.
#[test]
fn a_straight_line_over_thirteen_weeks_costs_seven_or_six_weeks_of_the_fall() {
    let thirteen_weeks = terms(date(2027, 3, 31), 3, Profile::StraightLine);
    assert_eq!(
        months_after(date(2027, 3, 31), 3),
        days_after(date(2027, 3, 31), 91)
    );
    assert_eq!(of(&thirteen_weeks, 23_000, 10_000).cost.pence(), 7 * 13_000);
    let sooner = TransitionTerms {
        first_period: FirstPeriod::FirstStep,
        ..thirteen_weeks
    };
    assert_eq!(of(&sooner, 23_000, 10_000).cost.pence(), 6 * 13_000);
}

/// February 2028 has 29 days: four whole weeks and one day. The line falls 29.00 in 29 days.
#[test]
fn the_last_week_of_a_straight_line_counts_by_days() {
    let found = of(
        &terms(date(2028, 2, 1), 1, Profile::StraightLine),
        12_900,
        10_000,
    );
    let expected = [
        (date(2028, 2, 1), 12_900),
        (date(2028, 2, 8), 12_200),
        (date(2028, 2, 15), 11_500),
        (date(2028, 2, 22), 10_800),
        (date(2028, 2, 29), 10_100),
        (date(2028, 3, 1), 10_000),
    ];
    assert_eq!(amounts(&found), expected);
    // 29 + 22 + 15 + 8 and one day of 1.00: 74 + 1 ÷ 7 = 74.142…
    assert_eq!(found.cost.pence(), 7_414);
}

#[test]
fn at_once_takes_the_new_amount_from_the_first_day_up_or_down() {
    let at_once = terms(date(2027, 3, 25), 0, Profile::AtOnce);
    let down = of(&at_once, 20_000, 13_000);
    assert_eq!(amounts(&down), [(date(2027, 3, 25), 13_000)]);
    assert_eq!(down.cost, Money::ZERO);
    // Seven days to 31 March at 70.00 a week.
    assert_eq!(savings(&down), [("2026-27".to_owned(), 7_000)]);
    let up = of(&at_once, 13_000, 20_000);
    assert_eq!(savings(&up), [("2026-27".to_owned(), -7_000)]);
}

#[test]
fn a_transition_across_the_first_of_april_states_both_years() {
    let found = of(
        &terms(date(2027, 3, 1), 2, Profile::HoldThenDrop),
        17_000,
        10_000,
    );
    // New from 1 May 2027: 336 days to 31 March 2028 (a leap year), each 70.00 ÷ 7.
    assert_eq!(
        savings(&found),
        [
            ("2026-27".to_owned(), 0),
            ("2027-28".to_owned(), 336 * 1_000)
        ]
    );
    // New from 1 April: no transitional day lies in 2027-28.
    let to_april = of(
        &terms(date(2027, 3, 1), 1, Profile::HoldThenDrop),
        17_000,
        10_000,
    );
    assert_eq!(savings(&to_april), [("2026-27".to_owned(), 0)]);
}

#[test]
fn steps_of_at_most_a_percentage_are_rounded_down_and_never_exceed_it() {
    let found = of(
        &terms(date(2026, 12, 1), 3, Profile::PercentPerStep(dec!(12.5))),
        61_243,
        41_380,
    );
    // 12.5 % of 612.43 is 76.55375: 76.55 a step.
    assert_eq!(
        amounts(&found),
        [
            (date(2026, 12, 1), 61_243),
            (date(2027, 1, 1), 53_588),
            (date(2027, 2, 1), 45_933),
            (date(2027, 3, 1), 41_380),
        ]
    );
}

#[test]
fn steps_of_at_most_an_amount_end_as_soon_as_the_new_amount_is_reached() {
    let most = Profile::AmountPerStep(per_week(15_000));
    let found = of(&terms(date(2026, 12, 1), 3, most), 61_240, 41_380);
    assert_eq!(
        amounts(&found),
        [
            (date(2026, 12, 1), 61_240),
            (date(2027, 1, 1), 46_240),
            (date(2027, 2, 1), 41_380),
        ]
    );
}

#[test]
fn a_floor_holds_until_the_end_and_not_beyond() {
    let mut kept = terms(date(2026, 12, 1), 3, Profile::EqualSteps);
    kept.floor = Some(per_week(50_000));
    let expected = [
        (date(2026, 12, 1), 61_240),
        (date(2027, 1, 1), 54_620),
        (date(2027, 2, 1), 50_000),
        (date(2027, 3, 1), 41_380),
    ];
    assert_eq!(amounts(&of(&kept, 61_240, 41_380)), expected);
    kept.profile = Profile::AmountPerStep(per_week(8_000));
    let expected = [
        (date(2026, 12, 1), 61_240),
        (date(2027, 1, 1), 53_240),
        (date(2027, 2, 1), 50_000),
        (date(2027, 3, 1), 41_380),
    ];
    assert_eq!(amounts(&of(&kept, 61_240, 41_380)), expected);
}

#[test]
fn own_steps_are_taken_as_given_and_the_new_amount_comes_at_the_end() {
    let own = Profile::OwnSteps(vec![
        (date(2026, 12, 10), per_week(60_000)),
        (date(2027, 1, 20), per_week(45_000)),
    ]);
    let expected = [
        (date(2026, 12, 1), 61_240),
        (date(2026, 12, 10), 60_000),
        (date(2027, 1, 20), 45_000),
        (date(2027, 3, 1), 41_380),
    ];
    assert_eq!(
        amounts(&of(&terms(date(2026, 12, 1), 3, own), 61_240, 41_380)),
        expected
    );
}

const START: Date = date(2026, 12, 1);

fn own(steps: &[(Date, i64)]) -> TransitionTerms {
    let steps = steps.iter().map(|&(day, pence)| (day, per_week(pence)));
    terms(START, 3, Profile::OwnSteps(steps.collect()))
}

/// Terms that are refused, the nearest that are not, and the exact words.
fn refused_beside_lawful(cases: &[(TransitionTerms, TransitionTerms, &str)]) {
    let found = |terms| schedule(terms, per_week(61_240), per_week(41_380)).map(|s| s.steps);
    for (refused, lawful, expected) in cases {
        let refusal = found(refused).map_err(|problem| problem.to_string());
        assert_eq!(refusal, Err((*expected).to_owned()));
        assert!(found(lawful).is_ok(), "{expected}");
    }
}

#[test]
fn lengths_floors_and_steps_that_cannot_be_kept_are_refused() {
    let months = |months| terms(START, months, Profile::EqualSteps);
    let most = |pence| terms(START, 3, Profile::AmountPerStep(per_week(pence)));
    let percent = |percent| terms(START, 3, Profile::PercentPerStep(percent));
    let floor = |pence| TransitionTerms {
        floor: Some(per_week(pence)),
        ..terms(START, 3, Profile::EqualSteps)
    };
    refused_beside_lawful(&[
        (
            months(0),
            months(1),
            "steps need at least 1 month; choose \"at once\" for the new amount from the start",
        ),
        (
            months(121),
            months(120),
            "121 months are more than the 120 that can be reckoned; give 120 or fewer",
        ),
        (
            floor(61_241),
            floor(61_240),
            "the floor of £612.41 is above the present £612.40; give a floor between the two",
        ),
        (
            percent(dec!(0)),
            percent(dec!(11)),
            "0 % a step cannot be used; give more than 0 and at most 100",
        ),
        (
            percent(dec!(100.5)),
            percent(dec!(100)),
            "100.5 % a step cannot be used; give more than 0 and at most 100",
        ),
        (
            most(0),
            most(6_620),
            "a step of £0.00 never reaches the new amount; give at least £0.01",
        ),
        (
            most(6_619),
            most(6_620),
            "steps of at most £66.19 do not reach the new amount within 3 months; give larger \
             steps or 4 months",
        ),
    ]);
}

#[test]
fn own_steps_that_rise_stray_or_go_too_low_are_refused() {
    let last = date(2027, 2, 28);
    refused_beside_lawful(&[
        (
            own(&[]),
            own(&[(START, 61_240)]),
            "no step is given; give at least one date with its amount",
        ),
        (
            own(&[(date(2026, 11, 30), 60_000)]),
            own(&[(START, 60_000)]),
            "the step on 30 Nov 2026 lies outside the transition; give a day from 1 Dec 2026 to \
             before 1 Mar 2027",
        ),
        (
            own(&[(date(2027, 3, 1), 60_000)]),
            own(&[(last, 60_000)]),
            "the step on 1 Mar 2027 lies outside the transition; give a day from 1 Dec 2026 to \
             before 1 Mar 2027",
        ),
        (
            own(&[(last, 60_000), (last, 50_000)]),
            own(&[(START, 60_000), (last, 50_000)]),
            "the step on 28 Feb 2027 is not after the one before it; put the steps in order, one \
             a day",
        ),
        (
            own(&[(START, 61_241)]),
            own(&[(START, 61_240)]),
            "£612.41 on 1 Dec 2026 is above the £612.40 before it; steps only go down",
        ),
        (
            own(&[(START, 41_379)]),
            own(&[(START, 41_380)]),
            "£413.79 on 1 Dec 2026 is below £413.80, which is kept until the end; give at least \
             that",
        ),
    ]);
}

#[test]
fn an_increase_and_an_amount_below_zero_have_no_schedule() {
    let steps = terms(date(2026, 12, 1), 3, Profile::EqualSteps);
    let of = |present, new| {
        let found = schedule(&steps, per_week(present), per_week(new));
        found
            .map(|s| s.steps)
            .map_err(|problem| problem.to_string())
    };
    assert_eq!(
        of(41_380, 41_381),
        Err(
            "£413.81 a week is above the present £413.80: an increase takes effect at once, \
             never in steps; choose the profile \"at once\""
                .to_owned()
        )
    );
    assert_eq!(
        of(100, -1),
        Err("£−0.01 a week is below zero; give £0.00 or more".to_owned())
    );
    let far = terms(date(9999, 12, 1), 3, Profile::EqualSteps);
    let found = schedule(&far, per_week(2), per_week(1));
    assert_eq!(found, Err(ScheduleProblem::OutOfBounds));
}

fn a_profile() -> impl Strategy<Value = Profile> {
    prop_oneof![
        Just(Profile::AtOnce),
        Just(Profile::EqualSteps),
        Just(Profile::StraightLine),
        Just(Profile::HoldThenDrop),
        (1_i64..=100).prop_map(|percent| Profile::PercentPerStep(percent.into())),
        (1_i64..=90_000).prop_map(|pence| Profile::AmountPerStep(per_week(pence))),
    ]
}

prop_compose! {
    fn any_terms()(
        day in 0_i32..1_500,
        months in 1_u32..=24,
        profile in a_profile(),
        sooner in any::<bool>(),
        floor in proptest::option::of(0_i64..=200_000),
    ) -> TransitionTerms {
        TransitionTerms {
            start: days_after(date(2026, 1, 1), day).expect("within the calendar"),
            months,
            profile,
            first_period: if sooner { FirstPeriod::FirstStep } else { FirstPeriod::PresentAmount },
            floor: floor.map(per_week),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn amounts_never_rise_and_the_new_one_is_in_force_by_start_plus_months(
        terms in any_terms(), new in 0_i64..100_000, fall in 0_i64..100_000,
    ) {
        let (present, new) = (per_week(new + fall), per_week(new));
        if let Ok(found) = schedule(&terms, present, new) {
            let mut before = (None, present);
            for step in &found.steps {
                prop_assert!(step.amount <= before.1);
                prop_assert!(before.0.is_none_or(|day| step.from > day));
                before = (Some(step.from), step.amount);
            }
            prop_assert_eq!(before.1, new);
            prop_assert_eq!(found.starts(), Some(terms.start));
            prop_assert!(found.new_from() <= months_after(terms.start, terms.months));
        }
    }

    #[test]
    fn the_cost_is_the_sum_of_what_each_day_pays_above_the_new_amount(
        terms in any_terms(), new in 0_i64..100_000, fall in 0_i64..100_000,
    ) {
        let (present, new) = (per_week(new + fall), per_week(new));
        if let Ok(found) = schedule(&terms, present, new) {
            let end = months_after(terms.start, terms.months).expect("within the calendar");
            let mut day = terms.start;
            let (mut above, mut below) = (0_i64, 0_i64);
            let years = found.saving_by_year.last().and_then(|(year, _)| year.end());
            while day < end.max(years.expect("a year")) {
                let paid = found.paid_on(day).0.pence();
                above += paid - new.0.pence();
                below += if Some(day) < years { present.0.pence() - paid } else { 0 };
                day = day.tomorrow().expect("within the calendar");
            }
            // A seventh of whole pence is never a half: nearest whole number, positive sums.
            prop_assert_eq!(found.cost.pence(), (above + 3) / 7);
            let saved: i64 = found.saving_by_year.iter().map(|(_, saving)| saving.pence()).sum();
            let n_years = i64::try_from(found.saving_by_year.len()).expect("few");
            prop_assert!((saved * 7 - below).abs() <= 4 * n_years);
        }
    }
}
