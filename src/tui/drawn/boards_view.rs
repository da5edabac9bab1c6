//! Draws the lists beside the queue: sitting, approvals, transitions, proposals, register.

use super::decide_effect;
use super::list_view::{self, Side, Told};
use super::proposal_words;
use super::transition_words;
use super::waiting_words;
use crate::app::board::{EntryRow, ProposalRow, TransitionRow, WaitingRow};
use crate::app::clock::shown_moment;
use crate::panel::decision::DecisionStatus;
use crate::panel::proposal::Stage;
use crate::panel::running::TransitionState;
use crate::terms::date::shown;
use crate::terms::money::Money;
use crate::tui::brush::cells::{cut, width};
use crate::tui::brush::columns::{Column, Columns, widest, widest_amount};
use crate::tui::brush::paint::Paint;
use crate::tui::brush::theme::Role;
use crate::tui::brush::window::Styled;
use crate::tui::held::list::{Line, List};
use crate::tui::held::model::Model;
use crate::tui::input::action::{Action, ScreenId};
use ratatui::layout::Rect;

/// What the selected line of a tab's list says in full, and where; nothing where the tab has no
/// such list or the list is empty.
#[must_use]
pub fn side(model: &Model, area: Rect) -> Option<Side> {
    let (told, n_lines) = match model.tab {
        ScreenId::Queue | ScreenId::Sitting => return None,
        ScreenId::Approvals => (told_waiting(model)?, model.waiting.lines().len()),
        ScreenId::Transitions => (told_transition(model)?, model.transitions.lines().len()),
        ScreenId::Proposals => (told_proposal(model)?, model.proposals.lines().len()),
        ScreenId::Register => (told_entry(model)?, model.entries.lines().len()),
    };
    let (_, side) = list_view::areas(area, model.tab, n_lines);
    Some(Side::of(side?, told))
}

/// Draws the pane that tells a list's selected line in full; gives the list's area.
fn with_side<L: Line>(
    paint: &mut Paint,
    (area, tab): (Rect, ScreenId),
    list: &List<L>,
    told: Option<Told>,
) -> Rect {
    match (list_view::areas(area, tab, list.lines().len()), told) {
        ((list_area, Some(side)), Some(told)) => {
            Side::of(side, told).draw(paint, list.told_top);
            list_area
        }
        _ => area,
    }
}

fn plain(lines: &[String]) -> Vec<(Role, String)> {
    lines.iter().map(|l| (Role::Plain, l.clone())).collect()
}

/// Draws what waits for a role or a senior practitioner.
pub fn draw_waiting(paint: &mut Paint, area: Rect, model: &Model) {
    let empty = "Nothing waits for approval. Exceptions and sums over a limit come here.";
    let area = with_side(
        paint,
        (area, model.tab),
        &model.waiting,
        told_waiting(model),
    );
    let columns = waiting_columns(model, area);
    let words = ("Awaiting approval", columns.heading(), empty);
    let line = |row: &WaitingRow| waiting_line(row, model, &columns);
    list_view::draw(paint, area, &model.waiting, words, line);
}

/// What is asked for and since when is kept longest: the pane has why in full.
fn waiting_columns(model: &Model, area: Rect) -> Columns {
    let rows = model.waiting.lines();
    let of = |words: &dyn Fn(&WaitingRow) -> String| widest(rows.iter().map(words));
    let recorded = of(&|row| name(model, row.recorder.as_str()).to_owned());
    let moved = of(&|row| moved_by(model, row));
    let columns = [
        Column::text("Case", of(&|row| row.case.to_string()), 9, 0),
        Column::text("Kind", 10, 11, 1),
        Column::figures("From → to a week", of(&from_to), 2),
        Column::figures("Waits", 5, 3),
        Column::text("  Recorded by", recorded + 2, 14, 4),
        Column::text("Moved by", moved, 9, 5),
        Column::text("Why", of(&|row| row.why.clone()), 12, 6),
    ];
    Columns::fitting(&columns, list_cells(area))
}

