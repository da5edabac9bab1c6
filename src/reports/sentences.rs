//! What was recorded, in single sentences: for confirmations, lists, minutes and letters.

use crate::panel::approval::{Approval, ApprovalAnswer};
use crate::panel::beginning::Beginning;
use crate::panel::decision::{Decision, DecisionStatus};
use crate::panel::proposal::{ModelledEffect, Proposal, Stage};
use crate::panel::record::Record;
use crate::panel::transition::{Schedule, TransitionTerms};
use crate::panel::verdict::{Basis, ReferTo, Verdict};
use crate::terms::date::shown;
use crate::terms::money::PerWeek;
use crate::terms::text::so_many;

/// A decision in one sentence, led by its case: `NF-20417: agree £520.00 a week from …`.
#[must_use]
pub fn decision(decision: &Decision) -> String {
    let waits = match decision.status() {
        DecisionStatus::Stands => String::new(),
        DecisionStatus::AwaitsRole { .. } => {
            " It is a recommendation until the role that covers it has spoken.".to_owned()
        }
        DecisionStatus::AwaitsException { .. } => {
            " It is an exception until it is approved; the present amount stands meanwhile."
                .to_owned()
        }
    };
    format!("{}{waits}", decided(decision))
}

/// A decision in one sentence, without whose word it awaits.
#[must_use]
pub fn decided(decision: &Decision) -> String {
    format!("{}: {}.", decision.motion().case, outcome(decision))
}

/// The outcome alone: `agree £520.00 a week from 1 Dec 2026, on annual-review basis`.
#[must_use]
pub fn outcome(decision: &Decision) -> String {
    let owed = decision.owed();
    let owed = owed.map(|owed| format!("; {}", owed.words(decision.currency())));
    format!("{}{}", what(decision), owed.unwrap_or_default())
}

fn what(decision: &Decision) -> String {
    let (effect, currency) = (decision.effect(), decision.currency());
    let amount = |what: &str| match effect.agreed {
        Some(agreed) => format!(
            "{what} {currency}{} a week from {}",
            agreed.0,
            shown(effect.from)
        ),
        None => what.to_owned(),
    };
    match &decision.motion().verdict {
        Verdict::AgreeIndicative => amount("agree the indicative budget,"),
        Verdict::AgreeAmount {
            basis: Basis::AnnualReview,
            ..
        } => {
            format!("{}, on annual-review basis", amount("agree"))
        }
        Verdict::AgreeAmount {
            basis: Basis::Transitional { until },
            ..
        } => {
            format!(
                "{}, on transitional basis until {}",
                amount("agree"),
                shown(*until)
            )
        }
        Verdict::AgreeLimited { until, .. } => {
            format!(
                "{}, for a limited time until {}",
                amount("agree"),
                shown(*until)
            )
        }
        Verdict::Transition { to, terms, .. } => transition(to.0, terms, decision),
        Verdict::KeepPresent { review, .. } => {
            let (kept, review) = (amount("keep the present amount,"), shown(*review));
            format!("{kept} for risk or distress, reviewed on {review}")
        }
        Verdict::AcceptSpecialist { .. } => amount("accept the specialist cost,"),
        Verdict::ChangeProvider { due, .. } => {
            let agreed = effect.agreed.map_or_else(String::new, |agreed| {
                format!(" to reach {currency}{} a week", agreed.0)
            });
            format!("change provider or negotiate{agreed} by {}", shown(*due))
        }
        Verdict::Defer { questions, due } => {
            format!(
                "defer with {}, answers due on {}",
                so_many(questions.len(), "question", "questions"),
                shown(*due)
            )
        }
        Verdict::Return { .. } => "return the case to the worker".to_owned(),
        Verdict::Refer { to } => format!("refer the case to {}", service(*to)),
        Verdict::Refuse => "refuse, with the reasons given".to_owned(),
    }
}

/// The length is that of the steps: they may reach the amount sooner than in the months allowed.
fn transition(to: PerWeek, terms: &TransitionTerms, decision: &Decision) -> String {
    let (start, currency) = (shown(terms.start), decision.currency());
    let to = format!("{currency}{to} a week");
    let steps = decision.effect().schedule.as_ref();
    match steps.and_then(Schedule::new_from) {
        Some(ends) if ends > terms.start => {
            let ends = shown(ends);
            format!("a transition to {to}, starting on {start}, in full from {ends}")
        }
        _ => format!("a transition to {to}, at once on {start}"),
    }
}

fn service(to: ReferTo) -> &'static str {
    match to {
        ReferTo::ContinuingHealthcare => "NHS continuing healthcare",
        ReferTo::Reablement => "reablement",
        ReferTo::TelecareOrTherapy => "telecare or occupational therapy",
        ReferTo::Safeguarding => "safeguarding",
    }
}

