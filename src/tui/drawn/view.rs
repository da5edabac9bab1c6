//! Draws the whole frame from the model: heading, tabs, screen, status line, bar, popup.

use super::boards_view;
use super::case_view;
use super::form_view;
use super::list_view::Side;
use super::popup_view;
use super::queue_view;
use super::sitting_view;
use super::start_view;
use crate::app::outcome::Overview;
use crate::terms::date::shown;
use crate::tui::brush::cells::{cut, hanging, width};
use crate::tui::brush::paint::Paint;
use crate::tui::brush::theme::Role;
use crate::tui::held::filter_line::{self, Told, filtering};
use crate::tui::held::model::{Model, Tone};
use crate::tui::input::action::{Action, ScreenId};
use crate::tui::input::key::Key;
use crate::tui::input::keymap::{self, Scope};
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};

/// The least size in which the screens are drawn.
pub const SIZE_MIN: (u16, u16) = (60, 15);

/// Whether a terminal is too small for anything to be shown.
#[must_use]
pub fn is_too_small((columns, rows): (u16, u16)) -> bool {
    columns < SIZE_MIN.0 || rows < SIZE_MIN.1
}

/// Draws the model into a buffer.
pub fn draw(model: &Model, buffer: &mut Buffer) {
    let area = buffer.area;
    let mut paint = Paint {
        buffer,
        theme: model.theme,
    };
    if is_too_small((area.width, area.height)) {
        let words = format!(
            "This terminal has {}×{}; at least {}×{} are needed. \
             Until then keys do nothing; q quits, and drafts are kept.",
            area.width, area.height, SIZE_MIN.0, SIZE_MIN.1
        );
        paint.text(area, 0, Role::Warning, &words);
        return;
    }
    let status = status_lines(model, area.width);
    let [heading, tabs, body, below, bar] = parts(model, area);
    draw_heading(&mut paint, heading, model);
    draw_tabs(&mut paint, tabs, model);
    draw_body(&mut paint, body, model);
    for (row, line) in (0..).zip(status) {
        paint.line(below, row, &[line]);
    }
    draw_bar(&mut paint, bar, model);
    if let Some(popup) = &model.popup {
        popup_view::draw(&mut paint, body, popup);
    }
}

/// The parts of the frame: heading, tabs, the screen, the lines above the bar, the bar.
fn parts(model: &Model, area: Rect) -> [Rect; 5] {
    let n_status = status_lines(model, area.width).len();
    let n_status = u16::try_from(n_status).unwrap_or(1).max(1);
    Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Min(1),
        Constraint::Length(n_status),
        Constraint::Length(1),
    ])
    .areas(area)
}

/// Where the screen stands in the terminal.
#[must_use]
pub fn body(model: &Model) -> Rect {
    let [_, _, body, _, _] = parts(model, Rect::new(0, 0, model.size.0, model.size.1));
    body
}

/// The pane that tells the selected line of the tab's list in full.
#[must_use]
pub fn side(model: &Model) -> Option<Side> {
    match model.tab {
        ScreenId::Queue => queue_view::side(model, body(model)),
        _ => boards_view::side(model, body(model)),
    }
}

fn draw_body(paint: &mut Paint, body: Rect, model: &Model) {
    if let Some(form) = &model.form {
        form_view::draw(paint, body, form);
        return;
    }
    if let Some(start) = &model.start {
        start_view::draw(paint, body, start, model);
        return;
    }
    if let Some(case) = &model.case {
        case_view::draw(paint, body, case);
        return;
    }
    match model.tab {
        ScreenId::Queue => queue_view::draw(paint, body, model),
        ScreenId::Sitting => sitting_view::draw(paint, body, model),
        ScreenId::Approvals => boards_view::draw_waiting(paint, body, model),
        ScreenId::Transitions => boards_view::draw_transitions(paint, body, model),
        ScreenId::Proposals => boards_view::draw_proposals(paint, body, model),
        ScreenId::Register => boards_view::draw_entries(paint, body, model),
    }
}

/// The heading: who we are on the left, the sitting and who acts on the right. Where there is not
/// room for all, the left gives way first; the sitting and who acts are never hidden.
fn draw_heading(paint: &mut Paint, area: Rect, model: &Model) {
    let Some(overview) = &model.overview else {
        paint.line(area, 0, &[(Role::Heading, " RAS panel".to_owned())]);
        return;
    };
    let (council, version) = (&overview.ras.authority, &overview.ras.version);
    let lefts = [
        format!(" RAS panel · {council} · RAS {version}"),
        format!(" {council} · RAS {version}"),
        format!(" RAS {version}"),
        format!(" {version}"),
        String::new(),
    ];
    let n_cells = usize::from(area.width);
    let rights = headings_right(overview);
    let fits = |right: &&String| width(right) <= n_cells;
    let right = rights.iter().find(fits).or(rights.last());
    let right = right.map(|right| cut(right, n_cells)).unwrap_or_default();
    let room = n_cells.saturating_sub(width(&right));
    let left = lefts.iter().find(|left| width(left) < room);
    let left = left.cloned().unwrap_or_default();
    let gap = room.saturating_sub(width(&left));
    let pieces = [
        (Role::Heading, left),
        (Role::Plain, " ".repeat(gap)),
        (Role::Plain, right),
    ];
    paint.line(area, 0, &pieces);
}

