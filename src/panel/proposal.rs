//! A suggested change of the RAS, with evidence and modelled effect. It never edits live figures.

use crate::config::dated::ParameterKey;
use crate::terms::date::Date;
use crate::terms::ids::{CaseRef, MemberId, ProposalRef, SittingRef};
use crate::terms::money::{Money, PerWeek, PerYear};
use crate::terms::text::Words;
use rust_decimal::Decimal;

/// A proposal as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its reference.
    pub reference: ProposalRef,
    /// Its title.
    pub title: Words,
    /// Who proposes.
    pub author: MemberId,
    /// The version and digest (hexadecimal) of the RAS that it starts from.
    pub baseline: (String, String),
    /// The changes.
    pub changes: Vec<ProposedChange>,
    /// The reason.
    pub reason: Words,
    /// The cases that show the need for it.
    pub evidence: Vec<CaseRef>,
    /// The sitting it came from, when it came from one.
    pub sitting: Option<SittingRef>,
    /// Where it has got to.
    pub stage: Stage,
    /// Its effect on the whole caseload, once modelled.
    pub effect: Option<ModelledEffect>,
}

/// One figure, old and new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedChange {
    /// The figure.
    pub key: ParameterKey,
    /// Its title in plain words.
    pub title: String,
    /// The value in force.
    pub old: Decimal,
    /// The value proposed.
    pub new: Decimal,
}

/// Where a proposal has got to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Being written.
    Draft,
    /// Before the panel.
    Submitted,
    /// Its effect on the whole caseload is known.
    Modelled,
    /// Approved by the panel.
    Approved,
    /// Refused by the panel.
    Refused,
    /// In force as a new RAS version from a date.
    Adopted {
        /// From when.
        from: Date,
        /// The new version.
        version: String,
    },
}

impl Stage {
    /// Whether it may still come into force.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !matches!(self, Stage::Refused | Stage::Adopted { .. })
    }
}

/// A change's effect on the whole caseload, in pounds a week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModelledEffect {
    /// Cases scored under both.
    pub n_cases: u32,
    /// Cases that could not be scored under either.
    pub n_not_scored: u32,
    /// Total indicative before.
    pub total_before: Money,
    /// Total indicative after.
    pub total_after: Money,
    /// Cases with more.
    pub n_more: u32,
    /// Cases with less.
    pub n_less: u32,
    /// Digest (hexadecimal) of the caseload that was modelled.
    pub caseload_digest: String,
    /// Old and new of each evidence case; none where it cannot be scored.
    pub evidence: Vec<(CaseRef, Option<Money>, Option<Money>)>,
    /// How it is spread; none where that was not recorded, as in registers of before.
    pub spread: Option<Spread>,
}

/// How an effect is spread over the caseload, and by how many weeks it is in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The weeks in a year by the RAS before and after; none where it said nothing of that day.
    pub weeks_per_year: Option<(Decimal, Decimal)>,
    /// The totals in a year before and after, added up from the yearly or monthly amounts that the
    /// RAS states; none where it states them by the week, and where that was not recorded.
    pub stated_per_year: Option<(Money, Money)>,
    /// The largest increases, then the largest reductions, the largest first.
    pub largest: Vec<CaseChange>,
    /// The effect by team, the cases without a team first and teams that are joined since their
    /// numbers are too small last; empty where the rules do not say which numbers are too small.
    pub teams: Vec<TeamEffect>,
}

/// What a change does to one case, in pounds a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseChange {
    /// The case.
    pub case: CaseRef,
    /// Its indicative budget before.
    pub before: Money,
    /// Its indicative budget after.
    pub after: Money,
}

impl CaseChange {
    /// Whether the case has more afterwards.
    #[must_use]
    pub fn is_more(&self) -> bool {
        self.after > self.before
    }

    /// The change in pence; below nought where there is less.
    #[must_use]
    pub fn pence(&self) -> i64 {
        self.after.pence() - self.before.pence()
    }
}

/// What a change does to the cases of a team, in pounds a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamEffect {
    /// The team; none for cases without one. Several where their numbers are too small to be shown
    /// for each.
    pub teams: Vec<Option<String>>,
    /// Cases scored under both.
    pub n_cases: u32,
    /// Cases with more.
    pub n_more: u32,
    /// Cases with less.
    pub n_less: u32,
    /// Total indicative before.
    pub total_before: Money,
    /// Total indicative after.
    pub total_after: Money,
}

impl TeamEffect {
    /// A team of which no case is counted yet.
    #[must_use]
    pub fn of(team: Option<String>) -> TeamEffect {
        TeamEffect {
            teams: vec![team],
            n_cases: 0,
            n_more: 0,
            n_less: 0,
            total_before: Money::ZERO,
            total_after: Money::ZERO,
        }
    }
}

impl TeamEffect {
    /// Cases that have the same afterwards.
    #[must_use]
    pub fn n_same(&self) -> u32 {
        self.n_cases.saturating_sub(self.n_more + self.n_less)
    }

    /// The name of its team, or of all its teams; none for cases without one.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        let name = |team: &Option<String>| team.clone().unwrap_or_else(|| "no team".to_owned());
        match self.teams.as_slice() {
            [only] => only.clone(),
            several => Some(several.iter().map(name).collect::<Vec<_>>().join(", ")),
        }
    }
}

impl ModelledEffect {
    /// Cases that have the same afterwards.
    #[must_use]
    pub fn n_same(&self) -> u32 {
        self.n_cases.saturating_sub(self.n_more + self.n_less)
    }

    /// The totals in a year, before and after: as the RAS states them, or the week's by its weeks;
    /// none where those are not known or the sums are beyond the bounds of money.
    #[must_use]
    pub fn per_year(&self) -> Option<(PerYear, PerYear)> {
        let spread = self.spread.as_ref()?;
        if let Some((before, after)) = spread.stated_per_year {
            return Some((PerYear(before), PerYear(after)));
        }
        let (before, after) = spread.weeks_per_year?;
        let before = PerWeek(self.total_before).per_year(before)?;
        let after = PerWeek(self.total_after).per_year(after)?;
        Some((before, after))
    }
}
