//! What to look at in steps and adjustments that add: a total that two steps allocate, an
//! adjustment that two steps make, two that are the same uplift, family support that adds, and a
//! limit of taking off where nothing is taken off.

use super::please_look::Looking;
use crate::config::adjustment::{Adjustment, Level, Operation};
use crate::config::condition::Condition;
use crate::config::dated::Dated;
use crate::config::possible::possible;
use crate::config::ras::Ras;
use crate::config::ras_places::RasPlaces;
use crate::config::step::{Step, StepKind};
use crate::terms::ids::AdjustmentId;
use crate::terms::number::shortest;
use rust_decimal::Decimal;

/// What to look at, file by file.
pub(in crate::config) fn twice<'a>(ras: &Ras, places: &'a RasPlaces) -> Vec<Looking<'a>> {
    let mut steps = Looking::at(&places.ras);
    for (at, step) in ras.steps.iter().enumerate() {
        allocated_again(&mut steps, ras, at, step);
        again(&mut steps, ras, at, step);
        same_uplift(&mut steps, ras, at, step);
    }
    let mut adjustments = Looking::at(&places.adjustments);
    for adjustment in &ras.adjustments {
        stops_nothing(&mut adjustments, adjustment);
        if adjustment.willingness.is_some() {
            adds_to_support(&mut adjustments, adjustment);
        }
    }
    vec![steps, adjustments]
}

fn made_by(step: &Step) -> Option<&AdjustmentId> {
    match &step.does {
        StepKind::AdjustMoney { adjustment, .. } | StepKind::AdjustPoints { adjustment, .. } => {
            Some(adjustment)
        }
        _ => None,
    }
}

/// Notes a total that an earlier step turns into money for the same cases by the same table: what
/// both give is added up.
fn allocated_again(looking: &mut Looking<'_>, ras: &Ras, at: usize, step: &Step) {
    let allocates = |step: &Step| match &step.does {
        StepKind::Allocate { table, total, .. } => Some((table.clone(), total.clone())),
        _ => None,
    };
    let Some(this) = allocates(step) else {
        return;
    };
    let earlier = ras.steps.iter().take(at).find(|earlier| {
        let both = Condition::All([earlier.when.clone(), step.when.clone()].into());
        allocates(earlier).as_ref() == Some(&this) && possible(ras, &both)
    });
    if let Some(earlier) = earlier {
        let ((table, total), earlier) = (&this, &earlier.id);
        let what = format!(
            "the step \"{earlier}\" allocates the total \"{total}\" by the table \"{table}\" \
             already"
        );
        let ask = "some cases meet both, and what both give is added up: is one of them too many?";
        looking.note(&format!("step.{}.table", step.id), what, ask);
    }
}

/// Notes an adjustment that an earlier step makes for the same cases; a floor or a cap may be held
/// twice.
fn again(looking: &mut Looking<'_>, ras: &Ras, at: usize, step: &Step) {
    let adjustment = made_by(step).and_then(|id| ras.adjustment(id));
    let limits = [Operation::Floor, Operation::Cap];
    let Some(adjustment) = adjustment.filter(|known| !limits.contains(&known.operation)) else {
        return;
    };
    let earlier = ras.steps.iter().take(at).find(|earlier| {
        let both = Condition::All([earlier.when.clone(), step.when.clone()].into());
        made_by(earlier) == Some(&adjustment.id) && possible(ras, &both)
    });
    if let Some(earlier) = earlier {
        let (id, earlier) = (&adjustment.id, &earlier.id);
        let what = format!("the step \"{earlier}\" makes the adjustment \"{id}\" already");
        let ask = "both are made, one after the other: is another adjustment meant?";
        looking.note(&format!("step.{}.adjustment", step.id), what, ask);
    }
}

