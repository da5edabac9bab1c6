//! The values of the scene: the motion, the sitting, the case with its package and assessment.

use super::{TODAY, budget, case_ref, member, member_id, paper, per_week, words};
use crate::people::somebody;
use jiff::civil::date;
use ras_panel::caseload::assessment::{Assessment, ReablementGate};
use ras_panel::caseload::case::Case;
use ras_panel::caseload::given::{GivenIndicative, GivenPart};
use ras_panel::caseload::package::{CostFrequency, Package, ServiceLine};
use ras_panel::caseload::person::{Deployment, Person};
use ras_panel::panel::motion::{EvidenceKind, Motion, PersonsView};
use ras_panel::panel::package_known::{LineKnown, PackageKnown};
use ras_panel::panel::sitting::{Sitting, SittingState};
use ras_panel::panel::verdict::{Basis, Verdict};
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::{AssessmentRef, EntryNumber, SittingRef};
use ras_panel::terms::money::Money;
use rust_decimal::dec;

pub fn motion() -> Motion {
    Motion {
        case: case_ref(),
        recorder: member_id("m-chair"),
        mover: None,
        verdict: Verdict::AgreeAmount {
            amount: budget(52_000),
            basis: Basis::AnnualReview,
        },
        effective: TODAY,
        effective_reason: None,
        reasons: vec!["equipment_meets_need".to_owned()],
        rationale: Some(words("The hoist has taken the place of the second carer.")),
        relied_on: vec![
            paper(EvidenceKind::Assessment, date(2026, 11, 2)),
            paper(EvidenceKind::Other, date(2026, 11, 10)),
        ],
        how_needs_are_met: Some(words(
            "Morning and evening calls by one carer with the hoist.",
        )),
        persons_view: Some(PersonsView::Given(words("Content with the hoist."))),
        other_options: Some(words("Keeping two carers was considered.")),
        gate: None,
        incomplete_package_confirmed: false,
        supersedes: None,
        last_entry_seen: None,
    }
}

pub fn sitting() -> Sitting {
    Sitting {
        reference: SittingRef::new("S-2026-11-24").unwrap(),
        date: TODAY,
        present: vec![
            member("m-chair", "A.B.", "chair"),
            member("m-social", "C.D.", "social_work_member"),
            member("m-one", "E.F.", "panel_member"),
            member("m-two", "G.H.", "panel_member"),
            member("m-support", "I.J.", "business_support"),
        ],
        chair: member_id("m-chair"),
        quorum: 4,
        interests: Vec::new(),
        state: SittingState::Open,
    }
}

pub fn case() -> Case {
    Case {
        person: Person {
            born: Some(date(1945, 3, 9)),
            deployment: Some(Deployment::Mixed),
            contribution: Some(per_week(8_000)),
            ..somebody(case_ref().as_str())
        },
        assessments: vec![Assessment {
            reference: AssessmentRef::new("A-1").unwrap(),
            date: date(2026, 11, 2),
            form: None,
            answers: std::collections::BTreeMap::new(),
            eligible_needs: Some(vec!["nutrition".to_owned(), "toilet_needs".to_owned()]),
            gate: ReablementGate::Considered,
            specialism: None,
            assessor: None,
        }],
        package: Package {
            lines: vec![line()],
            n_lines_rejected: 0,
        },
        given: Some(GivenIndicative {
            system: "an earlier tool".to_owned(),
            date: date(2026, 11, 2),
            parts: vec![GivenPart {
                label: "Personal care".to_owned(),
                amount: Money::from_pence(41_380).unwrap(),
            }],
            total: per_week(41_380),
        }),
        n_assessments_rejected: 0,
        n_given_rejected: 0,
    }
}

/// A home-support line of £612.40 a week.
pub fn line() -> ServiceLine {
    ServiceLine {
        service_type: None,
        component: "Home Support".to_owned(),
        delivery_mechanism: None,
        provider: None,
        unit_cost: Some(dec!(612.40)),
        frequency: Some(CostFrequency::Weekly),
        planned_units: None,
        start: None,
        end: None,
        two_carers: true,
        specialist: false,
        will_not_negotiate: None,
        meets: None,
    }
}

/// A package of so much a week, without days, as the import of an entry left it.
pub fn package_known(by: u64, came_in: Date, pence: i64) -> PackageKnown {
    PackageKnown {
        by: EntryNumber(by),
        came_in,
        lines: vec![LineKnown {
            start: None,
            end: None,
            weekly: Some(per_week(pence)),
        }],
    }
}
