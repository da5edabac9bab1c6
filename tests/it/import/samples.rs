//! One sample for every mistake: a folder of caseload files, and beside them the exact words.
//!
//! A sample has only the files that differ from `fixtures/caseload/tiny`. To write the words anew:
//! `UPDATE_EXPECTED=1`.

use super::{Desk, place};
use ras_panel::import::files::source::{self, SourceFile};
use ras_panel::import::rejects::rejects_csv;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

pub(super) fn folders(path: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(place(path)).unwrap();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

/// Compares with `expected.txt` of a sample, or writes it.
pub(super) fn compare(folder: &Path, found: &str, unlike: &mut Vec<String>) {
    let file = folder.join("expected.txt");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&file, found).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    if expected != found {
        unlike.push(format!("{}\n--- found:\n{found}", folder.display()));
    }
}

fn outcome(folder: &Path) -> String {
    let own_profile = folder.join("profile.toml").exists();
    let desk = match own_profile {
        true => Desk::with_profile(folder, "profile.toml"),
        false => Desk::new(),
    };
    let mut text = String::new();
    let files = match sample_files(folder, &desk) {
        Ok(files) => files,
        Err(problems) => {
            for problem in problems {
                let shown = problem
                    .to_string()
                    .replace(&folder.display().to_string(), "FOLDER");
                writeln!(text, "{shown}").unwrap();
            }
            return text;
        }
    };
    match desk.read(&files) {
        Err(refused) => {
            for problem in refused.problems {
                writeln!(text, "{problem}").unwrap();
            }
        }
        Ok(imported) => {
            for row in &imported.rejected {
                writeln!(text, "{row}").unwrap();
            }
            let of_tiny = notices_of_tiny();
            for notice in &imported.notices {
                if !of_tiny.contains(&notice.to_string()) {
                    writeln!(text, "notice: {notice}").unwrap();
                }
            }
            for (kind, csv) in rejects_csv(&imported, &files, &desk.profile) {
                let rows = csv.lines().skip(1);
                let first: Vec<&str> = rows.map(|row| row.split(',').next().unwrap()).collect();
                writeln!(
                    text,
                    "rejects of {}: lines {}",
                    kind.code(),
                    first.join(" ")
                )
                .unwrap();
            }
        }
    }
    text
}

fn notices_of_tiny() -> BTreeSet<String> {
    let desk = Desk::new();
    let imported = desk.read(&desk.tiny()).unwrap();
    imported.notices.iter().map(ToString::to_string).collect()
}

/// The sample's own files, and those of the tiny caseload for the rest.
pub(super) fn sample_files(
    folder: &Path,
    desk: &Desk,
) -> Result<Vec<SourceFile>, Vec<ras_panel::import::said::rejected::FileProblem>> {
    if folder.join("alone").exists() {
        return source::folder(folder, &desk.profile);
    }
    let own = source::folder(folder, &optional(desk))?;
    let kinds: Vec<_> = own.iter().map(|file| file.kind).collect();
    let rest = desk
        .tiny()
        .into_iter()
        .filter(|file| !kinds.contains(&file.kind));
    Ok(own.into_iter().chain(rest).collect())
}

fn optional(desk: &Desk) -> ras_panel::config::column_profile::ColumnProfile {
    let mut profile = desk.profile.clone();
    for file in profile.files.values_mut() {
        file.optional = true;
    }
    profile
}

#[test]
fn every_mistake_is_told_in_the_words_of_its_sample() {
    let mut unlike = Vec::new();
    let folders = folders("fixtures/caseload/invalid");
    assert!(folders.len() >= 40, "{} samples", folders.len());
    for folder in folders {
        compare(&folder, &outcome(&folder), &mut unlike);
    }
    assert!(unlike.is_empty(), "{}", unlike.join("\n"));
}
