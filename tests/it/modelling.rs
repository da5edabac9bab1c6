//! Changed figures on a whole caseload: every count and sum against the cases scored one by one.

use ras_panel::caseload::case::{Case, Caseload};
use ras_panel::config::bundle::RasBundle;
use ras_panel::config::changes::with_changes;
use ras_panel::config::dated::ParameterKey;
use ras_panel::config::load::ras_bundle;
use ras_panel::config::ras::{Ras, Reference};
use ras_panel::modelling::effect::effect;
use ras_panel::modelling::sides::Sides;
use ras_panel::panel::proposal::{CaseChange, ModelledEffect, Spread};
use ras_panel::reports::proposal_effect;
use ras_panel::scoring;
use ras_panel::scoring::scored::RasResult;
use ras_panel::synthetic::{self, Request, demo};
use ras_panel::terms::ids::CaseRef;
use ras_panel::terms::money::Money;
use rust_decimal::{Decimal, dec};
use std::path::Path;
use std::sync::LazyLock;

static BEFORE: LazyLock<RasBundle> =
    LazyLock::new(|| ras_bundle(Path::new("config/ras/northfold")).unwrap());

static MADE: LazyLock<Caseload> = LazyLock::new(|| {
    let request = Request {
        n_cases: 120,
        seed: 11,
        as_of: demo::AS_OF,
    };
    synthetic::caseload(&BEFORE.read().unwrap(), request)
});

/// Northfold, and the same with these figures.
fn both(changes: &[(&str, Decimal)]) -> (Ras, Ras) {
    both_of(&BEFORE, changes)
}

fn both_of(bundle: &RasBundle, changes: &[(&str, Decimal)]) -> (Ras, Ras) {
    let changes: Vec<(ParameterKey, Decimal)> = changes
        .iter()
        .map(|(key, value)| (ParameterKey((*key).into()), *value))
        .collect();
    let why = Reference {
        title: "What if".into(),
        link: None,
        agreed_by: None,
    };
    let after = with_changes(bundle, "next", demo::AS_OF, &changes, ("what_if", &why));
    (bundle.read().unwrap(), after.unwrap().read().unwrap())
}

/// Northfold with its money stated by another period.
fn stated_by_the(period: &str) -> RasBundle {
    let mut bundle = BEFORE.clone();
    let unit = format!("unit = \"{period}\"");
    bundle.ras = bundle.ras.replace("unit = \"week\"", &unit);
    assert!(bundle.ras.contains(&unit));
    bundle
}

fn modelled<'a>(
    (before, after): &(Ras, Ras),
    cases: impl IntoIterator<Item = &'a Case>,
    evidence: &[CaseRef],
) -> ModelledEffect {
    let sides = Sides {
        before,
        after,
        on: demo::AS_OF,
    };
    effect(&sides, cases, evidence, Some(5)).unwrap()
}

fn spread(effect: &ModelledEffect) -> &Spread {
    effect.spread.as_ref().unwrap()
}

/// Old and new of every case that both score, each scored alone.
fn one_by_one((before, after): &(Ras, Ras)) -> Vec<(Option<String>, CaseChange)> {
    let amount = |ras: &Ras, case: &Case| {
        let assessment = case.assessment()?;
        let scored = scoring::score(ras, &case.person, assessment, demo::AS_OF).ok()?;
        Some(scored.indicative()?.0.0)
    };
    let own = MADE.cases.values().filter(|case| case.given.is_none());
    let changes = own.filter_map(|case| {
        let change = CaseChange {
            case: case.person.case.clone(),
            before: amount(before, case)?,
            after: amount(after, case)?,
        };
        Some((case.person.team.clone(), change))
    });
    changes.collect()
}

fn total<'a>(
    changes: impl IntoIterator<Item = &'a CaseChange>,
    of: fn(&CaseChange) -> Money,
) -> i64 {
    changes.into_iter().map(|change| of(change).pence()).sum()
}

const MIXED: [(&str, Decimal); 2] = [
    ("domain.nutrition.weighting", dec!(1.4)),
    ("domain.using_home.weighting", dec!(0.6)),
];

