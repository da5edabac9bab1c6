//! Figures that stand in the rows of a table which changes as a whole: bands and lines.
//!
//! A row has what it gives, and its ends. Where one row ends the next begins, so that is one
//! figure: it stands in both rows, and no change of it can leave a gap or an overlap.

use super::allocation::{AllocationKind, AllocationTable, BandAmount, Knot};
use super::bands::{Band, Bands, Intervals};
use super::dated::{Dated, DatedValue, ParameterKey};
use super::domain::DomainWeighting;
use super::limits::Limits;
use super::question::{NumberPoints, Question, QuestionKind};
use super::ras::Ras;
use super::words::followed_by;
use crate::terms::date::Date;
use crate::terms::number::points;
use rust_decimal::Decimal;

/// The figures in the rows of a table that changes as a whole.
pub(super) struct Rows {
    /// The path of the list of editions.
    pub(super) editions_path: String,
    /// The path of the figures, without an edition.
    pub(super) figures_path: String,
    /// The key of the list of rows (`bands`, `line`).
    pub(super) list: &'static str,
    pub(super) editions: Vec<Edition>,
}

#[derive(Clone)]
pub(super) struct Edition {
    pub(super) from: Date,
    pub(super) reference: String,
    pub(super) n_rows: usize,
    /// Row by row: where a row begins, what it gives; at the end where the last row ends.
    pub(super) figures: Vec<RowFigure>,
}

#[derive(Clone)]
pub(super) struct RowFigure {
    pub(super) title: String,
    pub(super) names: Vec<String>,
    pub(super) unit: String,
    pub(super) limits: Limits,
    /// None where nothing is published.
    pub(super) value: Option<Decimal>,
    /// Where it stands: the position of a row, counted from 0, and the key in it. The first gives
    /// the figure its name.
    pub(super) stands: Vec<(usize, &'static str)>,
    /// Whether it is where rows begin or end; these rise from row to row.
    pub(super) is_end: bool,
}

impl Rows {
    /// The keys of all figures of all editions.
    pub(super) fn keys(&self) -> Vec<ParameterKey> {
        let mut keys = Vec::new();
        for figure in self.editions.iter().flat_map(|edition| &edition.figures) {
            keys.extend(self.key(figure).filter(|key| !keys.contains(key)));
        }
        keys
    }

