//! The effect by team: no number of fewer than so many people is shown, nor can be reckoned back.

use crate::cli::scene::{Home, recorded};
use crate::panel::scene::{member_id, words};
use proptest::prelude::*;
use ras_panel::app::command::{Command, ProposalDraft};
use ras_panel::app::error::ErrorKind;
use ras_panel::config::dated::ParameterKey;
use ras_panel::modelling::small_numbers::joined;
use ras_panel::panel::proposal::{ModelledEffect, Spread, TeamEffect};
use ras_panel::reports::proposal_effect;
use ras_panel::terms::ids::{CaseRef, ProposalRef};
use ras_panel::terms::money::Money;
use rust_decimal::dec;
use std::collections::BTreeSet;

/// A team with so many with more, less and the same; its sums are told apart by its cases.
fn team(name: &str, n_more: u32, n_less: u32, n_same: u32) -> TeamEffect {
    let n_cases = n_more + n_less + n_same;
    let amount = |each: u32| Money::from_pence(i64::from(n_cases * each)).unwrap();
    TeamEffect {
        n_cases,
        n_more,
        n_less,
        total_before: amount(10_000),
        total_after: amount(11_000),
        ..TeamEffect::of((!name.is_empty()).then(|| name.to_owned()))
    }
}

fn counts(row: &TeamEffect) -> [u32; 3] {
    [row.n_cases, row.n_more, row.n_less]
}

/// The cells of a row: with more, with less and with the same.
fn cells(row: &TeamEffect) -> [u32; 3] {
    [row.n_more, row.n_less, row.n_same()]
}

fn shown(rows: &[TeamEffect]) -> Vec<(String, [u32; 3])> {
    let name = |row: &TeamEffect| row.name().unwrap_or("no team".to_owned());
    rows.iter().map(|row| (name(row), counts(row))).collect()
}

#[test]
fn a_small_team_is_joined_with_the_smallest_other_so_that_no_total_gives_it_away() {
    let rows = vec![
        team("Access", 10, 10, 10),
        team("East", 3, 0, 0),
        team("North", 6, 5, 5),
        team("West", 20, 20, 20),
    ];
    let expected = [
        ("Access".to_owned(), [30, 10, 10]),
        ("West".to_owned(), [60, 20, 20]),
        ("East, North".to_owned(), [19, 9, 5]),
    ];
    assert_eq!(shown(&joined(rows, 5).unwrap()), expected);
}

#[test]
fn a_large_team_with_few_winners_or_losers_or_few_who_have_the_same_is_small_too() {
    let few_with_the_same = team("East", 40, 40, 4);
    for few in [
        team("East", 4, 40, 40),
        team("East", 40, 4, 40),
        few_with_the_same,
    ] {
        let rows = joined(vec![team("Access", 9, 9, 9), few], 5).unwrap();
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].name().unwrap(), "Access, East");
    }
    let enough = vec![team("Access", 5, 0, 0), team("East", 5, 40, 40)];
    assert_eq!(joined(enough.clone(), 5).unwrap(), enough);
    assert_eq!(joined(enough, 6).unwrap().len(), 1);
}

#[test]
fn teams_that_can_only_have_one_case_each_are_joined_with_another() {
    let mut rows: Vec<TeamEffect> = ["A", "B", "C", "D", "E"].map(|n| team(n, 1, 0, 0)).into();
    rows.push(team("North", 9, 9, 9));
    assert_eq!(joined(rows, 5).unwrap().len(), 1);
}

#[test]
fn joined_sums_are_those_of_their_teams() {
    let rows = joined(vec![team("", 1, 1, 1), team("North", 6, 6, 6)], 5).unwrap();
    let [row] = rows.as_slice() else {
        panic!("{rows:?}");
    };
    assert_eq!(row.teams, [None, Some("North".to_owned())]);
    assert_eq!(row.total_before.pence(), 210_000);
    assert_eq!(row.total_after.pence(), 231_000);
}

fn told(teams: Vec<TeamEffect>) -> String {
    let effect = ModelledEffect {
        n_cases: 40,
        spread: Some(Spread {
            weeks_per_year: None,
            stated_per_year: None,
            largest: Vec::new(),
            teams,
        }),
        ..ModelledEffect::default()
    };
    proposal_effect::lines(&effect, "£").join("\n")
}

