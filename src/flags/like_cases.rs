//! Like cases: what other people with about the same weighted points receive.
//!
//! Bands of weighted points run from 0 in steps of a stated width, each from its lower end up to
//! but not including its upper end. Percentiles are by nearest rank
//! ([`crate::caseload::distribution`]). A case is never compared with itself.

use crate::caseload::case::Case;
use crate::caseload::distribution::Distribution;
use crate::scoring::scored::Assessed;
use crate::terms::budget::Completeness;
use crate::terms::money::{Money, PerWeek};
use crate::terms::number;
use crate::terms::points::WeightedPoints;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A case's place among others: its weighted points and what its package costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LikeCase {
    /// The weighted points of the RAS's first total.
    pub points: WeightedPoints,
    /// The package, pounds a week, gross.
    pub package: PerWeek,
}

impl LikeCase {
    /// The case as others are compared with it. Nothing for cases that cannot be compared: without
    /// an amount from the RAS, without a package, or with an incomplete one.
    #[must_use]
    pub fn of(case: &Case, assessed: &Assessed) -> Option<LikeCase> {
        let scored = assessed.scored()?;
        scored.indicative()?;
        if case.package.lines.is_empty() {
            return None;
        }
        let cost = case.package.cost()?;
        match cost.completeness {
            Completeness::Incomplete => None,
            Completeness::Complete => Some(LikeCase {
                points: scored.weighted_points()?,
                package: cost.known,
            }),
        }
    }
}

/// The packages of a caseload by bands of weighted points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LikeCases {
    band_points: Decimal,
    bands: BTreeMap<Decimal, Distribution>,
}

/// A case beside its like cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where the band begins, in weighted points.
    pub from: Decimal,
    /// Where the band has ended, in weighted points.
    pub below: Decimal,
    /// What the other cases' packages cost.
    pub others: Distribution,
    /// The share of the other cases whose package costs as much or less, in whole per cent rounded
    /// down: the case's percentile; none without other cases.
    pub percentile: Option<u8>,
}

/// What a comparison with like cases came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LikeComparison {
    /// There are enough like cases.
    Among(AmongLike),
    /// There are too few.
    TooFew {
        /// What makes them alike (`45–50 weighted points`).
        what: String,
        /// How many others there are.
        n: usize,
        /// The fewest that are compared with.
        least: Decimal,
    },
    /// The case cannot be compared: without weighted points, or without a complete package.
    NotComparable,
}

/// Where a case's package lies among enough like cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmongLike {
    /// What makes them alike (`45–50 weighted points`).
    pub what: String,
    /// How many others there are.
    pub n: usize,
    /// The 10th, 25th, 50th, 75th and 90th percentile of their package costs, pounds a week, by
    /// nearest rank.
    pub percentiles: [Money; 5],
    /// The share of them whose package costs as much or less, in whole per cent rounded down.
    pub rank: u8,
}

impl LikeComparison {
    /// What is said where there is nothing to compare with; nothing where there is.
    #[must_use]
    pub fn why_not(&self) -> Option<String> {
        match self {
            LikeComparison::Among(_) => None,
            LikeComparison::TooFew { what, n, least } => Some(format!(
                "Too few like cases to compare with: {n} with {what}, at least {} are needed.",
                number::shortest(*least)
            )),
            LikeComparison::NotComparable => Some(
                "Not compared with like cases: that needs weighted points and a complete package."
                    .to_owned(),
            ),
        }
    }
}

impl Place {
    /// How many other cases there are.
    #[must_use]
    pub fn n(&self) -> usize {
        self.others.n()
    }

    /// The 10th, 25th, 50th, 75th and 90th percentile of the other cases' packages; nothing without
    /// any.
    #[must_use]
    pub fn percentiles(&self) -> Option<[Money; 5]> {
        let at = |percentile| self.others.at(percentile);
        Some([at(10)?, at(25)?, at(50)?, at(75)?, at(90)?])
    }

    /// What makes the cases alike: `45–50 weighted points`.
    #[must_use]
    pub fn what(&self) -> String {
        let (from, below) = (number::written(self.from), number::written(self.below));
        format!("{from}–{below} weighted points")
    }
}

impl LikeCases {
    /// Puts the cases into bands of `band_points` weighted points; a width of zero or below gives
    /// no bands.
    #[must_use]
    pub fn of(band_points: Decimal, cases: impl IntoIterator<Item = LikeCase>) -> LikeCases {
        let mut amounts: BTreeMap<Decimal, Vec<Money>> = BTreeMap::new();
        for case in cases {
            if let Some(from) = band_start(band_points, case.points) {
                amounts.entry(from).or_default().push(case.package.0);
            }
        }
        LikeCases {
            band_points,
            bands: amounts
                .into_iter()
                .map(|(from, amounts)| (from, Distribution::of(amounts)))
                .collect(),
        }
    }

    /// No like cases: for a case that is looked at without its caseload.
    #[must_use]
    pub fn none() -> LikeCases {
        LikeCases::of(Decimal::ZERO, [])
    }

    /// Where a case of this caseload lies among the others; nothing where its band has no cases.
    #[must_use]
    pub fn place(&self, case: LikeCase) -> Option<Place> {
        let from = band_start(self.band_points, case.points)?;
        let others = self.bands.get(&from)?.without(case.package.0);
        Some(Place {
            from,
            below: from.checked_add(self.band_points)?,
            percentile: others.rank_of(case.package.0),
            others,
        })
    }
}

fn band_start(band_points: Decimal, points: WeightedPoints) -> Option<Decimal> {
    if band_points <= Decimal::ZERO {
        return None;
    }
    let n_bands = points.0.checked_div(band_points)?.floor();
    n_bands
        .checked_mul(band_points)
        .map(|from| from.normalize())
}
