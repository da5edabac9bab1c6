//! Draws the lists beside the queue: sitting, approvals, transitions, proposals, register.

use super::cells::{hanging, left, right};
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
    let cost = if area.width < WITH_COST { 0 } else { 12 };
    let heading = [
        left("Case", 12),
        left("State", 10),
        right("From", 11),
        right("Today", 11),
        right("To", 11),
        left("  Next step", 25),
        right("Cost", cost),
    ]
    .concat();
    let words = ("Transitions", heading, "No transition is recorded.");
    let line = |row: &TransitionRow| transition_line(row, cost);
    draw_list(paint, area, &model.transitions, words, line);
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

/// From this width on, the list of transitions has room for what each costs; the text beside it has
/// it in every width.
const WITH_COST: u16 = 98;

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

fn transition_line(row: &TransitionRow, cost: usize) -> Styled {
    let (state, role) = match row.state {
        TransitionState::Overdue => ("overdue !", Role::Fault),
        TransitionState::Covered => ("covered", Role::Warning),
        TransitionState::Running => ("running", Role::Good),
        TransitionState::ToCome => ("to come", Role::Plain),
        TransitionState::Ended => ("ended", Role::Quiet),
        TransitionState::Replaced => ("replaced", Role::Quiet),
    };
    let next = row
        .next
        .map(|(date, amount)| format!("  {} {}{amount}", shown(date), row.currency));
    vec![
        (Role::Plain, left(row.case.as_str(), 12)),
        (role, left(state, 10)),
        (Role::Figure, right(&row.schedule.present.to_string(), 11)),
        (Role::Figure, right(&row.paid_today.to_string(), 11)),
        (Role::Figure, right(&row.schedule.new.to_string(), 11)),
        (Role::Plain, left(&next.unwrap_or_default(), 25)),
        (Role::Plain, right(&row.schedule.cost.to_string(), cost)),
    ]
}

/// Draws the proposals.
pub fn draw_proposals(paint: &mut Paint, area: Rect, model: &Model) {
    let heading = [
        left("Reference", 11),
        left("Stage", 20),
        right("Effect/wk", 13),
        left("  Title", 20),
    ]
    .concat();
    let empty = "No proposal is recorded. Press w to write one.";
    let told = model.proposals.selected().map(|row| {
        let lines = record_lines::proposal_lines(&row.proposal);
        (row.proposal.reference.to_string(), plain(&lines))
    });
    let area = with_side(paint, area, told);
    draw_list(
        paint,
        area,
        &model.proposals,
        ("Proposals", heading, empty),
        proposal_line,
    );
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

fn proposal_line(row: &ProposalRow) -> Styled {
    let proposal = &row.proposal;
    let effect = proposal
        .effect
        .as_ref()
        .and_then(|effect| effect.total_after.minus(effect.total_before))
        .map_or("not modelled".to_owned(), |change| change.signed());
    vec![
        (Role::Plain, left(proposal.reference.as_str(), 11)),
        (Role::Plain, left(&stage_words(&proposal.stage), 20)),
        (Role::Figure, right(&effect, 13)),
        (Role::Plain, format!("  {}", proposal.title)),
    ]
}

/// Draws the entries of the register.
pub fn draw_entries(paint: &mut Paint, area: Rect, model: &Model) {
    let told = model.entries.selected().map(|row| {
        let title = format!("Entry {} · {}", row.number, row.what);
        (title, plain(&row.lines))
    });
    let area = with_side(paint, area, told);
    let digest = if area.width < WITH_DIGEST { 0 } else { 14 };
    let heading = [
        right("No. ", 7),
        left("When", 19),
        left("Who", 12),
        left("Case", 14),
        left("Digest", digest),
        left("What", 12),
    ]
    .concat();
    let words = ("Register, newest first", heading, "The register is empty.");
    let line = |row: &EntryRow| entry_line(row, digest);
    draw_list(paint, area, &model.entries, words, line);
}

/// From this width on, the list of entries has room for their digests; an entry's text ends with
/// its digest in every width.
const WITH_DIGEST: u16 = 100;

fn entry_line(row: &EntryRow, digest: usize) -> Styled {
    let (role, note) = match &row.gone {
        Some(gone) => (Role::Quiet, format!("{gone} · ")),
        None => (Role::Plain, String::new()),
    };
    vec![
        (
            Role::Figure,
            format!("{} ", right(&row.number.to_string(), 6)),
        ),
        (Role::Quiet, left(&shown_moment(row.at_utc_ms), 19)),
        (Role::Plain, format!("{} ", left(&row.actor, 11))),
        (Role::Plain, format!("{} ", left(&row.subject, 13))),
        (Role::Quiet, left(&row.digest, digest)),
        (role, format!("{note}{}", row.what)),
    ]
}
