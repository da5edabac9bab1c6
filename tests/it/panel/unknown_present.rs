//! What is provided now is not known: no sentence says that it is nought, and no figure of a change
//! is told.

use super::scene::{Scene, budget, change_provider, defer, keep, limited, scene, words};
use jiff::civil::date;
use ras_panel::panel::verdict::{Basis, Verdict};
use ras_panel::reports::decided;
use ras_panel::terms::date::Date;

const TOMORROW: Date = date(2026, 11, 25);

/// Every outcome that names an amount, the present one, or that goes on with it.
fn every_outcome() -> Vec<Scene> {
    let amount = |pence| scene().amount(pence);
    let later = |scene: Scene| scene.with(|s| s.motion.effective = date(2026, 12, 1));
    let earlier = |scene: Scene| scene.with(|s| s.motion.effective = date(2026, 11, 2));
    vec![
        amount(52_000),
        later(amount(52_000)),
        earlier(amount(52_000)),
        scene().transition(3, None),
        scene().transition(4, Some("slow to adapt")),
        scene().verdict(keep(TOMORROW)),
        later(scene().verdict(keep(date(2026, 12, 24)))),
        scene().verdict(change_provider(date(2027, 1, 24))),
        scene().verdict(limited(date(2027, 1, 24))),
        later(scene().verdict(limited(date(2027, 1, 24)))),
        scene().verdict(defer(&["What is provided?"], TOMORROW)),
        scene().need_rose().verdict(Verdict::Refuse),
        scene().need_rose().amount(52_000),
    ]
}

/// What is said of a motion, refused or not.
fn said(scene: &Scene) -> Vec<String> {
    match scene.moderate() {
        Ok(decision) => {
            let warnings = decision.warnings().iter();
            let mut said: Vec<String> = warnings.map(|told| told.message.clone()).collect();
            said.extend(
                decided::particulars(&decision)
                    .into_iter()
                    .map(|told| told.1),
            );
            said
        }
        Err(refusals) => refusals.into_iter().map(|told| told.message).collect(),
    }
}

#[test]
fn no_sentence_names_a_present_amount_of_nought_where_none_is_known() {
    let no_line_has_a_cost = |scene: Scene| {
        let scene = scene.with(|s| {
            for line in &mut s.file.case.package.lines {
                line.unit_cost = None;
            }
        });
        scene
            .incomplete()
            .with(|s| s.motion.incomplete_package_confirmed = true)
    };
    for of in every_outcome() {
        for unknown in [of.clone().nothing_provided(), no_line_has_a_cost(of)] {
            let unknown = unknown.with(|s| s.file.standing.present = None);
            for told in said(&unknown) {
                assert!(!told.contains("£0.00"), "{told}");
            }
        }
    }
}

#[test]
fn what_rests_on_the_present_amount_is_refused_where_that_is_not_known() {
    let rest = [
        scene().transition(3, None),
        scene().verdict(keep(TOMORROW)),
        scene().verdict(change_provider(date(2027, 1, 24))),
    ];
    for scene in rest {
        let refusals = scene.clone().nothing_provided().moderate().unwrap_err();
        let rules: Vec<&str> = refusals.iter().map(|refusal| refusal.rule).collect();
        assert_eq!(rules, ["present_amount_not_known"], "{refusals:#?}");
        assert!(
            refusals[0]
                .message
                .starts_with("What is provided now is not known: ")
        );
        let ended = scene.all_ended().moderate().unwrap_err();
        let ended: Vec<&str> = ended.iter().map(|refusal| refusal.rule).collect();
        assert!(
            !ended.contains(&"present_amount_not_known"),
            "that is known: {ended:?}"
        );
    }
}

#[test]
fn an_amount_where_nothing_is_known_is_recorded_without_a_present_one_and_with_a_warning() {
    let decision = scene().nothing_provided().amount(52_000).decision();
    assert_eq!(decision.effect().present, None);
    assert_eq!(decision.effect().agreed, Some(budget(52_000)));
    let warned = |code: &str| decision.warnings().iter().any(|told| told.rule == code);
    assert!(warned("no_package_may_hide_a_reduction"));
    let known = scene().all_ended().amount(52_000).decision();
    assert_eq!(
        known.effect().present.map(|present| present.0.pence()),
        Some(0)
    );
    let warnings = known.warnings().iter();
    assert!(
        warnings
            .map(|told| &told.rule)
            .all(|rule| rule != "no_package_may_hide_a_reduction")
    );
}

#[test]
fn what_would_be_owed_where_nothing_is_known_is_told_as_the_most_that_it_can_be() {
    let reaches_back = scene().nothing_provided().verdict(Verdict::AgreeAmount {
        amount: budget(52_000),
        basis: Basis::AnnualReview,
    });
    let reaches_back = reaches_back.with(|s| {
        s.motion.effective = date(2026, 11, 10);
        s.motion.effective_reason = Some(words("she needed it from then on"));
    });
    let told = said(&reaches_back).join(" ");
    assert!(told.contains("at most £1,040.00"), "{told}");
}
