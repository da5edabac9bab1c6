//! Draws an opened case: the breakdown beside the package, then flags, like cases, history.

use super::breakdown::{BreakdownRow, RowKind};
use super::case_screen::{CasePane, CaseScreen};
use super::cells::{left, right, width};
use super::package_lines;
use super::paint::Paint;
use super::theme::Role;
use crate::config::ras::Ras;
use crate::config::tolerances::FlagKind;
use crate::flags::like_cases::LikeComparison;
use crate::panel::case_file::CaseFile;
use crate::scoring::scored::Assessed;
use crate::terms::date::shown;
use ratatui::layout::{Constraint, Layout, Rect};

/// From this width on, the panes stand side by side.
const SIDE_BY_SIDE: u16 = 110;

/// Draws the case into an area.
pub fn draw(paint: &mut Paint, area: Rect, screen: &CaseScreen) {
    if area.width < SIDE_BY_SIDE {
        draw_stacked(paint, area, screen);
        return;
    }
    let n_rows = screen.rows.len() + 3;
    let wanted = u16::try_from(n_rows).unwrap_or(u16::MAX);
    let least = (area.height / 4).clamp(6, 10);
    let foot = area.height.saturating_sub(wanted).clamp(least, 18);
    let [top, bottom] =
        Layout::vertical([Constraint::Min(8), Constraint::Length(foot)]).areas(area);
    let [breakdown, package] =
        Layout::horizontal([Constraint::Percentage(58), Constraint::Percentage(42)]).areas(top);
    let [flags, like, history] = Layout::horizontal([
        Constraint::Percentage(40),
        Constraint::Percentage(28),
        Constraint::Percentage(32),
    ])
    .areas(bottom);
    draw_pane(paint, breakdown, screen, CasePane::Breakdown);
    draw_pane(paint, package, screen, CasePane::Package);
    draw_pane(paint, flags, screen, CasePane::Flags);
    draw_pane(paint, like, screen, CasePane::LikeCases);
    draw_pane(paint, history, screen, CasePane::History);
}

/// Below the wide layout: the figures that people argue about, then the pane that has the keys.
fn draw_stacked(paint: &mut Paint, area: Rect, screen: &CaseScreen) {
    let [figures, pane] = Layout::vertical([Constraint::Length(3), Constraint::Min(4)]).areas(area);
    let file = &screen.detail.file;
    let indented = |line: package_lines::Styled| {
        let indent = [(Role::Plain, " ".to_owned())];
        indent.into_iter().chain(line).collect::<Vec<_>>()
    };
    paint.line(figures, 0, &indented(package_lines::headline(file)));
    paint.line(figures, 1, &indented(package_lines::second_line(file)));
    let panes: Vec<(Role, String)> = CasePane::ALL
        .iter()
        .map(|pane| {
            let here = *pane == screen.pane;
            let role = if here { Role::Selected } else { Role::Quiet };
            (role, format!(" {} ", pane_name(*pane)))
        })
        .chain([(Role::Quiet, "  Tab goes to the next".to_owned())])
        .collect();
    paint.line(figures, 2, &panes);
    draw_pane(paint, pane, screen, screen.pane);
}

fn pane_name(pane: CasePane) -> &'static str {
    match pane {
        CasePane::Breakdown => "Breakdown",
        CasePane::Package => "Package",
        CasePane::Flags => "Flags",
        CasePane::LikeCases => "Like cases",
        CasePane::History => "History",
    }
}

fn draw_pane(paint: &mut Paint, area: Rect, screen: &CaseScreen, pane: CasePane) {
    let focused = pane == screen.pane;
    let inner = paint.pane(area, &title(screen, pane), focused);
    match pane {
        CasePane::Breakdown => draw_breakdown(paint, inner, screen, focused),
        CasePane::Package => {
            let lines = package_lines::lines(&screen.detail, usize::from(inner.width));
            draw_lines(paint, inner, screen.top(pane), &lines);
        }
        CasePane::Flags => draw_lines(paint, inner, screen.top(pane), &flag_lines(screen, inner)),
        CasePane::LikeCases => {
            let lines = like_lines(&screen.detail.like_cases, inner.width);
            draw_lines(paint, inner, screen.top(pane), &lines);
        }
        CasePane::History => {
            draw_lines(
                paint,
                inner,
                screen.top(pane),
                &history_lines(screen, inner),
            );
        }
    }
}

