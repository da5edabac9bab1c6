//! Withdrawals: who may withdraw what, each refusal alone in exact words.

use crate::panel::scene::{
    Scene, TODAY, increase, member, per_week, same_as_fixture, scene, told, words,
};
use jiff::civil::date;
use ras_panel::panel::as_it_is::AsItIs;
use ras_panel::panel::refusal::Refusal;
use ras_panel::panel::sitting::SittingState;
use ras_panel::panel::standing::{DecisionOutcome, StandingDecision};
use ras_panel::panel::withdrawals::{Beside, with_and_without, withdrawable};
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::EntryNumber;

/// A decision of 24 November that waits, and the day on which it is withdrawn.
struct Asked {
    scene: Scene,
    waiting: StandingDecision,
    today: Date,
}

fn exception() -> Asked {
    let today = date(2026, 11, 26);
    let scene = scene().transition(4, Some("slow to adapt"));
    Asked {
        waiting: StandingDecision {
            entry: EntryNumber(7),
            decision: scene.decision(),
            outcome: DecisionOutcome::Waits,
            held_back: None,
        },
        scene: scene.with(|s| s.sitting.date = today),
        today,
    }
}

fn withdraws(id: &str, role: &str, change: impl FnOnce(&mut Asked)) -> Result<(), Vec<Refusal>> {
    let mut asked = exception();
    change(&mut asked);
    let member = member(id, "C.D.", role);
    withdrawable(
        &asked.waiting,
        &asked.scene.sitting,
        &member,
        &asked.scene.rules,
        (
            AsItIs {
                package: Some(per_week(61_240)),
                standing: &asked.scene.file.standing,
            },
            asked.today,
        ),
    )
}

/// £650.00 was agreed two days before; the package is £612.40.
fn increased_days_ago(asked: &mut Asked) {
    let decision = increase().decision();
    asked.waiting.decision = decision.clone();
    asked.waiting.outcome = DecisionOutcome::Stands;
    asked.scene = asked.scene.clone().after(decision, DecisionOutcome::Stands);
}

/// £520.00 was agreed two days before.
fn lowered_days_ago(asked: &mut Asked) {
    let decision = scene().decision();
    asked.waiting.decision = decision.clone();
    asked.waiting.outcome = DecisionOutcome::Stands;
    asked.scene = asked.scene.clone().after(decision, DecisionOutcome::Stands);
}

/// Entry 8 corrects it, and was refused unless it says otherwise.
fn correction_left(asked: &mut Asked, outcome: Option<DecisionOutcome>) {
    lowered_days_ago(asked);
    let correction = scene().after(scene().decision(), DecisionOutcome::Stands);
    let correction = correction.transition(6, Some("slow to adapt"));
    let correction = correction.with(|s| s.motion.supersedes = Some(EntryNumber(7)));
    let decision = correction.decision();
    asked.scene.file.standing.decisions.push(StandingDecision {
        entry: EntryNumber(8),
        outcome: outcome.unwrap_or(DecisionOutcome::Refused(EntryNumber(9))),
        decision,
        held_back: None,
    });
}

#[test]
fn what_has_begun_on_the_day_itself_is_not_taken_away_by_withdrawing_it() {
    let same_day = withdraws("m-social", "chair", |asked| {
        increased_days_ago(asked);
        asked.today = TODAY;
        asked.scene.sitting.date = TODAY;
    });
    let refusals = same_day.err().unwrap();
    assert_eq!(refusals[0].rule, "withdrawal_takes_away");
}

#[test]
fn a_reduction_and_what_has_not_begun_are_withdrawn_by_a_role_that_could_decide_them() {
    let withdrawn = |pence, role: &str| {
        withdraws("m-social", role, |asked| {
            let to_come = increase().amount(pence).with(|s| {
                s.motion.effective = date(2026, 12, 15);
                s.motion.effective_reason = Some(words("The new carer starts then."));
            });
            let lowered = scene().amount(pence);
            let of = if pence < 61_240 { lowered } else { to_come };
            let decision = of.decision();
            asked.waiting.decision = decision.clone();
            asked.waiting.outcome = DecisionOutcome::Stands;
            asked.scene = asked.scene.clone().after(decision, DecisionOutcome::Stands);
            asked.today = TODAY;
            asked.scene.sitting.date = TODAY;
        })
    };
    assert_eq!(withdrawn(65_000, "chair"), Ok(()));
    assert_eq!(withdrawn(55_000, "chair"), Ok(()));
    let refusals = withdrawn(55_000, "panel_member").err().unwrap();
    assert_eq!(refusals[0].rule, "withdrawer_limit");
    assert_eq!(refusals.len(), 1);
}

