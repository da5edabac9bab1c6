//! Every outcome, every way in which an amount moves and every answer that goes with them, in the
//! exact words of lists, minutes and the record.

use super::scene::{
    Scene, budget, change_provider, defer, keep, limited, member_id, paper, per_week, scene,
    transitional, words,
};
use insta::assert_snapshot;
use jiff::civil::date;
use ras_panel::panel::motion::{Evidence, EvidenceKind, GateAnswer, PersonsView};
use ras_panel::panel::transition::{FirstPeriod, Profile};
use ras_panel::panel::verdict::{ReferTo, Verdict, VerdictKind};
use ras_panel::reports::{decided, record_lines, sentences};
use rust_decimal::dec;

/// A transition over three months that moves so.
fn moving(profile: Profile) -> Scene {
    scene().transition(3, None).with(|s| {
        if let Verdict::Transition { terms, .. } = &mut s.motion.verdict {
            terms.profile = profile;
        }
    })
}

fn outcomes() -> Vec<Scene> {
    let specialist = Verdict::AcceptSpecialist {
        amount: budget(65_000),
    };
    let what = words("Ask about the nights.");
    let mut scenes = vec![
        scene().verdict(Verdict::AgreeIndicative),
        scene(),
        scene().with(|s| s.motion.recorder = member_id("m-one")),
        scene().verdict(transitional(date(2027, 2, 28))),
        scene().verdict(limited(date(2027, 1, 24))),
        scene().transition(3, None),
        scene().transition(4, Some("slow to adapt")),
        scene().verdict(keep(date(2027, 1, 24))),
        scene().verdict(specialist),
        scene().verdict(change_provider(date(2027, 1, 31))),
        scene().verdict(defer(&["Who comes at night?"], date(2026, 12, 15))),
        scene().verdict(defer(&["Who comes?", "How often?"], date(2026, 12, 15))),
        scene().verdict(Verdict::Return { what }),
    ];
    for to in [
        ReferTo::ContinuingHealthcare,
        ReferTo::Reablement,
        ReferTo::TelecareOrTherapy,
        ReferTo::Safeguarding,
    ] {
        scenes.push(scene().verdict(Verdict::Refer { to }));
    }
    scenes.push(scene().verdict(Verdict::Refuse));
    scenes
}

#[test]
fn every_outcome_is_said_in_one_sentence_and_with_its_particulars() {
    let scenes = outcomes();
    for (kind, _, code) in VerdictKind::ALL {
        let mut all = scenes.iter();
        assert!(all.any(|s| s.motion.verdict.kind() == kind), "{code}");
    }
    let mut told = String::new();
    for scene in scenes {
        let decision = scene.decision();
        told.push_str(&format!("{}\n", sentences::decision(&decision)));
        told.push_str(&format!("  {}\n", decided::outcome(&decision)));
        for (name, words) in decided::particulars(&decision) {
            told.push_str(&format!("  {name}: {words}\n"));
        }
    }
    assert_snapshot!("outcomes", told);
}

#[test]
fn every_way_in_which_an_amount_moves_is_said_with_its_first_period_and_its_floor() {
    let own = vec![(date(2027, 1, 4), per_week(50_000))];
    let mut told = String::new();
    for profile in [
        Profile::AtOnce,
        Profile::EqualSteps,
        Profile::StraightLine,
        Profile::PercentPerStep(dec!(12.50)),
        Profile::AmountPerStep(per_week(9_000)),
        Profile::HoldThenDrop,
        Profile::OwnSteps(own),
    ] {
        let decision = moving(profile).decision();
        told.push_str(&format!("{}\n", decided::outcome(&decision)));
        for (name, words) in decided::particulars(&decision) {
            told.push_str(&format!("  {name}: {words}\n"));
        }
    }
    let first = moving(Profile::StraightLine).floor(45_000).with(|s| {
        if let Verdict::Transition { terms, .. } = &mut s.motion.verdict {
            terms.first_period = FirstPeriod::FirstStep;
        }
    });
    for (name, words) in decided::particulars(&first.decision()) {
        told.push_str(&format!("  {name}: {words}\n"));
    }
    assert_snapshot!("profiles", told);
}

#[test]
fn every_paper_view_and_answer_of_the_gate_is_said_on_the_entry_and_in_the_record() {
    let views = [
        PersonsView::Given(words("Content with the hoist.")),
        PersonsView::NotKnown(words("she is in hospital")),
    ];
    let gates = [
        GateAnswer::Considered(words("by the therapist in October")),
        GateAnswer::NotCalledFor(words("the need is lasting")),
        GateAnswer::Interim {
            due: date(2026, 12, 8),
        },
    ];
    let papers = [
        EvidenceKind::Assessment,
        EvidenceKind::Review,
        EvidenceKind::Other,
    ];
    let with_view = |view| scene().with(|s| s.motion.persons_view = Some(view));
    let with_gate = |gate| scene().with(|s| s.motion.gate = Some(gate));
    let scenes = views.map(with_view).into_iter();
    let scenes = scenes.chain(gates.map(with_gate));
    let mut all_papers = papers.map(|kind| paper(kind, date(2026, 11, 2))).to_vec();
    all_papers.extend(
        ["costing provider quote", "costing", "costings of May"].map(|what| Evidence {
            what: words(what),
            ..paper(EvidenceKind::Other, date(2026, 11, 20))
        }),
    );
    let scenes = scenes.chain([scene().with(|s| s.motion.relied_on = all_papers)]);
    let mut told = String::new();
    for scene in scenes {
        let decision = scene.decision();
        let starts = ["The person's view", "Reablement", "Relied on"];
        let lines = record_lines::decision_lines(&decision, &scene.rules);
        for line in lines
            .iter()
            .filter(|l| starts.iter().any(|s| l.starts_with(s)))
        {
            told.push_str(&format!("{line}\n"));
        }
        for (name, words) in decided::grounds(&decision) {
            told.push_str(&format!("  {name} | {words}\n"));
        }
    }
    assert_snapshot!("grounds", told);
}
