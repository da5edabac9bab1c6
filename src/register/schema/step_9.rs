//! Schema step 9: a decision whose correction was withdrawn is corrected again: views that follow
//! what takes the place of the withdrawal. What is owed once a decision that waits is approved,
//! which the migrator writes after the step.

/// Which step it is.
pub const NUMBER: usize = 9;

/// The step's text.
#[must_use]
pub fn text() -> String {
    include_str!("step_9.sql").to_owned()
}
