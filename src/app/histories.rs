//! From the entries on a case to its standing: what holds, what waits, what is in force.

use crate::caseload::case::Case;
use crate::caseload::person::RefusedRow;
use crate::panel::corrected::with_corrected;
use crate::panel::held_back;
use crate::panel::package_known::PackageKnown;
use crate::panel::record::Record;
use crate::panel::standing::{DecisionOutcome, History, Standing, StandingDecision};
use crate::register::decided::{decisions, gone};
use crate::register::payload::kinds::EntryKind;
use crate::register::recorded::Recorded;
use crate::reports::on_record::Corrected;
use crate::reports::sentences;
use crate::terms::date::{Date, day_of};
use crate::terms::ids::EntryNumber;
use crate::terms::text::Label;
use std::collections::BTreeSet;

/// What imports have made of a case's package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packages {
    /// The day on which the case's facts came in as they are.
    pub as_of: Option<Date>,
    /// The row of the person that an import refused since.
    pub refused: Option<RefusedRow>,
    /// The packages as imports brought them, oldest first; none where nothing rests on them.
    pub known: Vec<PackageKnown>,
}

/// A case's standing from its entries.
#[must_use]
pub fn standing(case: &Case, entries: &[Recorded], packages: &Packages, on: Date) -> Standing {
    derived(case, (entries, packages), decisions(entries), on)
}

/// A case's standing on a day as if one decision, and what it corrects, had not been.
#[must_use]
pub fn standing_without(
    decision: EntryNumber,
    (case, entries, packages): (&Case, &[Recorded], &Packages),
    on: Date,
) -> Standing {
    let mut others = decisions(entries);
    let without = with_corrected(decision, others.iter());
    others.retain(|known| !without.contains(&known.entry));
    derived(case, (entries, packages), others, on)
}

fn derived(
    case: &Case,
    (entries, packages): (&[Recorded], &Packages),
    decisions: Vec<StandingDecision>,
    on: Date,
) -> Standing {
    let package = case
        .package
        .cost()
        .filter(|_| !case.package.lines.is_empty());
    let known = &packages.known;
    let decisions = held_back::marked(decisions, known);
    let history = History {
        package: package.map(|cost| cost.known),
        package_as_of: packages.as_of,
        agreed_before: case.person.last_agreed.clone(),
        gone: held_back::marked_gone(gone(entries), &decisions, known),
        decisions,
        last_entry: last(entries),
    };
    Standing::derive(history, on)
}

/// The standing of a case that is not in the caseload: what was decided on it, and no package.
#[must_use]
pub fn standing_without_case(entries: &[Recorded], on: Date) -> Standing {
    Standing::derive(decided_history(entries), on)
}

fn decided_history(entries: &[Recorded]) -> History {
    History {
        decisions: decisions(entries),
        gone: gone(entries),
        last_entry: last(entries),
        ..History::default()
    }
}

fn last(entries: &[Recorded]) -> Option<EntryNumber> {
    entries.last().map(|entry| entry.number)
}

/// What happened on a case, newest first: the entries, then what was agreed before; `changed` are
/// the answers before which the package had changed since the decision.
#[must_use]
pub fn history(
    case: &Case,
    entries: &[Recorded],
    changed: &BTreeSet<EntryNumber>,
    currency: &Label,
) -> Vec<(Date, String)> {
    let mut lines: Vec<(Date, String)> = Vec::new();
    let known = decisions(entries);
    for entry in entries.iter().rev() {
        let Some(record) = entry.record() else {
            continue;
        };
        let superseded = gone_words(entry, &known);
        let date = day_of(entry.at_utc_ms);
        let has_changed = changed.contains(&entry.number);
        let late =
            late(record, &known, has_changed).map_or_else(String::new, |late| format!(". {late}"));
        let words = format!(
            "{}{late}{superseded} · entry {}",
            told(record, entry.number, &known),
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

/// What took an entry away, or what a correction that does not hold would take away.
fn gone_words(entry: &Recorded, known: &[StandingDecision]) -> String {
    let mut decisions = known.iter();
    let decision = decisions.find(|known| known.entry == entry.number);
    let goes_on = decision.is_some_and(|known| known.outcome.gone().is_none());
    match (entry.superseded_by, entry.gone()) {
        (Some(by), _) if goes_on => {
            let mut decisions = known.iter();
            let correction = decisions.find(|known| known.entry == by);
            match correction.map(|known| &known.outcome) {
                Some(DecisionOutcome::Waits) => {
                    format!(" (goes on while its correction, entry {by}, waits)")
                }
                _ => format!(" (goes on: its correction, entry {by}, never held)"),
            }
        }
        (_, Some(gone)) => format!(" ({gone})"),
        _ => entry
            .corrected_instead()
            .map_or_else(String::new, |words| format!(" ({words})")),
    }
}

/// What was recorded; of a decision that waits no more, not that it waits.
fn told(record: &Record, entry: EntryNumber, known: &[StandingDecision]) -> String {
    let mut known = known.iter();
    let known = known.find(|known| known.entry == entry);
    match known.filter(|known| known.outcome != DecisionOutcome::Waits) {
        Some(known) => sentences::decided(&known.decision),
        None => sentences::record(record),
    }
}

/// What a late approval did to the decision that it answers.
fn late(record: &Record, known: &[StandingDecision], has_changed: bool) -> Option<String> {
    let Record::ApprovalGiven(approval) = record else {
        return None;
    };
    let answered = approval.motion().decision;
    let known = known.iter().find(|known| known.entry == answered)?;
    let begins = known.beginning().package_changed(has_changed);
    sentences::late(&begins, known.decision.currency())
}

/// The decisions in whose place one stands, the latest first.
#[must_use]
pub fn corrected(decision: &Recorded, entries: &[Recorded]) -> Vec<Corrected> {
    let mut found = Vec::new();
    let mut next = corrects(decision, entries);
    for entry in entries.iter().rev() {
        if next == Some(entry.number) {
            let decision = match entry.record() {
                Some(Record::DecisionRecorded(decision)) => Some(decision.as_ref().clone()),
                _ => None,
            };
            found.push(Corrected {
                entry: entry.number,
                decision,
            });
            next = corrects(entry, entries);
        }
    }
    found
}

/// The decision that an entry corrects. Where its text is erased, that is what it took the place
/// of, or, where that withdrew an earlier correction, what that one corrects.
fn corrects(entry: &Recorded, entries: &[Recorded]) -> Option<EntryNumber> {
    if let Some(record) = entry.record() {
        return match record {
            Record::DecisionRecorded(decision) => decision.motion().supersedes,
            _ => None,
        };
    }
    let find = |number| entries.iter().find(|known| known.number == number);
    let before = find(entry.supersedes?)?;
    match before.kind {
        EntryKind::DecisionWithdrawn => corrects(find(before.supersedes?)?, entries),
        _ => Some(before.number),
    }
}
