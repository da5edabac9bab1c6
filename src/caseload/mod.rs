//! The records a panel works on: people, their assessments and their packages, as imported.
//!
//! Nothing here is scored or judged. Missing values stay missing.

pub mod assessment;
pub mod given;
pub mod package;
pub mod person;
pub mod case;
pub mod distribution;
