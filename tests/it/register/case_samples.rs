//! Made-up cases with every field filled somewhere and missing somewhere. No names, no real case.

use super::samples::{case_ref, day, week};
use ras_panel::caseload::assessment::{Assessment, ReablementGate};
use ras_panel::caseload::case::{Case, Caseload};
use ras_panel::caseload::given::{GivenIndicative, GivenPart};
use ras_panel::caseload::package::{CostFrequency, Package, ServiceLine};
use ras_panel::caseload::person::{Deployment, LastAgreed, Person, Referral};
use ras_panel::terms::budget::PersonalBudget;
use ras_panel::terms::ids::{AssessmentRef, QuestionId};
use ras_panel::terms::money::Money;
use rust_decimal::dec;

/// `n` made-up cases; every third brings an indicative budget from outside.
pub fn caseload(n: usize) -> Caseload {
    let cases = (1..=n)
        .map(case)
        .map(|case| (case.person.case.clone(), case));
    Caseload {
        cases: cases.collect(),
    }
}

pub fn case(n: usize) -> Case {
    Case {
        person: Person {
            case: case_ref(&format!("NF-{n:05}")),
            born: (!n.is_multiple_of(5)).then(|| day("1945-11-24")),
            gender: Some("Female".to_owned()),
            ethnicity: None,
            primary_support_reason: Some("Physical support: personal care support".to_owned()),
            accommodation: None,
            has_unpaid_carer: Some(n.is_multiple_of(2)),
            lives_alone: None,
            team: Some("north".to_owned()),
            deployment: Some(Deployment::DirectPayment),
            contribution: Some(week(4_250)),
            other_funding: None,
            referral: Some(Referral {
                date: day("2026-11-15"),
                reason: "night needs".to_owned(),
                worker: None,
            }),
            review_due: Some(day("2027-02-28")),
            last_agreed: Some(LastAgreed {
                amount: PersonalBudget(week(59_000)),
                date: day("2025-05-12"),
            }),
        },
        assessments: vec![assessment(n, "2025-10-01"), assessment(n, "2026-10-01")],
        package: Package {
            lines: vec![
                service_line(Some(CostFrequency::Hourly)),
                service_line(None),
            ],
            n_lines_rejected: 1,
        },
        given: n.is_multiple_of(3).then(|| GivenIndicative {
            system: "another tool".to_owned(),
            date: day("2026-10-05"),
            parts: vec![GivenPart {
                label: "family support".to_owned(),
                amount: Money::from_pence(-1_250).unwrap(),
            }],
            total: week(38_750),
        }),
        n_assessments_rejected: n % 2,
        n_given_rejected: 0,
    }
}

fn assessment(n: usize, date: &str) -> Assessment {
    let question = |id: &str| QuestionId::new(id).unwrap();
    Assessment {
        reference: AssessmentRef::new(&format!("A-{n}-{date}")).unwrap(),
        date: day(date),
        form: Some("northfold".to_owned()),
        answers: [
            (question("washing"), "2/day".into()),
            (question("meals"), "prepared".into()),
        ]
        .into(),
        eligible_needs: (!n.is_multiple_of(4)).then(|| vec!["nutrition".to_owned()]),
        gate: ReablementGate::NotConsidered {
            reason: "lives with family".to_owned(),
        },
        specialism: None,
        assessor: Some("SW".to_owned()),
    }
}

fn service_line(frequency: Option<CostFrequency>) -> ServiceLine {
    ServiceLine {
        service_type: Some("Long Term Support: Community".to_owned()),
        component: "Home Support".to_owned(),
        delivery_mechanism: None,
        provider: Some("P-17".to_owned()),
        unit_cost: Some(dec!(23.920)),
        frequency,
        planned_units: Some(dec!(17.5)),
        start: Some(day("2024-04-01")),
        end: None,
        two_carers: true,
        specialist: false,
        will_not_negotiate: None,
        meets: Some("nutrition".to_owned()),
    }
}
