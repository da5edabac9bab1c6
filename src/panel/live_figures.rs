//! The changes of a proposal against the live figures, one by one.

use super::matter::Findings;
use super::proposal::{Proposal, ProposedChange};
use super::refusal::Field;
use super::sources;
use crate::config::figures::{Figure, figures};
use crate::config::ras::Ras;
use crate::terms::date::Date;
use crate::terms::number::shortest;
use std::collections::BTreeSet;

/// The RAS in force, and the day.
#[derive(Clone, Copy, Debug)]
pub struct Live<'a> {
    /// The RAS in force.
    pub ras: &'a Ras,
    /// Today.
    pub on: Date,
}

/// Checks the changes: at least one, each of a known figure and named once, from the live value to
/// another that the figure may have.
pub(super) fn check_changes(proposal: &Proposal, live: Live<'_>, found: &mut Findings) {
    if proposal.changes.is_empty() {
        let message = "The proposal changes nothing. Name at least one figure with its new value.";
        found.refuse(
            "proposal_without_change",
            Field::Changes,
            message,
            sources::PROPOSAL,
        );
    }
    let known = figures(live.ras, live.on);
    let mut named = BTreeSet::new();
    for change in &proposal.changes {
        if !named.insert(&change.key) {
            let message = format!("{} is changed twice. Keep one of the two.", change.key);
            found.refuse(
                "figure_named_twice",
                Field::Changes,
                message,
                sources::PROPOSAL,
            );
            continue;
        }
        match known.iter().find(|figure| figure.key == change.key) {
            Some(figure) => check_change(change, figure, found),
            None => {
                let message = format!(
                    "{} is not a figure of the RAS in force. Choose one from the list of figures.",
                    change.key
                );
                found.refuse("unknown_figure", Field::Changes, message, sources::PROPOSAL);
            }
        }
    }
}

fn check_change(change: &ProposedChange, figure: &Figure, found: &mut Findings) {
    let ProposedChange { key, old, new, .. } = change;
    let name = format!("{} ({key})", figure.title);
    let (was, becomes) = (shortest(*old), shortest(*new));
    let current = figure.current.as_ref().map(|known| known.value);
    if current != Some(*old) {
        let live = current.map_or("not in force".to_owned(), shortest);
        let message = format!(
            "{name} would change from {was}, but the live figure is {live}. Write the change again \
             on the live figure."
        );
        found.refuse("figure_moved", Field::Changes, message, sources::PROPOSAL);
    }
    if new == old {
        let message = format!("{name} stays at {was}. Give another value, or take the line out.");
        found.refuse(
            "figure_unchanged",
            Field::Changes,
            message,
            sources::PROPOSAL,
        );
    }
    if !figure.limits.contain(*new) {
        let message = format!(
            "{name} cannot be {becomes}. Allowed: {}.",
            figure.limits.words()
        );
        found.refuse(
            "figure_out_of_limits",
            Field::Changes,
            message,
            sources::PROPOSAL,
        );
    }
}
