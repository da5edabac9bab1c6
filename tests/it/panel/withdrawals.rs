//! Withdrawals: who may withdraw what, each refusal alone in exact words.

use crate::panel::scene::{Scene, TODAY, increase, member, per_week, same_as_fixture, scene, told};
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

#[test]
fn on_the_day_itself_a_slip_is_withdrawn_though_it_gave_more() {
    let same_day = withdraws("m-social", "chair", |asked| {
        increased_days_ago(asked);
        asked.today = TODAY;
    });
    assert_eq!(same_day, Ok(()));
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