fn title(screen: &CaseScreen, pane: CasePane) -> String {
    let file = &screen.detail.file;
    match pane {
        CasePane::Breakdown => {
            let how = breakdown_title(file, &screen.detail.ras);
            format!("{} · {how}", file.case.person.case)
        }
        CasePane::Package => package_lines::title(file, &screen.detail.ras.currency),
        CasePane::Flags => format!("Flags · {}", file.flags.len()),
        CasePane::LikeCases => match &screen.detail.like_cases {
            LikeComparison::Among(like) => format!("Like cases ({}, n = {})", like.what, like.n),
            LikeComparison::TooFew { .. } | LikeComparison::NotComparable => {
                "Like cases".to_owned()
            }
        },
        CasePane::History => "History".to_owned(),
    }
}

fn breakdown_title(file: &CaseFile, ras: &Ras) -> String {
    match (&file.assessed, file.assessed.indicative()) {
        (Assessed::Scored(scored), Some(indicative)) => {
            let (sign, version) = (&scored.ras.currency, &scored.ras.version);
            let a_week = || format!("{sign}{} a week", indicative.0);
            let amount = scored.stated_by_week().unwrap_or_else(a_week);
            format!("How {amount} is reached · RAS {version}")
        }
        (Assessed::Given(given), _) => {
            let sign = &ras.currency;
            format!(
                "As computed by {} · {sign}{} a week",
                given.system, given.total
            )
        }
        (Assessed::Scored(_) | Assessed::Unscorable(_), _) => {
            format!("No indicative budget · RAS {}", ras.version)
        }
    }
}

fn draw_breakdown(paint: &mut Paint, area: Rect, screen: &CaseScreen, focused: bool) {
    let n_rows = usize::from(area.height.saturating_sub(1));
    let top = screen.at.saturating_sub(n_rows.saturating_sub(1));
    let widths = Widths::fitting(area.width);
    paint.line(
        area,
        0,
        &[(Role::Heading, widths.heading(&screen.detail.ras.currency))],
    );
    let body = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    for (place, (n, row)) in (0_u16..).zip(screen.rows.iter().enumerate().skip(top).take(n_rows)) {
        paint.line(body, place, &widths.row(row));
        if focused && n == screen.at {
            paint.select_row(body, place);
        }
    }
    let n_below = screen.rows.len().saturating_sub(top + n_rows);
    if n_below > 0 {
        let bottom = Rect {
            x: area.x + 1,
            y: area.bottom(),
            width: area.width.saturating_sub(2),
            height: 1,
        };
        paint.line(bottom, 0, &[(Role::Quiet, format!(" ↓ {n_below} more "))]);
    }
}

/// The widths of the breakdown's columns.
struct Widths {
    label: usize,
    note: usize,
}

const POINTS_WIDTH: usize = 15;
const MONEY_WIDTH: usize = 11;

impl Widths {
    fn fitting(width: u16) -> Widths {
        let spare = usize::from(width).saturating_sub(POINTS_WIDTH + MONEY_WIDTH + 1);
        let label = (spare * 55 / 100).clamp(18, 44).min(spare);
        Widths {
            label,
            note: spare.saturating_sub(label),
        }
    }

    fn heading(&self, currency: &str) -> String {
        [
            left("  Domain", self.label),
            left("Answers that earned it", self.note),
            right("Points × Wtg", POINTS_WIDTH),
            right(&format!("{currency} "), MONEY_WIDTH + 1),
        ]
        .concat()
    }

