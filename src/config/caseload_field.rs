//! The fields that caseload files can fill, each with the file it stands in and how it is written.
//!
//! Invariant: [`Field::ALL`] lists every field once, in the order in which files are written.

/// The kinds of caseload files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// One row a person.
    People,
    /// One row an assessment and one column a question; or one row an answer.
    Assessments,
    /// One row a service line.
    Packages,
    /// One row a part of an indicative budget computed elsewhere (optional).
    Given,
}

impl FileKind {
    /// Every kind with the code that profiles use.
    pub const ALL: [(FileKind, &'static str); 4] = [
        (FileKind::People, "people"),
        (FileKind::Assessments, "assessments"),
        (FileKind::Packages, "packages"),
        (FileKind::Given, "given"),
    ];

    /// The code that profiles use.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|row| row.0 == self)
            .map_or("?", |row| row.1)
    }
}

/// A field of a caseload file. A profile says which heading it stands under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The case reference: in every file.
    Case,
    /// People: date of birth.
    Born,
    /// People: gender.
    Gender,
    /// People: ethnicity.
    Ethnicity,
    /// People: primary support reason.
    PrimarySupportReason,
    /// People: accommodation status.
    Accommodation,
    /// People: whether an unpaid carer is known.
    HasUnpaidCarer,
    /// People: whether the person lives alone.
    LivesAlone,
    /// People: the team.
    Team,
    /// People: how the personal budget is taken.
    Deployment,
    /// People: the person's contribution.
    Contribution,
    /// People: what other bodies pay.
    OtherFunding,
    /// People: when a worker referred the case.
    ReferredOn,
    /// People: why a worker referred the case.
    ReferralReason,
    /// People: who referred the case.
    ReferredBy,
    /// People: when the next review is due.
    ReviewDue,
    /// People: the sum agreed last.
    LastAgreed,
    /// People: when it was agreed.
    LastAgreedOn,
    /// Assessments: the assessment's reference.
    Assessment,
    /// Assessments: the date.
    AssessedOn,
    /// Assessments: the RAS form that the answers belong to.
    Form,
    /// Assessments: the eligible needs found.
    EligibleNeeds,
    /// Assessments: whether reablement and telecare were considered.
    ReablementConsidered,
    /// Assessments: why they were not.
    NotConsideredBecause,
    /// Assessments: the assessor's specialism.
    Specialism,
    /// Assessments: the assessor.
    Assessor,
    /// Assessments, where a row is an answer: the question.
    Question,
    /// Assessments, where a row is an answer: what was answered.
    Answer,
    /// Packages: service type.
    ServiceType,
    /// Packages: service component.
    Component,
    /// Packages: delivery mechanism.
    DeliveryMechanism,
    /// Packages: the provider.
    Provider,
    /// Packages: price of one unit.
    UnitCost,
    /// Packages: how often the price is paid.
    Frequency,
    /// Packages: units planned for each week.
    PlannedUnits,
    /// Packages: first day.
    Start,
    /// Packages: last day.
    End,
    /// Packages: two carers at once.
    TwoCarers,
    /// Packages: specialist provision.
    Specialist,
    /// Packages: the provider refused to negotiate.
    WillNotNegotiate,
    /// Packages: the eligible need that the line meets.
    Meets,
    /// Given: the system that computed the sum.
    System,
    /// Given: when it was computed.
    GivenOn,
    /// Given: what the part is for.
    Part,
    /// Given: the part's amount.
    Amount,
    /// Given: the total, the same on every row of a case.
    Total,
}

/// How a field's cells are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CellKind {
    /// A reference: letters, digits and `- _ . /`.
    Reference,
    /// A date in one of the file's patterns.
    Date,
    /// Pounds and pence a week.
    Money,
    /// A number.
    Number,
    /// A value of one of the standard's lists.
    Listed(StandardList),
    /// References joined by `|`, or `none`.
    Needs,
    /// Free text.
    Text,
}

/// The lists of values that cells are checked against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StandardList {
    /// Gender.
    Gender,
    /// Ethnicity.
    Ethnicity,
    /// Primary support reason.
    PrimarySupportReason,
    /// Accommodation status.
    Accommodation,
    /// Service type.
    ServiceType,
    /// Service component.
    Component,
    /// Delivery mechanism.
    DeliveryMechanism,
    /// Cost frequency.
    CostFrequency,
    /// How a personal budget is taken (no list of the return).
    Deployment,
    /// Yes, No and Unknown.
    YesNo,
}

impl StandardList {
    /// Every list with the code that configuration uses.
    pub const ALL: [(StandardList, &'static str); 10] = [
        (StandardList::Gender, "gender"),
        (StandardList::Ethnicity, "ethnicity"),
        (StandardList::PrimarySupportReason, "primary_support_reason"),
        (StandardList::Accommodation, "accommodation"),
        (StandardList::ServiceType, "service_type"),
        (StandardList::Component, "component"),
        (StandardList::DeliveryMechanism, "delivery_mechanism"),
        (StandardList::CostFrequency, "cost_frequency"),
        (StandardList::Deployment, "deployment"),
        (StandardList::YesNo, "yes_no"),
    ];

    /// The code that configuration uses.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|row| row.0 == self)
            .map_or("?", |row| row.1)
    }
}

