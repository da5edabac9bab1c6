//! The decision form opened: anew, with the draft that was kept, or on a correction; and its fields
//! made anew where another outcome is chosen.

use super::decide_check;
use super::decide_fields::{self, Asked};
use super::decide_kept;
use super::papers_on_record;
use crate::app::case_detail::{CaseDetail, KeptDraft};
use crate::app::outcome::Overview;
use crate::config::panel_rules::PanelRules;
use crate::config::periods::{UsualFirstPeriod, UsualProfile};
use crate::panel::review::stated_after;
use crate::panel::rules;
use crate::panel::standing::DecisionOutcome;
use crate::panel::verdict::VerdictKind;
use crate::terms::date::shown;
use crate::terms::ids::CaseRef;
use crate::terms::number::shortest;
use crate::tui::held::form::Form;
use crate::tui::held::model::{Model, TYPED_IS_BACK, Tone, draft_is_back};
use crate::tui::held::purpose::Purpose;

/// Opens the decision form on the opened case, with the draft that was kept.
pub fn open(model: &mut Model, transition: bool) {
    let left = crate::tui::held::requests::open_case(model)
        .and_then(|case| model.take_left(&Purpose::Decide(case)));
    let (Some(screen), Some(overview)) = (&model.case, &model.overview) else {
        return;
    };
    let detail = &screen.detail;
    let here = overview.sitting.as_ref().map(|sitting| &sitting.reference);
    let decided = rules::correction::in_the_way(&detail.file.standing, here);
    if let (Some(known), None, None) = (decided, &detail.draft, &left) {
        let what = match known.outcome {
            DecisionOutcome::Waits => "still waits for somebody's word",
            _ => "decided this case in this sitting",
        };
        let text = format!(
            "Entry {} {what}. e corrects it: it stays in the register, as superseded.",
            known.entry
        );
        model.say(Tone::Bad, text);
        return;
    }
    let case = detail.file.case.person.case.clone();
    let draft = detail.draft.as_ref();
    let mut form = Form::new(
        Purpose::Decide(case.clone()),
        format!("Decide {case}"),
        vec![],
    );
    let told = fill(&mut form, left, draft, || {
        first_contents(detail, &overview.rules)
    });
    if transition {
        turn_to_transition(&mut form.aside, detail);
    }
    rebuild(&mut form, detail, overview);
    form.at = usize::from(transition);
    model.form = Some(Box::new(form));
    if let Some(told) = told {
        model.say(Tone::Good, told);
    }
    decide_check::check(model);
}

/// Chooses the outcome of a transition, towards the indicative budget where no amount is typed.
fn turn_to_transition(kept: &mut Vec<(String, String)>, detail: &CaseDetail) {
    let towards = detail.file.assessed.indicative();
    if let (false, Some(to)) = (kept.iter().any(|(name, _)| name == "amount"), towards) {
        kept.push(("amount".to_owned(), to.0.to_string()));
    }
    kept.retain(|(name, _)| name != "verdict");
    let code = VerdictKind::Transition.code().to_owned();
    kept.push(("verdict".to_owned(), code));
}

/// Opens the decision form on a correction of the last decision that is not superseded, with the
/// draft of a correction that was kept.
pub fn open_correction(model: &mut Model) {
    let Some(screen) = &model.case else {
        return;
    };
    let file = &screen.detail.file;
    let Some(last) = file.standing.decisions.last() else {
        let kept = left_beside(model, &file.case.person.case);
        let kept = kept.map_or_else(String::new, |words| format!(" {words}"));
        let text = format!("There is no decision on this case to correct.{kept}");
        model.say(Tone::Bad, text);
        return;
    };
    let (entry, case) = (last.entry, file.case.person.case.clone());
    let motion = last.decision.motion().clone();
    let title = format!("Correct entry {entry} on {case}: it stays, marked as superseded");
    let purpose = Purpose::Correct { case, entry };
    let left = model.take_left(&purpose);
    let (Some(screen), Some(overview)) = (&model.case, &model.overview) else {
        return;
    };
    let detail = &screen.detail;
    let mut form = Form::new(purpose, title, Vec::new());
    let draft = detail.correction_draft.as_ref();
    let told = fill(&mut form, left, draft, || decide_kept::kept(&motion));
    rebuild(&mut form, detail, overview);
    // A letter would choose another outcome; what must be written is why it is corrected.
    let why = form
        .fields
        .iter()
        .position(|field| field.name == "rationale");
    form.at = why.unwrap_or(0);
    let beside = left_beside(model, &detail.file.case.person.case);
    model.form = Some(Box::new(form));
    match (told, beside) {
        (Some(told), _) => model.say(Tone::Good, told),
        (None, Some(words)) => model.say(Tone::Calm, words),
        (None, None) => {}
    }
    decide_check::check(model);
}

