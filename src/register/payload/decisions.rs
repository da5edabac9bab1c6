//! Bytes of a decision: the motion, its effect, its status, and what the panel saw.

use super::bytes::{Packed, PayloadFault, Unpacking};
use super::packing::{Pack, packed_enum, packed_struct};
use crate::caseload::person::Deployment;
use crate::panel::decision::{
    BudgetStatement, Decision, DecisionParts, DecisionStatus, Effect, Seen,
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
        let parts = DecisionParts {
            sitting: Pack::unpack(from)?,
            date: Pack::unpack(from)?,
            motion: Pack::unpack(from)?,
            effect: Pack::unpack(from)?,
            status: Pack::unpack(from)?,
            warnings: Pack::unpack(from)?,
            seen: Pack::unpack(from)?,
        };
        Decision::restore(parts).map_err(|problem| PayloadFault::not_a("decision", problem))
    }
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
});

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
