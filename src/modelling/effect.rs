//! The effect of changed figures on a whole caseload: in all, by team, and where it is largest.

use super::sides::{Amount, Sides};
use super::small_numbers::joined;
use crate::caseload::case::Case;
use crate::panel::proposal::{CaseChange, ModelledEffect, Spread, TeamEffect};
use crate::terms::ids::CaseRef;
use crate::terms::money::Money;
use sha2::{Digest as _, Sha256};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use thiserror::Error;

/// How many of the largest increases are kept, and how many of the largest reductions.
const LARGEST_MAX: usize = 5;

/// The sums of a caseload are beyond the bounds of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the caseload's total is beyond what can be added up")]
pub struct BeyondSums;

/// Reckons what changed figures do to a caseload, in the order in which the cases come.
///
/// A case counts where both sides give it an amount; the others are only counted. The digest is
/// that of every case with what it has before, so that two results can be told to be of the same
/// caseload. Teams with numbers of people below `small_below` are joined; without it, no team is
/// told.
pub fn effect<'a>(
    sides: &Sides<'_>,
    cases: impl IntoIterator<Item = &'a Case>,
    evidence: &[CaseRef],
    small_below: Option<u32>,
) -> Result<ModelledEffect, BeyondSums> {
    let mut digest = Sha256::new();
    let mut teams: BTreeMap<Option<String>, TeamEffect> = BTreeMap::new();
    let mut changes = Vec::new();
    let (mut all, mut n_not_scored, mut shown) = (TeamEffect::of(None), 0, Vec::new());
    let mut stated = (!sides.states_by_the_week()).then_some((Money::ZERO, Money::ZERO));
    for case in cases {
        let (name, team) = (&case.person.case, &case.person.team);
        let amounts = sides.of_case(case);
        if let (Some(was), Some(is)) = amounts {
            let (before, after) = (was.per_week, is.per_week);
            if let Some(totals) = &mut stated {
                *totals = plus_stated(*totals, (was, is)).ok_or(BeyondSums)?;
            }
            let of_team = teams.entry(team.clone());
            let of_team = of_team.or_insert_with(|| TeamEffect::of(team.clone()));
            for sums in [&mut all, of_team] {
                count(sums, before, after).ok_or(BeyondSums)?;
            }
            if before != after {
                let case = name.clone();
                changes.push(CaseChange {
                    case,
                    before,
                    after,
                });
            }
            digest.update(format!("{name} {}\n", before.pence()));
        } else {
            n_not_scored += 1;
            digest.update(format!("{name} -\n"));
        }
        if evidence.contains(name) {
            let per_week = |amount: Option<Amount>| amount.map(|amount| amount.per_week);
            shown.push((name.clone(), per_week(amounts.0), per_week(amounts.1)));
        }
    }
    let digest = digest.finalize();
    let teams = small_below.map(|below| joined(teams.into_values().collect(), below));
    Ok(ModelledEffect {
        n_cases: all.n_cases,
        n_not_scored,
        total_before: all.total_before,
        total_after: all.total_after,
        n_more: all.n_more,
        n_less: all.n_less,
        caseload_digest: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        evidence: shown,
        spread: Some(Spread {
            weeks_per_year: sides.weeks_per_year(),
            stated_per_year: stated,
            largest: largest(changes),
            teams: teams.unwrap_or(Some(Vec::new())).ok_or(BeyondSums)?,
        }),
    })
}

fn count(sums: &mut TeamEffect, before: Money, after: Money) -> Option<()> {
    sums.n_cases += 1;
    sums.n_more += u32::from(after > before);
    sums.n_less += u32::from(after < before);
    sums.total_before = sums.total_before.plus(before)?;
    sums.total_after = sums.total_after.plus(after)?;
    Some(())
}

/// Totals in a year and what a case has as the RAS states it. A week's amount is rounded: it is
/// never multiplied back.
fn plus_stated(totals: (Money, Money), (was, is): (Amount, Amount)) -> Option<(Money, Money)> {
    let before = totals.0.plus(was.stated_per_year?.0)?;
    let after = totals.1.plus(is.stated_per_year?.0)?;
    Some((before, after))
}

/// The largest increases, then the largest reductions, the largest first; where two are alike, in
/// the order of the cases.
fn largest(changes: Vec<CaseChange>) -> Vec<CaseChange> {
    let (mut more, mut less): (Vec<CaseChange>, Vec<CaseChange>) =
        changes.into_iter().partition(CaseChange::is_more);
    for side in [&mut more, &mut less] {
        side.sort_by_key(|change| Reverse(change.pence().abs()));
        side.truncate(LARGEST_MAX);
    }
    more.extend(less);
    more
}
