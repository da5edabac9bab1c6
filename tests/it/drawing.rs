//! Nothing changes while drawing: a file that draws is lent nothing but what it draws on.

use crate::sources::{Fault, Source, assert_none, code_of, is_word, only, rust_files, words};

/// What a drawing function may be lent to change: what it draws on, and the lines it gathers.
const DRAWN_ON: [&str; 4] = ["Paint", "Buffer", "Lines", "Styled"];

/// The rooms of the terminal program in which everything draws, and the file of another room that
/// makes lines to be drawn.
const DRAWING: [&str; 3] = [
    "src/tui/brush/",
    "src/tui/drawn/",
    "src/tui/held/breakdown.rs",
];

/// What changes behind a lent `&`, so that no `&mut` betrays it.
const INSIDE: [&str; 6] = ["Cell", "RefCell", "OnceCell", "LazyCell", "Mutex", "RwLock"];

fn is_drawing(source: &Source, code: &str) -> bool {
    let paints = ["Paint", "Buffer", "Frame"];
    let is_in = |place: &&str| source.path.starts_with(*place);
    DRAWING.iter().any(is_in)
        || source.path.starts_with("src/tui/")
            && paints.iter().any(|word| words(code, word).next().is_some())
}

/// The types that a line lends to be changed, each by its last name; `self` is one.
fn lent(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for at in words(line, "mut") {
        let before = line[..at].trim_end();
        let lifetime = before.trim_end_matches(is_word).ends_with("&'");
        let after = line[at + "mut".len()..].trim_start();
        let after = after.trim_start_matches('[');
        let end = after.find(|c| !is_word(c) && c != ':');
        let path = &after[..end.unwrap_or(after.len())];
        let name = path.rsplit("::").next().unwrap_or_default();
        let is_type = name.starts_with(|c: char| c.is_ascii_uppercase());
        if (before.ends_with('&') || lifetime)
            && (is_type || ["self", "dyn", "impl"].contains(&name))
        {
            found.push(name);
        }
    }
    found
}

/// What a drawing file may change and does not draw on, and fields of a model lent by name.
fn drawing_faults(source: &Source) -> Vec<Fault> {
    let code = code_of(&source.text);
    if !is_drawing(source, &code) {
        return Vec::new();
    }
    let own = source.path == "src/tui/brush/paint.rs";
    let mut faults = Vec::new();
    for (index, line) in code.lines().enumerate() {
        for name in lent(line) {
            let lawful = DRAWN_ON.contains(&name) || (own && name == "self");
            if !lawful {
                let what = format!("drawing changes only what it draws on, not `{name}`");
                faults.push(Fault::new(source, index + 1, what));
            }
        }
    }
    faults
}

/// State of the terminal program that could change although it is lent to be read.
fn inside_faults(source: &Source) -> Vec<Fault> {
    // The way to the terminal notes there that the terminal has gone.
    if !source.path.starts_with("src/tui/") || source.path == "src/tui/terminal.rs" {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for (index, line) in code_of(&source.text).lines().enumerate() {
        for word in INSIDE {
            if words(line, word).next().is_some() {
                let what = format!("`{word}` changes behind a lent `&`");
                faults.push(Fault::new(source, index + 1, what));
            }
        }
    }
    faults
}

#[test]
fn nothing_changes_while_drawing() {
    let sources = rust_files();
    let drawing = sources
        .iter()
        .filter(|source| is_drawing(source, &code_of(&source.text)));
    let names: Vec<&str> = drawing.map(|source| source.path.as_str()).collect();
    for known in [
        "brush/paint",
        "brush/window",
        "drawn/view",
        "held/breakdown",
    ] {
        let path = format!("src/tui/{known}.rs");
        assert!(names.contains(&path.as_str()), "{path} is not scanned");
    }
    assert_none(&sources.iter().flat_map(drawing_faults).collect::<Vec<_>>());
}

#[test]
fn no_state_of_the_terminal_program_changes_behind_what_is_lent_to_be_read() {
    let sources = rust_files();
    assert_none(&sources.iter().flat_map(inside_faults).collect::<Vec<_>>());
}

#[test]
fn whatever_a_drawing_file_could_change_of_the_state_is_found() {
    for (lent, name) in [
        ("model: &mut Model", "Model"),
        ("m: &mut super::model::Model", "Model"),
        ("screen: &mut CaseScreen", "CaseScreen"),
        ("form: &mut Form", "Form"),
        ("popup: &mut Option<Popup>", "Option"),
        ("list: &mut List<QueueRow>", "List"),
        ("rows: &mut [QueueRow]", "QueueRow"),
        ("form: &'a mut Form", "Form"),
        ("list: &mut dyn FilterLine", "dyn"),
        ("&mut self", "self"),
    ] {
        let text = format!("//! x\npub fn draw({lent}) {{}}");
        let expected = format!("2: drawing changes only what it draws on, not `{name}`");
        for file in [
            "drawn/queue_view.rs",
            "brush/columns.rs",
            "held/breakdown.rs",
        ] {
            let source = Source::planted(&format!("src/tui/{file}"), &text);
            assert_eq!(only(&drawing_faults(&source)), expected, "{file}");
        }
        let text = format!("use super::paint::Paint;\npub fn draw({lent}) {{}}");
        for file in ["brush/window.rs", "keys/a_new_file.rs"] {
            let source = Source::planted(&format!("src/tui/{file}"), &text);
            assert_eq!(only(&drawing_faults(&source)), expected, "{file}");
        }
    }
}

#[test]
fn a_file_that_draws_may_change_what_it_draws_on_and_others_may_change_the_state() {
    let lawful = "fn f(paint: &mut Paint, b: &mut Buffer, l: &mut Lines, s: &mut [Styled]) {\n\
                  let mut lines = take(&mut line); g(&mut paint); }";
    let found = |path: &str, text: &str| drawing_faults(&Source::planted(path, text));
    assert_eq!(found("src/tui/drawn/queue_view.rs", lawful), []);
    let itself = "impl Paint<'_> { fn line(&mut self) {} }";
    assert_eq!(found("src/tui/brush/paint.rs", itself), []);
    assert_eq!(found("src/tui/brush/window.rs", itself).len(), 1);
    let changes = "pub fn update(model: &mut Model) {}";
    assert_eq!(found("src/tui/keys/update.rs", changes), []);
}

#[test]
fn what_changes_behind_a_lent_reference_is_found() {
    let found = |path: &str, text: &str| inside_faults(&Source::planted(path, text));
    for word in INSIDE {
        let text = format!("pub struct Model {{ top: {word}<usize> }}");
        let expected = format!("1: `{word}` changes behind a lent `&`");
        assert_eq!(only(&found("src/tui/held/model.rs", &text)), expected);
        assert_eq!(found("src/tui/terminal.rs", &text), []);
        assert_eq!(found("src/register/store.rs", &text), []);
    }
}
