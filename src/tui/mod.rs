//! The terminal program: keys become actions, actions change the model, the model is drawn.
//!
//! One way: `Event` → keymap → `Action` → update → maybe a `Command` for the desk → `Outcome` →
//! update → one draw. Nothing changes while drawing, and nothing ticks when nothing moves.

pub mod input;
pub mod brush;
pub mod held;
pub mod drawn;
pub mod forms;
pub mod keys;
pub mod terminal;
pub mod event;
pub mod run;
