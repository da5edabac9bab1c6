//! What holds for every transition: amounts never rise, cost and saving are sums over days.

use super::per_week;
use jiff::civil::date;
use proptest::prelude::*;
use ras_panel::panel::schedule::schedule;
use ras_panel::panel::transition::{FirstPeriod, Profile, TransitionTerms};
use ras_panel::terms::date::{days_after, months_after};

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
