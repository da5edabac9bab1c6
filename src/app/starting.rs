//! What is asked and answered while no register is open.

use super::error::AppError;
use crate::terms::text::sentence;

/// What the start screen shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Greeting {
    /// Why the register that was opened last is not open now; none at the very first start.
    pub lost: Option<Lost>,
    /// Registers that were opened before and are still there, the latest first; `~` for the home
    /// folder.
    pub registers: Vec<String>,
    /// Whether nothing may be written.
    pub read_only: bool,
}

/// A register that was opened last and cannot be opened now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// Its file.
    pub register: String,
    /// Why, and what to do, line by line.
    pub why: Vec<String>,
}

/// What can be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// The demonstration.
    Demo,
    /// A register that is there.
    Open {
        /// Its file, as typed.
        register: String,
        /// Its configuration folder, as typed; blank for the one it was last opened with.
        configuration: String,
    },
    /// What making a register would do. Nothing is written.
    Try(Typed),
    /// The register itself.
    Make(Typed),
}

/// What comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Welcome {
    /// A register is open now; what was done, in one sentence.
    Opened(String),
    /// What making a register would do.
    Forecast(Box<Forecast>),
    /// It cannot be done as it was typed.
    Wrong(Wrong),
}

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The register's file.
    pub register: String,
    /// The configuration folder; blank for the built-in one.
    pub configuration: String,
    /// Members, one a line, as `id:shown:role`.
    pub members: String,
    /// The caseload folder; blank to import later.
    pub caseload: String,
}

/// What is wrong: at fields, and what does not fit beside one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wrong {
    /// Field and message.
    pub at: Vec<(&'static str, String)>,
    /// More on it, line by line.
    pub more: Vec<String>,
}

/// What making the register would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// What was tried.
    pub typed: Typed,
    /// What would be done, in one sentence.
    pub sentence: String,
    /// What would be taken, line by line.
    pub lines: Vec<String>,
}

/// An error as sentences: what went wrong, then what to do, one a line.
#[must_use]
pub fn sentences(error: &AppError) -> Vec<String> {
    let whole = error.to_string();
    let lines = whole.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| sentence(line.strip_prefix("to do: ").unwrap_or(line)))
        .collect()
}

impl Wrong {
    /// Something wrong at one field.
    #[must_use]
    pub fn at(field: &'static str, message: impl Into<String>) -> Wrong {
        Wrong {
            at: vec![(field, message.into())],
            more: Vec::new(),
        }
    }

    /// An error at one field; a long one is told in full beside.
    #[must_use]
    pub fn of(field: &'static str, error: &AppError) -> Wrong {
        let told = sentences(error);
        let Some((first, rest)) = told.split_first().filter(|(_, rest)| rest.len() > 4) else {
            return Wrong::at(field, told.join(" "));
        };
        Wrong {
            at: vec![(field, format!("{first} The rest stands beside."))],
            more: rest.to_vec(),
        }
    }

    /// The same with every text changed.
    #[must_use]
    pub fn map(self, change: impl Fn(&str) -> String) -> Wrong {
        let at = self.at.into_iter();
        Wrong {
            at: at
                .map(|(field, message)| (field, change(&message)))
                .collect(),
            more: self.more.iter().map(|line| change(line)).collect(),
        }
    }

    /// Adds what else is wrong.
    pub fn join(&mut self, other: Wrong) {
        self.at.extend(other.at);
        self.more.extend(other.more);
    }
}
