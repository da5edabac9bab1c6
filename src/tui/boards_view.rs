//! Draws the lists beside the queue: sitting, approvals, transitions, proposals, register.

use super::action::Action;
use super::cells::{hanging, left};
use super::columns::{Column, Columns, widest, widest_amount};
use super::decide_effect;
use super::list::{Line, List, Reading};
use super::model::Model;
use super::paint::Paint;
use super::theme::Role;
use super::waiting_words;
use crate::app::board::{EntryRow, ProposalRow, TransitionRow, WaitingRow};
use crate::app::clock::shown_moment;
use crate::panel::approval::ApprovalAnswer;
use crate::panel::proposal::Stage;
use crate::panel::running::{Above, TransitionState};
use crate::reports::record_lines;
use crate::terms::date::shown;
use crate::terms::money::Money;
use ratatui::layout::{Constraint, Layout, Rect};

type Styled = Vec<(Role, String)>;

/// From this width on, the selected line is told in full beside its list.
const WIDE: u16 = 120;

/// From this height on, it is told below the list where there is no room beside it.
const TALL: u16 = 18;

/// Where the list stands, and where its selected line is told in full.
#[must_use]
pub fn areas(area: Rect) -> (Rect, Option<Rect>) {
    if area.width >= WIDE {
        let [list, side] =
            Layout::horizontal([Constraint::Percentage(60), Constraint::Percentage(40)])
                .areas(area);
        return (list, Some(side));
    }
    if area.height < TALL {
        return (area, None);
    }
    let [list, below] =
        Layout::vertical([Constraint::Percentage(55), Constraint::Percentage(45)]).areas(area);
    (list, Some(below))
}

/// The list's area; beside or below it, what the selected line says in full.
fn with_side(paint: &mut Paint, area: Rect, told: Option<(String, Vec<(Role, String)>)>) -> Rect {
    let ((list, Some(side)), Some((title, lines))) = (areas(area), told) else {
        return area;
    };
    let inner = paint.pane(side, &title, false);
    let mut row = 0;
    for (role, text) in &lines {
        for line in hanging(text, usize::from(inner.width)) {
            paint.line(inner, row, &[(*role, line)]);
            row += 1;
        }
    }
    let more = row.saturating_sub(inner.height);
    if more > 0 {
        let words = format!("↓ {more} more lines: Enter opens it");
        let last = inner.height.saturating_sub(1);
        let width = usize::from(inner.width);
        paint.line(inner, last, &[(Role::Quiet, left(&words, width))]);
    }
    list
}

fn plain(lines: &[String]) -> Vec<(Role, String)> {
    lines.iter().map(|l| (Role::Plain, l.clone())).collect()
}

/// Draws a list with a heading line and its filter at the foot.
fn draw_list<L: Line>(
    paint: &mut Paint,
    area: Rect,
    list: &List<L>,
    (title, heading, empty): (&str, String, &str),
    line: impl Fn(&L) -> Styled,
) {
    let inner = paint.pane(area, title, true);
    paint.line(inner, 0, &[(Role::Heading, format!("  {heading}"))]);
    let body = Rect {
        y: inner.y + 1,
        height: inner.height.saturating_sub(2),
        ..inner
    };
    let n_rows = usize::from(body.height);
    for (row, (selected, item)) in (0_u16..).zip(list.window(n_rows)) {
        let mut pieces = vec![(Role::Plain, if selected { "▸ " } else { "  " }.to_owned())];
        pieces.extend(line(item));
        paint.line(body, row, &pieces);
        if selected {
            paint.select_row(body, row);
        }
    }
    if list.n_shown() == 0 {
        let words = match &list.reading {
            Reading::Pending => "Reading the register …",
            Reading::Failed(why) => why,
            Reading::Done if list.filter.value().is_empty() => empty,
            Reading::Done => "Nothing passes the filter. Esc clears it.",
        };
        paint.text(body, 1, Role::Quiet, words);
    }
    let filter = list.filter.value();
    if list.filtering || !filter.is_empty() {
        let cursor = if list.filtering { "▏" } else { "" };
        let counts = format!("  {} of {}", list.n_shown(), list.lines().len());
        let foot = [
            (Role::Key, format!("/{filter}{cursor}")),
            (Role::Quiet, counts),
        ];
        paint.line(inner, inner.height.saturating_sub(1), &foot);
    }
}

