//! Schema step 2: a view of what is in force and from when.

/// The step's text.
#[must_use]
pub fn text() -> String {
    include_str!("step_2.sql").to_owned()
}
