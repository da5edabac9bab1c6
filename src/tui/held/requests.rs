//! What the screens ask of the desk, and where the model stands.

use super::awaited::{Opening, Then};
use super::effect::{Effect, ask};
use super::filter_line::filtering;
use super::model::Model;
use crate::app::command::Command;
use crate::terms::ids::CaseRef;
use crate::tui::input::action::ScreenId;

/// What the desk is asked at the start.
#[must_use]
pub fn first() -> Vec<Effect> {
    vec![
        ask(Command::Overview),
        ask(Command::Queue {
            whole_caseload: false,
        }),
    ]
}

/// What a tab asks of the desk.
#[must_use]
pub fn of_tab(model: &Model, screen: ScreenId) -> Command {
    match screen {
        ScreenId::Queue => Command::Queue {
            whole_caseload: model.whole_caseload,
        },
        ScreenId::Sitting => Command::Overview,
        ScreenId::Approvals => Command::Waiting,
        ScreenId::Transitions => Command::Transitions,
        ScreenId::Proposals => Command::Proposals,
        ScreenId::Register => Command::Entries {
            before: None,
            n_max: 500,
        },
    }
}

/// Asks for a case that is to be opened, and what opens with it. It is given up where the
/// person goes elsewhere before it is here.
pub fn open(model: &mut Model, case: CaseRef, then: Then) -> Vec<Effect> {
    model.awaited.opening = Some(Opening {
        case: case.clone(),
        then,
        number: None,
    });
    vec![ask(Command::Case(case))]
}

/// Where the person is: when it changes, they have left what they asked for.
#[must_use]
pub fn place(model: &Model) -> (ScreenId, Option<CaseRef>, [bool; 4]) {
    let above = [
        model.start.is_some(),
        model.form.is_some(),
        model.popup.is_some(),
        filtering(model),
    ];
    (model.tab, open_case(model), above)
}

/// The reference of the opened case.
#[must_use]
pub fn open_case(model: &Model) -> Option<CaseRef> {
    model
        .case
        .as_ref()
        .map(|screen| screen.detail.file.case.person.case.clone())
}

/// Puts the queue into its order.
pub fn sort_queue(model: &mut Model) {
    let order = model.queue_order;
    model.queue.sort_by(|a, b| order.compare(a, b));
}
