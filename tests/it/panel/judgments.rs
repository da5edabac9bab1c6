//! The sums of judgments as decision records: what the rules would have asked for.

use crate::panel::scene::{Scene, budget, member, per_week, scene};
use jiff::civil::date;
use ras_panel::panel::decision::Decision;
use ras_panel::panel::verdict::{Basis, Verdict};
use ras_panel::scoring::scored::Assessed;
use ras_panel::terms::budget::percent_of;
use ras_panel::terms::money::{Money, PerYear, typed_money};
use ras_panel::terms::rounding::{Rounding, round_to};
use rust_decimal::{Decimal, dec};
use toml::{Table, Value};

fn judgments() -> Table {
    include_str!("../../../fixtures/panel/judgments.toml")
        .parse()
        .unwrap()
}

fn rows(kind: &str) -> Vec<Value> {
    judgments()[kind].as_array().unwrap().clone()
}

fn text<'a>(row: &'a Value, key: &str) -> &'a str {
    row[key].as_str().unwrap()
}

fn money(row: &Value, key: &str) -> Money {
    typed_money(text(row, key)).unwrap()
}

/// A case with this indicative budget and nothing provided yet, recorded by a director.
fn with_indicative(indicative: Money) -> Scene {
    scene().nothing_provided().with(|s| {
        s.sitting.present[0] = member("m-chair", "A.B.", "service_director");
        if let Assessed::Given(given) = &mut s.file.assessed {
            given.total = per_week(indicative.pence());
        }
    })
}

fn agrees(scene: Scene, amount: Money) -> Scene {
    scene.verdict(Verdict::AgreeAmount {
        amount: budget(amount.pence()),
        basis: Basis::AnnualReview,
    })
}

#[test]
fn savvas_sums_are_recorded_and_the_second_time_reasons_are_owed() {
    let found = rows("decision");
    for row in &found {
        let (indicative, agreed) = (
            money(row, "indicative_per_week"),
            money(row, "agreed_per_week"),
        );
        let decision = agrees(with_indicative(indicative), agreed).decision();
        assert_eq!(decision.effect().agreed, Some(budget(agreed.pence())));
        let ratio = agreed.pounds() / indicative.pounds();
        let ratio = round_to(ratio, dec!(0.001), Rounding::HalfUp).unwrap();
        assert_eq!(ratio.to_string(), text(row, "derived_ratio"));
    }
    let (july, december) = (&found[0], &found[1]);
    let again = agrees(
        with_indicative(money(december, "indicative_per_week")),
        money(december, "agreed_per_week"),
    );
    let before = money(july, "agreed_per_week");
    let again = again.need_rose_since(before.pence(), date(2025, 7, 12));
    let again = again.with(|s| s.motion.how_needs_are_met = None);
    let refusals = again
        .clone()
        .reasons(&["need_rose"])
        .moderate()
        .err()
        .unwrap();
    let rules: Vec<&str> = refusals.iter().map(|refusal| refusal.rule).collect();
    let expected = [
        "need_rose_sum_stays_without_reason",
        "need_rose_sum_stays_without_needs",
    ];
    assert_eq!(rules, expected);
    let explained = again.reasons(&["earlier_sum_covers"]).with(|s| {
        s.motion.how_needs_are_met = scene().motion.how_needs_are_met;
    });
    assert!(explained.moderate().is_ok());
}

#[test]
fn kms_sum_is_the_indicative_budget_and_its_costed_parts() {
    let km = judgments()["costed"].clone();
    let parts = km["parts"].as_array().unwrap().iter();
    let parts = Money::sum(parts.map(|part| money(part, "per_year"))).unwrap();
    let indicative = money(&km, "indicative_per_year");
    let agreed = money(&km, "agreed_per_year");
    assert_eq!(indicative.plus(parts), Some(agreed));
    let weekly = |yearly| PerYear(yearly).per_week(Decimal::from(52)).unwrap().0;
    let scene = agrees(with_indicative(weekly(indicative)), weekly(agreed));
    let costed = scene.clone().decision();
    assert_eq!(costed.effect().agreed, Some(budget(162_842)));
    let rules = |decision: &Decision| -> Vec<String> {
        let warnings = decision.warnings().iter();
        warnings.map(|told| told.rule.clone()).collect()
    };
    assert_eq!(rules(&costed), ["no_package_may_hide_a_reduction"]);
    let uncosted = scene.with(|s| s.motion.relied_on.truncate(1)).decision();
    assert!(rules(&uncosted).contains(&"no_costing_named".to_owned()));
}

#[test]
fn large_reductions_are_lawful_by_their_process_and_never_by_saving_alone() {
    for row in rows("reduction") {
        let (from, to) = (money(&row, "from_per_week"), money(&row, "to_per_week"));
        let change = percent_of(to.minus(from).unwrap(), from).unwrap();
        let change = round_to(change, dec!(0.01), Rounding::HalfUp).unwrap();
        assert_eq!(change.to_string(), text(&row, "derived_percent"));
        let reduced = agrees(with_indicative(to), to).with(|s| {
            s.file.package_cost.known = per_week(from.pence());
        });
        assert!(reduced.moderate().is_ok(), "{}", text(&row, "id"));
        let saves = reduced
            .reasons(&["saving", "ras_moved"])
            .moderate()
            .err()
            .unwrap();
        let rules: Vec<&str> = saves.iter().map(|refusal| refusal.rule).collect();
        assert_eq!(
            rules,
            ["reduction_without_lawful_reason"],
            "{}",
            text(&row, "id")
        );
    }
}
