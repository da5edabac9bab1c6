//! What is proposed, in plain lines for reading beside a form or a list.

use super::waiting_words::{acts, refused, with_role};
use crate::app::board::ProposalRow;
use crate::app::outcome::Overview;
use crate::panel::adoption;
use crate::panel::proposal::Proposal;
use crate::reports::proposal_effect;
use crate::reports::record_lines;
use crate::terms::date::shown;
use crate::tui::brush::theme::Role;

/// What a member must see beside the reasons for an answer to a proposal: the proposal, its effect,
/// who may answer.
#[must_use]
pub fn beside_proposal(
    row: &ProposalRow,
    approved: bool,
    overview: Option<&Overview>,
) -> Vec<(Role, String)> {
    let against = match approved {
        true => &row.against_approving,
        false => &row.against_refusing,
    };
    let verb = if approved { "approve" } else { "refuse" };
    let mut lines = refused(against, verb);
    lines.push(acts(overview));
    let proposal = proposal_lines(row, overview);
    lines.extend(proposal.into_iter().map(|line| (Role::Plain, line)));
    lines
}

/// A proposal in full, with its effect as far as the register keeps it, the answer that it was
/// given last, and what to look at in its figures.
#[must_use]
pub fn proposal_lines(row: &ProposalRow, overview: Option<&Overview>) -> Vec<String> {
    let Some(overview) = overview else {
        return Vec::new();
    };
    let mut lines = record_lines::proposed_lines(&row.proposal, &overview.newest_ras);
    lines.extend(taken_back(&row.proposal, overview));
    lines.extend(row.answered.as_ref().map(|answer| {
        let mut members = overview.members.iter();
        let member = members.find(|member| member.id == answer.by);
        let by = member.map_or_else(
            || answer.by.to_string(),
            |member| with_role(member, &overview.rules),
        );
        let verb = if answer.approved {
            "Approved"
        } else {
            "Refused"
        };
        let (on, entry, reasons) = (shown(answer.on), answer.entry, &answer.reasons);
        format!("{verb} by {by} on {on} (entry {entry}): {reasons}")
    }));
    let effect = row.proposal.effect.iter();
    let currency = &overview.newest_ras.currency;
    lines.extend(effect.flat_map(|effect| proposal_effect::lines(effect, currency)));
    lines.extend(row.look.iter().cloned());
    lines
}

/// What the newest RAS takes back later of a proposal that may still come into force.
fn taken_back(proposal: &Proposal, overview: &Overview) -> Vec<String> {
    let (newest, today) = (&overview.newest_ras, overview.today);
    match proposal.stage.is_open() {
        true => adoption::changed_later(proposal, today.max(newest.in_force_from), newest),
        false => Vec::new(),
    }
}
