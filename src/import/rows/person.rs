//! A row of the people file.

use super::cell::CellReader;
use crate::caseload::person::{Deployment, LastAgreed, Person, Referral};
use crate::config::caseload_field::Field;
use crate::terms::budget::PersonalBudget;
use crate::terms::ids::CaseRef;
use crate::terms::money::PerWeek;

/// Reads a person; nothing when the row has a problem.
pub fn person(case: Option<CaseRef>, row: &mut CellReader<'_>) -> Option<Person> {
    let born = row.past_date(Field::Born);
    let gender = row.listed(Field::Gender);
    let ethnicity = row.listed(Field::Ethnicity);
    let primary_support_reason = row.listed(Field::PrimarySupportReason);
    let accommodation = row.listed(Field::Accommodation);
    let has_unpaid_carer = row.yes_no(Field::HasUnpaidCarer);
    let lives_alone = row.yes_no(Field::LivesAlone);
    let team = row.text(Field::Team);
    let deployment = deployment(row);
    let contribution = row.money_from_zero(Field::Contribution).map(PerWeek);
    let other_funding = row.money_from_zero(Field::OtherFunding).map(PerWeek);
    let referral = referral(row);
    let review_due = row.date(Field::ReviewDue);
    let last_agreed = last_agreed(row);
    if !row.problems.is_empty() {
        return None;
    }
    Some(Person {
        case: case?,
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
    })
}

fn deployment(row: &mut CellReader<'_>) -> Option<Deployment> {
    let code = row.listed(Field::Deployment)?;
    let known = Deployment::from_code(&code);
    if known.is_none() {
        let codes: Vec<&str> = Deployment::ALL.iter().map(|known| known.1).collect();
        row.problem(
            Field::Deployment,
            "the program has no rules for this value of the list",
            &format!("one of {}", codes.join("; ")),
            "correct the list \"deployment\" in the file of value lists",
        );
    }
    known
}

const TOGETHER: &str = "both cells filled in, or both empty";

fn referral(row: &mut CellReader<'_>) -> Option<Referral> {
    let n_problems = row.problems.len();
    let date = row.past_date(Field::ReferredOn);
    let reason = row.text(Field::ReferralReason);
    let worker = row.text(Field::ReferredBy);
    if row.problems.len() > n_problems {
        return None;
    }
    match (date, reason) {
        (Some(date), Some(reason)) => Some(Referral {
            date,
            reason,
            worker,
        }),
        (Some(_), None) => {
            let what = "the case is referred without a reason";
            row.problem(
                Field::ReferralReason,
                what,
                TOGETHER,
                "write the worker's reason",
            );
            None
        }
        (None, Some(_)) => {
            let what = "the case has a referral reason and no referral date";
            row.problem(
                Field::ReferredOn,
                what,
                TOGETHER,
                "write the date of the referral",
            );
            None
        }
        (None, None) => {
            if worker.is_some() {
                let what = "someone referred the case, without a date and a reason";
                let remedy = "write date and reason, or empty this cell";
                row.problem(
                    Field::ReferredBy,
                    what,
                    "a referral with date and reason",
                    remedy,
                );
            }
            None
        }
    }
}

fn last_agreed(row: &mut CellReader<'_>) -> Option<LastAgreed> {
    let n_problems = row.problems.len();
    let amount = row.money_from_zero(Field::LastAgreed);
    let date = row.past_date(Field::LastAgreedOn);
    if row.problems.len() > n_problems {
        return None;
    }
    match (amount, date) {
        (Some(amount), Some(date)) => {
            let amount = PersonalBudget(PerWeek(amount));
            Some(LastAgreed { amount, date })
        }
        (Some(_), None) => {
            let what = "a sum was agreed, without a date";
            row.problem(
                Field::LastAgreedOn,
                what,
                TOGETHER,
                "write the date of the agreement",
            );
            None
        }
        (None, Some(_)) => {
            let what = "a date of agreement stands without its sum";
            row.problem(
                Field::LastAgreed,
                what,
                TOGETHER,
                "write the sum for a week",
            );
            None
        }
        (None, None) => None,
    }
}
