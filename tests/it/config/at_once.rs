//! Every mistake is listed at once: none hides another, and none brings forth a false one.

use crate::cli::scene::Home;
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
            if !letters.is_multiple_of(ONE_IN)
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

/// One mistake of each kind: the file, what stands there, what is written instead.
const SLIPS: [(&str, &str, &str); 21] = [
    (
        "ras/toy/ras.toml",
        "currency = \"£\"",
        "currency = \"British pounds sterling\"",
    ),
    (
        "ras/toy/ras.toml",
        "unit = \"week\"",
        "unit = \"week\"\ncolour = \"red\"",
    ),
    ("ras/toy/ras.toml", "table = \"main\"", "table = \"mian\""),
    ("ras/toy/ras.toml", "to = \"1\"", "to = 1"),
    (
        "ras/toy/ras.toml",
        "base = [\"allocation\"]",
        "base = [\"allocations\"]",
    ),
    (
        "ras/toy/domains.toml",
        "cap = \"20\"",
        "cap = \"20\"\noutcomes = [\"hygiene\"]",
    ),
    (
        "ras/toy/domains.toml",
        "value = \"1.25\"",
        "value = \"-1.25\"",
    ),
    ("ras/toy/domains.toml", "\"uplift_2027\"", "\"uplift_2028\""),
    (
        "ras/toy/domains.toml",
        "[\"care\", \"nights\"]",
        "[\"care\"]",
    ),
    ("ras/toy/questions.toml", "points = \"4\"", "points = 4"),
    (
        "ras/toy/questions.toml",
        "text = \"Most of it\"",
        "text = \"About half\"",
    ),
    (
        "ras/toy/questions.toml",
        "domain = \"care\"\nkind = \"f",
        "domain = \"cares\"\nkind = \"f",
    ),
    (
        "ras/toy/questions.toml",
        "at_least = \"4\", p",
        "at_least = \"5\", p",
    ),
    (
        "ras/toy/questions.toml",
        "[[contradiction]]",
        "[[question]]\nid = \"hen\"\ntext = \"A hen?\"\nkind = \"choice\"\n\
         unanswered = \"earns nothing\"\ncounts_when = { question = \"egg\", is = [\"yes\"] }\n\
         option = [{ id = \"yes\", text = \"Yes\" }]\n\n\
         [[question]]\nid = \"egg\"\ntext = \"An egg?\"\nkind = \"choice\"\n\
         unanswered = \"earns nothing\"\ncounts_when = { question = \"hen\", is = [\"yes\"] }\n\
         option = [{ id = \"yes\", text = \"Yes\" }]\n\n[[contradiction]]",
    ),
    (
        "ras/toy/adjustments.toml",
        "is = [\"half\"] }, v",
        "is = [\"hlaf\"] }, v",
    ),
    (
        "ras/toy/adjustments.toml",
        "\"percent\"\nvalue = ",
        "\"procent\"\nvalue = ",
    ),
    ("ras/toy/allocation.toml", "\"85.50\"", "\"85.505\""),
    ("panel.toml", "quorum = \"4\" ", "quorum = \"400\" "),
    (
        "tolerances.toml",
        "directions = [\"above\", \"below\"]",
        "directions = [\"abuv\"]",
    ),
    (
        "import/toy.toml",
        "question_prefix = \"q.\"",
        "question_prefix = \"q.\"\nquestions = { wash = \"Washing\" }",
    ),
    (
        "import/toy.toml",
        "delimiter = \",\"\ndates = [\"%Y-%m-%d\", \"%d/%m/%Y\"]   #",
        "delimiter = \"/\"\ndates = [\"%Y-%m-%d\", \"%d/%m/%Y\"]   #",
    ),
];

#[test]
fn one_mistake_of_each_kind_is_listed_in_one_run_and_nothing_else() {
    let home = Home::new();
    for (file, right, wrong) in SLIPS {
        home.change(&format!("config/{file}"), right, wrong);
    }
    let (code, said) = home.run(&["config", "check", "config"]).ill();
    assert_eq!(code, 3);
    insta::assert_snapshot!("config_check_all_at_once", said);
    let n = SLIPS.len();
    assert!(
        said.contains(&format!("the configuration has {n} mistakes")),
        "{said}"
    );
}
