//! What is typed into the decision form is asked about before it is recorded.

use super::decide_check::{self, Judged, NOBODY_ACTS, judged};
use super::kept_words::keep_anew;
use crate::app::command::Command;
use crate::panel::decision::DecisionStatus;
use crate::panel::rules::seats::NO_SITTING;
use crate::panel::rules::to_come::FALLS_AWAY;
use crate::reports::sentences;
use crate::terms::text::so_many;
use crate::tui::drawn::decide_effect;
use crate::tui::held::effect::Effect;
use crate::tui::held::model::{Model, Tone};
use crate::tui::held::popup::Popup;

/// Ctrl-S: asks before recording, or says what the rules refuse.
pub fn ask_to_record(model: &mut Model) -> Vec<Effect> {
    if let Some(form) = model.form.as_mut() {
        form.tried = true;
    }
    decide_check::check(model);
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
            let words = sentences::decided(decision);
            let stands = *decision.status() == DecisionStatus::Stands;
            let sentence = match decision.motion().supersedes {
                Some(old) if !stands => {
                    format!(
                        "Record as a correction of entry {old}, which goes on until the answer: \
                         {words}"
                    )
                }
                Some(old) => format!(
                    "Record in the place of entry {old}, which stays as superseded: {words}"
                ),
                None => format!("Record for {words}"),
            };
            let falls_away = decision.warnings().iter();
            let falls_away = falls_away.filter(|told| told.rule == FALLS_AWAY);
            let falls_away: String = falls_away
                .map(|told| format!(" {}", told.message))
                .collect();
            let sentence = format!(
                "{sentence}{falls_away}{}",
                to_be_told(model, decision.status())
            );
            let command = Command::Confirmed(Box::new(decision.clone()));
            model.popup = Some(Popup::confirm(sentence, 'R', command));
            // What is not recorded after all must be found again, and what is recorded must not:
            // nothing is left to be kept once the desk has been asked to record.
            return keep_anew(model);
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
    let waits = match decide_effect::status(status, overview) {
        Some((_, waits)) => format!(" The present amount stands meanwhile. {waits}."),
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
        &format!("Not recorded: {things} must be put right first, marked !. {GO_ON}"),
    );
    if let Some(form) = model.form.as_mut() {
        form.focus_first_said();
    }
}

/// How to go on where Ctrl-S was refused.
pub(in crate::tui) const GO_ON: &str = "Enter begins there.";

fn refuse_with(model: &mut Model, text: &str) {
    model.say(Tone::Bad, text);
}
