//! Bytes of a decision: the motion, its effect, its status, and what the panel saw.

use super::bytes::{Packed, PayloadFault, Unpacking};
use super::packing::{Pack, packed_enum, packed_struct};
use crate::caseload::person::Deployment;
use crate::panel::decision::{
    BudgetStatement, Decision, DecisionParts, DecisionStatus, Effect, Seen, SeenFlag,
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
    }

    fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
        decision(from, Pack::unpack)
    }
}

/// A decision in payload schema 1, which did not say the currency: every RAS was in pounds.
pub fn of_schema_1(bytes: &[u8]) -> Result<Box<Decision>, PayloadFault> {
    earlier(bytes, |from| seen_earlier(from, |_| Ok("£".to_owned())))
}

/// A decision in payload schema 2, which said of a flag neither limit nor reference, and did not
/// say how the indicative budget was reached.
pub fn of_schema_2(bytes: &[u8]) -> Result<Box<Decision>, PayloadFault> {
    earlier(bytes, |from| seen_earlier(from, Pack::unpack))
}

fn earlier(
    bytes: &[u8],
    seen: impl FnOnce(&mut Unpacking<'_>) -> Result<Seen, PayloadFault>,
) -> Result<Box<Decision>, PayloadFault> {
    let mut from = Unpacking::of(bytes);
    let read = decision(&mut from, seen)?;
    from.end()?;
    Ok(Box::new(read))
}

fn decision(
    from: &mut Unpacking<'_>,
    seen: impl FnOnce(&mut Unpacking<'_>) -> Result<Seen, PayloadFault>,
) -> Result<Decision, PayloadFault> {
    let parts = DecisionParts {
        sitting: Pack::unpack(from)?,
        date: Pack::unpack(from)?,
        motion: Pack::unpack(from)?,
        effect: Pack::unpack(from)?,
        status: Pack::unpack(from)?,
        warnings: Pack::unpack(from)?,
        seen: seen(from)?,
    };
    Decision::restore(parts).map_err(|problem| PayloadFault::not_a("decision", problem))
}

packed_struct!(Effect {
    present,
    agreed,
    schedule,
    statement,
    from,
    until,
    due
});

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
    reached
});

packed_struct!(SeenFlag {
    code,
    sentence,
    limit,
    reference
});

/// Reads what the panel saw in a schema before the third; the currency is read last, by
/// `currency`.
fn seen_earlier(
    from: &mut Unpacking<'_>,
    currency: impl FnOnce(&mut Unpacking<'_>) -> Result<String, PayloadFault>,
) -> Result<Seen, PayloadFault> {
    Ok(Seen {
        ras: Pack::unpack(from)?,
        indicative: Pack::unpack(from)?,
        package: Pack::unpack(from)?,
        gap: Pack::unpack(from)?,
        flags: flags_earlier(from)?,
        breakdown: Pack::unpack(from)?,
        package_lines: Pack::unpack(from)?,
        answers: Pack::unpack(from)?,
        eligible_needs: Pack::unpack(from)?,
        deployment: Pack::unpack(from)?,
        currency: currency(from)?,
        reached: Vec::new(),
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
