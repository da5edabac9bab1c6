//! What can be asked on the command line. One place: help, completions and the man page follow it.

use super::exit_codes;
use crate::config::caseload_field::FileKind;
use crate::synthetic::planting::PER_THOUSAND_MAX;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// A moderation panel's terminal program: the flagged allocations, how every pound was reached,
/// beside what the package costs; decisions, transitions, approvals and proposals in an append-only
/// register. Without a command it opens the register that was opened last.
#[derive(Debug, Parser)]
#[command(name = "ras-panel", version, max_term_width = 100, after_help = after_help())]
pub struct Arguments {
    /// What holds for every command.
    #[command(flatten)]
    pub common: Shared,
    /// The command.
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// What holds of JSON, as help and the man page say it.
pub const JSON: &str = "JSON: money is whole pence, a number whose name says so (pence, \
                        pence_per_week); points and percentages are strings; null is not known or \
                        none; only sentences have pounds in them.";

/// The themes by the names that `--theme` takes.
pub const THEMES: [&str; 5] = [
    "dark",
    "light",
    "high-contrast",
    "colour-blind-safe",
    "mono",
];

/// What the help of `import` ends with.
const AFTER_IMPORT: &str = "\
Rows that are rejected are written to FROM/rejected-1 (then rejected-2 …), in each file those to be \
mended first. Mend them there and import that folder; the exit code is 1 until none is left.

Which columns there can be, and how rows are mended: import/README.md in the configuration folder, \
which ras-panel config copy FOLDER writes.";

fn after_help() -> String {
    format!("{}\n\n{JSON}", exit_codes::text())
}

/// Options of every command.
#[derive(Args, Debug)]
pub struct Shared {
    /// The register's file; by default the one that was opened last.
    #[arg(
        long,
        short,
        global = true,
        value_name = "FILE",
        env = "RAS_PANEL_REGISTER"
    )]
    pub register: Option<PathBuf>,
    /// The folder with panel.toml, tolerances.toml, ras/ and import/; by default the one that was
    /// last named for the register; where none was, the register's own RAS and rules.
    #[arg(
        long,
        short,
        global = true,
        value_name = "FOLDER",
        env = "RAS_PANEL_CONFIG"
    )]
    pub config: Option<PathBuf>,
    /// The RAS inside FOLDER/ras, where there are several.
    #[arg(long, global = true, value_name = "NAME")]
    pub ras: Option<String>,
    /// The column profile inside FOLDER/import; by default named like the RAS.
    #[arg(long, global = true, value_name = "NAME")]
    pub profile: Option<String>,
    /// Who acts: a member's id. It stands on everything that is recorded; identity is not proven.
    #[arg(
        long = "as",
        global = true,
        value_name = "MEMBER",
        env = "RAS_PANEL_MEMBER"
    )]
    pub acting: Option<String>,
    /// Opens the register for reading only; init, import, restore, demo-data and config copy
    /// refuse.
    #[arg(long, global = true)]
    pub read_only: bool,
    /// The colours: dark, light, high-contrast, colour-blind-safe or mono. NO_COLOR means mono.
    #[arg(
        long,
        global = true,
        value_name = "THEME",
        value_parser = THEMES,
        hide_possible_values = true
    )]
    pub theme: Option<String>,
    /// Leaves the mouse to the terminal.
    #[arg(long, global = true)]
    pub no_mouse: bool,
    /// The moment that the clock stands at (2026-11-24T10:00:00Z), for demonstrations and tests.
    #[arg(long, global = true, hide = true, env = "RAS_PANEL_CLOCK")]
    pub clock: Option<String>,
    /// The seed of salts and ids, for tests.
    #[arg(long, global = true, hide = true, env = "RAS_PANEL_SEED")]
    pub chance_seed: Option<u64>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Opens the demonstration: an invented council, 400 made-up cases, a register of its own.
    Demo {
        /// Puts the demonstration's register aside and begins with a new one.
        #[arg(long)]
        again: bool,
    },
    /// Makes a new register with the RAS of the configuration.
    Init {
        /// The register's file; it must not be there yet.
        file: PathBuf,
        /// A member, as ID:SHOWN:ROLE; several times for several. ROLE is the id of a role in
        /// panel.toml, such as chair or panel_member. More can be entered later.
        #[arg(long, value_name = "ID:SHOWN:ROLE")]
        member: Vec<String>,
        /// Prints JSON.
        #[arg(long)]
        json: bool,
    },
    /// Takes caseload files into the register; bad rows are listed and written beside.
    #[command(after_help = AFTER_IMPORT)]
    Import(Import),
    /// Writes a made-up caseload for the RAS and the column profile with which import reads.
    DemoData(DemoData),
    /// Lists the cases before the panel.
    List {
        /// Lists the whole caseload.
        #[arg(long)]
        all: bool,
        /// Prints JSON.
        #[arg(long)]
        json: bool,
    },
    /// Prints a case: the breakdown, the package, the gap, the flags, like cases, the history.
    Show {
        /// The case's reference.
        case: String,
        /// As of this day (2027-04-01): the version and figures of the RAS, the limits and the
        /// package lines of that day, with what the register holds now.
        #[arg(long, value_name = "DATE")]
        date: Option<String>,
        /// Prints JSON.
        #[arg(long)]
        json: bool,
    },
    /// Prints how a case's indicative budget is reached, from the answers to the amount.
    Score {
        /// The case's reference.
        case: String,
        /// As of this day (2027-04-01): the version and figures of the RAS, the limits and the
        /// package lines of that day, with what the register holds now.
        #[arg(long, value_name = "DATE")]
        date: Option<String>,
        /// Explains every figure down to its answer, its parameter, its date and its reference.
        #[arg(long)]
        trace: bool,
        /// Prints the whole trace as JSON, with or without --trace.
        #[arg(long)]
        json: bool,
    },
    /// Explains the flag rules in force, and counts the cases that meet each.
    Flags {
        /// Prints JSON.
        #[arg(long)]
        json: bool,
    },
    /// Prints the record of a case's latest decision, with the ways to challenge it.
    Record {
        /// The case's reference.
        case: String,
        /// The decision of this entry of the register, instead of the latest.
        #[arg(long, value_name = "N")]
        entry: Option<u64>,
        /// In which form.
        #[arg(long, value_enum, default_value_t)]
        format: PaperForm,
        /// Adds how the indicative budget was reached, down to every answer, parameter, date and
        /// reference, as it was when the case was decided; JSON has it always.
        #[arg(long)]
        in_full: bool,
        /// Prints JSON: the same as --format json.
        #[arg(long, conflicts_with = "format")]
        json: bool,
    },
    /// Prints the minutes of a sitting, with the register's newest digest.
    Minutes {
        /// The sitting's reference, or `latest`.
        #[arg(default_value = "latest")]
        sitting: String,
        /// In which form.
        #[arg(long, value_enum, default_value_t)]
        format: PaperForm,
        /// Prints JSON: the same as --format json.
        #[arg(long, conflicts_with = "format")]
        json: bool,
    },
    /// Lists the sittings.
    Sittings {
        /// Prints JSON.
        #[arg(long)]
        json: bool,
    },
    /// Recomputes the register's chain and everything derived from it, and says what it proved.
    Verify {
        /// Compares with a head that was kept elsewhere, as minutes print it.
        #[arg(long, value_name = "ENTRY:SHA256")]
        known_head: Option<String>,
        /// Prints JSON.
        #[arg(long)]
        json: bool,
    },
    /// Makes a whole copy of the register in a new file, reads it and verifies it.
    Backup {
        /// The file; it must not be there yet.
        file: PathBuf,
        /// Prints JSON.
        #[arg(long)]
        json: bool,
    },
    /// Makes a register in a new file of a backup, and verifies it.
    Restore {
        /// The backup.
        from: PathBuf,
        /// The new register's file; it must not be there yet.
        to: PathBuf,
        /// Prints JSON.
        #[arg(long)]
        json: bool,
    },
    /// Says how the register's file is: permissions, durability, contents, last backup.
    Doctor {
        /// Prints JSON.
        #[arg(long)]
        json: bool,
    },
    /// Copies, checks or shows the configuration.
    Config {
        /// What to do.
        #[command(subcommand)]
        what: ConfigVerb,
    },
    /// Prints completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Prints the man page.
    Man,
}

