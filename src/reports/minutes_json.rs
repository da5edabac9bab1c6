//! The minutes of a sitting as JSON.
//!
//! `{sitting, date, open, opened, closed, chair, quorum, attendance: [{from, present: [{member,
//! shown, role, specialisms}]}], interests: [{case, member, nature, declared_at, entry, ended_by,
//! ended_because}], tally: {cases_decided, cases_deferred, decisions, waiting, corrected,
//! withdrawn, refused}, tally_at_close (the same; null while it is open), decisions: [RECORD],
//! also: [{entry, date, by, what}], n_erased, undecided: {on, cases}, head: {entry, sha256},
//! written, rules}`.
//!
//! A RECORD is what `record --json` prints. `undecided.on` is `close` or `written`, and `undecided`
//! is null where an old closing does not record it; `closed` is null while the sitting is open.

use super::minutes::{Also, LeftUndecided, SittingBook};
use super::record_json;
use super::sentences;
use crate::panel::member::Member;
use crate::panel::sitting::{HeldInterest, SittingState};
use crate::panel::sitting_tally::SittingTally;
use crate::terms::ids::CaseRef;
use crate::terms::text::Words;
use serde_json::{Value, json};

/// The minutes.
#[must_use]
pub fn minutes(book: &SittingBook) -> Value {
    let sitting = &book.sitting;
    let attendance = book.attendance.iter().map(|(moment, present)| {
        let present: Vec<Value> = present.iter().map(member).collect();
        json!({"from": format!("{moment} UTC"), "present": present})
    });
    let head = book.head.as_ref();
    json!({
        "sitting": sitting.reference.as_str(),
        "date": sitting.date.to_string(),
        "open": sitting.state == SittingState::Open,
        "opened": format!("{} UTC", book.opened),
        "closed": book.closed.as_ref().map(|closed| format!("{closed} UTC")),
        "chair": sitting.chair.as_str(),
        "quorum": sitting.quorum,
        "attendance": attendance.collect::<Vec<_>>(),
        "interests": sitting.interests.iter().map(interest).collect::<Vec<_>>(),
        "tally": tally(&book.tally),
        "tally_at_close": book.tally_at_close.as_ref().map(tally),
        "decisions": book.decisions.iter().map(record_json::record).collect::<Vec<_>>(),
        "also": book.other.iter().map(also).collect::<Vec<_>>(),
        "n_erased": book.n_erased,
        "undecided": undecided(&book.undecided),
        "head": head.map(|(entry, sha256)| json!({"entry": entry.0, "sha256": sha256})),
        "written": book.printed.to_string(),
        "rules": book.rules_told,
    })
}

fn tally(tally: &SittingTally) -> Value {
    json!({
        "cases_decided": tally.n_decided,
        "cases_deferred": tally.n_deferred,
        "decisions": tally.n_recorded,
        "waiting": tally.n_waiting,
        "corrected": tally.n_corrected,
        "withdrawn": tally.n_withdrawn,
        "refused": tally.n_refused,
    })
}

fn member(member: &Member) -> Value {
    json!({
        "member": member.id.as_str(),
        "shown": member.shown,
        "role": member.role.as_str(),
        "specialisms": member.specialisms,
    })
}

fn interest(held: &HeldInterest) -> Value {
    let ended = held.ended.as_ref();
    json!({
        "case": held.interest.case.as_str(),
        "member": held.interest.member.as_str(),
        "nature": held.interest.nature.as_str(),
        "declared_at": held.sitting.as_str(),
        "entry": held.entry.0,
        "ended_by": ended.map(|(entry, _)| entry.0),
        "ended_because": ended.map(|(_, why)| Words::as_str(why)),
    })
}

fn also(also: &Also) -> Value {
    json!({
        "entry": also.entry.0,
        "date": also.on.to_string(),
        "by": also.by.as_str(),
        "what": sentences::record(&also.record),
    })
}

fn undecided(left: &LeftUndecided) -> Option<Value> {
    let told = |on: &str, cases: &[CaseRef]| {
        let cases: Vec<&str> = cases.iter().map(CaseRef::as_str).collect();
        json!({"on": on, "cases": cases})
    };
    match left {
        LeftUndecided::AtItsClose(cases) => Some(told("close", cases)),
        LeftUndecided::Today(cases) => Some(told("written", cases)),
        LeftUndecided::NotTold => None,
    }
}
