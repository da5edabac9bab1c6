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
    let (Some(form), Some(kept)) = (form, kept) else {
        return Vec::new();
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
    again.into_iter().chain([queue]).map(ask).collect()
}
