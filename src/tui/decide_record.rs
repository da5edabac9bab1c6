//! What is typed into the decision form is kept as a draft, and asked about before it is recorded.

use super::decide_check::{Judged, NOBODY_ACTS, judged};
use super::decide_effect;
use super::effect::{Effect, ask};
use super::model::{Model, Tone};
use super::popup::Popup;
use crate::app::case_detail::KeptDraft;
use crate::app::command::Command;
use crate::panel::decision::DecisionStatus;
use crate::panel::seat_rules::NO_SITTING;
use crate::reports::sentences;
use crate::terms::text::so_many;

/// Ctrl-S: asks before recording, or says what the rules refuse.
pub fn ask_to_record(model: &mut Model) -> Vec<Effect> {
    if let Some(form) = model.form.as_mut() {
        form.tried = true;
    }
    let Some(form) = &model.form else {
        return Vec::new();
    };
    match judged(form, model) {
        Judged::Weighed(weighed, unread) => {
            let Some(decision) = &weighed.decision else {
                let mut refusals = weighed.refusals.iter();
                match refusals.find(|refusal| refusal.rule == NO_SITTING) {
                    Some(refusal) => refuse_with(model, &refusal.message),
                    None => refuse(model, weighed.refusals.len() + unread.len()),
                }
                return Vec::new();
            };
            let words = sentences::decision(decision);
            let sentence = match decision.motion().supersedes {
                Some(old) => format!(
                    "Record in the place of entry {old}, which stays as superseded: {words}"
                ),
                None => format!("Record for {words}"),
            };
            let sentence = format!("{sentence}{}", to_be_told(model, decision.status()));
            let command = Command::Confirmed(Box::new(decision.clone()));
            model.popup = Some(Popup::confirm(sentence, 'R', command));
            // What is not recorded after all must be found again, and what is recorded must not:
            // nothing is left to be kept once the desk has been asked to record.
            return keep_draft(model);
        }
        Judged::NobodyActs => refuse_with(model, NOBODY_ACTS),
    }
    Vec::new()
}

/// Whose word it waits for and why, and what the person is told about challenging it.
fn to_be_told(model: &Model, status: &DecisionStatus) -> String {
    let Some(overview) = &model.overview else {
        return String::new();
    };
    let rules = &overview.rules;
    let waits = match decide_effect::status(status, rules) {
        Some((_, waits)) => format!(" {waits}."),
        None => String::new(),
    };
    let n_ways = so_many(rules.challenges.len(), "way", "ways");
    format!("{waits} The record tells the person {n_ways} to challenge it.")
}

fn refuse(model: &mut Model, n: usize) {
    let things = if n == 1 {
        "1 thing"
    } else {
        &format!("{n} things")
    };
    refuse_with(
        model,
        &format!("Not recorded: {things} must be put right first, marked !."),
    );
    if let Some(form) = model.form.as_mut() {
        let first = form.fields.iter().position(|field| field.message.is_some());
        form.at = first.unwrap_or(form.at);
    }
}

fn refuse_with(model: &mut Model, text: &str) {
    model.say(Tone::Bad, text);
}

/// Asks the desk to keep what is typed, if something was typed since.
pub fn keep_draft(model: &mut Model) -> Vec<Effect> {
    let Some(form) = model.form.as_mut().filter(|form| form.unsaved) else {
        return Vec::new();
    };
    let Some(of) = form.purpose.draft_of() else {
        return Vec::new();
    };
    form.unsaved = false;
    form.keeping.n_asked += 1;
    form.put_aside();
    let fields = form.aside.clone();
    // The opened case offers the draft as it is now, not as it was when the case was read.
    let saved_utc_ms = form.saved_utc_ms.unwrap_or_default();
    let screen = model.case.as_deref_mut();
    if let Some(draft) = screen.and_then(|screen| screen.detail.draft_of(&of)) {
        *draft = Some(KeptDraft {
            fields: fields.clone(),
            saved_utc_ms,
        });
    }
    vec![ask(Command::KeepDraft { of, fields })]
}