fn moved_by(model: &Model, row: &WaitingRow) -> String {
    let mover = row.mover.as_ref();
    let mover = mover.map_or("", |mover| name(model, mover.as_str()));
    mover.to_owned()
}

/// What is paid now and what is to be paid: `522.40 → 410.00`.
fn from_to(row: &WaitingRow) -> String {
    let effect = row.decision.decision.effect();
    let from = effect.present.map(|amount| amount.to_string());
    let to = effect.agreed.map(|agreed| agreed.0.to_string());
    let known = |amount: Option<String>| amount.unwrap_or_else(|| "?".to_owned());
    format!("{} → {}", known(from), known(to))
}

fn kind(row: &WaitingRow) -> &'static str {
    match row.decision.decision.status() {
        DecisionStatus::AwaitsException { .. } => "exception",
        DecisionStatus::AwaitsRole { .. } => "over limit",
        DecisionStatus::Stands => "",
    }
}

fn told_waiting(model: &Model) -> Option<Told> {
    let row = model.waiting.selected()?;
    let overview = model.overview.as_deref();
    let lines = waiting_words::beside(row, overview);
    Some(Told {
        headline: waiting_words::figures(row),
        ..Told::new(row.case.to_string(), lines)
    })
}

fn waiting_line(row: &WaitingRow, model: &Model, columns: &Columns) -> Styled {
    let recorder = name(model, row.recorder.as_str());
    columns.row([
        (Role::Plain, row.case.to_string()),
        (Role::Warning, kind(row).to_owned()),
        (Role::Figure, from_to(row)),
        (Role::Quiet, format!("{} d", row.days_waiting)),
        (Role::Plain, format!("  {recorder}")),
        (Role::Plain, moved_by(model, row)),
        (Role::Plain, row.why.clone()),
    ])
}

/// Draws the transitions.
pub fn draw_transitions(paint: &mut Paint, area: Rect, model: &Model) {
    let told = told_transition(model);
    let area = with_side(paint, (area, model.tab), &model.transitions, told);
    let columns = transition_columns(model.transitions.lines(), area);
    let words = (
        "Transitions",
        columns.heading(),
        "No transition is recorded. To begin one, open a case and press t.",
    );
    let line = |row: &TransitionRow| transition_line(row, &columns);
    list_view::draw(paint, area, &model.transitions, words, line);
}

fn told_transition(model: &Model) -> Option<Told> {
    let row = model.transitions.selected()?;
    let mut lines = transition_words::standing(row);
    lines.extend(decide_effect::schedule_lines(&row.schedule, &row.currency));
    let title = format!("{}, entry {}", row.case, row.entry);
    Some(Told::new(title, lines))
}

/// The case, the next step and what is paid today are kept longest: what is to be paid, and when.
fn transition_columns(rows: &[TransitionRow], area: Rect) -> Columns {
    let amounts = |of: fn(&TransitionRow) -> Money| widest_amount(rows.iter().map(of));
    let next = widest(rows.iter().map(next_words));
    let today = widest(rows.iter().map(TransitionRow::today_words));
    let columns = [
        Column::text(
            "Case",
            widest(rows.iter().map(|row| row.case.as_str())),
            9,
            0,
        ),
        Column::text("State", 9, 10, 3),
        Column::figures("From", amounts(|row| row.schedule.present.0), 5),
        Column::figures("Today", today, 2),
        Column::figures("To", amounts(|row| row.ends_at().0.0), 4),
        Column::figures("Next step", next, 1),
        Column::figures("Cost", amounts(|row| row.ends_at().1), 6),
    ];
    Columns::fitting(&columns, list_cells(area))
}

/// The room for a list's columns: without its border and the mark of the selection.
fn list_cells(area: Rect) -> usize {
    usize::from(area.width.saturating_sub(4))
}

