//! An error that a person meets says what to do: every one that the desk and the commands make has
//! a hint, but for those of the program itself and those whose message says it.

use crate::sources::{Fault, Source, assert_none, code_of, only, rust_files};

const MADE_BY: [&str; 2] = ["AppError::new(", "AppError::caused("];

/// Where errors are made that a person meets.
const TOLD_IN: [&str; 2] = ["src/app/", "src/cli/"];

/// Kinds that no person can mend, or that no person meets.
const OF_ITSELF: [&str; 3] = [
    "ErrorKind::Internal",
    "ErrorKind::OnlyTried",
    "ErrorKind::Behind",
];

/// Messages that say what to do: the file below `src/`, a part of the call, what says it.
#[rustfmt::skip]
const SAYS_IT: [(&str, &str, &str); 4] = [
    ("app/configuration.rs", "(ErrorKind::Config, what)", "every mistake has its remedy"),
    ("app/importing.rs", "(ErrorKind::Input, message)", "every problem of a file has its remedy"),
    ("cli/setting_up.rs", "(ErrorKind::Operator, problem)", "it says how a member is written"),
    ("cli/setting_up.rs", "problem.to_string())", "it says which member may be entered"),
];

/// The end of the brackets that open before `from`.
fn end_of_call(code: &str, from: usize) -> usize {
    let mut depth = 1;
    for (at, c) in code.bytes().enumerate().skip(from) {
        match c {
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    code.len()
}

fn says_it(source: &Source, call: &str) -> bool {
    let path = source.path.trim_start_matches("src/");
    let mut known = SAYS_IT.iter();
    known.any(|(file, part, _)| *file == path && call.contains(part))
}

fn without_hint(source: &Source) -> Vec<Fault> {
    let (text, _) = source
        .text
        .split_once("#[cfg(test)]")
        .unwrap_or((&source.text, ""));
    let code = code_of(text);
    let mut faults = Vec::new();
    for made in MADE_BY {
        for (at, _) in code.match_indices(made) {
            let end = end_of_call(&code, at + made.len());
            let call = &code[at..end];
            let has_hint = code[end..].trim_start().starts_with(".hint(");
            if has_hint || OF_ITSELF.iter().any(|kind| call.contains(kind)) {
                continue;
            }
            if !says_it(source, call) {
                let line = code[..at].matches('\n').count() + 1;
                faults.push(Fault::new(
                    source,
                    line,
                    "says not what to do: add .hint(…)",
                ));
            }
        }
    }
    faults
}

#[test]
fn every_error_that_a_person_meets_says_what_to_do() {
    let sources = rust_files();
    let told = |source: &&Source| TOLD_IN.iter().any(|path| source.path.starts_with(path));
    let faults: Vec<Fault> = sources.iter().filter(told).flat_map(without_hint).collect();
    assert_none(&faults);
}

#[test]
fn every_message_that_is_let_pass_is_there() {
    let sources = rust_files();
    for (file, part, why) in SAYS_IT {
        let path = format!("src/{file}");
        let source = sources.iter().find(|source| source.path == path);
        let has_it = source.is_some_and(|source| code_of(&source.text).contains(part));
        assert!(has_it, "{file}: {part} ({why}) is gone: take it out");
    }
}

#[test]
fn an_error_without_a_hint_is_found() {
    let found = |text: &str| without_hint(&Source::planted("src/app/desk/x.rs", text));
    let bare = "fn f() {\n    Err(AppError::new(ErrorKind::Operator, \"no (\"))\n}";
    assert_eq!(only(&found(bare)), "2: says not what to do: add .hint(…)");
    let caused = "fn f() { AppError::caused(ErrorKind::Input, what(1), &error) }";
    assert_eq!(only(&found(caused)), "1: says not what to do: add .hint(…)");
    for lawful in [
        "AppError::new(ErrorKind::Operator, format!(\"{}\", f(1)))\n    .hint(\"open one\")",
        "AppError::new(ErrorKind::Internal, \"gone\")",
        "AppError::new(ErrorKind::OnlyTried, words)",
        "/// AppError::new(ErrorKind::Operator, \"x\")",
        "let text = \"AppError::new(\";",
    ] {
        assert_eq!(found(lawful), [], "{lawful}");
    }
}
