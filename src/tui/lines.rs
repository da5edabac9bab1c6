//! What the lines of the lists offer to filter and selection.

use super::filter::{FieldValue, Filtered};
use super::list::Line;
use crate::app::board::{EntryRow, ProposalRow, TransitionRow, WaitingRow};
use crate::app::queue_row::QueueRow;
use crate::terms::ids::{CaseRef, EntryNumber, ProposalRef};
use crate::terms::money::PerWeek;

fn pounds(amount: Option<PerWeek>) -> FieldValue {
    amount.map_or(FieldValue::Missing, |amount| {
        FieldValue::Number(amount.0.pence() / 100)
    })
}

impl Filtered for QueueRow {
    fn text(&self) -> String {
        let marks: Vec<&str> = self.flags.iter().map(|flag| flag.1.as_str()).collect();
        format!(
            "{} {} {} {}",
            self.case,
            self.support_reason,
            self.team,
            marks.join(" ")
        )
    }

    fn field(&self, name: &str) -> Option<FieldValue> {
        Some(match name {
            "case" => FieldValue::Text(self.case.to_string()),
            "age" => self
                .age
                .map_or(FieldValue::Missing, |age| FieldValue::Number(age.into())),
            "reason" => FieldValue::Text(self.support_reason.clone()),
            "team" => FieldValue::Text(self.team.clone()),
            "package" => pounds(Some(self.package)),
            "indicative" => pounds(self.indicative),
            "gap" => pounds(self.gap.map(|gap| gap.amount)),
            "waiting" => self
                .days_waiting
                .map_or(FieldValue::Missing, |d| FieldValue::Number(d.into())),
            "flag" => FieldValue::Text(
                self.flags
                    .iter()
                    .map(|f| format!("{} {} ", f.0, f.1))
                    .collect::<String>(),
            ),
            "open" => FieldValue::Holds(self.state.is_open()),
            "draft" => FieldValue::Holds(self.has_draft),
            "state" => FieldValue::Text(self.state.mark().1.to_owned()),
            _ => return None,
        })
    }
}

impl Line for QueueRow {
    type Key = CaseRef;

    fn key(&self) -> CaseRef {
        self.case.clone()
    }
}

impl Filtered for WaitingRow {
    fn text(&self) -> String {
        format!("{} {} {}", self.case, self.why, self.recorder)
    }

    fn field(&self, name: &str) -> Option<FieldValue> {
        match name {
            "case" => Some(FieldValue::Text(self.case.to_string())),
            "waiting" => Some(FieldValue::Number(self.days_waiting.into())),
            _ => None,
        }
    }
}

impl Line for WaitingRow {
    type Key = EntryNumber;

    fn key(&self) -> EntryNumber {
        self.decision.entry
    }
}

impl Filtered for TransitionRow {
    fn text(&self) -> String {
        format!("{} {:?}", self.case, self.state)
    }

    fn field(&self, name: &str) -> Option<FieldValue> {
        match name {
            "case" => Some(FieldValue::Text(self.case.to_string())),
            "state" => Some(FieldValue::Text(format!("{:?}", self.state))),
            _ => None,
        }
    }
}

impl Line for TransitionRow {
    type Key = EntryNumber;

    fn key(&self) -> EntryNumber {
        self.entry
    }
}

impl Filtered for ProposalRow {
    fn text(&self) -> String {
        format!(
            "{} {} {}",
            self.proposal.reference, self.proposal.title, self.proposal.author
        )
    }

    fn field(&self, name: &str) -> Option<FieldValue> {
        match name {
            "author" => Some(FieldValue::Text(self.proposal.author.to_string())),
            _ => None,
        }
    }
}

impl Line for ProposalRow {
    type Key = ProposalRef;

    fn key(&self) -> ProposalRef {
        self.proposal.reference.clone()
    }
}

impl Filtered for EntryRow {
    fn text(&self) -> String {
        format!(
            "{} {} {} {}",
            self.number, self.actor, self.what, self.subject
        )
    }

    fn field(&self, name: &str) -> Option<FieldValue> {
        match name {
            "who" => Some(FieldValue::Text(self.actor.clone())),
            "what" => Some(FieldValue::Text(self.what.clone())),
            "case" => Some(FieldValue::Text(self.subject.clone())),
            _ => None,
        }
    }
}

impl Line for EntryRow {
    type Key = EntryNumber;

    fn key(&self) -> EntryNumber {
        self.number
    }
}
