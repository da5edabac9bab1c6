//! Proposals: each step of their way to the answer, each refusal alone in exact words.

use crate::panel::scene::{
    Scene, TODAY, case_ref, member, member_id, same_as_fixture, scene, told, words,
};
use jiff::civil::date;
use ras_panel::config::changes::with_changes;
use ras_panel::config::dated::{DatedValue, ParameterKey};
use ras_panel::config::load::{ras_bundle, ras_folder};
use ras_panel::config::ras::{Ras, Reference};
use ras_panel::panel::ground::Ground;
use ras_panel::panel::proposal::{ModelledEffect, Proposal, ProposedChange, Stage};
use ras_panel::panel::proposals::{
    answered, drafted, makes_no_ras, modelled, no_sitting, rewritable, submitted,
};
use ras_panel::panel::refusal::Refusal;
use ras_panel::panel::sitting::SittingState;
use ras_panel::terms::ids::{CaseRef, ProposalRef};
use rust_decimal::{Decimal, dec};
use std::path::Path;
use std::sync::LazyLock;

static TOY: LazyLock<Ras> = LazyLock::new(|| ras_folder(Path::new("fixtures/ras/toy")).unwrap());

fn ground() -> Ground<'static> {
    Ground {
        ras: &TOY,
        today: TODAY,
        unknown: &[],
    }
}

fn change(key: &str, old: Decimal, new: Decimal) -> ProposedChange {
    ProposedChange {
        key: ParameterKey(key.into()),
        title: "Personal care: weighting".to_owned(),
        old,
        new,
    }
}

/// A proposal to raise the weighting of personal care, at a stage.
fn at(stage: Stage) -> Proposal {
    Proposal {
        reference: ProposalRef::new("P-2026-01").unwrap(),
        title: words("Personal care counts too little"),
        author: member_id("m-one"),
        baseline: (TOY.version.to_string(), TOY.digest.hex()),
        changes: vec![change("domain.care.weighting", dec!(1.25), dec!(1.35))],
        reason: words("Three packages of this sitting needed the same exception."),
        evidence: vec![case_ref()],
        sitting: None,
        stage,
        effect: None,
    }
}

fn with(mut proposal: Proposal, change: impl FnOnce(&mut Proposal)) -> Proposal {
    change(&mut proposal);
    proposal
}

fn effect(n_cases: u32) -> ModelledEffect {
    ModelledEffect {
        n_cases,
        ..ModelledEffect::default()
    }
}

type Found = Result<(), Vec<Refusal>>;

fn draft(proposal: Proposal) -> Found {
    draft_by("panel_member", proposal)
}

fn draft_by(role: &str, proposal: Proposal) -> Found {
    let author = member("m-one", "E.F.", role);
    drafted(proposal, ground(), &author, &scene().rules).map(|_| ())
}

fn submit(scene: &Scene, id: &str, proposal: Proposal) -> Found {
    let member = member(id, "E.F.", "panel_member");
    submitted(proposal, &scene.sitting, ground(), &member, &scene.rules).map(|_| ())
}

fn model(proposal: Proposal, n_cases: u32) -> Found {
    let analyst = member("m-analyst", "R.S.", "analyst");
    modelled(
        proposal,
        effect(n_cases),
        ground(),
        &analyst,
        &scene().rules,
    )
    .map(|_| ())
}

fn answer(scene: &Scene, (id, role): (&str, &str), approved: bool, proposal: &Proposal) -> Found {
    let member = member(id, "C.D.", role);
    answered(
        proposal,
        approved,
        &scene.sitting,
        ground(),
        &member,
        &scene.rules,
    )
}

fn yes(scene: &Scene, id: &str, proposal: &Proposal) -> Found {
    answer(scene, (id, "social_work_member"), true, proposal)
}

/// A draft that rests on a case of the register and on two that it does not hold.
fn unheard_of() -> Found {
    let named = ["NF-99999", "foo", "NF-99999"].map(|case| CaseRef::new(case).unwrap());
    let proposal = with(at(Stage::Draft), |p| p.evidence.extend(named.clone()));
    let ground = Ground {
        unknown: &named,
        ..ground()
    };
    let author = member("m-one", "E.F.", "panel_member");
    drafted(proposal, ground, &author, &scene().rules).map(|_| ())
}

