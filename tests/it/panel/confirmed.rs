//! A decision is recorded as it was confirmed, or not at all: each change that comes between.

use crate::panel::scene::{TODAY, per_week, same_as_fixture, scene, told};
use ras_panel::panel::moderation::still_as_confirmed;

#[test]
fn what_changed_between_the_question_and_the_answer_is_named_and_nothing_is_recorded() {
    let confirmed = scene().decision();
    assert_eq!(still_as_confirmed(&confirmed, &scene().decision()), Ok(()));
    let tomorrow = TODAY.tomorrow().unwrap();
    let changed = [
        scene().on("S-2026-11-25", tomorrow),
        scene().with(|s| s.file.package_cost.known = per_week(99_000)),
        scene().amount(51_000),
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
