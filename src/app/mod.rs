//! The desk: puts import, scoring, flags, panel and register together, with clock and chance.
//!
//! `app` is the only caller of `register` and `import`; `cli` and `tui` are two thin shells over
//! it.

pub mod board;
pub mod case_detail;
pub mod error;
pub mod chance;
pub mod clock;
pub mod command;
pub mod queue_row;
pub mod outcome;
pub mod places;
