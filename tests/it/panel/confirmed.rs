//! A decision is recorded as it was confirmed, or not at all: each change that comes between.

use crate::panel::scene::{Scene, TODAY, per_week, same_as_fixture, scene, told};
use crate::scoring::parts::{USUAL, ras, scored};
use ras_panel::caseload::given::GivenIndicative;
use ras_panel::panel::moderation::still_as_confirmed;
use ras_panel::scoring::scored::Assessed;

/// The sum that was computed elsewhere and lies on the table.
fn given(scene: &mut Scene) -> &mut GivenIndicative {
    match &mut scene.file.assessed {
        Assessed::Given(given) => given,
        other => panic!("not given: {other:?}"),
    }
}

#[test]
fn what_changed_between_the_question_and_the_answer_is_named_and_nothing_is_recorded() {
    let confirmed = scene().decision();
    assert_eq!(still_as_confirmed(&confirmed, &scene().decision()), Ok(()));
    let tomorrow = TODAY.tomorrow().unwrap();
    let changed = [
        scene().on("S-2026-11-25", tomorrow),
        scene().with(|s| s.file.package_cost.known = per_week(99_000)),
        scene().amount(51_000),
        scene().with(|s| given(s).system = "another tool".to_owned()),
        scene().with(|s| given(s).total = per_week(42_000)),
    ];
    let mut said = String::new();
    for now in changed {
        let refusals = still_as_confirmed(&confirmed, &now.decision()).unwrap_err();
        assert_eq!(refusals.len(), 1);
        said.push_str(&told(&refusals[0]));
        said.push('\n');
    }
    same_as_fixture("fixtures/panel/confirmed_refusals.txt", &said);
}

#[test]
fn an_indicative_budget_that_is_none_any_more_is_named_as_such() {
    let ras = ras(USUAL);
    let assessed = |need: &str| Assessed::Scored(Box::new(scored(&ras, &[("need", need)])));
    let decision = |need: &str| {
        scene()
            .with(|s| s.file.assessed = assessed(need))
            .decision()
    };
    let refusals = still_as_confirmed(&decision("400"), &decision("-1")).unwrap_err();
    let message = &refusals.first().unwrap().message;
    let changed = "the indicative budget was £400.00 and is none. Nothing";
    assert!(message.contains(changed), "{message}");
}
