//! What is typed is kept as a draft; where that fails it stays in the program, comes back with its
//! form, and is asked about before the program ends.

use crate::app::case_detail::KeptDraft;
use crate::app::command::{Command, DraftToKeep};
use crate::app::draft_of::DraftOf;
use crate::app::error::AppError;
use crate::tui::held::effect::{Effect, ask};
use crate::tui::held::form::Form;
use crate::tui::held::model::{Model, Tone};
use crate::tui::held::popup::Popup;

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
    let (fields, began_on) = (form.aside.clone(), form.began_on.clone());
    vec![ask(Command::KeepDraft(Box::new(DraftToKeep {
        of,
        fields,
        began_on,
    })))]
}

/// Asks the desk once more to keep everything that is not known to be kept.
pub fn keep_all(model: &mut Model) -> Vec<Effect> {
    if let Some(form) = model.form.as_mut() {
        form.unsaved |= form.keeping.failed.is_some();
    }
    let mut effects = keep_draft(model);
    for form in &mut model.left_forms {
        let Some(of) = form.purpose.draft_of() else {
            continue;
        };
        if form.keeping.n_asked == 0 {
            form.keeping.n_asked += 1;
            let (fields, began_on) = (form.aside.clone(), form.began_on.clone());
            effects.push(ask(Command::KeepDraft(Box::new(DraftToKeep {
                of,
                fields,
                began_on,
            }))));
        }
    }
    effects
}

/// Asks the desk to keep anew what the open form holds, where a draft of it was kept: another
/// program may have done away with that draft.
pub fn keep_anew(model: &mut Model) -> Vec<Effect> {
    if let Some(form) = model.form.as_mut() {
        form.unsaved |= form.saved_utc_ms.is_some() || form.keeping.failed.is_some();
    }
    keep_draft(model)
}

/// Leaves the form: what was typed into it goes to the desk, and stays here until it is kept.
pub fn leave_form(model: &mut Model) -> Vec<Effect> {
    let effects = keep_anew(model);
    let Some(form) = model.form.take() else {
        return effects;
    };
    if form.purpose.draft_of().is_some() {
        if form.keeping.n_asked > 0 {
            model.left_forms.push(*form);
        }
    } else if form.unsaved {
        model.left_forms.push(*form);
        model.say(Tone::Calm, COMES_BACK);
    }
    effects
}

const COMES_BACK: &str = "Not recorded. What you typed comes back when you open this form again, \
                          while the program runs.";

/// Ends the program as soon as everything that was typed is kept.
pub fn quit(model: &mut Model) -> Vec<Effect> {
    let effects = keep_all(model);
    if waiting(model).next().is_none() {
        leave_or_ask(model);
    } else {
        model.leaves_when_kept = true;
        model.say(Tone::Calm, "Keeping what you typed, then leaving …");
    }
    effects
}

/// Ends the program; asks first where something was typed into a form that keeps no draft.
fn leave_or_ask(model: &mut Model) {
    let lines: Vec<String> = undrafted(model).map(no_draft).collect();
    model.leaves_when_kept = false;
    match lines.is_empty() {
        true => model.leaving = true,
        false => model.popup = Some(Popup::Leave { lines }),
    }
}

/// The forms that keep no draft and into which something was typed.
pub fn undrafted(model: &Model) -> impl Iterator<Item = &Form> {
    let forms = model.form.as_deref().into_iter().chain(&model.left_forms);
    forms.filter(|form| form.unsaved && form.purpose.draft_of().is_none() && form.is_written())
}

fn no_draft(form: &Form) -> String {
    format!("{}: this form keeps no draft", form.title)
}

/// A draft was kept; so many others are kept beside it.
pub fn was_kept(
    model: &mut Model,
    of: &DraftOf,
    saved_utc_ms: i64,
    n_beside: usize,
) -> Vec<Effect> {
    let Some(form) = asked(model, of) else {
        return Vec::new();
    };
    form.saved_utc_ms = Some(saved_utc_ms);
    let has_another = n_beside > form.n_beside;
    form.n_beside = n_beside;
    form.keeping.n_asked = form.keeping.n_asked.saturating_sub(1);
    let had_failed = form.keeping.failed.take().is_some();
    // The opened case offers the draft as it is now, and says that it is kept only once it is.
    let kept = KeptDraft {
        fields: form.aside.clone(),
        saved_utc_ms,
        n_beside,
    };
    let screen = model.case.as_deref_mut();
    if let Some(draft) = screen.and_then(|screen| screen.detail.draft_of(of)) {
        *draft = Some(kept);
    }
    let n_left = model.left_forms.len();
    model
        .left_forms
        .retain(|form| form.purpose.draft_of().as_ref() != Some(of) || !form.keeping.is_done());
    if model.left_forms.len() < n_left {
        model.say(
            Tone::Good,
            "Nothing is recorded; the draft is kept and comes back with the form.",
        );
    } else if has_another {
        model.say(Tone::Bad, TWO_ARE_KEPT);
    } else if had_failed {
        model.say(Tone::Good, "What you typed is kept as a draft now.");
    }
    if model.leaves_when_kept && waiting(model).next().is_none() {
        leave_or_ask(model);
    }
    // What the frame says of a register that has stopped is no longer so.
    let again = had_failed.then(|| ask(Command::Overview));
    again.into_iter().collect()
}

