//! Whatever is written in the files, reading ends with a RAS or with messages that say where, what
//! is allowed and what to do.

use proptest::prelude::*;
use ras_panel::config::bundle::{FILES, RasBundle};
use ras_panel::config::load::{ras_bundle, ras_folder};
use std::path::Path;
use std::sync::OnceLock;

fn toy() -> &'static RasBundle {
    static TOY: OnceLock<RasBundle> = OnceLock::new();
    TOY.get_or_init(|| ras_bundle(Path::new("fixtures/ras/toy")).unwrap())
}

/// Reads a bundle and checks that every message is whole.
fn told(bundle: &RasBundle) -> usize {
    let Err(problems) = bundle.read() else {
        return 0;
    };
    assert!(!problems.is_empty(), "a refusal without a message");
    for problem in &problems {
        let texts = bundle.texts();
        let text = texts.iter().find(|(file, _)| *file == problem.file);
        let n_lines = text.expect("a file of the RAS").1.lines().count();
        assert!(
            problem
                .line
                .is_none_or(|line| line >= 1 && line <= n_lines.max(1)),
            "{problem}"
        );
        for part in [
            &problem.key,
            &problem.what,
            &problem.allowed,
            &problem.remedy,
        ] {
            assert!(!part.trim().is_empty(), "{problem:?}");
        }
    }
    problems.len()
}

/// The tokens of the toy's files: what a slip would put in the wrong place.
fn tokens() -> Vec<String> {
    let texts = toy().texts();
    let mut tokens: Vec<String> = texts
        .iter()
        .flat_map(|(_, text)| text.split_inclusive([' ', '\n', ',']))
        .map(str::to_owned)
        .collect();
    tokens.sort();
    tokens.dedup();
    tokens.extend([
        "[".into(),
        "]]".into(),
        "{".into(),
        "\"".into(),
        "=".into(),
        "é".into(),
    ]);
    tokens
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn a_word_in_a_wrong_place_is_told(
        file in 0..FILES.len(),
        place in any::<prop::sample::Index>(),
        taken in 0usize..4,
        put in prop::sample::select(tokens()),
    ) {
        let mut bundle = toy().clone();
        let text = bundle.text_mut(FILES[file]).unwrap();
        let mut words: Vec<&str> = text.split_inclusive([' ', '\n', ',']).collect();
        let at = place.index(words.len());
        let end = (at + taken).min(words.len());
        words.splice(at..end, [put.as_str()]);
        let changed = words.concat();
        *text = changed;
        told(&bundle);
    }

    #[test]
    fn a_line_that_is_missing_or_doubled_is_told(
        file in 0..FILES.len(),
        place in any::<prop::sample::Index>(),
        doubled in any::<bool>(),
    ) {
        let mut bundle = toy().clone();
        let text = bundle.text_mut(FILES[file]).unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        let at = place.index(lines.len());
        if doubled {
            lines.insert(at, lines[at]);
        } else {
            lines.remove(at);
        }
        let changed = lines.join("\n");
        *text = changed;
        told(&bundle);
    }
}

#[test]
fn empty_files_are_told_and_other_files_do_not_belong() {
    let empty = RasBundle::default();
    assert!(told(&empty) > 5);
    assert!(RasBundle::of_texts([("ras.toml", "")]).is_none());
    assert!(RasBundle::of_texts(FILES.map(|_| ("panel.toml", ""))).is_none());
}

#[test]
fn line_ends_and_a_byte_order_mark_do_not_change_the_digest() {
    let texts = toy().texts();
    let windows: Vec<(&str, String)> = texts
        .iter()
        .map(|(file, text)| (*file, format!("\u{feff}{}", text.replace('\n', "\r\n"))))
        .collect();
    let same = RasBundle::of_texts(windows.iter().map(|(file, text)| (*file, text.as_str())));
    assert_eq!(same.unwrap().digest(), toy().digest());
    let mut other = toy().clone();
    other.allocation.push('\n');
    assert_ne!(other.digest(), toy().digest());
    // A part that moves from one file to the next is another RAS.
    let mut moved = toy().clone();
    let text = std::mem::take(&mut moved.allocation);
    moved.adjustments.push_str(&text);
    assert_ne!(moved.digest(), toy().digest());
}

#[test]
fn a_folder_without_files_is_told_file_by_file() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("ras.toml"), [0xff, 0xfe, 0x00]).unwrap();
    let problems = ras_folder(folder.path()).unwrap_err();
    let shown = folder.path().display().to_string();
    let lines: Vec<String> = problems
        .iter()
        .map(|problem| {
            problem
                .to_string()
                .replace(&shown, "FOLDER")
                .replace('\\', "/")
        })
        .collect();
    assert_eq!(problems.len(), FILES.len());
    insta::assert_snapshot!(lines.join("\n"));
}
