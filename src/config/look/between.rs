//! What to look at in the rows that points are looked up in: rows between points that cases can
//! have, which nobody ever reaches, and weighted points that fall as points rise.

use super::please_look::Looking;
use crate::config::allocation::AllocationKind;
use crate::config::bands::Bands;
use crate::config::check::ras_under_check::atoms;
use crate::config::condition::{Condition, PointsOf};
use crate::config::dated::DatedValue;
use crate::config::domain::{Domain, DomainWeighting};
use crate::config::ras::Ras;
use crate::config::ras_places::RasPlaces;
use crate::config::reachable::{Numbers, Reachable};
use crate::config::step::StepKind;
use crate::terms::number::shortest;
use rust_decimal::Decimal;

/// What to look at, file by file.
pub(in crate::config) fn between<'a>(ras: &Ras, places: &'a RasPlaces) -> Vec<Looking<'a>> {
    let mut domains = Looking::at(&places.domains);
    for domain in &ras.domains {
        if let DomainWeighting::Bands(editions) = &domain.weighting {
            for (at, edition) in editions.values().iter().enumerate() {
                let path = format!("domain.{}.weighting_bands.{}.bands", domain.id, at + 1);
                falling(&mut domains, &path, &edition.value);
                of_domain(&mut domains, ras, domain, (&path, edition));
            }
        }
    }
    let mut tables = Looking::at(&places.allocation);
    let mut steps = Looking::at(&places.ras);
    for step in &ras.steps {
        asked(
            &mut steps,
            ras,
            &format!("step.{}.when", step.id),
            &step.when,
        );
        let StepKind::Allocate { table, total, .. } = &step.does else {
            continue;
        };
        let Some(table) = ras.table(table) else {
            continue;
        };
        if let AllocationKind::Bands { editions, .. }
        | AllocationKind::CappedPerPoint { editions, .. } = &table.kind
        {
            for (at, edition) in editions.values().iter().enumerate() {
                let on = edition.from.max(ras.in_force_from);
                if let Some(known) = (Reachable { ras, on }).total(total) {
                    let path = format!("table.{}.edition.{}.bands", table.id, at + 1);
                    let mut gaps = gaps(&edition.value, &known);
                    // Those beyond the most are told of every table, by the most alone.
                    gaps.retain(|gap| gap.above.is_some());
                    note(&mut tables, &path, &gaps, "weighted points");
                }
            }
        }
    }
    let mut adjustments = Looking::at(&places.adjustments);
    for adjustment in &ras.adjustments {
        for (at, value) in adjustment.values.iter().enumerate() {
            let path = format!("adjustment.{}.values.{}.when", adjustment.id, at + 1);
            asked(&mut adjustments, ras, &path, &value.when);
        }
    }
    vec![steps, domains, adjustments, tables]
}

/// Notes rows of a domain that none of its points reach.
fn of_domain(
    looking: &mut Looking<'_>,
    ras: &Ras,
    domain: &Domain,
    (path, edition): (&str, &DatedValue<Bands<Decimal>>),
) {
    let on = edition.from.max(ras.in_force_from);
    if let Some(known) = (Reachable { ras, on }).points(domain) {
        note(looking, path, &gaps(&edition.value, &known), "points");
    }
}

/// A row that no case reaches, with the points nearest to it on both sides.
struct Gap {
    row: usize,
    ends: String,
    below: Decimal,
    /// None beyond the most.
    above: Option<Decimal>,
}

/// The rows that lie between points that cases can have, and those beyond the most.
fn gaps<T>(bands: &Bands<T>, known: &Numbers) -> Vec<Gap> {
    let rows = bands.rows.iter().enumerate();
    let gap = rows.filter_map(|(row, band)| {
        let is_in = |one: &&Decimal| {
            let found = bands.find(**one);
            found.is_some_and(|found| std::ptr::eq(found, band))
        };
        if known.iter().any(|one| is_in(&one)) {
            return None;
        }
        let above = band.high.and_then(|high| known.range(high..).next());
        Some(Gap {
            row,
            ends: band.ends_words(bands.intervals),
            below: known.range(..=band.low?).next_back().copied()?,
            above: above.copied(),
        })
    });
    gap.collect()
}

fn note(looking: &mut Looking<'_>, path: &str, gaps: &[Gap], of: &str) {
    for gap in gaps {
        let ends = &gap.ends;
        let below = shortest(gap.below);
        let nearest = match gap.above {
            Some(above) => {
                let above = shortest(above);
                format!("after {below} the next that answers give are {above}")
            }
            None => format!("the most are {below}"),
        };
        let what = format!("no case has {of} in the row ({ends}): {nearest}");
        let ask = "nobody gets what it gives: is an end, or a figure of an answer, mistyped?";
        looking.note(&format!("{path}.{}", gap.row + 1), what, ask);
    }
}

/// Notes a row that gives fewer weighted points than the one below it. Rows with labels are cells
/// of a matrix or grades, and need not rise.
fn falling(looking: &mut Looking<'_>, path: &str, bands: &Bands<Decimal>) {
    let pairs = bands.rows.iter().zip(bands.rows.iter().skip(1));
    for (row, (below, this)) in (1..).zip(pairs) {
        let named = below.label.is_some() && this.label.is_some();
        if this.gives < below.gives && !named {
            let (gives, before) = (shortest(this.gives), shortest(below.gives));
            let what = format!("gives {gives} weighted points, and fewer points give {before}");
            let ask = "more need, fewer weighted points: is one of the two mistyped?";
            looking.note(&format!("{path}.{}.points", row + 1), what, ask);
        }
    }
}

/// Notes a part of a condition whose bounds lie between points that cases can have.
fn asked(looking: &mut Looking<'_>, ras: &Ras, path: &str, condition: &Condition) {
    let reachable = Reachable {
        ras,
        on: ras.in_force_from,
    };
    for (path, atom) in atoms(path, condition) {
        let Condition::WeightedPoints {
            of,
            at_least: Some(least),
            below: Some(below),
        } = atom
        else {
            continue;
        };
        let known = match of {
            PointsOf::Domain(id) => ras.domain(id).and_then(|one| reachable.weighted(one)),
            PointsOf::Total(id) => reachable.total(id),
        };
        let Some(known) = known.filter(|_| least < below) else {
            continue;
        };
        let inside = known.range(*least..*below).next();
        let nearest = known
            .range(..*least)
            .next_back()
            .zip(known.range(*below..).next());
        if let (None, Some((before, after))) = (inside, nearest) {
            let [least, below, before, after] = [*least, *below, *before, *after].map(shortest);
            let what = format!(
                "asks for {least} to below {below} weighted points, and no case has them: after \
                 {before} the next are {after}"
            );
            looking.note(&path, what, "it never holds: is a bound mistyped?");
        }
    }
}