/// What to import, and how.
#[derive(Args, Debug)]
pub struct Import {
    /// The folder with the files that the column profile names, or single files.
    #[arg(required = true, value_name = "FROM")]
    pub from: Vec<PathBuf>,
    /// Says what would happen and writes nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Takes nothing where a row is rejected (exit code 4).
    #[arg(long)]
    pub strict: bool,
    /// Adds the quality report: each column by the statuses of the national return, and why cases
    /// cannot be scored.
    #[arg(long)]
    pub quality: bool,
    /// Prints JSON, with the quality report.
    #[arg(long)]
    pub json: bool,
    /// Says that nobody has any of these rows any more (packages or given): a file of them with
    /// headings and no row, refused without this, takes away what the register knows.
    #[arg(long, value_name = "TABLE", value_parser = none_of)]
    pub none_of: Vec<FileKind>,
    /// Imports nothing: proposes a column profile for the files, for a person to check.
    #[arg(long, conflicts_with_all = ["dry_run", "strict", "quality", "json"])]
    pub propose_profile: bool,
    /// Writes the proposed profile to a new file instead of printing it.
    #[arg(long, value_name = "FILE", requires = "propose_profile")]
    pub to: Option<PathBuf>,
}

/// The tables of which nobody may have a row any more.
fn none_of(text: &str) -> Result<FileKind, String> {
    match text {
        "packages" => Ok(FileKind::Packages),
        "given" => Ok(FileKind::Given),
        _ => Err("write packages or given".to_owned()),
    }
}

