//! The list of rules, and whether the shipped tolerances fit it.

use ras_panel::config::load;
use ras_panel::config::shipped;
use ras_panel::flags;
use ras_panel::flags::rule::FlagRule;
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn codes_and_marks_are_unique_and_every_mark_has_three_letters() {
    let codes: BTreeSet<&str> = flags::ALL.iter().map(|rule| rule.code).collect();
    let marks: BTreeSet<&str> = flags::ALL.iter().map(|rule| rule.mark).collect();
    assert_eq!(codes.len(), flags::ALL.len());
    assert_eq!(marks.len(), flags::ALL.len());
    for mark in marks {
        let letters = mark.chars().all(|c| c.is_ascii_uppercase());
        assert!(mark.len() == 3 && letters, "{mark}");
    }
}

#[test]
fn the_shipped_tolerances_and_the_made_up_ones_set_every_rule() {
    let panel = load::panel_rules(Path::new("config")).expect("the panel's rules are valid");
    for folder in ["config", "fixtures/tolerances/made_up"] {
        let tolerances = load::tolerances(Path::new(folder)).expect("the file is valid");
        assert_eq!(
            flags::check_settings(&tolerances, &panel),
            Vec::new(),
            "{folder}"
        );
        let profile = shipped::column_profile("northfold.toml").expect("the lists are valid");
        let unknown = flags::check_words(&tolerances, &profile.standard);
        assert_eq!(unknown, Vec::new(), "{folder}");
    }
}

/// The table of rules in `config/flags.md`: one row a rule, with every name that it reads.
fn readme_rows() -> Vec<String> {
    let row = |rule: &FlagRule| {
        let mut reads: Vec<String> = Vec::new();
        for limit in rule.limits {
            reads.push(format!(
                "`limits.{}` ({})",
                limit.name,
                limit.unit.allowed()
            ));
        }
        for words in rule.words {
            let allowed: Vec<String> = words
                .allowed
                .iter()
                .map(|word| format!("\"{word}\""))
                .collect();
            let allowed = if allowed.is_empty() {
                words.meaning.to_owned()
            } else {
                allowed.join(", ")
            };
            reads.push(format!("`words.{}` ({allowed})", words.name));
        }
        if rule.prices {
            reads.push("`prices`".to_owned());
        }
        let reads = if reads.is_empty() {
            "nothing".to_owned()
        } else {
            reads.join("; ")
        };
        format!(
            "| `{}` | {} | {} | {reads} |",
            rule.code, rule.mark, rule.title
        )
    };
    flags::ALL.iter().map(row).collect()
}

#[test]
fn the_configuration_guide_lists_every_rule_with_all_that_it_reads() {
    let guide = include_str!("../../../config/flags.md");
    let rows = readme_rows();
    for row in &rows {
        assert!(
            guide.contains(row.as_str()),
            "config/flags.md lacks:\n{}",
            rows.join("\n")
        );
    }
}
