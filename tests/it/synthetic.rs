//! Made-up caseloads: the same for the same seed, plausible to a practitioner, importable.

use ras_panel::caseload::case::{Case, Caseload};
use ras_panel::caseload::person::{Deployment, Person};
use ras_panel::config::load::ras_folder;
use ras_panel::config::ras::Ras;
use ras_panel::config::shipped;
use ras_panel::flags;
use ras_panel::flags::like_cases::LikeCase;
use ras_panel::flags::raised::Raised;
use ras_panel::flags::tally::Tally;
use ras_panel::flags::view::{FromRegister, Surroundings};
use ras_panel::import;
use ras_panel::scoring;
use ras_panel::scoring::scored::{AnswerProblem, Assessed, RasResult};
use ras_panel::synthetic::{self, Request, demo};
use ras_panel::terms::date::Date;
use rust_decimal::dec;
use std::path::Path;

fn northfold() -> Ras {
    shipped::ras().unwrap()
}

fn as_of() -> Date {
    demo::AS_OF
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

#[test]
fn the_shipped_demo_is_what_the_generator_makes_and_imports_whole() {
    let ras = northfold();
    let profile = shipped::column_profile("northfold.toml").unwrap();
    let caseload = made(demo::CASES, demo::SEED);
    let texts = import::written::caseload_csv(&caseload, &ras, &profile);
    assert_eq!(texts.len(), demo::FILES.len());
    for (kind, name, text) in demo::FILES {
        assert!(
            texts.get(&kind).map(String::as_str) == Some(text),
            "fixtures/demo/{name} is not what the generator makes; write it again with \
             demo-data --cases 400 --seed 2026 --date 2026-11-20"
        );
    }
    let files = demo::FILES.map(|(kind, name, text)| {
        import::files::source::from_bytes(kind, name, text.as_bytes()).unwrap()
    });
    let panel = shipped::panel_rules().unwrap();
    let against = import::Against {
        profile: &profile,
        ras: &ras,
        frame: &panel.eligibility,
        known: &Caseload::default(),
        none_of: &[],
        today: jiff::civil::date(2026, 11, 24),
    };
    let imported = import::read(against, &files).unwrap();
    assert!(imported.rejected.is_empty());
    assert!(
        imported.caseload == caseload,
        "what was written is what is read"
    );
}

#[test]
fn about_a_tenth_of_the_shipped_demo_is_referred_for_every_kind_of_reason() {
    let ras = shipped::ras().unwrap();
    let panel = shipped::panel_rules().unwrap();
    let tolerances = shipped::tolerances().unwrap();
    let caseload = made(demo::CASES, demo::SEED);
    let assessed: Vec<(&Case, Assessed)> = caseload
        .cases
        .values()
        .map(|case| (case, scoring::assess(&ras, case, as_of())))
        .collect();
    let like = assessed
        .iter()
        .filter_map(|(case, a)| LikeCase::of(case, a));
    let like_cases = flags::like_cases(&tolerances, as_of(), like);
    let around = Surroundings {
        ras: &ras,
        panel: &panel,
        like_cases: &like_cases,
        on: as_of(),
        figures_as_of: as_of(),
    };
    let raised: Vec<(&Case, Vec<Raised>)> = assessed
        .iter()
        .map(|(case, a)| {
            (
                *case,
                flags::look(&tolerances, around, case, a, &FromRegister::default()),
            )
        })
        .collect();
    let tally = Tally::of(
        &flags::ALL,
        raised.iter().map(|(case, flags)| (*case, flags.as_slice())),
    );
    let percent = tally.percent_referred().unwrap();
    assert!(dec!(8) <= percent && percent <= dec!(13), "{percent} %");
    for rule in &flags::ALL {
        let n = raised
            .iter()
            .filter(|(_, all)| all.iter().any(|flag| flag.code == rule.code))
            .count();
        assert!(
            n > 0 || ["no_amount", "units_beyond_week"].contains(&rule.code),
            "no case of the demo meets {}",
            rule.code
        );
    }
}

#[test]
fn people_are_in_the_national_mix() {
    let caseload = made(2_000, 11);
    let people: Vec<&Person> = caseload.cases.values().map(|case| &case.person).collect();
    let percent = |holds: &dyn Fn(&Person) -> bool| {
        people.iter().filter(|person| holds(person)).count() * 100 / people.len()
    };
    let under_65 = percent(&|person| person.age_on(as_of()).unwrap() < 65);
    assert!((36..46).contains(&under_65), "{under_65} % under 65");
    let reason = |wording: &'static str| {
        percent(&move |person: &Person| person.primary_support_reason.as_deref() == Some(wording))
    };
    let care = reason("Physical support: Personal care support");
    assert!((40..54).contains(&care), "{care} % personal care");
    let learning = reason("Learning disability support");
    assert!(
        (15..26).contains(&learning),
        "{learning} % learning disability"
    );
    let women = percent(&|person| person.gender.as_deref() == Some("Female"));
    assert!((50..63).contains(&women), "{women} % women");
    let white = percent(&|person| {
        person
            .ethnicity
            .as_deref()
            .is_some_and(|e| e.starts_with("White"))
    });
    assert!((77..85).contains(&white), "{white} % White");
    let direct = percent(&|person| {
        let taken = person.deployment;
        matches!(
            taken,
            Some(Deployment::DirectPayment | Deployment::DirectPaymentThirdParty)
        )
    });
    assert!(
        (11..21).contains(&direct),
        "{direct} % direct payments alone"
    );
}

