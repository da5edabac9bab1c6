//! What the lines of the lists offer to filter and selection.

use super::filter_field::{Field, FieldKind, FieldValue, Filtered};
use super::list::Line;
use crate::app::board::{EntryRow, ProposalRow, TransitionRow, WaitingRow};
use crate::app::clock::shown_moment;
use crate::app::queue_row::QueueRow;
use crate::panel::proposal::Stage;
use crate::terms::budget::whole_percent;
use crate::terms::ids::{CaseRef, EntryNumber, ProposalRef};
use crate::terms::money::PerWeek;

const fn field(names: &'static [&'static str], kind: FieldKind, example: &'static str) -> Field {
    Field {
        names,
        kind,
        example,
    }
}

use FieldKind::{Holds, Money as Amount, Name, Number, Text};

const CASE: Field = field(&["case"], Text, "case:NF-2");
const WAIT: Field = field(&["wait", "waits", "waiting"], Number, "wait>30");

fn pence(amount: Option<PerWeek>) -> FieldValue {
    amount.map_or(FieldValue::Missing, |amount| {
        FieldValue::Number(amount.0.pence())
    })
}

fn number(number: Option<impl Into<i64>>) -> FieldValue {
    number.map_or(FieldValue::Missing, |number| {
        FieldValue::Number(number.into())
    })
}

impl Filtered for QueueRow {
    const FIELDS: &'static [Field] = &[
        field(&["flag", "flags"], Name, "flag:gap"),
        field(&["gap"], Amount, "gap>100"),
        field(&["%", "percent"], Number, "%>50"),
        field(&["team"], Name, "team:north"),
        field(&["age"], Number, "age:75+"),
        WAIT,
        field(&["open"], Holds, "open"),
        field(&["draft"], Holds, "draft"),
        field(&["state"], Name, "state:deferred"),
        field(&["reason", "support"], Name, "reason:care"),
        field(&["package"], Amount, "package>500"),
        field(&["indicative"], Amount, "indicative<200"),
        CASE,
    ];

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

    fn field(&self, name: &str) -> FieldValue {
        match name {
            "case" => FieldValue::Text(self.case.to_string()),
            "age" => number(self.age),
            "reason" => FieldValue::Text(self.support_reason.clone()),
            "team" => FieldValue::Text(self.team.clone()),
            "package" => pence(Some(self.package).filter(|_| self.no_package.is_none())),
            "indicative" => pence(self.indicative),
            "gap" => pence(self.gap.map(|gap| gap.amount)),
            "%" => {
                let percent = self.gap.and_then(|gap| gap.percent);
                number(percent.and_then(|percent| whole_percent(percent.abs())))
            }
            "wait" => number(self.days_waiting),
            "flag" => FieldValue::Text(
                self.flags
                    .iter()
                    .map(|f| format!("{} {} ", f.0, f.1))
                    .collect::<String>(),
            ),
            "open" => FieldValue::Holds(self.state.is_open()),
            "draft" => FieldValue::Holds(self.drafts.n_kept() > 0),
            "state" => FieldValue::Text(self.state.mark().1.to_owned()),
            _ => FieldValue::Missing,
        }
    }

    fn names(&self, name: &str) -> Vec<String> {
        match (name, self.field(name)) {
            ("flag", _) => self.flags.iter().map(|flag| flag.1.clone()).collect(),
            (_, FieldValue::Text(text)) if !text.is_empty() => vec![text],
            _ => Vec::new(),
        }
    }
}

impl Line for QueueRow {
    type Key = CaseRef;

    fn key(&self) -> CaseRef {
        self.case.clone()
    }
}

impl Filtered for WaitingRow {
    const FIELDS: &'static [Field] = &[
        CASE,
        WAIT,
        field(&["who", "recorder"], Name, "who:chair"),
        field(&["why"], Text, "why:limit"),
    ];

    fn text(&self) -> String {
        format!("{} {} {}", self.case, self.why, self.recorder)
    }

    fn field(&self, name: &str) -> FieldValue {
        match name {
            "case" => FieldValue::Text(self.case.to_string()),
            "wait" => FieldValue::Number(self.days_waiting.into()),
            "who" => FieldValue::Text(format!(
                "{} {}",
                self.recorder,
                self.mover.as_ref().map_or("", |mover| mover.as_str())
            )),
            "why" => FieldValue::Text(self.why.clone()),
            _ => FieldValue::Missing,
        }
    }

    fn names(&self, _: &str) -> Vec<String> {
        let mover = self.mover.iter().map(ToString::to_string);
        mover.chain([self.recorder.to_string()]).collect()
    }
}

