//! The integration tests: one binary, one file for each area.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what went wrong by failing"
)]

mod as_of_one_moment;
mod cli;
mod config;
#[cfg(unix)]
mod demo_run;
mod drawing;
mod edges;
mod figures_as_of;
mod modelling;
mod need_rose_at_the_desk;
mod flags;
mod hints;
mod idle;
mod import;
mod layers;
mod panel;
#[cfg(unix)]
mod panics;
mod parameters;
mod people;
mod policy;
mod proposal_looks;
mod proposals_in_turn;
mod pty;
mod readme;
#[cfg(unix)]
mod real_terminal;
mod register;
mod reports;
mod rules_changed;
mod rules_in_register;
mod scheme_cases;
mod scoring;
mod screens;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod sleeping;
mod small_numbers;
mod sources;
mod sums_shown;
mod synthetic;
mod terminal;
mod tidy;
mod typed_dates;
