//! What is typed into the decision form is asked about before it is recorded.

use super::decide_check::{self, Judged, NOBODY_ACTS, judged};
use super::kept_words::keep_anew;
use super::looked_again;
use super::papers_on_record;
use super::prompts;
use crate::app::command::Command;
use crate::panel::decision::{Decision, DecisionStatus};
use crate::panel::refusal::Refusal;
use crate::panel::rules::reduction::MAY_HIDE;
use crate::panel::rules::seats::NO_SITTING;
use crate::panel::rules::to_come::FALLS_AWAY;
use crate::reports::correcting;
use crate::reports::sentences;
use crate::terms::text::so_many;
use crate::tui::drawn::changed_by;
use crate::tui::drawn::decide_effect;
use crate::tui::held::effect::{Effect, ask};
use crate::tui::held::form::{Again, Shown};
use crate::tui::held::model::{Model, Tone};
use crate::tui::held::popup::Popup;
use crate::tui::held::requests;

/// Ctrl-S: has what the form says tried on the register as it is now, or says what is refused.
pub fn ask_to_record(model: &mut Model) -> Vec<Effect> {
    if let Some(form) = model.form.as_mut() {
        form.again = Again::No;
    }
    let mut effects = tries(model, None);
    // Where it is refused on what is shown, others may have recorded something since.
    let looks = match effects.is_empty() {
        true => Command::LookForOthers,
        false => Command::Overview,
    };
    effects.push(ask(looks));
    effects
}

/// Asks once more, after the case was looked at again; not where somebody typed on meanwhile.
pub fn looked_again(model: &mut Model) -> Vec<Effect> {
    let is_free = model.popup.is_none();
    let Some(form) = model.form.as_mut() else {
        return Vec::new();
    };
    let Again::Looks(before) = std::mem::take(&mut form.again) else {
        return Vec::new();
    };
    if !form.rests || !is_free {
        return Vec::new();
    }
    form.again = Again::Looked;
    tries(model, Some(&before))
}

fn tries(model: &mut Model, before: Option<&Shown>) -> Vec<Effect> {
    if let Some(form) = model.form.as_mut() {
        form.tried = true;
    }
    decide_check::check(model);
    let (Some(form), Some(shown)) = (&model.form, looked_again::now(model)) else {
        return Vec::new();
    };
    let changed = before.map(|before| format!("{} ", looked_again::changed(before, &shown)));
    let changed = changed.unwrap_or_default();
    match judged(form, model) {
        Judged::Weighed(weighed, unread) => {
            let Some(decision) = &weighed.decision else {
                let mut refusals = weighed.refusals.iter();
                match refusals.find(|refusal| refusal.rule == NO_SITTING) {
                    Some(refusal) => refuse_with(model, &format!("{changed}{}", refusal.message)),
                    None => refuse(model, &changed, weighed.refusals.len() + unread.len()),
                }
                return Vec::new();
            };
            let sentence = format!("{changed}{}", sentence(model, decision));
            let command = Box::new(Command::Confirmed(Box::new(decision.clone())));
            vec![ask(Command::Try { command, sentence })]
        }
        Judged::NobodyActs => {
            refuse_with(model, NOBODY_ACTS);
            Vec::new()
        }
    }
}

/// Takes what became of it: it is asked about where the rules let it through, and nothing that it
/// rests on is another than the form shows. Else the case is looked at again first.
pub fn tried(model: &mut Model, told: (String, Command), refusals: &[Refusal]) -> Vec<Effect> {
    if model.popup.is_some() {
        return Vec::new();
    }
    if !still_says(model, &told.1) {
        model.say(Tone::Bad, TYPED_ON);
        return Vec::new();
    }
    if refusals.is_empty() {
        let (sentence, command) = told;
        model.popup = Some(Popup::confirm(sentence, 'R', command));
        // What is not recorded after all must be found again, and what is recorded must not:
        // nothing is left to be kept once the desk has been asked to record.
        return keep_anew(model);
    }
    let (shown, case) = (looked_again::now(model), requests::open_case(model));
    let Some((form, shown)) = model.form.as_mut().zip(shown) else {
        return Vec::new();
    };
    if std::mem::take(&mut form.again) != Again::No {
        prompts::refused(model, refusals);
        return Vec::new();
    }
    form.again = Again::Looks(shown);
    let looks = [Some(Command::Overview), case.map(Command::Case)];
    looks.into_iter().flatten().map(ask).collect()
}

/// Whether the form says still what was tried.
fn still_says(model: &Model, command: &Command) -> bool {
    let Some(Judged::Weighed(weighed, _)) = model.form.as_ref().map(|form| judged(form, model))
    else {
        return false;
    };
    let said = weighed.decision.as_ref().map(Decision::motion);
    matches!(command, Command::Confirmed(tried) if said == Some(tried.motion()))
}

/// What will be recorded, in one sentence, with what must be known of it.
fn sentence(model: &Model, decision: &Decision) -> String {
    let words = sentences::decided(decision);
    let stands = *decision.status() == DecisionStatus::Stands;
    let records = match decision.motion().supersedes {
        Some(old) if !stands => {
            let place = correcting::place(old, decision.instead_of());
            format!("Record as a correction of {place}, which goes on until the answer: {words}")
        }
        Some(old) => {
            let place = correcting::place(old, decision.instead_of());
            format!("Record in the place of {place}, which stays as superseded: {words}")
        }
        None => format!("Record for {words}"),
    };
    let warned = decision
        .warnings()
        .iter()
        .map(|told| match told.rule.as_str() {
            FALLS_AWAY => format!(" {}", told.message),
            _ => format!(" Recorded with it as a warning: {}", told.message),
        });
    let warned: String = warned.collect();
    let changes = changes(decision);
    let shown = model.form.as_deref().zip(model.case.as_deref());
    let paper = shown.and_then(|(form, screen)| papers_on_record::not_named(form, &screen.detail));
    let paper = paper.map_or_else(String::new, |words| format!(" {words}"));
    let to_be_told = to_be_told(model, decision.status());
    format!("{records}{changes}{warned}{paper}{to_be_told}")
}

/// What it changes a week; of a decision that agrees no amount, that the present one goes on.
fn changes(decision: &Decision) -> String {
    let (effect, currency) = (decision.effect(), decision.currency());
    let is_known = decision.warnings().iter().all(|told| told.rule != MAY_HIDE);
    let waits = *decision.status() != DecisionStatus::Stands;
    let words = match (effect.agreed, effect.present) {
        (Some(_), _) if is_known => changed_by::changed_words(effect, currency),
        (None, Some(present)) if is_known && !waits => {
            Some(format!("The present {currency}{present} a week goes on."))
        }
        (None, _) if !waits => Some("The present amount goes on.".to_owned()),
        _ => None,
    };
    words.map_or_else(String::new, |words| format!(" {words}"))
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

fn refuse(model: &mut Model, changed: &str, n: usize) {
    let things = so_many(n, "thing", "things");
    let text =
        format!("{changed}Not recorded: {things} must be put right first, marked !. {GO_ON}");
    refuse_with(model, &text);
    if let Some(form) = model.form.as_mut() {
        form.focus_first_said();
    }
}

/// That what was tried is not what the form says any more.
pub(super) const TYPED_ON: &str = "Nothing is asked yet: the form was changed while it was worked \
                                   out. Press Ctrl-S once more.";

/// How to go on where Ctrl-S was refused.
pub(in crate::tui) const GO_ON: &str = "Enter begins there.";

fn refuse_with(model: &mut Model, text: &str) {
    model.say(Tone::Bad, text);
}
