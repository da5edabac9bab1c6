//! The decisions among the entries on a case, with what became of each.

use super::recorded::Recorded;
use crate::panel::approval::ApprovalAnswer;
use crate::panel::decision::Decision;
use crate::panel::record::Record;
use crate::panel::standing::{DecisionOutcome, Gone, StandingDecision};
use crate::terms::date::{Date, day_of};
use crate::terms::ids::EntryNumber;
use std::collections::BTreeMap;

/// The decisions among entries, with what became of each, oldest first.
#[must_use]
pub fn decisions(entries: &[Recorded]) -> Vec<StandingDecision> {
    let (answers, withdrawn) = (answers(entries), withdrawn(entries));
    let outcome = |entry: &Recorded, decision: &Decision| match withdrawn.get(&entry.number) {
        Some((by, _)) => DecisionOutcome::Withdrawn(*by),
        None => {
            let answered = answers.get(&entry.number).copied();
            DecisionOutcome::of(decision.status(), answered, entry.superseded_by)
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
    let made: BTreeMap<EntryNumber, Date> = entries
        .iter()
        .filter_map(decided)
        .map(|(entry, decision)| (entry.number, decision.date()))
        .collect();
    let went_on = |entry: &Recorded| match (withdrawn.get(&entry.number), entry.superseded_by) {
        (Some((_, day)), _) => Some(*day),
        (None, by) => made.get(&by?).copied(),
    };
    let all = entries.iter().filter_map(decided);
    all.filter_map(|(entry, decision)| {
        let answered = answers.get(&entry.number).copied();
        Some(Gone {
            on: went_on(entry)?,
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

fn answers(entries: &[Recorded]) -> BTreeMap<EntryNumber, (EntryNumber, ApprovalAnswer, Date)> {
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
