//! What came before and around: dates, the sum agreed last, referral, contribution.

use super::draws::Draws;
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

const REASONS: [&str; 8] = [
    "The support plan needs weekend visits that the indicative budget does not reach",
    "Daughter can no longer help in the mornings; the plan adds a visit",
    "Discharged from hospital with a larger package; to be looked at again in six weeks",
    "The person asks for the same provider, who has raised the price",
    "Plan costs less than the indicative budget; the person is content with it",
    "Provider says two staff are needed for outings; the worker is not sure",
    "Move from the parental home planned for spring; support needed to prepare for it",
    "Continuing healthcare checklist sent; interim amount asked for",
];

/// The worker's sending of the case to the panel.
#[must_use]
pub fn referral(draws: &mut Draws, assessed: Date, as_of: Date) -> Option<Referral> {
    let day = before(as_of, draws.between(2, 34)).max(assessed);
    let worker = draws.one_of(&["SW", "SW", "SSW", "OT"])?;
    Some(Referral {
        date: day,
        reason: draws.one_of(&REASONS)?.to_owned(),
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