/// Draws what waits for a role or a senior practitioner.
pub fn draw_waiting(paint: &mut Paint, area: Rect, model: &Model) {
    let heading = format!(
        "{}{}{}",
        left("Case", 12),
        left("Waits", 7),
        "Why, and who asked"
    );
    let empty = "Nothing waits for approval.";
    let words = ("Awaiting approval", heading, empty);
    let told = model.waiting.selected().map(|row| {
        let overview = model.overview.as_deref();
        let lines = waiting_words::beside(row, ApprovalAnswer::Approved, overview);
        (row.case.to_string(), lines)
    });
    let area = with_side(paint, area, told);
    draw_list(paint, area, &model.waiting, words, waiting_line);
}

fn waiting_line(row: &WaitingRow) -> Styled {
    let asked = match &row.mover {
        Some(mover) => format!("recorded by {}, moved by {mover}", row.recorder),
        None => format!("recorded by {}", row.recorder),
    };
    vec![
        (Role::Plain, left(row.case.as_str(), 12)),
        (Role::Quiet, left(&format!("{} d", row.days_waiting), 7)),
        (Role::Plain, format!("{} · {asked}", row.why)),
    ]
}

/// Draws the transitions.
pub fn draw_transitions(paint: &mut Paint, area: Rect, model: &Model) {
    let told = model.transitions.selected().map(|row| {
        let mut lines = above_lines(row);
        lines.extend(overdue_lines(row));
        lines.extend(decide_effect::schedule_lines(&row.schedule, &row.currency));
        (format!("{}, entry {}", row.case, row.entry), lines)
    });
    let area = with_side(paint, area, told);
    let columns = transition_columns(model.transitions.lines(), area);
    let words = (
        "Transitions",
        columns.heading(),
        "No transition is recorded.",
    );
    let line = |row: &TransitionRow| transition_line(row, &columns);
    draw_list(paint, area, &model.transitions, words, line);
}

