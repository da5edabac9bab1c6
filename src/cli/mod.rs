//! The command line: arguments in, text or JSON out, an exit code. A thin shell over `app`.
//!
//! The exit codes stand in one table: [`exit_codes::ALL`].

pub mod exit_codes;
pub mod arguments;
pub mod told;
pub mod opened;
pub mod start;
pub mod setting_up;
pub mod import_quality;
pub mod import_json;
pub mod importing;
pub mod listing;
pub mod showing;
pub mod papers;
pub mod keeping;
pub mod checking;
pub mod config_showing;
pub mod man;

use crate::app::error::{AppError, ErrorKind};
use arguments::{Arguments, ConfigVerb, Verb};
use clap::Parser;
use man::KeyLine;
use start::Shell;
use std::process::ExitCode;
use told::Told;

/// Runs the program with the arguments of the process; `shell` runs the terminal program, whose
/// `keys` the man page lists.
#[must_use]
pub fn main(shell: Shell<'_>, keys: &[KeyLine]) -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(help) if !help.use_stderr() => return told::help(&help),
        Err(mistake) => {
            told::notice(mistake.render().to_string().trim_end());
            return ExitCode::from(ErrorKind::Operator.exit_code());
        }
    };
    match run(&arguments, shell, keys) {
        Ok(told) => told.finish(),
        Err(error) => {
            told::error(&error);
            ExitCode::from(error.kind.exit_code())
        }
    }
}

fn run(arguments: &Arguments, shell: Shell<'_>, keys: &[KeyLine]) -> Result<Told, AppError> {
    match &arguments.verb {
        None => start::last(arguments, shell),
        Some(Verb::Demo { again }) => start::demo(arguments, *again, shell),
        Some(Verb::Init { file, member, json }) => setting_up::init(arguments, file, member, *json),
        Some(Verb::Import(import)) => importing::import(arguments, import),
        Some(Verb::DemoData(wanted)) => setting_up::demo_data(arguments, wanted),
        Some(Verb::List { all, json }) => listing::list(arguments, *all, *json),
        Some(Verb::Show { case, date, json }) => {
            showing::show(arguments, (case, date.as_deref()), *json)
        }
        Some(Verb::Score {
            case,
            date,
            trace,
            json,
        }) => showing::score(
            arguments,
            (case, date.as_deref()),
            showing::How::of(*trace, *json),
        ),
        Some(Verb::Flags { json }) => showing::flags(arguments, *json),
        Some(Verb::Record {
            case,
            entry,
            format,
            in_full,
            json,
        }) => {
            let of = papers::Wanted {
                case,
                entry: *entry,
                in_full: *in_full,
            };
            papers::record(arguments, of, format.or_json(*json))
        }
        Some(Verb::Minutes {
            sitting,
            format,
            json,
        }) => papers::minutes(arguments, sitting, format.or_json(*json)),
        Some(Verb::Sittings { json }) => papers::sittings(arguments, *json),
        Some(Verb::Verify { known_head, json }) => {
            keeping::verify(arguments, *json, known_head.as_deref())
        }
        Some(Verb::Backup { file, json }) => keeping::backup(arguments, file, *json),
        Some(Verb::Restore { from, to, json }) => keeping::restore(arguments, from, to, *json),
        Some(Verb::Doctor { json }) => keeping::doctor(arguments, *json),
        Some(Verb::Config { what }) => config(arguments, what),
        Some(Verb::Completions { shell }) => Ok(checking::completions(*shell)),
        Some(Verb::Man) => Ok(Told::done(man::page(keys))),
    }
}

fn config(arguments: &Arguments, what: &ConfigVerb) -> Result<Told, AppError> {
    let common = &arguments.common;
    match what {
        ConfigVerb::Copy { folder, json } => setting_up::config_copy(arguments, folder, *json),
        ConfigVerb::Check { folder, json } => checking::check(common, folder.as_deref(), *json),
        ConfigVerb::Show { folder, part, json } => {
            config_showing::show(common, folder.as_deref(), *part, *json)
        }
    }
}
