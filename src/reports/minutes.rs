//! The minutes of a sitting: who was there, what was decided and why, what was left, and the
//! register's head to compare later copies with.

use super::correcting;
use super::decided;
use super::document::{Document, Side, Table};
use super::on_record::{self, OnRecord};
use super::rationale::Rationale;
use super::sentences;
use crate::config::panel_rules::PanelRules;
use crate::panel::member::Member;
use crate::panel::record::Record;
use crate::panel::sitting::{HeldInterest, Sitting};
use crate::panel::sitting_tally::SittingTally;
use crate::terms::date::{Date, shown};
use crate::terms::ids::{CaseRef, EntryNumber, MemberId};
use crate::terms::text::{so_many, without_stop};
use std::sync::Arc;

/// How many undecided cases are named; the rest are counted.
const UNDECIDED_NAMED_MAX: usize = 60;

/// Everything that the minutes of a sitting say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SittingBook {
    /// The sitting as it ended, or as it stands.
    pub sitting: Sitting,
    /// When it was opened, as shown.
    pub opened: String,
    /// When it was closed; none while it is open.
    pub closed: Option<String>,
    /// Who was present: at the opening, then from each change on.
    pub attendance: Vec<(String, Vec<Member>)>,
    /// Everybody who was ever entered, as entered last.
    pub members: Vec<Member>,
    /// What the sitting did, as things stand.
    pub tally: SittingTally,
    /// What it had done when it was closed; none while it is open.
    pub tally_at_close: Option<SittingTally>,
    /// The decisions in the order in which they were recorded.
    pub decisions: Vec<OnRecord>,
    /// What else was recorded while it was open.
    pub other: Vec<Also>,
    /// Entries of the sitting whose text was erased.
    pub n_erased: usize,
    /// The cases before the panel that it left undecided.
    pub undecided: LeftUndecided,
    /// The register's newest entry and its digest in hexadecimal.
    pub head: Option<(EntryNumber, String)>,
    /// The day on which the minutes are written.
    pub printed: Date,
    /// The panel's rules in whose words they are told: those that applied to the sitting.
    pub rules: Arc<PanelRules>,
    /// Where these rules stand, in part of a sentence.
    pub rules_told: String,
}

/// Something else that was recorded while a sitting was open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Also {
    /// Its entry.
    pub entry: EntryNumber,
    /// The day on which it was recorded.
    pub on: Date,
    /// Who recorded it.
    pub by: MemberId,
    /// What was recorded.
    pub record: Record,
    /// The decision that it withdrew, in one sentence led by its case; none of anything else.
    pub withdrawn: Option<String>,
}

/// The cases before the panel that a sitting left undecided, as far as that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftUndecided {
    /// When it was closed, as its closing records them.
    AtItsClose(Vec<CaseRef>),
    /// On the day on which the minutes are written: it is open, or its closing records none.
    Today(Vec<CaseRef>),
    /// Its closing does not record them, and a later sitting was opened since.
    NotTold,
}

/// The paper.
#[must_use]
pub fn document(book: &SittingBook) -> Document {
    let rules = &book.rules;
    let sitting = &book.sitting;
    let title = format!("{}: minutes of {}", rules.panel, shown(sitting.date));
    let mut paper = Document::new(title);
    paper.fact("Sitting", sitting.reference.to_string());
    let closed = book.closed.as_ref().map(|closed| format!("{closed} UTC"));
    paper.fact("Opened", format!("{} UTC", book.opened));
    paper.fact(
        "Closed",
        closed.unwrap_or_else(|| "it is still open".to_owned()),
    );
    let members = members(book);
    let chair = on_record::member(&members, &sitting.chair, rules);
    paper.fact("Chair", chair);
    paper.fact("Quorum", sitting.quorum.to_string());
    attendance(&mut paper, book, rules);
    interests(&mut paper, book, &members, rules);
    decisions(&mut paper, book, rules);
    other(&mut paper, book, &members, rules);
    undecided(&mut paper, book);
    paper.heading("The register");
    paper.paragraph(
        "Keep these minutes apart from the register. The head below shows later whether anything \
         recorded up to here was changed, cut off or put back: ras-panel verify --known-head HEAD",
    );
    if let Some((entry, digest)) = &book.head {
        paper.fact("Head", format!("{entry}:{digest}"));
    }
    paper.fact("Written", shown(book.printed));
    paper.fact("Rules", book.rules_told.clone());
    paper
}

