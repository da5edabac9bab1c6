//! Reasons, papers, needs, the person's view, and the reablement and telecare gate.

use super::{Row, row};
use crate::panel::scene::{Scene, TODAY, increase, keep, paper, scene, words};
use jiff::civil::date;
use ras_panel::caseload::assessment::ReablementGate;
use ras_panel::flags::rules::need_rose::NeedSince;
use ras_panel::panel::motion::{EvidenceKind, GateAnswer, PersonsView};
use ras_panel::panel::standing::DecisionOutcome;
use ras_panel::panel::verdict::Verdict;
use ras_panel::terms::ids::EntryNumber;

fn says(codes: &[&str]) -> Scene {
    scene().reasons(codes)
}

pub fn every_decision() -> Vec<Row> {
    let dated = |day| scene().with(|s| s.motion.relied_on[1] = paper(EvidenceKind::Other, day));
    let silent = |s: Scene| s.with(|s| s.motion.rationale = None);
    let refuse = || scene().verdict(Verdict::Refuse);
    vec![
        row("no_reason", says(&[]), scene()),
        row(
            "no_reason",
            refuse().reasons(&[]),
            refuse().reasons(&["other"]),
        ),
        row(
            "unknown_reason",
            says(&["need_fell", "savings"]),
            says(&["need_fell", "saving"]),
        ),
        row(
            "increase_as_need_fell",
            increase().reasons(&["need_fell"]),
            increase().reasons(&["need_fell", "unusual_need"]),
        ),
        row(
            "increase_as_need_fell",
            increase().reasons(&["need_fell"]),
            says(&["need_fell"]),
        ),
        row(
            "increase_as_need_fell",
            increase().reasons(&["need_fell"]),
            increase().nothing_provided().reasons(&["need_fell"]),
        ),
        row("no_rationale", silent(scene()), scene()),
        row("no_rationale", silent(refuse()), refuse()),
        row(
            "paper_from_the_future",
            dated(date(2026, 11, 25)),
            dated(TODAY),
        ),
    ]
}

pub fn reductions() -> Vec<Row> {
    let reason = "reduction_without_lawful_reason";
    let moves = |codes: &[&str]| scene().transition(3, None).reasons(codes);
    let rests_on = |papers: &[EvidenceKind]| {
        let papers = papers.iter().map(|kind| paper(*kind, TODAY)).collect();
        scene().with(|s| s.motion.relied_on = papers)
    };
    let no_needs = |s: Scene| s.with(|s| s.motion.how_needs_are_met = None);
    let no_view = |s: Scene| s.with(|s| s.motion.persons_view = None);
    let not_known = PersonsView::NotKnown(words("in hospital, asked again on Friday"));
    vec![
        row(
            reason,
            says(&["saving", "ras_moved"]),
            says(&["saving", "need_fell"]),
        ),
        row(reason, says(&["unusual_need"]), says(&["more_than_needed"])),
        row(reason, moves(&["need_rose"]), moves(&["home_changed"])),
        row(reason, says(&["other"]), increase().reasons(&["other"])),
        row(
            "reduction_without_assessment",
            rests_on(&[EvidenceKind::Other]),
            rests_on(&[EvidenceKind::Review]),
        ),
        row(
            "reduction_without_assessment",
            rests_on(&[]),
            rests_on(&[EvidenceKind::Assessment]),
        ),
        row(
            "reduction_without_needs",
            no_needs(scene()),
            no_needs(increase()),
        ),
        row(
            "reduction_without_view",
            no_view(scene()),
            no_view(increase()),
        ),
        row(
            "reduction_without_view",
            no_view(scene()),
            scene().with(|s| s.motion.persons_view = Some(not_known)),
        ),
    ]
}

pub fn on_an_incomplete_package() -> Vec<Row> {
    let confirmed = |s: Scene| s.with(|s| s.motion.incomplete_package_confirmed = true);
    let incomplete = "reduction_on_incomplete_package";
    let known_part = || scene().amount(61_240).incomplete();
    vec![
        row(
            incomplete,
            scene().incomplete(),
            confirmed(scene().incomplete()),
        ),
        row(
            incomplete,
            increase().incomplete(),
            confirmed(increase().incomplete()),
        ),
        row(
            "incomplete_package_with_saving_alone",
            confirmed(known_part().reasons(&["saving"])),
            confirmed(known_part().reasons(&["saving", "needs_met"])),
        ),
        row(incomplete, known_part(), confirmed(known_part())),
    ]
}