/// The sitting and who acts, the longest wording first.
fn headings_right(overview: &Overview) -> [String; 3] {
    let read_only = if overview.read_only {
        "read only · "
    } else {
        ""
    };
    let [long, short] = match &overview.sitting {
        Some(sitting) => {
            let (date, n) = (shown(sitting.date), sitting.present.len());
            [
                format!("sitting {date}, {n} present, quorum {}", sitting.quorum),
                format!("sitting {date}"),
            ]
        }
        None => ["no sitting is open", "no sitting"].map(ToOwned::to_owned),
    };
    let [acting, name] = match &overview.acting {
        Some(member) => {
            let role = overview.rules.role_title(&member.role);
            let name = format!("acting: {}", member.shown);
            match member
                .shown
                .to_lowercase()
                .starts_with(&role.to_lowercase())
            {
                true => [name.clone(), name],
                false => [format!("{name} ({role})"), name],
            }
        }
        None => ["nobody acts: F2 chooses", "nobody acts: F2"].map(ToOwned::to_owned),
    };
    [
        format!("{read_only}{long} · {acting} "),
        format!("{read_only}{long} · {name} "),
        format!("{read_only}{short} · {name} "),
    ]
}

/// The tabs with their words: number, title, and how many things wait there. Where they do not all
/// fit, the titles of the others are shortened, then left out.
#[must_use]
pub fn tabs(model: &Model) -> Vec<(ScreenId, String)> {
    let is_here = |screen: ScreenId| screen == model.tab;
    let title = |screen: ScreenId| screen.title();
    let fits = |tabs: &Vec<(ScreenId, String)>| {
        let n_cells: usize = tabs.iter().map(|(_, words)| width(words) + 1).sum();
        n_cells < usize::from(model.size.0)
    };
    let wider = [
        tab_words(model, title),
        tab_words(model, |screen| match is_here(screen) {
            true => title(screen),
            false => screen.short(),
        }),
        tab_words(model, ScreenId::short),
    ];
    let only_here = || {
        tab_words(
            model,
            |screen| if is_here(screen) { title(screen) } else { "" },
        )
    };
    wider.into_iter().find(fits).unwrap_or_else(only_here)
}

fn tab_words(model: &Model, title: impl Fn(ScreenId) -> &'static str) -> Vec<(ScreenId, String)> {
    let counts = &model.counts;
    let numbered = (1..).zip(ScreenId::TABS);
    let words = numbered.map(|(number, (screen, _))| {
        let title = match title(screen) {
            "" => String::new(),
            title => format!(" {title}"),
        };
        let count = match screen {
            ScreenId::Approvals if counts.n_waiting > 0 => format!(" ({})", counts.n_waiting),
            ScreenId::Transitions if counts.n_transitions_overdue > 0 => {
                format!(" ({}!)", counts.n_transitions_overdue)
            }
            _ => String::new(),
        };
        (screen, format!(" {number}{title}{count} "))
    });
    words.collect()
}

fn draw_tabs(paint: &mut Paint, area: Rect, model: &Model) {
    if model.start.is_some() {
        return;
    }
    let mut pieces = vec![(Role::Plain, " ".to_owned())];
    for (screen, words) in tabs(model) {
        let here = screen == model.tab;
        pieces.push((if here { Role::Selected } else { Role::Plain }, words));
        pieces.push((Role::Plain, " ".to_owned()));
    }
    paint.line(area, 0, &pieces);
}

/// The lines above the bar: what was just done or refused, else what everybody must know.
fn status_lines(model: &Model, n_cells: u16) -> Vec<(Role, String)> {
    let overview = model.overview.as_ref();
    let notices = overview.map_or(&[] as &[String], |overview| &overview.notices);
    let of_filter = filter_line::told(model).filter(|_| model.status.is_none());
    if let Some(told) = of_filter {
        let (role, text) = match told {
            Told::Possible(text) => (Role::Quiet, text),
            Told::NotApplied(text) => (Role::Warning, text),
        };
        return said(role, &text, n_cells);
    }
    let (role, text) = match (&model.status, notices) {
        (Some(status), _) => {
            let role = match status.tone {
                Tone::Calm => Role::Plain,
                Tone::Good => Role::Good,
                Tone::Bad => Role::Fault,
            };
            (role, status.text.as_str())
        }
        (None, _) if model.awaited.n() > 0 => (Role::Quiet, "working …"),
        // What is always so takes one line, and leaves the screen its room.
        (None, [first, others @ ..]) => {
            return vec![(Role::Warning, noticed(first, others, n_cells))];
        }
        (None, []) => return Vec::new(),
    };
    said(role, text, n_cells)
}

