//! The exit codes: one table, which help, the man page and the README print.

/// Everything went well.
pub const DONE: u8 = 0;

/// Something is wrong: `verify` or `doctor` found it in the register, or `import` rejected rows.
pub const FOUND_WRONG: u8 = 1;

/// The register is sound, but ends before the head that was kept elsewhere.
pub const BEHIND: u8 = 6;

/// What the command had to say could not be written.
pub const NOT_WRITTEN: u8 = 74;

/// Every exit code with what it means.
pub const ALL: [(u8, &str); 9] = [
    (
        DONE,
        "done; also where the terminal's window was closed: what was typed is kept",
    ),
    (
        FOUND_WRONG,
        "verify or doctor found something wrong; import took the good rows and rejected others",
    ),
    (2, "not possible as asked; the message says what is"),
    (3, "a configuration file is wrong"),
    (
        4,
        "a caseload file is wrong; import --strict rejected rows: nothing was imported",
    ),
    (5, "the register refused, is damaged, or cannot be read"),
    (
        BEHIND,
        "verify: sound, but it ends before the head that was kept elsewhere",
    ),
    (70, "a fault of this program"),
    (NOT_WRITTEN, "the output could not be written"),
];

/// The table as help and the man page print it.
#[must_use]
pub fn text() -> String {
    let rows = ALL
        .iter()
        .map(|(code, meaning)| format!("  {code:>2}  {meaning}"));
    format!("Exit codes:\n{}", rows.collect::<Vec<_>>().join("\n"))
}
