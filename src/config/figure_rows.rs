//! Figures that stand in the rows of a table which changes as a whole: bands and lines.

use super::allocation::{AllocationKind, AllocationTable, BandAmount, Knot};
use super::bands::{Band, Bands};
use super::dated::{Dated, DatedValue, ParameterKey};
use super::domain::DomainWeighting;
use super::limits::Limits;
use super::question::{NumberPoints, QuestionKind};
use super::ras::Ras;
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
    /// The key of the figure in a row (`amount`, `points`).
    pub(super) value: &'static str,
    pub(super) unit: String,
    pub(super) limits: Limits,
    pub(super) editions: Vec<Edition>,
}

#[derive(Clone)]
pub(super) struct Edition {
    pub(super) from: Date,
    pub(super) reference: String,
    pub(super) rows: Vec<Row>,
}

#[derive(Clone)]
pub(super) struct Row {
    pub(super) title: String,
    /// None where nothing is published.
    pub(super) value: Option<Decimal>,
}

impl Rows {
    /// The keys of all figures of the longest edition.
    pub(super) fn keys(&self) -> Vec<ParameterKey> {
        let n_rows = self.editions.iter().map(|edition| edition.rows.len()).max();
        (0..n_rows.unwrap_or(0))
            .map(|position| self.key(position))
            .collect()
    }

    /// The key of the figure in the row at a position counted from 0.
    pub(super) fn key(&self, position: usize) -> ParameterKey {
        let Rows {
            figures_path,
            list,
            value,
            ..
        } = self;
        ParameterKey(format!("{figures_path}.{list}.{}.{value}", position + 1).into())
    }
}

/// The figures in the rows of tables, in the order of the files.
pub(super) fn row_figures(ras: &Ras) -> Vec<Rows> {
    let mut found = Vec::new();
    for domain in &ras.domains {
        if let DomainWeighting::Bands(editions) = &domain.weighting {
            let path = format!("domain.{}.weighting_bands", domain.id);
            found.push(points_rows(path.clone(), path, &domain.title, editions));
        }
    }
    for question in &ras.questions {
        if let QuestionKind::Number {
            earns: NumberPoints::Ranges(editions),
            ..
        }
        | QuestionKind::Frequency {
            earns: NumberPoints::Ranges(editions),
            ..
        } = &question.kind
        {
            let path = format!("question.{}", question.id);
            found.push(points_rows(
                format!("{path}.edition"),
                path,
                &question.text,
                editions,
            ));
        }
    }
    for table in &ras.tables {
        found.extend(amount_rows(ras, table));
    }
    found
}

fn points_rows(
    editions_path: String,
    figures_path: String,
    title: &str,
    editions: &Dated<Bands<Decimal>>,
) -> Rows {
    let of = |bands: &Bands<Decimal>| {
        let row = |band: &Band<Decimal>| Row {
            title: band.words(title, bands.intervals),
            value: Some(band.gives),
        };
        bands.rows.iter().map(row).collect()
    };
    Rows {
        editions_path,
        figures_path,
        list: "bands",
        value: "points",
        unit: "points".to_owned(),
        limits: Limits::EITHER_WAY,
        editions: each_edition(editions, of),
    }
}

fn amount_rows(ras: &Ras, table: &AllocationTable) -> Option<Rows> {
    let title = &table.title;
    let (list, editions) = match &table.kind {
        AllocationKind::PerPoint { .. } => return None,
        AllocationKind::Bands { editions, .. }
        | AllocationKind::CappedPerPoint { editions, .. } => {
            let of = |bands: &Bands<BandAmount>| {
                let row = |band: &Band<BandAmount>| Row {
                    title: band.words(title, bands.intervals),
                    value: match band.gives {
                        BandAmount::Amount(amount) => Some(amount),
                        BandAmount::NotPublished => None,
                    },
                };
                bands.rows.iter().map(row).collect()
            };
            ("bands", each_edition(editions, of))
        }
        AllocationKind::Line { editions, .. } => {
            let row = |knot: &Knot| Row {
                title: format!("{title}: at {}", points(knot.points)),
                value: Some(knot.amount),
            };
            (
                "line",
                each_edition(editions, |knots| knots.iter().map(row).collect()),
            )
        }
    };
    let path = format!("table.{}", table.id);
    Some(Rows {
        editions_path: format!("{path}.edition"),
        figures_path: path,
        list,
        value: "amount",
        unit: ras.money_unit(),
        limits: Limits::NOT_NEGATIVE,
        editions,
    })
}

fn each_edition<T>(series: &Dated<T>, rows: impl Fn(&T) -> Vec<Row>) -> Vec<Edition> {
    let edition = |known: &DatedValue<T>| Edition {
        from: known.from,
        reference: known.reference.clone(),
        rows: rows(&known.value),
    };
    series.values().iter().map(edition).collect()
}
