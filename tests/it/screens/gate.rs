//! The decision form asks about reablement and telecare exactly when the rule asks.

use super::bench::Bench;
use crate::panel::scene::{
    Scene, TODAY, budget, change_provider, defer, keep, limited, scene, transitional, words,
};
use ras_panel::app::case_detail::CaseDetail;
use ras_panel::caseload::assessment::ReablementGate;
use ras_panel::panel::moderation::weigh;
use ras_panel::panel::verdict::{ReferTo, Verdict, VerdictKind};
use ras_panel::scoring::scored::AnswerProblem;
use ras_panel::scoring::scored::Assessed;
use ras_panel::tui::forms::decide_fields::{Asked, fields};

fn verdicts() -> [Verdict; 11] {
    let transition = scene().transition(3, None).motion.verdict;
    let what = words("ask about the nights");
    [
        Verdict::AgreeIndicative,
        transitional(TODAY),
        limited(TODAY),
        transition,
        keep(TODAY),
        Verdict::AcceptSpecialist {
            amount: budget(52_000),
        },
        change_provider(TODAY),
        defer(&["How often at night?"], TODAY),
        Verdict::Return { what },
        Verdict::Refer {
            to: ReferTo::Reablement,
        },
        Verdict::Refuse,
    ]
}

fn with_gate(gate: ReablementGate) -> Scene {
    scene().with(|scene| scene.assessment().gate = gate)
}

/// Nothing is assessed: no assessment came, or every one that came was rejected.
fn unassessed(n_assessments_rejected: usize) -> Scene {
    scene().with(|scene| {
        scene.file.case.assessments.clear();
        scene.file.case.n_assessments_rejected = n_assessments_rejected;
        scene.file.case.given = None;
        scene.file.assessed = Assessed::Unscorable(vec![AnswerProblem::NoAssessment]);
        scene.file.gap = None;
    })
}

/// Only a sum computed elsewhere came.
fn given_only() -> Scene {
    scene().with(|scene| scene.file.case.assessments.clear())
}

fn asks(bench: &Bench, scene: &Scene, verdict: VerdictKind) -> bool {
    let opened = bench.model.case.as_ref().unwrap();
    let detail = CaseDetail {
        file: scene.file.clone(),
        ..CaseDetail::clone(&opened.detail)
    };
    let asked = Asked {
        detail: &detail,
        rules: &scene.rules,
        present: &scene.sitting.present,
        verdict: Some(verdict),
        profile: String::new(),
        basis: String::new(),
        corrects: None,
    };
    fields(&asked).iter().any(|field| field.name == "gate")
}

fn refuses(scene: &Scene) -> bool {
    let Scene {
        motion,
        file,
        sitting,
        rules,
        today,
    } = scene;
    let draft = motion.clone().with_verdict(motion.verdict.clone().into());
    let refusals = weigh(&draft, file, Some(sitting), rules, *today).refusals;
    refusals.iter().any(|refusal| refusal.rule == "gate_open")
}

#[test]
fn the_form_asks_about_reablement_and_telecare_exactly_when_the_rule_does() {
    let reason = words("end of life").to_string();
    let scenes = [
        ("no assessment", true, unassessed(0)),
        ("all assessments rejected", true, unassessed(2)),
        ("a given sum only", true, given_only()),
        ("not recorded", true, with_gate(ReablementGate::NotRecorded)),
        (
            "no reason",
            true,
            with_gate(ReablementGate::NotConsideredWithoutReason),
        ),
        ("considered", false, with_gate(ReablementGate::Considered)),
        (
            "not called for",
            false,
            with_gate(ReablementGate::NotConsidered { reason }),
        ),
    ];
    let mut bench = Bench::new();
    bench.open_case();
    for (what, open, scene) in scenes {
        let amount = asks(&bench, &scene, VerdictKind::AgreeAmount);
        assert_eq!(amount, open, "an amount agreed, {what}");
        for verdict in verdicts() {
            let kind = verdict.kind();
            let scene = scene.clone().verdict(verdict);
            assert_eq!(
                asks(&bench, &scene, kind),
                refuses(&scene),
                "{kind:?}, {what}"
            );
        }
    }
}
