//! Rules on Rust files: their head, their size, their documentation, what they must not hold.

use super::{all_rust, hold};
use crate::sources::{Fault, Source, code_of, only, words};

const LINES_MAX: usize = 400;
const COLUMNS_MAX: usize = 100;

fn head_faults(source: &Source) -> Vec<Fault> {
    let first = source.text.lines().next().unwrap_or_default();
    let says_something = first
        .strip_prefix("//! ")
        .is_some_and(|said| said.len() > 3);
    if says_something {
        return Vec::new();
    }
    vec![Fault::new(
        source,
        1,
        "the file does not begin by saying what it is for (`//! …`)",
    )]
}

fn size_faults(source: &Source) -> Vec<Fault> {
    let n_lines = source.text.lines().count();
    let mut faults = Vec::new();
    if n_lines > LINES_MAX {
        let what = format!("{n_lines} lines: split it, the limit is {LINES_MAX}");
        faults.push(Fault::new(source, 0, what));
    }
    let code = code_of(&source.text);
    let code: Vec<&str> = code.lines().collect();
    let is_blank = |line: &str| line.trim().is_empty();
    for (index, line) in source.text.lines().enumerate() {
        let n_columns = line.chars().count();
        let is_table = line.starts_with("//! |");
        let is_quoted = !line.starts_with([' ', '/']) && is_blank(code[index]);
        if n_columns > COLUMNS_MAX && !is_table && !is_quoted {
            let what = format!("{n_columns} columns, the limit is {COLUMNS_MAX}");
            faults.push(Fault::new(source, index + 1, what));
        }
    }
    faults
}

/// A documentation comment of which no line says anything.
fn empty_doc_faults(source: &Source) -> Vec<Fault> {
    let lines: Vec<&str> = source.text.lines().map(str::trim).collect();
    let is_doc = |line: &&str| line.starts_with("///") && !line.starts_with("////");
    let mut faults = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let n_doc = lines[at..].iter().take_while(|line| is_doc(line)).count();
        if n_doc > 0 && lines[at..at + n_doc].iter().all(|line| *line == "///") {
            faults.push(Fault::new(source, at + 1, "an empty documentation comment"));
        }
        at += n_doc.max(1);
    }
    faults
}

/// What no file holds, and why.
const NEVER: [(&str, &str); 5] = [
    ("#[ignore", "a test that does not run proves nothing"),
    ("todo!", "unfinished code is not landed"),
    ("unimplemented!", "unfinished code is not landed"),
    ("dbg!", "left over from looking"),
    (
        "let _ =",
        "a result is handled, or dropped by name with a reason",
    ),
];

fn never_faults(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (index, line) in code_of(&source.text).lines().enumerate() {
        for (never, why) in NEVER {
            if line.contains(never) {
                faults.push(Fault::new(source, index + 1, format!("`{never}`: {why}")));
            }
        }
        let lifts = line.contains("#![allow") || line.contains("#[allow");
        if lifts && source.path != "tests/it/main.rs" {
            let what = "`allow`: write `#[expect(lint, reason = \"…\")]`";
            faults.push(Fault::new(source, index + 1, what));
        }
    }
    faults
}

/// Comments that put work off.
fn postponing_faults(source: &Source) -> Vec<Fault> {
    let marks = [["TO", "DO"], ["FIX", "ME"], ["X", "XX"], ["HA", "CK"]].map(|mark| mark.concat());
    let mut faults = Vec::new();
    for (index, line) in source.text.lines().enumerate() {
        for mark in &marks {
            if words(line, mark).next().is_some() {
                faults.push(Fault::new(
                    source,
                    index + 1,
                    format!("{mark} puts work off"),
                ));
            }
        }
    }
    faults
}

#[test]
fn every_file_begins_by_saying_what_it_is_for() {
    hold(&all_rust(), head_faults);
    let expected = "1: the file does not begin by saying what it is for (`//! …`)";
    for text in [
        "",
        "use std::fmt;",
        "//!\n//! Late.",
        "//! x",
        "// A comment.",
    ] {
        assert_eq!(
            only(&head_faults(&Source::planted("src/x.rs", text))),
            expected
        );
    }
    assert_eq!(
        head_faults(&Source::planted("src/x.rs", "//! The queue.")),
        []
    );
}

#[test]
fn files_and_lines_keep_to_their_limits() {
    hold(&all_rust(), size_faults);
    let found = |text: &str| size_faults(&Source::planted("src/x.rs", text));
    assert_eq!(found(&"x\n".repeat(400)), []);
    assert_eq!(
        only(&found(&"x\n".repeat(401))),
        "0: 401 lines: split it, the limit is 400"
    );
    assert_eq!(found(&"£".repeat(100)), []);
    assert_eq!(
        only(&found(&"£".repeat(101))),
        "1: 101 columns, the limit is 100"
    );
    assert_eq!(found(&format!("//! | {} |", "x".repeat(100))), []);
    let quoted = format!("let text = r#\"\n{}\n\"#;", "x".repeat(101));
    assert_eq!(found(&quoted), []);
    assert_eq!(found(&format!("// {}\n", "x".repeat(100))).len(), 1);
}

#[test]
fn no_documentation_comment_is_empty() {
    hold(&all_rust(), empty_doc_faults);
    let found = |text: &str| empty_doc_faults(&Source::planted("src/x.rs", text));
    assert_eq!(
        only(&found("fn f() {}\n    ///\nfn g() {}")),
        "2: an empty documentation comment"
    );
    assert_eq!(
        only(&found("/// Said.\nfn f() {}\n///\n///\nfn g() {}")),
        "3: an empty documentation comment"
    );
    assert_eq!(found("/// One.\n///\n/// Two.\nfn f() {}\n//// rule"), []);
}

#[test]
fn nothing_is_left_unfinished_ignored_or_allowed() {
    hold(&all_rust(), never_faults);
    for (never, why) in NEVER {
        let found = never_faults(&Source::planted(
            "src/x.rs",
            &format!("//! x\n    {never} x;"),
        ));
        assert_eq!(only(&found), format!("2: `{never}`: {why}"));
        let said = Source::planted("src/x.rs", &format!("// {never}\nlet s = \"{never}\";"));
        assert_eq!(never_faults(&said), []);
    }
    for form in ["#![allow(dead_code)]", "#[allow(dead_code)]"] {
        assert_eq!(never_faults(&Source::planted("src/x.rs", form)).len(), 1);
    }
}

#[test]
fn no_comment_puts_work_off() {
    hold(&all_rust(), postponing_faults);
    let mark = ["TO", "DO"].concat();
    let found = postponing_faults(&Source::planted("src/x.rs", &format!("// {mark}: later")));
    assert_eq!(only(&found), format!("1: {mark} puts work off"));
}
