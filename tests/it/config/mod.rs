//! The configuration: what is read, what is refused and what is said of it.

pub mod across;
pub mod at_once;
pub mod broken;
pub mod changes;
pub mod errors;
pub mod figure_names;
pub mod look;
pub mod look_at_proposals;
pub mod possible;
pub mod proposable;
pub mod ras;
pub mod reading;
pub mod readme;