    fn row(&self, row: &BreakdownRow) -> Vec<(Role, String)> {
        let role = match row.kind {
            RowKind::Domain | RowKind::Line | RowKind::Note | RowKind::Change => Role::Plain,
            RowKind::Question | RowKind::Answer => Role::Quiet,
            RowKind::Points => Role::Heading,
            RowKind::Result => Role::Figure,
        };
        let label_fits = row.kind == RowKind::Domain;
        let free = row.note.is_empty() || row.kind == RowKind::Note;
        let (label, note) = if row.points.is_empty() && row.money.is_empty() && free && !label_fits
        {
            let whole = self.label + self.note + POINTS_WIDTH + MONEY_WIDTH + 1;
            return vec![(role, left(&row.label, whole))];
        } else if free && !label_fits {
            (left(&row.label, self.label + self.note), String::new())
        } else {
            (left(&row.label, self.label), left(&row.note, self.note))
        };
        vec![
            (role, label),
            (Role::Quiet, note),
            (role, right(&row.points, POINTS_WIDTH)),
            (role, format!("{} ", right(&row.money, MONEY_WIDTH))),
        ]
    }
}

fn draw_lines(paint: &mut Paint, area: Rect, top: usize, lines: &[Vec<(Role, String)>]) {
    for (row, line) in (0..area.height).zip(lines.iter().skip(top)) {
        paint.line(area, row, line);
    }
    let n_below = lines.len().saturating_sub(top + usize::from(area.height));
    if n_below > 0 {
        let more = format!(" ↓ {n_below} more ");
        let x = area
            .right()
            .saturating_sub(u16::try_from(width(&more)).unwrap_or(0));
        let place = Rect {
            x: x.max(area.x),
            y: area.bottom().saturating_sub(1),
            width: area.right().saturating_sub(x),
            height: 1,
        };
        paint.line(place, 0, &[(Role::Selected, more)]);
    }
}

fn flag_lines(screen: &CaseScreen, area: Rect) -> Vec<Vec<(Role, String)>> {
    let n_cells = usize::from(area.width).saturating_sub(6);
    let mut lines = Vec::new();
    for flag in &screen.detail.file.flags {
        let role = if flag.kind == FlagKind::Refer {
            Role::Warning
        } else {
            Role::Plain
        };
        let text = if flag.limit.is_empty() {
            flag.sentence.clone()
        } else {
            format!("{} ({})", flag.sentence, flag.limit)
        };
        for (n, line) in super::cells::wrapped(&text, n_cells)
            .into_iter()
            .enumerate()
        {
            let mark = if n == 0 { flag.mark.as_str() } else { "" };
            lines.push(vec![(role, left(mark, 5)), (Role::Plain, line)]);
        }
    }
    if lines.is_empty() {
        lines.push(vec![(Role::Quiet, "No flag is raised.".to_owned())]);
    }
    lines
}

fn like_lines(compared: &LikeComparison, area_width: u16) -> Vec<Vec<(Role, String)>> {
    let n_cells = usize::from(area_width);
    let like = match compared {
        LikeComparison::Among(like) => like,
        other => {
            let words = other.why_not().unwrap_or_default();
            let lines = super::cells::wrapped(&words, n_cells).into_iter();
            return lines.map(|line| vec![(Role::Quiet, line)]).collect();
        }
    };
    let n_cells = n_cells.saturating_sub(2).clamp(8, 40);
    let [p10, p25, p50, p75, p90] = like.percentiles;
    vec![
        vec![(Role::Plain, package_lines::strip(like, n_cells))],
        vec![(Role::Quiet, format!("p10 {p10}  p50 {p50}  p90 {p90}"))],
        vec![(Role::Quiet, format!("middle half {p25} to {p75}"))],
        vec![(
            Role::Plain,
            format!("this package: {} percentile", ordinal(like.rank)),
        )],
        vec![(Role::Quiet, "of package costs, nearest rank".to_owned())],
    ]
}

fn ordinal(n: u8) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

fn history_lines(screen: &CaseScreen, area: Rect) -> Vec<Vec<(Role, String)>> {
    let n_cells = usize::from(area.width).saturating_sub(13);
    let mut lines = Vec::new();
    for (date, sentence) in &screen.detail.history {
        for (n, line) in super::cells::wrapped(sentence, n_cells)
            .into_iter()
            .enumerate()
        {
            let date = if n == 0 { shown(*date) } else { String::new() };
            lines.push(vec![(Role::Quiet, left(&date, 13)), (Role::Plain, line)]);
        }
    }
    if lines.is_empty() {
        lines.push(vec![(Role::Quiet, "Nothing is recorded yet.".to_owned())]);
    }
    lines
}
