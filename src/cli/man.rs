//! The man page: one page with every command and option, the keys, the exit codes, the files.
//!
//! All of it comes from the tables that the program itself uses.

use super::arguments::{Arguments, JSON};
use super::exit_codes;
use clap::{Arg, ArgAction, Command, CommandFactory};

/// A key of the terminal program: `main` hands the table in, since `cli` and `tui` are two shells
/// that do not know each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyLine {
    /// Where it works.
    pub place: &'static str,
    /// The keys.
    pub keys: String,
    /// What it does.
    pub does: &'static str,
}

/// Files and folders with what they are for.
const FILES: [(&str, &str); 4] = [
    (
        "FILE (--register)",
        "A register: one file. While it is open, FILE-wal and FILE-shm stand beside it.",
    ),
    (
        "~/.local/share/ras-panel/demo.register",
        "The register of the demonstration.",
    ),
    (
        "~/.config/ras-panel/preferences.toml",
        "Which registers were opened last, and with which configuration folders.",
    ),
    (
        "FOLDER (--config)",
        "A configuration: panel.toml, tolerances.toml, ras/ with a folder for each RAS, \
         import/ with the column profiles.",
    ),
];

/// The page as roff.
#[must_use]
pub fn page(keys: &[KeyLine]) -> String {
    let mut program = Arguments::command();
    program.build();
    let version = program.get_version().unwrap_or_default().to_owned();
    let mut page = Page::default();
    page.raw(&format!(
        ".TH RAS-PANEL 1 \"\" \"ras-panel {version}\" \"User commands\""
    ));
    let about = about(&program);
    let (brief, _) = about.split_once(": ").unwrap_or((&about, ""));
    page.section("NAME");
    page.text(&format!(
        "ras-panel - {}",
        brief.trim_end_matches('.').to_lowercase()
    ));
    page.section("SYNOPSIS");
    page.bold("ras-panel [OPTIONS] [COMMAND]");
    page.section("DESCRIPTION");
    page.text(&about);
    page.section("OPTIONS");
    page.text("They hold for every command and may stand before or after it.");
    for argument in program.get_arguments().filter(|argument| told(argument)) {
        page.item(&argument_words(argument), &argument_help(argument));
    }
    page.section("COMMANDS");
    for command in program.get_subcommands() {
        page.command("ras-panel", command);
    }
    page.keys(keys);
    page.section("EXIT STATUS");
    for (code, meaning) in exit_codes::ALL {
        page.item(&code.to_string(), &sentence(meaning));
    }
    page.section("OUTPUT");
    page.text(JSON);
    page.environment(&program);
    page.section("FILES");
    for (file, what) in FILES {
        page.item(file, what);
    }
    page.text(
        "Other systems have their own folders for data and settings; XDG_DATA_HOME and \
         XDG_CONFIG_HOME are followed where they are set.",
    );
    page.roff
}

/// The page while it is written.
#[derive(Default)]
struct Page {
    roff: String,
}

impl Page {
    fn raw(&mut self, line: &str) {
        self.roff.push_str(line);
        self.roff.push('\n');
    }

    fn section(&mut self, title: &str) {
        self.raw(&format!(".SH \"{title}\""));
    }

    fn heading(&mut self, title: &str) {
        self.raw(&format!(".SS \"{}\"", escaped(title)));
    }