const TWO_ARE_KEPT: &str = "Another program of yours keeps a draft of this, too. Yours is kept \
                            beside it, nothing is lost: F6 shows the other.";

/// Keeps what the form holds, and asks for the draft that another program keeps of the same.
pub fn ask_for_other(model: &mut Model) -> Vec<Effect> {
    let mut effects = keep_anew(model);
    let form = model.form.as_ref();
    let of = form.and_then(|form| Some((form.purpose.draft_of()?, form.began_on.clone())));
    effects.extend(of.map(|(of, began_on)| ask(Command::OtherDraft { of, began_on })));
    effects
}

/// The other draft takes the place of what the form holds, which is kept.
pub fn other_came(model: &mut Model, of: &DraftOf, kept: Option<&KeptDraft>) -> bool {
    let is_its = |form: &&mut Form| form.purpose.draft_of().as_ref() == Some(of);
    let Some(form) = model.form.as_deref_mut().filter(is_its) else {
        return false;
    };
    let Some(kept) = kept else {
        form.n_beside = 0;
        model.say(Tone::Calm, "The other draft is kept no more.");
        return false;
    };
    if form.unsaved || !form.keeping.is_done() {
        model.say(
            Tone::Bad,
            "What you typed is to be kept first; press F6 again.",
        );
        return false;
    }
    form.begins_on(kept);
    for field in &mut form.fields {
        field.put_back("");
    }
    form.take_back();
    let text = "This is the other draft. F6 goes back, Ctrl-X throws this one away.";
    model.say(Tone::Good, text);
    true
}

/// A draft could not be kept: its words stay in the program, and that is said.
pub fn was_not_kept(model: &mut Model, of: &DraftOf, error: &AppError) -> Vec<Effect> {
    let why = error.chain.join(": ");
    let is_open = is_open(model, of);
    let mut is_first = false;
    if let Some(form) = asked(model, of) {
        form.keeping.n_asked = form.keeping.n_asked.saturating_sub(1);
        is_first = form.keeping.failed.replace(why.clone()).is_none();
    }
    if std::mem::take(&mut model.leaves_when_kept) {
        model.status = None;
        model.popup = Some(Popup::Leave {
            lines: unkept(model),
        });
    } else if is_open && is_first && model.popup.is_none() {
        let mut lines: Vec<String> = error.to_string().lines().map(str::to_owned).collect();
        lines.extend(["", STILL_HERE, TRIED_AGAIN].map(str::to_owned));
        model.notes(&lines.join(" "));
        model.popup = Some(Popup::Unasked {
            title: "What you typed could not be kept".to_owned(),
            lines,
            top: 0,
        });
    } else if is_open {
        let text = format!("What you typed could not be kept, and is only here: {why}");
        model.say(Tone::Bad, text);
    } else {
        let text = format!(
            "Nothing is recorded, and the draft could not be kept: {why}. What you typed comes \
             back with the form while the program runs."
        );
        model.say(Tone::Bad, text);
    }
    vec![ask(Command::Overview)]
}

const STILL_HERE: &str = "It is still in the form, and is lost if the program is ended now.";
const TRIED_AGAIN: &str =
    "It is tried again when you type on, when you leave the form, and when you quit.";

/// What would be lost if the program ended now: each form's title, with why it is not kept.
#[must_use]
pub fn unkept(model: &Model) -> Vec<String> {
    waiting(model)
        .map(|form| {
            let why = form.keeping.failed.as_deref();
            format!("{}: {}", form.title, why.unwrap_or("no answer came"))
        })
        .chain(undrafted(model).map(no_draft))
        .collect()
}

/// The forms whose words are not known to be kept.
fn waiting(model: &Model) -> impl Iterator<Item = &Form> {
    let open = model.form.as_deref().into_iter();
    open.chain(&model.left_forms)
        .filter(|form| form.purpose.draft_of().is_some())
        .filter(|form| form.unsaved || !form.keeping.is_done())
}

fn is_open(model: &Model, of: &DraftOf) -> bool {
    let form = model.form.as_ref();
    form.is_some_and(|form| form.purpose.draft_of().as_ref() == Some(of))
}

/// The form that an answer about a draft is for: one that was left and waits for it, else the one
/// that is open.
fn asked<'a>(model: &'a mut Model, of: &DraftOf) -> Option<&'a mut Form> {
    let is_its = |form: &&mut Form| form.purpose.draft_of().as_ref() == Some(of);
    let left = model.left_forms.iter_mut().filter(is_its);
    let mut left = left.filter(|form| form.keeping.n_asked > 0);
    left.next()
        .or_else(|| model.form.as_deref_mut().filter(is_its))
}
