//! Draws an opened case: the breakdown beside the package, then flags, like cases, history.

use super::case_panes;
use super::headline;
use super::package_lines;
use crate::config::ras::Ras;
use crate::flags::like_cases::LikeComparison;
use crate::panel::case_file::CaseFile;
use crate::scoring::scored::Assessed;
use crate::tui::brush::cells::{left, right, width};
use crate::tui::brush::columns::widest;
use crate::tui::brush::paint::Paint;
use crate::tui::brush::theme::Role;
use crate::tui::brush::window::{self, Look, Styled};
use crate::tui::held::breakdown::{self, BreakdownRow, RowKind};
use crate::tui::held::case_screen::{CasePane, CaseScreen};
use ratatui::layout::{Constraint, Layout, Rect};

/// From this width on, the panes stand side by side.
const SIDE_BY_SIDE: u16 = 110;

/// Draws the case into an area.
pub fn draw(paint: &mut Paint, area: Rect, screen: &CaseScreen) {
    for (row, line) in (0..).zip(&head(area, screen)) {
        paint.line(area, row, line);
    }
    for (pane, place) in areas(area, screen) {
        draw_pane(paint, place, screen, pane);
    }
}

/// The panes in sight and where they stand: all of them side by side where there is room, else the
/// one that has the keys.
#[must_use]
pub fn areas(area: Rect, screen: &CaseScreen) -> Vec<(CasePane, Rect)> {
    let n_head = u16::try_from(head(area, screen).len()).unwrap_or(u16::MAX);
    let [_, below] = Layout::vertical([Constraint::Length(n_head), Constraint::Min(4)]).areas(area);
    match area.width < SIDE_BY_SIDE {
        true => vec![(screen.pane, below)],
        false => side_by_side(below, screen),
    }
}

fn side_by_side(area: Rect, screen: &CaseScreen) -> Vec<(CasePane, Rect)> {
    let n_rows = screen.rows.len() + 3;
    let wanted = u16::try_from(n_rows).unwrap_or(u16::MAX);
    let least = (area.height / 6).clamp(6, 10);
    let foot = area.height.saturating_sub(wanted).clamp(least, 18);
    let [top, bottom] =
        Layout::vertical([Constraint::Min(8), Constraint::Length(foot)]).areas(area);
    let [breakdown, package] =
        Layout::horizontal([Constraint::Percentage(56), Constraint::Percentage(44)]).areas(top);
    let [flags, like, history] = Layout::horizontal([
        Constraint::Percentage(40),
        Constraint::Percentage(28),
        Constraint::Percentage(32),
    ])
    .areas(bottom);
    let places = [breakdown, package, flags, like, history];
    CasePane::ALL.into_iter().zip(places).collect()
}

/// How many lines a pane has, and how many it shows where it stands; nothing for a pane that is out
/// of sight.
#[must_use]
pub fn extent(area: Rect, screen: &CaseScreen, pane: CasePane) -> (usize, usize) {
    let mut places = areas(area, screen).into_iter();
    let Some((_, place)) = places.find(|(shown, _)| *shown == pane) else {
        return (0, 0);
    };
    match pane {
        CasePane::Breakdown => (screen.rows.len(), breakdown_rows(place)),
        _ => (
            lines(screen, pane, window::n_cells(place)).len(),
            window::n_rows(place),
        ),
    }
}

/// The lines above the panes, so that the figures that people argue about are always on screen:
/// none where the package's pane shows them all. Below them, why a reduction came back.
fn head(area: Rect, screen: &CaseScreen) -> Vec<Styled> {
    let n_cells = usize::from(area.width);
    let figures = package_lines::figures(&screen.detail.file);
    let file = &screen.detail.file;
    let back = [
        file.refused_row.clone().map(|words| (Role::Warning, words)),
        file.brought_back.clone().map(|words| (Role::Fault, words)),
    ];
    let kept_out = headline::kept_out(&screen.detail);
    let back: Vec<_> = back.into_iter().flatten().chain(kept_out).collect();
    let back = headline::wrong_lines(&back, n_cells);
    if area.width < SIDE_BY_SIDE {
        let mut lines = headline::lines_in(&figures, n_cells, 2);
        add_marks(&mut lines, screen, n_cells);
        lines.extend(back);
        lines.push(pane_names(screen));
        return lines;
    }
    let mut panes = side_by_side(area, screen).into_iter();
    let package = panes.find(|(pane, _)| *pane == CasePane::Package);
    let fits = package.is_some_and(|(pane, place)| {
        let lines = lines(screen, pane, window::n_cells(place));
        lines.len() <= window::n_rows(place)
    });
    match fits {
        true => back,
        false => [headline::lines(&figures, n_cells), back].concat(),
    }
}

/// The flags' marks after the figures; they give way where the figures need the room.
fn add_marks(lines: &mut [Styled], screen: &CaseScreen, n_cells: usize) {
    let marks = package_lines::marks(&screen.detail.file);
    let n_marks = headline::cells(&marks);
    let last = lines.last_mut();
    if let Some(last) = last.filter(|last| headline::cells(last) + n_marks <= n_cells) {
        last.extend(marks);
    }
}

fn pane_names(screen: &CaseScreen) -> Styled {
    let panes = CasePane::ALL.iter().map(|pane| {
        let here = *pane == screen.pane;
        let role = if here { Role::Selected } else { Role::Quiet };
        (role, format!(" {} ", pane_name(*pane)))
    });
    let hint = [(Role::Quiet, "  Tab: next".to_owned())];
    panes.chain(hint).collect()
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
    let mut title = title(screen, pane);
    if width(&title) > usize::from(area.width.saturating_sub(4)) {
        title = title.replacen(" like cases: ", " like: ", 1);
    }
    if pane == CasePane::Breakdown {
        draw_breakdown(paint, area, screen, &title);
        return;
    }
    let look = Look {
        title: &title,
        focused,
        keys: ["", ""],
    };
    let lines = lines(screen, pane, window::n_cells(area));
    window::draw(paint, area, &look, screen.top(pane), &lines);
}

