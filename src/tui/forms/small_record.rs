//! What is typed into a small form is tried, then asked about before it is recorded.

use super::decide_record::{GO_ON, TYPED_ON};
use super::kept_words::keep_anew;
use super::prompts;
use super::small_forms::{Ready, ready};
use crate::app::command::Command;
use crate::app::outcome::Overview;
use crate::panel::refusal::{Field, Refusal};
use crate::panel::withdrawals;
use crate::terms::text::so_many;
use crate::tui::held::effect::{Effect, ask};
use crate::tui::held::form::Form;
use crate::tui::held::model::{Model, Tone};
use crate::tui::held::popup::Popup;
use crate::tui::held::said::REASONS_BESIDE;

/// Ctrl-S on a small form: has it tried before it is asked about, or says what is wrong at its
/// field.
pub fn ask_to_record(model: &mut Model) -> Vec<Effect> {
    let (Some(form), Some(overview)) = (model.form.as_mut(), &model.overview) else {
        return Vec::new();
    };
    form.tried = true;
    let ready = ready(form, overview, model.waiting.lines());
    form.clear_messages();
    match ready {
        Ok((sentence, command)) => {
            let less = paid_less(model, &command);
            let sentence = format!("{sentence}{}", less.unwrap_or_default());
            let command = Box::new(command);
            return vec![ask(Command::Try { command, sentence })];
        }
        Err(wrong) => {
            for (name, message) in &wrong {
                form.say(name, message);
            }
            let things = so_many(form.focus_first_said(), "thing", "things");
            let text = format!("Not recorded: {things} must be put right first. {GO_ON}");
            model.say(Tone::Bad, text);
        }
    }
    Vec::new()
}

/// What was paid less under a decision that is to be withdrawn.
fn paid_less(model: &Model, command: &Command) -> Option<String> {
    let Command::Withdraw { decision, .. } = command else {
        return None;
    };
    let decisions = &model.case.as_ref()?.detail.file.standing.decisions;
    let known = decisions.iter().find(|known| known.entry == *decision)?;
    let less = withdrawals::paid_less(known, model.overview.as_ref()?.today)?;
    let words = withdrawals::paid_less_words(&less, known.decision.currency());
    Some(format!(" {words}"))
}

/// Takes what the rules say of a request that was tried: they let it through, and it is asked
/// about, or it is said what they refuse.
pub fn tried(model: &mut Model, told: Ready, refusals: &[Refusal]) -> Vec<Effect> {
    if model.popup.is_some() {
        return Vec::new();
    }
    let waiting = model.waiting.lines();
    let asks = |form: &Form, overview: &Overview| {
        let now = ready(form, overview, waiting);
        now.is_ok_and(|(_, command)| command == told.1)
    };
    match (model.form.as_deref_mut(), &model.overview) {
        // The form says something else by now.
        (Some(form), Some(overview)) if !asks(form, overview) => {
            model.say(Tone::Bad, TYPED_ON);
            return Vec::new();
        }
        (Some(form), _) if !refusals.is_empty() => say_refused(form, refusals),
        (None, _) if !refusals.is_empty() => prompts::refused(model, refusals),
        _ => {
            let (sentence, command) = told;
            model.popup = Some(Popup::confirm(sentence, 'R', command));
            return keep_anew(model);
        }
    }
    let text = format!(
        "Not recorded: the rules refuse it, for {}. {GO_ON}",
        so_many(refusals.len(), "reason", "reasons")
    );
    model.say(Tone::Bad, text);
    Vec::new()
}

/// Says at its field, with its source, what the rules refuse; once for all where it stands beside
/// the form already.
fn say_refused(form: &mut Form, refusals: &[Refusal]) {
    form.clear_messages();
    let beside: Vec<String> = form.beside.iter().map(|line| line.1.clone()).collect();
    let stands = |refusal: &&Refusal| beside.iter().any(|line| line.contains(&refusal.message));
    let first = form.fields.first().map_or("", |field| field.name);
    if refusals.iter().any(|refusal| stands(&refusal)) {
        form.say(first, &format!("The rules refuse it, {REASONS_BESIDE}."));
    }
    for refusal in refusals.iter().filter(|refusal| !stands(refusal)) {
        let mut named = refused_at(refusal).iter();
        let name = named.find(|name| form.has(name)).copied().unwrap_or(first);
        form.say(name, &format!("{} [{}]", refusal.message, refusal.source));
    }
    form.focus_first_said();
}

/// The rule that a version has a name of its own.
const VERSION_NAME_TAKEN: &str = "version_name_taken";

/// The fields of the small forms at which a refusal is said: the first that is shown.
fn refused_at(refusal: &Refusal) -> &'static [&'static str] {
    match refusal.field {
        Field::Chair => &["chair"],
        Field::Members => &["present", "member"],
        Field::Interest => &["member"],
        Field::Changes => &["changes"],
        Field::Evidence => &["evidence"],
        Field::Adoption if refusal.rule == VERSION_NAME_TAKEN => &["version"],
        Field::Adoption => &["from"],
        _ => &[],
    }
}
