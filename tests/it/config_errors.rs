//! One sample for each mistake in a RAS, with the exact text that it is told with.
//!
//! A folder of `fixtures/ras/invalid/` has the files that differ from `fixtures/ras/toy/`, and
//! `expected.txt`. `UPDATE_EXPECTED=1` writes the texts anew; read them before you keep them.

use ras_panel::config::bundle::{FILES, RasBundle};
use ras_panel::config::load::text_file;
use std::path::{Path, PathBuf};

fn samples() -> Vec<PathBuf> {
    let entries = std::fs::read_dir("fixtures/ras/invalid").unwrap();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

/// The toy RAS with the sample's files in place of its own.
fn bundle(sample: &Path) -> RasBundle {
    let toy = Path::new("fixtures/ras/toy");
    let text = |file: &'static str| {
        let folder = if sample.join(file).exists() {
            sample
        } else {
            toy
        };
        (file, text_file(folder, file).unwrap())
    };
    let texts = FILES.map(text);
    RasBundle::of_texts(texts.iter().map(|(file, text)| (*file, text.as_str()))).unwrap()
}

#[test]
fn every_mistake_is_told_in_the_expected_words() {
    let update = std::env::var_os("UPDATE_EXPECTED").is_some();
    let mut wrong = Vec::new();
    for sample in samples() {
        let problems = match bundle(&sample).read() {
            Ok(_) => {
                wrong.push(format!("{}: no mistake was found", sample.display()));
                continue;
            }
            Err(problems) => problems,
        };
        let found: String = problems
            .iter()
            .map(|problem| format!("{problem}\n"))
            .collect();
        let expected = sample.join("expected.txt");
        if update {
            std::fs::write(&expected, &found).unwrap();
        }
        match std::fs::read_to_string(&expected) {
            Ok(text) if text == found => {}
            Ok(_) => wrong.push(format!("{}: found\n{found}", sample.display())),
            Err(_) => wrong.push(format!("{}: there is no expected.txt", sample.display())),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_sample_differs_from_the_toy_and_has_no_other_files() {
    for sample in samples() {
        let mut files: Vec<String> = std::fs::read_dir(&sample)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        files.retain(|file| file != "expected.txt");
        assert!(!files.is_empty(), "{} has no file", sample.display());
        for file in files {
            assert!(
                FILES.contains(&file.as_str()),
                "{}/{file}",
                sample.display()
            );
            let toy = std::fs::read_to_string(Path::new("fixtures/ras/toy").join(&file)).unwrap();
            let own = std::fs::read_to_string(sample.join(&file)).unwrap();
            assert_ne!(toy, own, "{}/{file} is the toy's", sample.display());
        }
    }
}
