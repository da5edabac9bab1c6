//! The effect of a proposal beside its form: old and new indicative budgets of the evidence, or why
//! nothing can be reckoned. An answer to what stood there before more was typed is not shown.

use super::propose_form::{self, UNKNOWN_CASE};
use crate::app::outcome::WhatIf;
use crate::terms::ids::CaseRef;
use crate::terms::money::Money;
use crate::tui::brush::theme::Role;
use crate::tui::held::model::Model;

/// Shows what the desk reckoned beside the form, and at its field which cases the register does
/// not hold.
pub fn show(model: &mut Model, reckoned: &WhatIf) {
    let Some(overview) = model.overview.as_ref() else {
        return;
    };
    let form = model.form.as_mut();
    let Some(form) = form.filter(|form| form.purpose.proposes()) else {
        return;
    };
    if propose_form::typed_now(form, overview) != reckoned.asked {
        return;
    }
    let currency = &overview.newest_ras.currency;
    form.beside
        .retain(|(_, text)| !text.starts_with(EFFECT_MARK) && !text.starts_with(LOOK_MARK));
    form.hush("evidence");
    if !reckoned.unknown.is_empty() {
        let unknown: Vec<&str> = reckoned.unknown.iter().map(CaseRef::as_str).collect();
        let message = format!("{UNKNOWN_CASE}: {}.", unknown.join(", "));
        form.say("evidence", &message);
    }
    let rows = reckoned.rows.iter().map(|row| old_and_new(row, currency));
    form.beside.extend(rows.map(|words| (Role::Figure, words)));
    let refused = reckoned.refused.iter().map(|why| {
        let words = format!("{EFFECT_MARK}cannot be reckoned with it: {why}");
        (Role::Fault, words)
    });
    form.beside.extend(refused);
    let look = reckoned.look.iter();
    let look = look.map(|look| (Role::Warning, look.clone()));
    form.beside.extend(look);
}

const EFFECT_MARK: &str = "Indicative: ";

const LOOK_MARK: &str = "Please look: ";

fn old_and_new(row: &(CaseRef, Option<Money>, Option<Money>), currency: &str) -> String {
    let (case, before, after) = row;
    let amount = |money: &Option<Money>| {
        money.map_or("cannot be scored".to_owned(), |money| {
            format!("{currency}{money}")
        })
    };
    let change = before.zip(*after).and_then(|(before, after)| {
        let change = after.minus(before)?;
        Some(format!(" ({})", change.signed()))
    });
    format!(
        "{EFFECT_MARK}{case} {} → {}{}",
        amount(before),
        amount(after),
        change.unwrap_or_default()
    )
}