/// Where drafts of corrections of this case's earlier decisions are kept.
fn left_beside(model: &Model, case: &CaseRef) -> Option<String> {
    let left = &model.overview.as_ref()?.drafts_left;
    let mut left = left
        .iter()
        .filter(|left| left.corrects_on.as_ref() == Some(case));
    let left = left.next_back()?;
    Some(format!(
        "Your draft of the {} is kept, but {}: press 6, then d, to read it.",
        left.of.words(),
        left.over
    ))
}

/// Fills a form with what was typed into it before, or anew; gives what is to be said of it.
fn fill(
    form: &mut Form,
    left: Option<Form>,
    draft: Option<&KeptDraft>,
    anew: impl Fn() -> Vec<(String, String)>,
) -> Option<&'static str> {
    if let Some(draft) = draft {
        form.begins_on(draft);
    }
    match (left, draft) {
        (Some(left), _) => {
            form.continues(left);
            Some(TYPED_IS_BACK)
        }
        (None, Some(draft)) if !draft.fields.is_empty() => Some(draft_is_back(draft)),
        _ => {
            form.aside = anew();
            None
        }
    }
}

/// What a new form holds already: the latest assessment as a paper relied on, and what the rules
/// of the day have as the usual transition and the review of a risk. That a figure is not in force
/// then is told at its field (`decide_check`).
fn first_contents(detail: &CaseDetail, rules: &PanelRules) -> Vec<(String, String)> {
    let today = detail.today;
    let mut contents = vec![("start".to_owned(), shown(today))];
    let mut put = |name: &str, what: Option<String>| {
        contents.extend(what.map(|what| (name.to_owned(), what)));
    };
    if let Ok(longest) = rules.transition_months_max.at(today) {
        put("months", Some(longest.value.to_string()));
    }
    let usual = rules.usual_transition.as_ref();
    if let Some(Ok(usual)) = usual.map(|series| series.at(today)) {
        let usual = &usual.value;
        put("profile", Some(profile_code(usual.profile).to_owned()));
        put("step_size", usual.step.map(shortest));
        put(
            "first_period",
            Some(first_code(usual.first_period).to_owned()),
        );
    }
    let review = stated_after(rules, VerdictKind::KeepPresent.code(), today, today);
    if let Ok(Some(due)) = review {
        put("review", Some(shown(due.day)));
    }
    papers_on_record::offer(&mut contents, detail);
    contents
}

fn profile_code(profile: UsualProfile) -> &'static str {
    match profile {
        UsualProfile::AtOnce => "at_once",
        UsualProfile::EqualSteps => "equal_steps",
        UsualProfile::StraightLine => "straight_line",
        UsualProfile::PercentPerStep => "percent_per_step",
        UsualProfile::AmountPerStep => "amount_per_step",
        UsualProfile::HoldThenDrop => "hold_then_drop",
    }
}

fn first_code(first: UsualFirstPeriod) -> &'static str {
    match first {
        UsualFirstPeriod::PresentAmount => "present",
        UsualFirstPeriod::FirstStep => "first_step",
    }
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
        corrects: form.purpose.corrects(),
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
    if form.purpose.decides().is_some() && form.shape != shape(form) {
        rebuild(form, &screen.detail, overview);
    }
    decide_check::check(model);
}

/// What the choice of fields depends on.
fn shape(form: &Form) -> String {
    let chosen = ["verdict", "profile", "basis"].map(|name| form.kept(name));
    chosen.join(" ")
}
