//! What to look at in floors: one above the most that a case can reach stands in place of every
//! result.

use super::please_look::Looking;
use crate::config::adjustment::{Adjustment, Level, Operation};
use crate::config::dated::Dated;
use crate::config::most::Most;
use crate::config::ras::Ras;
use crate::config::ras_places::RasPlaces;
use crate::config::step::{Base, StepKind};
use crate::terms::date::Date;
use crate::terms::number::shortest;
use rust_decimal::Decimal;

const ASK: &str = "nobody gets more or less than the floor: is one of the figures mistyped?";

/// What to look at, file by file.
pub(in crate::config) fn floors<'a>(ras: &Ras, places: &'a RasPlaces) -> [Looking<'a>; 2] {
    let mut domains = Looking::at(&places.domains);
    for domain in &ras.domains {
        if let Some(floor) = &domain.floor {
            above(
                &mut domains,
                floor,
                |on| Most { ras, on }.points(domain),
                "points",
            );
        }
    }
    let mut adjustments = Looking::at(&places.adjustments);
    for (at, step) in ras.steps.iter().enumerate() {
        let (StepKind::AdjustPoints { adjustment, .. } | StepKind::AdjustMoney { adjustment, .. }) =
            &step.does
        else {
            continue;
        };
        let floor = ras.adjustment(adjustment);
        let Some(floor) = floor.filter(|a| a.operation == Operation::Floor && a.times.is_none())
        else {
            continue;
        };
        let is_so_far =
            !matches!(&step.does, StepKind::AdjustMoney { base, .. } if *base != Base::SoFar);
        let reached = |on| {
            is_so_far
                .then(|| reached(Most { ras, on }, floor, at))
                .flatten()
        };
        let what = if floor.level == Level::Money {
            "money"
        } else {
            "points"
        };
        for value in &floor.values {
            above(&mut adjustments, &value.value, reached, what);
        }
    }
    [domains, adjustments]
}

/// The most that there can be where a floor holds it; nothing where there is nothing yet.
fn reached(most: Most<'_>, floor: &Adjustment, at: usize) -> Option<Decimal> {
    let reached = match &floor.level {
        Level::Money => most.money_before(at),
        Level::Total(total) => most.total(total),
        Level::Points(_) | Level::WeightedPoints(_) | Level::Question(_) => None,
    };
    reached.filter(|reached| !reached.is_zero())
}

fn above(
    looking: &mut Looking<'_>,
    floor: &Dated<Decimal>,
    reached: impl Fn(Date) -> Option<Decimal>,
    of: &str,
) {
    let key = floor.key().to_string();
    for (at, value) in floor.values().iter().enumerate() {
        if let Some(most) = reached(value.from).filter(|most| value.value > *most) {
            let (least, most) = (shortest(value.value), shortest(most));
            let path = looking.value_path(&key, at);
            let what = format!("the floor is {least}, and no case can reach more {of} than {most}");
            looking.note(&path, what, ASK);
        }
    }
}
