//! Schema step 4: the panel's rules, whole.

use super::projection::Projection;

/// The projections of this step.
pub const PROJECTIONS: [Projection; 2] = [
    Projection::one("panel_rules"),
    Projection::many("panel_rules_file"),
];

/// The step's text.
#[must_use]
pub fn text() -> String {
    let mut text = include_str!("step_4.sql").to_owned();
    for projection in &PROJECTIONS {
        text.push_str(&projection.guards());
    }
    text
}
