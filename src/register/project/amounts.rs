//! Columns of what a decision does to the money over time: adjustments, transitions, their steps.

use super::columns::{iso, iso_of, pence_of};
use crate::panel::decision::Decision;
use crate::panel::transition::{FirstPeriod, Profile, Schedule, TransitionTerms};
use crate::panel::verdict::{Basis, Verdict};
use crate::terms::text::Words;
use rusqlite::Connection;

/// Writes `adjustment`, `transition`, `schedule`, `transition_step` and `transition_saving`.
pub fn project(connection: &Connection, entry: i64, decision: &Decision) -> rusqlite::Result<()> {
    let motion = decision.motion();
    let case = motion.case.as_str();
    let adjusted = match &motion.verdict {
        Verdict::AgreeAmount { amount, basis } => Some(match basis {
            Basis::AnnualReview => (amount, "annual review", None),
            Basis::Transitional { until } => (amount, "transitional", Some(*until)),
        }),
        Verdict::AgreeLimited { amount, until } => Some((amount, "limited", Some(*until))),
        _ => None,
    };
    if let Some((amount, basis, until)) = adjusted {
        connection
            .prepare_cached("INSERT INTO adjustment VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute((entry, case, amount.0.0.pence(), basis, iso_of(until)))?;
    }
    if let Verdict::Transition {
        to,
        terms,
        exception,
    } = &motion.verdict
    {
        let (profile, figure) = profile_columns(&terms.profile);
        connection
            .prepare_cached(
                "INSERT INTO transition VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute((
                entry,
                case,
                iso(terms.start),
                terms.months,
                profile,
                figure,
                first_period(terms),
                pence_of(terms.floor),
                to.0.0.pence(),
                exception.as_ref().map(Words::as_str),
            ))?;
    }
    match &decision.effect().schedule {
        Some(schedule) => steps(connection, entry, case, schedule),
        None => Ok(()),
    }
}

fn steps(
    connection: &Connection,
    entry: i64,
    case: &str,
    schedule: &Schedule,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO schedule VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute((
            entry,
            case,
            schedule.present.0.pence(),
            schedule.new.0.pence(),
            schedule.cost.pence(),
        ))?;
    for (position, step) in (1_i64..).zip(&schedule.steps) {
        connection
            .prepare_cached("INSERT INTO transition_step VALUES (?1, ?2, ?3, ?4)")?
            .execute((entry, position, iso(step.from), step.amount.0.pence()))?;
    }
    for (position, (year, saving)) in (1_i64..).zip(&schedule.saving_by_year) {
        connection
            .prepare_cached("INSERT INTO transition_saving VALUES (?1, ?2, ?3, ?4)")?
            .execute((entry, position, year.label(), saving.pence()))?;
    }
    Ok(())
}

fn first_period(terms: &TransitionTerms) -> &'static str {
    match terms.first_period {
        FirstPeriod::PresentAmount => "present amount",
        FirstPeriod::FirstStep => "first step",
    }
}

/// A profile's word, and its figure: per cent, or whole pence.
fn profile_columns(profile: &Profile) -> (&'static str, Option<String>) {
    match profile {
        Profile::AtOnce => ("at once", None),
        Profile::EqualSteps => ("equal steps", None),
        Profile::StraightLine => ("straight line", None),
        Profile::PercentPerStep(percent) => ("per cent a step", Some(percent.to_string())),
        Profile::AmountPerStep(amount) => {
            ("amount a step in pence", Some(amount.0.pence().to_string()))
        }
        Profile::HoldThenDrop => ("hold then drop", None),
        Profile::OwnSteps(_) => ("own steps", None),
    }
}