fn members(book: &SittingBook) -> Vec<Member> {
    let present = book.attendance.iter().flat_map(|(_, present)| present);
    present.chain(&book.members).cloned().collect()
}

fn attendance(paper: &mut Document, book: &SittingBook, rules: &PanelRules) {
    paper.heading("Present");
    let mut changes = book.attendance.iter();
    let Some((_, first)) = changes.next() else {
        paper.paragraph("Nobody is recorded as present.");
        return;
    };
    let mut table = Table::of([("Member", Side::Left), ("Role", Side::Left)]);
    for member in first {
        let role = on_record::role_title(&member.role, rules);
        let specialisms = member.specialisms.join(", ");
        let role = if specialisms.is_empty() {
            role
        } else {
            format!("{role}; {specialisms}")
        };
        table.row([member.shown.clone(), role]);
    }
    paper.table(table);
    let mut before = first;
    for (moment, present) in changes {
        let gone = names(before, present);
        let come = names(present, before);
        paper.item(format!(
            "{moment} UTC: {} present from now on{}{}.",
            present.len(),
            if come.is_empty() {
                come
            } else {
                format!("; came: {come}")
            },
            if gone.is_empty() {
                gone
            } else {
                format!("; left: {gone}")
            },
        ));
        before = present;
    }
}

/// The members of one list who are not in another.
fn names(of: &[Member], without: &[Member]) -> String {
    let missing = of.iter();
    let missing = missing.filter(|member| without.iter().all(|other| other.id != member.id));
    let names: Vec<&str> = missing.map(|member| member.shown.as_str()).collect();
    names.join(", ")
}

fn interests(paper: &mut Document, book: &SittingBook, members: &[Member], rules: &PanelRules) {
    paper.heading("Declarations of interest");
    let (here, earlier): (Vec<_>, Vec<_>) = book
        .sitting
        .interests
        .iter()
        .partition(|held| held.sitting == book.sitting.reference);
    if here.is_empty() {
        paper.paragraph("None was declared at this sitting.");
    }
    let line = |held: &HeldInterest| {
        let who = on_record::member(members, &held.interest.member, rules);
        format!("{}: {who}: {}", held.interest.case, held.interest.nature)
    };
    paper.items(here.iter().map(|held| {
        let entry = held.entry;
        format!("{} (entry {entry}){}", line(held), ended(held))
    }));
    if !earlier.is_empty() {
        paper.paragraph("Declared at earlier sittings and held still:");
        paper.items(earlier.iter().map(|held| {
            let declared = held.declared();
            format!("{} ({declared}){}", line(held), ended(held))
        }));
    }
}

fn ended(held: &HeldInterest) -> String {
    held.ended
        .as_ref()
        .map_or_else(String::new, |(by, reason)| {
            format!("; stated by entry {by} to exist no longer: {reason}")
        })
}

fn decisions(paper: &mut Document, book: &SittingBook, rules: &PanelRules) {
    paper.heading("Decisions");
    if book.decisions.is_empty() {
        paper.paragraph("None was recorded.");
    } else {
        tallies(paper, book);
    }
    for (n, on_record) in book.decisions.iter().enumerate() {
        let (decision, motion) = (&on_record.decision, on_record.decision.motion());
        paper.paragraph(format!(
            "{}. {}: {}",
            n + 1,
            motion.case,
            decided::outcome(decision)
        ));
        if decision.date() != book.sitting.date {
            paper.fact("Decided on", shown(decision.date()));
        }
        // What is not in force is not listed as agreed.
        let not_in_force = on_record.is_refused_or_gone();
        if not_in_force {
            paper.fact("Not in force", on_record.state(rules));
        }
        let amounts = decided::amounts(decision, &on_record.corrects()).into_iter();
        for (name, what) in amounts.filter(|_| !not_in_force) {
            paper.fact(name, what);
        }
        for (name, what) in decided::particulars(decision) {
            paper.fact(name, what);
        }
        for reason in decided::reasons(decision, rules) {
            paper.fact("Reason", reason);
        }
        let rationale = Rationale::of(on_record);
        paper.fact("Rationale", rationale.told());
        for (name, what) in rationale.corrected() {
            paper.fact(name, what);
        }
        for (name, what) in decided::grounds(decision) {
            paper.fact(short(name), what);
        }
        for warning in decision.warnings() {
            paper.fact("Warning", warning.message.clone());
        }
        who(paper, on_record, rules);
        if !not_in_force {
            paper.fact("State", on_record.state(rules));
        }
        paper.fact("Entry", on_record.entry.to_string());
    }
    match book.n_erased {
        0 => {}
        n => paper.paragraph(format!("The text of {n} more entries was erased since.")),
    }
}

