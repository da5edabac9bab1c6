//! Every refusal of the panel's rules: a scene that it alone forbids, its exact words, and the
//! nearest scene that is allowed.

mod money;
mod reasons;
mod seats;
mod timing;
mod wanting;

use crate::panel::scene::{Scene, same_as_fixture, scene, told};
use jiff::civil::date;
use ras_panel::caseload::assessment::ReablementGate;
use ras_panel::panel::decision::Decision;
use ras_panel::reports::{decided, record_lines};
use std::collections::BTreeSet;

/// A rule's code, a scene that it alone refuses, and the nearest that is allowed.
pub struct Row {
    rule: &'static str,
    refused: Scene,
    allowed: Scene,
}

pub fn row(rule: &'static str, refused: Scene, allowed: Scene) -> Row {
    Row {
        rule,
        refused,
        allowed,
    }
}

fn every_row() -> Vec<Row> {
    let tables = [
        seats::who_sits(),
        seats::expertise(),
        seats::corrections(),
        money::amounts(),
        money::limits(),
        money::transitions(),
        timing::effect(),
        timing::periods(),
        reasons::every_decision(),
        reasons::reductions(),
        reasons::on_an_incomplete_package(),
        reasons::unchanged(),
        reasons::gate(),
    ];
    tables.into_iter().flatten().collect()
}

#[test]
fn each_rule_alone_refuses_its_scene_in_exact_words_and_allows_the_nearest() {
    let mut said = String::new();
    for row in every_row() {
        let rule = row.rule;
        let refusals = row.refused.moderate().err().unwrap_or_default();
        let rules: Vec<&str> = refusals.iter().map(|refusal| refusal.rule).collect();
        assert_eq!(rules, [rule], "{refusals:#?}");
        let says = told(&refusals[0]);
        if !said.contains(&says) {
            said.push_str(&says);
            said.push('\n');
        }
        let allowed = row.allowed.moderate().map(|_| ());
        assert_eq!(allowed, Ok(()), "beside {rule}");
    }
    same_as_fixture("fixtures/panel/refusals.txt", &said);
}

/// Nothing that the panel is told or records is in pounds where the RAS is in euros.
#[test]
fn every_amount_is_in_the_currency_of_the_ras() {
    let mut n_amounts = 0;
    for row in every_row() {
        for scene in [row.refused, row.allowed] {
            let mut scene = scene.with(|s| s.file.currency = "€".into());
            for known in &mut scene.file.standing.decisions {
                let mut parts = known.decision.clone().into_parts();
                parts.seen.currency = "€".to_owned();
                known.decision = Decision::restore(parts).unwrap();
            }
            let said = match scene.moderate() {
                Ok(decision) => {
                    let mut said = record_lines::decision_lines(&decision, &scene.rules).join("\n");
                    said.extend(
                        decided::particulars(&decision)
                            .into_iter()
                            .map(|part| part.1),
                    );
                    said + &format!("{:?}{:?}", decision.status(), decision.warnings())
                }
                Err(refusals) => format!("{refusals:?}"),
            };
            assert!(!said.contains('£'), "{said}");
            n_amounts += said.matches('€').count();
        }
    }
    assert!(n_amounts > 500, "{n_amounts}");
}

/// A rule that is added without a row in a table is found by its code in the source.
#[test]
fn no_rule_of_the_panel_is_without_its_exact_words() {
    let told: String = [
        include_str!("../../../../fixtures/panel/refusals.txt"),
        include_str!("../../../../fixtures/panel/warnings.txt"),
        include_str!("../../../../fixtures/panel/approval_refusals.txt"),
        include_str!("../../../../fixtures/panel/meanwhile_refusals.txt"),
        include_str!("../../../../fixtures/panel/larger_reduction_refusals.txt"),
        include_str!("../../../../fixtures/panel/sitting_refusals.txt"),
        include_str!("../../../../fixtures/panel/proposal_refusals.txt"),
        include_str!("../../../../fixtures/panel/adoption_refusals.txt"),
        include_str!("../../../../fixtures/panel/withdrawal_refusals.txt"),
        include_str!("../../../../fixtures/panel/confirmed_refusals.txt"),
        include_str!("../../../../fixtures/panel/wanting_refusals.txt"),
        include_str!("../../../../fixtures/panel/no_sitting_refusal.txt"),
    ]
    .concat();
    let first_words = told
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    let told: BTreeSet<&str> = first_words.collect();
    let mut coded = BTreeSet::new();
    for source in crate::sources::files("src/panel", &[".rs"]) {
        let text = source.text;
        if text.contains(".refuse(") || text.contains(".warn(") {
            coded.extend(quoted_codes(&text));
        }
    }
    assert!(coded.len() > 60, "{}", coded.len());
    let without =
        |code: &&String| !told.contains(code.as_str()) && !TOLD_ELSEWHERE.contains(&code.as_str());
    let missing: Vec<&String> = coded.iter().filter(without).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The codes of warnings whose words `panel_sittings`, `panel_in_time`, `panel_reaching_back` and
/// `panel_later_decisions` hold.
const TOLD_ELSEWHERE: [&str; 6] = [
    "amount_to_come_falls_away",
    "below_quorum",
    "correction_gives_back",
    "increase_put_off",
    "increase_reaches_back",
    "kept_amount_of_another_day",
];

/// Every quoted word with an underscore: how rules' codes look, and nothing else in these files.
fn quoted_codes(text: &str) -> Vec<String> {
    let quoted = text.split('"').skip(1).step_by(2);
    let is_code = |word: &&str| {
        word.contains('_') && word.chars().all(|c| c.is_ascii_lowercase() || c == '_')
    };
    quoted.filter(is_code).map(ToOwned::to_owned).collect()
}

#[test]
fn all_refusals_come_at_once() {
    let mut bad = scene().reasons(&["saving"]).absent("m-one").incomplete();
    bad.motion.rationale = None;
    bad.motion.relied_on.clear();
    bad.motion.how_needs_are_met = None;
    bad.motion.persons_view = None;
    bad.motion.effective = date(2026, 11, 1);
    bad.assessment().gate = ReablementGate::NotRecorded;
    let found = bad.moderate().err().unwrap_or_default();
    let rules: Vec<&str> = found.iter().map(|refusal| refusal.rule).collect();
    let expected = [
        "no_quorum",
        "reduction_backdated",
        "no_rationale",
        "reduction_without_lawful_reason",
        "reduction_without_assessment",
        "reduction_without_needs",
        "reduction_without_view",
        "reduction_on_incomplete_package",
        "gate_open",
    ];
    assert_eq!(rules, expected);
}