/// The lines of a pane beside the breakdown.
fn lines(screen: &CaseScreen, pane: CasePane, n_cells: usize) -> Vec<Styled> {
    match pane {
        CasePane::Breakdown => Vec::new(),
        CasePane::Package => package_lines::lines(&screen.detail, n_cells),
        CasePane::Flags => case_panes::flags(&screen.detail, n_cells),
        CasePane::LikeCases => case_panes::like_cases(&screen.detail.like_cases, n_cells),
        CasePane::History => case_panes::history(&screen.detail, n_cells),
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
            LikeComparison::Among(like) => format!("{} like cases: {}", like.n, like.what),
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

/// The rows that the breakdown has below its heading.
fn breakdown_rows(pane: Rect) -> usize {
    window::n_rows(pane).saturating_sub(1)
}

/// The first row of the breakdown that its pane shows.
fn breakdown_top(pane: Rect, screen: &CaseScreen) -> usize {
    (screen.at + 1).saturating_sub(breakdown_rows(pane).max(1))
}

/// The row of the breakdown that stands at a row of the terminal.
#[must_use]
pub fn breakdown_row_at(pane: Rect, screen: &CaseScreen, y: u16) -> Option<usize> {
    let row = usize::from(y.checked_sub(pane.y.saturating_add(2))?);
    let row = Some(row).filter(|row| *row < breakdown_rows(pane))?;
    Some(breakdown_top(pane, screen) + row).filter(|row| *row < screen.rows.len())
}

fn draw_breakdown(paint: &mut Paint, pane: Rect, screen: &CaseScreen, title: &str) {
    let focused = screen.pane == CasePane::Breakdown;
    let area = paint.pane(pane, title, focused);
    let n_rows = breakdown_rows(pane);
    let top = breakdown_top(pane, screen);
    let widths = Widths::fitting(area.width, &screen.rows);
    let heading = widths.heading(breakdown::money_heading(
        &screen.rows,
        &screen.detail.ras.currency,
    ));
    paint.line(area, 0, &[(Role::Heading, heading)]);
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
    window::mark(paint, pane, (top, n_below), ["", ""]);
}

/// The widths of the breakdown's columns: figures as wide as they are, the domains' names whole
/// where they can be, the answers the rest. Without room for those there is no column of them:
/// a domain opens to its answers.
struct Widths {
    label: usize,
    note: usize,
    points: usize,
    weighted: usize,
    money: usize,
}

const POINTS: &str = "Points × Wtg";

const WEIGHTED: &str = "Weighted";

/// The fewest cells in which the answers say anything.
const NOTE_MIN: usize = 12;

impl Widths {
    fn fitting(n_cells: u16, rows: &[BreakdownRow]) -> Widths {
        let points = widest(rows.iter().map(|row| &row.points)).max(width(POINTS)) + 1;
        let weighted = widest(rows.iter().map(|row| &row.weighted)).max(width(WEIGHTED)) + 1;
        let money = widest(rows.iter().map(|row| &row.money)).max(8) + 2;
        let spare = usize::from(n_cells).saturating_sub(points + weighted + money + 1);
        let domains = rows.iter().filter(|row| row.kind == RowKind::Domain);
        let names = widest(domains.map(|row| &row.label)) + 1;
        let label = match spare.saturating_sub(names) {
            room if room < NOTE_MIN => spare,
            room => names.max(spare * 45 / 100).min(names + room - NOTE_MIN),
        };
        Widths {
            label,
            note: spare.saturating_sub(label),
            points,
            weighted,
            money,
        }
    }

    fn heading(&self, money: String) -> String {
        let answers = ["Answers that earned it", "Answers"];
        let answers = answers.into_iter().find(|words| width(words) < self.note);
        [
            apart("  Domain", self.label),
            apart(answers.unwrap_or_default(), self.note),
            right(POINTS, self.points),
            right(WEIGHTED, self.weighted),
            right(&money, self.money + 1),
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
        let of_words = |n_cells: usize| match (row.kind, row.note.is_empty()) {
            (RowKind::Domain, _) => [
                apart(&row.label, self.label),
                apart(&row.note, n_cells.saturating_sub(self.label)),
            ],
            (_, true) => [apart(&row.label, n_cells), String::new()],
            (_, false) => {
                let label = apart(&row.label, self.label.min(width(&row.label) + 2));
                let note = apart(&row.note, n_cells.saturating_sub(width(&label)));
                [label, note]
            }
        };
        // Words go on over the columns in which the row has no figures.
        let columns = [
            (&row.points, self.points),
            (&row.weighted, self.weighted),
            (&row.money, self.money),
        ];
        let n_free = columns.iter().take_while(|column| column.0.is_empty());
        let n_free: usize = n_free.map(|column| column.1).sum();
        let figures = columns.iter().skip_while(|column| column.0.is_empty());
        let [label, note] = of_words(self.label + self.note + n_free);
        let mut pieces = vec![(role, label), (Role::Quiet, note)];
        pieces.extend(figures.map(|(text, n_cells)| (role, right(text, *n_cells))));
        pieces.push((role, " ".to_owned()));
        pieces
    }
}

/// A text in its column; one empty cell parts it from the next.
fn apart(text: &str, n_cells: usize) -> String {
    left(&left(text, n_cells.saturating_sub(1)), n_cells)
}
