//! What a command says, and how it ends. The only place that prints.

use super::exit_codes;
use crate::app::error::AppError;
use crate::reports::as_text;
use crate::reports::wrapped;
use crate::terms::text::unfit_for_a_line;
use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};
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
        let text = harmless(&self.text);
        let end = if text.ends_with('\n') { "" } else { "\n" };
        let written = out
            .write_all(text.as_bytes())
            .and_then(|()| out.write_all(end.as_bytes()))
            .and_then(|()| out.flush());
        ending_with(written, self.code)
    }
}

/// Prints what the command line's own help says. It ends as every other output.
pub fn help(help: &clap::Error) -> ExitCode {
    let written = help.print().and_then(|()| io::stdout().flush());
    ending_with(written, exit_codes::DONE)
}

/// How a command ends whose output was written, or was not.
fn ending_with(written: io::Result<()>, code: u8) -> ExitCode {
    match written {
        Ok(()) => ExitCode::from(code),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(code),
        Err(cause) => {
            say(&format!(
                "ras-panel: the output could not be written: {cause}"
            ));
            ExitCode::from(exit_codes::NOT_WRITTEN)
        }
    }
}

/// A text in which nothing steers the terminal or turns the direction of reading: names of files,
/// headings and references come from outside. What is taken out is shown as a question mark in a
/// diamond.
fn harmless(text: &str) -> Cow<'_, str> {
    let is_harmful = |c: char| {
        !matches!(c, '\n' | '\t') && unfit_for_a_line(c.encode_utf8(&mut [0; 4])).is_some()
    };
    match text.contains(is_harmful) {
        true => Cow::Owned(text.replace(is_harmful, "\u{FFFD}")),
        false => Cow::Borrowed(text),
    }
}

/// Prints what is to be known of what a command prints, apart from it.
pub fn notice(text: &str) {
    say(text);
}

/// Prints an error with what to do.
pub fn error(error: &AppError) {
    say(&format!("ras-panel: {error}"));
}

/// Says something on the error stream: on a terminal in lines for people, elsewhere as it is, so
/// that other programs find each message whole.
fn say(text: &str) {
    let mut stream = io::stderr().lock();
    let text = &*harmless(text);
    let written = match stream.is_terminal() {
        true => writeln!(stream, "{}", in_lines(text)),
        false => writeln!(stream, "{text}"),
    };
    // Nobody is left to be told when the error stream itself is closed.
    drop(written);
}

/// A text in lines as wide as papers have them. A longer word, such as a path, stays whole: it can
/// be copied.
fn in_lines(text: &str) -> String {
    let is_whole_line = |line: &str| {
        let longest = line.split(' ').map(wrapped::cells).max().unwrap_or(0);
        longest + HANGING > as_text::WIDTH
    };
    let lines = text.split('\n').flat_map(|line| match is_whole_line(line) {
        true => vec![line.to_owned()],
        false => wrapped::wrap(line, as_text::WIDTH, HANGING),
    });
    lines.collect::<Vec<String>>().join("\n")
}

/// How far a line that goes on is set in.
const HANGING: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_outside_steers_the_terminal() {
        let told = harmless("a\u{1B}[2Jb\u{202E}c\u{9B}\rd\n\te £ − é");
        assert_eq!(told, "a\u{FFFD}[2Jb\u{FFFD}c\u{FFFD}\u{FFFD}d\n\te £ − é");
        assert!(matches!(harmless("plain\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_long_message_is_broken_into_lines_and_a_path_is_not() {
        let told = in_lines(&"The register's own rules are used. ".repeat(5));
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines.len(), 3, "{told}");
        assert!(
            lines.iter().all(|line| wrapped::cells(line) <= 80),
            "{told}"
        );
        assert!(
            lines[1..].iter().all(|line| line.starts_with("  ")),
            "{told}"
        );
        let path = format!("there is no register at /{}", "long/".repeat(20));
        assert_eq!(in_lines(&path), path);
    }
}
