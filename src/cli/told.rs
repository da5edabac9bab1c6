//! What a command says, and how it ends. The only place that prints.

use crate::app::error::AppError;
use std::io::{self, Write};
use std::process::ExitCode;

/// The text of a command and its exit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    text: String,
    code: u8,
}

impl Told {
    /// A command that was done.
    #[must_use]
    pub fn done(text: impl Into<String>) -> Told {
        Told {
            text: text.into(),
            code: 0,
        }
    }

    /// A command that was done and found something wrong.
    #[must_use]
    pub fn found_wrong(text: impl Into<String>) -> Told {
        Told {
            text: text.into(),
            code: 1,
        }
    }

    /// Prints the text. A reader that has gone (a closed pipe) is no error.
    #[must_use]
    pub fn finish(self) -> ExitCode {
        let mut out = io::stdout().lock();
        let end = if self.text.is_empty() || self.text.ends_with('\n') {
            ""
        } else {
            "\n"
        };
        match out
            .write_all(self.text.as_bytes())
            .and_then(|()| out.write_all(end.as_bytes()))
        {
            Ok(()) => ExitCode::from(self.code),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(self.code),
            Err(_) => ExitCode::FAILURE,
        }
    }
}

/// Prints an error with what to do.
pub fn error(error: &AppError) {
    let written = writeln!(io::stderr().lock(), "ras-panel: {error}");
    // Nobody is left to be told when the error stream itself is closed.
    drop(written);
}
