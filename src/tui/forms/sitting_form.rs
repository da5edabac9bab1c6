//! The forms on who sits: a sitting opened, and who is present from now on.

use crate::app::outcome::Overview;
use crate::config::panel_rules::PanelRules;
use crate::panel::member::Member;
use crate::terms::text::so_many;
use crate::tui::brush::theme::Role;
use crate::tui::held::form::Form;
use crate::tui::held::form_field::{Choice, FormField};
use crate::tui::held::model::Model;
use crate::tui::held::purpose::Purpose;

/// How members are ticked.
const TICKS: &str = "a letter or Space ticks; arrows move";

/// Opens the form that opens a sitting: all who decide are ticked.
pub fn open(model: &mut Model, everyone: Vec<Choice>) {
    let Some(overview) = &model.overview else {
        return;
    };
    let rules = overview.next_rules();
    let deciding = overview.members.iter().filter(|m| decides(m, rules));
    let deciding: Vec<&str> = deciding.map(|m| m.id.as_str()).collect();
    let mut ticks = FormField::ticks("present", "Present", everyone.clone());
    ticks.put_back(&deciding.join("|"));
    TICKS.clone_into(&mut ticks.hint);
    let mut chair = FormField::choice("chair", "Chair", everyone);
    let (proposed, hint) = chair_proposed(overview);
    chair.put_back(proposed.map_or("", |member| member.id.as_str()));
    hint.clone_into(&mut chair.hint);
    let form = Form::new(
        Purpose::OpenSitting,
        "Open a sitting today",
        vec![ticks, chair],
    );
    model.open_form(form);
    tell_quorum(model);
}

/// Opens the form on who is present from now on.
pub fn attendance(model: &mut Model, everyone: Vec<Choice>, present: &[Choice]) {
    let mut field = FormField::ticks("present", "Present", everyone);
    let here: Vec<&str> = present.iter().map(|choice| choice.code.as_str()).collect();
    field.put_back(&here.join("|"));
    TICKS.clone_into(&mut field.hint);
    let overview = model.overview.as_ref();
    let sitting = overview.and_then(|known| known.sitting.as_ref());
    let seen = sitting.iter().flat_map(|sitting| &sitting.present);
    let seen = seen.map(|member| member.id.clone()).collect();
    let purpose = Purpose::Attendance { seen };
    model.open_form(Form::new(
        purpose,
        "Who is present from now on",
        vec![field],
    ));
    tell_quorum(model);
}

/// Who is proposed as the chair, and how that is told. No rule says who chairs: a member whose
/// role is the chair's comes first, then whoever acts.
fn chair_proposed(overview: &Overview) -> (Option<&Member>, &'static str) {
    let rules = overview.next_rules();
    let chairs = |member: &&Member| {
        let title = rules.role(&member.role).map_or("", |role| &role.title);
        decides(member, rules)
            && [member.role.as_str(), title]
                .iter()
                .any(|name| name.eq_ignore_ascii_case("chair"))
    };
    let acting = overview.acting.as_ref();
    let by_role = acting.filter(chairs);
    let by_role = by_role.or_else(|| overview.members.iter().find(chairs));
    match (by_role, acting.filter(|member| decides(member, rules))) {
        (Some(chair), _) => (
            Some(chair),
            "a member with the role Chair is proposed; a letter takes another",
        ),
        (None, Some(acting)) => (
            Some(acting),
            "whoever acts is chosen at first; a letter takes another",
        ),
        (None, None) => (None, "a letter takes who chairs"),
    }
}

fn decides(member: &Member, rules: &PanelRules) -> bool {
    rules.role(&member.role).is_some_and(|role| role.decides)
}

/// Says at the ticks how many of those present decide, and of what quorum.
pub fn tell_quorum(model: &mut Model) {
    let (Some(form), Some(overview)) = (model.form.as_deref_mut(), &model.overview) else {
        return;
    };
    let (rules, quorum) = match (&form.purpose, &overview.sitting) {
        (Purpose::OpenSitting, _) => {
            let rules = overview.next_rules();
            let quorum = rules.quorum.at(overview.today);
            (rules, quorum.map(|known| known.value).ok())
        }
        (Purpose::Attendance { .. }, Some(sitting)) => (&*overview.rules, Some(sitting.quorum)),
        _ => return,
    };
    let Some(quorum) = quorum else {
        return;
    };
    let kept = form.kept("present");
    let ticked: Vec<&str> = kept.split('|').collect();
    let sit = overview.members.iter();
    let sit = sit.filter(|member| ticked.contains(&member.id.as_str()));
    let n = sit.filter(|member| decides(member, rules)).count();
    let (role, then) = match n < usize::try_from(quorum).unwrap_or(usize::MAX) {
        true => (Role::Warning, ": nothing can be decided"),
        false => (Role::Good, ""),
    };
    let who = so_many(n, "who decides", "who decide");
    form.note(
        "present",
        role,
        format!("{who}, of a quorum of {quorum}{then}"),
    );
}
