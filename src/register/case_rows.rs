//! Stored rows of the caseload as values, each refused when it is not what an import writes.

use super::error::RegisterError;
use crate::caseload::assessment::{Assessment, ReablementGate};
use crate::caseload::given::{GivenIndicative, GivenPart};
use crate::caseload::package::{CostFrequency, ServiceLine};
use crate::caseload::person::{Deployment, LastAgreed, Person, Referral};
use crate::terms::budget::PersonalBudget;
use crate::terms::date::Date;
use crate::terms::ids::{AssessmentRef, CaseRef, QuestionId};
use crate::terms::money::{Money, PerWeek};
use rusqlite::Row;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;

/// A row of `person`, in the order of the table: the person and the counts of rejected rows
/// (service lines, assessments, given sums).
pub fn person(row: &Row<'_>) -> Result<(Person, [usize; 3]), RegisterError> {
    let person = Person {
        case: case(row, 0)?,
        born: date(row, 1)?,
        gender: row.get(2)?,
        ethnicity: row.get(3)?,
        primary_support_reason: row.get(4)?,
        accommodation: row.get(5)?,
        has_unpaid_carer: row.get(6)?,
        lives_alone: row.get(7)?,
        team: row.get(8)?,
        deployment: named(row, 9, Deployment::from_code)?,
        contribution: weekly(row, 10)?,
        other_funding: weekly(row, 11)?,
        referral: referral(row)?,
        review_due: date(row, 15)?,
        last_agreed: last_agreed(row, 16)?,
    };
    Ok((person, [count(row, 18)?, count(row, 19)?, count(row, 20)?]))
}

fn referral(row: &Row<'_>) -> Result<Option<Referral>, RegisterError> {
    let (date, reason): (_, Option<String>) = (date(row, 12)?, row.get(13)?);
    let worker = row.get(14)?;
    Ok(date.zip(reason).map(|(date, reason)| Referral {
        date,
        reason,
        worker,
    }))
}

/// The sum agreed last at `column` with its date in the column after.
pub fn last_agreed(row: &Row<'_>, column: usize) -> Result<Option<LastAgreed>, RegisterError> {
    let agreed = weekly(row, column)?.zip(date(row, column + 1)?);
    Ok(agreed.map(|(amount, date)| LastAgreed {
        amount: PersonalBudget(amount),
        date,
    }))
}

/// A row of `assessment`: its position, itself without answers and needs, and whether needs are
/// known.
pub fn assessment(row: &Row<'_>) -> Result<(i64, Assessment, bool), RegisterError> {
    let gate: String = row.get(5)?;
    let gate = match (gate.as_str(), row.get::<_, Option<String>>(6)?) {
        ("considered", _) => ReablementGate::Considered,
        ("not considered", Some(reason)) => ReablementGate::NotConsidered { reason },
        ("no reason", _) => ReablementGate::NotConsideredWithoutReason,
        ("not recorded", _) => ReablementGate::NotRecorded,
        _ => {
            return Err(bad(
                "assessment",
                format!("{gate} is not an answer to the gate"),
            ));
        }
    };
    let reference: String = row.get(2)?;
    let assessment = Assessment {
        reference: AssessmentRef::new(&reference).map_err(|problem| bad("assessment", problem))?,
        date: needed(date(row, 3)?)?,
        form: row.get(4)?,
        answers: BTreeMap::new(),
        eligible_needs: None,
        gate,
        specialism: row.get(7)?,
        assessor: row.get(8)?,
    };
    Ok((row.get(1)?, assessment, row.get(9)?))
}

/// A row of `answer`.
pub fn answer(row: &Row<'_>) -> Result<(QuestionId, String), RegisterError> {
    let question: String = row.get(2)?;
    let question = QuestionId::new(&question).map_err(|problem| bad("answer", problem))?;
    Ok((question, row.get(3)?))
}

/// A row of `eligible_need`.
pub fn need(row: &Row<'_>) -> Result<String, RegisterError> {
    Ok(row.get(3)?)
}

/// A row of `service_line`.
pub fn service_line(row: &Row<'_>) -> Result<ServiceLine, RegisterError> {
    Ok(ServiceLine {
        service_type: row.get(2)?,
        component: row.get(3)?,
        delivery_mechanism: row.get(4)?,
        provider: row.get(5)?,
        unit_cost: decimal(row, 6)?,
        frequency: named(row, 7, |title| {
            let rows = CostFrequency::ALL.iter();
            rows.clone().find(|row| row.1 == title).map(|row| row.0)
        })?,
        planned_units: decimal(row, 8)?,
        start: date(row, 9)?,
        end: date(row, 10)?,
        two_carers: row.get(11)?,
        specialist: row.get(12)?,
        will_not_negotiate: row.get(13)?,
        meets: row.get(14)?,
    })
}

/// A row of `given`, without its parts.
pub fn given(row: &Row<'_>) -> Result<GivenIndicative, RegisterError> {
    Ok(GivenIndicative {
        system: row.get(1)?,
        date: needed(date(row, 2)?)?,
        parts: Vec::new(),
        total: needed(weekly(row, 3)?)?,
    })
}

/// A row of `given_part`.
pub fn given_part(row: &Row<'_>) -> Result<GivenPart, RegisterError> {
    Ok(GivenPart {
        label: row.get(2)?,
        amount: needed(weekly(row, 3)?)?.0,
    })
}

/// A case's reference.
pub fn case(row: &Row<'_>, column: usize) -> Result<CaseRef, RegisterError> {
    let text: String = row.get(column)?;
    reference(&text)
}

/// A case's reference as it is stored.
pub fn reference(text: &str) -> Result<CaseRef, RegisterError> {
    CaseRef::new(text).map_err(|problem| bad("person", problem))
}

/// A date that may be missing.
pub fn date(row: &Row<'_>, column: usize) -> Result<Option<Date>, RegisterError> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| Date::from_str(&text).map_err(|_| bad("person", not_a("date", &text))))
        .transpose()
}

/// Pounds a week that may be missing, from whole pence.
pub fn weekly(row: &Row<'_>, column: usize) -> Result<Option<PerWeek>, RegisterError> {
    let pence: Option<i64> = row.get(column)?;
    pence
        .map(|pence| {
            Money::from_pence(pence)
                .map(PerWeek)
                .ok_or_else(|| bad("person", not_a("sum of money in pence", pence)))
        })
        .transpose()
}

fn decimal(row: &Row<'_>, column: usize) -> Result<Option<Decimal>, RegisterError> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| {
        Decimal::from_str_exact(&text).map_err(|_| bad("service_line", not_a("number", &text)))
    })
    .transpose()
}

fn named<T>(
    row: &Row<'_>,
    column: usize,
    find: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, RegisterError> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| find(&text).ok_or_else(|| bad("person", not_a("known word", &text))))
        .transpose()
}

fn count(row: &Row<'_>, column: usize) -> Result<usize, RegisterError> {
    let n: i64 = row.get(column)?;
    usize::try_from(n).map_err(|_| bad("person", not_a("count", n)))
}

/// A value that the table's checks do not let be missing.
pub fn needed<T>(value: Option<T>) -> Result<T, RegisterError> {
    value.ok_or_else(|| bad("person", "a needed value is missing"))
}

fn not_a(what: &str, shown: impl Display) -> String {
    format!("{shown} is not a {what}")
}

fn bad(table: &'static str, what: impl Display) -> RegisterError {
    RegisterError::BadRow {
        table,
        what: what.to_string(),
    }
}
