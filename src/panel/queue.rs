//! Where a case stands with the panel on a day, and why.

use super::decision::{Decision, DecisionStatus};
use super::standing::{DecisionOutcome, Standing, StandingDecision};
use super::verdict::Verdict;
use crate::caseload::case::Case;
use crate::terms::date::Date;
use crate::terms::ids::{EntryNumber, SittingRef};

/// Where a case stands with the panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueueState {
    /// Nothing is decided.
    Undecided,
    /// It was decided before, and something has brought it back.
    Back {
        /// The earlier decision's entry.
        decision: EntryNumber,
        /// What brought it back.
        why: BroughtBack,
    },
    /// Deferred: the questions are due on the day.
    Deferred {
        /// The decision's entry.
        decision: EntryNumber,
        /// When the answers are due.
        due: Date,
    },
    /// Sent back to the worker, or to another service.
    SentBack {
        /// The decision's entry.
        decision: EntryNumber,
    },
    /// A recommendation or an exception waits for somebody's word; the present amount stands.
    Waiting {
        /// The decision's entry.
        decision: EntryNumber,
        /// Why it waits.
        why: String,
    },
    /// Decided at the sitting that is open.
    DecidedNow {
        /// The decision's entry.
        decision: EntryNumber,
    },
    /// Decided at an earlier sitting, and it holds.
    Decided {
        /// The decision's entry.
        decision: EntryNumber,
    },
}

/// What has brought a decided case back to the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BroughtBack {
    /// The exception or recommendation was refused; the present amount stands.
    ApprovalRefused(EntryNumber),
    /// The answers to a deferral's questions were due on the day.
    AnswersDue(Date),
    /// The amount was agreed for a limited time, which ended on the day.
    TimeEnded(Date),
    /// A review, or the answer on reablement and telecare, was due on the day.
    ReviewDue(Date),
    /// The worker has sent it again since, on the day.
    SentAgain(Date),
    /// There is a new assessment since, of the day.
    AssessedAgain(Date),
}

impl QueueState {
    /// Whether the panel still has to decide the case.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self {
            QueueState::Undecided | QueueState::Back { .. } | QueueState::Deferred { .. } => true,
            QueueState::SentBack { .. }
            | QueueState::Waiting { .. }
            | QueueState::DecidedNow { .. }
            | QueueState::Decided { .. } => false,
        }
    }
}

/// Where a case stands on a day; `open` is the sitting that is open.
#[must_use]
pub fn state(standing: &Standing, case: &Case, open: Option<&SittingRef>, on: Date) -> QueueState {
    let Some(latest) = standing.decisions.last() else {
        return QueueState::Undecided;
    };
    let entry = latest.entry;
    if let DecisionOutcome::Refused(refusal) = latest.outcome {
        let why = BroughtBack::ApprovalRefused(refusal);
        return QueueState::Back {
            decision: entry,
            why,
        };
    }
    if latest.outcome == DecisionOutcome::Waits {
        return waiting(latest);
    }
    match brought_back(&latest.decision, case, on) {
        Some(why) => QueueState::Back {
            decision: entry,
            why,
        },
        None => decided(latest, open),
    }
}

fn waiting(latest: &StandingDecision) -> QueueState {
    let why = match latest.decision.status() {
        DecisionStatus::AwaitsRole { why, .. } | DecisionStatus::AwaitsException { why } => {
            why.clone()
        }
        DecisionStatus::Stands => String::new(),
    };
    QueueState::Waiting {
        decision: latest.entry,
        why,
    }
}

fn decided(latest: &StandingDecision, open: Option<&SittingRef>) -> QueueState {
    let decision = latest.entry;
    match &latest.decision.motion().verdict {
        Verdict::Defer { due, .. } => QueueState::Deferred {
            decision,
            due: *due,
        },
        Verdict::Return { .. } | Verdict::Refer { .. } => QueueState::SentBack { decision },
        _ if open == Some(latest.decision.sitting()) => QueueState::DecidedNow { decision },
        _ => QueueState::Decided { decision },
    }
}

/// What has happened since a decision that brings its case back.
fn brought_back(decision: &Decision, case: &Case, on: Date) -> Option<BroughtBack> {
    let effect = decision.effect();
    let assessed = case.assessment().map(|assessment| assessment.date);
    let sent = case.person.referral.as_ref().map(|referral| referral.date);
    if let Some(last_day) = effect.until.filter(|last_day| on > *last_day) {
        return Some(BroughtBack::TimeEnded(last_day));
    }
    if let Some(day) = sent.filter(|day| *day > decision.date() && *day <= on) {
        return Some(BroughtBack::SentAgain(day));
    }
    if let Some(day) = assessed.filter(|day| *day > decision.date() && *day <= on) {
        return Some(BroughtBack::AssessedAgain(day));
    }
    let due = effect
        .due
        .filter(|due| on >= *due && effect.until.is_none())?;
    Some(match decision.motion().verdict {
        Verdict::Defer { .. } => BroughtBack::AnswersDue(due),
        _ => BroughtBack::ReviewDue(due),
    })
}
