//! Flags: each rule at, below and above its limits; the list, the settings, the queue.

pub mod bench;
mod compared;
mod list;
mod money;
mod need;
mod package;
mod queue;
mod records;
mod risen;
mod rows;
mod settings;