/// What is known of a field: its code in profiles, its files, its cells.
#[derive(Clone, Copy, Debug)]
pub struct FieldRule {
    /// The field.
    pub field: Field,
    /// The code that profiles use.
    pub code: &'static str,
    /// The file that it stands in; none for the case reference, which stands in all.
    pub file: Option<FileKind>,
    /// How its cells are written.
    pub kind: CellKind,
    /// Whether the file needs the column, and each row a value in it.
    pub required: bool,
}

const fn may(field: Field, code: &'static str, file: FileKind, kind: CellKind) -> FieldRule {
    FieldRule {
        field,
        code,
        file: Some(file),
        kind,
        required: false,
    }
}

const fn must(field: Field, code: &'static str, file: FileKind, kind: CellKind) -> FieldRule {
    FieldRule {
        required: true,
        ..may(field, code, file, kind)
    }
}

const CASE: FieldRule = FieldRule {
    field: Field::Case,
    code: "case",
    file: None,
    kind: CellKind::Reference,
    required: true,
};

const YES_NO: CellKind = CellKind::Listed(StandardList::YesNo);
const REASON: CellKind = CellKind::Listed(StandardList::PrimarySupportReason);
const MECHANISM: CellKind = CellKind::Listed(StandardList::DeliveryMechanism);

impl Field {
    /// Every field, in the order in which files are written.
    #[rustfmt::skip]
    pub const ALL: [FieldRule; 46] = {
        use CellKind::{Date, Listed, Money, Needs, Number, Reference, Text};
        use Field as F;
        use FileKind::{Assessments, Given, Packages, People};
        use StandardList as List;
        [
            CASE,
            may(F::Born, "born", People, Date),
            may(F::Gender, "gender", People, Listed(List::Gender)),
            may(F::Ethnicity, "ethnicity", People, Listed(List::Ethnicity)),
            may(F::PrimarySupportReason, "primary_support_reason", People, REASON),
            may(F::Accommodation, "accommodation", People, Listed(List::Accommodation)),
            may(F::HasUnpaidCarer, "has_unpaid_carer", People, YES_NO),
            may(F::LivesAlone, "lives_alone", People, YES_NO),
            may(F::Team, "team", People, Text),
            may(F::Deployment, "deployment", People, Listed(List::Deployment)),
            may(F::Contribution, "contribution", People, Money),
            may(F::OtherFunding, "other_funding", People, Money),
            may(F::ReferredOn, "referred_on", People, Date),
            may(F::ReferralReason, "referral_reason", People, Text),
            may(F::ReferredBy, "referred_by", People, Text),
            may(F::ReviewDue, "review_due", People, Date),
            may(F::LastAgreed, "last_agreed", People, Money),
            may(F::LastAgreedOn, "last_agreed_on", People, Date),
            may(F::Assessment, "assessment", Assessments, Reference),
            must(F::AssessedOn, "assessed_on", Assessments, Date),
            may(F::Form, "form", Assessments, Text),
            may(F::EligibleNeeds, "eligible_needs", Assessments, Needs),
            may(F::ReablementConsidered, "reablement_considered", Assessments, YES_NO),
            may(F::NotConsideredBecause, "not_considered_because", Assessments, Text),
            may(F::Specialism, "specialism", Assessments, Text),
            may(F::Assessor, "assessor", Assessments, Text),
            may(F::Question, "question", Assessments, Text),
            may(F::Answer, "answer", Assessments, Text),
            may(F::ServiceType, "service_type", Packages, Listed(List::ServiceType)),
            must(F::Component, "component", Packages, Listed(List::Component)),
            may(F::DeliveryMechanism, "delivery_mechanism", Packages, MECHANISM),
            may(F::Provider, "provider", Packages, Text),
            may(F::UnitCost, "unit_cost", Packages, Number),
            may(F::Frequency, "frequency", Packages, Listed(List::CostFrequency)),
            may(F::PlannedUnits, "planned_units", Packages, Number),
            may(F::Start, "start", Packages, Date),
            may(F::End, "end", Packages, Date),
            may(F::TwoCarers, "two_carers", Packages, YES_NO),
            may(F::Specialist, "specialist", Packages, YES_NO),
            may(F::WillNotNegotiate, "will_not_negotiate", Packages, YES_NO),
            may(F::Meets, "meets", Packages, Text),
            must(F::System, "system", Given, Text),
            must(F::GivenOn, "given_on", Given, Date),
            must(F::Part, "part", Given, Text),
            must(F::Amount, "amount", Given, Money),
            must(F::Total, "total", Given, Money),
        ]
    };

    /// What is known of the field.
    #[must_use]
    pub fn rule(self) -> FieldRule {
        Self::ALL
            .iter()
            .find(|rule| rule.field == self)
            .copied()
            .unwrap_or(CASE)
    }

    /// The code that profiles use.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.rule().code
    }

    /// The fields of one file, in the order in which they are written.
    pub fn of_file(file: FileKind) -> impl Iterator<Item = FieldRule> {
        Self::ALL
            .into_iter()
            .filter(move |rule| rule.file.is_none_or(|own| own == file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_field_has_one_rule_and_its_own_code_in_its_file() {
        let fields: BTreeSet<Field> = Field::ALL.iter().map(|rule| rule.field).collect();
        assert_eq!(fields.len(), Field::ALL.len());
        for (kind, code) in FileKind::ALL {
            let codes: Vec<&str> = Field::of_file(kind).map(|rule| rule.code).collect();
            let distinct: BTreeSet<&str> = codes.iter().copied().collect();
            assert_eq!(distinct.len(), codes.len(), "{code}");
        }
        assert_eq!(Field::Total.code(), "total");
    }
}
