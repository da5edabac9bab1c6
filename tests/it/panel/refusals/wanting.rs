//! A motion while it is written: what is wanting is refused in exact words, the rest is weighed.

use crate::panel::scene::{
    Scene, TODAY, change_provider, defer, keep, limited, same_as_fixture, scene, told,
    transitional, words,
};
use jiff::civil::date;
use ras_panel::panel::asked::{Asked, Draft};
use ras_panel::panel::moderation::{Weighed, weigh};
use ras_panel::panel::refusal::Field;
use ras_panel::panel::verdict::{ReferTo, Verdict};
use ras_panel::terms::date::Date;

const TOMORROW: Date = date(2026, 11, 25);

/// A whole scene, what is taken from its outcome, the part that it is of, and the rule.
type Row = (&'static str, Field, Scene, fn(&mut Asked));

fn rows() -> Vec<Row> {
    let is = |verdict| scene().verdict(verdict);
    let asks = &["What do nights cost?"];
    let moves = || scene().transition(3, None);
    let back = is(Verdict::Return {
        what: words("cost the nights"),
    });
    let away = is(Verdict::Refer {
        to: ReferTo::Reablement,
    });
    vec![
        ("no_outcome", Field::Verdict, scene(), |a| a.kind = None),
        ("no_amount", Field::Amount, scene(), |a| a.amount = None),
        ("no_amount", Field::Amount, moves(), |a| a.amount = None),
        ("no_basis", Field::Basis, scene(), |a| a.basis = None),
        (
            "no_last_day",
            Field::Basis,
            is(transitional(TOMORROW)),
            |a| {
                a.until = None;
            },
        ),
        ("no_last_day", Field::Basis, is(limited(TOMORROW)), |a| {
            a.until = None;
        }),
        ("no_start", Field::Effective, moves(), |a| a.start = None),
        ("no_length", Field::Transition, moves(), |a| a.months = None),
        ("no_profile", Field::Profile, moves(), |a| a.profile = None),
        ("no_first_period", Field::FirstPeriod, moves(), |a| {
            a.first_period = None;
        }),
        ("no_risk", Field::Risk, is(keep(TOMORROW)), |a| {
            a.risk = None
        }),
        ("no_risk_review", Field::Review, is(keep(TOMORROW)), |a| {
            a.review = None;
        }),
        (
            "change_provider_without_day",
            Field::Due,
            is(change_provider(TOMORROW)),
            |a| a.due = None,
        ),
        (
            "deferral_without_due",
            Field::Due,
            is(defer(asks, TOMORROW)),
            |a| a.due = None,
        ),
        ("return_without_task", Field::Task, back, |a| a.what = None),
        ("referral_without_service", Field::ReferTo, away, |a| {
            a.refer_to = None;
        }),
    ]
}

fn weighed(scene: &Scene, draft: &Draft) -> Weighed {
    weigh(
        draft,
        &scene.file,
        Some(&scene.sitting),
        &scene.rules,
        TODAY,
    )
}

fn draft(scene: &Scene) -> Draft {
    let asked = Asked::from(scene.motion.verdict.clone());
    scene.motion.clone().with_verdict(asked)
}

fn rules(weighed: &Weighed) -> Vec<&'static str> {
    weighed
        .refusals
        .iter()
        .map(|refusal| refusal.rule)
        .collect()
}

#[test]
fn each_part_that_is_wanting_is_refused_once_and_in_exact_words() {
    let mut said = String::new();
    for (rule, field, scene, take) in rows() {
        let mut draft = draft(&scene);
        let whole = weighed(&scene, &draft);
        assert!(whole.decision.is_some(), "{rule}: {:#?}", whole.refusals);
        take(&mut draft.verdict);
        let found = weighed(&scene, &draft);
        assert_eq!(rules(&found), [rule]);
        assert!(found.decision.is_none() && !found.is_whole, "{rule}");
        assert_eq!(found.refusals[0].field, field);
        let says = told(&found.refusals[0]);
        if !said.contains(&says) {
            said.push_str(&says);
            said.push('\n');
        }
        draft.verdict.unread = vec![field];
        let unread = weighed(&scene, &draft);
        let again = rules(&unread);
        assert!(again.is_empty(), "{rule} is not asked for twice: {again:?}");
        assert!(unread.decision.is_none(), "{rule}: nor is it decided");
    }
    same_as_fixture("fixtures/panel/wanting_refusals.txt", &said);
}

#[test]
fn no_motion_with_a_part_wanting_passes_without_a_refusal() {
    for (rule, _, scene, take) in rows() {
        let mut draft = draft(&scene);
        take(&mut draft.verdict);
        assert!(draft.verdict.verdict().is_none(), "{rule}");
        assert!(draft.whole().is_none(), "{rule}");
    }
}

#[test]
fn an_unread_amount_hides_no_rule_of_the_sitting_and_an_unread_day_none_of_a_reduction() {
    let bad = scene().absent("m-one").reasons(&[]).with(|s| {
        s.motion.rationale = None;
        s.motion.persons_view = None;
        s.motion.how_needs_are_met = None;
    });
    let bad = bad.verdict(limited(TOMORROW));
    let mut unread = draft(&bad);
    unread.verdict.until = None;
    unread.verdict.unread = vec![Field::Basis];
    let expected = [
        "no_quorum",
        "no_reason",
        "no_rationale",
        "reduction_without_needs",
        "reduction_without_view",
    ];
    assert_eq!(rules(&weighed(&bad, &unread)), expected);
    unread.verdict.amount = None;
    unread.verdict.unread = vec![Field::Basis, Field::Amount];
    let expected = ["no_quorum", "no_reason", "no_rationale"];
    assert_eq!(rules(&weighed(&bad, &unread)), expected);
}

#[test]
fn without_a_sitting_the_rest_is_weighed() {
    let bad = scene().reasons(&[]);
    let found = weigh(&draft(&bad), &bad.file, None, &bad.rules, TODAY);
    assert_eq!(rules(&found), ["no_sitting", "no_reason"]);
    assert!(found.decision.is_none());
    let good = weigh(&draft(&scene()), &bad.file, None, &bad.rules, TODAY);
    assert_eq!(rules(&good), ["no_sitting"]);
    let said = told(&good.refusals[0]);
    same_as_fixture("fixtures/panel/no_sitting_refusal.txt", &said);
}
