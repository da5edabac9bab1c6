//! The demo caseload that is built into the program: 400 made-up cases as four files.
//!
//! The files stand in `fixtures/demo/`. They are what this generator makes under the profile
//! `northfold.toml`; a test compares them byte for byte.

use crate::config::caseload_field::FileKind;
use crate::terms::date::Date;

/// The day on which the demo caseload is taken.
pub const AS_OF: Date = Date::constant(2026, 11, 20);

/// How many cases the demo caseload has.
pub const CASES: u64 = 400;

/// The seed that it is made from.
pub const SEED: u64 = 2026;

/// The files: what each holds, its name, its text.
pub const FILES: [(FileKind, &str, &str); 4] = [
    (
        FileKind::People,
        "people.csv",
        include_str!("../../fixtures/demo/people.csv"),
    ),
    (
        FileKind::Assessments,
        "assessments.csv",
        include_str!("../../fixtures/demo/assessments.csv"),
    ),
    (
        FileKind::Packages,
        "packages.csv",
        include_str!("../../fixtures/demo/packages.csv"),
    ),
    (
        FileKind::Given,
        "given.csv",
        include_str!("../../fixtures/demo/given.csv"),
    ),
];
