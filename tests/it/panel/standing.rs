//! The present amount, the last agreed sum, the transition that runs, and the place in the queue.

use crate::panel::scene::history::{STANDS, history, present, three_months};
use crate::panel::scene::{
    Scene, TODAY, approved, budget, change_provider, defer, increase, keep, limited, per_week,
    scene, words,
};
use jiff::civil::date;
use ras_panel::caseload::package::NotNow;
use ras_panel::caseload::person::{LastAgreed, Referral};
use ras_panel::panel::approval::ApprovalAnswer;
use ras_panel::panel::decision::DecisionStatus;
use ras_panel::panel::queue::{BroughtBack, QueueState, state};
use ras_panel::panel::standing::{DecisionOutcome, History, Standing};
use ras_panel::panel::verdict::{ReferTo, Verdict};
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::{EntryNumber, SittingRef};

#[test]
fn without_a_decision_the_package_is_the_present_amount() {
    let mut none = history(Vec::new());
    assert_eq!(present(&none, TODAY), Some(61_240));
    none.package = None;
    assert_eq!(present(&none, TODAY), None);
}

#[test]
fn during_a_transition_the_step_in_force_is_the_present_amount() {
    let moving = history(vec![(three_months(), STANDS)]);
    for (day, pence) in [
        (date(2026, 11, 30), 61_240),
        (date(2026, 12, 1), 61_240),
        (date(2026, 12, 31), 61_240),
        (date(2027, 1, 1), 54_620),
        (date(2027, 2, 28), 48_000),
        (date(2027, 3, 1), 41_380),
    ] {
        assert_eq!(present(&moving, day), Some(pence), "{day}");
    }
    // A newer package counts again once the transition has ended, not before.
    let mut newer = moving;
    newer.package_as_of = Some(date(2027, 3, 20));
    newer.package = Some(per_week(42_000));
    assert_eq!(present(&newer, date(2027, 2, 28)), Some(48_000));
    assert_eq!(present(&newer, date(2027, 3, 21)), Some(42_000));
}

#[test]
fn an_agreed_amount_counts_from_its_day_until_the_package_is_newer() {
    let mut agreed = history(vec![(scene().decision(), STANDS)]);
    assert_eq!(present(&agreed, date(2026, 11, 23)), Some(61_240));
    assert_eq!(present(&agreed, TODAY), Some(52_000));
    agreed.package_as_of = Some(TODAY);
    assert_eq!(present(&agreed, TODAY), Some(52_000));
    agreed.package_as_of = Some(date(2026, 11, 25));
    assert_eq!(present(&agreed, TODAY), Some(61_240));
    agreed.package_as_of = None;
    assert_eq!(present(&agreed, TODAY), Some(52_000));
}

#[test]
fn a_limited_time_ends_and_a_change_of_provider_begins_when_it_is_due() {
    let limited = history(vec![(
        scene().verdict(limited(date(2027, 1, 24))).decision(),
        STANDS,
    )]);
    assert_eq!(present(&limited, date(2027, 1, 24)), Some(52_000));
    assert_eq!(present(&limited, date(2027, 1, 25)), Some(61_240));
    let change = scene()
        .verdict(change_provider(date(2027, 1, 24)))
        .decision();
    let change = history(vec![(change, STANDS)]);
    assert_eq!(present(&change, date(2027, 1, 23)), Some(61_240));
    assert_eq!(present(&change, date(2027, 1, 24)), Some(52_000));
}

#[test]
fn what_waits_was_refused_or_is_superseded_leaves_the_present_amount() {
    let by = EntryNumber(9);
    for outcome in [
        DecisionOutcome::Waits,
        DecisionOutcome::Refused(by),
        DecisionOutcome::Superseded(by),
        DecisionOutcome::Withdrawn(by),
    ] {
        let standing = history(vec![(scene().decision(), outcome)]);
        assert_eq!(present(&standing, TODAY), Some(61_240));
        assert_eq!(Standing::derive(standing, TODAY).last_agreed, None);
    }
    let approved = history(vec![(scene().decision(), approved(by))]);
    assert_eq!(present(&approved, TODAY), Some(52_000));
}

