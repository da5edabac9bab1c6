//! The project's own text as the architecture tests read it.
//!
//! A scanner works on [`Source`] values, so that each rule can be proved on a planted one.

use std::fs;
use std::path::Path;

/// One text file of the project: its path from the project's root, with `/`, and its text.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    /// A file that does not exist, for proving a rule.
    pub fn planted(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }
}

/// Something a rule found: where, and what is wrong in words a person can act on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub path: String,
    /// Counted from 1; 0 means the file as a whole.
    pub line: usize,
    pub what: String,
}

impl Fault {
    pub fn new(source: &Source, line: usize, what: impl Into<String>) -> Self {
        Self {
            path: source.path.clone(),
            line,
            what: what.into(),
        }
    }
}

/// Fails the test with one line for each fault.
pub fn assert_none(faults: &[Fault]) {
    let lines: Vec<String> = faults
        .iter()
        .map(|fault| format!("{}:{}: {}", fault.path, fault.line, fault.what))
        .collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}

/// The one fault a planted violation must give, as `line: what`.
pub fn only(faults: &[Fault]) -> String {
    assert_eq!(faults.len(), 1, "expected exactly one fault: {faults:?}");
    format!("{}: {}", faults[0].line, faults[0].what)
}

/// Every file below `folder` (from the project's root) whose name ends in one of `endings`,
/// ordered by path.
pub fn files(folder: &str, endings: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    collect(root, &root.join(folder), endings, &mut found);
    found.sort_by(|left: &Source, right: &Source| left.path.cmp(&right.path));
    found
}

/// Every Rust file of the library and the binary.
pub fn rust_files() -> Vec<Source> {
    let found = files("src", &[".rs"]);
    assert!(found.len() > 30, "the scan must reach the sources");
    found
}

fn collect(root: &Path, folder: &Path, endings: &[&str], found: &mut Vec<Source>) {
    let Ok(listing) = fs::read_dir(folder) else {
        return;
    };
    for entry in listing {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, endings, found);
            continue;
        }
        let within = path.strip_prefix(root).unwrap().to_str().unwrap();
        if endings.iter().any(|ending| within.ends_with(ending)) {
            let bytes = fs::read(&path).unwrap();
            found.push(Source {
                path: within.replace('\\', "/"),
                text: String::from_utf8_lossy(&bytes).into_owned(),
            });
        }
    }
}

/// The text with comments, strings and characters blanked out: same lines, same columns.
pub fn code_of(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = end_of_blank(&chars, at);
        if end == at {
            code.push(chars[at]);
            at += 1;
            continue;
        }
        for blanked in &chars[at..end] {
            code.push(if *blanked == '\n' { '\n' } else { ' ' });
        }
        at = end;
    }
    code
}

/// The end of the comment, string or character that begins at `at`; `at` itself where none does.
fn end_of_blank(chars: &[char], at: usize) -> usize {
    let next = chars.get(at + 1).copied().unwrap_or('\0');
    let inside_word = at > 0 && is_word(chars[at - 1]);
    match chars[at] {
        '/' if next == '/' => position(chars, at, |rest| rest[0] == '\n'),
        '/' if next == '*' => end_of_block_comment(chars, at),
        '"' => end_of_string(chars, at),
        'r' if !inside_word && (next == '"' || next == '#') => end_of_raw_string(chars, at),
        '\'' if next == '\\' => position(chars, at + 3, |rest| rest[0] == '\'') + 1,
        '\'' if chars.get(at + 2) == Some(&'\'') => at + 3,
        _ => at,
    }
}

fn position(chars: &[char], from: usize, is_end: impl Fn(&[char]) -> bool) -> usize {
    (from..chars.len())
        .find(|index| is_end(&chars[*index..]))
        .unwrap_or(chars.len())
}

fn end_of_block_comment(chars: &[char], at: usize) -> usize {
    let mut depth = 0;
    let mut index = at;
    while index + 1 < chars.len() {
        match (chars[index], chars[index + 1]) {
            ('/', '*') => {
                depth += 1;
                index += 2;
            }
            ('*', '/') => {
                depth -= 1;
                index += 2;
                if depth == 0 {
                    return index;
                }
            }
            _ => index += 1,
        }
    }
    chars.len()
}

fn end_of_string(chars: &[char], at: usize) -> usize {
    let mut index = at + 1;
    while index < chars.len() && chars[index] != '"' {
        index += if chars[index] == '\\' { 2 } else { 1 };
    }
    (index + 1).min(chars.len())
}

fn end_of_raw_string(chars: &[char], at: usize) -> usize {
    let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
    if chars.get(at + 1 + hashes) != Some(&'"') {
        return at;
    }
    let closing: Vec<char> = std::iter::once('"')
        .chain(std::iter::repeat_n('#', hashes))
        .collect();
    let end = position(chars, at + 2 + hashes, |rest| rest.starts_with(&closing));
    (end + closing.len()).min(chars.len())
}

/// Whether the character may stand in an identifier.
pub fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// Every place in `line` where `word` stands as a whole word, as byte offsets.
pub fn words<'a>(line: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    line.match_indices(word)
        .map(|(at, _)| at)
        .filter(move |at| {
            let before = line[..*at].chars().next_back();
            let after = line[at + word.len()..].chars().next();
            !before.is_some_and(is_word) && !after.is_some_and(is_word)
        })
}

#[test]
fn comments_strings_and_characters_are_blanked_and_lines_kept() {
    let text =
        "a /* x\n/* y */ z */ b // c\nlet s = \"q\\\"\nr\"; let c = '\"'; d('\\'', r#\"k\"#)";
    let code = code_of(text);
    let words: Vec<&str> = code.split_whitespace().collect();
    let expected = [
        "a", "b", "let", "s", "=", ";", "let", "c", "=", ";", "d(", ",", ")",
    ];
    assert_eq!(words, expected);
    assert_eq!(code.lines().count(), text.lines().count());
}

#[test]
fn lifetimes_and_raw_names_stay_code() {
    let text = "fn f<'a>(x: &'a str) -> &'a str { r#type(x) }";
    assert_eq!(code_of(text), text);
}

#[test]
fn a_word_is_found_whole_only() {
    assert_eq!(
        words("f64 xf64 f64_ (f64)", "f64").collect::<Vec<_>>(),
        [0, 15]
    );
}
