//! Schema step 3: interests that a member states to exist no longer.

use super::projection::Projection;

/// The projections of this step.
pub const PROJECTIONS: [Projection; 1] = [Projection::one("interest_ended").unique("declared")];

/// The step's text.
#[must_use]
pub fn text() -> String {
    let mut text = include_str!("step_3.sql").to_owned();
    for projection in &PROJECTIONS {
        text.push_str(&projection.guards());
    }
    text
}
