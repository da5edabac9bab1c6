//! Schema step 1: the chain, the projections with their guards, the caseload, drafts, the views.

use super::projection::Projection;

/// The projections of this step, in the order in which they are compared and erased.
pub const PROJECTIONS: [Projection; 28] = [
    Projection::one("import"),
    Projection::many("import_file"),
    Projection::one("ras_version"),
    Projection::many("ras_file"),
    Projection::one("member"),
    Projection::many("member_specialism"),
    Projection::one("sitting").unique("sitting"),
    Projection::many("attendance"),
    Projection::one("interest"),
    Projection::one("sitting_closed").unique("sitting"),
    Projection::one("decision"),
    Projection::many("decision_reason"),
    Projection::many("decision_evidence"),
    Projection::many("decision_question"),
    Projection::many("decision_warning"),
    Projection::parted("decision_seen"),
    Projection::one("adjustment"),
    Projection::one("transition"),
    Projection::one("schedule"),
    Projection::many("transition_step"),
    Projection::many("transition_saving"),
    Projection::one("withdrawal").unique("decision"),
    Projection::one("approval").unique("decision"),
    Projection::one("proposal"),
    Projection::many("proposal_change"),
    Projection::many("proposal_evidence"),
    Projection::many("proposal_effect"),
    Projection::one("proposal_answer"),
];

/// The step's text: what is executed, and what is kept in the `migration` table.
#[must_use]
pub fn text() -> String {
    let mut text = String::with_capacity(40_000);
    for part in [
        include_str!("step_1_chain.sql"),
        include_str!("step_1_outside.sql"),
        include_str!("step_1_projections.sql"),
        include_str!("step_1_views.sql"),
    ] {
        text.push_str(part);
        text.push('\n');
    }
    text.push_str(&Projection::one("payload").guards());
    for projection in &PROJECTIONS {
        text.push_str(&projection.guards());
    }
    text
}
