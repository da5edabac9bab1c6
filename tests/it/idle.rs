//! An idle program sleeps: nothing in it waits for time to pass but where a reason is stated here.

use crate::sources::{Fault, Source, assert_none, code_of, only, rust_files, words};

/// Words by which code waits for time to pass, or looks again and again.
const WAITS: [&str; 15] = [
    "sleep",
    "sleep_until",
    "sleep_ms",
    "Instant",
    "recv_timeout",
    "recv_deadline",
    "try_recv",
    "wait_timeout",
    "wait_timeout_while",
    "park_timeout",
    "poll",
    "interval",
    "tick",
    "spin_loop",
    "yield_now",
];

/// The waits that are lawful: file, the trimmed line, and why the program is not idle there.
const LAWFUL: [(&str, &str); 6] = [
    // A draft was typed and is not kept yet.
    (
        "src/tui/run.rs",
        "match events.receiver.recv_timeout(left) {",
    ),
    // Since when it is not kept.
    ("src/tui/run.rs", "use std::time::{Duration, Instant};"),
    ("src/tui/run.rs", "type Since = Option<Instant>;"),
    (
        "src/tui/run.rs",
        "let since = unkept.get_or_insert_with(Instant::now);",
    ),
    // The program ends, and what it writes is waited for.
    (
        "src/tui/run.rs",
        "match events.receiver.recv_timeout(Duration::from_secs(10)) {",
    ),
    (
        "src/tui/run.rs",
        "let _closed = ended.recv_timeout(CLOSING_MAX);",
    ),
];

fn waits(source: &Source) -> Vec<Fault> {
    let inner = ["src/tui/", "src/app/", "src/cli/", "src/main.rs"];
    if !inner.iter().any(|start| source.path.starts_with(start)) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for (index, line) in code_of(&source.text).lines().enumerate() {
        let lawful = LAWFUL.contains(&(source.path.as_str(), line.trim()));
        for word in WAITS {
            if !lawful && words(line, word).next().is_some() {
                let what = format!("`{word}` would wake an idle program");
                faults.push(Fault::new(source, index + 1, what));
            }
        }
    }
    faults
}

#[test]
fn nothing_that_a_person_sits_before_wakes_while_nothing_happens() {
    let sources = rust_files();
    assert_none(&sources.iter().flat_map(waits).collect::<Vec<_>>());
}

/// The one wait with a time limit in the loop stands behind the question whether a draft waits.
#[test]
fn the_loop_waits_without_a_time_limit_unless_a_draft_is_to_be_kept() {
    let run = rust_files()
        .into_iter()
        .find(|source| source.path == "src/tui/run.rs")
        .unwrap();
    let code = code_of(&run.text);
    let squeezed = code.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = "if !unsaved { *unkept = None; return events.receiver.recv().ok(); } \
                 let since = unkept.get_or_insert_with(Instant::now); \
                 let left = DRAFT_AFTER.saturating_sub(since.elapsed());";
    assert!(squeezed.contains(first), "{code}");
    for (_, line) in LAWFUL {
        let n = code.lines().filter(|known| known.trim() == line).count();
        assert_eq!(n, 1, "{line}");
    }
}

#[test]
fn each_way_of_waiting_is_found() {
    for word in WAITS {
        let text = format!("//! x\nfn f() {{ x.{word}(LIMIT); }}");
        let expected = format!("2: `{word}` would wake an idle program");
        for path in [
            "src/tui/event.rs",
            "src/tui/run.rs",
            "src/app/desk/itself.rs",
        ] {
            let found = waits(&Source::planted(path, &text));
            assert_eq!(only(&found), expected, "{path}");
        }
        assert_eq!(waits(&Source::planted("src/register/copy.rs", &text)), []);
    }
    let said = Source::planted("src/tui/x.rs", "// sleep\nlet s = \"tick\"; events.recv();");
    assert_eq!(waits(&said), []);
}
