//! Rules on samples: no person could be meant, and every mistaken sample has its message beside it.

use super::hold;
use crate::sources::{Fault, Source, files, only};
use std::collections::BTreeSet;

/// Headings that only a real person's record would have.
const PERSONAL: [&str; 14] = [
    "name",
    "firstname",
    "forename",
    "forenames",
    "lastname",
    "surname",
    "familyname",
    "fullname",
    "nhsnumber",
    "nino",
    "nationalinsurancenumber",
    "postcode",
    "address",
    "email",
];

fn heading_faults(source: &Source) -> Vec<Fault> {
    let headings = source.text.lines().next().unwrap_or_default();
    headings
        .split(',')
        .filter(|heading| {
            let letters: String = heading
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .collect();
            PERSONAL.contains(&letters.to_lowercase().as_str())
        })
        .map(|heading| Fault::new(source, 1, format!("`{heading}` would hold a person")))
        .collect()
}

/// Words shaped like something that identifies a person.
fn identifier_faults(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (index, line) in source.text.lines().enumerate() {
        for word in line.split(|c: char| c.is_whitespace() || ",;\"'()<>".contains(c)) {
            if let Some(kind) = identifies(word) {
                faults.push(Fault::new(
                    source,
                    index + 1,
                    format!("`{word}` looks like {kind}"),
                ));
            }
        }
    }
    faults
}

fn identifies(word: &str) -> Option<&'static str> {
    let shape: String = word
        .chars()
        .map(|character| match character {
            'A'..='Z' => 'A',
            '0'..='9' => '9',
            other => other,
        })
        .collect();
    let is_mail = word.split_once('@').is_some_and(|(before, after)| {
        !before.is_empty() && after.contains('.') && !after.ends_with('.')
    });
    match shape.as_str() {
        "AA999999A" => Some("a National Insurance number"),
        "9999999999" => Some("an NHS number"),
        _ if is_mail => Some("an email address"),
        _ => None,
    }
}

/// Samples in a folder `invalid` without their message: a file has a text of the same stem beside
/// it, a folder has one beside it or inside it.
fn untold(paths: &[String]) -> Vec<String> {
    let stems_of_texts: BTreeSet<&str> = paths
        .iter()
        .filter_map(|path| path.strip_suffix(".txt"))
        .collect();
    let samples: BTreeSet<String> = paths
        .iter()
        .filter_map(|path| {
            let (folder, rest) = path.split_once("/invalid/")?;
            let sample = rest.split('/').next()?;
            Some(format!("{folder}/invalid/{sample}"))
        })
        .collect();
    let is_told = |sample: &str| {
        let at = sample.rfind('/').unwrap_or(0);
        let stem = sample[at..]
            .find('.')
            .map_or(sample, |dot| &sample[..at + dot]);
        let inside = format!("{sample}/");
        stems_of_texts.contains(stem) || stems_of_texts.iter().any(|text| text.starts_with(&inside))
    };
    samples
        .iter()
        .filter(|sample| !is_told(sample))
        .cloned()
        .collect()
}

fn samples() -> Vec<Source> {
    ["fixtures", "config", "tests/it"]
        .iter()
        .flat_map(|folder| files(folder, &[".csv", ".toml", ".json", ".snap", ".txt", ".md"]))
        .collect()
}

#[test]
fn no_sample_could_mean_a_person() {
    let tables: Vec<Source> = files("fixtures", &[".csv"])
        .into_iter()
        .chain(files("config", &[".csv"]))
        .collect();
    hold(&tables, heading_faults);
    hold(&samples(), identifier_faults);
}

#[test]
fn a_heading_of_a_persons_record_is_found() {
    let found = |text: &str| heading_faults(&Source::planted("fixtures/x.csv", text));
    assert_eq!(
        only(&found("Case,First Name,Age\n")),
        "1: `First Name` would hold a person"
    );
    assert_eq!(
        only(&found("case_ref,\"Post code\"\n")),
        "1: `\"Post code\"` would hold a person"
    );
    assert_eq!(found("Case,Domain name,Age\nsurname,1,2\n"), []);
}

#[test]
fn what_identifies_a_person_is_found() {
    let found = |text: &str| identifier_faults(&Source::planted("fixtures/x.csv", text));
    let national = ["AB1234", "56C"].concat();
    assert!(only(&found(&format!("x\nNF-1,{national}"))).ends_with("a National Insurance number"));
    let health = ["94347", "65919"].concat();
    assert!(only(&found(&format!("x {health}"))).ends_with("an NHS number"));
    let mail = ["a.b", "@", "example.org"].concat();
    assert!(only(&found(&format!("<{mail}>"))).ends_with("an email address"));
    assert_eq!(found("NF-20417,2026-11-24,£1,234.50,00417"), []);
}

#[test]
fn every_mistaken_sample_has_its_message_beside_it() {
    let endings = [".toml", ".csv", ".txt", ".json", ".sql", ".db"];
    let paths: Vec<String> = files("fixtures", &endings)
        .into_iter()
        .map(|source| source.path)
        .collect();
    assert_eq!(untold(&paths), [""; 0]);
}

#[test]
fn a_sample_without_its_message_is_found() {
    let paths = [
        "fixtures/ras/invalid/told.toml",
        "fixtures/ras/invalid/told.txt",
        "fixtures/ras/invalid/folder/ras.toml",
        "fixtures/ras/invalid/folder.txt",
        "fixtures/ras/invalid/inside/ras.toml",
        "fixtures/ras/invalid/inside/expected.txt",
        "fixtures/ras/invalid/silent.toml",
        "fixtures/ras/invalid/mute/ras.toml",
        "fixtures/ras/toy/ras.toml",
    ]
    .map(str::to_owned);
    let found = ["mute", "silent.toml"].map(|name| format!("fixtures/ras/invalid/{name}"));
    assert_eq!(untold(&paths), found);
}
