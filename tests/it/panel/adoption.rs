//! Adoption: each refusal alone in exact words beside what is just allowed, and call-in.

use crate::panel::scene::{
    TODAY, case_ref, member, member_id, same_as_fixture, scene, told, words,
};
use jiff::civil::date;
use ras_panel::config::dated::{Dated, DatedValue, ParameterKey};
use ras_panel::config::load::ras_folder;
use ras_panel::config::ras::Ras;
use ras_panel::panel::adoption::{Wanted, adoptable, call_in_until, changed_later};
use ras_panel::panel::ground::Ground;
use ras_panel::panel::proposal::{Proposal, ProposedChange, Stage};
use ras_panel::panel::refusal::Refusal;
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::ProposalRef;
use rust_decimal::dec;
use std::path::Path;
use std::sync::LazyLock;

static TOY: LazyLock<Ras> = LazyLock::new(|| ras_folder(Path::new("fixtures/ras/toy")).unwrap());

const APPROVED_ON: Date = date(2026, 11, 10);

/// The weighting of personal care from 1.25 to 1.35, approved.
fn approved(ras: &Ras) -> Proposal {
    Proposal {
        reference: ProposalRef::new("P-2026-01").unwrap(),
        title: words("Personal care counts too little"),
        author: member_id("m-one"),
        baseline: (ras.version.to_string(), ras.digest.hex()),
        changes: vec![ProposedChange {
            key: ParameterKey("domain.care.weighting".into()),
            title: "Personal care: weighting".to_owned(),
            old: dec!(1.25),
            new: dec!(1.35),
        }],
        reason: words("Three packages of this sitting needed the same exception."),
        evidence: vec![case_ref()],
        sitting: None,
        stage: Stage::Approved,
        effect: None,
    }
}

type Found = Result<(), Vec<Refusal>>;

/// Everything that adoption looks at; each test changes one thing.
struct Table {
    ras: Ras,
    proposal: Proposal,
    from: Date,
    version: &'static str,
    approved_on: Date,
    role: &'static str,
}

fn adopt(change: impl FnOnce(&mut Table)) -> Found {
    let mut table = Table {
        ras: TOY.clone(),
        proposal: approved(&TOY),
        from: TODAY,
        version: "2",
        approved_on: APPROVED_ON,
        role: "analyst",
    };
    change(&mut table);
    let wanted = Wanted {
        from: table.from,
        version: table.version,
        approved_on: Some(table.approved_on),
        taken: &["0 bis".to_owned(), "1".to_owned()],
    };
    let ground = Ground {
        ras: &table.ras,
        today: TODAY,
        unknown: &[],
    };
    let who = member("m-analyst", "R.S.", table.role);
    adoptable(&table.proposal, wanted, ground, &who, &scene().rules)
}

/// The toy RAS, whose weighting of personal care is 1.3 from 1 April 2027.
fn dearer_in_april() -> Ras {
    let mut ras = TOY.clone();
    for domain in ras.domains.iter_mut().filter(|d| d.id.as_str() == "care") {
        let ras_panel::config::domain::DomainWeighting::Factor(series) = &mut domain.weighting
        else {
            panic!("care is weighted by a factor");
        };
        let april = DatedValue {
            from: date(2027, 4, 1),
            value: dec!(1.3),
            ..series.values()[0].clone()
        };
        *series = series.clone().with(april);
    }
    ras
}