/// From when a decision is in force that was approved after its day; nothing where it was not.
#[must_use]
pub fn late(beginning: &Beginning, currency: &str) -> Option<String> {
    let answer = shown(beginning.approved_on.filter(|_| beginning.was_late())?);
    let (from, decided_for) = (shown(beginning.from), shown(beginning.decided_for));
    if beginning.from > beginning.decided_for {
        return Some(format!(
            "It is in force from {from}, the day of the answer: it was decided for {decided_for}, \
             and the present amount stood until then."
        ));
    }
    if beginning.owed_by_hand {
        return Some(format!(
            "It is in force from {from}, the day that the panel set. The package changed while it \
             waited: what is owed for the days before the answer of {answer} must be reckoned by \
             hand from the packages."
        ));
    }
    let owed = beginning.owed.as_ref();
    let owed = owed.map_or_else(String::new, |owed| match owed.spans.as_slice() {
        [span] => {
            let days = if span.n_days == 1 { "day" } else { "days" };
            let (up_to, why) = match span.at_most {
                true => ("Up to ", ": what was provided on them is not known in full"),
                false => ("", ""),
            };
            format!(
                " {up_to}{currency}{} a week more for the {} {days} before the answer of {answer}, \
                 {} in all, is owed{why}.",
                span.per_week,
                span.n_days,
                owed.sum_words(currency)
            )
        }
        _ => format!(
            " For the days before the answer of {answer}, {} in all is owed: {}.",
            owed.sum_words(currency),
            owed.spans_words(currency)
        ),
    });
    Some(format!(
        "It is in force from {from}, the day that the panel set.{owed}"
    ))
}

/// Anything that was recorded, in one sentence.
#[must_use]
pub fn record(record: &Record) -> String {
    match record {
        Record::CaseloadImported(note) => format!(
            "caseload imported with {}: {} new, {} changed, {} unchanged",
            note.profile,
            so_many_cases(note.n_new),
            note.n_changed,
            note.n_unchanged
        ),
        Record::RasAdopted(adoption) => format!(
            "RAS {} version {} is in force from {}",
            adoption.ras.0,
            adoption.ras.1,
            shown(adoption.from)
        ),
        Record::PanelRulesSet(rules) => format!(
            "the panel's rules came into force, digest {}",
            rules.digest.get(..12).unwrap_or(&rules.digest)
        ),
        Record::MemberEntered(member) => {
            format!("member {} ({}) entered", member.id, member.shown)
        }
        Record::SittingOpened { .. }
        | Record::AttendanceChanged { .. }
        | Record::InterestDeclared { .. }
        | Record::InterestEnded { .. }
        | Record::SittingClosed { .. } => of_sitting(record),
        Record::DecisionRecorded(made) => decision(made),
        Record::DecisionWithdrawn { decision, reason } => {
            format!("the decision of entry {decision} was withdrawn: {reason}")
        }
        Record::ApprovalGiven(approval) => answered(approval, approval.motion().approver.as_str()),
        Record::ProposalRecorded(proposal) => of_proposal(proposal),
        Record::ProposalAnswered {
            proposal, approved, ..
        } => {
            let answer = if *approved { "approved" } else { "refused" };
            format!("proposal {proposal} was {answer}")
        }
        Record::Erased(erasure) => {
            format!(
                "the text of {} was erased: {}",
                so_many(erasure.entries.len(), "entry", "entries"),
                erasure.rule
            )
        }
    }
}

/// What happened at a sitting itself; nothing of anything else.
fn of_sitting(record: &Record) -> String {
    match record {
        Record::SittingOpened {
            sitting,
            present,
            chair,
            quorum,
            ..
        } => format!(
            "sitting {sitting} opened: {} present, {chair} in the chair, quorum {quorum}",
            present.len()
        ),
        Record::AttendanceChanged { sitting, present } => {
            format!("sitting {sitting}: {} present from now on", present.len())
        }
        Record::InterestDeclared { interest, .. } => {
            format!(
                "{} declared an interest in {}",
                interest.member, interest.case
            )
        }
        Record::InterestEnded {
            case,
            member,
            declared,
            ..
        } => format!(
            "{member} states that the interest in {case} declared by entry {declared} no longer \
             exists"
        ),
        Record::SittingClosed { sitting, undecided } => {
            let left = undecided.as_ref().map_or_else(String::new, |cases| {
                let cases = so_many(cases.len(), "case", "cases");
                format!(": {cases} before the panel left undecided")
            });
            format!("sitting {sitting} closed{left}")
        }
        _ => String::new(),
    }
}

/// A proposal as it was recorded, told by the stage that it reached.
fn of_proposal(proposal: &Proposal) -> String {
    let stage = match &proposal.stage {
        Stage::Draft => "was written".to_owned(),
        Stage::Submitted => "was submitted to the panel".to_owned(),
        Stage::Modelled => modelled(proposal.effect.as_ref()),
        Stage::Approved => "was approved".to_owned(),
        Stage::Refused => "was refused".to_owned(),
        Stage::Adopted { from, version } => {
            format!("was adopted as {version} from {}", shown(*from))
        }
    };
    format!(
        "proposal {} {stage}: {}",
        proposal.reference, proposal.title
    )
}

fn modelled(effect: Option<&ModelledEffect>) -> String {
    let Some(effect) = effect else {
        return "was modelled".to_owned();
    };
    format!(
        "was modelled on {} ({} would have more, {} less; in all {} a week in the place of \
         {})",
        so_many_cases(effect.n_cases),
        effect.n_more,
        effect.n_less,
        effect.total_after,
        effect.total_before
    )
}

/// So many cases: `1 case`, `2 cases`.
#[must_use]
pub fn so_many_cases(n_cases: u32) -> String {
    so_many(n_cases.try_into().unwrap_or(usize::MAX), "case", "cases")
}

/// An answer to what waited, by an approver as shown.
#[must_use]
pub fn answered(approval: &Approval, approver: &str) -> String {
    let motion = approval.motion();
    let answer = match motion.answer {
        ApprovalAnswer::Approved => "approved",
        ApprovalAnswer::Refused => "refused",
    };
    format!(
        "{approver} {answer} what waited on {} (entry {})",
        motion.case, motion.decision
    )
}
