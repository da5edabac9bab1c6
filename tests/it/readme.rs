//! The README says what the program does: its tables of keys, commands and options are made from
//! the program's own.
//!
//! After a change, `RAS_PANEL_WRITE_README=1 cargo test --test it readme` writes them anew.

use clap::{Arg, Command, CommandFactory};
use ras_panel::cli::arguments::Arguments;
use ras_panel::cli::exit_codes;
use ras_panel::tui::input::keymap::{BINDINGS, Scope};
use std::fmt::Write;
use std::path::Path;

/// One row for each action: where, the keys, what it does.
fn keys() -> String {
    let mut table = "| Where | Keys | What it does |\n|---|---|---|\n".to_owned();
    let mut scopes: Vec<Scope> = Vec::new();
    for binding in BINDINGS {
        if !scopes.contains(&binding.scope) {
            scopes.push(binding.scope);
        }
    }
    for scope in scopes {
        for binding in BINDINGS.iter().filter(|binding| binding.scope == scope) {
            let keys: Vec<String> = binding.keys.iter().map(|key| format!("`{key}`")).collect();
            let (place, keys) = (capitalised(scope.title()), keys.join(" "));
            writeln!(table, "| {place} | {keys} | {} |", binding.help).unwrap();
        }
    }
    table
}

fn capitalised(text: &str) -> String {
    let (first, rest) = text.split_at(1);
    first.to_uppercase() + rest
}

/// One row for each command with its arguments.
fn commands() -> String {
    let mut table = "| Command | What it does |\n|---|---|\n".to_owned();
    write_commands(&mut table, "ras-panel", &Arguments::command());
    table
}

fn write_commands(table: &mut String, before: &str, command: &Command) {
    for sub in command.get_subcommands() {
        let name = format!("{before} {}", sub.get_name());
        if sub.has_subcommands() {
            write_commands(table, &name, sub);
            continue;
        }
        let arguments: String = sub.get_arguments().filter_map(shown_argument).collect();
        writeln!(table, "| `{name}{arguments}` | {} |", about(sub)).unwrap();
    }
}

fn about(command: &Command) -> String {
    command
        .get_about()
        .map(ToString::to_string)
        .unwrap_or_default()
}

fn shown_argument(argument: &Arg) -> Option<String> {
    if argument.is_hide_set() || argument.is_global_set() {
        return None;
    }
    let value = value_of(argument);
    let shown = match argument.get_long() {
        Some(long) if value.is_empty() => format!("[--{long}]"),
        Some(long) => format!("[--{long} {value}]"),
        None if argument.is_required_set() => value,
        None => format!("[{value}]"),
    };
    Some(format!(" {shown}"))
}

fn value_of(argument: &Arg) -> String {
    if !argument.get_action().takes_values() {
        return String::new();
    }
    let words = argument.get_possible_values();
    if !words.is_empty() {
        let words: Vec<&str> = words.iter().map(|word| word.get_name()).collect();
        return words.join("\\|");
    }
    match argument.get_value_names() {
        Some([name, ..]) => name.to_string(),
        _ => argument.get_id().to_string().to_uppercase(),
    }
}

/// One row for each option that every command takes.
fn options() -> String {
    let mut table = "| Option | Variable | What it does |\n|---|---|---|\n".to_owned();
    let command = Arguments::command();
    let shared = command
        .get_arguments()
        .filter(|argument| argument.is_global_set() && !argument.is_hide_set());
    for argument in shared {
        let long = argument.get_long().unwrap();
        let value = value_of(argument);
        let shown = format!("--{long} {value}");
        let variable = argument.get_env().map_or_else(String::new, |variable| {
            format!("`{}`", variable.to_str().unwrap())
        });
        let help = argument.get_help().map(ToString::to_string).unwrap();
        writeln!(table, "| `{}` | {variable} | {help} |", shown.trim_end()).unwrap();
    }
    table
}

/// One row for each exit code.
fn exit_codes() -> String {
    let mut table = "| Exit code | Means |\n|---|---|\n".to_owned();
    for (code, meaning) in exit_codes::ALL {
        writeln!(table, "| {code} | {meaning} |").unwrap();
    }
    table
}

/// The text with what stands between `<!-- name -->` and `<!-- /name -->` replaced.
fn with_block(text: &str, name: &str, block: &str) -> String {
    let (opening, closing) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = text.split_once(&opening).expect(&opening);
    let (_, after) = rest.split_once(&closing).expect(&closing);
    format!("{before}{opening}\n{block}\n{closing}{after}")
}

#[test]
fn the_tables_of_the_readme_are_the_programs_own() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let written = std::fs::read_to_string(&path).unwrap();
    let blocks = [
        ("keys", keys()),
        ("commands", commands()),
        ("options", options()),
        ("exit codes", exit_codes()),
    ];
    let made = blocks.iter().fold(written.clone(), |text, (name, block)| {
        with_block(&text, name, block)
    });
    if std::env::var_os("RAS_PANEL_WRITE_README").is_some() {
        std::fs::write(&path, &made).unwrap();
        return;
    }
    assert!(
        written == made,
        "README.md is behind the program: RAS_PANEL_WRITE_README=1 cargo test --test it readme"
    );
}

#[test]
fn the_readme_names_the_toolchain_of_the_manifest() {
    let manifest: toml::Table = toml::from_str(include_str!("../../Cargo.toml")).unwrap();
    let version = manifest["package"]["rust-version"].as_str().unwrap();
    assert!(
        include_str!("../../README.md").contains(&format!("Rust toolchain ({version} or later)"))
    );
}

#[test]
fn a_block_is_replaced_and_the_rest_stays() {
    let text = "a\n<!-- keys -->\nold\n<!-- /keys -->\nb\n";
    assert_eq!(
        with_block(text, "keys", "new\n"),
        "a\n<!-- keys -->\n\nnew\n\n<!-- /keys -->\nb\n"
    );
}

#[test]
fn the_tables_hold_what_the_program_has() {
    assert!(
        keys().contains("| Queue | `d` | decide the case |"),
        "{}",
        keys()
    );
    assert!(commands().contains("| `ras-panel demo [--again]` | Opens the demonstration"));
    assert!(
        commands().contains("| `ras-panel config check [FOLDER] [--json]` |"),
        "{}",
        commands()
    );
    assert!(
        options().contains("| `--register FILE` | `RAS_PANEL_REGISTER` |"),
        "{}",
        options()
    );
    let form = "| `ras-panel minutes [SITTING] [--format text\\|markdown\\|json] [--json]` |";
    assert!(commands().contains(form), "{}", commands());
    let behind = "| 6 | verify: sound, but it ends before the head that was kept elsewhere |";
    assert!(exit_codes().contains(behind), "{}", exit_codes());
    assert!(!options().contains("CLOCK"), "hidden options stay hidden");
}