/// Notes an adjustment of money that raises it by the same part as another one that an earlier step
/// makes for the same cases.
fn same_uplift(looking: &mut Looking<'_>, ras: &Ras, at: usize, step: &Step) {
    let this = made_by(step).and_then(|id| ras.adjustment(id));
    let Some(this) = this.filter(|this| this.level == Level::Money) else {
        return;
    };
    let steps = ras.steps.iter().take(at);
    let found = steps.into_iter().find_map(|earlier| {
        let other = ras.adjustment(made_by(earlier)?)?;
        let is_another = other.id != this.id && other.level == Level::Money;
        let raises = is_another.then(|| raises_alike(ras, (earlier, other), (step, this)))?;
        raises.map(|factor| (earlier, factor))
    });
    if let Some((earlier, factor)) = found {
        let percent = (factor - Decimal::ONE) * Decimal::ONE_HUNDRED;
        let (earlier, percent) = (&earlier.id, shortest(percent.normalize()));
        let what = format!("raises by {percent} per cent, as the step \"{earlier}\" does already");
        let ask = "both are made, one after the other: is it the same uplift twice?";
        looking.note(&format!("step.{}.adjustment", step.id), what, ask);
    }
}

/// By which factor both raise money for cases that have both, on a day when both are in force.
fn raises_alike(
    ras: &Ras,
    (earlier, other): (&Step, &Adjustment),
    (step, this): (&Step, &Adjustment),
) -> Option<Decimal> {
    let pairs = other
        .values
        .iter()
        .flat_map(|one| this.values.iter().map(move |two| (one, two)));
    pairs.into_iter().find_map(|(one, two)| {
        let whom = [&earlier.when, &step.when, &one.when, &two.when].map(Clone::clone);
        let both = Condition::All(whom.into());
        let mut days = two.value.values().iter().chain(one.value.values());
        let alike = days.find_map(|known| {
            let of = |series: &Dated<Decimal>| series.at(known.from).ok().map(|one| one.value);
            let first = factor(other.operation, of(&one.value)?)?;
            let second = factor(this.operation, of(&two.value)?)?;
            (first == second && first > Decimal::ONE).then_some(first)
        });
        alike.filter(|_| this.times.is_none() && other.times.is_none() && possible(ras, &both))
    })
}

/// What an operation makes of 1.
fn factor(operation: Operation, value: Decimal) -> Option<Decimal> {
    match operation {
        Operation::Percent => Decimal::ONE.checked_add(value.checked_div(Decimal::ONE_HUNDRED)?),
        Operation::Fraction => Decimal::ONE.checked_add(value),
        Operation::Multiply => Some(value),
        Operation::Divide => Decimal::ONE.checked_div(value),
        Operation::Add | Operation::Subtract | Operation::Floor | Operation::Cap => None,
    }
}

/// Notes a limit of taking off where nothing is taken off.
fn stops_nothing(looking: &mut Looking<'_>, adjustment: &Adjustment) {
    let mut values = adjustment
        .values
        .iter()
        .flat_map(|value| value.value.values());
    let adds = |value: Decimal| match adjustment.operation {
        Operation::Add | Operation::Percent | Operation::Fraction => value >= Decimal::ZERO,
        Operation::Subtract => value <= Decimal::ZERO,
        Operation::Multiply => value >= Decimal::ONE,
        Operation::Divide => value <= Decimal::ONE,
        Operation::Floor => true,
        Operation::Cap => false,
    };
    if adjustment.not_below.is_some() && values.all(|value| adds(value.value)) {
        let what = "nothing is taken off that could stop there".to_owned();
        let ask = "a least that is always reached is an adjustment with operation = \"floor\"";
        looking.note(
            &format!("adjustment.{}.not_below", adjustment.id),
            what,
            ask,
        );
    }
}

/// Notes support of family and friends that makes more of the points or the money.
fn adds_to_support(looking: &mut Looking<'_>, adjustment: &Adjustment) {
    for value in &adjustment.values {
        let key = value.value.key().to_string();
        for (at, value) in value.value.values().iter().enumerate() {
            let adds = match adjustment.operation {
                Operation::Percent | Operation::Fraction | Operation::Add => {
                    value.value > Decimal::ZERO
                }
                Operation::Multiply => value.value > Decimal::ONE,
                Operation::Divide => value.value < Decimal::ONE,
                Operation::Subtract => value.value < Decimal::ZERO,
                Operation::Floor | Operation::Cap => false,
            };
            if adds {
                let path = looking.value_path(&key, at);
                let what = format!("support that family give adds ({})", shortest(value.value));
                let ask = "what they give is taken off: is the sign or the factor mistyped?";
                looking.note(&path, what, ask);
            }
        }
    }
}
