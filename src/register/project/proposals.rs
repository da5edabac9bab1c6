//! Columns of proposals: each entry is the proposal as it stood then.

use super::columns::{iso_of, money_of};
use crate::panel::proposal::{ModelledEffect, Proposal, Spread, Stage};
use crate::terms::ids::{ProposalRef, SittingRef};
use rusqlite::{Connection, named_params};

/// Writes `proposal` and the tables of its parts.
pub fn project(connection: &Connection, entry: i64, proposal: &Proposal) -> rusqlite::Result<()> {
    row(connection, entry, proposal)?;
    for (position, change) in (1_i64..).zip(&proposal.changes) {
        connection
            .prepare_cached("INSERT INTO proposal_change VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
            .execute((
                entry,
                position,
                change.key.0.as_str(),
                &change.title,
                change.old.to_string(),
                change.new.to_string(),
            ))?;
    }
    for (position, case) in (1_i64..).zip(&proposal.evidence) {
        connection
            .prepare_cached("INSERT INTO proposal_evidence VALUES (?1, ?2, ?3)")?
            .execute((entry, position, case.as_str()))?;
    }
    let modelled = proposal.effect.iter().flat_map(|effect| &effect.evidence);
    for (position, (case, before, after)) in (1_i64..).zip(modelled) {
        connection
            .prepare_cached("INSERT INTO proposal_effect VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute((
                entry,
                position,
                case.as_str(),
                money_of(*before),
                money_of(*after),
            ))?;
    }
    let spread = proposal
        .effect
        .as_ref()
        .and_then(|effect| effect.spread.as_ref());
    spread.map_or(Ok(()), |spread| spread_of(connection, entry, spread))
}

fn spread_of(connection: &Connection, entry: i64, spread: &Spread) -> rusqlite::Result<()> {
    for (position, change) in (1_i64..).zip(&spread.largest) {
        connection
            .prepare_cached("INSERT INTO proposal_largest VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute((
                entry,
                position,
                change.case.as_str(),
                change.before.pence(),
                change.after.pence(),
            ))?;
    }
    for (position, team) in (1_i64..).zip(&spread.teams) {
        connection
            .prepare_cached("INSERT INTO proposal_team VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?
            .execute((
                entry,
                position,
                team.name(),
                team.n_cases,
                team.n_more,
                team.n_less,
                team.total_before.pence(),
                team.total_after.pence(),
            ))?;
    }
    Ok(())
}

fn row(connection: &Connection, entry: i64, proposal: &Proposal) -> rusqlite::Result<()> {
    let (stage, from, version) = stage_columns(&proposal.stage);
    let effect = proposal.effect.as_ref();
    let count = |of: fn(&ModelledEffect) -> u32| effect.map(of);
    connection
        .prepare_cached(
            "INSERT INTO proposal VALUES (:entry, :proposal, :title, :author, :base_version,
             :base_digest, :reason, :sitting, :stage, :from_on, :version, :n_cases,
             :n_not_scored, :before, :after, :n_more, :n_less, :caseload_digest)",
        )?
        .execute(named_params! {
            ":entry": entry,
            ":proposal": proposal.reference.as_str(),
            ":title": proposal.title.as_str(),
            ":author": proposal.author.as_str(),
            ":base_version": proposal.baseline.0,
            ":base_digest": proposal.baseline.1,
            ":reason": proposal.reason.as_str(),
            ":sitting": proposal.sitting.as_ref().map(SittingRef::as_str),
            ":stage": stage,
            ":from_on": from,
            ":version": version,
            ":n_cases": count(|effect| effect.n_cases),
            ":n_not_scored": count(|effect| effect.n_not_scored),
            ":before": effect.map(|effect| effect.total_before.pence()),
            ":after": effect.map(|effect| effect.total_after.pence()),
            ":n_more": count(|effect| effect.n_more),
            ":n_less": count(|effect| effect.n_less),
            ":caseload_digest": effect.map(|effect| effect.caseload_digest.as_str()),
        })?;
    Ok(())
}

/// Writes `proposal_answer`.
pub fn answered(
    connection: &Connection,
    entry: i64,
    (proposal, sitting): (&ProposalRef, &SittingRef),
    approved: bool,
    reasons: &str,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO proposal_answer VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute((
            entry,
            proposal.as_str(),
            sitting.as_str(),
            approved,
            reasons,
        ))?;
    Ok(())
}

fn stage_columns(stage: &Stage) -> (&'static str, Option<String>, Option<&str>) {
    match stage {
        Stage::Draft => ("draft", None, None),
        Stage::Submitted => ("submitted", None, None),
        Stage::Modelled => ("modelled", None, None),
        Stage::Approved => ("approved", None, None),
        Stage::Refused => ("refused", None, None),
        Stage::Adopted { from, version } => ("adopted", iso_of(Some(*from)), Some(version)),
    }
}