/// What the sitting did; where that has changed since its close, as it was and as it is.
fn tallies(paper: &mut Document, book: &SittingBook) {
    let now = book.tally.words();
    match &book.tally_at_close {
        Some(at_close) if *at_close != book.tally => {
            paper.fact("When it was closed", at_close.words());
            paper.fact(&format!("On {}", shown(book.printed)), now);
        }
        _ => paper.paragraph(format!("{now}.")),
    }
}

/// The name of a ground, short enough for a column.
fn short(name: &'static str) -> &'static str {
    match name {
        "How the amount meets the needs" => "Needs met",
        "The person's view" => "Person's view",
        "Reablement, telecare" => "Reablement",
        "Why from another day" => "Why that day",
        other => other,
    }
}

/// Who recorded and moved a decision, and who took no part in it.
fn who(paper: &mut Document, on_record: &OnRecord, rules: &PanelRules) {
    let motion = on_record.decision.motion();
    if let Some(place) = correcting::place_of(&on_record.decision) {
        paper.fact("In the place of", place);
    }
    paper.fact("Recorded by", on_record.member(&motion.recorder, rules));
    if let Some(mover) = &motion.mover {
        paper.fact("Moved by", on_record.member(mover, rules));
    }
    for held in on_record.interests() {
        let who = on_record.member(&held.interest.member, rules);
        let nature = &held.interest.nature;
        paper.fact(
            "Took no part",
            format!("{who}, who has an interest: {nature}"),
        );
    }
}

fn other(paper: &mut Document, book: &SittingBook, members: &[Member], rules: &PanelRules) {
    if book.other.is_empty() {
        return;
    }
    paper.heading("Also recorded while the sitting was open");
    paper.items(book.other.iter().map(|also| {
        let (recorded, reasons) = (sentences::record(&also.record), reasons(&also.record));
        let sentence = match &also.record {
            Record::MemberEntered(member) => {
                format!("{recorded} as {}", rules.role_title(&member.role))
            }
            Record::ApprovalGiven(given) => {
                let approver = &given.motion().approver;
                sentences::answered(given, &on_record::member(members, approver, rules))
            }
            _ => match &also.withdrawn {
                Some(decided) => format!("{recorded}; it was: {}", without_stop(decided)),
                None => recorded,
            },
        };
        let by = on_record::member(members, &also.by, rules);
        let on = match also.on == book.sitting.date {
            true => String::new(),
            false => format!(", {}", shown(also.on)),
        };
        format!(
            "Entry {}{on}: {sentence}{reasons}; recorded by {by}",
            also.entry
        )
    }));
}

fn reasons(record: &Record) -> String {
    match record {
        Record::ProposalAnswered { reasons, .. } => format!("; reasons: {reasons}"),
        Record::ApprovalGiven(approval) => {
            let reasons = approval.motion().reasons.as_ref();
            reasons.map_or_else(String::new, |reasons| format!("; reasons: {reasons}"))
        }
        _ => String::new(),
    }
}

fn undecided(paper: &mut Document, book: &SittingBook) {
    paper.heading("Left undecided");
    let (cases, when) = match &book.undecided {
        LeftUndecided::AtItsClose(cases) => (cases, "when the sitting was closed".to_owned()),
        LeftUndecided::Today(cases) => (cases, format!("on {}", shown(book.printed))),
        LeftUndecided::NotTold => {
            paper.paragraph(
                "Not told: the closing of this sitting, by an earlier version of the program, does \
                 not record it, and a later sitting has been opened since.",
            );
            return;
        }
    };
    if cases.is_empty() {
        paper.paragraph(format!("No case before the panel was undecided {when}."));
        return;
    }
    let named: Vec<&str> = cases
        .iter()
        .take(UNDECIDED_NAMED_MAX)
        .map(CaseRef::as_str)
        .collect();
    let more = match cases.len().saturating_sub(UNDECIDED_NAMED_MAX) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    paper.paragraph(format!(
        "{} before the panel {when}: {}{more}.",
        so_many(cases.len(), "case", "cases"),
        named.join(", ")
    ));
}