#[test]
fn forms_that_the_generator_does_not_know_are_answered_so_that_they_can_be_scored() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/schemes");
    let mut n_schemes = 0;
    for scheme in std::fs::read_dir(folder).unwrap() {
        let scheme = scheme.unwrap().path();
        if !scheme.join("ras.toml").exists() {
            continue;
        }
        let ras = ras_folder(&scheme).unwrap();
        let request = Request {
            n_cases: 40,
            seed: 3,
            as_of: as_of(),
        };
        let caseload = synthetic::caseload(&ras, request);
        assert_eq!(caseload.cases.len(), 40, "{}", scheme.display());
        let unscorable: Vec<Vec<AnswerProblem>> = caseload
            .cases
            .values()
            .filter_map(|case| match scoring::assess(&ras, case, as_of()) {
                Assessed::Unscorable(problems) => Some(problems),
                Assessed::Scored(_) | Assessed::Given(_) => None,
            })
            .collect();
        assert!(
            unscorable.len() < 4,
            "{}: {:?}",
            scheme.display(),
            unscorable[0]
        );
        n_schemes += 1;
    }
    assert!(n_schemes >= 9);
}

#[test]
fn every_case_hangs_together_in_time_and_money() {
    let caseload = made(800, 42);
    for (reference, case) in &caseload.cases {
        let person = &case.person;
        let package = case.package.cost().unwrap().known.0;
        assert!(!case.package.lines.is_empty(), "{reference}");
        let paid = [person.contribution, person.other_funding];
        let paid: i64 = paid.iter().flatten().map(|sum| sum.0.pence()).sum();
        assert!(
            paid <= package.pence(),
            "{reference}: others pay more than the package costs"
        );
        let latest = case.assessment().unwrap();
        let mut past: Vec<Date> = case.assessments.iter().map(|a| a.date).collect();
        assert!(past.is_sorted(), "{reference}");
        past.extend(person.last_agreed.as_ref().map(|agreed| agreed.date));
        past.extend(case.package.lines.iter().filter_map(|line| line.start));
        past.extend(case.given.as_ref().map(|given| given.date));
        if let Some(referral) = &person.referral {
            assert!(
                referral.date >= latest.date,
                "{reference}: referred before it was assessed"
            );
            past.push(referral.date);
        }
        assert!(
            past.iter().all(|day| *day <= as_of()),
            "{reference}: {past:?}"
        );
        let age = person.age_on(as_of()).unwrap();
        assert!((18..=104).contains(&age), "{reference} is {age}");
        let carer = person.has_unpaid_carer;
        let helped = latest
            .answers
            .iter()
            .any(|(question, answer)| question.as_str().starts_with("family_") && answer != "none");
        assert!(
            !(helped && carer == Some(false)),
            "{reference}: help from nobody"
        );
    }
}
