//! Who a made-up person is: facts in the national mix, needs, and what family gives.

use super::draws::Draws;
use super::mix::{self, Kind, SupportReason};
use super::need::{Area, Needs};
use super::oddity::Oddity;
use crate::caseload::person::{Deployment, Person};
use crate::terms::date::{self, Date};
use crate::terms::ids::CaseRef;

/// A made-up person.
#[derive(Clone, Debug)]
pub struct Persona {
    /// The facts, without what follows from the package.
    pub person: Person,
    /// The kind of support reason.
    pub kind: Kind,
    /// The age in whole years.
    pub age: i64,
    /// The needs.
    pub needs: Needs,
    /// How much of the help family or friends give: from 0 (none) to 100 (most).
    pub family: i64,
}

/// Draws a person.
#[must_use]
pub fn drawn(draws: &mut Draws, case: CaseRef, as_of: Date, oddity: Option<Oddity>) -> Persona {
    let (reason, age) = reason_and_age(draws, oddity);
    let kind = reason.kind;
    let accommodation = accommodation(draws, kind, age, oddity);
    let needs = needs(draws, kind, age, oddity).raised(of_home(kind, accommodation));
    let lives_alone = lives_alone(draws, accommodation, age);
    let not_asked = oddity == Some(Oddity::NotAsked);
    let carer = has_carer(draws, accommodation, lives_alone) || not_asked;
    let person = Person {
        case,
        born: born(draws, age, as_of),
        gender: Some(gender(draws, kind, age).to_owned()),
        ethnicity: draws.weighted(&mix::ETHNICITIES).map(str::to_owned),
        primary_support_reason: Some(reason.wording.to_owned()),
        accommodation: Some(accommodation.to_owned()),
        has_unpaid_carer: (!draws.chance(4)).then_some(carer),
        lives_alone: (!draws.chance(3)).then_some(lives_alone),
        team: Some(team(draws, kind).to_owned()),
        deployment: Some(deployment(draws, kind, age, accommodation, oddity)),
        contribution: None,
        other_funding: None,
        referral: None,
        review_due: None,
        last_agreed: None,
    };
    let least = if not_asked { 55 } else { 15 };
    let family = if carer { draws.between(least, 100) } else { 0 };
    Persona {
        person,
        kind,
        age,
        needs,
        family,
    }
}

fn reason_and_age(draws: &mut Draws, oddity: Option<Oddity>) -> (SupportReason, i64) {
    let under_65 = match oddity {
        Some(Oddity::CareHome | Oddity::TwoCarers) => draws.chance(15),
        Some(Oddity::Specialist) => true,
        _ => draws.chance(mix::UNDER_65_PERCENT),
    };
    let reasons = if under_65 {
        &mix::REASONS_UNDER_65
    } else {
        &mix::REASONS_FROM_65
    };
    let mut reason = draws.weighted(reasons).unwrap_or(mix::MEMORY);
    if oddity == Some(Oddity::Specialist) {
        reason = mix::LEARNING;
    }
    let ages = if under_65 {
        mix::ages_under_65(reason.kind)
    } else {
        mix::ages_from_65(reason.kind)
    };
    let (low, high) = draws.weighted(ages).unwrap_or((75, 84));
    (reason, draws.between(low, high))
}

/// Who lives in supported accommodation or with a Shared Lives carer mostly needs more.
fn of_home(kind: Kind, accommodation: &str) -> i64 {
    match (kind, accommodation) {
        (Kind::Learning, mix::SUPPORTED | mix::SHARED_LIVES) => 14,
        (Kind::Learning, _) => 5,
        (_, mix::SUPPORTED) => 8,
        _ => 0,
    }
}

