//! Bytes of a decision: the motion, its effect, its status, and what the panel saw.

use super::bytes::{Packed, PayloadFault, Unpacking};
use super::owed::{owed_as_told, owed_of_schema_5};
use super::packing::{Pack, packed_enum, packed_struct};
use crate::caseload::assessment::ReablementGate;
use crate::caseload::person::{Deployment, Referral};
use crate::panel::decision::{
    BudgetStatement, Decision, DecisionParts, DecisionStatus, Effect, Seen, SeenAssessment,
    SeenComing, SeenFlag, WithdrawnCorrection,
};
use crate::panel::refusal::Warning;
use crate::terms::budget::{Gap, PackageCost};

impl Pack for Decision {
    fn pack(&self, out: &mut Packed) {
        self.sitting().pack(out);
        self.date().pack(out);
        self.motion().pack(out);
        self.effect().pack(out);
        self.status().pack(out);
        self.warnings().to_vec().pack(out);
        self.seen().pack(out);
        self.instead_of().pack(out);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
        decision(from, Pack::unpack, Pack::unpack, Pack::unpack)
    }
}

/// A decision in an earlier payload schema. The first did not say the currency: every RAS was in
/// pounds. The second said of a flag neither limit nor reference, and not how the indicative budget
/// was reached. The third did not say how the case came to the panel, nor which assessment it
/// relied on. The fourth told what is owed for days gone by in words alone. The fifth did not say
/// which of that is not known in full. In the sixth nothing took the place of a withdrawn
/// correction.
pub fn of_earlier(schema: u16, bytes: &[u8]) -> Result<Box<Decision>, PayloadFault> {
    let mut from = Unpacking::of(bytes);
    let effect = |from: &mut Unpacking<'_>| effect_earlier(schema, from);
    let seen = |from: &mut Unpacking<'_>| seen_earlier(schema, from);
    let read = decision(&mut from, effect, seen, |_| Ok(None))?;
    from.end()?;
    let mut parts = read.into_parts();
    if matches!(schema, 1..=4) {
        parts.effect.owed = owed_as_told(&parts.warnings, &parts.seen.currency);
    }
    restored(parts).map(Box::new)
}

fn decision(
    from: &mut Unpacking<'_>,
    effect: impl FnOnce(&mut Unpacking<'_>) -> Result<Effect, PayloadFault>,
    seen: impl FnOnce(&mut Unpacking<'_>) -> Result<Seen, PayloadFault>,
    instead_of: impl FnOnce(&mut Unpacking<'_>) -> Result<Instead, PayloadFault>,
) -> Result<Decision, PayloadFault> {
    restored(DecisionParts {
        sitting: Pack::unpack(from)?,
        date: Pack::unpack(from)?,
        motion: Pack::unpack(from)?,
        effect: effect(from)?,
        status: Pack::unpack(from)?,
        warnings: Pack::unpack(from)?,
        seen: seen(from)?,
        instead_of: instead_of(from)?,
    })
}

/// The withdrawn correction in whose place a decision corrects the same one.
type Instead = Option<WithdrawnCorrection>;

packed_struct!(WithdrawnCorrection {
    correction,
    withdrawn_by
});

fn restored(parts: DecisionParts) -> Result<Decision, PayloadFault> {
    Decision::restore(parts).map_err(|problem| PayloadFault::not_a("decision", problem))
}

packed_struct!(Effect {
    present,
    agreed,
    schedule,
    statement,
    from,
    until,
    due,
    owed
});

fn effect_earlier(schema: u16, from: &mut Unpacking<'_>) -> Result<Effect, PayloadFault> {
    Ok(Effect {
        present: Pack::unpack(from)?,
        agreed: Pack::unpack(from)?,
        schedule: Pack::unpack(from)?,
        statement: Pack::unpack(from)?,
        from: Pack::unpack(from)?,
        until: Pack::unpack(from)?,
        due: Pack::unpack(from)?,
        owed: match schema {
            1..=4 => None,
            5 => owed_of_schema_5(from)?,
            _ => Pack::unpack(from)?,
        },
    })
}

packed_struct!(BudgetStatement {
    cost,
    persons_part,
    others_part,
    councils_part
});

packed_enum!(DecisionStatus, "status of a decision" {
    1 = Stands,
    2 = AwaitsRole { role, why },
    3 = AwaitsException { why },
});

packed_struct!(Warning {
    rule,
    message,
    source
});

packed_struct!(Seen {
    ras,
    indicative,
    package,
    gap,
    flags,
    breakdown,
    package_lines,
    answers,
    eligible_needs,
    deployment,
    currency,
    reached,
    came
});

packed_struct!(SeenComing {
    referral,
    referring,
    assessment
});

packed_struct!(Referral {
    date,
    reason,
    worker
});

packed_struct!(SeenAssessment {
    reference,
    date,
    form,
    assessor,
    specialism,
    gate
});

packed_enum!(ReablementGate, "gate" {
    1 = Considered,
    2 = NotConsidered { reason },
    3 = NotConsideredWithoutReason,
    4 = NotRecorded,
});

packed_struct!(SeenFlag {
    code,
    sentence,
    limit,
    reference
});

fn seen_earlier(schema: u16, from: &mut Unpacking<'_>) -> Result<Seen, PayloadFault> {
    Ok(Seen {
        ras: Pack::unpack(from)?,
        indicative: Pack::unpack(from)?,
        package: Pack::unpack(from)?,
        gap: Pack::unpack(from)?,
        flags: match schema {
            1 | 2 => flags_earlier(from)?,
            _ => Pack::unpack(from)?,
        },
        breakdown: Pack::unpack(from)?,
        package_lines: Pack::unpack(from)?,
        answers: Pack::unpack(from)?,
        eligible_needs: Pack::unpack(from)?,
        deployment: Pack::unpack(from)?,
        currency: match schema {
            1 => "£".to_owned(),
            _ => Pack::unpack(from)?,
        },
        reached: match schema {
            1 | 2 => Vec::new(),
            _ => Pack::unpack(from)?,
        },
        came: match schema {
            1..=3 => None,
            _ => Pack::unpack(from)?,
        },
    })
}

fn flags_earlier(from: &mut Unpacking<'_>) -> Result<Vec<SeenFlag>, PayloadFault> {
    let pairs: Vec<(String, String)> = Pack::unpack(from)?;
    let flags = pairs.into_iter().map(|(code, sentence)| SeenFlag {
        code,
        sentence,
        limit: String::new(),
        reference: String::new(),
    });
    Ok(flags.collect())
}

packed_enum!(Deployment, "way to take a personal budget" {
    1 = DirectPayment,
    2 = DirectPaymentThirdParty,
    3 = CouncilManaged,
    4 = IndividualServiceFund,
    5 = Mixed,
});

packed_struct!(PackageCost {
    known,
    completeness
});

packed_struct!(Gap {
    amount,
    percent,
    completeness
});
