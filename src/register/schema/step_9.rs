//! Schema step 9: a decision whose correction was withdrawn is corrected again: views that follow
//! what takes the place of the withdrawal. What is owed once a decision that waits is approved,
//! which the migrator writes after the step.

use super::projection::Projection;

/// Which step it is.
pub const NUMBER: usize = 9;

/// The tables of this step whose rows belong to entries.
pub const PROJECTIONS: [Projection; 1] = [Projection::many("owed_on_approval")];

/// The step's text.
#[must_use]
pub fn text() -> String {
    let guards: String = PROJECTIONS.iter().map(Projection::guards).collect();
    format!("{}{guards}", include_str!("step_9.sql"))
}
