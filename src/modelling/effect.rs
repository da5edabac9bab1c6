//! The effect of changed figures on a whole caseload: in all, by team, and where it is largest.

use super::sides::Sides;
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
/// caseload.
pub fn effect<'a>(
    sides: &Sides<'_>,
    cases: impl IntoIterator<Item = &'a Case>,
    evidence: &[CaseRef],
) -> Result<ModelledEffect, BeyondSums> {
    let mut digest = Sha256::new();
    let mut teams: BTreeMap<Option<String>, TeamEffect> = BTreeMap::new();
    let mut changes = Vec::new();
    let (mut all, mut n_not_scored, mut shown) = (TeamEffect::of(None), 0, Vec::new());
    for case in cases {
        let (name, team) = (&case.person.case, &case.person.team);
        let (before, after) = sides.of_case(case);
        if let Some((before, after)) = before.zip(after) {
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
            shown.push((name.clone(), before, after));
        }
    }
    let digest = digest.finalize();
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
            largest: largest(changes),
            teams: teams.into_values().collect(),
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
