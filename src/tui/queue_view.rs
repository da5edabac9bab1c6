//! Draws the queue: the list, and beside it the selected case in brief.

use super::cells::{hanging, left, right};
use super::list::Reading;
use super::model::Model;
use super::paint::{Paint, bar};
use super::queue_columns::{Columns, gap_words, refer_marks};
use super::theme::Role;
use crate::app::queue_row::QueueRow;
use crate::config::tolerances::FlagKind;
use crate::terms::date::shown;
use ratatui::layout::{Constraint, Layout, Rect};

/// From this width on, the selected case stands beside the list.
const WIDE: u16 = 120;

/// From this height on, a list that is not wide has the selected case in brief below it.
const TALL: u16 = 18;

/// How many rows the case in brief takes below the list, with its border.
const BELOW: u16 = 5;

/// Draws the queue into an area.
pub fn draw(paint: &mut Paint, area: Rect, model: &Model) {
    let (list_area, side) = areas(area);
    let inner = paint.pane(list_area, &title(model), true);
    draw_list(paint, inner, model);
    let Some(side) = side else {
        return;
    };
    let name = model.queue.selected().map_or("", |row| row.case.as_str());
    let inner = paint.pane(side, name, false);
    match model.queue.selected() {
        Some(row) if area.width >= WIDE => draw_brief(paint, inner, row),
        Some(row) => draw_below(paint, inner, row),
        None => {}
    }
}

/// Where the list stands, and where the selected case in brief.
#[must_use]
pub fn areas(area: Rect) -> (Rect, Option<Rect>) {
    if area.width >= WIDE {
        let [list, side] =
            Layout::horizontal([Constraint::Min(80), Constraint::Length(40)]).areas(area);
        return (list, Some(side));
    }
    if area.height < TALL {
        return (area, None);
    }
    let [list, below] =
        Layout::vertical([Constraint::Min(8), Constraint::Length(BELOW)]).areas(area);
    (list, Some(below))
}

fn title(model: &Model) -> String {
    let counts = &model.counts;
    let decided = match counts.tally.map_or(0, |tally| tally.n_decided) {
        0 => String::new(),
        1 => " · 1 case decided in this sitting".to_owned(),
        n => format!(" · {n} cases decided in this sitting"),
    };
    let drafts = model.queue.lines().iter().filter(|row| row.has_draft);
    let drafts = match drafts.count() {
        0 => String::new(),
        1 => " · + 1 draft is kept".to_owned(),
        n => format!(" · + {n} drafts are kept"),
    };
    if model.whole_caseload {
        let n_cases = counts.n_cases;
        return format!("Whole caseload · {n_cases} cases{decided}{drafts}");
    }
    format!(
        "Flagged allocations · {} of {} cases{decided}{drafts}",
        counts.n_referred, counts.n_cases
    )
}

fn draw_list(paint: &mut Paint, inner: Rect, model: &Model) {
    let columns = Columns::fitting(inner.width, model.queue.lines());
    paint.line(inner, 0, &[(Role::Heading, columns.heading())]);
    let n_rows = usize::from(inner.height.saturating_sub(2));
    let body = Rect {
        y: inner.y + 1,
        height: inner.height.saturating_sub(2),
        ..inner
    };
    for (row_number, (selected, row)) in (0_u16..).zip(model.queue.window(n_rows)) {
        paint.line(body, row_number, &columns.row(row, selected));
        if selected {
            paint.select_row(body, row_number);
        }
    }
    if model.queue.n_shown() == 0 {
        paint.text(body, 1, Role::Quiet, &empty_words(model));
    }
    draw_foot(paint, inner, model);
}

fn empty_words(model: &Model) -> String {
    match &model.queue.reading {
        Reading::Pending => "Scoring the caseload …".into(),
        Reading::Failed(why) => why.clone(),
        Reading::Done if !model.queue.filter.value().is_empty() => {
            "No case passes the filter. Esc clears it.".into()
        }
        Reading::Done if model.counts.n_cases == 0 => {
            "The register holds no caseload. Leave with q and run: ras-panel import FOLDER".into()
        }
        Reading::Done => "No case is before the panel. Press a to see the whole caseload.".into(),
    }
}

fn draw_foot(paint: &mut Paint, inner: Rect, model: &Model) {
    let order = model.queue_order;
    let arrow = if order.ascending { "▲" } else { "▼" };
    let filter = model.queue.filter.value();
    let mut pieces = vec![(Role::Quiet, format!("{} {arrow}", order.by.name()))];
    if model.queue.filtering || !filter.is_empty() {
        let cursor = if model.queue.filtering { "▏" } else { "" };
        pieces.push((Role::Key, format!("  /{filter}{cursor}")));
        pieces.push((
            Role::Quiet,
            format!(
                "  {} of {}",
                model.queue.n_shown(),
                model.queue.lines().len()
            ),
        ));
    }
    paint.line(inner, inner.height.saturating_sub(1), &pieces);
}

