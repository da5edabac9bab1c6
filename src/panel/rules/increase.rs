//! An increase on another day than that of the decision: what goes on until then, or what is owed.

use crate::panel::days_gone_by::owed_by;
use crate::panel::matter::{Findings, Matter};
use crate::panel::provided::Known;
use crate::panel::refusal::Field;
use crate::panel::sources;
use crate::terms::date::{self, Date};
use crate::terms::text::so_many;

/// An increase takes effect on the day of the decision; another day needs a reason, and the record
/// says what it does to the person.
pub(super) fn increase(matter: &Matter<'_>, found: &mut Findings) {
    let motion = matter.motion;
    let (day, today) = (date::shown(motion.effective), date::shown(matter.date));
    if motion.effective_reason.is_none() {
        let message = format!(
            "An increase takes effect on the day of the decision, {today}; the form says {day}. \
             Set the day, or say why it is another."
        );
        let rule = "increase_not_at_once";
        found.lacks(rule, Field::Effective, message, sources::INCREASE);
        return;
    }
    let n_days = date::days_between(matter.date, motion.effective);
    if n_days > 0 {
        let message = format!(
            "The increase begins on {day}, {} after the decision: {}.",
            days(n_days),
            until_then(matter)
        );
        found.warn("increase_put_off", message, sources::INCREASE);
    } else if motion.supersedes.is_none() {
        let message = reaches_back(matter, &day, n_days.abs());
        found.warn("increase_reaches_back", message, sources::BACKDATED);
    }
}

/// That an increase reaches back, with the sum that is owed for the days before the decision.
fn reaches_back(matter: &Matter<'_>, day: &str, n_days: i32) -> String {
    let currency = &matter.file.currency;
    let reaches = format!("The increase reaches back to {day}");
    match matter.owed() {
        Some(owed) => format!("{reaches}: {}.{}", owed.words(currency), on_top(matter)),
        None => format!(
            "{reaches}: nothing more is owed for the {} before the decision.",
            days(n_days)
        ),
    }
}

/// That what earlier decisions say is owed is not in it.
fn on_top(matter: &Matter<'_>) -> String {
    let currency = &matter.file.currency;
    let holding = matter.file.standing.decisions.iter();
    let holding = holding.filter(|known| known.holds() && !matter.corrects(known.entry));
    let earlier = holding.filter_map(|known| {
        let owed = owed_by(known)?;
        (owed.to >= matter.motion.effective).then(|| {
            format!(
                " It comes on top of {} that is owed by entry {}.",
                owed.the_sum_words(currency),
                known.entry
            )
        })
    });
    earlier.collect()
}

/// What a correction says is owed for days gone by, and what becomes of the sum that the corrected
/// decision said is owed: nobody may count both.
pub(super) fn correction_owes(matter: &Matter<'_>, found: &mut Findings) {
    if matter.motion.supersedes.is_none() {
        return;
    }
    let currency = &matter.file.currency;
    let corrected = matter.corrected();
    let before = corrected.and_then(|known| Some((known.entry, owed_by(known)?)));
    let owed = matter.owed();
    let told = owed.as_ref().map_or_else(
        || "Under the correction nothing is owed for days gone by.".to_owned(),
        |owed| format!("Under the correction this is {}.", owed.words(currency)),
    );
    let replaces = match before {
        None if owed.is_none() => return,
        None => String::new(),
        Some((entry, before)) if owed.as_ref() == Some(&before) => {
            format!(" It is what entry {entry} says, and remains.")
        }
        Some((entry, before)) => format!(
            " It takes the place of {} that entry {entry} says is owed; what was \
             paid of that counts towards it.",
            before.the_sum_words(currency)
        ),
    };
    let message = format!("{told}{replaces}{}", on_top(matter));
    found.warn("correction_gives_back", message, sources::BACKDATED);
}

fn days(n_days: i32) -> String {
    so_many(n_days.try_into().unwrap_or(usize::MAX), "day", "days")
}

/// What is in force from the decision until the increase begins, with the day of each change.
fn until_then(matter: &Matter<'_>) -> String {
    let currency = &matter.file.currency;
    let in_force = matter.in_force_between(matter.date, matter.motion.effective);
    let Some(((first, _), changes)) = in_force.split_first() else {
        return "the present amount goes on until then".to_owned();
    };
    let words = |day: &Date| matter.known_otherwise_on(*day).words(currency);
    let present = match matter.known_otherwise_on(*first) {
        Known::Nothing => "present amount, which is not known,".to_owned(),
        known => format!("present {}", known.a_week(currency)),
    };
    if changes.is_empty() {
        return format!("the {present} goes on until then");
    }
    let changes = changes
        .iter()
        .map(|(day, _)| format!(", {} from {}", words(day), date::shown(*day)));
    format!(
        "until then the {present} is in force{}",
        changes.collect::<String>()
    )
}
