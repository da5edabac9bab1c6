//! What the actions on proposals ask for: a question before recording, or a form of a few fields.

use super::decide_reader::not_a_day;
use super::prompts;
use super::propose_form;
use crate::app::board::ProposalRow;
use crate::app::command::Command;
use crate::panel::adoption::{self, Wanted};
use crate::panel::ground::Ground;
use crate::panel::proposal::Stage;
use crate::panel::proposals;
use crate::terms::date::{shown, typed_date};
use crate::tui::brush::theme::Role;
use crate::tui::drawn::proposal_words;
use crate::tui::held::effect::Effect;
use crate::tui::held::form::Form;
use crate::tui::held::form_field::FormField;
use crate::tui::held::model::{Model, Tone};
use crate::tui::held::popup::Popup;
use crate::tui::held::purpose::Purpose;
use crate::tui::input::action::Action;

/// Actions on the proposals.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    if action == Action::Propose {
        return propose_form::open(model, None);
    }
    let Some(row) = model.proposals.selected().cloned() else {
        return Vec::new();
    };
    let reference = row.proposal.reference.clone();
    match action {
        Action::Open => {
            let title = format!("Proposal {reference}");
            let overview = model.overview.as_deref();
            let lines = proposal_words::proposal_lines(&row, overview);
            model.popup = Some(Popup::Reading {
                title,
                lines,
                top: 0,
            });
        }
        Action::ChangeProposal => return change(model, &row),
        Action::Submit => {
            let sentence = format!("Submit proposal {reference} to the open sitting.");
            return prompts::confirm(sentence, Command::SubmitProposal(reference));
        }
        Action::ModelEffect => {
            let lapses = match row.proposal.stage {
                Stage::Approved => " Its approval lapses: the panel answers it anew.",
                _ => "",
            };
            let sentence = format!(
                "Model proposal {reference} on the whole caseload and keep the effect with it.\
                 {lapses}"
            );
            return prompts::confirm(sentence, Command::ModelProposal(reference));
        }
        Action::Approve | Action::RefuseApproval => {
            let approved = action == Action::Approve;
            let verb = if approved { "Approve" } else { "Refuse" };
            let title = format!("{verb} proposal {reference}");
            let purpose = Purpose::AnswerProposal {
                proposal: reference,
                approved,
            };
            let mut form = Form::new(purpose, title, vec![prompts::reasons_field()]);
            let overview = model.overview.as_deref();
            form.beside = proposal_words::beside_proposal(&row, approved, overview);
            model.open_form(form);
        }
        Action::Adopt => open_adoption(model, &row),
        _ => {}
    }
    Vec::new()
}

/// Opens the form on a draft where the rules let who acts change it; else says what they refuse.
fn change(model: &mut Model, row: &ProposalRow) -> Vec<Effect> {
    let overview = model.overview.as_ref();
    let Some(acting) = overview.and_then(|overview| overview.acting.as_ref()) else {
        model.say(Tone::Bad, "Choose who acts first (F2).");
        return Vec::new();
    };
    match proposals::rewritable(&row.proposal, acting) {
        Ok(()) => propose_form::open_on(model, &row.proposal),
        Err(refusals) => {
            prompts::refused(model, &refusals);
            Vec::new()
        }
    }
}

fn open_adoption(model: &mut Model, row: &ProposalRow) {
    let reference = row.proposal.reference.clone();
    let title = format!("Adopt proposal {reference} as a new RAS version");
    let rules = model.overview.as_ref().map(|overview| &overview.rules);
    let until = rules.and_then(|rules| {
        let until = adoption::call_in_until(row.approved_on()?, rules);
        until.transpose()
    });
    let earliest = until.map(|until| until.map(|until| until.tomorrow().ok()));
    let hint = match &earliest {
        Some(Ok(Some(day))) => format!("{} or a later day", shown(*day)),
        _ => "a day, such as 01/04/2027".to_owned(),
    };
    let fields = vec![
        FormField::line("from", "In force from", &hint),
        FormField::line("version", "New version", "a name that no version has yet"),
    ];
    let mut form = Form::new(Purpose::Adopt(reference), title, fields);
    form.beside.extend(earliest.and_then(|until| match until {
        Ok(day) => {
            let day = shown(day?);
            let words = format!(
                "In force from {day} at the earliest: until then the adoption can be called in."
            );
            Some((Role::Figure, words))
        }
        Err(figure) => {
            let words = format!("Until when it can be called in cannot be told: {figure}.");
            Some((Role::Warning, words))
        }
    }));
    let lines = proposal_words::proposal_lines(row, model.overview.as_deref()).into_iter();
    form.beside.extend(lines.map(|line| (Role::Plain, line)));
    model.open_form(form);
}

/// Says at the day of an adoption, while it is typed, what the rules refuse of it.
pub fn adoption_changed(model: &mut Model) {
    let (Some(form), Some(overview)) = (model.form.as_deref_mut(), &model.overview) else {
        return;
    };
    form.clear_messages();
    let typed = form.kept("from");
    let Purpose::Adopt(reference) = &form.purpose else {
        return;
    };
    let mut rows = model.proposals.lines().iter();
    let row = rows.find(|row| row.proposal.reference == *reference);
    let (Some(row), false) = (row, typed.trim().is_empty()) else {
        return;
    };
    let Some(from) = typed_date(&typed) else {
        form.say("from", &not_a_day(&typed));
        return;
    };
    let wanted = Wanted {
        from,
        version: "",
        approved_on: row.approved_on(),
        taken: &[],
    };
    let ground = Ground {
        ras: &overview.newest_ras,
        today: overview.today,
        unknown: &[],
    };
    for refusal in adoption::against_day(&row.proposal, wanted, ground, &overview.rules) {
        form.say("from", &format!("{} [{}]", refusal.message, refusal.source));
    }
}