fn needs(draws: &mut Draws, kind: Kind, age: i64, oddity: Option<Oddity>) -> Needs {
    let needs = Needs::drawn(draws, kind, age);
    match oddity {
        Some(Oddity::TwoCarers) => needs
            .with(Area::TwoCarers, draws.between(84, 96))
            .with(Area::Moving, draws.between(80, 98))
            .with(Area::Washing, draws.between(60, 90)),
        Some(Oddity::Specialist) => needs
            .with(Area::Mood, draws.between(82, 97))
            .with(Area::Safety, draws.between(70, 94)),
        _ => needs,
    }
}

/// A day on which the person has this age at `as_of`, counting 365¼ days to a year.
fn born(draws: &mut Draws, age: i64, as_of: Date) -> Option<Date> {
    let days = age * 1_461 / 4 + draws.between(2, 362);
    date::days_after(as_of, i32::try_from(-days).ok()?)
}

fn gender(draws: &mut Draws, kind: Kind, age: i64) -> &'static str {
    if draws.chance(mix::women_percent(kind, age)) {
        "Female"
    } else {
        "Male"
    }
}

fn accommodation(draws: &mut Draws, kind: Kind, age: i64, oddity: Option<Oddity>) -> &'static str {
    match oddity {
        Some(Oddity::CareHome) if draws.chance(35) => mix::NURSING_HOME,
        Some(Oddity::CareHome) => mix::CARE_HOME,
        _ => draws
            .weighted(mix::accommodation(kind, age))
            .unwrap_or(mix::OWNER),
    }
}

fn lives_alone(draws: &mut Draws, accommodation: &str, age: i64) -> bool {
    let percent = match accommodation {
        mix::WITH_FAMILY | mix::SUPPORTED | mix::SHARED_LIVES => 0,
        mix::CARE_HOME | mix::NURSING_HOME => 0,
        mix::SHELTERED => 82,
        _ if age >= 80 => 62,
        _ => 48,
    };
    draws.chance(percent)
}

fn has_carer(draws: &mut Draws, accommodation: &str, lives_alone: bool) -> bool {
    let percent = match accommodation {
        mix::WITH_FAMILY => 92,
        mix::SUPPORTED | mix::CARE_HOME | mix::NURSING_HOME => 12,
        mix::SHARED_LIVES => 5,
        _ if lives_alone => 34,
        _ => 66,
    };
    draws.chance(percent)
}

fn team(draws: &mut Draws, kind: Kind) -> &'static str {
    match kind {
        Kind::Learning => "Learning disability",
        Kind::MentalHealth => "Mental health",
        Kind::Sensory if draws.chance(60) => "Sensory",
        _ => draws
            .weighted(&[("North", 30), ("South", 28), ("East", 24), ("West", 18)])
            .unwrap_or("North"),
    }
}

fn deployment(
    draws: &mut Draws,
    kind: Kind,
    age: i64,
    accommodation: &str,
    oddity: Option<Oddity>,
) -> Deployment {
    let settled = match (oddity, accommodation) {
        (Some(Oddity::DirectPaymentAtContractRate), _) => Some(Deployment::DirectPayment),
        (Some(Oddity::CareHome | Oddity::TooDear | Oddity::Specialist), _)
        | (_, mix::SHARED_LIVES) => Some(Deployment::CouncilManaged),
        (_, mix::SUPPORTED) if kind == Kind::Learning && draws.chance(18) => {
            Some(Deployment::IndividualServiceFund)
        }
        (_, mix::SUPPORTED) => Some(Deployment::CouncilManaged),
        _ => None,
    };
    let mix: &[(Deployment, u32)] = if age < 65 {
        &[
            (Deployment::CouncilManaged, 60),
            (Deployment::DirectPayment, 22),
            (Deployment::DirectPaymentThirdParty, 7),
            (Deployment::Mixed, 10),
            (Deployment::IndividualServiceFund, 1),
        ]
    } else {
        &[
            (Deployment::CouncilManaged, 86),
            (Deployment::DirectPayment, 7),
            (Deployment::DirectPaymentThirdParty, 3),
            (Deployment::Mixed, 4),
        ]
    };
    settled
        .or_else(|| draws.weighted(mix))
        .unwrap_or(Deployment::CouncilManaged)
}
