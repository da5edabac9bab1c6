//! Schema step 9: a decision whose correction was withdrawn is corrected again: views that follow
//! what takes the place of the withdrawal.

/// The step's text.
#[must_use]
pub fn text() -> String {
    include_str!("step_9.sql").to_owned()
}