fn draw_brief(paint: &mut Paint, area: Rect, row: &QueueRow) {
    let at = draw_brief_flags(paint, area, row);
    let at = draw_brief_money(paint, area, at + 1, row);
    draw_brief_history(paint, area, at + 1, row);
}

fn draw_brief_flags(paint: &mut Paint, area: Rect, row: &QueueRow) -> u16 {
    let n_cells = usize::from(area.width);
    let mut at = 0;
    for (mark, sentence) in refer_marks(row).into_iter().zip(&row.flag_sentences) {
        paint.line(area, at, &[(Role::Warning, format!("▲ {mark}"))]);
        at += 1;
        for line in hanging(&format!("  {sentence}"), n_cells) {
            paint.line(area, at, &[(Role::Plain, line)]);
            at += 1;
        }
    }
    if at == 0 && row.referred {
        at = paint.text(area, at, Role::Plain, WORKER_ONLY);
    }
    let inform = row.flags.iter().filter(|flag| flag.2 != FlagKind::Refer);
    let inform: Vec<&str> = inform.map(|flag| flag.1.as_str()).collect();
    if !inform.is_empty() {
        let words = format!("· {}", inform.join(" "));
        paint.line(area, at, &[(Role::Quiet, words)]);
        at += 1;
    }
    at
}

/// Said of a case that no rule refers.
const WORKER_ONLY: &str = "Referred by the worker; no rule refers it.";

/// What is said of a wait that is out of target.
fn over_target(row: &QueueRow) -> &'static str {
    if row.overdue { ", over the target" } else { "" }
}

fn waiting_role(row: &QueueRow) -> Role {
    if row.overdue {
        Role::Fault
    } else {
        Role::Plain
    }
}

/// The selected case below a list that is not wide: what was agreed, where it stands, why flagged.
fn draw_below(paint: &mut Paint, area: Rect, row: &QueueRow) {
    let mut first = Vec::new();
    if let Some((amount, when)) = &row.last_agreed {
        let words = format!("Last agreed {}{amount} {when} · ", row.currency);
        first.push((Role::Figure, words));
    }
    if let Some(since) = row.since {
        let words = format!("referred {}{} · ", shown(since), over_target(row));
        first.push((waiting_role(row), words));
    }
    first.push((Role::Plain, row.state.mark().1.to_owned()));
    if row.has_draft {
        first.push((Role::Good, " · a draft is kept: d opens it".to_owned()));
    }
    paint.line(area, 0, &first);
    let sentences = match row.flag_sentences.is_empty() {
        true if row.referred => WORKER_ONLY.to_owned(),
        true => "Not before the panel: no rule and no worker refers it.".to_owned(),
        false => row.flag_sentences.join(" · "),
    };
    paint.text(area, 1, Role::Plain, &sentences);
}

fn draw_brief_money(paint: &mut Paint, area: Rect, mut at: u16, row: &QueueRow) -> u16 {
    if let Some(points) = row.weighted {
        let points = format!("Weighted points {}", right(&points.to_string(), 12));
        paint.line(area, at, &[(Role::Plain, points)]);
        at += 1;
    }
    let most = row
        .package
        .0
        .pence()
        .max(row.indicative.map_or(0, |i| i.0.pence()));
    for (label, amount) in [
        (
            "Package ",
            Some(row.package).filter(|_| row.no_package.is_none()),
        ),
        ("Indicat.", row.indicative),
    ] {
        let Some(amount) = amount else { continue };
        let blocks = left(&bar(amount.0.pence(), most, 14), 14);
        let amount = right(&amount.to_string(), 11);
        let pieces = [
            (Role::Quiet, format!("{label} ")),
            (Role::Above, blocks),
            (Role::Figure, amount),
        ];
        paint.line(area, at, &pieces);
        at += 1;
    }
    let (gap, percent, role) = gap_words(row.gap);
    let percent = if percent.is_empty() {
        percent
    } else {
        format!("({percent} %)")
    };
    paint.line(
        area,
        at,
        &[
            (Role::Quiet, "Gap      ".into()),
            (role, format!("{gap} {percent}")),
        ],
    );
    at + 1
}

fn draw_brief_history(paint: &mut Paint, area: Rect, mut at: u16, row: &QueueRow) {
    if let Some((amount, when)) = &row.last_agreed {
        let words = format!("Last agreed {}{amount} {when}", row.currency);
        at = paint.text(area, at, Role::Plain, &words);
    }
    if let Some(since) = row.since {
        let words = format!("Referred {}{}", shown(since), over_target(row));
        at = paint.text(area, at, waiting_role(row), &words);
    }
    at = paint.text(
        area,
        at,
        Role::Plain,
        &format!("State: {}", row.state.mark().1),
    );
    if row.has_draft {
        paint.text(area, at, Role::Good, "A draft is kept: d opens it");
    }
}
