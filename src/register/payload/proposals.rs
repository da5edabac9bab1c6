//! Bytes of a proposal and of the panel's answer to one.

use super::bytes::{Packed, PayloadFault, Unpacking};
use super::packing::{Pack, packed_enum, packed_struct};
use crate::config::dated::ParameterKey;
use crate::panel::proposal::{
    CaseChange, ModelledEffect, Proposal, ProposedChange, Spread, Stage, TeamEffect,
};
use crate::terms::ids::{CaseRef, ProposalRef, SittingRef};
use crate::terms::money::Money;
use crate::terms::text::Words;

packed_struct!(Proposal {
    reference,
    title,
    author,
    baseline,
    changes,
    reason,
    evidence,
    sitting,
    stage,
    effect
});

impl Pack for ParameterKey {
    fn pack(&self, out: &mut Packed) {
        self.0.to_string().pack(out);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
        String::unpack(from).map(|key| ParameterKey(key.into()))
    }
}

packed_struct!(ProposedChange {
    key,
    title,
    old,
    new
});

packed_enum!(Stage, "stage of a proposal" {
    1 = Draft,
    2 = Submitted,
    3 = Modelled,
    4 = Approved,
    5 = Refused,
    6 = Adopted { from, version },
});

packed_struct!(ModelledEffect {
    n_cases,
    n_not_scored,
    total_before,
    total_after,
    n_more,
    n_less,
    caseload_digest,
    evidence,
    spread
});

packed_struct!(Spread {
    weeks_per_year,
    largest,
    teams
});

packed_struct!(CaseChange {
    case,
    before,
    after
});

packed_struct!(TeamEffect {
    team,
    n_cases,
    n_more,
    n_less,
    total_before,
    total_after
});

/// An effect in the first payload schema, which did not say how it is spread.
struct EarlierEffect {
    n_cases: u32,
    n_not_scored: u32,
    total_before: Money,
    total_after: Money,
    n_more: u32,
    n_less: u32,
    caseload_digest: String,
    evidence: Vec<(CaseRef, Option<Money>, Option<Money>)>,
}

packed_struct!(EarlierEffect {
    n_cases,
    n_not_scored,
    total_before,
    total_after,
    n_more,
    n_less,
    caseload_digest,
    evidence
});

/// A proposal in the first payload schema.
pub fn of_earlier(bytes: &[u8]) -> Result<Box<Proposal>, PayloadFault> {
    let mut from = Unpacking::of(bytes);
    let mut proposal = Proposal {
        reference: Pack::unpack(&mut from)?,
        title: Pack::unpack(&mut from)?,
        author: Pack::unpack(&mut from)?,
        baseline: Pack::unpack(&mut from)?,
        changes: Pack::unpack(&mut from)?,
        reason: Pack::unpack(&mut from)?,
        evidence: Pack::unpack(&mut from)?,
        sitting: Pack::unpack(&mut from)?,
        stage: Pack::unpack(&mut from)?,
        effect: None,
    };
    let effect: Option<EarlierEffect> = Pack::unpack(&mut from)?;
    from.end()?;
    proposal.effect = effect.map(|effect| ModelledEffect {
        n_cases: effect.n_cases,
        n_not_scored: effect.n_not_scored,
        total_before: effect.total_before,
        total_after: effect.total_after,
        n_more: effect.n_more,
        n_less: effect.n_less,
        caseload_digest: effect.caseload_digest,
        evidence: effect.evidence,
        spread: None,
    });
    Ok(Box::new(proposal))
}

/// What is recorded when a proposal is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The proposal.
    pub proposal: ProposalRef,
    /// The sitting.
    pub sitting: SittingRef,
    /// Approved or refused.
    pub approved: bool,
    /// The reasons.
    pub reasons: Words,
}

packed_struct!(Answer {
    proposal,
    sitting,
    approved,
    reasons
});
