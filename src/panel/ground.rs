//! What a proposal stands on: the RAS version that it would change, and its changes against the
//! figures of that version, one by one.
//!
//! A version is built on the version that is in force on its own first day, and none is put before
//! another. So a proposal always stands on the newest version: the one that begins last.

use super::matter::Findings;
use super::proposal::{Proposal, ProposedChange};
use super::refusal::Field;
use super::sources;
use crate::config::figures::{Figure, figures};
use crate::config::ras::Ras;
use crate::terms::date::{self, Date};
use crate::terms::ids::CaseRef;
use crate::terms::number::shortest;
use std::collections::BTreeSet;

/// What a proposal stands on.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The newest RAS version: in force today, or adopted for a day to come.
    pub ras: &'a Ras,
    /// Today.
    pub today: Date,
    /// The cases among the evidence that the register does not hold.
    pub unknown: &'a [CaseRef],
}

impl Ground<'_> {
    /// The day whose figures count: today, or the first day of a version to come.
    #[must_use]
    pub fn on(&self) -> Date {
        self.today.max(self.ras.in_force_from)
    }

    /// The version in words: its name, and its first day where that is to come.
    #[must_use]
    pub fn version(&self) -> String {
        let (ras, from) = (self.ras, self.ras.in_force_from);
        if from > self.today {
            format!("{} (in force from {})", ras.version, date::shown(from))
        } else {
            ras.version.to_string()
        }
    }
}

/// Brings a proposal to the ground as it is now: the version it starts from, and the old value and
/// title of each change. A figure that the version does not have stays as it was written.
#[must_use]
pub fn brought_to(proposal: Proposal, ground: Ground<'_>) -> Proposal {
    let known = figures(ground.ras, ground.on());
    let brought = |change: ProposedChange| {
        let figure = known.iter().find(|figure| figure.key == change.key);
        let now = figure.and_then(|figure| Some((figure, figure.current.as_ref()?)));
        match now {
            Some((figure, current)) => ProposedChange {
                title: figure.title.clone(),
                old: current.value,
                ..change
            },
            None => change,
        }
    };
    Proposal {
        baseline: (ground.ras.version.to_string(), ground.ras.digest.hex()),
        changes: proposal.changes.into_iter().map(brought).collect(),
        ..proposal
    }
}

/// Whether a proposal stands on the ground as it is now: the same version, the same old values.
#[must_use]
pub fn stands_on(proposal: &Proposal, ground: Ground<'_>) -> bool {
    let brought = brought_to(proposal.clone(), ground);
    let olds = |proposal: &Proposal| -> Vec<_> {
        let olds = proposal.changes.iter().map(|change| change.old);
        olds.collect()
    };
    brought.baseline == proposal.baseline && olds(&brought) == olds(proposal)
}

/// Checks the changes: at least one, each of a known figure and named once, from the value that it
/// has to another that it may have.
pub(super) fn check_changes(proposal: &Proposal, ground: Ground<'_>, found: &mut Findings) {
    if proposal.changes.is_empty() {
        let message = "The proposal changes nothing. Name at least one figure with its new value.";
        found.refuse(
            "proposal_without_change",
            Field::Changes,
            message,
            sources::PROPOSAL,
        );
    }
    let known = figures(ground.ras, ground.on());
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
            Some(figure) => check_change(change, figure, ground, found),
            None => {
                let message = format!(
                    "{} is not a figure of RAS version {}. Choose one from the list of figures.",
                    change.key,
                    ground.version()
                );
                found.refuse("unknown_figure", Field::Changes, message, sources::PROPOSAL);
            }
        }
    }
}

fn check_change(
    change: &ProposedChange,
    figure: &Figure,
    ground: Ground<'_>,
    found: &mut Findings,
) {
    let ProposedChange { key, old, new, .. } = change;
    let name = format!("{} ({key})", figure.title);
    let (was, becomes) = (shortest(*old), shortest(*new));
    let current = figure.current.as_ref().map(|known| known.value);
    if current != Some(*old) {
        let now = current.map_or("not in force".to_owned(), shortest);
        let message = format!(
            "{name} would change from {was}, but in RAS version {} it is {now}. Write the change \
             again from there.",
            ground.version()
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
