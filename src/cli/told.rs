//! What a command says, and how it ends. The only place that prints.

use super::exit_codes;
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
            code: exit_codes::DONE,
        }
    }

    /// A command that was done and ends with another code, see [`exit_codes::ALL`].
    #[must_use]
    pub fn ending(text: impl Into<String>, code: u8) -> Told {
        Told {
            text: text.into(),
            code,
        }
    }

    /// Prints the text. A reader that has gone (a closed pipe) is no error.
    #[must_use]
    pub fn finish(self) -> ExitCode {
        if self.text.is_empty() {
            // The terminal program has ended, and its terminal may have gone.
            return ExitCode::from(self.code);
        }
        let mut out = io::stdout().lock();
        let end = if self.text.ends_with('\n') { "" } else { "\n" };
        match out
            .write_all(self.text.as_bytes())
            .and_then(|()| out.write_all(end.as_bytes()))
            .and_then(|()| out.flush())
        {
            Ok(()) => ExitCode::from(self.code),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(self.code),
            Err(cause) => {
                let written = writeln!(
                    io::stderr().lock(),
                    "ras-panel: the output could not be written: {cause}"
                );
                drop(written);
                ExitCode::from(exit_codes::NOT_WRITTEN)
            }
        }
    }
}

/// Prints what is to be known of what a command prints, apart from it.
pub fn notice(text: &str) {
    let written = writeln!(io::stderr().lock(), "{text}");
    // Nobody is left to be told when the error stream itself is closed.
    drop(written);
}

/// Prints an error with what to do.
pub fn error(error: &AppError) {
    let written = writeln!(io::stderr().lock(), "ras-panel: {error}");
    // Nobody is left to be told when the error stream itself is closed.
    drop(written);
}
