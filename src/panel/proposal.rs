//! A suggested change of the RAS, with evidence and modelled effect. It never edits live figures.

use crate::config::dated::ParameterKey;
use crate::terms::date::Date;
use crate::terms::ids::{CaseRef, MemberId, ProposalRef, SittingRef};
use crate::terms::money::Money;
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

/// A change's effect on the whole caseload, in pounds a week.
#[derive(Clone, Debug, PartialEq, Eq)]
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
}
