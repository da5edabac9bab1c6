//! What a proposed figure is worth a look for is told by the looks of `config check`, and only what
//! the change brings.

use ras_panel::config::bundle::RasBundle;
use ras_panel::config::changes::with_changes;
use ras_panel::config::dated::ParameterKey;
use ras_panel::config::load::ras_bundle;
use ras_panel::config::look::over::new_in;
use ras_panel::config::ras::Reference;
use ras_panel::terms::date::Date;
use rust_decimal::{Decimal, dec};
use std::path::Path;

const TODAY: Date = jiff::civil::date(2026, 11, 24);

fn toy() -> RasBundle {
    ras_bundle(Path::new("fixtures/ras/toy")).unwrap()
}

/// What is new to look at where a figure is changed.
fn looks(before: &RasBundle, key: &str, new: Decimal) -> Vec<String> {
    let why = Reference {
        title: "What if".into(),
        link: None,
        agreed_by: None,
    };
    let changes = [(ParameterKey(key.into()), new)];
    let after = with_changes(before, "next", TODAY, &changes, ("what_if", &why)).unwrap();
    let found = new_in(before, &after, TODAY).unwrap();
    found.into_iter().map(|look| look.what).collect()
}

#[test]
fn a_proposed_figure_is_looked_at_as_config_check_looks() {
    let key = "adjustment.uplift.value";
    assert_eq!(
        looks(&toy(), key, dec!(0.15)),
        ["changes by 0.15 per cent, less than a hundredth"]
    );
    assert_eq!(looks(&toy(), key, dec!(1.6)), Vec::<String>::new());
}

#[test]
fn what_was_worth_a_look_before_the_change_is_not_told_of_it() {
    let mut before = toy();
    before.adjustments = before.adjustments.replace("\"1.57\"", "\"0.15\"");
    let key = "table.main.bands.2.amount";
    assert_eq!(looks(&before, key, dec!(86)), Vec::<String>::new());
    assert_eq!(
        looks(&before, key, dec!(250)),
        ["gives £190.00, and fewer points give £250.00"]
    );
}

#[test]
fn that_nothing_is_to_be_looked_at_is_never_said_of_a_ras_that_cannot_be_read() {
    let (good, mut bad) = (toy(), toy());
    bad.adjustments.push_str("not toml");
    for (before, after) in [(&bad, &good), (&good, &bad)] {
        let problems = new_in(before, after, TODAY).unwrap_err();
        assert!(!problems.is_empty());
    }
}