/// The first notice in one line; with the key for the rest of it, and for the others.
fn noticed(first: &str, others: &[String], n_cells: u16) -> String {
    let (text, n_cells) = (format!(" {first}"), usize::from(n_cells));
    let more = match others.len() {
        0 if width(&text) <= n_cells => return text,
        0 => format!(" {MESSAGES} reads on"),
        n => format!(" (+{n}: {MESSAGES})"),
    };
    format!("{}{more}", cut(&text, n_cells.saturating_sub(width(&more))))
}

/// The key that shows every message in full.
const MESSAGES: Key = Key::F(5);

/// A sentence in at most three lines; with the key for the rest of it.
fn said(role: Role, text: &str, n_cells: u16) -> Vec<(Role, String)> {
    let n_cells = usize::from(n_cells);
    let mut lines = hanging(&format!(" {text}"), n_cells);
    if let [_, _, third, _, ..] = lines.as_mut_slice() {
        let more = format!(" … {MESSAGES} reads on");
        let room = n_cells.saturating_sub(width(&more));
        *third = hanging(third, room).into_iter().next().unwrap_or_default();
        third.push_str(&more);
    }
    lines.into_iter().take(3).map(|l| (role, l)).collect()
}

fn draw_bar(paint: &mut Paint, area: Rect, model: &Model) {
    if model.form.is_none() && model.popup.is_none() && filtering(model) {
        let keys = [
            (" ", "type to narrow the list   "),
            ("Enter", " keeps it   "),
            ("Esc", " clears it"),
        ];
        let pieces = keys.map(|(key, words)| [(Role::Key, key), (Role::Plain, words)]);
        let pieces = pieces.as_flattened().iter();
        let pieces: Vec<_> = pieces
            .map(|(role, text)| (*role, (*text).to_owned()))
            .collect();
        paint.line(area, 0, &pieces);
        return;
    }
    if let Some(popup) = &model.popup {
        let keys = popup_view::bar(popup).iter();
        let pieces = keys.flat_map(|(key, words)| {
            [
                (Role::Key, format!(" {key}")),
                (Role::Plain, format!(" {words}  ")),
            ]
        });
        paint.line(area, 0, &pieces.collect::<Vec<_>>());
        return;
    }
    let mut pieces = vec![(Role::Plain, " ".to_owned())];
    for (key, words) in in_bar(model, usize::from(area.width)) {
        pieces.push((Role::Key, key));
        pieces.push((Role::Plain, format!(" {words}   ")));
    }
    paint.line(area, 0, &pieces);
}

/// The keys that have their room in the bar, with their words, in the order of the table.
fn in_bar(model: &Model, n_cells: usize) -> Vec<(String, &'static str)> {
    let scopes = scopes(model);
    let offered = keymap::bindings_of(&scopes)
        .filter(|binding| !binding.bar.is_empty() && model.offers(binding.action))
        .filter(|binding| model.takes_back(binding.action));
    let offered: Vec<_> = offered.enumerate().collect();
    let (late, first): (Vec<_>, Vec<_>) = offered.into_iter().partition(|at| at.1.gives_way());
    let mut used = 1;
    let mut chosen = Vec::new();
    for (place, binding) in first.into_iter().chain(late) {
        let Some(key) = binding.keys.first() else {
            continue;
        };
        let key = key.to_string();
        let wanted = width(&key) + width(binding.bar) + 4;
        let has_help = chosen.iter().any(|(_, action, _)| *action == Action::Help);
        let for_help = match has_help || binding.action == Action::Help {
            true => 0,
            false => HELP_CELLS,
        };
        if used + wanted + for_help <= n_cells {
            used += wanted;
            chosen.push((place, binding.action, (key, binding.bar)));
        }
    }
    chosen.sort_by_key(|(place, _, _)| *place);
    chosen.into_iter().map(|(_, _, shown)| shown).collect()
}

/// The room that is kept for help, which always stands in the bar.
const HELP_CELLS: usize = 9;

/// The scopes whose keys work now, the innermost first.
#[must_use]
pub fn scopes(model: &Model) -> Vec<Scope> {
    if let Some(form) = &model.form {
        return match form.purpose.is_of_start() {
            true => vec![Scope::StartForm, Scope::Form],
            false => vec![Scope::Form],
        };
    }
    if model.start.is_some() {
        return vec![Scope::Start, Scope::Everywhere];
    }
    let tab = Scope::Tab(model.tab);
    match (model.case.is_some(), model.tab) {
        (true, ScreenId::Approvals) => vec![Scope::Case, tab, Scope::Lists, Scope::Everywhere],
        (true, _) => vec![Scope::Case, Scope::Lists, Scope::Everywhere],
        (false, _) => vec![tab, Scope::Lists, Scope::Everywhere],
    }
}
