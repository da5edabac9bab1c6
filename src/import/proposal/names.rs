//! The names that other files have for the program's fields.
//!
//! Sources: the headings of the Client Level Data return, Releases 1 and 2, as councils' and DHSC's
//! public code has them (with spaces or underscores), and words in common use. A name that could
//! be two fields of one table stands under neither.

use crate::config::caseload_field::Field;

/// Every field with its names beside its heading in the profile in use and its code.
#[rustfmt::skip]
const NAMES: [(Field, &[&str]); 46] = [
    (Field::Case, &[
        "LA Person Unique Identifier", "Person ID", "Person Reference", "Person Number",
        "Person Unique Identifier", "Case Reference", "Case ID", "Case Number", "Client ID",
        "Client Reference", "Service User ID", "LA ID", "Reference", "Ref", "ID", "Pseudonym",
        "Pseudonymised ID", "Der LA Person ID",
    ]),
    (Field::Born, &["Date of Birth", "DOB", "Birth Date", "Born"]),
    (Field::Gender, &["Gender", "Sex"]),
    (Field::Ethnicity, &["Ethnicity", "Ethnic Group", "Ethnic Origin", "Ethnic Category"]),
    (Field::PrimarySupportReason, &["Primary Support Reason", "PSR", "Support Reason"]),
    (Field::Accommodation, &[
        "Accommodation Status", "Accommodation", "Accommodation Type", "Living Arrangement",
    ]),
    (Field::HasUnpaidCarer, &["Has Unpaid Carer", "Unpaid Carer", "Has Carer", "Carer Known"]),
    (Field::LivesAlone, &["Lives Alone", "Living Alone"]),
    (Field::Team, &["Team", "Locality", "Area Team", "Responsible Team", "Team Name"]),
    (Field::Deployment, &[
        "Deployment", "Personal Budget Taken As", "Budget Taken As", "How Budget is Taken",
    ]),
    (Field::Contribution, &[
        "Client Contribution", "Contribution per week", "Weekly Contribution",
        "Assessed Contribution", "Charge per week", "Client Contribution (weekly)",
    ]),
    (Field::OtherFunding, &[
        "Other Funding per week", "Other Funding", "Joint Funding", "Health Funding",
    ]),
    (Field::ReferredOn, &["Referred On", "Referral Date", "Panel Referral Date"]),
    (Field::ReferralReason, &["Referral Reason", "Reason for Referral", "Panel Referral Reason"]),
    (Field::ReferredBy, &["Referred By", "Referrer"]),
    (Field::ReviewDue, &["Review Due", "Next Review", "Next Review Date", "Review Due Date"]),
    (Field::LastAgreed, &[
        "Last Agreed per week", "Agreed Budget", "Agreed Budget (weekly)", "Last Agreed Amount",
    ]),
    (Field::LastAgreedOn, &["Last Agreed On", "Agreed Date", "Date Agreed", "Agreement Date"]),
    (Field::Assessment, &["Assessment ID", "Assessment Reference", "Event Reference"]),
    (Field::AssessedOn, &[
        "Assessed On", "Assessment Date", "Date of Assessment", "Event Start Date",
    ]),
    (Field::Form, &["Form", "Form Version", "Questionnaire"]),
    (Field::EligibleNeeds, &["Eligible Needs", "Eligible Needs Identified", "Eligible Outcomes"]),
    (Field::ReablementConsidered, &["Reablement Considered", "Reablement and telecare considered"]),
    (Field::NotConsideredBecause, &["Not Considered Because", "Why Reablement not considered"]),
    (Field::Specialism, &["Assessor Specialism", "Specialism"]),
    (Field::Assessor, &["Assessor", "Completed By", "Assessed By", "Assessing Worker"]),
    (Field::Question, &["Question", "Question ID", "Question Code", "Question Text"]),
    (Field::Answer, &["Answer", "Response", "Answer Given", "Answer Text"]),
    (Field::ServiceType, &["Service Type"]),
    (Field::Component, &["Service Component", "Component", "Service", "Service Element"]),
    (Field::DeliveryMechanism, &["Delivery Mechanism", "Mechanism"]),
    (Field::Provider, &["Provider", "Provider Name", "Provider CQC Location Name", "Supplier"]),
    (Field::UnitCost, &[
        "Unit Cost", "Unit Price", "Rate", "Cost per unit", "Weekly Cost", "Gross Weekly Cost",
        "Cost per week", "Price",
    ]),
    (Field::Frequency, &[
        "Cost Frequency (Unit Type)", "Cost Frequency", "Unit Type", "Frequency",
        "Payment Frequency",
    ]),
    (Field::PlannedUnits, &[
        "Planned units per week", "Planned Units", "Units per week", "Weekly Units",
        "Hours per week", "Units",
    ]),
    (Field::Start, &["Event Start Date", "Start Date", "Service Start Date", "From"]),
    (Field::End, &["Event End Date", "End Date", "Service End Date", "To"]),
    (Field::TwoCarers, &["Two Carers", "Double Handed", "Double-up", "Double Handed Care"]),
    (Field::Specialist, &["Specialist", "Specialist Provision"]),
    (Field::WillNotNegotiate, &["Will not negotiate", "Provider will not negotiate"]),
    (Field::Meets, &["Meets Need", "Need Met", "Outcome Met"]),
    (Field::System, &["System", "Source System", "Tool"]),
    (Field::GivenOn, &["Computed On", "Calculated On", "Calculation Date", "Date Computed"]),
    (Field::Part, &["Part", "Element", "Budget Element"]),
    (Field::Amount, &["Amount per week", "Amount", "Weekly Amount", "Part Amount"]),
    (Field::Total, &["Total per week", "Total", "Weekly Total", "Indicative Budget"]),
];

/// Names of a field beside its heading in the profile in use and its code.
#[must_use]
pub fn names(field: Field) -> &'static [&'static str] {
    let known = NAMES.iter().find(|row| row.0 == field);
    known.map_or(&[], |row| row.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::caseload_field::FileKind;
    use crate::import::proposal::likeness::plain;
    use std::collections::BTreeMap;

    #[test]
    fn every_field_has_names_and_none_is_that_of_two_fields_of_a_table() {
        assert_eq!(NAMES.len(), Field::ALL.len());
        for (kind, code) in FileKind::ALL {
            let mut taken: BTreeMap<String, &str> = BTreeMap::new();
            for rule in Field::of_file(kind) {
                assert!(!names(rule.field).is_empty(), "{}", rule.code);
                for name in names(rule.field) {
                    let other = taken.insert(plain(name), rule.code);
                    assert!(
                        other.is_none_or(|other| other == rule.code),
                        "{code}: {name}"
                    );
                }
            }
        }
    }
}
