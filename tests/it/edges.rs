//! Which files may name which crate, and which may touch the world outside the program.
//!
//! To widen a list, add the file (or a prefix of its path below `src/`) to its row, and say in the
//! commit why that file is an edge.

use crate::sources::{Fault, Source, assert_none, code_of, files, only, rust_files, words};

/// What only some files may do.
struct Edge {
    /// Said of a file that may not: "may not …".
    does: &'static str,
    /// Whole words that betray it.
    words: &'static [&'static str],
    /// Prefixes of the lawful paths below `src/`.
    lawful: &'static [&'static str],
}

const fn edge(
    does: &'static str,
    words: &'static [&'static str],
    lawful: &'static [&'static str],
) -> Edge {
    Edge {
        does,
        words,
        lawful,
    }
}

/// Files that touch the world outside.
#[rustfmt::skip]
const WORLD: [Edge; 9] = [
    edge("read the clock", &["SystemTime", "Timestamp::now", "Zoned::now"], &["app/clock.rs"]),
    edge("measure time passing", &["Instant"],
        &["app/", "cli/", "tui/event.rs", "tui/run.rs", "tui/terminal.rs"]),
    edge("read the environment", &["std::env", "env::var", "env::var_os", "env::args"],
        &["app/", "cli/", "main.rs", "tui/terminal.rs"]),
    edge("open or write files", &["std::fs", "File::open", "File::create", "OpenOptions"],
        &["config/load.rs", "import/files/source.rs", "register/", "app/", "cli/"]),
    edge("touch the terminal", &["stdout", "stdin", "stderr", "IsTerminal"],
        &["cli/", "main.rs", "tui/terminal.rs", "tui/event.rs", "tui/run.rs"]),
    edge("ask for randomness", &["getrandom::fill", "from_os_rng", "OsRng", "thread_rng"],
        &["app/chance.rs"]),
    edge("start threads", &["std::thread", "thread::spawn"],
        &["app/", "modelling/", "register/copy.rs", "register/settings.rs", "tui/event.rs",
            "tui/run.rs", "tui/terminal.rs"]),
    edge("start or end processes", &["std::process", "process::exit", "Command::new"],
        &["cli/mod.rs", "cli/told.rs", "main.rs", "tui/terminal.rs"]),
    edge("use binary floating point", &["f32", "f64"], &["tui/"]),
];

/// Every dependency and the files it may be named in; an empty list means everywhere.
#[rustfmt::skip]
const CRATES: [(&str, &[&str]); 25] = [
    ("clap", &["cli/", "main.rs"]),
    ("clap_complete", &["cli/"]),
    ("crossterm", &["tui/"]),
    ("directories", &["app/places.rs"]),
    ("encoding_rs", &["import/files/encoding.rs"]),
    ("flate2", &["import/files/workbook/"]),
    ("getrandom", &["app/chance.rs"]),
    ("jiff", &[]),
    ("nucleo_matcher", &["tui/"]),
    ("quick_xml", &["import/files/workbook/"]),
    ("rand_chacha", &["app/chance.rs", "synthetic/"]),
    ("ratatui", &["tui/"]),
    ("ratatui_textarea", &["tui/"]),
    ("rusqlite", &["register/"]),
    ("rust_decimal", &[]),
    ("serde", &["app/preferences.rs", "cli/", "config/raw", "import/files/json_lines.rs"]),
    ("serde_json", &["app/", "cli/", "import/files/json_lines.rs", "reports/"]),
    ("sha2", &[]),
    ("signal_hook", &["tui/"]),
    ("strsim", &["import/proposal/likeness.rs"]),
    ("thiserror", &[]),
    ("toml", &["app/preferences.rs", "config/reading/place.rs", "config/raw", "config/reading"]),
    ("tui_input", &["tui/"]),
    ("unicode_segmentation", &["tui/", "reports/"]),
    ("unicode_width", &["tui/", "reports/"]),
];

