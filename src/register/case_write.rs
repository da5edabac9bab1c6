//! A case's rows: taken away and written anew when an import changes it.

use super::entry_row::stored;
use super::error::RegisterError;
use crate::caseload::assessment::{Assessment, ReablementGate};
use crate::caseload::case::Case;
use crate::caseload::given::GivenIndicative;
use crate::caseload::package::{CostFrequency, LineCost, ServiceLine};
use crate::caseload::person::Deployment;
use crate::terms::budget::Completeness;
use crate::terms::date::Date;
use crate::terms::ids::{EntryNumber, QuestionId};
use crate::terms::money::PerWeek;
use rusqlite::{Connection, named_params};

/// The import that brings a case, and when, in milliseconds since 1970 (UTC).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The import's entry.
    pub entry: EntryNumber,
    /// When it was recorded.
    pub at_utc_ms: i64,
}

/// Writes a case in the place of its earlier rows.
pub fn replace(
    connection: &Connection,
    case: &Case,
    digest: [u8; 32],
    origin: Origin,
) -> Result<(), RegisterError> {
    let reference = case.person.case.as_str();
    for table in [
        "answer",
        "eligible_need",
        "assessment",
        "service_line",
        "given_part",
        "given",
    ] {
        connection
            .prepare_cached(&format!("DELETE FROM {table} WHERE case_ref = ?1"))?
            .execute([reference])?;
    }
    person(connection, case, digest, origin)?;
    for (position, assessment) in (1_i64..).zip(&case.assessments) {
        assessed(connection, reference, position, assessment)?;
    }
    for (position, line) in (1_i64..).zip(&case.package.lines) {
        service_line(connection, reference, position, line)?;
    }
    match &case.given {
        Some(given) => given_sum(connection, reference, given),
        None => Ok(()),
    }
}

fn person(
    connection: &Connection,
    case: &Case,
    digest: [u8; 32],
    origin: Origin,
) -> Result<(), RegisterError> {
    let person = &case.person;
    let cost = case.package.cost();
    let referral = person.referral.as_ref();
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO person VALUES (:case_ref, :born, :gender, :ethnicity, :reason,
             :accommodation, :carer, :alone, :team, :deployment, :contribution, :other,
             :referred_on, :referral_reason, :referral_worker, :review_due, :agreed, :agreed_on,
             :n_lines, :n_assessments, :n_given, :package, :complete, :assessed_on, :given,
             :digest, :entry, :at)",
        )?
        .execute(named_params! {
            ":case_ref": person.case.as_str(),
            ":born": iso(person.born),
            ":gender": person.gender,
            ":ethnicity": person.ethnicity,
            ":reason": person.primary_support_reason,
            ":accommodation": person.accommodation,
            ":carer": person.has_unpaid_carer,
            ":alone": person.lives_alone,
            ":team": person.team,
            ":deployment": person.deployment.map(Deployment::code),
            ":contribution": pence(person.contribution),
            ":other": pence(person.other_funding),
            ":referred_on": iso(referral.map(|referral| referral.date)),
            ":referral_reason": referral.map(|referral| referral.reason.as_str()),
            ":referral_worker": referral.and_then(|referral| referral.worker.as_deref()),
            ":review_due": iso(person.review_due),
            ":agreed": pence(person.last_agreed.as_ref().map(|last| last.amount.0)),
            ":agreed_on": iso(person.last_agreed.as_ref().map(|last| last.date)),
            ":n_lines": counted(case.package.n_lines_rejected),
            ":n_assessments": counted(case.n_assessments_rejected),
            ":n_given": counted(case.n_given_rejected),
            ":package": pence(cost.map(|cost| cost.known)),
            ":complete": cost.map(|cost| cost.completeness == Completeness::Complete),
            ":assessed_on": iso(case.assessment().map(|assessment| assessment.date)),
            ":given": pence(case.given.as_ref().map(|given| given.total)),
            ":digest": digest,
            ":entry": stored(origin.entry),
            ":at": origin.at_utc_ms,
        })?;
    Ok(())
}

fn assessed(
    connection: &Connection,
    reference: &str,
    position: i64,
    assessment: &Assessment,
) -> Result<(), RegisterError> {
    let (gate, gate_reason) = match &assessment.gate {
        ReablementGate::Considered => ("considered", None),
        ReablementGate::NotConsidered { reason } => ("not considered", Some(reason)),
        ReablementGate::NotConsideredWithoutReason => ("no reason", None),
        ReablementGate::NotRecorded => ("not recorded", None),
    };
    connection
        .prepare_cached("INSERT INTO assessment VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?
        .execute((
            reference,
            position,
            assessment.reference.as_str(),
            assessment.date.to_string(),
            &assessment.form,
            gate,
            gate_reason,
            &assessment.specialism,
            &assessment.assessor,
            assessment.eligible_needs.is_some(),
        ))?;
    let mut insert = connection.prepare_cached("INSERT INTO answer VALUES (?1, ?2, ?3, ?4)")?;
    for (question, answer) in &assessment.answers {
        insert.execute((
            reference,
            position,
            QuestionId::as_str(question),
            answer.as_str(),
        ))?;
    }
    let mut insert =
        connection.prepare_cached("INSERT INTO eligible_need VALUES (?1, ?2, ?3, ?4)")?;
    for (place, need) in (1_i64..).zip(assessment.eligible_needs.iter().flatten()) {
        insert.execute((reference, position, place, need))?;
    }
    Ok(())
}

fn service_line(
    connection: &Connection,
    reference: &str,
    position: i64,
    line: &ServiceLine,
) -> Result<(), RegisterError> {
    let weekly = match line.weekly_cost() {
        LineCost::Weekly(weekly) => Some(weekly),
        LineCost::Apart(_) => None,
    };
    connection
        .prepare_cached(
            "INSERT INTO service_line VALUES
             (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        )?
        .execute((
            reference,
            position,
            &line.service_type,
            &line.component,
            &line.delivery_mechanism,
            &line.provider,
            line.unit_cost.map(|cost| cost.to_string()),
            line.frequency.map(CostFrequency::title),
            line.planned_units.map(|units| units.to_string()),
            iso(line.start),
            iso(line.end),
            line.two_carers,
            line.specialist,
            line.will_not_negotiate,
            &line.meets,
            pence(weekly),
        ))?;
    Ok(())
}

fn given_sum(
    connection: &Connection,
    reference: &str,
    given: &GivenIndicative,
) -> Result<(), RegisterError> {
    connection
        .prepare_cached("INSERT INTO given VALUES (?1, ?2, ?3, ?4)")?
        .execute((
            reference,
            &given.system,
            given.date.to_string(),
            given.total.0.pence(),
        ))?;
    let mut insert = connection.prepare_cached("INSERT INTO given_part VALUES (?1, ?2, ?3, ?4)")?;
    for (position, part) in (1_i64..).zip(&given.parts) {
        insert.execute((reference, position, &part.label, part.amount.pence()))?;
    }
    Ok(())
}

fn iso(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

fn pence(amount: Option<PerWeek>) -> Option<i64> {
    amount.map(|weekly| weekly.0.pence())
}

fn counted(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
