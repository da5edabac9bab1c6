//! The man page stands alone: every command with its options, the keys, the exit codes.

use crate::cli::scene::Home;
use clap::CommandFactory;
use ras_panel::cli::arguments::Arguments;
use ras_panel::cli::exit_codes;
use ras_panel::tui::input::keymap::BINDINGS;

/// The page with roff's own marks taken out.
fn page() -> String {
    let page = Home::new().run(&["man"]).well();
    let page = page.replace("\\-", "-").replace("\\(dq", "\"");
    page.replace("\\fB", "")
        .replace("\\fR", "")
        .replace("\\e", "\\")
}

#[test]
fn its_sections_are_those_of_man_pages() {
    let page = page();
    let sections: Vec<&str> = page
        .lines()
        .filter_map(|l| l.strip_prefix(".SH "))
        .collect();
    let expected = [
        "NAME",
        "SYNOPSIS",
        "DESCRIPTION",
        "OPTIONS",
        "COMMANDS",
        "KEYS",
        "EXIT STATUS",
        "OUTPUT",
        "ENVIRONMENT",
        "FILES",
    ];
    assert_eq!(sections, expected.map(|name| format!("\"{name}\"")));
    assert!(!page.contains("(1)"), "it points to another page:\n{page}");
    let odd = page
        .lines()
        .find(|line| line.starts_with('.') && !is_known(line));
    assert_eq!(odd, None);
}

fn is_known(line: &str) -> bool {
    [".TH ", ".SH ", ".SS ", ".PP", ".TP"]
        .iter()
        .any(|known| line.starts_with(known))
}

#[test]
fn it_has_every_command_with_its_options() {
    let page = page();
    let program = Arguments::command();
    let mut commands: Vec<(String, clap::Command)> = Vec::new();
    for command in program.get_subcommands() {
        let name = command.get_name();
        match command.has_subcommands() {
            false => commands.push((name.to_owned(), command.clone())),
            true => commands.extend(
                command
                    .get_subcommands()
                    .map(|below| (format!("{name} {}", below.get_name()), below.clone())),
            ),
        }
    }
    assert!(commands.len() > 15);
    for (name, command) in commands {
        let heading = format!(".SS \"ras-panel {name}");
        let (_, after) = page
            .split_once(&heading)
            .unwrap_or_else(|| panic!("{name}:\n{page}"));
        let (part, _) = after.split_once("\n.S").unwrap();
        for argument in command
            .get_arguments()
            .filter(|argument| !argument.is_global_set())
        {
            let help = argument.get_help().unwrap().to_string();
            assert!(
                part.contains(help.trim_end_matches('.')),
                "{name}, {help}: {part}"
            );
            if let Some(long) = argument.get_long() {
                assert!(
                    part.contains(&format!("\n--{long}")),
                    "{name}, {long}: {part}"
                );
            }
        }
    }
    for argument in program
        .get_arguments()
        .filter(|argument| !argument.is_hide_set())
    {
        let long = argument.get_long().unwrap();
        assert!(page.contains(&format!("--{long}")), "{long}");
        if let Some(variable) = argument.get_env() {
            assert!(page.contains(variable.to_str().unwrap()), "{long}");
        }
    }
}

#[test]
fn it_has_every_key_and_every_exit_code() {
    let page = page();
    let (_, keys) = page.split_once(".SH \"KEYS\"").unwrap();
    let (keys, codes) = keys.split_once(".SH \"EXIT STATUS\"").unwrap();
    for binding in BINDINGS {
        let place = format!(".SS \"{}\"\n", binding.scope.title());
        assert_eq!(keys.matches(&place).count(), 1, "{place}");
        let (_, part) = keys.split_once(&place).unwrap();
        let part = part.split(".SS").next().unwrap().to_lowercase();
        assert!(
            part.contains(&binding.help.to_lowercase()),
            "{}",
            binding.help
        );
        let key = binding
            .keys
            .first()
            .unwrap()
            .to_string()
            .replace('\\', "\\e");
        assert!(keys.contains(&key), "{key}");
    }
    for (code, meaning) in exit_codes::ALL {
        let item = format!(".TP\n{code}\n");
        let (_, part) = codes.split_once(&item).unwrap_or_else(|| panic!("{codes}"));
        assert!(
            part.to_lowercase().starts_with(&meaning.to_lowercase()),
            "{code}"
        );
    }
}
