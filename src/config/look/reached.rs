//! What to look at in points that are asked for: more than any case can reach is never met.

use super::please_look::Looking;
use crate::config::adjustment::Level;
use crate::config::allocation::{AllocationKind, AllocationTable};
use crate::config::check::ras_under_check::atoms;
use crate::config::condition::{Condition, PointsOf};
use crate::config::most::Most;
use crate::config::ras::Ras;
use crate::config::ras_places::RasPlaces;
use crate::config::step::StepKind;
use crate::terms::date::Date;
use crate::terms::ids::TotalId;
use crate::terms::number::shortest;
use rust_decimal::Decimal;

/// What to look at, file by file.
pub(in crate::config) fn reached<'a>(ras: &Ras, places: &'a RasPlaces) -> Vec<Looking<'a>> {
    let mut steps = Looking::at(&places.ras);
    let mut tables = Looking::at(&places.allocation);
    for step in &ras.steps {
        asked(
            &mut steps,
            ras,
            &format!("step.{}.when", step.id),
            &step.when,
        );
        if let StepKind::Allocate { table, total, .. } = &step.does
            && let Some(table) = ras.table(table)
        {
            rows(&mut tables, ras, (table, total));
        }
    }
    let mut adjustments = Looking::at(&places.adjustments);
    for adjustment in &ras.adjustments {
        for (at, value) in adjustment.values.iter().enumerate() {
            let path = format!("adjustment.{}.values.{}.when", adjustment.id, at + 1);
            asked(&mut adjustments, ras, &path, &value.when);
        }
    }
    vec![steps, adjustments, tables]
}

/// Notes a part of a condition that asks for more weighted points than there can be.
fn asked(looking: &mut Looking<'_>, ras: &Ras, path: &str, condition: &Condition) {
    for (path, atom) in atoms(path, condition) {
        let Condition::WeightedPoints {
            of,
            at_least: Some(least),
            ..
        } = atom
        else {
            continue;
        };
        let on = ras.in_force_from;
        let most = match of {
            PointsOf::Domain(id) => ras
                .domain(id)
                .and_then(|domain| Most { ras, on }.weighted(domain)),
            PointsOf::Total(id) => of_total(ras, id, on),
        };
        if let Some(most) = most.filter(|most| least > most) {
            let (least, most) = (shortest(*least), shortest(most));
            let what = format!(
                "asks for {least} weighted points or more, and no case can reach more than {most}"
            );
            looking.note(&path, what, "it never holds: is a digit too many written?");
        }
    }
}

/// Notes rows of a table that begin above the most points that there can be.
fn rows(looking: &mut Looking<'_>, ras: &Ras, (table, total): (&AllocationTable, &TotalId)) {
    let (AllocationKind::Bands { editions, .. } | AllocationKind::CappedPerPoint { editions, .. }) =
        &table.kind
    else {
        return;
    };
    for (edition, at) in editions.values().iter().enumerate() {
        let Some(most) = of_total(ras, total, at.from) else {
            continue;
        };
        let rows = at.value.rows.iter().enumerate();
        let above = rows.filter(|(_, row)| row.low.is_some_and(|low| low > most));
        for (row, band) in above {
            let ends = band.ends_words(at.value.intervals);
            let path = format!(
                "table.{}.edition.{}.bands.{}",
                table.id,
                edition + 1,
                row + 1
            );
            let most = shortest(most);
            let what = format!(
                "the row ({ends}) is for points that no case can reach: the most \
                                are {most}"
            );
            looking.note(&path, what, "nobody gets its amount: is an end mistyped?");
        }
    }
}

/// The most weighted points of a total; nothing where they cannot be told, as after an adjustment.
fn of_total(ras: &Ras, total: &TotalId, on: Date) -> Option<Decimal> {
    let changed = |level: &Level| matches!(level, Level::Total(id) if id == total);
    let mut levels = ras.adjustments.iter().map(|adjustment| &adjustment.level);
    match levels.any(changed) {
        true => None,
        false => Most { ras, on }.total(total),
    }
}