    /// The key of a figure: its path, whatever the edition.
    pub(super) fn key(&self, figure: &RowFigure) -> Option<ParameterKey> {
        let (row, key) = figure.stands.first()?;
        let Rows {
            figures_path, list, ..
        } = self;
        let path = format!("{figures_path}.{list}.{}.{key}", row + 1);
        Some(ParameterKey(path.into()))
    }
}

/// The figures in the rows of tables, in the order of the files.
pub(super) fn row_figures(ras: &Ras) -> Vec<Rows> {
    let mut found = Vec::new();
    for domain in &ras.domains {
        if let DomainWeighting::Bands(editions) = &domain.weighting {
            let path = format!("domain.{}.weighting_bands", domain.id);
            let of = |bands: &Bands<Decimal>| points_rows(&domain.title, "points", bands);
            found.push(Rows {
                editions_path: path.clone(),
                figures_path: path,
                list: "bands",
                editions: each_edition(editions, of),
            });
        }
    }
    for question in &ras.questions {
        found.extend(ranges(question));
    }
    for table in &ras.tables {
        found.extend(amount_rows(ras, table));
    }
    found
}

fn ranges(question: &Question) -> Option<Rows> {
    let (unit, earns) = match &question.kind {
        QuestionKind::Number { unit, earns, .. } => (unit.as_str(), earns),
        QuestionKind::Frequency { earns, .. } => ("times a week", earns),
        QuestionKind::Choice { .. } | QuestionKind::Ticks { .. } => return None,
    };
    let NumberPoints::Ranges(editions) = earns else {
        return None;
    };
    // In brackets, so that "hours a week" is not read as an amount of money.
    let unit = format!("({unit})");
    let path = format!("question.{}", question.id);
    let of = |bands: &Bands<Decimal>| points_rows(&question.text, &unit, bands);
    Some(Rows {
        editions_path: format!("{path}.edition"),
        figures_path: path,
        list: "bands",
        editions: each_edition(editions, of),
    })
}

fn points_rows(title: &str, unit: &str, bands: &Bands<Decimal>) -> (usize, Vec<RowFigure>) {
    let gives = |row: usize, band: &Band<Decimal>| RowFigure {
        title: followed_by(title, &band.name(bands.intervals)),
        names: band.names(bands.intervals),
        unit: "points".to_owned(),
        limits: Limits::EITHER_WAY,
        value: Some(band.gives),
        stands: vec![(row, "points")],
        is_end: false,
    };
    let mut figures = band_figures(title, unit, bands, gives);
    // Every number has its row, so where all rows begin and end is settled by what is taken.
    figures.retain(|figure| !figure.is_end || figure.stands.len() > 1);
    (bands.rows.len(), figures)
}

fn amount_rows(ras: &Ras, table: &AllocationTable) -> Option<Rows> {
    let title = &table.title;
    let unit = ras.money_unit();
    let amount = |row: usize, name: String, value: Option<Decimal>| RowFigure {
        title: followed_by(title, &name),
        names: vec![name],
        unit: unit.clone(),
        limits: Limits::NOT_NEGATIVE,
        value,
        stands: vec![(row, "amount")],
        is_end: false,
    };
    let (list, editions) = match &table.kind {
        AllocationKind::PerPoint { .. } => return None,
        AllocationKind::Bands { editions, .. }
        | AllocationKind::CappedPerPoint { editions, .. } => {
            let of = |bands: &Bands<BandAmount>| {
                let gives = |row: usize, band: &Band<BandAmount>| {
                    let value = match band.gives {
                        BandAmount::Amount(amount) => Some(amount),
                        BandAmount::NotPublished => None,
                    };
                    RowFigure {
                        names: band.names(bands.intervals),
                        ..amount(row, band.name(bands.intervals), value)
                    }
                };
                let figures = band_figures(title, "weighted points", bands, gives);
                (bands.rows.len(), figures)
            };
            ("bands", each_edition(editions, of))
        }
        AllocationKind::Line { editions, .. } => {
            let of = |knots: &Vec<Knot>| {
                let of_knot = |(row, knot): (usize, &Knot)| {
                    let at = format!("at {}", points(knot.points));
                    let name = format!("point {} of the line", row + 1);
                    let end = RowFigure {
                        title: followed_by(title, &name),
                        names: vec![name],
                        unit: "weighted points".to_owned(),
                        limits: Limits::EITHER_WAY,
                        value: Some(knot.points),
                        stands: vec![(row, "points")],
                        is_end: true,
                    };
                    [end, amount(row, at, Some(knot.amount))]
                };
                let figures = knots.iter().enumerate().flat_map(of_knot);
                (knots.len(), figures.collect())
            };
            ("line", each_edition(editions, of))
        }
    };
    let path = format!("table.{}", table.id);
    Some(Rows {
        editions_path: format!("{path}.edition"),
        figures_path: path,
        list,
        editions,
    })
}

/// The figures of bands: what each row gives, and the ends between them, once each.
fn band_figures<T>(
    title: &str,
    unit: &str,
    bands: &Bands<T>,
    gives: impl Fn(usize, &Band<T>) -> RowFigure,
) -> Vec<RowFigure> {
    let (low, high) = match bands.intervals {
        Intervals::FromBelow => ("at_least", "below"),
        Intervals::AboveTo => ("above", "at_most"),
    };
    let end = |name: String, value: Decimal, stands: Vec<(usize, &'static str)>| RowFigure {
        title: followed_by(title, &name),
        names: vec![name],
        unit: unit.to_owned(),
        limits: Limits::EITHER_WAY,
        value: Some(value),
        stands,
        is_end: true,
    };
    let last = bands.rows.len().saturating_sub(1);
    let mut figures = Vec::new();
    for (row, band) in bands.rows.iter().enumerate() {
        let words = |verb: &str| format!("where {} {verb}", band.name(bands.intervals));
        let begins_here = row == 0 || bands.intervals == Intervals::FromBelow;
        if let Some(value) = band.low.filter(|_| begins_here) {
            let mut stands = vec![(row, low)];
            stands.extend(row.checked_sub(1).map(|before| (before, high)));
            figures.push(end(words("begins"), value, stands));
        }
        figures.push(gives(row, band));
        let ends_here = row == last || bands.intervals == Intervals::AboveTo;
        if let Some(value) = band.high.filter(|_| ends_here) {
            let mut stands = vec![(row, high)];
            stands.extend((row < last).then_some((row + 1, low)));
            figures.push(end(words("ends"), value, stands));
        }
    }
    figures
}

fn each_edition<T>(
    series: &Dated<T>,
    figures: impl Fn(&T) -> (usize, Vec<RowFigure>),
) -> Vec<Edition> {
    let edition = |known: &DatedValue<T>| {
        let (n_rows, figures) = figures(&known.value);
        Edition {
            from: known.from,
            reference: known.reference.clone(),
            n_rows,
            figures,
        }
    };
    series.values().iter().map(edition).collect()
}
