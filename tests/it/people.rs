//! A person of whom nothing is known yet: tests state only what they are about.

use ras_panel::caseload::person::Person;
use ras_panel::terms::ids::CaseRef;

/// A person with a reference and nothing else.
pub fn somebody(case: &str) -> Person {
    Person {
        case: CaseRef::new(case).unwrap(),
        born: None,
        gender: None,
        ethnicity: None,
        primary_support_reason: None,
        accommodation: None,
        has_unpaid_carer: None,
        lives_alone: None,
        team: None,
        deployment: None,
        contribution: None,
        other_funding: None,
        referral: None,
        review_due: None,
        last_agreed: None,
    }
}
