//! One sample for each mistake in a RAS, with the exact text that it is told with.
//!
//! A folder of `fixtures/ras/invalid/` has the files that differ from `fixtures/ras/toy/`, and
//! `expected.txt`. `UPDATE_EXPECTED=1` writes the texts anew; read them before you keep them.

use ras_panel::config::bundle::{FILES, RasBundle};
use ras_panel::config::check::facts::facts;
use ras_panel::config::load::{ras_bundle, text_file};
use ras_panel::config::problem::ConfigProblem;
use ras_panel::config::shipped::column_profile;
use std::path::{Path, PathBuf};

fn samples() -> Vec<PathBuf> {
    samples_in("fixtures/ras/invalid")
}

fn samples_in(folder: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
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
    let found = |sample: &Path| bundle(sample).read().err().unwrap_or_default();
    each_as_expected(samples(), found);
}

/// A folder of `fixtures/facts/invalid/` is a RAS that is right in itself, and asks for a fact in a
/// word that the shipped column profile does not have.
#[test]
fn a_word_that_no_person_can_have_is_a_mistake_beside_a_column_profile() {
    let lists = column_profile("northfold.toml").unwrap().standard;
    let found = |sample: &Path| {
        let (ras, places) = bundle(sample).read_with_places().unwrap();
        facts(&ras, &places, &lists)
    };
    each_as_expected(samples_in("fixtures/facts/invalid"), found);
}

#[test]
fn what_ships_and_the_published_schemes_ask_for_words_that_people_have() {
    let lists = column_profile("northfold.toml").unwrap().standard;
    let mut schemes = samples_in("fixtures/schemes");
    schemes.push(PathBuf::from("config/ras/northfold"));
    schemes.push(PathBuf::from("fixtures/ras/toy"));
    for scheme in schemes {
        let (ras, places) = ras_bundle(&scheme).unwrap().read_with_places().unwrap();
        assert_eq!(facts(&ras, &places, &lists), [], "{}", scheme.display());
    }
}

fn each_as_expected(samples: Vec<PathBuf>, found: impl Fn(&Path) -> Vec<ConfigProblem>) {
    let update = std::env::var_os("UPDATE_EXPECTED").is_some();
    let mut wrong = Vec::new();
    for sample in samples {
        let problems = found(&sample);
        if problems.is_empty() {
            wrong.push(format!("{}: no mistake was found", sample.display()));
            continue;
        }
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