#[test]
fn counts_and_totals_are_those_of_the_cases_scored_one_by_one() {
    let both = both(&MIXED);
    let effect = modelled(&both, MADE.cases.values(), &[]);
    let alone = one_by_one(&both);
    let changes = || alone.iter().map(|(_, change)| change);
    let n = |is: fn(&CaseChange) -> bool| changes().filter(|change| is(change)).count();
    assert_eq!(effect.n_cases as usize, alone.len());
    assert_eq!(effect.n_not_scored as usize, MADE.cases.len() - alone.len());
    assert!(effect.n_not_scored > 0 && effect.n_more > 0 && effect.n_less > 0);
    assert_eq!(
        effect.n_more as usize,
        n(|change| change.after > change.before)
    );
    assert_eq!(
        effect.n_less as usize,
        n(|change| change.after < change.before)
    );
    assert_eq!(
        effect.n_same() as usize,
        n(|change| change.after == change.before)
    );
    let sums = (effect.total_before.pence(), effect.total_after.pence());
    let before = total(changes(), |change| change.before);
    let after = total(changes(), |change| change.after);
    assert_eq!(sums, (before, after));
}

#[test]
fn every_team_has_its_own_sums_and_together_they_are_the_whole() {
    let both = both(&MIXED);
    let effect = modelled(&both, MADE.cases.values(), &[]);
    let alone = one_by_one(&both);
    let teams = &spread(&effect).teams;
    assert!(teams.len() > 2);
    for team in teams {
        let own = || {
            alone
                .iter()
                .filter(|(of, _)| team.teams.contains(of))
                .map(|(_, c)| c)
        };
        assert_eq!(team.n_cases as usize, own().count());
        let before = total(own(), |change| change.before);
        let after = total(own(), |change| change.after);
        let sums = (team.total_before.pence(), team.total_after.pence());
        assert_eq!(sums, (before, after), "{:?}", team.teams);
    }
    let all = |of: fn(&ras_panel::panel::proposal::TeamEffect) -> u32| -> u32 {
        teams.iter().map(of).sum()
    };
    assert_eq!(all(|team| team.n_cases), effect.n_cases);
    assert_eq!(all(|team| team.n_more), effect.n_more);
    assert_eq!(all(|team| team.n_less), effect.n_less);
}

#[test]
fn the_five_largest_each_way_are_kept_largest_first() {
    let both = both(&MIXED);
    let effect = modelled(&both, MADE.cases.values(), &[]);
    let mut alone: Vec<CaseChange> = one_by_one(&both).into_iter().map(|(_, c)| c).collect();
    alone.sort_by_key(|change| std::cmp::Reverse(change.pence()));
    let more: Vec<i64> = alone.iter().take(5).map(CaseChange::pence).collect();
    let less: Vec<i64> = alone.iter().rev().take(5).map(CaseChange::pence).collect();
    let kept: Vec<i64> = spread(&effect)
        .largest
        .iter()
        .map(CaseChange::pence)
        .collect();
    assert_eq!(kept, [more, less].concat());
    assert!(
        spread(&effect)
            .largest
            .iter()
            .all(|change| alone.contains(change))
    );
}

#[test]
fn a_change_that_moves_nobody_has_no_largest_changes() {
    let effect = modelled(
        &both(&[("weeks_per_year", dec!(53))]),
        MADE.cases.values(),
        &[],
    );
    assert_eq!((effect.n_more, effect.n_less), (0, 0));
    assert_eq!(spread(&effect).largest, []);
}

#[test]
fn the_totals_of_a_year_are_those_of_a_week_by_the_weeks_of_each_side() {
    let effect = modelled(
        &both(&[("weeks_per_year", dec!(53))]),
        MADE.cases.values(),
        &[],
    );
    let (was, is) = spread(&effect).weeks_per_year.unwrap();
    assert_eq!(is, dec!(53));
    let (before, after) = effect.per_year().unwrap();
    assert_eq!(before.0.pounds(), effect.total_before.pounds() * was);
    assert_eq!(after.0.pounds(), effect.total_after.pounds() * dec!(53));
    let told = proposal_effect::told(&effect, "£");
    let weeks = format!(
        "a year ({}) of {was} weeks before, 53 after",
        change(&before.0, &after.0)
    );
    assert!(told.contains(&weeks), "{told}");
}

