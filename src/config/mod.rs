//! The RAS and the panel's rules in force, read from TOML and checked.
//!
//! The inner types here are not serialisable; the twins that mirror the files live in `raw`.

pub mod adjustment;
pub mod allocation;
pub mod bands;
pub mod column_profile;
pub mod condition;
pub mod dated;
pub mod domain;
pub mod panel_rules;
pub mod problem;
pub mod question;
pub mod ras;
pub mod step;
pub mod tolerances;