#[test]
fn the_latest_decision_in_force_counts_and_those_without_an_amount_change_nothing() {
    let later = increase().on("S-2", date(2026, 12, 8)).decision();
    let deferral = scene()
        .verdict(defer(&["Why?"], date(2027, 1, 5)))
        .decision();
    let all = history(vec![
        (scene().decision(), STANDS),
        (later, STANDS),
        (deferral, STANDS),
    ]);
    assert_eq!(present(&all, date(2026, 12, 7)), Some(52_000));
    assert_eq!(present(&all, date(2026, 12, 8)), Some(65_000));
    let standing = Standing::derive(all, date(2026, 12, 8));
    assert_eq!(
        standing.last_agreed,
        Some((budget(65_000), date(2026, 12, 8)))
    );
    assert_eq!(standing.decisions.len(), 3);
}

#[test]
fn what_was_agreed_before_the_register_is_the_last_sum_until_it_has_its_own() {
    let mut before = history(vec![(scene().decision(), DecisionOutcome::Waits)]);
    before.agreed_before = Some(LastAgreed {
        amount: budget(59_000),
        date: date(2025, 5, 12),
    });
    let agreed = |history: &History| Standing::derive(history.clone(), TODAY).last_agreed;
    assert_eq!(agreed(&before), Some((budget(59_000), date(2025, 5, 12))));
    before.decisions[0].outcome = STANDS;
    assert_eq!(agreed(&before), Some((budget(52_000), TODAY)));
}

#[test]
fn a_transition_is_listed_until_it_ends_or_another_amount_is_agreed() {
    let runs = |history: History, on| Standing::derive(history, on).transition.is_some();
    let moving = || history(vec![(three_months(), STANDS)]);
    assert!(runs(moving(), TODAY));
    assert!(runs(moving(), date(2027, 2, 28)));
    assert!(!runs(moving(), date(2027, 3, 1)));
    assert!(!runs(
        history(vec![(three_months(), DecisionOutcome::Waits)]),
        TODAY
    ));
    let replaced = history(vec![
        (three_months(), STANDS),
        (increase().decision(), STANDS),
    ]);
    assert!(!runs(replaced, date(2026, 12, 8)));
}

/// Where a case stands after one decision of today.
fn after(decided: &Scene, outcome: DecisionOutcome, on: Date) -> QueueState {
    let history = history(vec![(decided.decision(), outcome)]);
    let open = SittingRef::new("S-2026-11-24").unwrap();
    state(
        &Standing::derive(history, on),
        (&decided.file.case, &NotNow::default()),
        Some(&open),
        on,
    )
}

fn back(why: BroughtBack) -> QueueState {
    let decision = EntryNumber(1);
    QueueState::Back { decision, why }
}

#[test]
fn a_case_has_its_place_in_the_queue() {
    let decision = EntryNumber(1);
    let now = |verdict: Verdict| after(&scene().verdict(verdict), STANDS, TODAY);
    let due = date(2026, 12, 8);
    let to_worker = Verdict::Return {
        what: words("ask the daughter"),
    };
    let onward = Verdict::Refer {
        to: ReferTo::Safeguarding,
    };
    assert_eq!(
        now(Verdict::AgreeIndicative),
        QueueState::DecidedNow { decision }
    );
    assert_eq!(now(Verdict::Refuse), QueueState::DecidedNow { decision });
    assert_eq!(
        now(defer(&["Why?"], due)),
        QueueState::Deferred { decision, due }
    );
    assert_eq!(now(to_worker), QueueState::SentBack { decision });
    assert_eq!(now(onward), QueueState::SentBack { decision });
    let none = state(
        &Standing::default(),
        (&scene().file.case, &NotNow::default()),
        None,
        TODAY,
    );
    assert_eq!(none, QueueState::Undecided);
    let earlier = scene().on("S-1", date(2026, 11, 20));
    assert_eq!(
        after(&earlier, STANDS, TODAY),
        QueueState::Decided { decision }
    );
    let approved = approved(EntryNumber(2));
    assert_eq!(
        after(&scene(), approved, TODAY),
        QueueState::DecidedNow { decision }
    );
    let refused = DecisionOutcome::Refused(EntryNumber(2));
    let expected = back(BroughtBack::ApprovalRefused(EntryNumber(2)));
    assert_eq!(after(&scene(), refused, TODAY), expected);
    let longer = scene().transition(4, Some("slow to adapt"));
    let waiting = after(&longer, DecisionOutcome::Waits, TODAY);
    let DecisionStatus::AwaitsException { why } = longer.decision().status().clone() else {
        panic!("no exception");
    };
    assert_eq!(waiting, QueueState::Waiting { decision, why });
    assert!(!waiting.is_open() && expected.is_open());
}

