//! What the smaller actions ask for: a form of a few fields, a choice, or straight a request.

use super::decide_form;
use super::interest_form;
use super::propose_form;
use super::sitting_form;
use crate::app::command::Command;
use crate::app::outcome::Overview;
use crate::panel::approval::ApprovalAnswer;
use crate::panel::member::Member;
use crate::panel::membership;
use crate::panel::refusal::Refusal;
use crate::panel::standing::DecisionOutcome;
use crate::terms::ids::RoleId;
use crate::terms::text::so_many;
use crate::tui::drawn::decide_effect;
use crate::tui::drawn::proposal_words;
use crate::tui::drawn::waiting_words;
use crate::tui::held::awaited::Then;
use crate::tui::held::effect::{Effect, ask};
use crate::tui::held::form::Form;
use crate::tui::held::form_field::{Choice, FormField};
use crate::tui::held::model::{Model, Tone};
use crate::tui::held::popup::Popup;
use crate::tui::held::purpose::Purpose;
use crate::tui::held::requests;
use crate::tui::input::action::Action;

/// Starts a decision on the opened case.
pub fn start_decision(model: &mut Model, transition: bool) {
    decide_form::open(model, transition);
}

/// Lets the person choose who acts.
pub fn choose_acting(model: &mut Model) -> Vec<Effect> {
    let Some(overview) = &model.overview else {
        return Vec::new();
    };
    let choices: Vec<(String, Command)> = overview
        .members
        .iter()
        .map(|member| {
            let words = member_words(member, overview);
            (words, Command::ActAs(member.id.clone()))
        })
        .collect();
    if choices.is_empty() {
        say(
            model,
            Tone::Bad,
            "No member is entered yet: press 2, then m.",
        );
        return Vec::new();
    }
    let title = "Who acts? Every entry carries the name".to_owned();
    let acting = overview.acting.as_ref().map(|member| &member.id);
    let at = overview
        .members
        .iter()
        .position(|member| Some(&member.id) == acting);
    let at = at.unwrap_or(0);
    model.popup = Some(Popup::Choose { title, choices, at });
    Vec::new()
}

/// Actions on an opened case that need a form.
pub fn act_on_case(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(screen) = &model.case else {
        return Vec::new();
    };
    let case = screen.detail.file.case.person.case.clone();
    match action {
        Action::Decide => start_decision(model, false),
        Action::Transition => start_decision(model, true),
        Action::Correct => decide_form::open_correction(model),
        Action::Propose => return propose_form::open(model, Some(case)),
        Action::DeclareInterest => {
            let form = interest_form::form(model, case, present(model));
            open(model, form);
        }
        Action::Withdraw => withdraw(model),
        _ => {}
    }
    Vec::new()
}

/// Opens the form that withdraws the last decision on the opened case that still counts.
fn withdraw(model: &mut Model) {
    let (Some(screen), Some(overview)) = (&model.case, &model.overview) else {
        return;
    };
    let file = &screen.detail.file;
    let mut decisions = file.standing.decisions.iter().rev();
    let last = decisions.find(|known| {
        matches!(
            known.outcome,
            DecisionOutcome::Stands | DecisionOutcome::Waits | DecisionOutcome::Approved { .. }
        )
    });
    let Some(last) = last else {
        let text = "There is no decision on this case to withdraw.";
        say(model, Tone::Bad, text);
        return;
    };
    let title = format!("Withdraw entry {} on {}", last.entry, file.case.person.case);
    let purpose = Purpose::Withdraw(last.entry);
    let mut form = Form::new(purpose, title, vec![reasons_field()]);
    form.headline = decide_effect::figures(file);
    form.beside = waiting_words::beside_withdrawal(file, last, overview);
    open(model, form);
}

/// Says anew beside the form of a withdrawal what would follow, and what the rules refuse of it.
pub fn renew_withdrawal(model: &mut Model) {
    let (Some(form), Some(screen), Some(overview)) =
        (model.form.as_deref_mut(), &model.case, &model.overview)
    else {
        return;
    };
    let Purpose::Withdraw(entry) = form.purpose else {
        return;
    };
    let file = &screen.detail.file;
    let mut decisions = file.standing.decisions.iter();
    if let Some(known) = decisions.find(|known| known.entry == entry) {
        form.headline = decide_effect::figures(file);
        form.beside = waiting_words::beside_withdrawal(file, known, overview);
    }
}

/// The field for the reasons of an answer.
pub fn reasons_field() -> FormField {
    FormField::text("reasons", "Reasons", "why, in plain words")
}

fn open(model: &mut Model, form: Form) {
    model.open_form(form);
}

fn say(model: &mut Model, tone: Tone, text: &str) {
    model.say(tone, text);
}

/// A member in a list of choices: the id, the name, and the role where the name does not say it.
fn member_words(member: &Member, overview: &Overview) -> String {
    let title = overview.role_title(&member.role);
    let id = crate::tui::brush::cells::left(member.id.as_str(), 13);
    match waiting_words::says_role(member, title) {
        true => format!("{id} {}", member.shown),
        false => format!("{id} {} · {title}", member.shown),
    }
}

fn choices<'a>(model: &Model, members: impl Iterator<Item = &'a Member>) -> Vec<Choice> {
    let Some(overview) = &model.overview else {
        return Vec::new();
    };
    let words = |member: &Member| member_words(member, overview);
    members
        .map(|m| Choice::new(m.id.as_str(), words(m)))
        .collect()
}

fn members(model: &Model) -> Vec<Choice> {
    let members = model.overview.iter().flat_map(|overview| &overview.members);
    choices(model, members)
}

