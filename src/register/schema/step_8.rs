//! Schema step 8: which of what is owed is not known in full; what became of the amount since a
//! reduction was held back, which the migrator reckons after the step.

use super::projection::Projection;

/// Which step it is.
pub const NUMBER: usize = 8;

/// The tables of this step whose rows belong to entries.
pub const PROJECTIONS: [Projection; 1] = [Projection::many("owed_at_most")];

/// The step's text.
#[must_use]
pub fn text() -> String {
    let guards: String = PROJECTIONS.iter().map(Projection::guards).collect();
    format!("{}{guards}", include_str!("step_8.sql"))
}
