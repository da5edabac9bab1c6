//! What waits and what is proposed, in plain lines for reading beside a form.

use super::decide_effect;
use super::theme::Role;
use crate::app::board::WaitingRow;
use crate::app::outcome::Overview;
use crate::panel::proposal::Proposal;
use crate::reports::sentences;
use crate::terms::number::shortest;

/// What an approver must see beside the reasons: the decision, its effect, who may answer.
#[must_use]
pub fn beside(row: &WaitingRow, overview: Option<&Overview>) -> Vec<(Role, String)> {
    let decision = &row.decision.decision;
    let mut lines = vec![
        (Role::Figure, sentences::decision(decision)),
        (Role::Warning, row.why.clone()),
        (Role::Plain, String::new()),
    ];
    if let Some(rationale) = &decision.motion().rationale {
        lines.push((Role::Plain, format!("Rationale: {rationale}")));
    }
    let effect = decision.effect();
    if let Some(schedule) = &effect.schedule {
        lines.extend(decide_effect::schedule_lines(schedule));
    }
    lines.push((Role::Plain, String::new()));
    let moved = row
        .mover
        .as_ref()
        .map_or(String::new(), |mover| format!(", moved by {mover}"));
    lines.push((Role::Plain, format!("Recorded by {}{moved}.", row.recorder)));
    lines.push((
        Role::Plain,
        "Whoever answers is neither of them.".to_owned(),
    ));
    let Some(acting) = overview.and_then(|overview| overview.acting.as_ref()) else {
        lines.push((Role::Fault, "Nobody acts yet: Esc, then F2.".to_owned()));
        return lines;
    };
    lines.push((
        Role::Key,
        format!("You act as {} ({}).", acting.shown, acting.role),
    ));
    let sitting = overview.and_then(|overview| overview.sitting.as_ref());
    let same = sitting.filter(|sitting| sitting.reference == *decision.sitting());
    let present = same.map(|s| s.present.iter().any(|m| m.id == acting.id));
    let words = match present {
        Some(true) => "You are present at the sitting that decided.",
        Some(false) => "You are not present at the sitting that decided.",
        None => "The sitting that decided is not the open one; the record says who was present.",
    };
    lines.push((Role::Quiet, words.to_owned()));
    lines
}

/// A proposal in plain lines.
#[must_use]
pub fn proposal_lines(proposal: &Proposal) -> Vec<String> {
    let mut lines = vec![
        proposal.title.to_string(),
        format!(
            "Stage: {}",
            super::boards_view::stage_words(&proposal.stage)
        ),
        format!("Author: {}", proposal.author),
        format!("From RAS {}", proposal.baseline.0),
        String::new(),
        "Changes".to_owned(),
    ];
    for change in &proposal.changes {
        lines.push(format!(
            "  {}: {} → {}   ({})",
            change.title,
            shortest(change.old),
            shortest(change.new),
            change.key
        ));
    }
    lines.push(String::new());
    lines.push("Reason".to_owned());
    lines.extend(super::cells::wrapped(
        &format!("  {}", proposal.reason),
        100,
    ));
    if !proposal.evidence.is_empty() {
        let cases: Vec<&str> = proposal.evidence.iter().map(|case| case.as_str()).collect();
        lines.push(format!("Evidence: {}", cases.join(", ")));
    }
    if let Some(effect) = &proposal.effect {
        lines.push(String::new());
        lines.push(format!(
            "Modelled on {} cases ({} not scored)",
            effect.n_cases, effect.n_not_scored
        ));
        lines.push(format!(
            "  total indicative a week: {} → {}",
            effect.total_before, effect.total_after
        ));
        lines.push(format!(
            "  {} with more, {} with less",
            effect.n_more, effect.n_less
        ));
        for (case, before, after) in &effect.evidence {
            let shown = |money: &Option<crate::terms::money::Money>| {
                money.map_or("cannot be scored".to_owned(), |money| money.to_string())
            };
            lines.push(format!("  {case}: {} → {}", shown(before), shown(after)));
        }
    }
    lines
}
