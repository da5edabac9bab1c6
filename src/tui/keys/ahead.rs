//! What is pressed ahead of an answer is for the screen that comes with it.

use crate::tui::held::awaited::{Opening, Then};
use crate::tui::held::model::Model;
use crate::tui::held::requests;
use crate::tui::input::action::Action;
use crate::tui::input::key::Key;
use crate::tui::input::keymap::{self, Scope};

/// Whether a case is being opened and a key, or what is pasted, is meant for it: not what leaves,
/// nor what works everywhere, where no form opens with it.
#[must_use]
pub fn is_for_the_case(model: &Model, key: Option<Key>) -> bool {
    let Some(opening) = &model.awaited.opening else {
        return false;
    };
    let leaves = key.is_some_and(|key| {
        let everywhere = keymap::action_for(key, &[Scope::Everywhere]).is_some();
        let filters = keymap::action_for(key, &[Scope::Lists]) == Some(Action::Filter);
        key == Key::Esc || (opening.then == Then::Look && (everywhere || filters))
    });
    model.popup.is_none() && !leaves
}

/// Whether what was pressed ahead has the screen for which it was meant: the case with what was to
/// open with it, or what comes after a form.
#[must_use]
pub fn is_there(model: &Model, opening: Option<&Opening>) -> bool {
    let form = model.form.is_some();
    let there = match opening {
        None => !form,
        Some(Opening { case, then, .. }) => {
            let opens = *then != Then::Look;
            requests::open_case(model).as_ref() == Some(case) && form == opens
        }
    };
    there && model.popup.is_none()
}
