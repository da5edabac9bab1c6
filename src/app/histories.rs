//! From the entries on a case to its standing: what holds, what waits, what is in force.

use crate::caseload::case::Case;
use crate::panel::approval::ApprovalAnswer;
use crate::panel::record::Record;
use crate::panel::standing::{DecisionOutcome, History, Standing, StandingDecision};
use crate::register::recorded::Recorded;
use crate::reports::sentences;
use crate::terms::date::Date;
use crate::terms::ids::EntryNumber;
use crate::terms::text::Label;
use std::collections::BTreeMap;

/// A case's standing from its entries.
#[must_use]
pub fn standing(
    case: &Case,
    entries: &[Recorded],
    package_as_of: Option<Date>,
    on: Date,
) -> Standing {
    let package = case
        .package
        .cost()
        .filter(|_| !case.package.lines.is_empty());
    let history = History {
        package: package.map(|cost| cost.known),
        package_as_of,
        agreed_before: case.person.last_agreed.clone(),
        decisions: decisions(entries),
        last_entry: entries.last().map(|entry| entry.number),
    };
    Standing::derive(history, on)
}

/// The decisions among entries, with what became of each, oldest first.
#[must_use]
pub fn decisions(entries: &[Recorded]) -> Vec<StandingDecision> {
    let mut answers: BTreeMap<EntryNumber, (EntryNumber, ApprovalAnswer, Date)> = BTreeMap::new();
    let mut withdrawn: BTreeMap<EntryNumber, EntryNumber> = BTreeMap::new();
    for entry in entries {
        match entry.record() {
            Some(Record::ApprovalGiven(approval)) => {
                let motion = approval.motion();
                answers.insert(motion.decision, (entry.number, motion.answer, motion.date));
            }
            Some(Record::DecisionWithdrawn { decision, .. }) => {
                withdrawn.insert(*decision, entry.number);
            }
            _ => {}
        }
    }
    entries
        .iter()
        .filter_map(|entry| match entry.record() {
            Some(Record::DecisionRecorded(decision)) => {
                let answered = answers.get(&entry.number).copied();
                let outcome = match withdrawn.get(&entry.number) {
                    Some(by) => DecisionOutcome::Withdrawn(*by),
                    None => DecisionOutcome::of(decision.status(), answered, entry.superseded_by),
                };
                Some(StandingDecision {
                    entry: entry.number,
                    outcome,
                    decision: decision.as_ref().clone(),
                })
            }
            _ => None,
        })
        .collect()
}

/// What happened on a case, newest first: the entries, then what was agreed before.
#[must_use]
pub fn history(case: &Case, entries: &[Recorded], currency: &Label) -> Vec<(Date, String)> {
    let mut lines: Vec<(Date, String)> = Vec::new();
    let known = decisions(entries);
    for entry in entries.iter().rev() {
        let Some(record) = entry.record() else {
            continue;
        };
        let superseded = entry
            .gone()
            .map(|gone| format!(" ({gone})"))
            .unwrap_or_default();
        let date = super::clock::day_of(entry.at_utc_ms);
        let late = late(record, &known).map_or_else(String::new, |late| format!(". {late}"));
        let words = format!(
            "{}{late}{superseded} · entry {}",
            sentences::record(record),
            entry.number
        );
        lines.push((date, words));
    }
    if let Some(last) = &case.person.last_agreed {
        lines.push((
            last.date,
            format!(
                "agreed {currency}{} a week, before this register",
                last.amount.0
            ),
        ));
    }
    for assessment in case.assessments.iter().rev() {
        lines.push((
            assessment.date,
            format!("assessment {}", assessment.reference),
        ));
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.0));
    lines
}

/// What a late approval did to the decision that it answers.
fn late(record: &Record, known: &[StandingDecision]) -> Option<String> {
    let Record::ApprovalGiven(approval) = record else {
        return None;
    };
    let answered = approval.motion().decision;
    let known = known.iter().find(|known| known.entry == answered)?;
    sentences::late(&known.beginning(), known.decision.currency())
}
