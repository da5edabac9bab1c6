//! Allocation tables: weighted points to money.

use super::bands::Bands;
use super::dated::Dated;
use crate::terms::date::shown;
use crate::terms::ids::TableId;
use rust_decimal::Decimal;

/// An allocation table, in the RAS's unit of money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllocationTable {
    /// Its id.
    pub id: TableId,
    /// Its title.
    pub title: String,
    /// How it turns points into money.
    pub kind: AllocationKind,
    /// Where the figures come from, when they were calibrated on a sample of package costs.
    pub calibration: Option<Calibration>,
}

/// How a table turns points into money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AllocationKind {
    /// Price × points + intercept (the intercept only where points are above zero).
    PerPoint {
        /// Pounds for one weighted point.
        price: Dated<Decimal>,
        /// Pounds added whatever the points.
        intercept: Option<Dated<Decimal>>,
    },
    /// A fixed amount for each band (also: grades from thresholds, categories).
    Bands {
        /// The bands by date.
        editions: Dated<Bands<BandAmount>>,
        /// What is said beyond the last band; none where the top is open.
        beyond: Option<String>,
    },
    /// Price × points, but at most the amount of the band the points lie in.
    CappedPerPoint {
        /// Pounds for one weighted point.
        price: Dated<Decimal>,
        /// The caps by date.
        editions: Dated<Bands<BandAmount>>,
        /// What is said beyond the last band; none where the top is open.
        beyond: Option<String>,
    },
    /// Straight lines through listed points.
    Line {
        /// The points of the line by date, lowest first.
        editions: Dated<Vec<Knot>>,
        /// What happens below the first and beyond the last point.
        ends: LineEnds,
    },
}

/// What a band gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BandAmount {
    /// A fixed amount in the RAS's unit of money.
    Amount(Decimal),
    /// The source does not publish an amount: the result is "not published", never a guess.
    NotPublished,
}

/// One point of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Knot {
    /// Weighted points.
    pub points: Decimal,
    /// Money at these points.
    pub amount: Decimal,
}

/// What a line does outside its points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineEnds {
    /// The first and last amounts go on.
    Flat,
    /// The first and last stretches go on.
    Extend,
    /// There is no amount, and this is said.
    Outside(String),
}

/// Where a percentile table comes from; shown beside every figure it gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calibration {
    /// The percentile.
    pub percentile: u8,
    /// The convention (`nearest rank`, `linear between ranks`) and the method, in words.
    pub method: String,
    /// When the sample was taken.
    pub sample_date: crate::terms::date::Date,
    /// How many cases it had.
    pub n_cases: u32,
}

impl Calibration {
    /// Where the figures come from, in words.
    #[must_use]
    pub fn words(&self) -> String {
        let on = shown(self.sample_date);
        let (percentile, n_cases) = (self.percentile, self.n_cases);
        format!(
            "percentile {percentile} of {n_cases} cases on {on}: {}",
            self.method
        )
    }
}
