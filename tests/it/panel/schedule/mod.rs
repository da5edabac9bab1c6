//! Transition schedules: dates, amounts, cost and saving, each figure reckoned by hand beside it.

#![expect(
    clippy::expect_used,
    reason = "an example that cannot be made is a failed test"
)]

mod laws;
mod refused;

use jiff::civil::date;
use ras_panel::panel::schedule::schedule;
use ras_panel::panel::transition::{FirstPeriod, Profile, Schedule, ScheduleStep, TransitionTerms};
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
    // The year after, all of it below: 366 days of 198.60 (a leap year), ÷ 7 = 10,383.942…
    let both = [
        ("2026-27".to_owned(), 170_229),
        ("2027-28".to_owned(), 1_038_394),
    ];
    assert_eq!(savings(&found), both);
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
    // Seven days to 31 March at 70.00 a week, then 366 (a leap year).
    let years = |sign: i64| {
        let years = [("2026-27", 7_000), ("2027-28", 366_000)];
        years.map(|(year, pence)| (year.to_owned(), sign * pence))
    };
    assert_eq!(savings(&down), years(1));
    let up = of(&at_once, 13_000, 20_000);
    assert_eq!(savings(&up), years(-1));
}

#[test]
fn a_short_transition_and_a_long_one_state_the_same_financial_years() {
    let years = |months| {
        let terms = terms(date(2026, 12, 15), months, Profile::EqualSteps);
        let told = savings(&of(&terms, 62_790, 37_200)).into_iter();
        told.collect::<Vec<_>>()
    };
    let (short, long) = (years(1), years(6));
    let labels = |told: &[(String, i64)]| -> Vec<String> {
        told.iter().map(|(year, _)| year.clone()).collect()
    };
    assert_eq!(labels(&short), ["2026-27", "2027-28"]);
    assert_eq!(labels(&long), labels(&short));
    let in_all = |told: &[(String, i64)]| told.iter().map(|(_, pence)| pence).sum::<i64>();
    assert!(in_all(&short) > in_all(&long), "{short:?} {long:?}");
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
    // New from 1 April: no transitional day lies in 2027-28, which is told all the same.
    let to_april = of(
        &terms(date(2027, 3, 1), 1, Profile::HoldThenDrop),
        17_000,
        10_000,
    );
    let both = [
        ("2026-27".to_owned(), 0),
        ("2027-28".to_owned(), 366 * 1_000),
    ];
    assert_eq!(savings(&to_april), both);
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

#[test]
fn the_new_amount_on_the_day_of_the_end_may_be_written_as_the_last_own_step() {
    let first = (date(2026, 12, 10), per_week(60_000));
    let last = (date(2027, 3, 1), per_week(41_380));
    let scheduled = |own: &[(Date, PerWeek)]| {
        let own = Profile::OwnSteps(own.to_vec());
        of(&terms(date(2026, 12, 1), 3, own), 61_240, 41_380)
    };
    assert_eq!(scheduled(&[first, last]), scheduled(&[first]));
    let held = terms(date(2026, 12, 1), 3, Profile::HoldThenDrop);
    assert_eq!(scheduled(&[last]), of(&held, 61_240, 41_380));
    let floored = TransitionTerms {
        floor: Some(per_week(50_000)),
        ..terms(date(2026, 12, 1), 3, Profile::OwnSteps(vec![first, last]))
    };
    let expected = [
        (date(2026, 12, 1), 61_240),
        (date(2026, 12, 10), 60_000),
        (date(2027, 3, 1), 41_380),
    ];
    assert_eq!(amounts(&of(&floored, 61_240, 41_380)), expected);
}