fn present(model: &Model) -> Vec<Choice> {
    let sitting = model
        .overview
        .iter()
        .filter_map(|overview| overview.sitting.as_ref());
    choices(model, sitting.flat_map(|sitting| &sitting.present))
}

/// Actions on the sitting tab.
pub fn act_on_sitting(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::OpenSitting => return open_sitting(model),
        Action::Attendance => {
            let present = present(model);
            sitting_form::attendance(model, members(model), &present);
        }
        Action::EnterMember => return enter_member(model),
        Action::CloseSitting => {
            let rows = model.queue.lines().iter();
            let n_open = rows.filter(|row| row.is_left_undecided()).count();
            let sentence = format!(
                "Close the sitting. {}. {} undecided or deferred, for the minutes to list.",
                model.counts.tally.unwrap_or_default().words(),
                so_many(
                    n_open,
                    "case before the panel is",
                    "cases before the panel are"
                )
            );
            return confirm(sentence, Command::CloseSitting);
        }
        _ => {}
    }
    Vec::new()
}

fn open_sitting(model: &mut Model) -> Vec<Effect> {
    let everyone = members(model);
    if everyone.is_empty() {
        let text = "No member is entered yet: press m to enter one.";
        say(model, Tone::Bad, text);
        return Vec::new();
    }
    sitting_form::open(model, everyone);
    vec![ask(Command::Overview)]
}

/// The roles that a member may be entered with, and which of them are to come or to go.
fn roles(overview: &Overview) -> Vec<Choice> {
    let to_come = overview.rules_to_come.as_deref();
    let roles = membership::roles(&overview.rules, to_come).into_iter();
    let words = |id: &RoleId, title: &str| {
        let when = match to_come {
            Some(_) if overview.rules.role(id).is_none() => " · from the next sitting on",
            Some(to_come) if to_come.role(id).is_none() => " · until the next sitting",
            _ => "",
        };
        format!("{title}{when}")
    };
    roles
        .map(|role| Choice::new(role.id.as_str(), words(&role.id, &role.title)))
        .collect()
}

/// Offers, in the form that enters a member, the roles as the files have them now.
pub fn renew_roles(model: &mut Model) {
    let (Some(form), Some(overview)) = (model.form.as_deref_mut(), &model.overview) else {
        return;
    };
    if !matches!(form.purpose, Purpose::EnterMember { .. }) {
        return;
    }
    let fields = form.fields.iter_mut();
    for field in fields.filter(|field| field.name == "role") {
        field.offer(roles(overview));
    }
}

fn enter_member(model: &mut Model) -> Vec<Effect> {
    let roles = model.overview.as_deref().map_or_else(Vec::new, roles);
    let kept = model
        .overview
        .as_ref()
        .is_some_and(|known| known.acting.is_some());
    let fields = vec![
        FormField::line(
            "id",
            "Id",
            "short, without spaces; the same person always has the same",
        ),
        FormField::line("shown", "Shown as", "initials or post"),
        FormField::choice("role", "Role", roles),
        FormField::line(
            "specialisms",
            "Specialisms",
            "optional, with commas between",
        ),
    ];
    open(
        model,
        Form::new(Purpose::EnterMember { kept }, "Enter a member", fields),
    );
    // The files of the rules may have been changed since they were read last.
    vec![ask(Command::Overview)]
}

/// Actions on what waits.
pub fn act_on_waiting(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(row) = model.waiting.selected() else {
        return Vec::new();
    };
    let (decision, case) = (row.decision.entry, row.case.clone());
    let answer = match action {
        Action::Open => return requests::open(model, case, Then::Look),
        Action::Approve => ApprovalAnswer::Approved,
        Action::RefuseApproval => ApprovalAnswer::Refused,
        _ => return Vec::new(),
    };
    let verb = if answer == ApprovalAnswer::Approved {
        "Approve"
    } else {
        "Refuse"
    };
    let title = format!("{verb} what waits on {case}");
    let mut form = Form::new(
        Purpose::Approve {
            decision,
            case: case.clone(),
            answer,
        },
        title,
        vec![reasons_field()],
    );
    form.headline = waiting_words::figures(row);
    form.beside = waiting_words::beside_answer(row, answer, model.overview.as_deref());
    open(model, form);
    Vec::new()
}

/// Says anew beside the form of an answer what whoever acts now may answer.
pub fn renew_approval(model: &mut Model) {
    let Some(form) = model.form.as_mut() else {
        return;
    };
    let overview = model.overview.as_deref();
    if let Purpose::AnswerProposal { proposal, approved } = &form.purpose {
        let mut rows = model.proposals.lines().iter();
        if let Some(row) = rows.find(|row| row.proposal.reference == *proposal) {
            form.beside = proposal_words::beside_proposal(row, *approved, overview);
        }
    }
    let Purpose::Approve {
        decision, answer, ..
    } = &form.purpose
    else {
        return;
    };
    let mut rows = model.waiting.lines().iter();
    if let Some(row) = rows.find(|row| row.decision.entry == *decision) {
        form.headline = waiting_words::figures(row);
        form.beside = waiting_words::beside_answer(row, *answer, overview);
    }
}

/// Has a request tried, and asked about before it is carried out if the rules let it through.
#[must_use]
pub fn confirm(sentence: String, command: Command) -> Vec<Effect> {
    let command = Box::new(command);
    vec![ask(Command::Try { command, sentence })]
}

/// Says what the rules refused, at the form if one is open.
pub fn refused(model: &mut Model, refusals: &[Refusal]) {
    let lines: Vec<String> = refusals
        .iter()
        .map(|r| format!("· {} [{}]", r.message, r.source))
        .collect();
    let title = "Not recorded: the rules refuse it".to_owned();
    model.popup = Some(Popup::Reading {
        title,
        lines,
        top: 0,
    });
}