fn is_lawful(path: &str, lawful: &[&str]) -> bool {
    let inner = path.strip_prefix("src/").unwrap_or(path);
    lawful.iter().any(|prefix| inner.starts_with(prefix))
}

fn world_faults(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (index, line) in code_of(&source.text).lines().enumerate() {
        for edge in &WORLD {
            let found = edge
                .words
                .iter()
                .any(|word| words(line, word).next().is_some());
            if found && !is_lawful(&source.path, edge.lawful) {
                faults.push(Fault::new(
                    source,
                    index + 1,
                    format!("may not {}", edge.does),
                ));
            }
        }
    }
    faults
}

fn crate_faults(source: &Source) -> Vec<Fault> {
    let code = code_of(&source.text);
    let mut faults = Vec::new();
    for (name, lawful) in CRATES {
        let is_free = lawful.is_empty() || is_lawful(&source.path, lawful);
        if is_free || !code.contains(name) || shadows(&code, name) {
            continue;
        }
        for (index, line) in code.lines().enumerate() {
            if names_crate(line, name) {
                let what = format!("{name} is named only in {}", lawful.join(", "));
                faults.push(Fault::new(source, index + 1, what));
            }
        }
    }
    faults
}

/// Whether the file brings a module of ours by the crate's name into scope.
fn shadows(code: &str, name: &str) -> bool {
    ["super", "self", "crate"].iter().any(|start| {
        code.lines().any(|line| {
            line.trim_start().starts_with(&format!("use {start}::"))
                && line.trim_end().ends_with(&format!("::{name};"))
        })
    })
}

fn names_crate(line: &str, name: &str) -> bool {
    words(line, name).any(|at| {
        let before = line[..at].trim_end();
        let after = &line[at + name.len()..];
        let is_path =
            after.starts_with("::") || (before.ends_with("use") && after.starts_with(';'));
        is_path && !before.ends_with("::")
    })
}

/// Statements against entries that no source may hold, in any case and spacing.
const REGISTER_FORBIDS: [&str; 4] = [
    "update entry",
    "delete from entry",
    "replace into entry",
    "drop table entry",
];

fn register_faults(source: &Source) -> Vec<Fault> {
    let plain: String = source
        .text
        .to_ascii_lowercase()
        .replace(['\n', '"', '\\', '`'], " ");
    let squeezed = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    REGISTER_FORBIDS
        .iter()
        .filter(|statement| words(&squeezed, statement).next().is_some())
        .map(|statement| {
            Fault::new(
                source,
                0,
                format!("an entry is never changed: `{statement}`"),
            )
        })
        .collect()
}

