//! What came before and around: dates, the sum agreed last, referral, contribution.

use super::draws::Draws;
use super::mix::Kind;
use super::oddity::Oddity;
use super::persona::Persona;
use crate::caseload::person::{LastAgreed, Referral};
use crate::terms::budget::PersonalBudget;
use crate::terms::date::{self, Date};
use crate::terms::money::{Money, PerWeek};

/// When a person was assessed, and when the next review is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// The latest assessment.
    pub assessed: Date,
    /// The next review.
    pub review_due: Option<Date>,
}

fn before(day: Date, days: i64) -> Date {
    i32::try_from(days)
        .ok()
        .and_then(|days| date::days_after(day, -days))
        .unwrap_or(day)
}

/// Draws the dates: most people were assessed within a year and have a review to come.
#[must_use]
pub fn dates(draws: &mut Draws, oddity: Option<Oddity>, as_of: Date) -> Dates {
    let in_a_year = |day: Date| date::months_after(day, 12);
    match oddity {
        Some(Oddity::Stale) => {
            let assessed = before(as_of, draws.between(400, 1_150));
            let reviewed = before(as_of, draws.between(10, 330));
            Dates {
                assessed,
                review_due: in_a_year(reviewed),
            }
        }
        Some(Oddity::Overdue) if draws.chance(35) => {
            let assessed = before(as_of, draws.between(120, 300));
            Dates {
                assessed,
                review_due: Some(before(assessed, -56)),
            }
        }
        Some(Oddity::Overdue) => {
            let assessed = before(as_of, 365 + draws.between(35, 240));
            Dates {
                assessed,
                review_due: in_a_year(assessed),
            }
        }
        _ => {
            let assessed = before(as_of, draws.between(8, 350));
            Dates {
                assessed,
                review_due: in_a_year(assessed),
            }
        }
    }
}

/// The day of the assessment before, about a year earlier.
#[must_use]
pub fn earlier(draws: &mut Draws, latest: Date) -> Date {
    before(latest, draws.between(290, 420))
}

/// The sum agreed last: mostly what the package costs, agreed some weeks after an assessment.
#[must_use]
pub fn last_agreed(
    draws: &mut Draws,
    package_pence: i64,
    assessed: Date,
    as_of: Date,
) -> Option<LastAgreed> {
    let day = before(assessed, -draws.between(12, 48));
    if day > as_of {
        return None;
    }
    let percent = if draws.chance(72) {
        100
    } else {
        draws.between(93, 99)
    };
    agreed(package_pence * percent / 100, day)
}

/// A sum agreed on a day.
#[must_use]
pub fn agreed(pence: i64, date: Date) -> Option<LastAgreed> {
    Some(LastAgreed {
        amount: PersonalBudget(PerWeek(Money::from_pence(pence)?)),
        date,
    })
}

/// Whom a reason fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fits {
    Anyone,
    WithCarer,
    BehaviourOrMood,
    Physical,
}

/// What a worker writes when the package costs clearly more than the indicative budget.
const ABOVE: [(&str, Fits); 6] = [
    (
        "The support plan needs weekend visits that the indicative budget does not reach",
        Fits::Physical,
    ),
    (
        "Discharged from hospital with a larger package; to be looked at again in six weeks",
        Fits::Physical,
    ),
    (
        "The only provider with a place charges more than the RAS allows for",
        Fits::Anyone,
    ),
    (
        "Support when the person is very upset takes two staff on outings",
        Fits::BehaviourOrMood,
    ),
    (
        "The carer has stopped helping in the mornings; the plan adds a visit",
        Fits::WithCarer,
    ),
    (
        "The person disagrees with the indicative budget and asks to keep the present package",
        Fits::Anyone,
    ),
];

/// What a worker writes when it costs clearly less.
const BELOW: [(&str, Fits); 2] = [
    (
        "The person is content with less than the indicative budget; please confirm it is enough",
        Fits::Anyone,
    ),
    (
        "No provider found for the second visit; family covers it meanwhile",
        Fits::WithCarer,
    ),
];

/// What a worker writes when it costs about the same.
const NEAR: [(&str, Fits); 5] = [
    (
        "Continuing healthcare checklist sent; an interim amount is asked for",
        Fits::Physical,
    ),
    (
        "The person disagrees with the indicative budget and asks how it was reached",
        Fits::Anyone,
    ),
    (
        "The plan changes provider in mid-year; the panel's view is asked for",
        Fits::Anyone,
    ),
    (
        "A move is planned for spring; support to prepare for it is asked for until then",
        Fits::BehaviourOrMood,
    ),
    (
        "The person asks for a direct payment held by a third party",
        Fits::Anyone,
    ),
];

fn fits(persona: &Persona, whom: Fits) -> bool {
    let behaviour_or_mood = matches!(persona.kind, Kind::Learning | Kind::MentalHealth);
    match whom {
        Fits::Anyone => true,
        Fits::WithCarer => persona.family > 0,
        Fits::BehaviourOrMood => behaviour_or_mood,
        Fits::Physical => !behaviour_or_mood,
    }
}

/// The worker's sending of the case to the panel, for a package that costs `percent` per cent more
/// than the indicative budget.
#[must_use]
pub fn referral(
    draws: &mut Draws,
    persona: &Persona,
    percent: i64,
    assessed: Date,
    as_of: Date,
) -> Option<Referral> {
    let day = before(as_of, draws.between(2, 34)).max(assessed);
    let worker = draws.one_of(&["SW", "SW", "SSW", "OT"])?;
    let reasons: &[(&str, Fits)] = match percent {
        15.. => &ABOVE,
        ..-15 => &BELOW,
        _ => &NEAR,
    };
    let fitting: Vec<&str> = reasons
        .iter()
        .filter(|(_, whom)| fits(persona, *whom))
        .map(|(reason, _)| *reason)
        .collect();
    Some(Referral {
        date: day,
        reason: draws.one_of(&fitting)?.to_owned(),
        worker: Some(format!("{worker} {:02}", draws.between(1, 28))),
    })
}

/// What the person pays, from the financial assessment: often nothing, never above the cost.
#[must_use]
pub fn contribution(draws: &mut Draws, persona: &Persona, package_pence: i64) -> Option<PerWeek> {
    if draws.chance(3) {
        return None;
    }
    let (nothing_percent, most) = if persona.age < 65 {
        (48, 8_900)
    } else {
        (26, 16_800)
    };
    let pence = if draws.chance(nothing_percent) {
        0
    } else {
        draws.between(6, most / 85) * 85
    };
    Money::from_pence(pence.min(package_pence * 7 / 10)).map(PerWeek)
}

/// What the NHS pays towards the cost, for a few.
#[must_use]
pub fn other_funding(draws: &mut Draws, overall: i64, package_pence: i64) -> Option<PerWeek> {
    if overall < 60 || !draws.chance(14) {
        return None;
    }
    let percent = draws.between(10, 35);
    Money::from_pence(package_pence * percent / 100).map(PerWeek)
}
