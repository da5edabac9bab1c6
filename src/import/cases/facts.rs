//! Records as lists of (field, text): what files, digests and comparisons are made of.
//!
//! Every fact of a record is in its list, in the order in which files are written; what is missing
//! is not. The functions name every part of the records, so that a new part cannot be forgotten.

use crate::caseload::assessment::{Assessment, ReablementGate};
use crate::caseload::given::{GivenIndicative, GivenPart};
use crate::caseload::package::{CostFrequency, ServiceLine};
use crate::caseload::person::{Deployment, LastAgreed, Person, Referral};
use crate::config::caseload_field::Field;
use crate::config::date_pattern::DatePattern;
use crate::import::rows::cell::{BETWEEN_REFERENCES, NONE};
use crate::terms::date::Date;
use crate::terms::money::Money;
use crate::terms::number::{plain_two_decimals, shortest};

/// The facts of one record.
pub type Facts = Vec<(Field, String)>;

/// How facts are written.
#[derive(Clone, Copy, Debug)]
pub struct Writing<'a> {
    /// How dates are written; year, month, day with hyphens where there is no pattern.
    pub dates: Option<&'a DatePattern>,
}

impl Writing<'_> {
    fn date(self, date: Date) -> String {
        self.dates
            .map_or_else(|| date.to_string(), |pattern| pattern.write(date))
    }

    /// The facts of a person.
    #[must_use]
    pub fn person(self, person: &Person) -> Facts {
        let Person {
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
            last_agreed,
        } = person;
        let [referred_on, referral_reason, referred_by] = self.referral(referral.as_ref());
        let [agreed, agreed_on] = self.last_agreed(last_agreed.as_ref());
        present([
            (Field::Case, Some(case.to_string())),
            (Field::Born, born.map(|date| self.date(date))),
            (Field::Gender, gender.clone()),
            (Field::Ethnicity, ethnicity.clone()),
            (Field::PrimarySupportReason, primary_support_reason.clone()),
            (Field::Accommodation, accommodation.clone()),
            (Field::HasUnpaidCarer, has_unpaid_carer.map(yes_no)),
            (Field::LivesAlone, lives_alone.map(yes_no)),
            (Field::Team, team.clone()),
            (
                Field::Deployment,
                deployment.map(Deployment::code).map(str::to_owned),
            ),
            (
                Field::Contribution,
                contribution.map(|weekly| pounds(weekly.0)),
            ),
            (
                Field::OtherFunding,
                other_funding.map(|weekly| pounds(weekly.0)),
            ),
            (Field::ReferredOn, referred_on),
            (Field::ReferralReason, referral_reason),
            (Field::ReferredBy, referred_by),
            (Field::ReviewDue, review_due.map(|date| self.date(date))),
            (Field::LastAgreed, agreed),
            (Field::LastAgreedOn, agreed_on),
        ])
    }

    fn referral(self, referral: Option<&Referral>) -> [Option<String>; 3] {
        let Some(Referral {
            date,
            reason,
            worker,
        }) = referral
        else {
            return [None, None, None];
        };
        [Some(self.date(*date)), Some(reason.clone()), worker.clone()]
    }

    fn last_agreed(self, agreed: Option<&LastAgreed>) -> [Option<String>; 2] {
        let Some(LastAgreed { amount, date }) = agreed else {
            return [None, None];
        };
        [Some(pounds(amount.0.0)), Some(self.date(*date))]
    }

    /// The facts of an assessment without its answers.
    #[must_use]
    pub fn assessment(self, assessment: &Assessment) -> Facts {
        let Assessment {
            reference,
            date,
            form,
            answers: _,
            eligible_needs,
            gate,
            specialism,
            assessor,
        } = assessment;
        let (considered, because) = match gate {
            ReablementGate::Considered => (Some(true), None),
            ReablementGate::NotConsidered { reason } => (Some(false), Some(reason.clone())),
            ReablementGate::NotConsideredWithoutReason => (Some(false), None),
            ReablementGate::NotRecorded => (None, None),
        };
        present([
            (Field::Assessment, Some(reference.to_string())),
            (Field::AssessedOn, Some(self.date(*date))),
            (Field::Form, form.clone()),
            (Field::EligibleNeeds, eligible_needs.as_deref().map(needs)),
            (Field::ReablementConsidered, considered.map(yes_no)),
            (Field::NotConsideredBecause, because),
            (Field::Specialism, specialism.clone()),
            (Field::Assessor, assessor.clone()),
        ])
    }

    /// The facts of a service line.
    #[must_use]
    pub fn service_line(self, line: &ServiceLine) -> Facts {
        let ServiceLine {
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
            meets,
        } = line;
        present([
            (Field::ServiceType, service_type.clone()),
            (Field::Component, Some(component.clone())),
            (Field::DeliveryMechanism, delivery_mechanism.clone()),
            (Field::Provider, provider.clone()),
            (Field::UnitCost, unit_cost.map(plain_two_decimals)),
            (
                Field::Frequency,
                frequency.map(CostFrequency::title).map(str::to_owned),
            ),
            (Field::PlannedUnits, planned_units.map(shortest)),
            (Field::Start, start.map(|date| self.date(date))),
            (Field::End, end.map(|date| self.date(date))),
            (Field::TwoCarers, two_carers.then(|| yes_no(true))),
            (Field::Specialist, specialist.then(|| yes_no(true))),
            (Field::WillNotNegotiate, will_not_negotiate.map(yes_no)),
            (Field::Meets, meets.clone()),
        ])
    }

    /// The facts of each part of a sum computed elsewhere, one row a part.
    #[must_use]
    pub fn given(self, given: &GivenIndicative) -> Vec<Facts> {
        let GivenIndicative {
            system,
            date,
            parts,
            total,
        } = given;
        let row = |part: &GivenPart| {
            let GivenPart { label, amount } = part;
            present([
                (Field::System, Some(system.clone())),
                (Field::GivenOn, Some(self.date(*date))),
                (Field::Part, Some(label.clone())),
                (Field::Amount, Some(pounds(*amount))),
                (Field::Total, Some(pounds(total.0))),
            ])
        };
        parts.iter().map(row).collect()
    }
}

fn present<const N: usize>(facts: [(Field, Option<String>); N]) -> Facts {
    facts
        .into_iter()
        .filter_map(|(field, text)| Some((field, text?)))
        .collect()
}

fn yes_no(yes: bool) -> String {
    if yes {
        "Yes".to_owned()
    } else {
        "No".to_owned()
    }
}

fn pounds(money: Money) -> String {
    plain_two_decimals(money.pounds())
}

fn needs(needs: &[String]) -> String {
    if needs.is_empty() {
        return NONE.to_owned();
    }
    needs.join(&BETWEEN_REFERENCES.to_string())
}