#[test]
fn only_named_files_touch_the_world_outside() {
    assert_none(
        &rust_files()
            .iter()
            .flat_map(world_faults)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn a_crate_is_named_only_where_it_belongs() {
    assert_none(
        &rust_files()
            .iter()
            .flat_map(crate_faults)
            .collect::<Vec<_>>(),
    );
}

/// The lawful paths below `src/` that lead to no file.
fn absent(lawful: &[&str], sources: &[Source]) -> Vec<String> {
    let is_there = |prefix: &str| {
        let path = format!("src/{prefix}");
        sources.iter().any(|source| match prefix.ends_with(".rs") {
            true => source.path == path,
            false => source.path.starts_with(&path),
        })
    };
    let gone = lawful.iter().filter(|prefix| !is_there(prefix));
    gone.map(|prefix| format!("src/{prefix}")).collect()
}

#[test]
fn every_file_that_may_do_more_is_there() {
    let sources = rust_files();
    let world = WORLD.iter().map(|edge| edge.lawful);
    let crates = CRATES.iter().map(|(_, lawful)| *lawful);
    let gone: Vec<String> = world
        .chain(crates)
        .flat_map(|lawful| absent(lawful, &sources))
        .collect();
    assert_eq!(gone, Vec::<String>::new(), "take out of tests/it/edges.rs");
}

#[test]
fn a_file_that_is_gone_is_found() {
    let sources = [Source::planted("src/app/clock.rs", "//! x")];
    let lawful = [
        "app/clock.rs",
        "app/",
        "app/clock",
        "app/clocks.rs",
        "app/clock.r",
    ];
    let gone = ["src/app/clocks.rs"];
    assert_eq!(absent(&lawful, &sources), gone);
    assert_eq!(absent(&["tui/"], &sources), ["src/tui/"]);
}

#[test]
fn every_dependency_has_a_stated_place() {
    let manifest: toml::Table = toml::from_str(include_str!("../../Cargo.toml")).unwrap();
    let targets = manifest.get("target").and_then(toml::Value::as_table);
    let tables = targets
        .into_iter()
        .flat_map(|table| table.values().filter_map(toml::Value::as_table))
        .chain([&manifest]);
    for table in tables {
        for name in table["dependencies"].as_table().unwrap().keys() {
            let name = name.replace('-', "_");
            let stated = CRATES.iter().any(|(known, _)| *known == name);
            assert!(
                stated,
                "{name}: state in tests/it/edges.rs where it may be named"
            );
        }
    }
}

#[test]
fn no_statement_changes_or_removes_an_entry() {
    let sources = files("src", &[".rs", ".sql"]);
    assert_none(&sources.iter().flat_map(register_faults).collect::<Vec<_>>());
}

#[test]
fn unsafe_code_is_forbidden_by_the_manifest() {
    let manifest: toml::Table = toml::from_str(include_str!("../../Cargo.toml")).unwrap();
    assert_eq!(
        manifest["lints"]["rust"]["unsafe_code"].as_str(),
        Some("forbid")
    );
}

fn planted_world(path: &str, text: &str) -> String {
    only(&world_faults(&Source::planted(path, text)))
}

#[test]
fn each_touch_of_the_world_is_found() {
    for edge in &WORLD {
        for word in edge.words {
            let text = format!("//! x\nfn f() {{ {word} }}");
            let expected = format!("2: may not {}", edge.does);
            assert_eq!(planted_world("src/flags/rules/gap.rs", &text), expected);
            for lawful in edge.lawful {
                let source = Source::planted(&format!("src/{lawful}"), &text);
                assert_eq!(world_faults(&source), [], "{lawful} {word}");
            }
        }
    }
}

#[test]
fn a_crate_out_of_its_place_is_found() {
    let found = |path: &str, text: &str| crate_faults(&Source::planted(path, text));
    let expected = "1: rusqlite is named only in register/";
    assert_eq!(
        only(&found(
            "src/app/desk/itself.rs",
            "use rusqlite::Connection;"
        )),
        expected
    );
    assert_eq!(
        only(&found(
            "src/app/desk/itself.rs",
            "fn f(c: &rusqlite::Connection) {}"
        )),
        expected
    );
    assert_eq!(
        only(&found("src/app/desk/itself.rs", "use rusqlite;")),
        expected
    );
    assert_eq!(
        found("src/register/open.rs", "use rusqlite::Connection;"),
        []
    );
    assert_eq!(
        found(
            "src/app/desk/itself.rs",
            "/// rusqlite::x\nlet t = \"rusqlite::x\";"
        ),
        []
    );
    assert_eq!(
        found(
            "src/app/desk/itself.rs",
            "use super::csv;\nfn f() { csv::g() }"
        ),
        []
    );
    assert_eq!(
        found(
            "src/app/desk/itself.rs",
            "use super::csv::Row;\nlet csv = 1;"
        ),
        []
    );
}

#[test]
fn a_statement_against_an_entry_is_found() {
    let found = |text: &str| register_faults(&Source::planted("src/register/x.rs", text));
    for statement in REGISTER_FORBIDS {
        let shouted = statement.to_uppercase().replace(' ', "  \n ");
        assert_eq!(
            found(&format!("const S: &str = \"{shouted} WHERE 1\";")).len(),
            1
        );
    }
    assert_eq!(found("UPDATE entry_count; BEFORE UPDATE ON entry"), []);
}