    fn text(&mut self, text: &str) {
        self.raw(".PP");
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            self.raw(&escaped(line.trim()));
        }
    }

    fn bold(&mut self, text: &str) {
        self.raw(&format!("\\fB{}\\fR", escaped(text)));
    }

    fn item(&mut self, what: &str, words: &str) {
        self.raw(".TP");
        self.bold(what);
        self.raw(&escaped(words));
    }

    fn keys(&mut self, keys: &[KeyLine]) {
        self.section("KEYS");
        self.text("In the terminal program ? lists the keys that work where it stands.");
        let mut place = "";
        for line in keys {
            if line.place != place {
                place = line.place;
                self.heading(place);
            }
            self.item(&line.keys, &sentence(line.does));
        }
    }

    fn environment(&mut self, program: &Command) {
        self.section("ENVIRONMENT");
        for argument in program.get_arguments().filter(|argument| told(argument)) {
            if let (Some(name), Some(long)) = (argument.get_env(), argument.get_long()) {
                let words = format!("The same as --{long}, which goes before it.");
                self.item(&name.to_string_lossy(), &words);
            }
        }
        self.item(
            "NO_COLOR",
            "If it is not empty: the theme mono, whatever --theme says.",
        );
    }

    fn command(&mut self, above: &str, command: &Command) {
        let name = format!("{above} {}", command.get_name());
        if command.get_name() == "help" {
            return;
        }
        if command.has_subcommands() {
            for below in command.get_subcommands() {
                self.command(&name, below);
            }
            return;
        }
        let own = command.get_arguments();
        let own: Vec<&Arg> = own.filter(|a| told(a) && !a.is_global_set()).collect();
        let words: Vec<String> = own.iter().map(|a| in_synopsis(a)).collect();
        self.heading(format!("{name} {}", words.join(" ")).trim_end());
        self.text(&about(command));
        for argument in own {
            self.item(&argument_words(argument), &argument_help(argument));
        }
    }
}

fn told(argument: &Arg) -> bool {
    !argument.is_hide_set() && !["help", "version"].contains(&argument.get_id().as_str())
}

fn about(command: &Command) -> String {
    let about = command.get_long_about().or(command.get_about());
    about
        .map(|about| sentence(&about.to_string()))
        .unwrap_or_default()
}

fn argument_help(argument: &Arg) -> String {
    let help = argument.get_long_help().or(argument.get_help());
    let mut help = help
        .map(|help| sentence(&help.to_string()))
        .unwrap_or_default();
    let possible = argument.get_possible_values();
    let takes = argument.get_action().takes_values() && !argument.is_hide_possible_values_set();
    if takes && !possible.is_empty() {
        let names: Vec<&str> = possible.iter().map(|value| value.get_name()).collect();
        help.push_str(&format!(" One of: {}.", names.join(", ")));
    }
    let default = argument.get_default_values();
    if let (true, Some(default)) = (takes, default.first()) {
        help.push_str(&format!(" By default {}.", default.to_string_lossy()));
    }
    help
}

/// An argument as it is typed: `-r, --register FILE`.
fn argument_words(argument: &Arg) -> String {
    let value = value_name(argument);
    match (argument.get_short(), argument.get_long()) {
        (Some(short), Some(long)) => format!("-{short}, --{long} {value}").trim_end().to_owned(),
        (None, Some(long)) => format!("--{long} {value}").trim_end().to_owned(),
        _ => value,
    }
}

fn in_synopsis(argument: &Arg) -> String {
    let words = argument_words(argument);
    let many = if matches!(argument.get_action(), ArgAction::Append) && !argument.is_positional() {
        "..."
    } else {
        ""
    };
    match argument.is_required_set() {
        true => words,
        false => format!("[{words}]{many}"),
    }
}

fn value_name(argument: &Arg) -> String {
    if !argument.get_action().takes_values() {
        return String::new();
    }
    let names = argument.get_value_names();
    let name = names.and_then(|names| names.first());
    name.map_or_else(
        || argument.get_id().as_str().to_uppercase(),
        ToString::to_string,
    )
}

/// With a capital and a stop.
fn sentence(words: &str) -> String {
    let words = words.trim().trim_end_matches('.');
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), letters.as_str()),
        None => String::new(),
    }
}

/// Text in which roff sees no command of its own.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    let text = text.replace('"', "\\(dq");
    match text.starts_with(['.', '\'']) {
        true => format!("\\&{text}"),
        false => text,
    }
}