#[test]
fn a_decided_case_comes_back_when_its_time_has_come_and_not_a_day_before() {
    let (before, due) = (date(2027, 1, 23), date(2027, 1, 24));
    let decided = QueueState::DecidedNow {
        decision: EntryNumber(1),
    };
    let is = |verdict: Verdict| scene().verdict(verdict);
    let cases = [
        (is(defer(&["Why?"], due)), due, BroughtBack::AnswersDue(due)),
        (is(keep(due)), due, BroughtBack::ReviewDue(due)),
        (is(limited(before)), due, BroughtBack::TimeEnded(before)),
        (
            scene(),
            date(2027, 11, 24),
            BroughtBack::ReviewDue(date(2027, 11, 24)),
        ),
    ];
    for (decided_scene, day, why) in cases {
        assert_eq!(after(&decided_scene, STANDS, day), back(why));
        let day_before = after(&decided_scene, STANDS, day.yesterday().unwrap());
        assert_ne!(day_before, back(why));
    }
    assert_eq!(after(&is(keep(due)), STANDS, before), decided);
}

#[test]
fn a_new_referral_or_assessment_brings_a_case_back() {
    let sent = |day| {
        scene().with(|s| {
            s.file.case.person.referral = Some(Referral {
                date: day,
                reason: "nights are harder".to_owned(),
                worker: None,
            });
        })
    };
    let tomorrow = date(2026, 11, 25);
    let decided = QueueState::DecidedNow {
        decision: EntryNumber(1),
    };
    assert_eq!(after(&sent(TODAY), STANDS, tomorrow), decided);
    let expected = back(BroughtBack::SentAgain(tomorrow));
    assert_eq!(after(&sent(tomorrow), STANDS, tomorrow), expected);
    let mut assessed = scene();
    let decision = assessed.decision();
    assessed.assessment().date = tomorrow;
    let standing = Standing::derive(history(vec![(decision, STANDS)]), tomorrow);
    let found = state(
        &standing,
        (&assessed.file.case, &NotNow::default()),
        None,
        tomorrow,
    );
    assert_eq!(found, back(BroughtBack::AssessedAgain(tomorrow)));
}

#[test]
fn what_became_of_a_decision_is_settled_by_supersession_then_answer_then_status() {
    let awaits = DecisionStatus::AwaitsException { why: String::new() };
    let (two, three) = (EntryNumber(2), EntryNumber(3));
    let yes = Some((two, ApprovalAnswer::Approved, TODAY));
    let no = Some((two, ApprovalAnswer::Refused, TODAY));
    let of = DecisionOutcome::of;
    assert_eq!(
        of(&DecisionStatus::Stands, None, None),
        DecisionOutcome::Stands
    );
    assert_eq!(of(&awaits, None, None), DecisionOutcome::Waits);
    assert_eq!(of(&awaits, yes, None), approved(two));
    assert_eq!(of(&awaits, no, None), DecisionOutcome::Refused(two));
    assert_eq!(
        of(&awaits, yes, Some(three)),
        DecisionOutcome::Superseded(three)
    );
}

/// The decision that is corrected counts as if it had never been: £590.00 is a reduction from the
/// package of £612.40, though £520.00 is in force.
#[test]
fn a_correction_is_held_against_what_was_before_the_decision_it_corrects() {
    let corrects = |pence| {
        let scene = scene().after(scene().decision(), STANDS).amount(pence);
        scene.with(|s| s.motion.supersedes = Some(EntryNumber(7)))
    };
    assert_eq!(
        corrects(59_000).file.standing.present,
        Some(per_week(52_000))
    );
    assert_eq!(
        corrects(59_000).decision().effect().present,
        Some(per_week(61_240))
    );
    let saves = corrects(59_000)
        .reasons(&["saving"])
        .moderate()
        .err()
        .unwrap();
    assert_eq!(saves[0].rule, "reduction_without_lawful_reason");
    assert!(corrects(61_240).reasons(&["saving"]).moderate().is_ok());
}

