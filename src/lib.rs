//! stub

pub mod caseload;
pub mod config;
pub mod flags;
pub mod scoring;
pub mod terms;
