//! The decision form checked at every key: what the rules refuse stands at each field, and what the
//! motion would do beside the form.

use super::decide_motion;
use super::decide_reader::Unread;
use super::papers_on_record;
use crate::app::outcome::Overview;
use crate::config::panel_rules::PanelRules;
use crate::panel::amount::{self, Reckoned};
use crate::panel::case_file::CaseFile;
use crate::panel::decision::DecisionStatus;
use crate::panel::moderation::{self, Weighed};
use crate::panel::refusal::{Field, Refusal};
use crate::panel::review::stated_after;
use crate::panel::rules::seats::NO_SITTING;
use crate::panel::verdict::VerdictKind;
use crate::reports::{correcting, figures};
use crate::terms::budget::Completeness;
use crate::terms::date::Date;
use crate::terms::ids::EntryNumber;
use crate::tui::brush::theme::Role;
use crate::tui::drawn::decide_effect::{self, Against};
use crate::tui::drawn::headline;
use crate::tui::held::form::Form;
use crate::tui::held::model::{Model, Tone};

/// Asks the rules about what the form holds, and says at each field what they refuse.
pub fn check(model: &mut Model) {
    let Some(mut form) = model.form.take() else {
        return;
    };
    if form.purpose.decides().is_some() {
        form.clear_messages();
        let mut renewed = None;
        if let Some(screen) = &model.case {
            form.headline = decide_effect::figures(&screen.detail.file);
            renewed = papers_on_record::renew(&mut form, &screen.detail);
        }
        form.beside = beside(&mut form, model);
        if let Some(words) = renewed {
            model.say_also(Tone::Good, &words);
        }
    }
    model.form = Some(form);
}

/// What a correction stands in the place of, and what it is reckoned from.
fn in_place(entry: EntryNumber, file: &CaseFile, judged: &Judged) -> String {
    let standing = &file.standing;
    let instead = standing.correction_of(entry).withdrawn();
    let place = correcting::place(entry, instead);
    let Judged::Weighed(weighed, _) = judged else {
        return format!("In the place of {place}.");
    };
    let mut without = Vec::new();
    if let Some(entry) = weighed.reckoned_without {
        without.extend(standing.with_corrected(entry));
    }
    match weighed.effect.present {
        Some(present) => {
            let present = figures::present(&file.currency, present, file.package_cost);
            let reckoned = correcting::reckoned_from(&present, &without);
            format!("In the place of {place}, {reckoned}.")
        }
        None => format!("In the place of {place}."),
    }
}

/// The rationale of a corrected decision.
fn rationale_of(entry: EntryNumber, model: &Model) -> Option<(Role, String)> {
    let decisions = &model.case.as_ref()?.detail.file.standing.decisions;
    let corrected = decisions.iter().find(|known| known.entry == entry)?;
    let rationale = corrected.decision.motion().rationale.as_ref()?;
    let words = format!("Its rationale, which stays with it: {rationale}");
    Some((Role::Quiet, words))
}

/// The reasons of a corrected decision that the rules in force do not have any more: the form does
/// not offer them, so they are not taken over.
fn reasons_gone(entry: EntryNumber, model: &Model, overview: &Overview) -> Option<(Role, String)> {
    let decisions = &model.case.as_ref()?.detail.file.standing.decisions;
    let corrected = decisions.iter().find(|known| known.entry == entry)?;
    let reasons = corrected.decision.motion().reasons.iter();
    let gone = reasons.filter(|code| overview.rules.reason(code).is_none());
    let gone: Vec<&str> = gone.map(String::as_str).collect();
    (!gone.is_empty()).then(|| {
        let words = format!(
            "The rules in force do not have these reasons of entry {entry} any more: {}. They are \
             not taken over; choose one that is offered.",
            gone.join(", ")
        );
        (Role::Warning, words)
    })
}

