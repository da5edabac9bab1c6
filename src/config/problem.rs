//! What is wrong in a configuration file: where, what, what is allowed, what to do.

use crate::terms::text::cleaned;
use std::fmt;

/// One mistake in a configuration file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigProblem {
    /// The file, relative to the folder that was read.
    pub file: String,
    /// The line, counted from 1; none when the whole file is meant.
    pub line: Option<usize>,
    /// The key that is wrong, as a dotted path with ids (`question.washing.option.daily.points`).
    pub key: String,
    /// What is wrong, with the value shown.
    pub what: String,
    /// What is allowed.
    pub allowed: String,
    /// What to do.
    pub remedy: String,
}

/// What is quoted of a file is shown without characters that do not show.
impl fmt::Display for ConfigProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(out, "{}:{line}: ", self.file)?,
            None => write!(out, "{}: ", self.file)?,
        }
        let [key, what, allowed, remedy] =
            [&self.key, &self.what, &self.allowed, &self.remedy].map(|text| cleaned(text));
        write!(
            out,
            "{key}: {what}\n  allowed: {allowed}\n  to do: {remedy}"
        )
    }
}
