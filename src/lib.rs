//! stub

pub mod app;
pub mod caseload;
pub mod config;
pub mod flags;
pub mod panel;
pub mod scoring;
pub mod terms;
pub mod tui;
