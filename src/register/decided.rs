//! The decisions among the entries on a case, with what became of each.

use super::payload::kinds::EntryKind;
use super::recorded::Recorded;
use crate::panel::approval::ApprovalAnswer;
use crate::panel::decision::Decision;
use crate::panel::record::Record;
use crate::panel::standing::{DecisionOutcome, Gone, StandingDecision};
use crate::terms::date::{Date, day_of};
use crate::terms::ids::EntryNumber;
use std::collections::BTreeMap;

/// The decisions among entries, with what became of each, oldest first.
///
/// What holds is superseded only once its correction holds, too: while that waits, or where it was
/// refused or withdrawn, what it would correct goes on.
#[must_use]
pub fn decisions(entries: &[Recorded]) -> Vec<StandingDecision> {
    let (answers, withdrawn) = (answers(entries), withdrawn(entries));
    let outcome = |entry: &Recorded, decision: &Decision| match withdrawn.get(&entry.number) {
        Some((by, _)) => DecisionOutcome::Withdrawn(*by),
        None => {
            let answered = answers.get(&entry.number).copied();
            let went = superseded(entry, entries, &answers);
            DecisionOutcome::of(decision.status(), answered, went.map(|(by, _)| by))
        }
    };
    let made = entries.iter().filter_map(decided);
    made.map(|(entry, decision)| StandingDecision {
        entry: entry.number,
        outcome: outcome(entry, decision),
        held_back: None,
        decision: decision.clone(),
    })
    .collect()
}

/// The decisions that were superseded or withdrawn, as they were until then.
#[must_use]
pub fn gone(entries: &[Recorded]) -> Vec<Gone> {
    let (answers, withdrawn) = (answers(entries), withdrawn(entries));
    let went_on = |entry: &Recorded| match withdrawn.get(&entry.number) {
        Some((_, day)) => Some(*day),
        None => superseded(entry, entries, &answers).map(|(_, day)| day),
    };
    let all = entries.iter().filter_map(decided);
    all.filter_map(|(entry, decision)| {
        let answered = answers.get(&entry.number).copied();
        Some(Gone {
            on: went_on(entry)?,
            withdrawn_by: entry.superseded_by.filter(|_| entry.is_withdrawn),
            known: StandingDecision {
                entry: entry.number,
                outcome: DecisionOutcome::of(decision.status(), answered, None),
                held_back: None,
                decision: decision.clone(),
            },
        })
    })
    .collect()
}

fn decided(entry: &Recorded) -> Option<(&Recorded, &Decision)> {
    match entry.record() {
        Some(Record::DecisionRecorded(decision)) => Some((entry, decision)),
        _ => None,
    }
}

/// The answers to what waits: the entry, the answer and its day.
type Answers = BTreeMap<EntryNumber, (EntryNumber, ApprovalAnswer, Date)>;

/// The entry that supersedes a decision, and since when: what holds gives way on the day on which
/// its correction, or a correction of that, holds; what does not hold gives way at once.
fn superseded(
    entry: &Recorded,
    entries: &[Recorded],
    answers: &Answers,
) -> Option<(EntryNumber, Date)> {
    let by = entry.superseded_by?;
    let find = |number| entries.iter().find(|other| other.number == number);
    let correction = find(by)?;
    let at = day_of(correction.at_utc_ms);
    let is_withdrawn = correction.kind == EntryKind::DecisionWithdrawn;
    if is_withdrawn || held_since(entry, answers).is_none() {
        let day = decided(correction).map_or(at, |(_, by)| by.date());
        return Some((by, day));
    }
    let mut next = Some(correction);
    while let Some(known) = next {
        if let Some(day) = held_since(known, answers) {
            return Some((by, day));
        }
        next = known
            .superseded_by
            .filter(|later| *later > known.number)
            .and_then(find);
    }
    None
}

/// The day from which a decision held, whatever became of it; none of one that never did. One
/// whose text is erased took the place of what it corrects.
fn held_since(entry: &Recorded, answers: &Answers) -> Option<Date> {
    if entry.kind != EntryKind::DecisionRecorded {
        return None;
    }
    let Some((_, decision)) = decided(entry) else {
        return Some(day_of(entry.at_utc_ms));
    };
    let answered = answers.get(&entry.number).copied();
    match DecisionOutcome::of(decision.status(), answered, None) {
        DecisionOutcome::Approved { on, .. } => Some(on),
        own => own.holds().then(|| decision.date()),
    }
}

fn answers(entries: &[Recorded]) -> Answers {
    let given = entries.iter().filter_map(|entry| match entry.record() {
        Some(Record::ApprovalGiven(approval)) => {
            let motion = approval.motion();
            Some((motion.decision, (entry.number, motion.answer, motion.date)))
        }
        _ => None,
    });
    given.collect()
}

/// What was withdrawn: by the entry, on the day.
fn withdrawn(entries: &[Recorded]) -> BTreeMap<EntryNumber, (EntryNumber, Date)> {
    let withdrawn = entries.iter().filter_map(|entry| match entry.record() {
        Some(Record::DecisionWithdrawn { decision, .. }) => {
            let day = day_of(entry.at_utc_ms);
            Some((*decision, (entry.number, day)))
        }
        _ => None,
    });
    withdrawn.collect()
}
