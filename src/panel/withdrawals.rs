//! Withdrawing a decision without another in its place: the case goes back to the queue.

use super::matter::Findings;
use super::member::Member;
use super::refusal::{Field, Refusal};
use super::seat_rules::interest_of;
use super::sitting::{Sitting, SittingState};
use super::sources;
use super::standing::{DecisionOutcome, StandingDecision};
use crate::config::panel_rules::PanelRules;
use crate::terms::date;

/// Checks that a member may withdraw a decision at the open sitting: one who decides, is present
/// and has no interest in the case, and a decision that nothing has taken the place of.
pub fn withdrawable(
    known: &StandingDecision,
    sitting: &Sitting,
    member: &Member,
    rules: &PanelRules,
) -> Result<(), Vec<Refusal>> {
    let mut found = Findings::default();
    let (entry, case) = (known.entry, &known.decision.motion().case);
    if let DecisionOutcome::Superseded(by) = known.outcome {
        let message = format!("Entry {entry} does not stand any more: entry {by} took its place.");
        found.refuse(
            "withdrawn_already",
            Field::Correction,
            message,
            sources::RECORD,
        );
    }
    if sitting.state == SittingState::Closed {
        let message = format!(
            "The sitting of {} is closed. Open a sitting, then withdraw the decision there.",
            date::shown(sitting.date)
        );
        found.refuse("sitting_closed", Field::Sitting, message, sources::SITTING);
    }
    let is_present = sitting.present.iter().any(|seat| seat.id == member.id);
    let decides = rules.role(&member.role).is_some_and(|role| role.decides);
    if !is_present || !decides {
        let message = format!(
            "{} is not a member who decides and is present. Let such a member withdraw it.",
            member.shown
        );
        found.refuse(
            "withdrawer_not_deciding",
            Field::Members,
            message,
            sources::SITTING,
        );
    }
    if let Some(interest) = interest_of(sitting, case, &member.id) {
        let message = format!(
            "{} has declared an interest in {case}: {}. Let another member withdraw it.",
            member.shown, interest.nature
        );
        found.refuse(
            "withdrawer_interest",
            Field::Members,
            message,
            sources::INTERESTS,
        );
    }
    if found.refusals.is_empty() {
        Ok(())
    } else {
        Err(found.refusals)
    }
}
