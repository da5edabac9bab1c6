//! Areas of need: how their points are put together and weighted.

use super::bands::Bands;
use super::dated::Dated;
use super::step::RoundingRule;
use crate::terms::ids::{DomainId, TotalId};
use crate::terms::text::Label;
use rust_decimal::Decimal;

/// An area of need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain {
    /// Its id.
    pub id: DomainId,
    /// Its title, as the breakdown shows it.
    pub title: Label,
    /// The outcomes of the eligibility frame that it covers.
    pub outcomes: Vec<String>,
    /// How its points are put together.
    pub combine: Combine,
    /// The most points it can earn.
    pub cap: Option<Dated<Decimal>>,
    /// The fewest points it can earn once any question of it is answered.
    pub floor: Option<Dated<Decimal>>,
    /// How its points become weighted points.
    pub weighting: DomainWeighting,
    /// How its weighted points are rounded.
    pub rounding: RoundingRule,
}

/// How a domain's points are put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Combine {
    /// The points of its questions are added.
    Sum,
    /// The question with most points counts alone.
    HighestQuestion,
    /// The most weighted points among these domains stand in place of raw points; the domain's own
    /// cap, floor and weighting are then applied to them.
    HighestOf(Vec<DomainId>),
    /// The weighted points of these domains, added, stand in place of raw points; the domain's own
    /// cap, floor and weighting are then applied to them.
    SumOf(Vec<DomainId>),
}

impl Combine {
    /// The domains whose weighted points it takes; none where it has questions of its own.
    #[must_use]
    pub fn of(&self) -> &[DomainId] {
        match self {
            Combine::HighestOf(of) | Combine::SumOf(of) => of,
            Combine::Sum | Combine::HighestQuestion => &[],
        }
    }

    /// Whether it takes the weighted points of other domains.
    #[must_use]
    pub fn takes_others(&self) -> bool {
        matches!(self, Combine::HighestOf(_) | Combine::SumOf(_))
    }
}

/// How raw points become weighted points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DomainWeighting {
    /// Raw points × factor.
    Factor(Dated<Decimal>),
    /// Raw points × per cent ÷ 100.
    Percent(Dated<Decimal>),
    /// Raw points looked up in bands.
    Bands(Dated<Bands<Decimal>>),
}

/// A sum of domains' weighted points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// Its id.
    pub id: TotalId,
    /// Its title.
    pub title: Label,
    /// The domains that are added.
    pub domains: Vec<DomainId>,
    /// What happens when none of its questions is answered.
    pub unanswered: Unanswered,
}

/// What a total does when none of its questions is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unanswered {
    /// The total is computed all the same.
    Counts,
    /// The total is "not considered" and allocates nothing.
    NotConsidered,
}
