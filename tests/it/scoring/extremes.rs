//! Figures out of every measure and steps out of every order: a result that adds up, or a problem
//! that says what is wrong; never a panic.

use crate::scoring::reproduced::{Dice, SCHEMES, assessment, on, person};
use proptest::prelude::*;
use ras_panel::config::adjustment::Operation;
use ras_panel::config::allocation::AllocationKind;
use ras_panel::config::dated::{Dated, DatedValue};
use ras_panel::config::domain::DomainWeighting;
use ras_panel::config::ras::Ras;
use ras_panel::config::step::{RoundingRule, StepKind};
use ras_panel::scoring;
use ras_panel::scoring::retrace::retrace;
use ras_panel::scoring::scored::RasResult;
use ras_panel::terms::money::Money;
use ras_panel::terms::rounding::Rounding;
use rust_decimal::Decimal;

/// A decimal of any size and sign, now and then zero.
fn figure(dice: &mut Dice) -> Decimal {
    let digits =
        (0..dice.up_to(29)).map(|_| char::from(b'0' + u8::try_from(dice.up_to(10)).unwrap()));
    let digits: String = digits.collect();
    let number: i128 = digits.parse().unwrap_or(0);
    let scale = u32::try_from(dice.up_to(29)).expect("small");
    let number = Decimal::try_from_i128_with_scale(number, scale).unwrap_or(Decimal::MAX);
    if dice.up_to(3) == 0 { -number } else { number }
}

fn spoil(series: &mut Dated<Decimal>, dice: &mut Dice) {
    if dice.up_to(4) == 0 {
        let from = series.values()[0].from;
        let reference = series.values()[0].reference.clone();
        let value = figure(dice);
        *series = Dated::new(
            series.key().clone(),
            vec![DatedValue {
                from,
                value,
                reference,
            }],
        )
        .expect("a series");
    }
}

fn spoil_rounding(rule: &mut RoundingRule, dice: &mut Dice) {
    if dice.up_to(8) == 0 {
        rule.to = figure(dice);
        rule.rounding = Rounding::ALL[dice.up_to(Rounding::ALL.len())].0;
    }
}

fn spoil_figures(ras: &mut Ras, dice: &mut Dice) {
    spoil(&mut ras.weeks_per_year, dice);
    for domain in &mut ras.domains {
        spoil_rounding(&mut domain.rounding, dice);
        if let DomainWeighting::Factor(series) | DomainWeighting::Percent(series) =
            &mut domain.weighting
        {
            spoil(series, dice);
        }
    }
    for adjustment in &mut ras.adjustments {
        adjustment.operation = Operation::ALL[dice.up_to(Operation::ALL.len())].0;
        for value in &mut adjustment.values {
            spoil(&mut value.value, dice);
        }
    }
    for table in &mut ras.tables {
        if let AllocationKind::PerPoint { price, .. } = &mut table.kind {
            spoil(price, dice);
        }
    }
    for step in &mut ras.steps {
        if let StepKind::AdjustPoints { rounding, .. }
        | StepKind::Allocate { rounding, .. }
        | StepKind::AdjustMoney { rounding, .. }
        | StepKind::Round { rounding } = &mut step.does
        {
            spoil_rounding(rounding, dice);
        }
    }
}

fn spoil_order(ras: &mut Ras, dice: &mut Dice) {
    for _ in 0..dice.up_to(4) {
        let (one, other) = (dice.up_to(ras.steps.len()), dice.up_to(ras.steps.len()));
        ras.steps.swap(one, other);
    }
    match dice.up_to(8) {
        0 => drop(ras.tables.pop()),
        1 => drop(ras.totals.pop()),
        2 => drop(ras.adjustments.pop()),
        3 => drop(ras.domains.pop()),
        4 => drop(ras.questions.pop()),
        5 => drop(ras.steps.remove(0)),
        _ => {}
    }
}

fn score_anyhow(ras: &Ras, dice: &mut Dice) {
    let person = person(dice);
    let assessment = assessment(ras, dice, false);
    match scoring::score(ras, &person, &assessment, on()) {
        Ok(scored) => {
            assert_eq!(retrace(&scored.trace), Ok(()));
            if let RasResult::Amount { stated, .. } = scored.result {
                let sum = Money::sum(scored.lines.iter().map(|line| line.amount));
                assert_eq!(sum, Some(stated));
            }
        }
        Err(problems) => assert!(!problems.is_empty()),
    }
}

proptest! {
    #[test]
    fn figures_out_of_every_measure_add_up_or_are_refused(seed: u64) {
        for ras in SCHEMES.iter() {
            let mut dice = Dice(seed);
            let mut ras = ras.clone();
            spoil_figures(&mut ras, &mut dice);
            score_anyhow(&ras, &mut dice);
        }
    }

    #[test]
    fn steps_out_of_order_and_missing_parts_are_refused_or_still_add_up(seed: u64) {
        for ras in SCHEMES.iter() {
            let mut dice = Dice(seed);
            let mut ras = ras.clone();
            spoil_order(&mut ras, &mut dice);
            score_anyhow(&ras, &mut dice);
        }
    }
}
