//! The decision form at work: opened with its draft, checked at every key, asked before recording.

use super::case_screen::CaseScreen;
use super::decide_effect;
use super::decide_fields::{self, Asked};
use super::decide_kept;
use super::decide_motion;
use super::decide_reader::Unread;
use super::effect::{Effect, ask};
use super::form::{Form, Purpose};
use super::model::{Model, Tone};
use super::popup::Popup;
use super::theme::Role;
use crate::app::case_detail::{CaseDetail, KeptDraft};
use crate::app::command::Command;
use crate::app::outcome::Overview;
use crate::panel::amount::{self, Reckoned};
use crate::panel::case_file::CaseFile;
use crate::panel::moderation::{self, Weighed};
use crate::panel::motion::Motion;
use crate::panel::refusal::{Field, Refusal};
use crate::panel::verdict::VerdictKind;
use crate::reports::sentences;
use crate::terms::ids::CaseRef;

/// Opens the decision form on the opened case, with the draft that was kept.
pub fn open(model: &mut Model, transition: bool) {
    let (Some(screen), Some(overview)) = (&model.case, &model.overview) else {
        return;
    };
    let detail = &screen.detail;
    let case = detail.file.case.person.case.clone();
    let mut kept = detail
        .draft
        .as_ref()
        .map(|draft| draft.fields.clone())
        .unwrap_or_default();
    let fresh = kept.is_empty();
    if fresh {
        kept = first_contents(detail);
    }
    if transition {
        let towards = detail.file.assessed.indicative();
        if let (false, Some(to)) = (kept.iter().any(|(name, _)| name == "amount"), towards) {
            kept.push(("amount".to_owned(), to.0.to_string()));
        }
        kept.retain(|(name, _)| name != "verdict");
        kept.push((
            "verdict".to_owned(),
            VerdictKind::Transition.code().to_owned(),
        ));
    }
    let title = format!("Decide {case}");
    let mut form = Form::new(Purpose::Decide(case), title, Vec::new());
    form.aside = kept;
    form.saved_utc_ms = detail.draft.as_ref().map(|draft| draft.saved_utc_ms);
    rebuild(&mut form, detail, overview);
    form.at = usize::from(transition);
    model.form = Some(Box::new(form));
    if !fresh {
        let text = "Your draft is back as you left it. Ctrl-X throws it away.".to_owned();
        model.say(Tone::Good, text);
    }
    check(model);
}

/// Opens the decision form on a correction of the last decision that is not superseded.
///
/// The draft of another decision on the case is left as it is until something is typed.
pub fn open_correction(model: &mut Model) {
    let (Some(screen), Some(overview)) = (&model.case, &model.overview) else {
        return;
    };
    let detail = &screen.detail;
    let Some(last) = detail.file.standing.decisions.last() else {
        let text = "There is no decision on this case to correct.".to_owned();
        model.say(Tone::Bad, text);
        return;
    };
    let case = detail.file.case.person.case.clone();
    let title = format!(
        "Correct entry {} on {case}: it stays, marked as superseded",
        last.entry
    );
    let mut form = Form::new(Purpose::Decide(case), title, Vec::new());
    form.aside = decide_kept::kept(last.decision.motion());
    form.aside
        .push(("supersedes".to_owned(), last.entry.to_string()));
    rebuild(&mut form, detail, overview);
    model.form = Some(Box::new(form));
    check(model);
}

/// What a new form holds already: the latest assessment as a paper relied on, usual first choices.
fn first_contents(detail: &CaseDetail) -> Vec<(String, String)> {
    let mut contents = vec![
        ("start".to_owned(), detail.today.to_string()),
        ("months".to_owned(), "3".to_owned()),
        ("profile".to_owned(), "equal_steps".to_owned()),
        ("first_period".to_owned(), "present".to_owned()),
    ];
    if let Some(assessment) = detail.file.case.assessment() {
        let paper = format!("assessment {} {}", assessment.date, assessment.reference);
        contents.push(("relied_on".to_owned(), paper));
    }
    contents
}

