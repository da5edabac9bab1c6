//! The one place that knows every error: its kind, its chain of causes, and what to do.

use crate::config::problem::ConfigProblem;
use std::fmt;

/// Whose mistake it is, which settles the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// The person at the keyboard asked for something that is not possible.
    Operator,
    /// A configuration file is wrong.
    Config,
    /// A caseload file is wrong.
    Input,
    /// The register refused, is damaged, or cannot be reached.
    Register,
    /// Other programs recorded each time that something was judged; nothing was recorded.
    Behind,
    /// A request was only tried: the rules let it through, and nothing was recorded.
    OnlyTried,
    /// A fault in this program.
    Internal,
}

impl ErrorKind {
    /// The process exit code: 2 operator, 3 config, 4 input, 5 register, 70 internal.
    #[must_use]
    pub fn exit_code(self) -> u8 {
        match self {
            ErrorKind::Operator => 2,
            ErrorKind::Config => 3,
            ErrorKind::Input => 4,
            ErrorKind::Register | ErrorKind::Behind => 5,
            ErrorKind::OnlyTried | ErrorKind::Internal => 70,
        }
    }
}

/// An error as a person meets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppError {
    /// Whose mistake it is.
    pub kind: ErrorKind,
    /// What went wrong, outermost first; each one sentence.
    pub chain: Vec<String>,
    /// What to do.
    pub hints: Vec<String>,
    /// The mistakes of configuration files, one by one, where that is what went wrong.
    pub mistakes: Option<Box<Mistakes>>,
}

/// What is wrong in a configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mistakes {
    /// Every mistake, in the order of the parts.
    pub problems: Vec<ConfigProblem>,
    /// What could not be checked on account of them.
    pub not_checked: Vec<String>,
}

impl AppError {
    /// Makes an error of one sentence.
    #[must_use]
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> AppError {
        AppError {
            kind,
            chain: vec![message.into()],
            hints: Vec::new(),
            mistakes: None,
        }
    }

    /// Makes an error of another error and its sources.
    #[must_use]
    pub fn caused(kind: ErrorKind, what: impl Into<String>, cause: &dyn std::error::Error) -> Self {
        let mut chain = vec![what.into(), cause.to_string()];
        let mut source = cause.source();
        while let Some(deeper) = source {
            chain.push(deeper.to_string());
            source = deeper.source();
        }
        AppError {
            kind,
            chain,
            hints: Vec::new(),
            mistakes: None,
        }
    }

    /// Adds what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> AppError {
        self.hints.push(hint.into());
        self
    }
}

impl fmt::Display for AppError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.chain.join(": "))?;
        for hint in &self.hints {
            write!(out, "\n  to do: {hint}")?;
        }
        Ok(())
    }
}

impl std::error::Error for AppError {}