#[test]
fn why_teams_are_joined_or_not_told_is_said() {
    let none = told(Vec::new());
    assert!(none.contains("By team: not told, since panel.toml does not say"));
    let few = joined(vec![team("Access", 1, 1, 1), team("East", 2, 0, 0)], 5);
    let few = told(few.unwrap());
    let all_small = "By team: not told, since the numbers of people are too small";
    assert!(few.ends_with(all_small), "{few}");
    let some = vec![
        team("Access", 10, 10, 10),
        team("East", 1, 0, 0),
        team("", 9, 9, 9),
    ];
    let some = told(joined(some, 5).unwrap());
    let together = "\n  no team, East together, since the numbers of people are too small for \
                    each: 28 cases, 10 with more";
    assert!(some.contains(together), "{some}");
}

/// What a cell of one of the teams of a row may be, as far as the row tells: every team has a case,
/// and whatever one of them leaves the others can have between them.
fn possible(row: &TeamEffect, cell: usize) -> BTreeSet<u32> {
    let [more, less, same] = cells(row);
    let n_others = u32::try_from(row.teams.len()).unwrap() - 1;
    let mut found = BTreeSet::new();
    for a in 0..=more {
        for b in 0..=less {
            for c in 0..=same {
                let left = row.n_cases - a - b - c;
                let takes_all = n_others == 0 && left == 0;
                if a + b + c > 0 && (takes_all || n_others > 0 && left >= n_others) {
                    found.insert([a, b, c, a + b + c][cell]);
                }
            }
        }
    }
    found
}

proptest! {
    /// Every number that is shown, and every one that is left when other rows and columns are taken
    /// from the whole, is nought or large enough; only the whole caseload in one row may be small.
    /// Of a team that is not shown alone no small number can be told from all that is shown.
    #[test]
    fn whatever_the_teams_nothing_small_is_shown_or_left(
        teams in prop::collection::vec((0_u32..9, 0_u32..9, 0_u32..9), 1..8),
        below in 2_u32..8,
    ) {
        let rows: Vec<TeamEffect> = teams
            .iter()
            .enumerate()
            .map(|(n, (more, less, same))| team(&format!("T{n}"), *more, *less, *same))
            .filter(|row| row.n_cases > 0)
            .collect();
        let sum = |rows: &[TeamEffect], at: usize| -> u32 {
            rows.iter().map(|row| counts(row)[at]).sum()
        };
        let all: Vec<u32> = (0..3).map(|at| sum(&rows, at)).collect();
        let alone = rows.clone();
        let rows = joined(rows, below).unwrap();
        prop_assert_eq!((0..3).map(|at| sum(&rows, at)).collect::<Vec<_>>(), all);
        let teams: usize = rows.iter().map(|row| row.teams.len()).sum();
        prop_assert_eq!(teams, alone.len());
        if rows.len() < 2 {
            return Ok(());
        }
        let is_small = |n: &u32| (1..below).contains(n);
        for row in &rows {
            let told = [counts(row).as_slice(), &cells(row)].concat();
            prop_assert!(!told.iter().any(is_small), "{:?}", row);
        }
        for hidden in &alone {
            let row = rows.iter().find(|row| row.teams.contains(&hidden.teams[0])).unwrap();
            let own = [cells(hidden).as_slice(), &[hidden.n_cases]].concat();
            for (cell, _) in own.iter().enumerate().filter(|(_, n)| is_small(n)) {
                let possible = possible(row, cell);
                prop_assert!(possible.len() > 1, "{:?} is told by {:?}", hidden, row);
            }
        }
    }
}

#[test]
fn nothing_is_modelled_while_the_figure_that_hides_small_numbers_is_not_in_force() {
    let home = Home::new();
    let later = "[{ from = 2027-01-01, value = \"5\", reference = \"terms\" }]";
    home.change(
        "config/panel.toml",
        "small_numbers_below = \"5\"",
        &format!("small_numbers_below = {later}"),
    );
    let home = home.filled();
    let mut desk = home.desk("chair");
    let present = ["chair", "m-1", "m-2", "sw", "senior"].map(member_id);
    let (present, chair) = (present.to_vec(), member_id("chair"));
    recorded(&mut desk, Command::OpenSitting { present, chair });
    let proposed = Command::Propose(Box::new(ProposalDraft {
        reference: None,
        title: words("a change"),
        changes: vec![(ParameterKey("domain.care.weighting".into()), dec!(1.35))],
        reason: words("the same exception came back three times."),
        evidence: vec![CaseRef::new("T-001").unwrap()],
    }));
    recorded(&mut desk, proposed);
    let reference = ProposalRef::new("P-2026-01").unwrap();
    recorded(&mut desk, Command::SubmitProposal(reference.clone()));
    let error = desk.execute(Command::ModelProposal(reference)).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Config);
    assert!(
        error.chain[0].contains("too small to be shown"),
        "{error:?}"
    );
    assert!(error.hints[0].contains("config/panel.toml"), "{error:?}");
}
