//! What goes on since its correction never held: corrected again in the place of a withdrawn one,
//! and what is owed then.

use crate::panel::chains::{Chain, DAY, LATER, Step, agree, chain, decide, rules};
use crate::panel::scene::{member, per_week};
use ras_panel::panel::as_it_is::AsItIs;
use ras_panel::panel::decision::WithdrawnCorrection;
use ras_panel::panel::rules::correction::in_the_way;
use ras_panel::panel::standing::DecisionOutcome;
use ras_panel::panel::withdrawals::withdrawable;
use ras_panel::terms::ids::EntryNumber;

/// £650.00 agreed in entry 1; entry 3 withdrew entry 2, its correction to £900.00 that waited.
fn correction_withdrawn() -> Chain {
    let mut chain = chain();
    chain.step(&decide(None, agree(65_000)), DAY).unwrap();
    chain.step(&decide(Some(0), agree(90_000)), DAY).unwrap();
    chain.step(&Step::Withdraw(1), DAY).unwrap();
    chain
}

fn withdrawn(correction: u64, withdrawn_by: u64) -> Option<WithdrawnCorrection> {
    Some(WithdrawnCorrection {
        correction: EntryNumber(correction),
        withdrawn_by: EntryNumber(withdrawn_by),
    })
}

#[test]
fn what_goes_on_since_its_correction_was_withdrawn_is_corrected_again() {
    let mut chain = correction_withdrawn();
    assert_eq!(chain.step(&decide(Some(0), agree(66_000)), DAY), Ok(()));
    let [last] = chain.history.decisions.as_slice() else {
        panic!("{:?}", chain.history.decisions);
    };
    let decision = &last.decision;
    assert_eq!(decision.motion().supersedes, Some(EntryNumber(1)));
    assert_eq!(decision.instead_of(), withdrawn(2, 3));
    assert_eq!(decision.effect().present, Some(per_week(61_240)));
    assert_eq!(decision.reckoned_without(), Some(EntryNumber(1)));
    assert_eq!(chain.standing(DAY).present, Some(per_week(66_000)));
}

#[test]
fn only_one_correction_takes_the_place_of_a_withdrawn_one_and_each_of_its_own() {
    let mut chain = correction_withdrawn();
    chain.step(&decide(Some(0), agree(95_000)), DAY).unwrap();
    let beside = chain.clone().step(&decide(Some(0), agree(66_000)), DAY);
    let refused = vec!["already_superseded", "a_decision_waits"];
    assert_eq!(beside, Err(refused));
    chain.step(&Step::Withdraw(1), DAY).unwrap();
    chain.step(&decide(Some(0), agree(66_000)), DAY).unwrap();
    let last = chain.history.decisions.last().unwrap();
    assert_eq!(last.decision.instead_of(), withdrawn(4, 5));
}

/// What is withdrawn last leads back to what goes on, over a correction that gave way at once.
#[test]
fn a_withdrawn_correction_of_a_correction_that_waited_leaves_the_first_to_be_corrected() {
    let mut chain = chain();
    chain.step(&decide(None, agree(65_000)), DAY).unwrap();
    chain.step(&decide(Some(0), agree(90_000)), DAY).unwrap();
    chain.step(&decide(Some(1), agree(95_000)), DAY).unwrap();
    chain.step(&Step::Withdraw(1), DAY).unwrap();
    assert_eq!(chain.step(&decide(Some(0), agree(66_000)), DAY), Ok(()));
    let last = chain.history.decisions.last().unwrap();
    assert_eq!(last.decision.motion().supersedes, Some(EntryNumber(1)));
    assert_eq!(last.decision.instead_of(), withdrawn(3, 4));
}

#[test]
fn what_was_refused_is_corrected_itself_and_not_what_it_would_have_corrected() {
    let mut chain = chain();
    chain.step(&decide(None, agree(65_000)), DAY).unwrap();
    chain.step(&decide(Some(0), agree(90_000)), DAY).unwrap();
    chain.history.decisions[1].outcome = DecisionOutcome::Refused(EntryNumber(9));
    let first = chain.clone().step(&decide(Some(0), agree(66_000)), DAY);
    assert_eq!(first, Err(vec!["already_superseded"]));
    assert_eq!(chain.step(&decide(Some(1), agree(66_000)), DAY), Ok(()));
    let last = chain.history.decisions.last().unwrap();
    assert_eq!(last.decision.instead_of(), None);
}

/// What the person had under the first is not owed again.
#[test]
fn what_is_owed_is_reckoned_from_what_was_in_force_also_over_a_correction_that_never_held() {
    let reaches_back = |corrects| Step::Decide {
        corrects: Some(corrects),
        verdict: agree(70_000),
        starts_after: -6,
    };
    let mut direct = chain();
    direct.step(&decide(None, agree(65_000)), DAY).unwrap();
    let mut over = direct.clone();
    over.step(&decide(Some(0), agree(90_000)), DAY).unwrap();
    let mut over_one_that_waits = over.clone();
    over.history.decisions[1].outcome = DecisionOutcome::Refused(EntryNumber(9));
    let last = |chain: &mut Chain, corrects| {
        chain.step(&reaches_back(corrects), LATER).unwrap();
        let decision = chain.history.decisions.last().unwrap().decision.clone();
        let warnings = decision.warnings().iter();
        let told: Vec<String> = warnings.map(|warning| warning.message.clone()).collect();
        (decision.owed(), told)
    };
    let (owed, told) = last(&mut direct, 0);
    assert_eq!(
        owed.as_ref().unwrap().in_all.pence(),
        4_286,
        "6 days of £50.00 a week"
    );
    assert_eq!(last(&mut over, 1), (owed.clone(), told.clone()));
    assert_eq!(last(&mut over_one_that_waits, 1), (owed, told));
}

/// Entry 1 of the same sitting is in the way again: it can be corrected.
#[test]
fn a_decision_of_the_sitting_whose_correction_was_withdrawn_is_corrected_not_put_beside() {
    let chain = correction_withdrawn();
    let standing = chain.standing(DAY);
    let sitting = standing.decisions[0].decision.sitting().clone();
    let in_the_way = in_the_way(&standing, Some(&sitting)).map(|known| known.entry);
    assert_eq!(in_the_way, Some(EntryNumber(1)));
    let mut here = chain.ground.clone().on(sitting.as_str(), DAY);
    here.file.standing = standing;
    here.motion.verdict = agree(66_000);
    let beside = here.moderate().map_err(rules);
    assert_eq!(beside, Err(vec!["already_decided_here"]));
}

#[test]
fn what_goes_on_is_not_withdrawn_any_more_and_the_refusal_offers_to_correct_it_again() {
    let chain = correction_withdrawn();
    let scene = chain.ground.clone().on("S-3", DAY);
    let standing = chain.standing(DAY);
    let before = AsItIs {
        package: chain.history.package,
        standing: &standing,
    };
    let chair = member("m-chair", "A.B.", "chair");
    let known = &standing.decisions[0];
    let at = (before, DAY);
    let refused = withdrawable(known, &scene.sitting, &chair, &scene.rules, at).unwrap_err();
    assert_eq!(refused[0].rule, "withdrawal_of_corrected");
    assert_eq!(
        refused[0].message,
        "The correction of entry 1, entry 2, was withdrawn by entry 3, and entry 1 itself cannot \
         be withdrawn any more. Correct it again (e)."
    );
}
