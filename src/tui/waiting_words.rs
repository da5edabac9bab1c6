//! What waits and what is proposed, in plain lines for reading beside a form.

use super::decide_effect;
use super::theme::Role;
use crate::app::board::WaitingRow;
use crate::app::outcome::Overview;
use crate::panel::approval::ApprovalAnswer;
use crate::panel::beginning::Beginning;
use crate::panel::verdict::Verdict;
use crate::reports::sentences;

/// What an approver must see beside the reasons: the decision, its effect, who may answer.
#[must_use]
pub fn beside(
    row: &WaitingRow,
    answer: ApprovalAnswer,
    overview: Option<&Overview>,
) -> Vec<(Role, String)> {
    let decision = &row.decision.decision;
    let mut lines = vec![
        (Role::Figure, sentences::decision(decision)),
        (Role::Warning, row.why.clone()),
        (Role::Plain, String::new()),
    ];
    if let Some(rationale) = &decision.motion().rationale {
        lines.push((Role::Plain, format!("Rationale: {rationale}")));
    }
    if let Verdict::Transition {
        exception: Some(why),
        ..
    } = &decision.motion().verdict
    {
        lines.push((Role::Plain, format!("Why it must take longer: {why}")));
    }
    let effect = decision.effect();
    if let Some(schedule) = &effect.schedule {
        lines.extend(decide_effect::schedule_lines(schedule, decision.currency()));
    }
    lines.extend(late(row, answer, overview));
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
        lines.push((Role::Fault, "Nobody acts yet: F2 chooses.".to_owned()));
        return lines;
    };
    let role = overview.map_or(acting.role.as_str(), |overview| {
        overview.rules.role_title(&acting.role)
    });
    let words = format!("You act as {} ({role}).", acting.shown);
    lines.push((Role::Key, words));
    let sitting = overview.and_then(|overview| overview.sitting.as_ref());
    let same = sitting.filter(|sitting| sitting.reference == *decision.sitting());
    let present = same.map(|s| s.present.iter().any(|m| m.id == acting.id));
    let words = match present {
        Some(true) => "You are present at the sitting that decided.",
        Some(false) => "You are not present at the sitting that decided.",
        None => "The sitting that decided is not the open one; the record says who was present.",
    };
    lines.push((Role::Quiet, words.to_owned()));
    lines.extend(refused(row, answer));
    lines
}

/// What the rules refuse of this answer by whoever acts.
fn refused(row: &WaitingRow, answer: ApprovalAnswer) -> Vec<(Role, String)> {
    let against = row.against(answer);
    if against.is_empty() {
        return Vec::new();
    }
    let verb = match answer {
        ApprovalAnswer::Approved => "approve",
        ApprovalAnswer::Refused => "refuse",
    };
    let words = format!("The rules do not let you {verb} it. F2 lets somebody else act.");
    let each = against.iter().map(|refusal| {
        let words = format!("· {} [{}]", refusal.message, refusal.source);
        (Role::Plain, words)
    });
    [(Role::Fault, words)].into_iter().chain(each).collect()
}

/// What a yes of today would do to a decision whose day has passed.
fn late(
    row: &WaitingRow,
    answer: ApprovalAnswer,
    overview: Option<&Overview>,
) -> Option<(Role, String)> {
    let decision = &row.decision.decision;
    let effect = decision.effect();
    if answer != ApprovalAnswer::Approved || effect.schedule.is_some() {
        return None;
    }
    let begins = Beginning::of(effect, Some(overview?.today));
    let late = sentences::late(&begins, decision.currency())?;
    Some((Role::Warning, format!("Approved today: {late}")))
}
