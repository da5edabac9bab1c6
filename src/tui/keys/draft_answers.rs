//! Takes what the desk says of drafts into the model.

use super::form_keys;
use crate::app::case_detail::KeptDraft;
use crate::app::command::Command;
use crate::app::draft_of::DraftOf;
use crate::app::outcome::Outcome;
use crate::tui::forms::kept_words;
use crate::tui::held::effect::{Effect, ask};
use crate::tui::held::form::Form;
use crate::tui::held::model::{Model, Tone, draft_is_back};
use crate::tui::held::popup::Popup;
use crate::tui::held::requests;

/// Takes what the desk says of a draft: what it keeps is known at once, what it found is shown to
/// who still waits for it.
pub fn take(model: &mut Model, outcome: Outcome, is_here: bool) -> Vec<Effect> {
    match outcome {
        Outcome::Draft {
            of,
            saved_utc_ms: None,
            n_beside,
        } => draft_gone(model, &of, n_beside),
        Outcome::Draft {
            of,
            saved_utc_ms: Some(saved_utc_ms),
            n_beside,
        } => kept_words::was_kept(model, &of, saved_utc_ms, n_beside),
        Outcome::DraftNotKept { of, error } => kept_words::was_not_kept(model, &of, &error),
        Outcome::DraftFound { of, kept } if is_here => draft_found(model, &of, kept),
        Outcome::OtherDraftFound { of, kept } if is_here => {
            match kept_words::other_came(model, &of, kept.as_ref()) {
                true => form_keys::changed(model),
                false => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

/// A small form that was just opened takes its draft back, unless something was typed meanwhile.
fn draft_found(model: &mut Model, of: &DraftOf, kept: Option<KeptDraft>) -> Vec<Effect> {
    let is_its = |form: &&mut Form| {
        let is_asked = form.purpose.draft_of().as_ref() == Some(of);
        is_asked && !form.unsaved && form.keeping.n_asked == 0
    };
    let form = model.form.as_deref_mut().filter(is_its);
    let (form, kept) = match (form, kept) {
        (Some(form), Some(kept)) => (form, kept),
        (_, kept) => {
            if let Some(kept) = kept.filter(|_| model.form.is_none()) {
                show_left(model, of, &kept);
            }
            return Vec::new();
        }
    };
    form.begins_on(&kept);
    form.take_back();
    model.say(Tone::Good, draft_is_back(&kept));
    form_keys::changed(model)
}

fn draft_gone(model: &mut Model, of: &DraftOf, n_beside: usize) -> Vec<Effect> {
    let is_its = |form: &Form| form.purpose.draft_of().as_ref() == Some(of);
    let form = model.form.take();
    model.form = form.filter(|form| !is_its(form));
    model.left_forms.retain(|form| !is_its(form));
    let open = model.case.as_deref_mut();
    let draft = open.and_then(|open| open.detail.draft_of(of));
    let is_of_case = draft.map(|draft| *draft = None).is_some();
    let case = requests::open_case(model).filter(|_| is_of_case);
    let words = match n_beside {
        0 => "The draft is thrown away.",
        _ => "The draft is thrown away. The other one is kept, and comes back with the form.",
    };
    model.say(Tone::Calm, words);
    let whole_caseload = model.whole_caseload;
    let again = case.map(Command::Case);
    let queue = Command::Queue { whole_caseload };
    let left = model.overview.as_ref();
    let is_left = left.is_some_and(|known| known.drafts_left.iter().any(|left| left.of == *of));
    let overview = is_left.then_some(Command::Overview);
    let again = again.into_iter().chain(overview);
    again.chain([queue]).map(ask).collect()
}

/// Lists the drafts that no form opens any more; the chosen one is read.
pub fn list_left(model: &mut Model) {
    let left = model
        .overview
        .as_ref()
        .map(|known| known.drafts_left.iter());
    let choices = left.into_iter().flatten().map(|left| {
        let words = format!("{}: {}", left.of.words(), left.over);
        (words, Command::Draft(left.of.clone()))
    });
    let choices: Vec<(String, Command)> = choices.collect();
    if choices.is_empty() {
        let text = "Every draft of yours comes back with its form; none is left over.";
        model.say(Tone::Calm, text);
        return;
    }
    let title = "Your drafts that no form opens any more".to_owned();
    let at = 0;
    model.popup = Some(Popup::Choose { title, choices, at });
}

/// Shows a draft that no form opens any more, and asks whether it is thrown away.
fn show_left(model: &mut Model, of: &DraftOf, kept: &KeptDraft) {
    let said = kept
        .fields
        .iter()
        .filter(|(_, text)| !text.trim().is_empty());
    let said: Vec<String> = said.map(|(name, text)| format!("{name}: {text}")).collect();
    let sentence = format!(
        "Your draft ({}) says: {}. Throw it away. It cannot be brought back.",
        of.words(),
        said.join("; ").trim_end_matches('.')
    );
    let (of, began_on) = (of.clone(), Some(kept.fields.clone()));
    let command = Command::DropDraft { of, began_on };
    model.popup = Some(Popup::confirm(sentence, 'D', command));
}
