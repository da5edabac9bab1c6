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
use rust_decimal::Decimal;

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
    stated_per_year,
    largest,
    teams
});

packed_struct!(CaseChange {
    case,
    before,
    after
});

packed_struct!(TeamEffect {
    teams,
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

/// An effect in the second payload schema, which did not say what the RAS states by the year.
struct SecondEffect {
    counted: EarlierEffect,
    spread: Option<SecondSpread>,
}

packed_struct!(SecondEffect { counted, spread });

struct SecondSpread {
    weeks_per_year: Option<(Decimal, Decimal)>,
    largest: Vec<CaseChange>,
    teams: Vec<SecondTeam>,
}

/// The effect on one team in the second payload schema, however few cases it has.
struct SecondTeam {
    team: Option<String>,
    n_cases: u32,
    n_more: u32,
    n_less: u32,
    total_before: Money,
    total_after: Money,
}

packed_struct!(SecondTeam {
    team,
    n_cases,
    n_more,
    n_less,
    total_before,
    total_after
});

impl From<SecondTeam> for TeamEffect {
    fn from(of: SecondTeam) -> TeamEffect {
        TeamEffect {
            teams: vec![of.team],
            n_cases: of.n_cases,
            n_more: of.n_more,
            n_less: of.n_less,
            total_before: of.total_before,
            total_after: of.total_after,
        }
    }
}

packed_struct!(SecondSpread {
    weeks_per_year,
    largest,
    teams
});

impl From<EarlierEffect> for ModelledEffect {
    fn from(effect: EarlierEffect) -> ModelledEffect {
        ModelledEffect {
            n_cases: effect.n_cases,
            n_not_scored: effect.n_not_scored,
            total_before: effect.total_before,
            total_after: effect.total_after,
            n_more: effect.n_more,
            n_less: effect.n_less,
            caseload_digest: effect.caseload_digest,
            evidence: effect.evidence,
            spread: None,
        }
    }
}

impl From<SecondEffect> for ModelledEffect {
    fn from(effect: SecondEffect) -> ModelledEffect {
        ModelledEffect {
            spread: effect.spread.map(|spread| Spread {
                weeks_per_year: spread.weeks_per_year,
                stated_per_year: None,
                largest: spread.largest,
                teams: spread.teams.into_iter().map(Into::into).collect(),
            }),
            ..effect.counted.into()
        }
    }
}

/// A proposal in a payload schema before the third.
pub fn of_earlier(schema: u16, bytes: &[u8]) -> Result<Box<Proposal>, PayloadFault> {
    let mut from = Unpacking::of(bytes);
    let proposal = Proposal {
        reference: Pack::unpack(&mut from)?,
        title: Pack::unpack(&mut from)?,
        author: Pack::unpack(&mut from)?,
        baseline: Pack::unpack(&mut from)?,
        changes: Pack::unpack(&mut from)?,
        reason: Pack::unpack(&mut from)?,
        evidence: Pack::unpack(&mut from)?,
        sitting: Pack::unpack(&mut from)?,
        stage: Pack::unpack(&mut from)?,
        effect: match schema {
            1 => Option::<EarlierEffect>::unpack(&mut from)?.map(Into::into),
            _ => Option::<SecondEffect>::unpack(&mut from)?.map(Into::into),
        },
    };
    from.end()?;
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