/// The case, the next step and what is paid today are kept longest: what is to be paid, and when.
fn transition_columns(rows: &[TransitionRow], area: Rect) -> Columns {
    let amounts = |of: fn(&TransitionRow) -> Money| widest_amount(rows.iter().map(of));
    let next = widest(rows.iter().map(next_words));
    let columns = [
        Column::text(
            "Case",
            widest(rows.iter().map(|row| row.case.as_str())),
            9,
            0,
        ),
        Column::text("State", 9, 10, 3),
        Column::figures("From", amounts(|row| row.schedule.present.0), 5),
        Column::figures("Today", amounts(|row| row.paid_today.0), 2),
        Column::figures("To", amounts(|row| row.schedule.new.0), 4),
        Column::figures("Next step", next, 1),
        Column::figures("Cost", amounts(|row| row.schedule.cost), 6),
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

/// What is overdue, and what settles it.
fn overdue_lines(row: &TransitionRow) -> Vec<(Role, String)> {
    let (TransitionState::Overdue, Some(package)) = (row.state, row.package) else {
        return Vec::new();
    };
    let words = format!(
        "Overdue: {0}{1} a week should be paid today, and the package on record still costs \
         {0}{package}. Have the package changed and import the changed caseload, or decide the \
         case anew.",
        row.currency, row.paid_today
    );
    vec![(Role::Fault, words), (Role::Plain, String::new())]
}

/// What a later decision does to a transition, for the pane beside the list.
fn above_lines(row: &TransitionRow) -> Vec<(Role, String)> {
    let currency = &row.currency;
    let words = match row.above {
        Above::Nothing => return Vec::new(),
        Above::Limited { by, amount, until } => {
            let then = row.next.map_or(String::new(), |(from, amount)| {
                format!(
                    " From {} the step then reached, {currency}{amount}, is in force.",
                    shown(from)
                )
            });
            format!(
                "{currency}{amount} stands before it until {} (entry {by}); the steps go on \
                 beneath.{then}",
                shown(until)
            )
        }
        Above::Replaced { by, amount } => {
            format!("Entry {by} has taken its place: {currency}{amount} is in force today.")
        }
    };
    vec![(Role::Warning, words), (Role::Plain, String::new())]
}

fn transition_line(row: &TransitionRow, columns: &Columns) -> Styled {
    let (state, role) = match row.state {
        TransitionState::Overdue => ("overdue !", Role::Fault),
        TransitionState::Covered => ("covered", Role::Warning),
        TransitionState::Running => ("running", Role::Good),
        TransitionState::ToCome => ("to come", Role::Plain),
        TransitionState::Ended => ("ended", Role::Quiet),
        TransitionState::Replaced => ("replaced", Role::Quiet),
    };
    columns.row([
        (Role::Plain, row.case.to_string()),
        (role, state.to_owned()),
        (Role::Figure, row.schedule.present.to_string()),
        (Role::Figure, row.paid_today.to_string()),
        (Role::Figure, row.schedule.new.to_string()),
        (Role::Plain, next_words(row)),
        (Role::Plain, row.schedule.cost.to_string()),
    ])
}

/// Draws the proposals.
pub fn draw_proposals(paint: &mut Paint, area: Rect, model: &Model) {
    let empty = match model.offers(Action::Propose) {
        true => "No proposal is recorded. Press w to write one.",
        false => "No proposal is recorded.",
    };
    let told = model.proposals.selected().map(|row| {
        let lines = record_lines::proposal_lines(&row.proposal);
        (row.proposal.reference.to_string(), plain(&lines))
    });
    let area = with_side(paint, area, told);
    let columns = proposal_columns(model.proposals.lines(), area);
    draw_list(
        paint,
        area,
        &model.proposals,
        ("Proposals", columns.heading(), empty),
        |row| proposal_line(row, &columns),
    );
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
    columns.row([
        (Role::Plain, proposal.reference.to_string()),
        (Role::Plain, stage_words(&proposal.stage)),
        (Role::Figure, effect_words(row)),
        (Role::Plain, format!("  {}", proposal.title)),
    ])
}

/// Draws the entries of the register.
pub fn draw_entries(paint: &mut Paint, area: Rect, model: &Model) {
    let told = model.entries.selected().map(|row| {
        let title = format!("Entry {} · {}", row.number, row.what);
        (title, plain(&row.lines))
    });
    let area = with_side(paint, area, told);
    let columns = entry_columns(model.entries.lines(), area);
    let words = (
        "Register, newest first",
        columns.heading(),
        "The register is empty.",
    );
    let line = |row: &EntryRow| entry_line(row, &columns);
    draw_list(paint, area, &model.entries, words, line);
}

/// What was recorded is kept longest; an entry's text has the rest in every width.
fn entry_columns(rows: &[EntryRow], area: Rect) -> Columns {
    let number = rows.iter().map(|row| row.number).max();
    let number = number.map_or(3, |number| number.to_string().len());
    let actor = widest(rows.iter().map(|row| row.actor.as_str()));
    let subject = widest(rows.iter().map(|row| row.subject.as_str()));
    let when = rows.first().map(|row| shown_moment(row.at_utc_ms));
    let when = when.map_or(18, |when| when.len());
    let digest = if area.width < WITH_DIGEST { 0 } else { 12 };
    let columns = [
        Column::figures("No.", number, 0),
        Column::text(" When", when + 1, when + 2, 3),
        Column::text("Who", actor, 8, 4),
        Column::text("Case", subject, subject.clamp(4, 13) + 1, 2),
        Column::text(
            if digest == 0 { "" } else { "Digest" },
            digest,
            digest + 1,
            5,
        ),
        Column::text("What", widest(rows.iter().map(what_words)), 16, 1),
    ];
    Columns::fitting(&columns, list_cells(area))
}

/// From this width on, the list of entries has room for their digests; an entry's text ends with
/// its digest in every width.
const WITH_DIGEST: u16 = 100;

fn what_words(row: &EntryRow) -> String {
    match &row.gone {
        Some(gone) => format!("{gone} · {}", row.what),
        None => row.what.clone(),
    }
}

fn entry_line(row: &EntryRow, columns: &Columns) -> Styled {
    let role = match row.gone {
        Some(_) => Role::Quiet,
        None => Role::Plain,
    };
    columns.row([
        (Role::Figure, row.number.to_string()),
        (Role::Quiet, format!(" {}", shown_moment(row.at_utc_ms))),
        (Role::Plain, row.actor.clone()),
        (Role::Plain, row.subject.clone()),
        (Role::Quiet, row.digest.clone()),
        (role, what_words(row)),
    ])
}
