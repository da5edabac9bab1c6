//! The desk: puts import, scoring, flags, panel and register together, with clock and chance.
//!
//! `app` is the only caller of `register` and `import`; `cli` and `tui` are two thin shells over
//! it.

pub mod error;
pub mod clock;
pub mod chance;
pub mod places;
pub mod preferences;
pub mod examining;
pub mod configuration;
pub mod queue_row;
pub mod draft_of;
pub mod case_detail;
pub mod board;
pub mod starting;
pub mod command;
pub mod outcome;
pub mod versions;
pub mod looked;
pub mod histories;
pub mod draft_text;
pub mod register_error;
pub mod rules_in_force;
pub mod demo_mark;
pub mod keeping;
pub mod desk;
pub mod setup;
pub mod scorable;
pub mod known_cases;
pub mod new_folder;
pub mod importing;
pub mod proposing;
pub mod made_up;
pub mod demo;
pub mod new_register;
pub mod reception;
pub mod entrance;
