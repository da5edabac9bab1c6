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
mod cli_counts;
mod cli_demo;
mod cli_given;
mod cli_interests;
mod cli_json;
mod cli_man;
mod cli_minus;
mod cli_missing;
mod cli_packages;
mod cli_damage;
mod cli_papers;
mod cli_promises;
mod cli_quality;
mod cli_rejects;
mod cli_rules_shown;
mod cli_sat;
mod cli_scene;
mod cli_wishes;
mod rules_changed;
mod rules_in_register;
mod config_across;
mod config_at_once;
mod config_broken;
mod config_changes;
mod config_errors;
mod config_look;
mod config_possible;
mod config_ras;
mod config_reading;
mod config_readme;
#[cfg(unix)]
mod demo_run;
mod drawing;
mod edges;
mod figures_as_of;
mod flags;
mod idle;
mod import;
mod layers;
mod panel_adoption;
mod panel_amount;
mod panel_approvals;
mod panel_chains;
mod panel_config;
mod panel_confirmed;
mod panel_decisions;
mod panel_due_days;
mod panel_in_time;
mod panel_judgments;
mod panel_meanwhile;
mod panel_membership;
mod panel_on_record;
mod panel_proposals;
mod panel_refusals;
mod panel_scene;
mod panel_schedule;
mod panel_sittings;
mod panel_standing;
mod panel_to_come;
mod panel_withdrawals;
#[cfg(unix)]
mod panics;
mod parameters;
mod policy;
mod proposals_in_turn;
mod pty;
#[cfg(unix)]
mod real_terminal;
mod readme;
mod register;
mod register_backups;
mod register_case_samples;
mod register_cells;
mod register_crash;
mod register_decision_samples;
mod register_drafts;
mod register_forged;
mod register_guards;
mod register_heads;
mod register_messages;
mod register_migration;
mod register_payload;
mod register_payload_properties;
mod register_samples;
mod register_tampering;
#[cfg(unix)]
mod register_whereabouts;
mod reports;
mod scheme_cases;
mod scoring;
mod scoring_answers;
mod scoring_extremes;
mod scoring_gaps;
mod scoring_parts;
mod scoring_rules;
mod scoring_shown;
mod screens;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod sleeping;
mod sources;
mod sums_shown;
mod synthetic;
mod terminal;
mod tidy;
mod typed_dates;
