//! No dead files: every Rust file is declared by the file above it, every snapshot has its test.

use super::all_rust;
use crate::sources::{Fault, Source, assert_none, code_of, files, only, words};
use std::collections::BTreeSet;

/// Files that cargo itself finds.
const ROOTS: [&str; 3] = ["src/lib.rs", "src/main.rs", "tests/it/main.rs"];

/// The files that no declaration reaches.
fn unreached(sources: &[Source]) -> Vec<Fault> {
    let mut reached: BTreeSet<String> = ROOTS.iter().map(|path| (*path).to_owned()).collect();
    for source in sources {
        let folder = folder_of_children(&source.path);
        for name in declared(&source.text) {
            reached.insert(format!("{folder}/{name}.rs"));
            reached.insert(format!("{folder}/{name}/mod.rs"));
        }
    }
    sources
        .iter()
        .filter(|source| !source.path.starts_with("benches/"))
        .filter(|source| !reached.contains(&source.path))
        .map(|source| Fault::new(source, 0, "no `mod` line reaches this file"))
        .collect()
}

/// Where the files of the modules that `path` declares stand.
fn folder_of_children(path: &str) -> &str {
    let without = path.trim_end_matches(".rs");
    match without.rsplit_once('/') {
        Some((folder, "mod" | "lib" | "main")) => folder,
        _ => without,
    }
}

fn declared(text: &str) -> Vec<String> {
    code_of(text)
        .lines()
        .filter(|line| line.trim_end().ends_with(';'))
        .filter_map(|line| {
            let at = words(line, "mod").next()?;
            Some(line[at + 3..].trim().trim_end_matches(';').to_owned())
        })
        .collect()
}

/// The snapshots whose test file is not there.
fn orphaned(snapshots: &[Source], tests: &[Source]) -> Vec<Fault> {
    snapshots
        .iter()
        .filter(|snapshot| {
            let file = snapshot.path.rsplit('/').next().unwrap_or_default();
            let test = file
                .trim_start_matches("it__")
                .split("__")
                .next()
                .unwrap_or_default();
            !tests.iter().any(|source| {
                source.path.ends_with(&format!("/{test}.rs"))
                    || source.path.contains(&format!("/{test}/"))
            })
        })
        .map(|snapshot| Fault::new(snapshot, 0, "no test makes this snapshot"))
        .collect()
}

#[test]
fn every_file_is_reached() {
    assert_none(&unreached(&all_rust()));
}

#[test]
fn every_snapshot_has_its_test() {
    assert_none(&orphaned(&files("tests", &[".snap"]), &all_rust()));
    assert_none(&orphaned(&files("src", &[".snap"]), &[]));
}

#[test]
fn a_dead_file_is_found() {
    let sources = [
        Source::planted("src/lib.rs", "pub mod flags;"),
        Source::planted("src/flags/mod.rs", "mod gap;\n// mod old;\nmod inline {\n}"),
        Source::planted("src/flags/gap.rs", ""),
        Source::planted("src/flags/old.rs", ""),
        Source::planted("tests/it/main.rs", "#[cfg(unix)]\nmod layers;"),
        Source::planted("tests/it/layers/mod.rs", "mod scan;"),
        Source::planted("tests/it/layers/scan.rs", ""),
    ];
    let found = unreached(&sources);
    assert_eq!(only(&found), "0: no `mod` line reaches this file");
    assert_eq!(found[0].path, "src/flags/old.rs");
}

#[test]
fn an_orphaned_snapshot_is_found() {
    let tests = [Source::planted("tests/it/screens.rs", "")];
    let snapshots = [
        Source::planted("tests/it/snapshots/it__screens__queue.snap", ""),
        Source::planted("tests/it/snapshots/it__boards__queue.snap", ""),
    ];
    let found = orphaned(&snapshots, &tests);
    assert_eq!(only(&found), "0: no test makes this snapshot");
    assert_eq!(found[0].path, "tests/it/snapshots/it__boards__queue.snap");
}
