//! Every figure of a RAS in turn, a little changed: values, points of rows, and where rows end.

use ras_panel::config::allocation::AllocationKind;
use ras_panel::config::bands::Bands;
use ras_panel::config::dated::{Dated, DatedValue};
use ras_panel::config::domain::DomainWeighting;
use ras_panel::config::question::{AnswerOption, NumberPoints, QuestionKind};
use ras_panel::config::ras::Ras;
use ras_panel::terms::date::Date;
use rust_decimal::{Decimal, dec};

/// One figure at one of its dates.
#[derive(Clone, Debug)]
pub struct Nudge {
    /// Its name.
    pub name: String,
    /// The first day on which the value is in force.
    pub on: Date,
    place: usize,
    part: Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Value,
    Row(usize),
    Bound(usize),
}

/// Which way a figure is nudged.
#[derive(Clone, Copy, Debug)]
pub enum Way {
    Up,
    Down,
}

enum Slot<'a> {
    Series(&'a mut Dated<Decimal>),
    Rows(&'a mut Dated<Bands<Decimal>>),
}

/// Every figure of the RAS, at each of its dates.
pub fn nudges(ras: &Ras) -> Vec<Nudge> {
    let mut nudges = Vec::new();
    let mut place = 0;
    visit(&mut ras.clone(), &mut |slot| {
        match slot {
            Slot::Series(series) => nudges.extend(series.values().iter().map(|value| Nudge {
                name: series.key().to_string(),
                on: value.from,
                place,
                part: Part::Value,
            })),
            Slot::Rows(editions) => {
                let path = editions.key().0.trim_end_matches(".edition").to_owned();
                for edition in editions.values() {
                    let n_rows = edition.value.rows.len();
                    let row = |n: usize| (format!("bands.{}.points", n + 1), Part::Row(n));
                    let bound = |n: usize| (format!("bands.{}.at_least", n + 1), Part::Bound(n));
                    let parts = (0..n_rows).map(row).chain((1..n_rows).map(bound));
                    nudges.extend(parts.map(|(name, part)| Nudge {
                        name: format!("{path}.{name}"),
                        on: edition.from,
                        place,
                        part,
                    }));
                }
            }
        }
        place += 1;
    });
    nudges
}

/// The RAS with one figure changed.
pub fn nudged(ras: &Ras, nudge: &Nudge, way: Way) -> Ras {
    let mut changed = ras.clone();
    let mut place = 0;
    visit(&mut changed, &mut |slot| {
        if place == nudge.place {
            match slot {
                Slot::Series(series) => {
                    let value = series.at(nudge.on).unwrap().value;
                    let points = series.key().0.contains("points");
                    *series = with(series, nudge.on, changed_value(value, points, way));
                }
                Slot::Rows(editions) => {
                    let mut rows = editions.at(nudge.on).unwrap().value.clone();
                    change_rows(&mut rows, nudge.part, way);
                    *editions = with(editions, nudge.on, rows);
                }
            }
        }
        place += 1;
    });
    changed
}

fn with<T: Clone>(series: &Dated<T>, on: Date, value: T) -> Dated<T> {
    let reference = series.at(on).unwrap().reference.clone();
    series.clone().with(DatedValue {
        from: on,
        value,
        reference,
    })
}

/// Points move by three, so that banded points move too; other figures by a tenth, or from nothing
/// to one.
fn changed_value(value: Decimal, points: bool, way: Way) -> Decimal {
    let by = match (points, value.is_zero()) {
        (true, _) => dec!(3),
        (false, true) => Decimal::ONE,
        (false, false) => value.abs() / Decimal::TEN,
    };
    match way {
        Way::Up => value + by,
        Way::Down => value - by,
    }
}

fn change_rows(rows: &mut Bands<Decimal>, part: Part, way: Way) {
    match part {
        Part::Value => panic!("rows have no single value"),
        Part::Row(n) => rows.rows[n].gives = changed_value(rows.rows[n].gives, true, way),
        Part::Bound(n) => {
            let by = match way {
                Way::Up => dec!(0.01),
                Way::Down => dec!(-0.01),
            };
            let end = rows.rows[n].low.unwrap() + by;
            rows.rows[n].low = Some(end);
            rows.rows[n - 1].high = Some(end);
        }
    }
}

fn visit(ras: &mut Ras, slot: &mut dyn FnMut(Slot<'_>)) {
    slot(Slot::Series(&mut ras.weeks_per_year));
    for question in &mut ras.questions {
        match &mut question.kind {
            QuestionKind::Choice { options } => visit_options(options, slot),
            QuestionKind::Ticks { options, cap } => {
                visit_options(options, slot);
                cap.iter_mut().for_each(|cap| slot(Slot::Series(cap)));
            }
            QuestionKind::Number { earns, .. } | QuestionKind::Frequency { earns, .. } => {
                match earns {
                    NumberPoints::Nothing => {}
                    NumberPoints::Ranges(editions) => slot(Slot::Rows(editions)),
                    NumberPoints::PerUnit { points, .. } => slot(Slot::Series(points)),
                }
            }
        }
    }
    for domain in &mut ras.domains {
        domain
            .cap
            .iter_mut()
            .for_each(|cap| slot(Slot::Series(cap)));
        domain
            .floor
            .iter_mut()
            .for_each(|floor| slot(Slot::Series(floor)));
        match &mut domain.weighting {
            DomainWeighting::Factor(series) | DomainWeighting::Percent(series) => {
                slot(Slot::Series(series));
            }
            DomainWeighting::Bands(editions) => slot(Slot::Rows(editions)),
        }
    }
    for adjustment in &mut ras.adjustments {
        for value in &mut adjustment.values {
            slot(Slot::Series(&mut value.value));
        }
        adjustment
            .not_below
            .iter_mut()
            .for_each(|least| slot(Slot::Series(least)));
    }
    for table in &mut ras.tables {
        match &mut table.kind {
            AllocationKind::PerPoint { price, intercept } => {
                slot(Slot::Series(price));
                intercept
                    .iter_mut()
                    .for_each(|fixed| slot(Slot::Series(fixed)));
            }
            other => panic!("the shipped RAS has no such table: {other:?}"),
        }
    }
}

fn visit_options(options: &mut [AnswerOption], slot: &mut dyn FnMut(Slot<'_>)) {
    for option in options {
        option
            .points
            .iter_mut()
            .for_each(|points| slot(Slot::Series(points)));
        for (_, points) in &mut option.points_at_ages {
            slot(Slot::Series(points));
        }
    }
}
