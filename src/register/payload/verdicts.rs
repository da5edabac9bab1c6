//! Bytes of a verdict. The codes are those of `VerdictKind::ALL`.

use super::bytes::{Packed, PayloadFault, Unpacking};
use super::packing::{Pack, packed_enum};
use crate::panel::verdict::{Basis, ReferTo, Verdict};

packed_enum!(Verdict, "verdict" {
    1 = AgreeIndicative,
    2 = AgreeAmount { amount, basis },
    3 = AgreeLimited { amount, until },
    4 = Transition { to, terms, exception },
    5 = KeepPresent { risk, review },
    6 = AcceptSpecialist { amount },
    7 = ChangeProvider { amount, due },
    8 = Defer { questions, due },
    9 = Return { what },
    10 = Refer { to },
    11 = Refuse,
});

packed_enum!(Basis, "basis" {
    1 = AnnualReview,
    2 = Transitional { until },
});

packed_enum!(ReferTo, "service to refer to" {
    1 = ContinuingHealthcare,
    2 = Reablement,
    3 = TelecareOrTherapy,
    4 = Safeguarding,
});
