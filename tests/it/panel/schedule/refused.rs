//! Transitions that cannot be scheduled, each beside a lawful one that differs in one point.

use super::{per_week, terms};
use jiff::civil::date;
use ras_panel::panel::schedule::schedule;
use ras_panel::panel::transition::{Profile, ScheduleProblem, TransitionTerms};
use ras_panel::terms::date::Date;
use rust_decimal::dec;

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
            floor(41_380),
            floor(41_381),
            "the floor of £413.80 is not above the new £413.80, below which no step goes; give a \
             floor between the present and the new amount, or none",
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
             before 1 Mar 2027, on which the new £413.80 comes by itself",
        ),
        (
            own(&[(date(2027, 3, 1), 60_000)]),
            own(&[(last, 60_000)]),
            "the step on 1 Mar 2027 lies outside the transition; give a day from 1 Dec 2026 to \
             before 1 Mar 2027, on which the new £413.80 comes by itself",
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
        Err("−£0.01 a week is below zero; give £0.00 or more".to_owned())
    );
    let far = terms(date(9999, 12, 1), 3, Profile::EqualSteps);
    let found = schedule(&far, per_week(2), per_week(1));
    assert_eq!(found, Err(ScheduleProblem::OutOfBounds));
}
