//! The house rules that no compiler checks, each proved on a planted violation beside it.

mod rust;
mod names;
mod reach;
mod text;
mod fixtures;

use crate::sources::{Fault, Source, assert_none, files};

/// Every Rust file of the project: library, binary, tests and benchmarks.
fn all_rust() -> Vec<Source> {
    let found: Vec<Source> = ["src", "tests", "benches"]
        .iter()
        .flat_map(|folder| files(folder, &[".rs"]))
        .collect();
    assert!(found.len() > 100, "the scan must reach the sources");
    found
}

/// Every text file that people write, wherever it stands.
fn all_text() -> Vec<Source> {
    let endings = [
        ".rs", ".toml", ".md", ".sql", ".txt", ".csv", ".yml", ".snap", ".run",
    ];
    let below = [
        "src", "tests", "benches", "config", "fixtures", ".ci", ".config",
    ]
    .iter()
    .flat_map(|folder| files(folder, &endings));
    let root = ["README.md", "CHANGELOG.md", "Cargo.toml", ".ci/run"]
        .iter()
        .map(|path| {
            let whole = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
            Source::planted(path, &std::fs::read_to_string(whole).unwrap())
        });
    below.chain(root).collect()
}

/// Holds one rule over many files.
fn hold(sources: &[Source], rule: impl Fn(&Source) -> Vec<Fault>) {
    assert_none(&sources.iter().flat_map(rule).collect::<Vec<_>>());
}
