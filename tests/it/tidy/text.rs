//! Rules on every text file that people write: blanks, spelling, and what belongs elsewhere.

use super::{all_text, hold};
use crate::sources::{Fault, Source, only, words};

fn blank_faults(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    let is_made = [".snap", ".csv"]
        .iter()
        .any(|ending| source.path.ends_with(ending));
    if is_made || source.path.contains("/invalid/") {
        return faults;
    }
    for (index, line) in source.text.split('\n').enumerate() {
        if line.ends_with([' ', '\t', '\r']) {
            faults.push(Fault::new(
                source,
                index + 1,
                "a blank at the end of the line",
            ));
        }
    }
    if !source.text.is_empty() && !source.text.ends_with('\n') {
        faults.push(Fault::new(source, 0, "the last line does not end"));
    }
    faults
}

/// Traces of the place where the work was done. Written in two halves, so that this file passes.
fn workplace_words() -> Vec<String> {
    [
        ["/wo", "rk/"],
        ["/ro", "ot/"],
        ["/ho", "me/"],
        ["/tm", "p/"],
        ["index.", "crates.io"],
        ["static.", "crates.io"],
        ["registry", ".npmjs"],
        ["local", "host"],
        ["127.0", ".0.1"],
        ["sub", "agent"],
        ["Clau", "de"],
        ["Anthro", "pic"],
        ["Chat", "GPT"],
        ["Open", "AI"],
        ["language ", "model"],
    ]
    .map(|halves| halves.concat())
    .to_vec()
}

fn workplace_faults(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (index, line) in source.text.lines().enumerate() {
        for trace in workplace_words() {
            if line.contains(&trace) {
                let what = format!("`{trace}` belongs to a machine, not to the project");
                faults.push(Fault::new(source, index + 1, what));
            }
        }
    }
    faults
}

/// Spellings from elsewhere, in halves, and ours.
fn spellings() -> Vec<(String, &'static str)> {
    [
        (["behav", "ior"], "behaviour"),
        (["label", "ed"], "labelled"),
        (["model", "ing"], "modelling"),
        (["cancel", "ed"], "cancelled"),
        (["total", "ed"], "totalled"),
        (["fav", "or"], "favour"),
        (["neigh", "bor"], "neighbour"),
        (["cata", "log"], "catalogue"),
        (["organ", "ization"], "organisation"),
        (["recogn", "ized"], "recognised"),
        (["summar", "ize"], "summarise"),
    ]
    .map(|(halves, ours)| (halves.concat(), ours))
    .to_vec()
}

fn spelling_faults(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (index, line) in source.text.lines().enumerate() {
        let line = line.to_lowercase();
        for (theirs, ours) in spellings() {
            if words(&line, &theirs).next().is_some() {
                faults.push(Fault::new(
                    source,
                    index + 1,
                    format!("`{theirs}`: write {ours}"),
                ));
            }
        }
    }
    faults
}

#[test]
fn no_line_ends_in_a_blank_and_every_file_ends_its_last_line() {
    hold(&all_text(), blank_faults);
    let found = |text: &str| blank_faults(&Source::planted("README.md", text));
    assert_eq!(
        only(&found("one\ntwo \n")),
        "2: a blank at the end of the line"
    );
    assert_eq!(only(&found("one\r\n")), "1: a blank at the end of the line");
    assert_eq!(only(&found("one")), "0: the last line does not end");
    assert_eq!(found("one\n\n"), []);
}

#[test]
fn nothing_names_the_machine_it_was_written_on() {
    hold(&all_text(), workplace_faults);
    for trace in workplace_words() {
        let text = format!("first\nsee {trace}x");
        let found = workplace_faults(&Source::planted("README.md", &text));
        assert!(only(&found).starts_with(&format!("2: `{trace}`")));
    }
}

#[test]
fn spelling_is_british() {
    hold(&all_text(), spelling_faults);
    for (theirs, ours) in spellings() {
        let found = spelling_faults(&Source::planted("README.md", &format!("A {theirs}.")));
        assert_eq!(only(&found), format!("1: `{theirs}`: write {ours}"));
    }
}
