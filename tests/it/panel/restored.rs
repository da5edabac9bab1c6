//! A decision is restored from its parts only where they agree.

use crate::panel::scene::{budget, scene};
use ras_panel::panel::decision::{Decision, NotADecision};
use ras_panel::panel::verdict::Verdict;

#[test]
fn a_decision_can_be_taken_apart_and_restored_but_not_from_parts_that_contradict() {
    let decision = scene().transition(4, Some("slow to adapt")).decision();
    let parts = decision.clone().into_parts();
    assert_eq!(Decision::restore(parts.clone()), Ok(decision));
    let mut elsewhere = parts.clone();
    elsewhere.effect.agreed = Some(budget(41_381));
    assert_eq!(
        Decision::restore(elsewhere),
        Err(NotADecision::StepsElsewhere)
    );
    let mut no_transition = parts;
    no_transition.motion.verdict = Verdict::Refuse;
    let found = Decision::restore(no_transition);
    assert_eq!(found, Err(NotADecision::ExceptionWithoutTransition));
}
