//! Made-up caseloads: the same for the same seed, plausible to a practitioner, importable.

use ras_panel::caseload::case::{Case, Caseload};
use ras_panel::config::load::ras_folder;
use ras_panel::config::ras::Ras;
use ras_panel::scoring;
use ras_panel::scoring::scored::{Assessed, RasResult};
use ras_panel::synthetic::{self, Request};
use ras_panel::terms::date::{Date, typed_date};
use std::path::Path;

fn northfold() -> Ras {
    ras_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("config/ras/northfold")).unwrap()
}

fn as_of() -> Date {
    typed_date("2026-11-20").unwrap()
}

fn made(n_cases: u64, seed: u64) -> Caseload {
    let request = Request {
        n_cases,
        seed,
        as_of: as_of(),
    };
    synthetic::caseload(&northfold(), request)
}

#[test]
fn the_same_seed_makes_the_same_cases_and_a_longer_caseload_begins_with_them() {
    let short = made(30, 1);
    assert_eq!(short, made(30, 1));
    assert_eq!(short.cases.len(), 30);
    let long = made(60, 1);
    assert!(
        short
            .cases
            .iter()
            .all(|(case, known)| long.cases.get(case) == Some(known))
    );
    let other = made(30, 2);
    let n_same = short
        .cases
        .iter()
        .filter(|(case, known)| other.cases.get(*case) == Some(*known));
    assert_eq!(n_same.count(), 1, "only the case with a story is in both");
}

#[test]
fn the_case_with_a_story_has_the_sums_of_the_judgment_as_near_as_rounding_allows() {
    let ras = northfold();
    let caseload = made(1, 7);
    let (reference, case) = caseload.cases.iter().next().unwrap();
    assert_eq!(reference.as_str(), "NF-20031");
    let cost = case.package.cost().unwrap();
    assert_eq!(cost.known.0.to_string(), "170.45");
    assert_eq!(
        case.person
            .last_agreed
            .as_ref()
            .unwrap()
            .amount
            .0
            .0
            .to_string(),
        "170.45"
    );
    let sums = case.assessments.iter().map(|assessment| {
        let scored = scoring::score(&ras, &case.person, assessment, as_of()).unwrap();
        scored.indicative().unwrap().0.0.to_string()
    });
    assert_eq!(sums.collect::<Vec<_>>(), ["82.90", "112.20"]);
    assert_eq!(case.person.age_on(as_of()), Some(77));
}

fn indicative_pence(ras: &Ras, case: &Case) -> Option<i64> {
    let assessed = scoring::assess(ras, case, as_of());
    assessed.indicative().map(|sum| sum.0.0.pence())
}

#[test]
fn sums_are_spread_as_a_practitioner_expects_and_most_packages_lie_near_them() {
    let ras = northfold();
    let caseload = made(400, 2026);
    let pairs: Vec<(i64, i64)> = caseload
        .cases
        .values()
        .filter_map(|case| {
            let package = case.package.cost().unwrap().known.0.pence();
            Some((indicative_pence(&ras, case)?, package))
        })
        .collect();
    let mut sums: Vec<i64> = pairs.iter().map(|pair| pair.0).collect();
    sums.sort_unstable();
    let at = |percent: usize| sums[sums.len() * percent / 100] / 100;
    assert!((40..90).contains(&at(5)), "5th percentile {}", at(5));
    assert!((230..300).contains(&at(50)), "median {}", at(50));
    assert!((700..1_200).contains(&at(95)), "95th percentile {}", at(95));
    assert!(sums.iter().all(|sum| *sum <= 143_000));
    let near = pairs
        .iter()
        .filter(|(sum, package)| (package - sum).abs() * 10 <= *sum)
        .count();
    assert!(near * 100 >= pairs.len() * 70 && near * 100 <= pairs.len() * 90);
    let far_above = pairs
        .iter()
        .filter(|(sum, package)| package * 100 > sum * 140)
        .count();
    let far_below = pairs
        .iter()
        .filter(|(sum, package)| package * 100 < sum * 70)
        .count();
    assert!(
        far_above >= 6 && far_below >= 4,
        "{far_above} above, {far_below} below"
    );
}

#[test]
fn the_oddities_a_panel_meets_are_there() {
    let ras = northfold();
    let caseload = made(400, 2026);
    let cases: Vec<&Case> = caseload.cases.values().collect();
    let assessed: Vec<Assessed> = cases
        .iter()
        .map(|case| scoring::assess(&ras, case, as_of()))
        .collect();
    let n = |holds: &dyn Fn(&Case) -> bool| cases.iter().filter(|case| holds(case)).count();
    let unscorable = assessed
        .iter()
        .filter(|a| matches!(a, Assessed::Unscorable(_)))
        .count();
    assert_eq!(unscorable, 6, "cases with missing answers");
    let outside = assessed.iter().filter(|a| {
        a.scored()
            .is_some_and(|s| matches!(s.result, RasResult::DoesNotApply { .. }))
    });
    assert_eq!(outside.count(), 12, "people in care homes");
    assert_eq!(n(&|case| case.given.is_some()), 5);
    let off = |case: &Case| {
        let given = case.given.as_ref();
        given.is_some_and(|given| !given.difference().unwrap().is_zero())
    };
    assert_eq!(n(&off), 1, "a given sum that does not add up");
    assert!(n(&|case| case.package.apart().next().is_some()) >= 8);
    assert!(n(&|case| case.package.lines.iter().any(|line| line.two_carers)) >= 8);
    assert!(n(&|case| case.person.referral.is_some()) >= 10);
    assert!(n(&|case| case.assessments.len() > 1) >= 100);
    let contradictory = |case: &Case| {
        let assessment = case.assessment().unwrap();
        !scoring::contradictions(&ras, &case.person, assessment, as_of()).is_empty()
    };
    assert!(
        n(&contradictory) >= 5 && n(&contradictory) <= 16,
        "{}",
        n(&contradictory)
    );
}
