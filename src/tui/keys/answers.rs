//! Takes the desk's answers into the model.

use super::draft_answers;
use super::start_keys;
use crate::app::board::{TransitionRow, VerificationReport};
use crate::app::case_detail::CaseDetail;
use crate::app::command::Command;
use crate::app::error::{AppError, ErrorKind};
use crate::app::outcome::{Outcome, Overview};
use crate::panel::refusal::Refusal;
use crate::panel::running::TransitionState;
use crate::terms::date::Date;
use crate::terms::ids::EntryNumber;
use crate::terms::number::with_thousands;
use crate::tui::forms::decide_record;
use crate::tui::forms::kept_words;
use crate::tui::forms::prompts;
use crate::tui::forms::propose_effect;
use crate::tui::forms::small_record;
use crate::tui::held::awaited::{Opening, Then};
use crate::tui::held::case_screen::CaseScreen;
use crate::tui::held::effect::{Effect, ask};
use crate::tui::held::list::Reading;
use crate::tui::held::model::{Model, Tone};
use crate::tui::held::popup::Popup;
use crate::tui::held::requests;
use crate::tui::input::action::ScreenId;

/// What is known of the request that an answer is to.
struct To {
    /// Whether the person is still where they asked for it; else the screen stays as it is.
    is_here: bool,
    /// Whether the open form asked for it.
    of_form: bool,
    /// Whether somebody waits for what came of it, also in a form.
    is_awaited: bool,
    /// Whether it wrote, or would have.
    writes: bool,
    /// The case that is to be opened with it, and what opens, too.
    opening: Option<Opening>,
}

/// Takes the answer to the request of this number and says what is to be done next.
pub fn take(model: &mut Model, number: u64, answer: Result<Outcome, AppError>) -> Vec<Effect> {
    let Some(request) = model.awaited.answered(number) else {
        return Vec::new();
    };
    let to = To {
        is_here: model.awaited.is_here(&request),
        of_form: request.of_form,
        is_awaited: request.of_form || request.tries,
        writes: request.writes,
        opening: model.awaited.opening_of(&request),
    };
    match answer {
        Ok(outcome) => take_outcome(model, outcome, to),
        Err(error) => {
            failed(model, &error, &to);
            // A register that has stopped says so on every screen.
            let stopped = to.writes && error.kind == ErrorKind::Register;
            stopped
                .then(|| ask(Command::Overview))
                .into_iter()
                .collect()
        }
    }
}

fn failed(model: &mut Model, error: &AppError, to: &To) {
    if model.queue.reading == Reading::Pending {
        model.queue.reading = Reading::Failed(error.to_string());
    }
    if !to.is_here {
        return left(model, Tone::Bad, to.writes, &error.to_string());
    }
    let mut text = error.to_string();
    if model.form.is_some() && error.kind == ErrorKind::Register {
        text.push_str("\n  what you typed is still in the form: Esc goes back to it");
    }
    if text.chars().count() < 100 && !text.contains('\n') {
        model.say(Tone::Bad, text);
        return;
    }
    let title = "That did not work".to_owned();
    let lines = text.lines().map(ToOwned::to_owned).collect();
    // What the form did not ask for is no reason to stop who types.
    model.popup = Some(match model.form.is_some() && !to.is_awaited {
        true => Popup::Unasked {
            title,
            lines,
            top: 0,
        },
        false => Popup::Reading {
            title,
            lines,
            top: 0,
        },
    });
}

/// Says what became of a request that was left meanwhile: in the line above the bar where it was
/// to write; what was only looked for is to be read among the messages.
fn left(model: &mut Model, tone: Tone, writes: bool, text: &str) {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match writes {
        true => model.say(tone, text),
        false => model.notes(&text),
    }
}