/// Which made-up caseload is written, and where.
#[derive(Debug, Args)]
pub struct DemoData {
    /// The folder to write to; it is made, and must be empty.
    pub folder: PathBuf,
    /// How many cases: 1 to 10,000,000.
    #[arg(
        long,
        default_value_t = 400,
        value_parser = clap::value_parser!(u64).range(1..=10_000_000)
    )]
    pub cases: u64,
    /// The seed: the same seed gives the same files.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// The day on which the caseload is taken (2026-11-24); by default today.
    #[arg(long)]
    pub date: Option<String>,
    /// Plants each fault of data in so many of a thousand rows (at most 50), and lists them in
    /// flaws.csv: for trying an import.
    #[arg(long, value_name = "ROWS", value_parser = per_thousand)]
    pub flaws: Option<u32>,
}

/// A rate at which a row has one fault at most.
fn per_thousand(text: &str) -> Result<u32, String> {
    let rate = text.parse().ok();
    let rate = rate.filter(|rate| (1..=PER_THOUSAND_MAX).contains(rate));
    rate.ok_or_else(|| format!("write a whole number from 1 to {PER_THOUSAND_MAX}"))
}

/// The forms of a decision's record and of minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum PaperForm {
    /// Plain text, 80 columns wide.
    #[default]
    Text,
    /// Markdown.
    Markdown,
    /// JSON.
    Json,
}

impl PaperForm {
    /// This form, or JSON where `--json` asks for it.
    #[must_use]
    pub fn or_json(self, json: bool) -> PaperForm {
        if json { PaperForm::Json } else { self }
    }
}

/// The parts of a configuration that can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ShownPart {
    /// The RAS.
    Ras,
    /// panel.toml: quorum, roles, limits, periods, reasons, ways to challenge.
    Panel,
    /// tolerances.toml: the flag rules with their limits.
    Tolerances,
}

/// What to do with the configuration.
#[derive(Debug, Subcommand)]
pub enum ConfigVerb {
    /// Writes the built-in configuration, guides included, to a new folder, to make it your own.
    Copy {
        /// The folder to write to; it is made, and must be empty.
        folder: PathBuf,
        /// Prints JSON.
        #[arg(long)]
        json: bool,
    },
    /// Reads everything and lists every mistake with its line; compares with the register's RAS.
    Check {
        /// The configuration folder, or the folder of one RAS; by default the one in use.
        folder: Option<PathBuf>,
        /// Prints JSON.
        #[arg(long)]
        json: bool,
    },
    /// Prints the RAS, the panel's rules and the tolerances in force, every figure with its date
    /// and reference.
    Show {
        /// The configuration folder, or the folder of one RAS; by default what the register uses.
        folder: Option<PathBuf>,
        /// Prints one part only.
        #[arg(long, value_enum)]
        part: Option<ShownPart>,
        /// Prints JSON.
        #[arg(long)]
        json: bool,
    },
}
