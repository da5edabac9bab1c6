//! What is proposed, in plain lines for reading beside a form or a list.

use super::waiting_words::{acts, refused, with_role};
use crate::app::board::ProposalRow;
use crate::app::outcome::Overview;
use crate::panel::proposal::ModelledEffect;
use crate::reports::record_lines;
use crate::terms::budget::{direction, percent_of, whole_percent};
use crate::terms::date::shown;
use crate::terms::money::Money;
use crate::terms::text::so_many;
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

/// A proposal in full, with its effect as far as the register keeps it, and the answer that it was
/// given last.
#[must_use]
pub fn proposal_lines(row: &ProposalRow, overview: Option<&Overview>) -> Vec<String> {
    let Some(overview) = overview else {
        return Vec::new();
    };
    let mut lines = record_lines::proposal_lines(&row.proposal, &overview.newest_ras);
    let effect = row.proposal.effect.as_ref();
    lines.extend(effect.map_or_else(Vec::new, |effect| {
        modelled(effect, &overview.newest_ras.currency)
    }));
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
    lines
}

/// What was modelled, beside what the record's lines say: the change, who has the same, and the
/// evidence cases, the largest changes first.
fn modelled(effect: &ModelledEffect, currency: &str) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(change) = effect.total_after.minus(effect.total_before) {
        let percent = percent_of(change, effect.total_before);
        let percent = percent.map_or(String::new(), |percent| {
            format!(" ({} %)", whole_percent(percent.abs()))
        });
        let same = effect.n_cases.saturating_sub(effect.n_more + effect.n_less);
        let (signed, symbol) = (change.signed(), direction(change));
        lines.push(format!(
            "Change {signed} {symbol} a week{percent}; {} the same",
            so_many(same as usize, "case has", "cases have")
        ));
    }
    let change = |old: &Option<Money>, new: &Option<Money>| new.as_ref()?.minus((*old)?);
    let mut evidence: Vec<_> = effect.evidence.iter().collect();
    evidence.sort_by_key(|(_, old, new)| {
        let change = change(old, new).map(|change| change.pence().abs());
        std::cmp::Reverse(change)
    });
    let shown = |amount: &Option<Money>| {
        amount.map_or("not scored".to_owned(), |known| known.shown_in(currency))
    };
    lines.extend(evidence.into_iter().map(|(case, old, new)| {
        let change = change(old, new).map_or(String::new(), |change| {
            format!("  {} {}", change.signed(), direction(change))
        });
        format!("  {case}: {} → {}{change}", shown(old), shown(new))
    }));
    lines
}
