//! Amounts, delegated limits and transitions.

use super::{Row, row};
use crate::panel::scene::{Scene, budget, member, per_week, scene};
use jiff::civil::date;
use ras_panel::panel::transition::{Profile, TransitionTerms};
use ras_panel::panel::verdict::Verdict;
use ras_panel::scoring::scored::{AnswerProblem, Assessed};
use ras_panel::terms::budget::PersonalBudget;
use ras_panel::terms::date::Date;

pub fn amounts() -> Vec<Row> {
    let agrees = |assessed| {
        let scene = scene().verdict(Verdict::AgreeIndicative);
        scene.with(|s| s.file.assessed = assessed)
    };
    let unscorable = Assessed::Unscorable(vec![AnswerProblem::NoAssessment]);
    let nothing = |pence| scene().nothing_provided().amount(pence);
    vec![
        row("negative_amount", scene().amount(-1), scene().amount(0)),
        row("zero_amount", nothing(0), nothing(1)),
        row(
            "no_indicative_budget",
            agrees(unscorable),
            agrees(scene().file.assessed),
        ),
    ]
}

pub fn limits() -> Vec<Row> {
    let directs = |pence| {
        let director = member("m-chair", "A.B.", "service_director");
        scene()
            .amount(pence)
            .with(|s| s.sitting.present[0] = director)
    };
    let approves = |pence| {
        directs(pence).with(|s| {
            s.sitting.present[0] = member("m-chair", "A.B.", "team_manager");
        })
    };
    let early = |day| scene().verdict(Verdict::AgreeIndicative).on("S-early", day);
    vec![
        row("no_role_covers", directs(300_001), directs(300_000)),
        row("no_role_covers", approves(300_001), approves(300_000)),
        row(
            "limits_not_in_force",
            early(date(2026, 3, 31)),
            early(date(2026, 4, 1)),
        ),
        row(
            "figure_not_in_force",
            early_transition(date(2026, 3, 31)),
            early_transition(date(2026, 4, 1)),
        ),
    ]
}

/// A transition early in the rules' life; the recorder's limit and the review
/// are from before it.
fn early_transition(day: Date) -> Scene {
    let scene = scene().transition(2, None).on("S-early", day);
    let scene = terms(scene, |terms| terms.start = day);
    scene.with(|s| {
        let limit = s.rules.roles[4].delegated_limit.take();
        s.rules.roles[4].delegated_limit = limit.map(|known| {
            let mut first = known.values()[0].clone();
            first.from = date(2020, 1, 1);
            known.with(first)
        });
        let mut first = s.rules.review_months.values()[0].clone();
        first.from = date(2020, 1, 1);
        s.rules.review_months = s.rules.review_months.clone().with(first);
        let mut first = s.rules.limit_base.values()[0].clone();
        first.from = date(2020, 1, 1);
        s.rules.limit_base = s.rules.limit_base.clone().with(first);
    })
}

fn terms(scene: Scene, change: impl FnOnce(&mut TransitionTerms)) -> Scene {
    scene.with(|s| match &mut s.motion.verdict {
        Verdict::Transition { terms, .. } => change(terms),
        other => panic!("{other:?}"),
    })
}

fn to(amount: PersonalBudget) -> Scene {
    scene()
        .transition(3, None)
        .with(|s| match &mut s.motion.verdict {
            Verdict::Transition { to, .. } => *to = amount,
            other => panic!("{other:?}"),
        })
}

pub fn transitions() -> Vec<Row> {
    let steps = |pence| {
        let profile = Profile::AmountPerStep(per_week(pence));
        terms(scene().transition(3, None), |terms| terms.profile = profile)
    };
    let starts = |day| {
        scene()
            .transition(3, None)
            .with(|s| s.motion.effective = day)
    };
    let begins = |day| {
        let scene = terms(scene().transition(3, None), |terms| terms.start = day);
        scene.with(|s| s.motion.effective = day)
    };
    let longer = |reason| scene().transition(4, reason);
    let rule = "exception_without_reason";
    vec![
        row(
            "transition_of_increase",
            to(budget(61_241)),
            to(budget(61_239)),
        ),
        row(
            "transition_without_change",
            to(budget(61_240)),
            to(budget(61_239)),
        ),
        row(
            "transition_start",
            starts(date(2026, 12, 2)),
            starts(date(2026, 12, 1)),
        ),
        row("transition_terms", steps(6_619), steps(6_620)),
        row(
            rule,
            longer(None),
            longer(Some("the person needs longer to adapt")),
        ),
        row(rule, longer(None), scene().transition(3, None)),
        row(rule, begins(date(2026, 12, 25)), begins(date(2026, 12, 24))),
    ]
}
