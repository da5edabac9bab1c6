//! What comes in: keys, the actions they stand for, and the table of both.

pub mod key;
pub mod action;
pub mod keymap;