fn take_outcome(model: &mut Model, outcome: Outcome, to: To) -> Vec<Effect> {
    match outcome {
        Outcome::Started(welcome) => return start_keys::take(model, welcome, to.is_here),
        Outcome::Overview(overview) => {
            let mut effects = overview_came(model, overview, to.is_here);
            effects.extend((model.tab == ScreenId::Sitting).then(|| ask(Command::Sittings)));
            return effects;
        }
        Outcome::Sittings(sittings) => model.sittings = sittings,
        Outcome::Minutes { sitting, text } if to.is_here => {
            model.popup = Some(Popup::reading(format!("Minutes of {sitting}"), &text));
        }
        Outcome::Minutes { .. } => {}
        Outcome::Queue { mut rows, counts } => {
            model.counts = counts;
            let order = model.queue_order;
            rows.sort_by(|a, b| order.compare(a, b));
            model.queue.fill(rows);
        }
        Outcome::Case(detail) => return opened(model, detail, to.opening),
        Outcome::Recorded { entry, sentence } => {
            return recorded(model, entry, sentence, to.of_form);
        }
        Outcome::Refused(refusals) => return was_refused(model, &refusals, to.is_here),
        Outcome::Tried {
            command,
            sentence,
            refusals,
        } if to.is_here => return tried(model, (sentence, *command), &refusals),
        Outcome::Tried { .. } => {}
        Outcome::Conflict { sentence, .. } => return conflicts(model, sentence, to.is_here),
        Outcome::Waiting(rows) => {
            model.waiting.fill(rows);
            prompts::renew_approval(model);
        }
        Outcome::Transitions(mut rows) => {
            rows.sort_by_key(by_next_step);
            model.transitions.fill(rows);
        }
        Outcome::Proposals(rows) => {
            model.proposals.fill(rows);
            prompts::renew_approval(model);
        }
        Outcome::WhatIf(reckoned) => propose_effect::show(model, &reckoned),
        Outcome::Entries(rows) => model.entries.fill(rows),
        Outcome::Verified(report) => verified(model, &report, to.is_here),
        draft @ (Outcome::Draft { .. }
        | Outcome::DraftFound { .. }
        | Outcome::OtherDraftFound { .. }
        | Outcome::DraftNotKept { .. }) => return draft_answers::take(model, draft, to.is_here),
        Outcome::Others { n_entries, newest } => return others(model, n_entries, newest),
    }
    Vec::new()
}

/// What must be seen to first, then by the day of the next step, then what has none.
fn by_next_step(row: &TransitionRow) -> (bool, bool, Option<Date>) {
    let waits = matches!(
        row.state,
        TransitionState::Overdue | TransitionState::HeldBack
    );
    let next = row.next.map(|(day, _)| day);
    (!waits, next.is_none(), next)
}

/// Says what the rules refused, and looks at everything anew.
fn was_refused(model: &mut Model, refusals: &[Refusal], is_here: bool) -> Vec<Effect> {
    match is_here {
        true => prompts::refused(model, refusals),
        false => left(model, Tone::Bad, true, &refused_words(refusals)),
    }
    look_anew(model, Some(Command::Overview))
}

/// Says that another program was first, and looks at the case anew.
fn conflicts(model: &mut Model, sentence: String, is_here: bool) -> Vec<Effect> {
    match is_here {
        true => model.popup = Some(conflict(sentence)),
        false => left(model, Tone::Bad, true, &format!("{sentence} {CONFLICT}")),
    }
    look_anew(model, None)
}

/// Shows what was verified; where it was left meanwhile, says it in the line above the bar.
fn verified(model: &mut Model, report: &VerificationReport, is_here: bool) {
    let (title, lines) = verification(report);
    if is_here {
        model.popup = Some(Popup::Reading {
            title,
            lines,
            top: 0,
        });
        return;
    }
    let tone = match report.fault {
        Some(_) => Tone::Bad,
        None => Tone::Calm,
    };
    left(model, tone, true, &format!("{title}: {}", lines.join(" ")));
}

/// What the rules refused, in one sentence.
fn refused_words(refusals: &[Refusal]) -> String {
    let words = refusals.iter();
    let words: Vec<String> = words
        .map(|refusal| format!("{} [{}]", refusal.message, refusal.source))
        .collect();
    format!("Not recorded: the rules refuse it: {}", words.join(" "))
}

/// After what was not recorded: the words are kept anew, and the opened case is looked at again.
fn look_anew(model: &mut Model, first: Option<Command>) -> Vec<Effect> {
    let case = requests::open_case(model).map(Command::Case);
    let mut effects = kept_words::keep_anew(model);
    effects.extend(first.into_iter().chain(case).map(ask));
    effects
}

fn conflict(sentence: String) -> Popup {
    Popup::Reading {
        title: "Another program recorded this meanwhile".into(),
        lines: vec![sentence, String::new(), CONFLICT.to_owned()],
        top: 0,
    }
}

const CONFLICT: &str = "Nothing of yours is recorded; what you typed is still in the form. The \
                        case is shown as it stands now: look at it, then record, or leave it.";

fn overview_came(model: &mut Model, overview: Box<Overview>, is_here: bool) -> Vec<Effect> {
    let first = model.overview.is_none();
    let acted = model.overview.as_ref().map(|known| known.acting.clone());
    let another = acted.is_some_and(|acted| acted != overview.acting);
    let nobody = overview.acting.is_none() && !overview.read_only && !overview.members.is_empty();
    model.overview = Some(overview);
    crate::tui::forms::decide_check::check(model);
    prompts::renew_roles(model);
    prompts::renew_withdrawal(model);
    if first && nobody && is_here {
        return prompts::choose_acting(model);
    }
    // Who acts decides who may answer what waits, and whose draft the opened case offers.
    let waits = match model.tab {
        ScreenId::Approvals if !first => Some(Command::Waiting),
        ScreenId::Proposals if !first => Some(Command::Proposals),
        _ => None,
    };
    let case = requests::open_case(model).filter(|_| another && model.form.is_none());
    // Whose drafts the queue marks, too.
    let queue = another.then(|| requests::of_tab(model, ScreenId::Queue));
    let again = waits.into_iter().chain(queue);
    let again = again.chain(case.map(Command::Case));
    again.map(ask).collect()
}

