//! What the terminal program holds, as plain data, and how each part of it changes.

pub mod filter_field;
pub mod filter;
pub mod list;
pub mod lines;
pub mod queue_order;
pub mod popup;
pub mod breakdown;
pub mod case_screen;
pub mod said;
pub mod form_field;
pub mod prose;
pub mod purpose;
pub mod form;
pub mod form_messages;
pub mod start_screen;
pub mod awaited;
pub mod model;
pub mod filter_line;
pub mod effect;
pub mod requests;
pub mod why;
