//! Schema step 7: the guards of what step 6 made room for, in a step of their own since the
//! migrator fills those tables before.

use super::projection::Projection;

/// The projections of step 6.
pub const PROJECTIONS: [Projection; 4] = [
    Projection::one("owed"),
    Projection::many("owed_span"),
    Projection::many("proposal_largest"),
    Projection::many("proposal_team"),
];

/// The step's text.
#[must_use]
pub fn text() -> String {
    PROJECTIONS.iter().map(Projection::guards).collect()
}
