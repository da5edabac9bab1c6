//! Schema step 6: what holds reductions back, as the program reckons it; lines of packages whose
//! cost is not known; rows about known persons that an import refused; what is owed for days gone
//! by, and how the effect of a proposal is spread. The migrator fills `held_back` and `owed` after
//! the step.

/// Which step it is.
pub const NUMBER: usize = 6;

/// The step's text.
#[must_use]
pub fn text() -> String {
    include_str!("step_6.sql").to_owned()
}