/// £650.00 was agreed and is in force; a newer package shows only £612.40. To agree £630.00 takes
/// from the person what was agreed, though it is more than the package.
#[test]
fn a_sum_below_the_personal_budget_in_force_is_a_reduction_whatever_the_package() {
    let earlier = increase().on("S-1", date(2026, 10, 1)).decision();
    let agrees = |pence| {
        let scene = scene().after(earlier.clone(), STANDS).amount(pence);
        scene.reasons(&["saving"])
    };
    assert_eq!(agrees(63_000).file.standing.present, Some(per_week(61_240)));
    let refusals = agrees(63_000).moderate().err().unwrap();
    assert_eq!(refusals[0].rule, "reduction_without_lawful_reason");
    assert!(agrees(65_000).moderate().is_ok());
}

/// £650.00 has been in force since 1 October. A day before that in the form, or a correction as if
/// it had never been, must not make £630.00 look like more than the package of £612.40.
#[test]
fn neither_a_day_in_the_past_nor_a_correction_hides_a_reduction() {
    let earlier = increase().on("S-1", date(2026, 10, 1)).decision();
    let agrees = |pence| {
        let scene = scene().after(earlier.clone(), STANDS).amount(pence);
        scene.reasons(&["saving"])
    };
    let back = |scene: Scene| {
        scene.with(|s| {
            s.motion.effective = date(2026, 9, 30);
            s.motion.effective_reason = Some(words("as was meant"));
        })
    };
    let corrects = |scene: Scene| scene.with(|s| s.motion.supersedes = Some(EntryNumber(7)));
    for hidden in [
        back(agrees(63_000)),
        corrects(agrees(63_000)),
        corrects(back(agrees(63_000))),
    ] {
        let refusals = hidden.moderate().err().unwrap_or_default();
        let rules: Vec<&str> = refusals.iter().map(|refusal| refusal.rule).collect();
        assert!(
            rules.contains(&"reduction_without_lawful_reason"),
            "{rules:?}"
        );
    }
    assert!(corrects(agrees(65_000)).moderate().is_ok());
    let today = increase().decision();
    let slip = scene()
        .after(today, STANDS)
        .amount(63_000)
        .reasons(&["saving"]);
    // Nor is what this very sitting agreed, and is in force, lowered as a slip.
    let refusals = corrects(slip.clone()).moderate().err().unwrap();
    let rules: Vec<&str> = refusals.iter().map(|refusal| refusal.rule).collect();
    assert_eq!(rules, ["reduction_without_lawful_reason"]);
    assert!(refusals[0].message.contains("less than the £650.00"));
    let lawful = corrects(slip.clone()).reasons(&["need_fell"]);
    assert!(lawful.moderate().is_ok());
    assert!(corrects(slip).amount(65_000).moderate().is_ok());
    // What has not begun can be corrected on the day.
    let to_come = increase().with(|s| {
        s.motion.effective = date(2026, 12, 15);
        s.motion.effective_reason = Some(words("The new carer starts then."));
    });
    let slip = scene().after(to_come.decision(), STANDS).amount(63_000);
    assert!(corrects(slip.reasons(&["saving"])).moderate().is_ok());
}

/// £650.00 in force; the correction to £900.00 is above the limit of the chair.
#[test]
fn a_correction_that_waits_rests_on_what_goes_on_meanwhile() {
    let stands = scene().after(increase().decision(), STANDS);
    let waits = stands.amount(90_000).with(|s| {
        s.motion.supersedes = Some(EntryNumber(7));
    });
    let decision = waits.decision();
    assert_ne!(*decision.status(), DecisionStatus::Stands);
    assert_eq!(decision.effect().present, Some(per_week(65_000)));
}
