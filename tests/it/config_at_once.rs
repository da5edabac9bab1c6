//! Every mistake is listed at once: none hides another, and none brings forth a false one.

use ras_panel::config::bundle::{FILES, RasBundle};
use ras_panel::config::load::ras_bundle;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn samples() -> Vec<PathBuf> {
    let entries = fs::read_dir("fixtures/ras/invalid").unwrap();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

fn toy() -> RasBundle {
    ras_bundle(Path::new("fixtures/ras/toy")).unwrap()
}

fn with(bundle: &RasBundle, sample: &Path) -> RasBundle {
    let mut bundle = bundle.clone();
    for file in FILES {
        if let Ok(text) = fs::read_to_string(sample.join(file)) {
            *bundle.text_mut(file).unwrap() = text;
        }
    }
    bundle
}

fn files(sample: &Path) -> BTreeSet<&'static str> {
    let has = |file: &&'static str| sample.join(file).exists();
    FILES.into_iter().filter(has).collect()
}

/// The mistakes without their lines, which the other file's sample may move.
fn told(bundle: &RasBundle) -> BTreeSet<String> {
    let problems = bundle.examined(&[]).problems;
    problems
        .iter()
        .map(|problem| format!("{} {}: {}", problem.file, problem.key, problem.what))
        .collect()
}

fn name(sample: &Path) -> String {
    sample.file_name().unwrap().to_string_lossy().into_owned()
}

/// Whether one sample takes away or puts right what the other is about.
fn interplay(one: &str, other: &str) -> bool {
    const EMPTYING: [&str; 9] = [
        "no_reference_listed",
        "domain_without_questions",
        "id_twice",
        "id_with_point",
        "id_with_space",
        "price_negative",
        "subtraction_negative",
        "adjustment_of_points_of_a_domain_that_takes_the_highest",
        "condition_on_weighted_points_too_early",
    ];
    let steps = |name: &str| name.starts_with("step_");
    EMPTYING.contains(&one) || EMPTYING.contains(&other) || (steps(one) && steps(other))
}

/// Two samples in one folder, for a part of the pairs that have no file in common.
#[test]
fn two_mistakes_are_told_as_each_alone_and_nothing_follows_from_both() {
    const ONE_IN: usize = 19;
    let samples = samples();
    let toy = toy();
    let alone: Vec<_> = samples
        .iter()
        .map(|sample| told(&with(&toy, sample)))
        .collect();
    let mut wrong = Vec::new();
    let mut n_pairs = 0;
    for (i, one) in samples.iter().enumerate() {
        for (j, other) in samples.iter().enumerate().skip(i + 1) {
            let (one_name, other_name) = (name(one), name(other));
            let letters: usize = one_name
                .bytes()
                .chain(other_name.bytes())
                .map(usize::from)
                .sum();
            if letters % ONE_IN != 0
                || interplay(&one_name, &other_name)
                || !files(one).is_disjoint(&files(other))
            {
                continue;
            }
            n_pairs += 1;
            let bundle = with(&with(&toy, one), other);
            let both = told(&bundle);
            let each: BTreeSet<String> = alone[i].union(&alone[j]).cloned().collect();
            let pair = format!("{one_name} + {other_name}");
            wrong.extend(both.difference(&each).map(|m| format!("EXTRA {pair}: {m}")));
            if bundle.examined(&[]).not_checked.is_empty() {
                wrong.extend(
                    each.difference(&both)
                        .map(|m| format!("HIDDEN {pair}: {m}")),
                );
            }
        }
    }
    assert!(n_pairs > 300, "only {n_pairs} pairs");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
