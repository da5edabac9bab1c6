//! Rules on names: of files, and of the items a file declares.

use super::{all_rust, hold};
use crate::sources::{Fault, Source, code_of, is_word, only, words};

/// Words that say nothing, and words of other trades for our own.
const SAYS_NOTHING: [&str; 12] = [
    "util", "utils", "utility", "helper", "helpers", "common", "misc", "manager", "info", "stuff",
    "user", "client",
];

/// Words that say nothing of a file, though an item may need them.
const FILE_SAYS_NOTHING: [&str; 3] = ["data", "handler", "types"];

const DECLARES: [&str; 8] = [
    "fn", "struct", "enum", "trait", "mod", "const", "static", "type",
];

fn name_faults(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    for part in source.path.trim_end_matches(".rs").split('/') {
        for word in name_words(part) {
            let word = word.as_str();
            if SAYS_NOTHING.contains(&word) || FILE_SAYS_NOTHING.contains(&word) {
                let what = format!("`{part}` says nothing: name what is in it");
                faults.push(Fault::new(source, 0, what));
            }
        }
    }
    for (index, line) in code_of(&source.text).lines().enumerate() {
        for name in declared_names(line) {
            for word in name_words(&name) {
                if SAYS_NOTHING.contains(&word.as_str()) {
                    let what = format!("`{name}`: `{word}` is no word of this house");
                    faults.push(Fault::new(source, index + 1, what));
                }
            }
        }
    }
    faults
}

/// The names a line declares: `pub fn gap_of(` gives `gap_of`.
fn declared_names(line: &str) -> Vec<String> {
    let mut names = Vec::new();
    for keyword in DECLARES {
        for at in words(line, keyword) {
            let rest = line[at + keyword.len()..].trim_start();
            let name: String = rest.chars().take_while(|c| is_word(*c)).collect();
            if !name.is_empty() {
                names.push(name);
            }
        }
    }
    names
}

/// `PanelRules`, `panel_rules` and `PANEL_RULES` are `panel` and `rules`.
fn name_words(name: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut was_lower = false;
    for character in name.chars() {
        let begins = !is_word(character) || character == '_';
        if begins || (character.is_uppercase() && was_lower) {
            found.push(String::new());
        }
        if !begins {
            found.last_mut().unwrap().extend(character.to_lowercase());
        }
        was_lower = character.is_lowercase();
    }
    found.retain(|word| !word.is_empty());
    found
}

#[test]
fn names_say_what_a_thing_is() {
    hold(&all_rust(), name_faults);
}

#[test]
fn a_name_that_says_nothing_is_found() {
    let found = |path: &str, text: &str| name_faults(&Source::planted(path, text));
    assert_eq!(
        only(&found("src/terms/utils.rs", "")),
        "0: `utils` says nothing: name what is in it"
    );
    assert_eq!(
        only(&found("src/panel/data/x.rs", "")),
        "0: `data` says nothing: name what is in it"
    );
    assert_eq!(
        only(&found(
            "src/panel/x.rs",
            "//! x\npub(crate) struct ClientRecord;"
        )),
        "2: `ClientRecord`: `client` is no word of this house"
    );
    assert_eq!(
        only(&found("src/panel/x.rs", "const USER_MAX: u8 = 1;")),
        "1: `USER_MAX`: `user` is no word of this house"
    );
    assert_eq!(
        only(&found("src/panel/x.rs", "fn panel_manager() {}")),
        "1: `panel_manager`: `manager` is no word of this house"
    );
    let lawful = "/// The user.\nfn commonly_used() { let user = other::user(); }";
    assert_eq!(found("src/panel/database.rs", lawful), []);
}

#[test]
fn names_are_split_into_words() {
    assert_eq!(name_words("PanelRules"), ["panel", "rules"]);
    assert_eq!(name_words("PANEL_RULES"), ["panel", "rules"]);
    assert_eq!(name_words("panel_rules-x"), ["panel", "rules", "x"]);
}
