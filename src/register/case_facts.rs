//! The facts of a case as bytes, to tell a changed case from an unchanged one. Not a stored format.

use super::payload::bytes::{Packed, PayloadFault, Unpacking};
use super::payload::packing::{Pack, packed, packed_enum, packed_struct};
use crate::caseload::assessment::Assessment;
use crate::caseload::case::Case;
use crate::caseload::given::{GivenIndicative, GivenPart};
use crate::caseload::package::{CostFrequency, Package, ServiceLine};
use crate::caseload::person::{LastAgreed, Person};
use crate::terms::ids::QuestionId;
use crate::terms::text::Label;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

/// SHA-256 over the facts of a case.
#[must_use]
pub fn digest(case: &Case) -> [u8; 32] {
    Sha256::digest(packed(case)).into()
}

packed_struct!(Case {
    person,
    assessments,
    package,
    given,
    n_assessments_rejected,
    n_given_rejected
});

packed_struct!(Person {
    case,
    born,
    gender,
    ethnicity,
    primary_support_reason,
    accommodation,
    has_unpaid_carer,
    lives_alone,
    team,
    deployment,
    contribution,
    other_funding,
    referral,
    review_due,
    last_agreed
});

packed_struct!(LastAgreed { amount, date });

packed_struct!(Assessment {
    reference,
    date,
    form,
    answers,
    eligible_needs,
    gate,
    specialism,
    assessor
});

packed_struct!(Package {
    lines,
    n_lines_rejected
});

packed_struct!(ServiceLine {
    service_type,
    component,
    delivery_mechanism,
    provider,
    unit_cost,
    frequency,
    planned_units,
    start,
    end,
    two_carers,
    specialist,
    will_not_negotiate,
    meets
});

packed_enum!(CostFrequency, "cost frequency" {
    1 = PerSession,
    2 = Hourly,
    3 = Daily,
    4 = Weekly,
    5 = Fortnightly,
    6 = FourWeekly,
    7 = Monthly,
    8 = Quarterly,
    9 = Annually,
    10 = OneOff,
});

packed_struct!(GivenIndicative {
    system,
    date,
    parts,
    total
});

packed_struct!(GivenPart { label, amount });

impl Pack for usize {
    fn pack(&self, out: &mut Packed) {
        out.length(*self);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
        let n = u32::unpack(from)?;
        usize::try_from(n).map_err(|_| PayloadFault::not_a("count", n))
    }
}

impl Pack for BTreeMap<QuestionId, Label> {
    fn pack(&self, out: &mut Packed) {
        out.length(self.len());
        for (question, answer) in self {
            question.pack(out);
            answer.pack(out);
        }
    }

    fn unpack(from: &mut Unpacking<'_>) -> Result<Self, PayloadFault> {
        Vec::<(QuestionId, Label)>::unpack(from).map(|pairs| pairs.into_iter().collect())
    }
}