type Row = (&'static str, Found, Found);

fn changes() -> Vec<Row> {
    let changes =
        |changes: &[ProposedChange]| with(at(Stage::Draft), |p| p.changes = changes.to_vec());
    let care = |old, new| changes(&[change("domain.care.weighting", old, new)]);
    let twice = change("domain.care.weighting", dec!(1.25), dec!(1.35));
    let nights = change("domain.nights.weighting", dec!(1), dec!(1.1));
    let moved = |p: &mut Proposal| p.baseline.1 = "00".repeat(32);
    let unproven = with(at(Stage::Draft), |p| p.evidence.clear());
    let good = || draft(at(Stage::Draft));
    vec![
        ("proposal_without_change", draft(changes(&[])), good()),
        (
            "figure_named_twice",
            draft(changes(&[twice.clone(), twice.clone()])),
            draft(changes(&[twice, nights])),
        ),
        (
            "unknown_figure",
            draft(changes(&[change(
                "domain.care.weight",
                dec!(1.25),
                dec!(1.35),
            )])),
            good(),
        ),
        ("figure_moved", draft(care(dec!(1.2), dec!(1.35))), good()),
        (
            "figure_unchanged",
            draft(care(dec!(1.25), dec!(1.250))),
            draft(care(dec!(1.25), dec!(1.26))),
        ),
        (
            "figure_out_of_limits",
            draft(care(dec!(1.25), dec!(-0.01))),
            draft(care(dec!(1.25), dec!(0))),
        ),
        (
            "proposal_baseline_moved",
            draft(with(at(Stage::Draft), moved)),
            good(),
        ),
        ("proposal_without_evidence", draft(unproven), good()),
        ("evidence_unknown", unheard_of(), good()),
        (
            "proposal_role",
            draft_by("business_support", at(Stage::Draft)),
            good(),
        ),
        ("proposal_stage", draft(at(Stage::Submitted)), good()),
    ]
}

fn to_the_model() -> Vec<Row> {
    let closed = scene().with(|s| s.sitting.state = SittingState::Closed);
    let submits = |id: &str| submit(&scene(), id, at(Stage::Draft));
    let models = |stage, n_cases| model(at(stage), n_cases);
    let moved = with(at(Stage::Modelled), |p| p.baseline.0 = "0".to_owned());
    let again = submit(&scene(), "m-one", at(Stage::Submitted));
    let done_already = with(at(Stage::Modelled), |p| p.changes[0].new = dec!(1.25));
    vec![
        (
            "sitting_closed",
            submit(&closed, "m-one", at(Stage::Draft)),
            submits("m-one"),
        ),
        ("member_absent", submits("m-nine"), submits("m-two")),
        ("proposal_stage", again, submits("m-one")),
        (
            "proposal_stage",
            models(Stage::Draft, 400),
            models(Stage::Submitted, 400),
        ),
        (
            "nothing_modelled",
            models(Stage::Submitted, 0),
            models(Stage::Modelled, 1),
        ),
        (
            "proposal_stage",
            models(Stage::Approved, 400),
            model(with(moved, |p| p.stage = Stage::Approved), 400),
        ),
        (
            "figure_unchanged",
            model(done_already, 400),
            models(Stage::Modelled, 400),
        ),
    ]
}

fn to_the_answer() -> Vec<Row> {
    let closed = scene().with(|s| s.sitting.state = SittingState::Closed);
    let of_day = |day| scene().with(|s| s.sitting.date = date(2026, 11, day));
    let few = scene().absent("m-two");
    let done = at(Stage::Modelled);
    let sub = at(Stage::Submitted);
    let moved = with(at(Stage::Modelled), |p| p.baseline.0 = "0".to_owned());
    let old_value = with(at(Stage::Modelled), |p| p.changes[0].old = dec!(1.2));
    let (here, id) = (scene(), "m-social");
    let by = |role| answer(&here, (id, role), true, &done);
    let no = answer(&here, (id, "chair"), false, &moved);
    let enough = few.clone().one_more();
    vec![
        (
            "proposal_no_sitting",
            Err(vec![no_sitting()]),
            yes(&here, id, &done),
        ),
        (
            "proposal_stage",
            yes(&here, id, &sub),
            yes(&here, id, &done),
        ),
        (
            "sitting_closed",
            yes(&closed, id, &done),
            yes(&here, id, &done),
        ),
        (
            "sitting_of_an_earlier_day",
            yes(&of_day(22), id, &done),
            yes(&of_day(23), id, &done),
        ),
        (
            "member_absent",
            yes(&here, "m-nine", &done),
            yes(&here, "m-two", &done),
        ),
        ("no_quorum", yes(&few, id, &done), yes(&enough, id, &done)),
        (
            "proposal_not_deciding",
            by("business_support"),
            by("panel_member"),
        ),
        (
            "proposal_own_answer",
            yes(&here, "m-one", &done),
            yes(&here, "m-two", &done),
        ),
        ("proposal_modelled_on_another", yes(&here, id, &moved), no),
        (
            "proposal_modelled_on_another",
            yes(&here, id, &old_value),
            yes(&here, id, &done),
        ),
    ]
}

/// Where middle begins, moved beyond where upper does.
fn no_ras() -> Result<(), Vec<Refusal>> {
    let toy = ras_bundle(Path::new("fixtures/ras/toy")).unwrap();
    let key = ParameterKey("table.main.bands.3.at_least".into());
    let why = Reference {
        title: "a test".into(),
        link: None,
        agreed_by: None,
    };
    let next = with_changes(&toy, "2", TODAY, &[(key, dec!(21))], ("why", &why));
    Err(makes_no_ras(&next.unwrap_err()))
}

fn rewriting() -> Vec<Row> {
    let by = |id: &str, stage| rewritable(&at(stage), &member(id, "G.H.", "panel_member"));
    vec![
        (
            "proposal_of_another",
            by("m-two", Stage::Draft),
            by("m-one", Stage::Draft),
        ),
        (
            "proposal_stage",
            by("m-one", Stage::Refused),
            by("m-one", Stage::Draft),
        ),
        ("changes_make_no_ras", no_ras(), Ok(())),
    ]
}

#[test]
fn each_rule_alone_refuses_in_exact_words_and_allows_the_nearest() {
    let mut said = String::new();
    let way = [to_the_model(), to_the_answer()].concat();
    for (rule, refused, allowed) in [changes(), way, rewriting()].concat() {
        let refusals = refused.err().unwrap_or_default();
        let rules: Vec<&str> = refusals.iter().map(|refusal| refusal.rule).collect();
        assert_eq!(rules, [rule], "{refusals:#?}");
        let says = told(&refusals[0]);
        if !said.contains(&says) {
            said.push_str(&says);
            said.push('\n');
        }
        assert_eq!(allowed, Ok(()), "beside {rule}");
    }
    same_as_fixture("fixtures/panel/proposal_refusals.txt", &said);
}

#[test]
fn a_proposal_goes_its_way_from_draft_to_adoption() {
    let s = scene();
    let (one, analyst) = (
        s.sitting.present[2].clone(),
        member("m-analyst", "R.S.", "analyst"),
    );
    let draft = drafted(at(Stage::Draft), ground(), &one, &s.rules).unwrap();
    let sub = submitted(draft, &s.sitting, ground(), &one, &s.rules).unwrap();
    assert_eq!(sub.stage, Stage::Submitted);
    assert_eq!(sub.sitting, Some(s.sitting.reference.clone()));
    let done = modelled(sub, effect(400), ground(), &analyst, &s.rules).unwrap();
    assert_eq!(
        (done.stage.clone(), done.effect.clone()),
        (Stage::Modelled, Some(effect(400)))
    );
    assert_eq!(yes(&s, "m-social", &done), Ok(()));
}

/// Written from 1.2 on version 0, where version 1 has 1.25.
fn of_an_older_version(stage: Stage) -> Proposal {
    with(at(stage), |p| {
        p.baseline = ("0".to_owned(), "00".repeat(32));
        p.changes[0].old = dec!(1.2);
        p.changes[0].title = "Care".to_owned();
    })
}

#[test]
fn what_is_submitted_or_modelled_is_brought_to_the_newest_version_and_old_values() {
    let s = scene();
    let (one, analyst) = (
        s.sitting.present[2].clone(),
        member("m-analyst", "R.S.", "analyst"),
    );
    let draft = of_an_older_version(Stage::Draft);
    let sub = submitted(draft, &s.sitting, ground(), &one, &s.rules).unwrap();
    let approved = of_an_older_version(Stage::Approved);
    let again = modelled(approved, effect(400), ground(), &analyst, &s.rules).unwrap();
    for brought in [&sub, &again] {
        assert_eq!(brought.baseline, at(Stage::Draft).baseline);
        assert_eq!(brought.changes, at(Stage::Draft).changes);
    }
    assert_eq!(again.stage, Stage::Modelled, "the approval has lapsed");
}

#[test]
fn a_version_to_come_is_the_ground_and_its_first_day_counts() {
    let mut ras = TOY.clone();
    ras.in_force_from = date(2026, 12, 1);
    let ground = Ground {
        ras: &ras,
        ..ground()
    };
    assert_eq!(ground.on(), date(2026, 12, 1));
    assert_eq!(ground.version(), "1 (in force from 1 Dec 2026)");
}

#[test]
fn one_case_named_twice_is_one_case_of_evidence() {
    let mut rules = scene().rules;
    let two = rules.proposal_evidence_min.values()[0].clone();
    rules.proposal_evidence_min = rules
        .proposal_evidence_min
        .with(DatedValue { value: 2, ..two });
    let twice = with(at(Stage::Draft), |p| p.evidence = vec![case_ref(); 2]);
    let author = member("m-one", "E.F.", "panel_member");
    let refused = drafted(twice, ground(), &author, &rules).unwrap_err();
    assert_eq!(refused[0].rule, "proposal_without_evidence");
}