fn beside(form: &mut Form, model: &Model) -> Vec<(Role, String)> {
    let (Some(overview), Some(screen)) = (&model.overview, &model.case) else {
        return Vec::new();
    };
    let mut lines = headline::kept_out(&screen.detail);
    let judged = judged(form, model);
    if let Some(entry) = form.purpose.corrects() {
        let words = in_place(entry, &screen.detail.file, &judged);
        lines.push((Role::Quiet, words));
        lines.extend(rationale_of(entry, model));
        lines.extend(reasons_gone(entry, model, overview));
    }
    let weeks = match screen.detail.ras.weeks_per_year.at(overview.today) {
        Ok(weeks) => Some(weeks.value),
        Err(figure) => {
            lines.push((
                Role::Warning,
                format!("No amount is told for a year: {figure}."),
            ));
            None
        }
    };
    if let Some(words) = papers_on_record::not_named(form, &screen.detail) {
        form.note("relied_on", Role::Warning, words);
    }
    if let Some((reckoned, file)) = typed_amount(form, model) {
        let wanting = matches!(&judged, Judged::Weighed(known, _) if !known.is_whole);
        let complete = file.package_cost.completeness == Completeness::Complete;
        let present = file.standing.present.filter(|_| wanting && complete);
        // An amount for a limited time has no year.
        let a_year = weeks.filter(|_| !form.has("until"));
        lines.extend(decide_effect::typed(
            (&reckoned, &file.currency),
            present,
            a_year,
        ));
    }
    match judged {
        Judged::Weighed(weighed, unread) => {
            nothing_proposed(form, &overview.rules, overview.today);
            let told = say_all(form, &weighed, unread);
            let currency = &screen.detail.file.currency;
            let known = (weighed.as_ref(), &told);
            lines.extend(decide_effect::told(known, overview, currency, weeks));
        }
        Judged::NobodyActs => lines.push((Role::Fault, NOBODY_ACTS.to_owned())),
    }
    lines
}

/// Says where the form proposes nothing since the figure of the rules is not in force.
fn nothing_proposed(form: &mut Form, rules: &PanelRules, today: Date) {
    let usual = rules.usual_transition.as_ref();
    let review = stated_after(rules, VerdictKind::KeepPresent.code(), today, today);
    let figures = [
        ("months", rules.transition_months_max.at(today).err()),
        ("profile", usual.and_then(|series| series.at(today).err())),
        ("review", review.err()),
    ];
    for (name, figure) in figures {
        if let Some(figure) = figure {
            let words = format!(
                "Nothing is proposed here: {figure}. Give the figure an earlier date in \
                 config/panel.toml."
            );
            form.note(name, Role::Warning, words);
        }
    }
}

/// Says at each field what is wrong with it or wanted of it, and what the rules say of it besides;
/// gives all of it for the summary: what cannot be read is led by the field's label.
fn say_all(form: &mut Form, weighed: &Weighed, unread: Unread) -> Against {
    let mut against = Against::default();
    for (name, message) in unread {
        form.say(name, &message);
        let field = form.fields.iter().find(|field| field.name == name);
        let label = field.map_or(name, |field| field.label.as_str());
        against.wrong.push(match label.is_empty() {
            true => message,
            false => format!("{label}: {message}"),
        });
    }
    for refusal in &weighed.refusals {
        let words = format!("{} [{}]", refusal.message, refusal.source);
        match say(form, refusal) {
            true => against.wanted.push(words),
            false => against.wrong.push(words),
        }
    }
    if let DecisionStatus::AwaitsRole { why, .. } = &weighed.status {
        let name = if form.has("amount") {
            "amount"
        } else {
            "verdict"
        };
        form.note(name, Role::Warning, format!("A recommendation: {why}"));
    }
    if let Some(why) = &weighed.exception {
        form.note("months", Role::Warning, format!("An exception: {why}"));
    }
    if let Some(limit) = &weighed.within {
        form.note("months", Role::Good, decide_effect::normal_limit(limit));
    }
    against
}

/// The amount that is typed, where the form asks for one and it can be read.
fn typed_amount<'a>(form: &Form, model: &'a Model) -> Option<(Reckoned, &'a CaseFile)> {
    let file = &model.case.as_ref()?.detail.file;
    let (indicative, package) = (file.assessed.indicative(), file.package_to_compare());
    let typed = form.fields.iter().find(|field| field.name == "amount")?;
    let read = amount::typed_amount(&typed.kept(), indicative, package, &file.currency);
    Some((read.ok()?, file))
}

pub(in crate::tui) const NOBODY_ACTS: &str = "Nobody acts yet: F2 chooses who records.";

