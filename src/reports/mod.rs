//! Values become sentences, tables, text, CSV and JSON. Nothing here reads a file or the register.

pub mod sentences;
pub mod record_lines;