pub fn unchanged() -> Vec<Row> {
    let agrees = |pence, code: &str| scene().amount(pence).need_rose().reasons(&[code]);
    let same = |code| agrees(61_240, code);
    let cannot_tell =
        |s: Scene| s.with(|s| s.file.need = NeedSince::CannotTell("another form".to_owned()));
    let kept = |s: Scene| s.verdict(keep(date(2027, 1, 24)));
    let silent = |s: Scene| s.with(|s| s.motion.how_needs_are_met = None);
    let reason = "need_rose_sum_stays_without_reason";
    let needs = "need_rose_sum_stays_without_needs";
    vec![
        row(reason, same("saving"), same("earlier_sum_covers")),
        row(reason, same("needs_met"), agrees(62_465, "needs_met")),
        row(
            reason,
            agrees(62_464, "needs_met"),
            agrees(62_464, "earlier_sum_covers"),
        ),
        row(reason, same("needs_met"), cannot_tell(same("needs_met"))),
        row(
            reason,
            same("other").verdict(Verdict::Refuse),
            says(&["other"]).verdict(Verdict::Refuse),
        ),
        row(
            reason,
            kept(same("risk_or_distress")),
            kept(says(&["risk_or_distress"])),
        ),
        row(
            needs,
            silent(same("earlier_sum_covers")),
            same("earlier_sum_covers"),
        ),
    ]
}

pub fn gate() -> Vec<Row> {
    let gate = |gate: ReablementGate| scene().with(|s| s.assessment().gate = gate);
    let answered =
        |answer| gate(ReablementGate::NotRecorded).with(|s| s.motion.gate = Some(answer));
    let open = || gate(ReablementGate::NotRecorded);
    let unreasoned = || gate(ReablementGate::NotConsideredWithoutReason);
    let considered = GateAnswer::Considered(words("tried in May"));
    let not_called_for = GateAnswer::NotCalledFor(words("end of life"));
    let interim = |due| answered(GateAnswer::Interim { due });
    let reason = "end of life".to_owned();
    let tomorrow = date(2026, 11, 25);
    vec![
        row("gate_open", open(), answered(considered)),
        row("gate_open", open(), answered(not_called_for)),
        row("gate_open", open(), interim(tomorrow)),
        row(
            "gate_open",
            unreasoned(),
            gate(ReablementGate::NotConsidered { reason }),
        ),
        row("gate_open", unreasoned(), open().verdict(keep(tomorrow))),
        row("gate_open", unreasoned(), open().verdict(Verdict::Refuse)),
        row("gate_due_passed", interim(TODAY), interim(tomorrow)),
        row(
            "gate_due_beyond_review",
            interim(date(2027, 11, 25)),
            interim(date(2027, 11, 24)),
        ),
    ]
}

/// What is corrected is weighed as if it had not been: the sum that it agreed knew of the need.
#[test]
fn a_correction_owes_the_reasons_that_the_first_decision_owed() {
    let rule = "need_rose_sum_stays_without_reason";
    let owes = |s: &Scene| {
        let refusals = s.moderate().err().unwrap_or_default();
        refusals.iter().any(|refusal| refusal.rule == rule)
    };
    let first = scene().amount(61_240).reasons(&["needs_met"]).decision();
    let again = scene().after(first, DecisionOutcome::Stands);
    let again = again.amount(61_240).reasons(&["needs_met"]);
    let need = scene().need_rose().file.need;
    let corrects = again
        .clone()
        .with(|s| s.motion.supersedes = Some(EntryNumber(7)))
        .with(|s| s.file.need_if_corrected = need.clone());
    assert!(owes(&corrects));
    assert!(!owes(&again.with(|s| s.file.need_if_corrected = need)));
}