/// What holds is withdrawn by a role that could decide it, and not beside its correction.
fn undone() -> Vec<(&'static str, Result<(), Vec<Refusal>>)> {
    vec![
        (
            "withdrawer_limit",
            withdraws("m-social", "panel_member", lowered_days_ago),
        ),
        (
            "withdrawal_of_corrected",
            withdraws("m-social", "chair", |a| correction_left(a, None)),
        ),
        (
            "withdrawal_of_corrected",
            withdraws("m-social", "chair", |a| {
                correction_left(a, Some(DecisionOutcome::Waits));
            }),
        ),
    ]
}

#[test]
fn a_decision_is_withdrawn_by_a_member_who_decides_at_an_open_sitting() {
    let good = || withdraws("m-social", "social_work_member", |_| {});
    let by = EntryNumber(9);
    let table = [
        (
            "withdrawn_already",
            withdraws("m-social", "chair", |a| {
                a.waiting.outcome = DecisionOutcome::Superseded(by);
            }),
        ),
        (
            "withdrawn_already",
            withdraws("m-social", "chair", |a| {
                a.waiting.outcome = DecisionOutcome::Withdrawn(by);
            }),
        ),
        (
            "sitting_closed",
            withdraws("m-social", "chair", |a| {
                a.scene.sitting.state = SittingState::Closed
            }),
        ),
        (
            "sitting_of_an_earlier_day",
            withdraws("m-social", "chair", |a| a.scene.sitting.date = TODAY),
        ),
        (
            "withdrawer_not_deciding",
            withdraws("m-support", "business_support", |_| {}),
        ),
        (
            "withdrawer_not_deciding",
            withdraws("m-nine", "chair", |_| {}),
        ),
        (
            "withdrawer_interest",
            withdraws("m-social", "chair", |a| {
                a.scene = a.scene.clone().interest("m-social");
                a.scene.sitting.quorum = 3;
            }),
        ),
        (
            "no_quorum",
            withdraws("m-social", "chair", |a| a.scene.sitting.quorum = 9),
        ),
        (
            "withdrawal_takes_away",
            withdraws("m-social", "chair", increased_days_ago),
        ),
    ];
    let table = table.into_iter().chain(undone());
    let mut said = String::new();
    for (rule, refused) in table {
        let refusals = refused.err().unwrap_or_default();
        let rules: Vec<&str> = refusals.iter().map(|refusal| refusal.rule).collect();
        assert_eq!(rules, [rule], "{refusals:#?}");
        said.push_str(&told(&refusals[0]));
        said.push('\n');
        assert_eq!(good(), Ok(()), "beside {rule}");
    }
    same_as_fixture("fixtures/panel/withdrawal_refusals.txt", &said);
}

/// £612.40 is in force on the first day with it or without it: what would stop stands further on.
#[test]
fn what_a_withdrawal_would_take_away_is_told_on_each_day_on_which_it_differs() {
    let earlier = scene().transition(3, None).decision();
    let scene = scene().after(earlier, DecisionOutcome::Stands);
    let standing = &scene.file.standing;
    let now = AsItIs {
        package: Some(per_week(61_240)),
        standing,
    };
    let beside = with_and_without(&standing.decisions[0], now, TODAY);
    let day = |month, with| Beside {
        from: date(2026 + i16::from(month < 12), month, 1),
        with: per_week(with),
        without: per_week(61_240),
    };
    let expected = [
        day(12, 61_240),
        day(1, 54_620),
        day(2, 48_000),
        day(3, 41_380),
    ];
    assert_eq!(beside, expected);
}

#[test]
fn what_is_left_without_a_package_is_told_as_unknown_and_not_as_nought() {
    let mut asked = exception();
    increased_days_ago(&mut asked);
    let standing = &asked.scene.file.standing;
    let now = AsItIs {
        package: None,
        standing,
    };
    let chair = member("m-social", "C.D.", "chair");
    let (sitting, rules) = (&asked.scene.sitting, &asked.scene.rules);
    let on = (now, asked.today);
    let refusals = withdrawable(&asked.waiting, sitting, &chair, rules, on)
        .err()
        .unwrap();
    let said = told(&refusals[0]);
    assert_eq!(refusals[0].rule, "withdrawal_takes_away");
    assert!(
        said.contains("would lower £650.00 to an amount that is not known."),
        "{said}"
    );
    assert!(!said.contains("0.00 a week"), "{said}");
}
