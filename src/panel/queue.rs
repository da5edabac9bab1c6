//! Where a case stands with the panel on a day, and why.

use super::decision::{Decision, DecisionStatus};
use super::meanwhile::{self, Changed};
use super::standing::{DecisionOutcome, Standing, StandingDecision, agreed_in_force};
use super::verdict::Verdict;
use crate::caseload::case::Case;
use crate::caseload::package::NotNow;
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
    /// The answers to a deferral's questions, or of whom it was sent on to, were due on the day.
    AnswersDue(Date),
    /// The amount was agreed for a limited time, which ended on the day.
    TimeEnded(Date),
    /// A review, or the answer on reablement and telecare, was due on the day.
    ReviewDue(Date),
    /// The worker has sent it again since, on the day.
    SentAgain(Date),
    /// There is a new assessment since, of the day.
    AssessedAgain(Date),
    /// The package changed since a reduction was decided, which takes away something else now.
    PackageChanged(Changed),
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

/// Where a case stands on a day; `open` is the sitting that is open, and the package lines that are
/// not in force stand beside the case.
#[must_use]
pub fn state(
    standing: &Standing,
    (case, not_now): (&Case, &NotNow),
    open: Option<&SittingRef>,
    on: Date,
) -> QueueState {
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
    let changed = package_changed(standing, (case, not_now), on);
    let changed = changed.filter(|(decision, _)| !is_sent_on(standing, *decision));
    let back = changed.map(|(entry, why)| (entry, BroughtBack::PackageChanged(why)));
    let back = back
        .or_else(|| brought_back(&latest.decision, case, on).map(|why| (entry, why)))
        .or_else(|| unseen(&standing.decisions, on))
        .or_else(|| fallen_due(&latest.decision, on).map(|why| (entry, why)));
    match back {
        Some((decision, why)) => QueueState::Back { decision, why },
        None => decided(latest, open),
    }
}

/// Whether the panel has put a case off, or sent it on, since a decision: it comes back as that
/// says, and the decision is not settled by it.
fn is_sent_on(standing: &Standing, decision: EntryNumber) -> bool {
    let latest = standing.decisions.last();
    latest.is_some_and(|latest| {
        let verdict = &latest.decision.motion().verdict;
        let sends_on = matches!(
            verdict,
            Verdict::Defer { .. } | Verdict::Return { .. } | Verdict::Refer { .. }
        );
        latest.entry > decision && sends_on
    })
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

/// What has happened since a decision that brings its case back, but that its day has come.
fn brought_back(decision: &Decision, case: &Case, on: Date) -> Option<BroughtBack> {
    let assessed = case.assessment().map(|assessment| assessment.date);
    let sent = case.person.referral.as_ref().map(|referral| referral.date);
    let since = |day: &Date| *day > decision.date() && *day <= on;
    time_ended(decision, on)
        .or_else(|| sent.filter(since).map(BroughtBack::SentAgain))
        .or_else(|| assessed.filter(since).map(BroughtBack::AssessedAgain))
}

/// The entry of a reduction that holds, and that the package's change has made another than was
/// decided.
#[must_use]
pub fn package_changed(
    standing: &Standing,
    (case, not_now): (&Case, &NotNow),
    on: Date,
) -> Option<(EntryNumber, Changed)> {
    standing.decisions.iter().rev().find_map(|known| {
        let costs = |day| case.package.provided_on(not_now, day);
        let changed = meanwhile::since_decided(known, standing, costs, on)?;
        Some((known.entry, changed))
    })
}

fn time_ended(decision: &Decision, on: Date) -> Option<BroughtBack> {
    let ended = decision.effect().until.filter(|last_day| on > *last_day);
    ended.map(BroughtBack::TimeEnded)
}

/// The end of a limited time is a due day, too: it is told as the end, on the day after.
fn fallen_due(decision: &Decision, on: Date) -> Option<BroughtBack> {
    let effect = decision.effect();
    let due = effect.due.filter(|due| effect.until != Some(*due))?;
    let why = match decision.motion().verdict {
        Verdict::Defer { .. } | Verdict::Return { .. } | Verdict::Refer { .. } => {
            BroughtBack::AnswersDue
        }
        _ => BroughtBack::ReviewDue,
    };
    (on >= due).then_some(why(due))
}

/// A day of an earlier decision that has passed and that no later one has seen, while what was
/// decided still had effect.
fn unseen(decisions: &[StandingDecision], on: Date) -> Option<(EntryNumber, BroughtBack)> {
    let holding = decisions.iter().filter(|known| known.outcome.holds());
    let mut holding: Vec<&StandingDecision> = holding.collect();
    holding.pop();
    holding.into_iter().rev().find_map(|known| {
        let (decision, effect) = (&known.decision, known.decision.effect());
        let ended = effect.until.zip(time_ended(decision, on));
        let due = effect.due.zip(fallen_due(decision, on));
        // What is decided on the last day itself has not seen the time end.
        let ended = ended.filter(|(last, _)| !decided_after(decisions, known, *last));
        let due = due.filter(|(due, _)| !decided_after(decisions, known, day_before(*due)));
        let mut days = ended.into_iter().chain(due);
        let (_, why) = days.find(|(day, _)| has_effect(decisions, known, *day))?;
        Some((known.entry, why))
    })
}

fn day_before(day: Date) -> Date {
    day.yesterday().unwrap_or(day)
}

fn later<'a>(
    decisions: &'a [StandingDecision],
    known: &StandingDecision,
) -> impl Iterator<Item = &'a StandingDecision> {
    let entry = known.entry;
    decisions
        .iter()
        .filter(move |other| other.entry > entry && other.outcome.holds())
}

fn decided_after(decisions: &[StandingDecision], known: &StandingDecision, day: Date) -> bool {
    later(decisions, known).any(|other| other.decision.date() > day)
}

/// Whether a decision still has effect on a day: its amount is in force, or, where it agreed none,
/// the case has since only been sent on.
fn has_effect(decisions: &[StandingDecision], known: &StandingDecision, day: Date) -> bool {
    match known.decision.effect().agreed {
        Some(_) => {
            let day = day.max(known.beginning().from);
            agreed_in_force(decisions, day).is_some_and(|now| now.entry == known.entry)
        }
        None => later(decisions, known).all(|other| {
            let verdict = &other.decision.motion().verdict;
            matches!(verdict, Verdict::Return { .. } | Verdict::Refer { .. })
        }),
    }
}