fn next_words(row: &TransitionRow) -> String {
    let next = row.next.map(|(date, amount)| {
        let amount = amount.0.shown_in(&row.currency);
        format!("{} {amount}", shown(date))
    });
    next.unwrap_or_default()
}

fn transition_line(row: &TransitionRow, columns: &Columns) -> Styled {
    let (state, role) = match row.state {
        TransitionState::Overdue => ("overdue !", Role::Fault),
        TransitionState::HeldBack => ("held back", Role::Fault),
        TransitionState::Covered => ("covered", Role::Warning),
        TransitionState::Running => ("running", Role::Good),
        TransitionState::ToCome => ("to come", Role::Plain),
        TransitionState::Ended => ("ended", Role::Quiet),
        TransitionState::Replaced => ("replaced", Role::Quiet),
    };
    let is_told = [TransitionState::Overdue, TransitionState::HeldBack].contains(&row.state);
    let (state, role) = match row.changed.is_some() && !is_told {
        true => (format!("{state} !"), Role::Fault),
        false => (state.to_owned(), role),
    };
    let (to, cost) = row.ends_at();
    columns.row([
        (Role::Plain, row.case.to_string()),
        (role, state),
        (Role::Figure, row.schedule.present.to_string()),
        (Role::Figure, row.today_words()),
        (Role::Figure, to.to_string()),
        (Role::Plain, next_words(row)),
        (Role::Plain, cost.to_string()),
    ])
}

/// Draws the proposals.
pub fn draw_proposals(paint: &mut Paint, area: Rect, model: &Model) {
    let empty = match model.offers(Action::Propose) {
        true => "No proposal is recorded. Press w to write one.",
        false => "No proposal is recorded.",
    };
    let area = with_side(
        paint,
        (area, model.tab),
        &model.proposals,
        told_proposal(model),
    );
    let columns = proposal_columns(model.proposals.lines(), area);
    list_view::draw(
        paint,
        area,
        &model.proposals,
        ("Proposals", columns.heading(), empty),
        |row| proposal_line(row, &columns),
    );
}

fn told_proposal(model: &Model) -> Option<Told> {
    let row = model.proposals.selected()?;
    let lines = proposal_words::proposal_lines(row, model.overview.as_deref());
    let title = row.proposal.reference.to_string();
    Some(Told::new(title, plain(&lines)))
}

fn proposal_columns(rows: &[ProposalRow], area: Rect) -> Columns {
    let title = widest(rows.iter().map(|row| row.proposal.title.as_str()));
    let stage = widest(rows.iter().map(|row| stage_words(&row.proposal.stage)));
    let columns = [
        Column::text("Reference", 10, 10, 0),
        Column::text("Stage", stage, stage + 1, 2),
        Column::figures("Effect/wk", widest(rows.iter().map(effect_words)), 1),
        Column::text("  Title", title + 2, 12, 3),
    ];
    Columns::fitting(&columns, list_cells(area))
}

/// What a proposal changes in the whole caseload's total a week.
fn effect_words(row: &ProposalRow) -> String {
    let effect = row.proposal.effect.as_ref();
    let change = effect.and_then(|effect| effect.total_after.minus(effect.total_before));
    change.map_or("not modelled".to_owned(), |change| change.signed())
}

/// A proposal's stage in words.
#[must_use]
pub fn stage_words(stage: &Stage) -> String {
    match stage {
        Stage::Draft => "draft".to_owned(),
        Stage::Submitted => "submitted".to_owned(),
        Stage::Modelled => "modelled".to_owned(),
        Stage::Approved => "approved".to_owned(),
        Stage::Refused => "refused".to_owned(),
        Stage::Adopted { from, .. } => format!("adopted {}", shown(*from)),
    }
}

fn proposal_line(row: &ProposalRow, columns: &Columns) -> Styled {
    let proposal = &row.proposal;
    let room = columns.room(3).saturating_sub(2);
    columns.row([
        (Role::Plain, proposal.reference.to_string()),
        (Role::Plain, stage_words(&proposal.stage)),
        (Role::Figure, effect_words(row)),
        (
            Role::Plain,
            format!("  {}", with_change(proposal.title.as_str(), room)),
        ),
    ])
}

