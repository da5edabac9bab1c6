//! Who sits, who records, and what is corrected.

use super::{Row, row};
use crate::flags::bench::since_april;
use crate::panel::scene::{
    Scene, TODAY, approved, defer, increase, member, member_id, scene, words,
};
use jiff::civil::date;
use ras_panel::config::dated::{Dated, DatedValue};
use ras_panel::config::panel_rules::Expertise;
use ras_panel::panel::sitting::SittingState;
use ras_panel::panel::standing::DecisionOutcome;
use ras_panel::panel::verdict::Verdict;
use ras_panel::terms::ids::{CaseRef, EntryNumber};

pub fn who_sits() -> Vec<Row> {
    let state = |state| scene().with(|s| s.sitting.state = state);
    let held = |day| scene().with(|s| s.sitting.date = day);
    let records = |id: &str| scene().with(|s| s.motion.recorder = member_id(id));
    let moves = |s: Scene, id: &str| s.with(|s| s.motion.mover = Some(member_id(id)));
    let interested = |id: &str| scene().interest(id);
    let another = CaseRef::new("NF-1").unwrap();
    vec![
        row(
            "another_case",
            scene().with(|s| s.motion.case = another),
            scene(),
        ),
        row(
            "sitting_closed",
            state(SittingState::Closed),
            state(SittingState::Open),
        ),
        row(
            "sitting_of_an_earlier_day",
            held(date(2026, 11, 22)),
            held(date(2026, 11, 23)),
        ),
        row("sitting_to_come", held(date(2026, 11, 25)), held(TODAY)),
        row(
            "no_quorum",
            scene().absent("m-one"),
            scene().absent("m-support"),
        ),
        row(
            "no_quorum",
            interested("m-one"),
            interested("m-one").one_more(),
        ),
        row("recorder_absent", records("m-nine"), records("m-one")),
        row(
            "recorder_not_deciding",
            records("m-support"),
            records("m-social"),
        ),
        row(
            "recorder_interest",
            interested("m-chair").one_more(),
            interested("m-one").one_more(),
        ),
        row(
            "mover_absent",
            moves(scene(), "m-nine"),
            moves(scene(), "m-one"),
        ),
        row(
            "mover_not_deciding",
            moves(scene(), "m-support"),
            moves(scene(), "m-chair"),
        ),
        row(
            "mover_interest",
            moves(interested("m-one").one_more(), "m-one"),
            moves(interested("m-one").one_more(), "m-two"),
        ),
    ]
}

pub fn expertise() -> Vec<Row> {
    let refuses = || scene().with(|s| s.rules.expertise = since_april(Expertise::Refuses));
    let no_social_work = || {
        refuses().with(|s| {
            for seat in &mut s.sitting.present {
                *seat = member(seat.id.as_str(), "L.M.", "panel_member");
            }
        })
    };
    let specialist = |own: &str| {
        refuses().with(|s| {
            s.assessment().specialism = Some("sensory impairment".to_owned());
            s.sitting.present[2].specialisms = vec![own.to_owned()];
        })
    };
    let small = |s: Scene| s.amount(50_000);
    let later = || {
        let value = DatedValue {
            from: date(2027, 1, 1),
            value: Expertise::Warns,
            reference: "terms".to_owned(),
        };
        Dated::new(scene().rules.expertise.key().clone(), vec![value]).unwrap()
    };
    let back = Verdict::Return {
        what: words("ask the daughter"),
    };
    vec![
        row("no_social_work", small(no_social_work()), small(refuses())),
        row(
            "no_social_work",
            small(no_social_work()),
            no_social_work().verdict(back.clone()),
        ),
        row(
            "no_social_work",
            no_social_work().verdict(Verdict::Refuse),
            refuses(),
        ),
        row(
            "no_equal_expert",
            specialist("mental health"),
            specialist("Sensory Impairment"),
        ),
        row(
            "no_equal_expert",
            specialist("mental health"),
            specialist("none").verdict(back),
        ),
        row(
            "figure_not_in_force",
            small(no_social_work()).with(|s| s.rules.expertise = later()),
            small(refuses()).with(|s| s.rules.expertise = later()),
        ),
    ]
}

pub fn corrections() -> Vec<Row> {
    let corrects = |s: Scene| s.with(|s| s.motion.supersedes = Some(EntryNumber(7)));
    let stands = || scene().after(scene().decision(), DecisionOutcome::Stands);
    let waits = || {
        let decision = scene().transition(6, Some("slow to adapt")).decision();
        scene().after(decision, DecisionOutcome::Waits)
    };
    let became =
        |outcome| corrects(stands()).with(|s| s.file.standing.decisions[0].outcome = outcome);
    let earlier = scene().on("S-2026-10-20", date(2026, 10, 20)).decision();
    let more = increase().on("S-2026-10-20", date(2026, 10, 20)).decision();
    let deferred = |decision| {
        let after = scene().after(decision, DecisionOutcome::Stands);
        corrects(after.verdict(defer(&["Who helps at night?"], date(2026, 12, 15))))
    };
    let raised = || corrects(scene().after(more.clone(), DecisionOutcome::Stands));
    let begins = |day| {
        raised().amount(65_000).with(|s| {
            s.motion.effective = day;
            let why = (s.motion.effective != TODAY).then(|| words("The new carer starts then."));
            s.motion.effective_reason = why;
        })
    };
    let lower = scene().on("S-2026-10-20", date(2026, 10, 20)).decision();
    vec![
        row(
            "correction_takes_away",
            deferred(more.clone()),
            deferred(lower),
        ),
        row(
            "correction_begins_late",
            begins(date(2026, 11, 25)),
            begins(TODAY),
        ),
        row("nothing_to_correct", corrects(scene()), corrects(stands())),
        row(
            "already_superseded",
            became(DecisionOutcome::Superseded(EntryNumber(9))),
            became(DecisionOutcome::Refused(EntryNumber(9))),
        ),
        row("a_decision_waits", waits(), corrects(waits())),
        row(
            "already_decided_here",
            scene().after(scene().decision(), approved(EntryNumber(9))),
            corrects(stands()),
        ),
        row(
            "already_decided_here",
            stands(),
            scene()
                .after(earlier, DecisionOutcome::Stands)
                .amount(51_000),
        ),
    ]
}
