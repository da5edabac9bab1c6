//! An increase that was agreed and has not begun is not taken back unsaid.

use crate::panel::scene::{Scene, defer, increase, member, per_week, scene, words};
use jiff::civil::date;
use ras_panel::panel::as_it_is::AsItIs;
use ras_panel::panel::refusal::Refusal;
use ras_panel::panel::standing::{DecisionOutcome, StandingDecision};
use ras_panel::panel::withdrawals::withdrawable;
use ras_panel::terms::ids::EntryNumber;

/// £650.00 from 1 December was agreed on 20 November; the package is £612.40 until then.
fn agreed_for_december() -> Scene {
    let earlier = increase()
        .with(|s| {
            s.motion.effective = date(2026, 12, 1);
            s.motion.effective_reason = Some(words("The new carer starts then."));
        })
        .on("S-1", date(2026, 11, 20))
        .with(|s| s.motion.effective = date(2026, 12, 1))
        .decision();
    scene().after(earlier, DecisionOutcome::Stands)
}

fn corrects(scene: Scene) -> Scene {
    scene.with(|s| s.motion.supersedes = Some(EntryNumber(7)))
}

fn rules(scene: &Scene) -> Vec<&'static str> {
    let refusals = scene.moderate().err().unwrap_or_default();
    refusals.iter().map(|refusal| refusal.rule).collect()
}

#[test]
fn less_than_what_was_agreed_for_a_later_day_needs_a_reductions_reasons() {
    let agrees = |pence| agreed_for_december().amount(pence).reasons(&["saving"]);
    let present = agrees(63_000).file.standing.present;
    assert_eq!(present, Some(per_week(61_240)));
    for less in [agrees(63_000), corrects(agrees(63_000))] {
        let refusals = less.moderate().err().unwrap_or_default();
        assert_eq!(refusals[0].rule, "reduction_without_lawful_reason");
        let begins =
            "£630.00 a week is less than the £650.00 that is to be in force on 1 Dec 2026,";
        let said = &refusals[0].message;
        assert!(said.starts_with(begins), "{said}");
    }
    for as_much in [agrees(65_000), corrects(agrees(65_000))] {
        assert_eq!(rules(&as_much), Vec::<&str>::new());
    }
    let lawful = corrects(agrees(63_000)).reasons(&["need_fell"]);
    assert_eq!(rules(&lawful), Vec::<&str>::new());
}

/// It raises what the person has today: the rules of an increase hold for its day all the same.
#[test]
fn what_is_more_than_now_and_less_than_agreed_still_begins_at_once_or_says_why() {
    let later = corrects(agreed_for_december().amount(63_000)).with(|s| {
        s.motion.effective = date(2026, 11, 28);
        s.motion.effective_reason = None;
    });
    let found = rules(&later.reasons(&["need_fell"]));
    assert_eq!(found, ["increase_not_at_once"]);
}

#[test]
fn a_correction_without_an_amount_leaves_what_was_agreed_for_a_later_day() {
    let due = date(2026, 12, 8);
    let deferred = corrects(agreed_for_december()).verdict(defer(&["Which nights?"], due));
    let refusals = deferred.moderate().err().unwrap();
    assert_eq!(refusals[0].rule, "correction_takes_away");
    let begins = "The person was agreed £650.00 a week from 1 Dec 2026 under the decision that is \
                  corrected; without it, it would be £612.40.";
    let said = &refusals[0].message;
    assert!(said.starts_with(begins), "{said}");
}

fn withdrawn_on(scene: &Scene, day: i8) -> Result<(), Vec<Refusal>> {
    let known: &StandingDecision = &scene.file.standing.decisions[0];
    let before = AsItIs {
        package: Some(per_week(61_240)),
        standing: &scene.file.standing,
    };
    let member = member("m-social", "C.D.", "chair");
    let today = date(2026, 11, day);
    withdrawable(
        known,
        &scene.sitting,
        &member,
        &scene.rules,
        (before, today),
    )
}

#[test]
fn what_was_agreed_for_a_later_day_is_withdrawn_only_on_the_day_it_was_recorded() {
    let scene = agreed_for_december();
    let refusals = withdrawn_on(&scene, 24).unwrap_err();
    assert_eq!(refusals[0].rule, "withdrawal_takes_away");
    let begins = "£650.00 a week is agreed from 1 Dec 2026; without entry 7, which an earlier day \
                  recorded, it would be £612.40.";
    let said = &refusals[0].message;
    assert!(said.starts_with(begins), "{said}");
    assert_eq!(withdrawn_on(&scene, 20), Ok(()));
}