type Row = (&'static str, Found, Found);

fn of_the_proposal() -> Vec<Row> {
    let today = || adopt(|_| {});
    vec![
        (
            "proposal_stage",
            adopt(|t| t.proposal.stage = Stage::Modelled),
            today(),
        ),
        (
            "proposal_role",
            adopt(|t| t.role = "business_support"),
            adopt(|t| t.role = "chair"),
        ),
        (
            "proposal_modelled_on_another",
            adopt(|t| t.proposal.baseline.0 = "0 bis".to_owned()),
            today(),
        ),
        (
            "proposal_modelled_on_another",
            adopt(|t| t.proposal.baseline.1 = "00".repeat(32)),
            today(),
        ),
    ]
}

fn of_the_day_and_the_name() -> Vec<Row> {
    let begins = |day| move |t: &mut Table| t.ras.in_force_from = day;
    vec![
        (
            "adoption_reaches_back",
            adopt(|t| t.from = date(2026, 11, 23)),
            adopt(|t| t.from = TODAY),
        ),
        (
            "version_name_taken",
            adopt(|t| t.version = " 0 BIS"),
            adopt(|t| t.version = "0 bis 2"),
        ),
        (
            "adoption_before_another",
            adopt(begins(TODAY)),
            adopt(begins(date(2026, 11, 23))),
        ),
        (
            "adoption_before_another",
            adopt(|t| {
                t.ras.in_force_from = date(2026, 12, 2);
                t.from = date(2026, 12, 1);
            }),
            adopt(|t| {
                t.ras.in_force_from = date(2026, 12, 2);
                t.from = date(2026, 12, 3);
            }),
        ),
        (
            "adoption_before_call_in",
            adopt(|t| t.approved_on = date(2026, 11, 17)),
            adopt(|t| t.approved_on = date(2026, 11, 16)),
        ),
        (
            "figure_moves_before_adoption",
            adopt(|t| {
                t.ras = dearer_in_april();
                t.from = date(2027, 4, 1);
            }),
            adopt(|t| {
                t.ras = dearer_in_april();
                t.from = date(2027, 3, 31);
            }),
        ),
    ]
}

#[test]
fn each_rule_alone_refuses_in_exact_words_and_allows_the_nearest() {
    let mut said = String::new();
    for (rule, refused, allowed) in [of_the_proposal(), of_the_day_and_the_name()].concat() {
        let refusals = refused.err().unwrap_or_default();
        let rules: Vec<&str> = refusals.iter().map(|refusal| refusal.rule).collect();
        assert_eq!(rules, [rule], "{refusals:#?}");
        said.push_str(&told(&refusals[0]));
        said.push('\n');
        assert_eq!(allowed, Ok(()), "beside {rule}");
    }
    same_as_fixture("fixtures/panel/adoption_refusals.txt", &said);
}

/// Tuesday 24 November 2026 + 5 working days is Tuesday 1 December.
#[test]
fn an_adoption_can_be_called_in_for_the_configured_working_days() {
    let mut rules = scene().rules;
    assert_eq!(call_in_until(TODAY, &rules), Ok(Some(date(2026, 12, 1))));
    rules.call_in = None;
    assert_eq!(call_in_until(TODAY, &rules), Ok(None));
}

#[test]
fn the_days_of_call_in_are_those_in_force_on_the_day_of_approval() {
    let days = |from, value| DatedValue {
        from,
        value,
        reference: "call_in".to_owned(),
    };
    let key = ParameterKey("call_in.working_days".into());
    let two = vec![days(TODAY, 5), days(date(2026, 11, 25), 10)];
    let mut rules = scene().rules;
    rules.call_in = Some(Dated::new(key, two).unwrap());
    let until = |approved| call_in_until(approved, &rules).map_err(|figure| figure.to_string());
    assert_eq!(until(TODAY), Ok(Some(date(2026, 12, 1))));
    assert_eq!(until(date(2026, 11, 25)), Ok(Some(date(2026, 12, 9))));
    let before = "call_in.working_days is not in force on 2026-11-23: its first value is from \
                  2026-11-24";
    assert_eq!(until(date(2026, 11, 23)), Err(before.to_owned()));
}

#[test]
fn where_nothing_is_called_in_a_version_may_begin_on_the_day_of_approval() {
    let mut rules = scene().rules;
    rules.call_in = None;
    let wanted = Wanted {
        from: TODAY,
        version: "2",
        approved_on: Some(TODAY),
        taken: &[],
    };
    let ground = Ground {
        ras: &TOY,
        today: TODAY,
        unknown: &[],
    };
    let who = member("m-analyst", "R.S.", "analyst");
    let found = adoptable(&approved(&TOY), wanted, ground, &who, &rules);
    assert_eq!(found, Ok(()));
}

#[test]
fn a_value_that_the_ras_dates_later_is_told_since_it_stays() {
    let ras = dearer_in_april();
    let told = changed_later(&approved(&ras), TODAY, &ras);
    let words = "Personal care: weighting: from 1 Apr 2027 the RAS has 1.3, no longer 1.35.";
    assert_eq!(told, [words]);
    let after = changed_later(&approved(&ras), date(2027, 4, 1), &ras);
    assert_eq!(after, Vec::<String>::new());
}