/// Makes the fields anew for the outcome that is chosen; nothing typed is lost.
fn rebuild(form: &mut Form, detail: &CaseDetail, overview: &Overview) {
    let focused = form.focused().map(|field| field.name);
    form.put_aside();
    let verdict_code = form.aside_of("verdict");
    let verdict = VerdictKind::ALL
        .iter()
        .find(|row| row.2 == verdict_code)
        .map(|row| row.0);
    let present = overview
        .sitting
        .as_ref()
        .map(|s| s.present.as_slice())
        .unwrap_or_default();
    let (profile, basis) = (form.aside_of("profile"), form.aside_of("basis"));
    let asked = Asked {
        detail,
        rules: &overview.rules,
        present,
        verdict,
        profile,
        basis,
    };
    form.fields = decide_fields::fields(&asked);
    form.take_back();
    form.shape = shape(form);
    let place = focused.and_then(|name| form.fields.iter().position(|f| f.name == name));
    form.at = place
        .unwrap_or(form.at)
        .min(form.fields.len().saturating_sub(1));
}

/// After a change: fields anew if another outcome was chosen, and the rules asked again.
pub fn changed(model: &mut Model) {
    let (Some(form), Some(screen), Some(overview)) =
        (model.form.as_mut(), &model.case, &model.overview)
    else {
        return;
    };
    if matches!(form.purpose, Purpose::Decide(_)) && form.shape != shape(form) {
        rebuild(form, &screen.detail, overview);
    }
    check(model);
}

/// What the choice of fields depends on.
fn shape(form: &Form) -> String {
    let chosen = ["verdict", "profile", "basis"].map(|name| form.kept(name));
    chosen.join(" ")
}

/// Asks the rules about what the form holds, and says at each field what they refuse.
pub fn check(model: &mut Model) {
    let Some(mut form) = model.form.take() else {
        return;
    };
    if matches!(form.purpose, Purpose::Decide(_)) {
        form.clear_messages();
        if let Some(screen) = &model.case {
            form.headline = decide_effect::figures(&screen.detail.file);
        }
        form.beside = beside(&mut form, model);
    }
    model.form = Some(form);
}

fn beside(form: &mut Form, model: &Model) -> Vec<(Role, String)> {
    let Some(overview) = &model.overview else {
        return Vec::new();
    };
    let weeks = model.case.as_ref().and_then(|screen| {
        let weeks = screen.detail.ras.weeks_per_year.at(overview.today);
        weeks.ok().map(|weeks| weeks.value)
    });
    let judged = judged(form, model);
    let mut lines = Vec::new();
    if let Some(entry) = form.aside.iter().find(|(name, _)| name == "supersedes") {
        let words = format!(
            "In the place of entry {0}, reckoned as if entry {0} had not been.",
            entry.1
        );
        lines.push((Role::Quiet, words));
    }
    if let Some((reckoned, file)) = typed_amount(form, model) {
        let wanting = matches!(judged, Judged::Unread(_));
        let present = file.standing.present.filter(|_| wanting);
        lines.extend(decide_effect::typed(&reckoned, present, weeks));
    }
    match judged {
        Judged::Unread(unread) => {
            for (name, message) in unread {
                form.say(name, &message);
            }
            let wanting = form.fields.iter().filter(|field| field.message.is_some());
            let labels: Vec<&str> = wanting.map(|field| field.label.as_str()).collect();
            let words = format!("Still needed: {}.", labels.join(", "));
            lines.push((Role::Warning, words));
        }
        Judged::Weighed(weighed) => {
            for refusal in &weighed.refusals {
                say(form, refusal);
            }
            let screen = model.case.as_ref();
            let currency = screen.map(|screen| screen.detail.file.currency.clone());
            let currency = currency.unwrap_or_default();
            lines.extend(decide_effect::told(
                &weighed,
                &overview.rules,
                &currency,
                weeks,
            ));
        }
        Judged::NobodyActs => lines.push((Role::Fault, NOBODY_ACTS.to_owned())),
        Judged::NoSitting => lines.push((Role::Fault, NO_SITTING.to_owned())),
    }
    lines
}

/// The amount that is typed, where the form asks for one and it can be read.
fn typed_amount<'a>(form: &Form, model: &'a Model) -> Option<(Reckoned, &'a CaseFile)> {
    let file = &model.case.as_ref()?.detail.file;
    let (indicative, package) = (file.assessed.indicative(), Some(file.package_cost));
    let typed = form.fields.iter().find(|field| field.name == "amount")?;
    let read = amount::typed_amount(&typed.kept(), indicative, package, &file.currency);
    Some((read.ok()?, file))
}

const NOBODY_ACTS: &str = "Nobody acts yet: F2 chooses who records.";
const NO_SITTING: &str = "No sitting is open: press Esc twice, then 2 and o. The draft is kept.";

/// What the rules say of the form.
enum Judged {
    Unread(Unread),
    Weighed(Box<Weighed>),
    NobodyActs,
    NoSitting,
}

