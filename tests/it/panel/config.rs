//! `config/panel.toml`: what ships is read whole, and every mistake is named in exact words.

use ras_panel::config::load::panel_rules;
use ras_panel::config::panel_rules::{PanelRules, VERDICT_CODES};
use ras_panel::config::raw::panel::panel_file;
use ras_panel::panel::verdict::VerdictKind;
use std::collections::BTreeSet;
use std::path::Path;

const SHIPPED: &str = include_str!("../../../config/panel.toml");
const SAMPLES: &str = include_str!("../../../fixtures/panel/invalid/panel_toml.txt");

fn shipped() -> PanelRules {
    match panel_rules(Path::new("config")) {
        Ok(rules) => rules,
        Err(problems) => {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            panic!("config/panel.toml:\n{}", lines.join("\n"))
        }
    }
}

#[test]
fn the_shipped_rules_are_read_whole() {
    let rules = shipped();
    insta::assert_debug_snapshot!(rules);
}

#[test]
fn every_verdict_of_the_program_has_words_and_a_letter_of_its_own() {
    let codes = VerdictKind::ALL.map(|row| row.2);
    assert_eq!(codes, VERDICT_CODES);
    let rules = shipped();
    let letters: BTreeSet<char> = rules.verdicts.values().map(|words| words.letter).collect();
    assert_eq!(letters.len(), codes.len());
    assert!(codes.iter().all(|code| rules.verdicts.contains_key(*code)));
}

#[test]
fn every_figure_and_text_of_the_shipped_rules_names_a_reference_that_is_listed() {
    let rules = shipped();
    let mut named: Vec<&str> = vec![rules.eligibility.reference.as_str()];
    named.extend(rules.challenges.iter().map(|way| way.reference.as_str()));
    let whole = [
        &rules.quorum,
        &rules.transition_months_max,
        &rules.reduction_start_months_max,
        &rules.review_months,
        &rules.referral_days_max,
        &rules.proposal_evidence_min,
    ];
    named.extend(
        whole
            .iter()
            .flat_map(|series| series.values())
            .map(|known| known.reference.as_str()),
    );
    let limits = rules.roles.iter().flat_map(|role| &role.delegated_limit);
    named.extend(
        limits
            .flat_map(|series| series.values())
            .map(|known| known.reference.as_str()),
    );
    assert!(named.len() > 10);
    for name in named {
        assert!(rules.references.contains_key(name), "{name}");
    }
}

/// Each sample changes the shipped file and states the message; `UPDATE_EXPECTED=1` writes the
/// messages anew. Lines `- old` and `+ new` change
/// one place; a pair of lines `-- old` and `++ new` changes every such line.
#[test]
fn every_mistake_is_named_in_exact_words() {
    let samples: Vec<&str> = SAMPLES.split("### ").skip(1).collect();
    assert!(samples.len() > 20, "only {} samples", samples.len());
    let (before, _) = SAMPLES.split_once("### ").unwrap();
    let mut told = before.to_owned();
    for sample in samples {
        let (title, sample) = sample.split_once('\n').unwrap_or((sample, ""));
        let (changes, _) = sample.split_once("=\n").unwrap_or((sample, ""));
        let reading = panel_file(&changed(title, changes));
        let problems = reading.finished().err().unwrap_or_default();
        let found: Vec<String> = problems.iter().map(ToString::to_string).collect();
        let found = found.join("\n");
        told.push_str(&format!("### {title}\n{changes}=\n{found}\n\n"));
    }
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write("fixtures/panel/invalid/panel_toml.txt", told.trim_end()).unwrap();
    }
    assert_eq!(told.trim_end(), SAMPLES.trim_end());
}

fn changed(title: &str, changes: &str) -> String {
    let marked = |mark: &str| -> Vec<String> {
        let lines = changes.lines().filter_map(|line| line.strip_prefix(mark));
        lines.map(|line| format!("{line}\n")).collect()
    };
    let mut text = SHIPPED.to_owned();
    for (old, new) in marked("-- ").iter().zip(marked("++ ")) {
        assert!(text.contains(old), "{title}: {old}");
        text = text.replace(old, &new);
    }
    let (old, new) = (marked("- ").concat(), marked("+ ").concat());
    if !old.is_empty() {
        assert_eq!(text.matches(&old).count(), 1, "{title}: {old}");
        text = text.replace(&old, &new);
    }
    text
}
