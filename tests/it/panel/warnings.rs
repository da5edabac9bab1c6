//! What is recorded with a decision as a warning, in exact words.

use crate::panel::one_reduction::again_after_stopped;
use crate::panel::scene::values::line;
use crate::panel::scene::{
    Scene, budget, defer, increase, limited, member, paper, same_as_fixture, scene,
};
use jiff::civil::date;
use ras_panel::caseload::package::ServiceLine;
use ras_panel::caseload::person::RefusedRow;
use ras_panel::config::dated::{Dated, DatedValue};
use ras_panel::config::panel_rules::Expertise;
use ras_panel::panel::motion::EvidenceKind;
use ras_panel::panel::transition::Profile;
use ras_panel::panel::verdict::Verdict;
use ras_panel::terms::date::Date;

/// A transition whose first step falls on 1 January, and a line that begins on a day.
fn with_more_from(start: Date) -> Scene {
    scene().transition(3, None).with(|s| {
        s.file.not_now.to_come.push(ServiceLine {
            start: Some(start),
            ..line()
        });
    })
}

fn on_older_facts(of: Scene) -> Scene {
    let refused = RefusedRow {
        file: "people.csv".to_owned(),
        line: 7,
        on: date(2026, 11, 20),
        as_of: date(2026, 11, 1),
    };
    of.with(|s| s.file.refused_row = Some(refused.words()))
}

/// Warnings with the scene that draws each, and the nearest that does not.
fn drawn_and_quiet() -> Vec<(Scene, Scene)> {
    let no_options = scene().with(|s| s.motion.other_options = None);
    let unexpert = scene().with(|s| s.assessment().specialism = Some("deafblind".to_owned()));
    let past_midnight = scene().with(|s| s.sitting.date = date(2026, 11, 23));
    let no_social_work = scene().amount(50_000).with(|s| {
        for seat in &mut s.sitting.present {
            *seat = member(seat.id.as_str(), "L.M.", "panel_member");
        }
    });
    let uncosted = |s: Scene| s.with(|s| s.motion.relied_on.truncate(1));
    let specialist = Verdict::AcceptSpecialist {
        amount: budget(65_000),
    };
    let confirmed = |s: Scene| s.with(|s| s.motion.incomplete_package_confirmed = true);
    let dated = |day| {
        scene().with(|s| {
            s.motion.relied_on[0].kind = EvidenceKind::Review;
            s.motion.relied_on[0].date = day;
        })
    };
    let marked = |s: Scene| s.with(|s| s.file.case.package.lines[0].specialist = true);
    let mut pairs = vec![
        (no_options, scene()),
        (past_midnight, scene()),
        (unexpert, scene()),
        (no_social_work, scene()),
        (uncosted(increase()), uncosted(scene().amount(41_380))),
        (
            scene().verdict(specialist.clone()),
            marked(scene().verdict(specialist)),
        ),
        (scene().verdict(limited(date(2027, 1, 24))), scene()),
        (confirmed(increase().incomplete()), increase()),
        (increase().nothing_provided(), increase().all_ended()),
        (dated(date(2025, 11, 23)), dated(date(2025, 11, 24))),
        (
            scene().kept("risk_or_distress", 61_239),
            scene().kept("risk_or_distress", 61_240),
        ),
        (
            scene().kept("equipment_meets_need", 61_240),
            scene().kept("carer_changed", 61_240),
        ),
        (
            scene().transition(3, None).floor(41_381),
            scene().transition(3, None),
        ),
        (half_a_step(), scene().transition(3, None)),
        (
            with_more_from(date(2026, 12, 31)),
            with_more_from(date(2027, 1, 1)),
        ),
        (
            on_older_facts(scene()),
            on_older_facts(scene().verdict(defer(&["Why?"], date(2026, 12, 20)))),
        ),
    ];
    pairs.extend(on_reasons());
    pairs.extend(on_what_was_before());
    pairs
}

/// An assessment that is not on record, and a reduction that was stopped not long ago.
fn on_what_was_before() -> Vec<(Scene, Scene)> {
    let assessed =
        |day| scene().with(|s| s.motion.relied_on[0] = paper(EvidenceKind::Assessment, day));
    let stopped = |day| again_after_stopped(day, 3);
    vec![
        (assessed(date(2026, 11, 1)), assessed(date(2026, 11, 2))),
        (stopped(date(2027, 2, 20)), stopped(date(2027, 4, 10))),
    ]
}

/// Reasons that do not agree with the amount, and papers whose age cannot be told.
fn on_reasons() -> Vec<(Scene, Scene)> {
    let agrees = || scene().verdict(Verdict::AgreeIndicative);
    let no_figure = agrees().with(|s| {
        let later = DatedValue {
            from: date(2027, 1, 1),
            value: 12,
            reference: "terms".to_owned(),
        };
        let key = s.rules.review_months.key().clone();
        s.rules.review_months = Dated::new(key, vec![later]).unwrap();
    });
    vec![
        (no_figure, agrees()),
        (
            increase().reasons(&["need_fell", "unusual_need"]),
            increase().reasons(&["need_rose", "unusual_need"]),
        ),
        (
            scene().reasons(&["need_rose", "carer_changed"]),
            scene().reasons(&["need_fell", "carer_changed"]),
        ),
    ]
}

/// Each warning with the scene that draws it, and the nearest that does not.
#[test]
fn warnings_are_recorded_in_exact_words_and_hold_nothing_up() {
    let mut said = String::new();
    for (drawn, quiet) in drawn_and_quiet() {
        let expertise = drawn.rules.expertise.at(drawn.today);
        assert_eq!(expertise.map(|known| known.value), Ok(Expertise::Warns));
        let decision = drawn.decision();
        let [warning] = decision.warnings() else {
            panic!("{:#?}", decision.warnings());
        };
        let lines = [
            &warning.rule,
            &warning.message,
            &format!("[{}]", warning.source),
        ];
        said.extend(lines.map(|line| format!("{line}\n")));
        said.push('\n');
        assert_eq!(quiet.decision().warnings(), [], "{}", warning.rule);
    }
    same_as_fixture("fixtures/panel/warnings.txt", &said);
}

/// At most 50 % a step.
fn half_a_step() -> Scene {
    scene().transition(3, None).with(|s| {
        if let Verdict::Transition { terms, .. } = &mut s.motion.verdict {
            terms.profile = Profile::PercentPerStep(50.into());
        }
    })
}