fn judged(form: &Form, model: &Model) -> Judged {
    let (Some(screen), Some(overview)) = (&model.case, &model.overview) else {
        return Judged::NobodyActs;
    };
    let Some(acting) = &overview.acting else {
        return Judged::NobodyActs;
    };
    let motion = match decide_motion::motion(form, &screen.detail, &acting.id) {
        Ok(motion) => motion,
        Err(unread) => return Judged::Unread(unread),
    };
    let Some(sitting) = &overview.sitting else {
        return Judged::NoSitting;
    };
    let file = &screen.detail.file;
    let (rules, today) = (&overview.rules, overview.today);
    let weighed = moderation::weigh(&motion, file, sitting, rules, today);
    Judged::Weighed(Box::new(weighed))
}

fn say(form: &mut Form, refusal: &Refusal) {
    if let Some(name) = field_name(refusal.field).iter().find(|name| form.has(name)) {
        form.say(name, &refusal.message);
    }
}

/// The form's fields at which a refusal is said: the first that is shown.
fn field_name(field: Field) -> &'static [&'static str] {
    match field {
        Field::Sitting | Field::Verdict => &["verdict"],
        Field::Amount => &["amount", "verdict"],
        Field::Basis => &["until", "basis", "verdict"],
        Field::Effective => &["effective", "start", "verdict"],
        Field::Transition => &["months", "verdict"],
        Field::Exception => &["exception", "verdict"],
        Field::Risk => &["risk", "verdict"],
        Field::Questions => &["questions", "verdict"],
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

/// Ctrl-S: asks before recording, or says what the rules refuse.
pub fn ask_to_record(model: &mut Model) -> Vec<Effect> {
    if let Some(form) = model.form.as_mut() {
        form.tried = true;
    }
    let Some(form) = &model.form else {
        return Vec::new();
    };
    match judged(form, model) {
        Judged::Weighed(weighed) => {
            let Some(decision) = &weighed.decision else {
                refuse(model, weighed.refusals.len());
                return Vec::new();
            };
            let words = sentences::decision(decision);
            let sentence = match decision.motion().supersedes {
                Some(old) => format!(
                    "Record in the place of entry {old}, which stays as superseded: {words}"
                ),
                None => format!("Record for {words}"),
            };
            let motion: Motion = decision.motion().clone();
            let command = Box::new(Command::Decide(Box::new(motion)));
            model.popup = Some(Popup::Confirm {
                sentence,
                key: 'R',
                command,
            });
            // What is not recorded after all must be found again, and what is recorded must not:
            // nothing is left to be kept once the desk has been asked to record.
            return keep_draft(model);
        }
        Judged::Unread(unread) => refuse(model, unread.len()),
        Judged::NobodyActs => refuse_with(model, NOBODY_ACTS),
        Judged::NoSitting => refuse_with(model, NO_SITTING),
    }
    Vec::new()
}

fn refuse(model: &mut Model, n: usize) {
    let things = if n == 1 {
        "1 thing"
    } else {
        &format!("{n} things")
    };
    refuse_with(
        model,
        &format!("Not recorded: {things} must be put right first, marked !."),
    );
    if let Some(form) = model.form.as_mut() {
        let first = form.fields.iter().position(|field| field.message.is_some());
        form.at = first.unwrap_or(form.at);
    }
}

fn refuse_with(model: &mut Model, text: &str) {
    model.say(Tone::Bad, text);
}

/// Asks the desk to keep what is typed, if something was typed since.
pub fn keep_draft(model: &mut Model) -> Vec<Effect> {
    let Some(form) = model.form.as_mut().filter(|form| form.unsaved) else {
        return Vec::new();
    };
    let Some(case) = form.purpose.keeps_a_draft().cloned() else {
        return Vec::new();
    };
    form.unsaved = false;
    form.put_aside();
    let fields = form.aside.clone();
    // The opened case offers the draft as it is now, not as it was when the case was read.
    let saved_utc_ms = form.saved_utc_ms.unwrap_or_default();
    if let Some(screen) = open_on(model, &case) {
        screen.detail.draft = Some(KeptDraft {
            case: case.clone(),
            fields: fields.clone(),
            saved_utc_ms,
        });
    }
    vec![ask(Command::KeepDraft { case, fields })]
}

/// The opened case's screen, if it is this case's.
fn open_on<'a>(model: &'a mut Model, case: &CaseRef) -> Option<&'a mut CaseScreen> {
    let screen = model.case.as_deref_mut();
    screen.filter(|screen| screen.detail.file.case.person.case == *case)
}
