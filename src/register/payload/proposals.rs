//! Bytes of a proposal and of the panel's answer to one.

use super::bytes::{Packed, PayloadFault, Unpacking};
use super::packing::{Pack, packed_enum, packed_struct};
use crate::config::dated::ParameterKey;
use crate::panel::proposal::{ModelledEffect, Proposal, ProposedChange, Stage};
use crate::terms::ids::{ProposalRef, SittingRef};
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
    evidence
});

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