/// A title in so many cells. One that ends with a figure's change keeps that whole, the new figure
/// with the old, and the words before it give way.
fn with_change(title: &str, n_cells: usize) -> String {
    let parts = title
        .rsplit_once(": ")
        .filter(|(_, change)| change.contains('→'));
    match parts {
        Some((words, change)) if width(title) > n_cells && width(change) + 4 <= n_cells => {
            let words = cut(words, n_cells - width(change) - 2);
            format!("{words}: {change}")
        }
        _ => title.to_owned(),
    }
}

/// Draws the entries of the register.
pub fn draw_entries(paint: &mut Paint, area: Rect, model: &Model) {
    let area = with_side(paint, (area, model.tab), &model.entries, told_entry(model));
    let columns = entry_columns(model, area);
    let words = (
        "Register, newest first",
        columns.heading(),
        "The register is empty.",
    );
    let line = |row: &EntryRow| entry_line(row, model, &columns);
    list_view::draw(paint, area, &model.entries, words, line);
}

fn told_entry(model: &Model) -> Option<Told> {
    let row = model.entries.selected()?;
    let title = format!("Entry {} · {}", row.number, row.what);
    Some(Told::new(title, plain(&row.lines)))
}

/// What was recorded is kept longest; an entry's text has the rest in every width.
fn entry_columns(model: &Model, area: Rect) -> Columns {
    let rows = model.entries.lines();
    let number = rows.iter().map(|row| row.number).max();
    let number = number.map_or(3, |number| number.to_string().len());
    let actor = widest(rows.iter().map(|row| name(model, &row.actor)));
    let case = widest(rows.iter().map(case_of));
    let when = rows.first().map(|row| shown_moment(row.at_utc_ms));
    let when = when.map_or(18, |when| when.len());
    let what = widest(rows.iter().map(what_words));
    let mut columns = vec![
        Column::figures("No.", number, 0),
        Column::text(" When", when + 1, when + 2, 3),
        Column::text("Who", actor, (actor + 1).min(20), 4),
        Column::text("What", what, 16, 1),
        Column::text("Case", case, case.clamp(4, 13) + 1, 2),
    ];
    if area.width >= WITH_DIGEST {
        columns.push(Column::text("Digest", 12, 13, 0));
    }
    Columns::fitting(&columns, list_cells(area))
}

/// From this width on, the list of entries has room for their digests; an entry's text ends with
/// its digest in every width.
const WITH_DIGEST: u16 = 100;

fn name<'a>(model: &'a Model, id: &'a str) -> &'a str {
    let overview = model.overview.as_deref();
    overview.map_or(id, |overview| overview.name(id))
}

fn case_of(row: &EntryRow) -> &str {
    if row.is_on_a_case { &row.subject } else { "" }
}

/// What was recorded, without the case that stands in a column of its own.
fn what_words(row: &EntryRow) -> String {
    let led = format!("{}: ", row.subject);
    let what = row.what.strip_prefix(&led).filter(|_| row.is_on_a_case);
    let what = what.unwrap_or(&row.what);
    match &row.gone {
        Some(gone) => format!("{gone} · {what}"),
        None => what.to_owned(),
    }
}

fn entry_line(row: &EntryRow, model: &Model, columns: &Columns) -> Styled {
    let role = match row.gone {
        Some(_) => Role::Quiet,
        None => Role::Plain,
    };
    columns.row([
        (Role::Figure, row.number.to_string()),
        (Role::Quiet, format!(" {}", shown_moment(row.at_utc_ms))),
        (Role::Plain, name(model, &row.actor).to_owned()),
        (role, what_words(row)),
        (Role::Plain, case_of(row).to_owned()),
        (Role::Quiet, row.digest.clone()),
    ])
}
