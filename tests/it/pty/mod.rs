//! A program on a pseudo-terminal, as a person at the keyboard meets it.
//!
//! [`seat::Seat`] starts a program with a stated size and an environment of its own, types, waits
//! for what must appear (never for time to pass), and reads text, colours and how it ended.

pub mod key;
pub mod look;
pub mod seat;
mod proof;
