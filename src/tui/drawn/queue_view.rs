//! Draws the queue: the list, and beside it the selected case in brief.

use super::list_view::{self, Side};
use super::queue_columns::{Columns, gap_words, refer_marks};
use crate::app::queue_row::QueueRow;
use crate::config::tolerances::FlagKind;
use crate::terms::date::{Date, shown};
use crate::terms::text::{sentence, so_many, without_stop};
use crate::tui::brush::cells::{left, right, width};
use crate::tui::brush::paint::{Paint, bar};
use crate::tui::brush::theme::Role;
use crate::tui::brush::window::{self, Styled};
use crate::tui::held::list::Reading;
use crate::tui::held::model::Model;
use ratatui::layout::{Constraint, Layout, Rect};

/// From this width on, the selected case stands beside the list.
const WIDE: u16 = 120;

/// From this height on, a list that is not wide has the selected case in brief below it.
const TALL: u16 = 18;

/// How many rows the case in brief takes below the list, with its border.
const BELOW: u16 = 5;

/// Draws the queue into an area.
pub fn draw(paint: &mut Paint, area: Rect, model: &Model) {
    let (list_area, side_area) = areas(area);
    let title = title(model, usize::from(list_area.width.saturating_sub(4)));
    let inner = paint.pane(list_area, &title, true);
    draw_list(paint, inner, model);
    let out_of_sight = model.queue.out_of_sight(list_view::n_rows(list_area));
    window::mark(paint, list_area, out_of_sight, ["", ""]);
    match (side(model, area), side_area) {
        (Some(side), _) => side.draw(paint, model.queue.told_top),
        (None, Some(area)) => drop(paint.pane(area, "", false)),
        (None, None) => {}
    }
}

