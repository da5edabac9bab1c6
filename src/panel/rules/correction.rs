//! Nothing is edited: a correction supersedes one decision, and two never stand side by side.

use crate::panel::matter::{Findings, Matter};
use crate::panel::refusal::Field;
use crate::panel::sources;
use crate::panel::standing::{DecisionOutcome, Standing, StandingDecision};
use crate::terms::date::shown;
use crate::terms::ids::{EntryNumber, SittingRef};

pub(in crate::panel) fn check(matter: &Matter<'_>, found: &mut Findings) {
    let decisions = &matter.file.standing.decisions;
    let corrected = matter.motion.supersedes;
    if let Some(entry) = corrected {
        can_be_corrected(matter, found, entry);
    }
    if let Some((held, left)) = matter.taken_away_unsaid() {
        let currency = &matter.file.currency;
        let amount = held.amount;
        let has = match held.begins {
            None => format!("The person has {currency}{amount} a week"),
            Some(day) => format!(
                "The person was agreed {currency}{amount} a week from {}",
                shown(day)
            ),
        };
        let message = format!(
            "{has} under the decision that is corrected; without it, it would be \
             {currency}{left}. Support goes on: correct it with an outcome that agrees the amount, \
             with the reasons that a reduction needs."
        );
        let rule = "correction_takes_away";
        found.refuse(rule, Field::Verdict, message, sources::REDUCTION_REASON);
    }
    if let Some(fall) = matter.taken_away_before() {
        let (currency, (day, from)) = (
            &matter.file.currency,
            (shown(fall.day), shown(matter.motion.first_day())),
        );
        let message = format!(
            "The corrected amount begins on {from}: from {day} until then it would be \
             {currency}{}, and {currency}{} a week is agreed. Let it begin by {day}, or record it \
             at another sitting as a decision of its own.",
            fall.left, fall.had
        );
        let rule = "correction_begins_late";
        found.refuse(rule, Field::Effective, message, sources::REDUCTION_REASON);
    }
    for other in decisions {
        if !matter.corrects(other.entry) {
            stands_beside(matter, found, other);
        }
    }
}

/// The decision on the case that a new one cannot be put beside: one that waits, or one of this
/// sitting. It can only be corrected, unless a correction of it was recorded already and not
/// withdrawn.
#[must_use]
pub fn in_the_way<'a>(
    standing: &'a Standing,
    sitting: Option<&SittingRef>,
) -> Option<&'a StandingDecision> {
    let decisions = standing.decisions.iter().rev();
    let mut decisions =
        decisions.filter(|known| standing.correction_of(known.entry).recorded().is_none());
    decisions.find(|known| match known.outcome {
        DecisionOutcome::Waits => true,
        DecisionOutcome::Stands | DecisionOutcome::Approved { .. } => {
            sitting == Some(known.decision.sitting())
        }
        DecisionOutcome::Refused(_)
        | DecisionOutcome::Superseded(_)
        | DecisionOutcome::Withdrawn(_) => false,
    })
}

fn can_be_corrected(matter: &Matter<'_>, found: &mut Findings, entry: EntryNumber) {
    let decisions = &matter.file.standing.decisions;
    let known = decisions.iter().find(|known| known.entry == entry);
    if let Some(correction) = matter.file.standing.correction_of(entry).recorded() {
        let message = format!(
            "Entry {entry} was corrected by entry {} already. Correct that one if it still counts; \
             otherwise decide the case anew.",
            correction.entry
        );
        let rule = "already_superseded";
        found.refuse(rule, Field::Correction, message, sources::RECORD);
        return;
    }
    match known.map(|known| &known.outcome) {
        Some(DecisionOutcome::Superseded(by)) => {
            let message = format!(
                "Entry {entry} was already superseded by entry {by}. Correct that one instead."
            );
            let rule = "already_superseded";
            found.refuse(rule, Field::Correction, message, sources::RECORD);
        }
        Some(_) => {}
        None => {
            let message = format!(
                "Entry {entry} is not a decision on {} that still stands. Open the case again and \
                 correct what it shows.",
                matter.motion.case
            );
            let rule = "nothing_to_correct";
            found.refuse(rule, Field::Correction, message, sources::RECORD);
        }
    }
}

fn stands_beside(matter: &Matter<'_>, found: &mut Findings, other: &StandingDecision) {
    let entry = other.entry;
    let is_here = matter
        .sitting
        .is_some_and(|sitting| *other.decision.sitting() == sitting.reference);
    match other.outcome {
        DecisionOutcome::Waits => {
            let message = format!(
                "Entry {entry} on this case still waits for somebody's word. Wait for the answer, \
                 or record this as a correction of entry {entry}."
            );
            found.refuse(
                "a_decision_waits",
                Field::Correction,
                message,
                sources::RECORD,
            );
        }
        DecisionOutcome::Stands | DecisionOutcome::Approved { .. }
            if is_here
                && matter
                    .file
                    .standing
                    .correction_of(entry)
                    .recorded()
                    .is_none() =>
        {
            let message = format!(
                "This sitting has already decided the case (entry {entry}). Record this as a \
                 correction of entry {entry}."
            );
            let rule = "already_decided_here";
            found.refuse(rule, Field::Correction, message, sources::RECORD);
        }
        DecisionOutcome::Stands
        | DecisionOutcome::Approved { .. }
        | DecisionOutcome::Refused(_)
        | DecisionOutcome::Superseded(_)
        | DecisionOutcome::Withdrawn(_) => {}
    }
}
