//! Draws the queue: the list, and beside it the selected case in brief.

use super::cells::{left, right};
use super::list::Reading;
use super::model::Model;
use super::paint::{Paint, bar};
use super::theme::Role;
use crate::app::queue_row::QueueRow;
use crate::config::tolerances::FlagKind;
use crate::terms::budget::{Completeness, Gap, whole_percent};
use crate::terms::date::shown;
use ratatui::layout::{Constraint, Layout, Rect};

/// From this width on, the selected case stands beside the list.
const WIDE: u16 = 120;

/// Draws the queue into an area.
pub fn draw(paint: &mut Paint, area: Rect, model: &Model) {
    let (list_area, side) = if area.width >= WIDE {
        let [list, side] =
            Layout::horizontal([Constraint::Min(80), Constraint::Length(38)]).areas(area);
        (list, Some(side))
    } else {
        (area, None)
    };
    let inner = paint.pane(list_area, &title(model), true);
    draw_list(paint, inner, model);
    if let (Some(side), Some(row)) = (side, model.queue.selected()) {
        let inner = paint.pane(side, row.case.as_str(), false);
        draw_brief(paint, inner, row);
    }
}

/// How many rows of the list fit into an area of this height.
#[must_use]
pub fn n_list_rows(height: u16) -> usize {
    usize::from(height.saturating_sub(4))
}

fn title(model: &Model) -> String {
    let counts = &model.counts;
    let decided = match counts.n_decided_now {
        0 => String::new(),
        n => format!(" · {n} decided in this sitting"),
    };
    if model.whole_caseload {
        return format!("Whole caseload · {} cases{decided}", counts.n_cases);
    }
    format!(
        "Flagged allocations · {} of {} cases{decided}",
        counts.n_referred, counts.n_cases
    )
}

fn draw_list(paint: &mut Paint, inner: Rect, model: &Model) {
    let columns = Columns::fitting(inner.width);
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

/// The widths of the columns that fit.
struct Columns {
    reason: usize,
    team: usize,
    flags: usize,
}

impl Columns {
    fn fitting(width: u16) -> Columns {
        let fixed = 2 + 2 + 11 + 4 + 12 + 14 + 14 + 5 + 4;
        let spare = usize::from(width).saturating_sub(fixed);
        let team = if spare >= 40 { 9 } else { 0 };
        let flags = (spare.saturating_sub(team) / 2).clamp(4, 24);
        let reason = spare.saturating_sub(team + flags).min(30);
        Columns {
            reason,
            team,
            flags,
        }
    }

    fn heading(&self) -> String {
        [
            left("", 4),
            left("Case", 11),
            right("Age ", 4),
            left("Support reason", self.reason),
            left("Team", self.team),
            right("Package/wk", 12),
            right("Indicative/wk", 14),
            right("Gap/wk  ", 14),
            right("% ", 5),
            left("Flags", self.flags),
            right("W", 4),
        ]
        .concat()
    }

    fn row(&self, row: &QueueRow, selected: bool) -> Vec<(Role, String)> {
        let age = row.age.map_or("–".to_owned(), |age| age.to_string());
        let at_least = if row.package_complete { "" } else { "≥" };
        let indicative = match (&row.indicative, &row.no_indicative) {
            (Some(amount), _) => amount.to_string(),
            (None, Some(why)) => why.clone(),
            (None, None) => "none".to_owned(),
        };
        let (gap, percent, gap_role) = gap_words(row.gap);
        let waiting = row
            .days_waiting
            .map_or(String::new(), |days| format!("{days}d"));
        let (mark, _) = row.state.mark();
        let draft = if row.has_draft { "+" } else { " " };
        vec![
            (
                Role::Plain,
                format!("{}{mark}{draft} ", if selected { "▸" } else { " " }),
            ),
            (Role::Plain, left(row.case.as_str(), 11)),
            (Role::Plain, format!("{} ", right(&age, 3))),
            (Role::Plain, left(&row.support_reason, self.reason)),
            (Role::Quiet, left(&row.team, self.team)),
            (
                Role::Figure,
                right(&format!("{at_least}{}", row.package), 12),
            ),
            (Role::Figure, right(&indicative, 14)),
            (gap_role, right(&gap, 14)),
            (gap_role, format!("{} ", right(&percent, 4))),
            (Role::Warning, left(&marks(row), self.flags)),
            (
                if row.overdue {
                    Role::Fault
                } else {
                    Role::Quiet
                },
                right(&waiting, 4),
            ),
        ]
    }
}

fn marks(row: &QueueRow) -> String {
    let refer: Vec<&str> = row
        .flags
        .iter()
        .filter(|f| f.2 == FlagKind::Refer)
        .map(|f| f.1.as_str())
        .collect();
    let n_inform = row.flags.len() - refer.len();
    match n_inform {
        0 => refer.join(" "),
        n => format!("{} +{n}", refer.join(" ")).trim_start().to_owned(),
    }
}

/// A gap in words: the signed amount with its symbol, the per cent, and its style.
#[must_use]
pub fn gap_words(gap: Option<Gap>) -> (String, String, Role) {
    let Some(gap) = gap else {
        return ("–".into(), String::new(), Role::Quiet);
    };
    let amount = gap.amount.0;
    let (symbol, role) = match amount.pence() {
        0 => ("=", Role::Plain),
        1.. => ("▲", Role::Above),
        _ => ("▼", Role::Below),
    };
    let at_least = match gap.completeness {
        Completeness::Complete => "",
        Completeness::Incomplete => "≥",
    };
    let percent = gap
        .percent
        .map(|p| whole_percent(p.abs()))
        .unwrap_or_default();
    (
        format!("{at_least}{} {symbol}", amount.signed()),
        percent,
        role,
    )
}

fn draw_brief(paint: &mut Paint, area: Rect, row: &QueueRow) {
    let at = draw_brief_flags(paint, area, row);
    let at = draw_brief_money(paint, area, at + 1, row);
    draw_brief_history(paint, area, at + 1, row);
}

fn draw_brief_flags(paint: &mut Paint, area: Rect, row: &QueueRow) -> u16 {
    let mut at = 0;
    for (_, mark, kind) in &row.flags {
        let (symbol, role) = match kind {
            FlagKind::Refer => ("▲", Role::Warning),
            FlagKind::Inform | FlagKind::Off => ("·", Role::Quiet),
        };
        paint.line(area, at, &[(role, format!("{symbol} {mark}"))]);
        at += 1;
    }
    at
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
        ("Package ", Some(row.package)),
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
    if let Some((amount, date)) = row.last_agreed {
        let words = format!("Last agreed {amount} · {}", shown(date));
        at = paint.text(area, at, Role::Plain, &words);
    }
    if let Some(since) = row.since {
        at = paint.text(area, at, Role::Plain, &format!("Referred {}", shown(since)));
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
