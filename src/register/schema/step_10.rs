//! Schema step 10: the guards of what step 9 made room for, in a step of their own since the
//! migrator fills that table before.

use super::projection::Projection;

/// The projections of step 9.
pub const PROJECTIONS: [Projection; 1] = [Projection::many("owed_on_approval")];

/// The step's text.
#[must_use]
pub fn text() -> String {
    PROJECTIONS.iter().map(Projection::guards).collect()
}