/// A week's amount is rounded: multiplied back it is another sum than the one stated.
#[test]
fn where_the_ras_states_years_or_months_the_totals_of_a_year_are_added_up_from_those() {
    for (period, times) in [("year", dec!(1)), ("month", dec!(12))] {
        let both = both_of(&stated_by_the(period), &MIXED);
        let effect = modelled(&both, MADE.cases.values(), &[]);
        let stated = |ras: &Ras| -> Decimal {
            let own = MADE.cases.values().filter(|case| case.given.is_none());
            let stated = own.filter_map(|case| {
                let assessed = scoring::assess(ras, case, demo::AS_OF);
                match &assessed.scored()?.result {
                    RasResult::Amount { stated, .. } => Some(stated.pounds() * times),
                    _ => None,
                }
            });
            stated.sum()
        };
        let (before, after) = effect.per_year().unwrap();
        assert_eq!(before.0.pounds(), stated(&both.0), "{period}");
        assert_eq!(after.0.pounds(), stated(&both.1), "{period}");
        let weeks = spread(&effect).weeks_per_year.unwrap().0;
        assert_ne!(before.0.pounds(), effect.total_before.pounds() * weeks);
        let told = proposal_effect::told(&effect, "£");
        let year = format!(
            "a year ({}), from the amounts as the RAS states them",
            change(&before.0, &after.0)
        );
        assert!(told.contains(&year), "{told}");
    }
}

#[test]
fn a_small_change_of_a_large_total_is_not_told_as_no_per_cent() {
    let mut effect = ModelledEffect {
        n_cases: 40,
        total_before: Money::from_pence(1_333_453).unwrap(),
        ..ModelledEffect::default()
    };
    for (change, shown) in [
        (6_342, "(0.5 %)"),
        (100, "(<0.1 %)"),
        (-29_200, "(2 %)"),
        (0, "(0 %)"),
    ] {
        effect.total_after = Money::from_pence(1_333_453 + change).unwrap();
        let lines = proposal_effect::lines(&effect, "£").join("\n");
        assert!(lines.contains(shown), "{shown}: {lines}");
    }
}

fn change(before: &Money, after: &Money) -> String {
    after.minus(*before).unwrap().signed()
}

#[test]
fn the_evidence_is_shown_also_where_it_cannot_be_scored() {
    let given = MADE
        .cases
        .values()
        .find(|case| case.given.is_some())
        .unwrap();
    let scored = &one_by_one(&both(&MIXED))[0].1;
    let evidence = [given.person.case.clone(), scored.case.clone()];
    let effect = modelled(&both(&MIXED), MADE.cases.values(), &evidence);
    let mut expected = vec![
        (evidence[0].clone(), None, None),
        (evidence[1].clone(), Some(scored.before), Some(scored.after)),
    ];
    expected.sort();
    assert_eq!(effect.evidence, expected);
}

#[test]
fn the_digest_tells_one_caseload_from_another_and_one_change_not_from_another() {
    let whole = modelled(&both(&MIXED), MADE.cases.values(), &[]);
    let other = modelled(&both(&MIXED[..1]), MADE.cases.values(), &[]);
    assert_eq!(whole.caseload_digest, other.caseload_digest);
    assert_eq!(whole.caseload_digest.len(), 64);
    let fewer = modelled(&both(&MIXED), MADE.cases.values().skip(1), &[]);
    assert_ne!(whole.caseload_digest, fewer.caseload_digest);
}

#[test]
fn the_lines_of_an_effect_name_the_year_the_largest_changes_and_every_team() {
    let effect = modelled(&both(&MIXED), MADE.cases.values(), &[]);
    let lines = proposal_effect::lines(&effect, "£").join("\n");
    let teams = spread(&effect).teams.iter();
    for team in teams {
        let name = team.name().unwrap_or("no team".to_owned());
        let together = match team.teams.len() {
            1 => "",
            _ => " together, since the numbers of people are too small for each",
        };
        let line = format!("\n  {name}{together}: {} case", team.n_cases);
        assert!(lines.contains(&line), "{lines}");
    }
    for change in &spread(&effect).largest {
        assert!(
            lines.contains(&format!("\n  {} £{}", change.case, change.before)),
            "{lines}"
        );
    }
    for part in [
        "That is £",
        " weeks",
        "Largest increases:",
        "Largest reductions:",
    ] {
        assert!(lines.contains(part), "{part}: {lines}");
    }
}
