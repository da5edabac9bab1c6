//! Numbers of people too small to be shown by group, and how they are kept from being reckoned
//! back: rows are joined, and another row with them, so that no total gives away a single one.

use crate::panel::proposal::TeamEffect;
use std::cmp::Reverse;

/// The rows with none that counts fewer than `below` people, but for none at all, in all, with
/// more, with less or with the same, nor lets that be found by taking the other rows or columns
/// from the whole: who has the same is what more and less leave of all.
///
/// Rows that do are joined to one, which comes last; where that is too small itself, the smallest
/// other row is joined to it, and so on. All rows joined say no more than the whole does. Nothing
/// where their sums are beyond the bounds of money.
#[must_use]
pub fn joined(rows: Vec<TeamEffect>, below: u32) -> Option<Vec<TeamEffect>> {
    let (small, mut shown): (Vec<TeamEffect>, Vec<TeamEffect>) =
        rows.into_iter().partition(|row| is_small(row, below));
    let mut small = small.into_iter();
    let Some(mut together) = small.next() else {
        return Some(shown);
    };
    for row in small {
        together = with(together, row)?;
    }
    while is_small(&together, below) {
        let rows = shown.iter().enumerate();
        let Some((smallest, _)) = rows.max_by_key(|(_, row)| Reverse(row.n_cases)) else {
            break;
        };
        together = with(together, shown.remove(smallest))?;
    }
    shown.push(together);
    Some(shown)
}

/// Whether a row counts too few, or is of so many teams that each can only have one case.
fn is_small(row: &TeamEffect, below: u32) -> bool {
    let counts = [row.n_cases, row.n_more, row.n_less, row.n_same()];
    let n_teams = row.teams.len();
    counts.iter().any(|n| (1..below).contains(n))
        || (n_teams > 1 && usize::try_from(row.n_cases) == Ok(n_teams))
}

fn with(mut row: TeamEffect, other: TeamEffect) -> Option<TeamEffect> {
    row.teams.extend(other.teams);
    row.teams.sort();
    row.n_cases += other.n_cases;
    row.n_more += other.n_more;
    row.n_less += other.n_less;
    row.total_before = row.total_before.plus(other.total_before)?;
    row.total_after = row.total_after.plus(other.total_after)?;
    Some(row)
}