/// Renews the opened case; opens one only for who still waits for it.
fn opened(model: &mut Model, detail: Box<CaseDetail>, opening: Option<Opening>) -> Vec<Effect> {
    let case = &detail.file.case.person.case;
    match model
        .case
        .as_mut()
        .filter(|open| open.detail.file.case.person.case == *case)
    {
        Some(open) => open.renew(detail),
        None if opening.is_some() => model.case = Some(Box::new(CaseScreen::new(detail))),
        None => return Vec::new(),
    }
    match opening.map_or(Then::Look, |opening| opening.then) {
        Then::Decide => prompts::start_decision(model, false),
        Then::Transition => prompts::start_decision(model, true),
        Then::Look => {
            crate::tui::forms::decide_check::check(model);
            prompts::renew_withdrawal(model);
            return decide_record::looked_again(model);
        }
    }
    Vec::new()
}

/// Takes what became of a request that was tried, of the form that asked for it.
fn tried(model: &mut Model, told: (String, Command), refusals: &[Refusal]) -> Vec<Effect> {
    match told.1 {
        Command::Confirmed(_) => decide_record::tried(model, told, refusals),
        _ => small_record::tried(model, told, refusals),
    }
}

/// Says what was recorded, and reads anew what it changes. The form that asked for it is done with;
/// another one, opened meanwhile, is not.
fn recorded(model: &mut Model, entry: EntryNumber, sentence: String, of_form: bool) -> Vec<Effect> {
    model.form.take_if(|_| of_form);
    model.waiting.recorded = Some(entry);
    model.transitions.recorded = Some(entry);
    model.proposals.recorded = Some(entry);
    model.entries.recorded = Some(entry);
    model.say(Tone::Good, sentence);
    let mut effects = vec![ask(Command::Overview)];
    if let Some(case) = requests::open_case(model) {
        effects.push(ask(Command::Case(case)));
    }
    effects.push(ask(Command::Queue {
        whole_caseload: model.whole_caseload,
    }));
    let of_tab = requests::of_tab(model, model.tab);
    if !matches!(of_tab, Command::Queue { .. } | Command::Overview) {
        effects.push(ask(of_tab));
    }
    effects
}

fn others(model: &mut Model, n_entries: u64, newest: Option<String>) -> Vec<Effect> {
    if n_entries == 0 {
        return Vec::new();
    }
    let what = newest.unwrap_or_default();
    let text = match n_entries {
        1 => format!("One entry was recorded by another program: {what}"),
        n => format!(
            "{} entries were recorded by other programs, last: {what}",
            with_thousands(n)
        ),
    };
    model.say(Tone::Calm, text);
    // Another program of the same member may have done away with the draft that both share.
    let mut effects = kept_words::keep_anew(model);
    effects.push(ask(Command::Overview));
    effects.push(ask(requests::of_tab(model, model.tab)));
    if let Some(case) = requests::open_case(model) {
        effects.push(ask(Command::Case(case)));
    }
    effects
}

const TO_DO_ABOUT_A_FAULT: &str = "To do: record nothing more in it. Keep the file as it is for \
                                   comparison, and restore the last backup that verifies under a \
                                   new name: ras-panel restore.";

fn verification(report: &VerificationReport) -> (String, Vec<String>) {
    let checked = match report.n_entries {
        1 => "1 entry was checked".to_owned(),
        n => format!("{} entries were checked", with_thousands(n)),
    };
    let mut lines = vec![format!("{checked}. Newest digest: {}", report.head)];
    let title = match &report.fault {
        Some(fault) => {
            lines.push(String::new());
            lines.push(format!("FAULT: {fault}"));
            lines.push(String::new());
            lines.push(TO_DO_ABOUT_A_FAULT.to_owned());
            "The register does not verify"
        }
        None => "The register verifies",
    };
    let cannot = "This cannot be proved from the file alone:";
    if !report.notices.is_empty() {
        lines.push(String::new());
        lines.extend(report.notices.iter().cloned());
    }
    for (heading, mark, found) in [
        ("Proved:", '✓', &report.proved),
        (cannot, '–', &report.cannot_prove),
    ] {
        if !found.is_empty() {
            lines.extend([String::new(), heading.to_owned()]);
            lines.extend(found.iter().map(|s| format!("{mark} {s}")));
        }
    }
    (title.to_owned(), lines)
}
