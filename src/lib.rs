//! The library behind `ras-panel`, a terminal program for moderation panels: flagged
//! allocations, the sums behind them, decisions, and an append-only register.
//!
//! This page is the architecture. Read it, then the modules in the order they are listed.
//!
//! # One way through
//!
//! ```text
//! config/ + caseload files
//!     -> config, import      text becomes checked values; what is wrong is listed, not guessed
//!     -> scoring             answers -> points -> weighted points -> indicative budget, traced
//!     -> flags               the rules a case meets
//!     -> panel               what a member moves -> the rules -> a decision, or a stated refusal
//!     -> register            append-only entries in SQLite
//!     -> modelling, reports  values in, values out
//! app puts these together; cli and tui are two thin shells over app.
//! ```
//!
//! # Layers
//!
//! A module imports only modules of lower rank, and of those only the ones listed here. Inside a
//! module a file imports only siblings listed above it in its `mod.rs`, which is in reading order.
//!
//! | Rank | Module | Is | May import |
//! |---|---|---|---|
//! | 0 | `terms` | the words every layer shares: money, points, dates, identifiers, text | – |
//! | 1 | `caseload` | what is known of a case: person, assessment, package; like cases | terms |
//! | 1 | `config` | the RAS and the panel's rules in force, read and checked | terms |
//! | 2 | `import` | caseload files to records and rejected rows | terms, caseload, config |
//! | 2 | `scoring` | answers to an indicative budget, with its trace | terms, caseload, config |
//! | 3 | `synthetic` | seeded, made-up caseloads of any size, scored as they are made | terms, caseload, config, scoring |
//! | 3 | `flags` | one file for each rule that sends a case to the panel, and their list | terms, caseload, config, scoring |
//! | 4 | `panel` | sittings, decisions, transitions, approvals, proposals: the rules, pure | terms, caseload, config, scoring, flags |
//! | 5 | `modelling` | what-if over a caseload: scenarios, comparison, calibration | terms, caseload, config, scoring, flags, panel |
//! | 6 | `register` | the store: entries, projections, verification, backup | terms, caseload, config, scoring, flags, panel, modelling |
//! | 7 | `reports` | values to tables to text and files | terms, caseload, config, import, scoring, flags, panel, modelling |
//! | 8 | `app` | the desk: commands, outcomes, clock; the only caller of the register | terms, caseload, config, import, scoring, synthetic, flags, panel, modelling, register, reports |
//! | 9 | `cli` | the shell of arguments and text | terms, caseload, config, scoring, synthetic, flags, panel, modelling, reports, app |
//! | 9 | `tui` | the shell with a face | terms, caseload, config, scoring, synthetic, flags, panel, modelling, reports, app |
//!
//! `synthetic` stands above `scoring` and not beside it: a made-up case is scored while it is made,
//! so that its package costs about what the RAS gives.
//!
//! # What there is none of
//!
//! Each line is held by a test; the sixth as far as numbers can be told from figures.
//!
//! 1. No import against the table above, and none of a sibling listed below (`layers`).
//! 2. No reading of the clock, the environment, the terminal or a random source below `app`; no
//!    opening of files outside the few that are named for it (`edges`).
//! 3. No SQLite outside `register`, no drawing crate outside `tui`, no file format outside the
//!    files that read or write it; inner types are not serialisable (`edges`).
//! 4. No binary floating point for money, points or weightings (`edges`).
//! 5. No function that changes or removes a register entry.
//! 6. No figure of policy in code: it stands in `config/` with its unit, date and reference
//!    (`policy`: every number in the rules' code, every number with a unit in the words).
//! 7. No change of state while drawing: a screen is drawn from a shared reference.
//! 8. No `unsafe`.
//! 9. No real person in fixtures, snapshots, logs or messages; figures printed in judgments are
//!    cited by their neutral citation (`tidy`).
//!
//! # Words
//!
//! *Person* is the adult with needs, *member* sits on the panel, *points* are earned by answers, a
//! *gap* is the package's cost less the indicative budget, an *exception* is a transition beyond
//! the normal limit (never a program error), the *register*'s rows are *entries*. The house unit
//! is pounds a week.

pub mod terms;
pub mod caseload;
pub mod config;
pub mod import;
pub mod scoring;
pub mod synthetic;
pub mod flags;
pub mod panel;
pub mod modelling;
pub mod register;
pub mod reports;
pub mod app;
pub mod tui;
pub mod cli;