impl Line for WaitingRow {
    type Key = EntryNumber;

    fn key(&self) -> EntryNumber {
        self.decision.entry
    }

    fn entry(&self) -> Option<EntryNumber> {
        Some(self.decision.entry)
    }
}

impl Filtered for TransitionRow {
    const FIELDS: &'static [Field] = &[
        field(&["state"], Name, "state:overdue"),
        field(&["from"], Amount, "from>500"),
        field(&["today"], Amount, "today>500"),
        field(&["to"], Amount, "to<300"),
        field(&["cost"], Amount, "cost>1,000"),
        CASE,
    ];

    fn text(&self) -> String {
        format!("{} {}", self.case, self.state.word())
    }

    fn field(&self, name: &str) -> FieldValue {
        match name {
            "case" => FieldValue::Text(self.case.to_string()),
            "state" => FieldValue::Text(self.state.word().to_owned()),
            "from" => pence(Some(self.schedule.present)),
            "today" => pence(self.paid_today),
            "to" => pence(Some(self.ends_at().0)),
            "cost" => FieldValue::Number(self.ends_at().1.pence()),
            _ => FieldValue::Missing,
        }
    }
}

impl Line for TransitionRow {
    type Key = EntryNumber;

    fn key(&self) -> EntryNumber {
        self.entry
    }

    fn entry(&self) -> Option<EntryNumber> {
        Some(self.entry)
    }
}

impl Filtered for ProposalRow {
    const FIELDS: &'static [Field] = &[
        field(&["stage"], Name, "stage:draft"),
        field(&["author"], Name, "author:analyst"),
        field(&["title"], Text, "title:night"),
        field(&["reference"], Text, "reference:P-1"),
    ];

    fn text(&self) -> String {
        format!(
            "{} {} {}",
            self.proposal.reference, self.proposal.title, self.proposal.author
        )
    }

    fn field(&self, name: &str) -> FieldValue {
        match name {
            "reference" => FieldValue::Text(self.proposal.reference.to_string()),
            "stage" => FieldValue::Text(stage_word(&self.proposal.stage).to_owned()),
            "title" => FieldValue::Text(self.proposal.title.to_string()),
            "author" => FieldValue::Text(self.proposal.author.to_string()),
            _ => FieldValue::Missing,
        }
    }
}

fn stage_word(stage: &Stage) -> &'static str {
    match stage {
        Stage::Draft => "draft",
        Stage::Submitted => "submitted",
        Stage::Modelled => "modelled",
        Stage::Approved => "approved",
        Stage::Refused => "refused",
        Stage::Adopted { .. } => "adopted",
    }
}

impl Line for ProposalRow {
    type Key = ProposalRef;

    fn key(&self) -> ProposalRef {
        self.proposal.reference.clone()
    }

    fn entry(&self) -> Option<EntryNumber> {
        Some(self.entry)
    }
}

impl Filtered for EntryRow {
    const FIELDS: &'static [Field] = &[
        CASE,
        field(&["who"], Name, "who:chair"),
        field(&["what"], Text, "what:opened"),
        field(&["when"], Text, "when:nov"),
        field(&["no", "no."], Number, "no>10"),
        field(&["digest"], Text, "digest:a0"),
    ];

    fn text(&self) -> String {
        format!(
            "{} {} {} {}",
            self.number, self.actor, self.what, self.subject
        )
    }

    fn field(&self, name: &str) -> FieldValue {
        match name {
            "who" => FieldValue::Text(self.actor.clone()),
            "what" => FieldValue::Text(self.what.clone()),
            "case" => FieldValue::Text(self.subject.clone()),
            "when" => FieldValue::Text(shown_moment(self.at_utc_ms)),
            "no" => FieldValue::Number(i64::try_from(self.number.0).unwrap_or(i64::MAX)),
            "digest" => FieldValue::Text(self.digest.clone()),
            _ => FieldValue::Missing,
        }
    }
}

impl Line for EntryRow {
    type Key = EntryNumber;

    fn key(&self) -> EntryNumber {
        self.number
    }

    fn entry(&self) -> Option<EntryNumber> {
        Some(self.number)
    }
}