/// That no sitting is open, who closed the last one, and what to do.
pub(in crate::tui) fn no_sitting(overview: &Overview) -> String {
    let closed = match &overview.last_closed {
        Some(closed) => format!(": {closed}"),
        None => String::new(),
    };
    format!(
        "No sitting is open{closed}. Press Esc twice, then 2 and o; what you typed comes back with \
         this form."
    )
}

/// The rule that every decision has a rationale.
const NO_RATIONALE: &str = "no_rationale";

/// That a correction says why it is made.
fn why_corrected(entry: EntryNumber) -> String {
    format!(
        "Nothing says why entry {entry} is corrected. Write what was wrong in it, and why this \
         outcome instead; the record keeps it as the rationale."
    )
}

/// What the rules say of the form, and what in it cannot be read.
pub(in crate::tui) enum Judged {
    Weighed(Box<Weighed>, Unread),
    NobodyActs,
}

pub(in crate::tui) fn judged(form: &Form, model: &Model) -> Judged {
    let (Some(screen), Some(overview)) = (&model.case, &model.overview) else {
        return Judged::NobodyActs;
    };
    let Some(acting) = &overview.acting else {
        return Judged::NobodyActs;
    };
    let (motion, unread) = decide_motion::motion(form, &screen.detail, &acting.id);
    let file = &screen.detail.file;
    let (sitting, rules, today) = (overview.sitting.as_ref(), &overview.rules, overview.today);
    let mut weighed = moderation::weigh(&motion, file, sitting, rules, today);
    let refusals = weighed.refusals.iter_mut();
    for refusal in refusals {
        match (refusal.rule, form.purpose.corrects()) {
            (NO_SITTING, _) => refusal.message = no_sitting(overview),
            (NO_RATIONALE, Some(entry)) => refusal.message = why_corrected(entry),
            _ => {}
        }
    }
    Judged::Weighed(Box::new(weighed), unread)
}

/// Says a refusal at its field; whether it is merely wanted of that field still.
fn say(form: &mut Form, refusal: &Refusal) -> bool {
    let named = field_name(refusal.field);
    // What is wanting of an answer that is chosen is written in the field after it.
    let answered = refusal.field == Field::Gate && !form.kept("gate").is_empty();
    let named = if answered { &["gate_words"] } else { named };
    let Some(name) = named.iter().find(|name| form.has(name)) else {
        return false;
    };
    if is_of_all(refusal.field) {
        form.say_of_all(name, &refusal.message);
        return false;
    }
    form.say(name, &refusal.message);
    form.wants(name)
}

/// Whether a refusal stands whatever is typed into the form.
fn is_of_all(field: Field) -> bool {
    matches!(
        field,
        Field::Sitting | Field::Correction | Field::Members | Field::Interest | Field::Approver
    )
}

/// The form's fields at which a refusal is said: the first that is shown.
fn field_name(field: Field) -> &'static [&'static str] {
    match field {
        Field::Sitting | Field::Verdict => &["verdict"],
        Field::Amount => &["amount", "verdict"],
        Field::Basis => &["until", "basis", "verdict"],
        Field::Effective => &["effective", "start", "verdict"],
        Field::Transition => &["months", "verdict"],
        Field::Profile => &["step_size", "profile", "verdict"],
        Field::FirstPeriod => &["first_period", "verdict"],
        Field::Floor => &["floor", "months", "verdict"],
        Field::Steps => &["step_size", "own_steps", "months", "verdict"],
        Field::Exception => &["exception", "verdict"],
        Field::Risk => &["risk", "verdict"],
        Field::Review => &["review", "verdict"],
        Field::Questions => &["questions", "verdict"],
        Field::Due => &["due", "verdict"],
        Field::Task => &["what", "verdict"],
        Field::ReferTo => &["refer_to", "verdict"],
        Field::Reasons => &["reasons"],
        Field::Rationale => &["rationale"],
        Field::ReliedOn => &["relied_on"],
        Field::NeedsMet => &["needs_met", "rationale"],
        Field::PersonsView => &["view_words", "rationale"],
        Field::OtherOptions => &["other_options"],
        Field::Gate => &["gate", "verdict"],
        Field::IncompletePackage => &["incomplete", "verdict"],
        Field::Correction
        | Field::Members
        | Field::Chair
        | Field::Interest
        | Field::Approver
        | Field::Changes
        | Field::Evidence
        | Field::Stage
        | Field::Adoption => &["verdict"],
    }
}