/// The selected case in brief.
#[must_use]
pub fn side(model: &Model, area: Rect) -> Option<Side> {
    let (_, side) = areas(area);
    let (row, side) = (model.queue.selected()?, side?);
    let n_cells = window::n_cells(side);
    let lines = match area.width >= WIDE {
        true => brief(row, n_cells),
        false => below(row, n_cells),
    };
    Some(Side {
        area: side,
        title: row.case.to_string(),
        lines,
        n_stay: 0,
    })
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

/// What is listed, how much was decided, and which drafts are kept: all of it in every width, in
/// fewer words where there is less room.
fn title(model: &Model, n_cells: usize) -> String {
    let counts = &model.counts;
    let what = match model.whole_caseload {
        true => {
            let cases = so_many(counts.n_cases, "case", "cases");
            [
                format!("Whole caseload · {cases}"),
                format!("All · {cases}"),
            ]
        }
        false => {
            let of = format!("{} of", counts.n_before_the_panel);
            let cases = so_many(counts.n_cases, "case", "cases");
            [
                format!("Flagged allocations · {of} {cases}"),
                format!("Flagged · {of} {}", counts.n_cases),
            ]
        }
    };
    let decided = match counts.tally.map_or(0, |tally| tally.n_decided) {
        0 => [String::new(), String::new()],
        1 => [
            " · 1 case decided in this sitting".to_owned(),
            " · 1 decided".to_owned(),
        ],
        n => [
            format!(" · {n} cases decided in this sitting"),
            format!(" · {n} decided"),
        ],
    };
    let drafts = model.queue.lines().iter().map(|row| row.drafts.n_kept());
    let drafts = match drafts.sum() {
        0 => [String::new(), String::new()],
        1 => [" · + 1 draft is kept", " · + 1 draft"].map(ToOwned::to_owned),
        n => [
            format!(" · + {n} drafts are kept"),
            format!(" · + {n} drafts"),
        ],
    };
    let ([what, least], [decided, brief], [drafts, few]) = (what, decided, drafts);
    let titles = [
        format!("{what}{decided}{drafts}"),
        format!("{what}{brief}{drafts}"),
        format!("{least}{brief}{drafts}"),
    ];
    let fits = titles.into_iter().find(|title| width(title) <= n_cells);
    fits.unwrap_or_else(|| format!("{least}{brief}{few}"))
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
    let filter = model.queue.filter.value();
    let mut pieces = vec![(Role::Quiet, order.words())];
    if model.queue.filtering || !filter.is_empty() {
        let cursor = if model.queue.filtering { "▏" } else { "" };
        pieces.push((Role::Key, "  /".to_owned()));
        pieces.push((list_view::filter_role(&model.queue), filter.to_owned()));
        pieces.push((Role::Key, cursor.to_owned()));
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

/// The selected case beside a wide list: why it was flagged, the money, what was agreed.
fn brief(row: &QueueRow, n_cells: usize) -> Vec<Styled> {
    let mut lines = brief_flags(row, n_cells);
    lines.push(Vec::new());
    lines.extend(brief_money(row));
    lines.push(Vec::new());
    lines.extend(window::wrapped(&brief_history(row), n_cells));
    lines
}

fn brief_flags(row: &QueueRow, n_cells: usize) -> Vec<Styled> {
    let mut lines = by_worker(row);
    for (mark, sentence) in refer_marks(row).into_iter().zip(&row.flag_sentences) {
        lines.push((Role::Warning, mark.to_owned()));
        lines.push((Role::Plain, format!("  {sentence}")));
    }
    if row.by_worker.is_some() && row.flag_sentences.is_empty() {
        lines.push((Role::Quiet, "No rule refers it.".to_owned()));
    }
    let inform = row.flags.iter().filter(|flag| flag.2 != FlagKind::Refer);
    let inform: Vec<&str> = inform.map(|flag| flag.1.as_str()).collect();
    if !inform.is_empty() {
        lines.push((Role::Quiet, format!("· {}", inform.join(" "))));
    }
    let told: Vec<(Role, String)> = changed(row).chain(lines).collect();
    window::wrapped(&told, n_cells)
}

/// Why a case on which a reduction stands is before the panel again, and that an import refused
/// the person's row since.
fn changed(row: &QueueRow) -> impl Iterator<Item = (Role, String)> {
    let changed = row.changed.iter().map(|words| (Role::Fault, words.clone()));
    let refused = row.refused_row.iter();
    changed.chain(refused.map(|words| (Role::Warning, words.clone())))
}

/// The worker's referral, whole.
fn by_worker(row: &QueueRow) -> Vec<(Role, String)> {
    let told = row.by_worker.iter();
    told.map(|told| (Role::Plain, format!("Referred {told}")))
        .collect()
}

/// Since when a rule refers a case: the import of its facts. Of a worker's referral, whose day
/// stands with who and why, how long ago that was.
fn waits_words(row: &QueueRow, since: Date) -> String {
    let days = row.days_waiting.filter(|_| row.by_worker.is_some());
    match days.and_then(|days| usize::try_from(days).ok()) {
        Some(0) => "referred today".to_owned(),
        Some(days) => format!("referred {} ago", so_many(days, "day", "days")),
        None => format!("referred by rules since {}, its import", shown(since)),
    }
}

/// What is said of a wait that is out of target.
fn over_target(row: &QueueRow) -> &'static str {
    if row.overdue { ", over the target" } else { "" }
}

/// Which drafts are kept, and which keys open them.
fn drafts_kept(row: &QueueRow) -> impl Iterator<Item = &'static str> {
    let decision = row.drafts.decision;
    let correction = row.drafts.correction;
    let decision = decision.then_some("a draft is kept: d opens it");
    let correction = correction.then_some("a correction is kept: Enter, then e");
    decision.into_iter().chain(correction)
}

fn waiting_role(row: &QueueRow) -> Role {
    if row.overdue {
        Role::Fault
    } else {
        Role::Plain
    }
}

/// The selected case below a list that is not wide: what was agreed, where it stands, why flagged.
fn below(row: &QueueRow, n_cells: usize) -> Vec<Styled> {
    let mut first = Vec::new();
    if let Some((amount, when)) = &row.last_agreed {
        let words = format!("Last agreed {}{amount} {when} · ", row.currency);
        first.push((Role::Figure, words));
    }
    if let Some(since) = row.since {
        let waits = format!("{}{}", waits_words(row, since), over_target(row));
        let waits = match first.is_empty() {
            true => without_stop(&sentence(&waits)).to_owned(),
            false => waits,
        };
        first.push((waiting_role(row), format!("{waits} · ")));
    }
    first.push((Role::Plain, row.state.mark().1.to_owned()));
    let drafts = drafts_kept(row).map(|words| (Role::Good, format!(" · {words}")));
    let drafts: Styled = drafts.collect();
    let cells = |pieces: &Styled| pieces.iter().map(|(_, text)| width(text)).sum::<usize>();
    let mut lines = match cells(&first) + cells(&drafts) <= n_cells {
        true => vec![[first, drafts].concat()],
        // What is kept and how it is opened is never cut: it has the line to itself.
        false => {
            let words: String = drafts.into_iter().map(|(_, words)| words).collect();
            let words = words.trim_start_matches(" · ").to_owned();
            let mut lines = match cells(&first) <= n_cells {
                true => vec![first],
                false => {
                    let words: String = first.into_iter().map(|(_, words)| words).collect();
                    window::wrapped(&[(Role::Plain, words)], n_cells)
                }
            };
            lines.extend(window::wrapped(&[(Role::Good, words)], n_cells));
            lines.retain(|line| cells(line) > 0);
            lines
        }
    };
    let sentences = match row.flag_sentences.is_empty() {
        true if row.referred => "No rule refers it.".to_owned(),
        true => "Not before the panel: no rule and no worker refers it.".to_owned(),
        false => row.flag_sentences.join(" · "),
    };
    let told = changed(row).chain(by_worker(row));
    let told: Vec<(Role, String)> = told.chain([(Role::Plain, sentences)]).collect();
    lines.extend(window::wrapped(&told, n_cells));
    lines
}

/// The cells of a label beside the list, and those to the end of the sums.
const BRIEF_LABEL: usize = 11;
const BRIEF_SUM: usize = 36;

fn brief_money(row: &QueueRow) -> Vec<Styled> {
    let mut lines = Vec::new();
    if let Some(points) = row.weighted {
        let points = format!(
            "Weighted points{}",
            right(&points.to_string(), BRIEF_SUM - 15)
        );
        lines.push(vec![(Role::Plain, points)]);
    }
    let most = row
        .package
        .0
        .pence()
        .max(row.indicative.map_or(0, |i| i.0.pence()));
    let package = Some(row.package).filter(|_| row.no_package.is_none());
    for (label, amount) in [("Package", package), ("Indicative", row.indicative)] {
        let Some(amount) = amount else { continue };
        let blocks = left(&bar(amount.0.pence(), most, 14), 14);
        lines.push(vec![
            (Role::Quiet, left(label, BRIEF_LABEL)),
            (Role::Above, blocks),
            (
                Role::Figure,
                right(&amount.to_string(), BRIEF_SUM - BRIEF_LABEL - 14),
            ),
        ]);
    }
    let (gap, percent, role) = gap_words(row.gap);
    let percent = if percent.is_empty() {
        percent
    } else {
        format!("({percent} %)")
    };
    lines.push(vec![
        (Role::Quiet, left("Gap", BRIEF_LABEL)),
        (role, format!("{gap} {percent}")),
    ]);
    lines
}

fn brief_history(row: &QueueRow) -> Vec<(Role, String)> {
    let mut lines = Vec::new();
    if let Some((amount, when)) = &row.last_agreed {
        let words = format!("Last agreed {}{amount} {when}", row.currency);
        lines.push((Role::Plain, words));
    }
    if let Some(since) = row.since {
        let words = sentence(&format!("{}{}", waits_words(row, since), over_target(row)));
        lines.push((waiting_role(row), without_stop(&words).to_owned()));
    }
    lines.push((Role::Plain, format!("State: {}", row.state.mark().1)));
    lines.extend(drafts_kept(row).map(|words| (Role::Good, format!("+ {words}"))));
    lines
}
