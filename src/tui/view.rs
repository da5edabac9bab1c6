//! Draws the whole frame from the model: heading, tabs, screen, status line, bar, popup.

use super::action::{Action, ScreenId};
use super::boards_view;
use super::case_view;
use super::cells::{cut, width};
use super::form_view;
use super::keymap::{self, Scope};
use super::model::{Model, Tone};
use super::paint::Paint;
use super::popup_view;
use super::queue_view;
use super::theme::Role;
use crate::terms::date::shown;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The least size in which the screens are drawn.
pub const SIZE_MIN: (u16, u16) = (60, 15);

/// Draws the model into a buffer.
pub fn draw(model: &Model, buffer: &mut Buffer) {
    let area = buffer.area;
    let mut paint = Paint {
        buffer,
        theme: model.theme,
    };
    if area.width < SIZE_MIN.0 || area.height < SIZE_MIN.1 {
        let words = format!(
            "This terminal has {}×{}; at least {}×{} are needed. q quits.",
            area.width, area.height, SIZE_MIN.0, SIZE_MIN.1
        );
        paint.text(area, 0, Role::Warning, &words);
        return;
    }
    draw_heading(&mut paint, area, model);
    draw_tabs(
        &mut paint,
        Rect {
            y: area.y + 1,
            height: 1,
            ..area
        },
        model,
    );
    let body = Rect {
        y: area.y + 2,
        height: area.height - 4,
        ..area
    };
    draw_body(&mut paint, body, model);
    draw_status(
        &mut paint,
        Rect {
            y: area.bottom() - 2,
            height: 1,
            ..area
        },
        model,
    );
    draw_bar(
        &mut paint,
        Rect {
            y: area.bottom() - 1,
            height: 1,
            ..area
        },
        model,
    );
    if let Some(popup) = &model.popup {
        popup_view::draw(&mut paint, body, popup);
    }
}

fn draw_body(paint: &mut Paint, body: Rect, model: &Model) {
    if let Some(form) = &model.form {
        form_view::draw(paint, body, form);
        return;
    }
    if let Some(case) = &model.case {
        case_view::draw(paint, body, case);
        return;
    }
    match model.tab {
        ScreenId::Queue => queue_view::draw(paint, body, model),
        ScreenId::Sitting => boards_view::draw_sitting(paint, body, model),
        ScreenId::Approvals => boards_view::draw_waiting(paint, body, model),
        ScreenId::Transitions => boards_view::draw_transitions(paint, body, model),
        ScreenId::Proposals => boards_view::draw_proposals(paint, body, model),
        ScreenId::Register => boards_view::draw_entries(paint, body, model),
    }
}

fn draw_heading(paint: &mut Paint, area: Rect, model: &Model) {
    let Some(overview) = &model.overview else {
        paint.line(area, 0, &[(Role::Heading, " RAS panel".to_owned())]);
        return;
    };
    let left = format!(
        " RAS panel · {} · RAS {}",
        overview.ras.authority, overview.ras.version
    );
    let sitting = match &overview.sitting {
        Some(sitting) => format!(
            "sitting {}, {} present, quorum {}",
            shown(sitting.date),
            sitting.present.len(),
            sitting.quorum
        ),
        None => "no sitting is open".to_owned(),
    };
    let acting = match &overview.acting {
        Some(member) => format!("acting: {} {}", member.role, member.shown),
        None => "nobody acts (F2)".to_owned(),
    };
    let read_only = if overview.read_only {
        "read only · "
    } else {
        ""
    };
    let right = format!("{read_only}{sitting} · {acting} ");
    let n_cells = usize::from(area.width);
    let left = cut(&left, n_cells.saturating_sub(width(&right) + 1));
    let gap = n_cells.saturating_sub(width(&left) + width(&right));
    let pieces = [
        (Role::Heading, left),
        (Role::Plain, " ".repeat(gap)),
        (Role::Plain, right),
    ];
    paint.line(area, 0, &pieces);
}

fn draw_tabs(paint: &mut Paint, area: Rect, model: &Model) {
    let mut pieces = vec![(Role::Plain, " ".to_owned())];
    for (number, (screen, title)) in (1..).zip(ScreenId::TABS) {
        let count = match screen {
            ScreenId::Approvals if model.counts.n_waiting > 0 => {
                format!(" ({})", model.counts.n_waiting)
            }
            ScreenId::Transitions if model.counts.n_transitions_overdue > 0 => {
                format!(" ({}!)", model.counts.n_transitions_overdue)
            }
            _ => String::new(),
        };
        let here = screen == model.tab && model.case.is_none();
        let role = if here { Role::Selected } else { Role::Plain };
        pieces.push((role, format!(" {number} {title}{count} ")));
        pieces.push((Role::Plain, " ".to_owned()));
    }
    paint.line(area, 0, &pieces);
}

fn draw_status(paint: &mut Paint, area: Rect, model: &Model) {
    let notice = model
        .overview
        .as_ref()
        .and_then(|overview| overview.notices.first());
    let (role, text) = match (&model.status, notice) {
        (Some(status), _) => {
            let role = match status.tone {
                Tone::Calm => Role::Plain,
                Tone::Good => Role::Good,
                Tone::Bad => Role::Fault,
            };
            (role, status.text.clone())
        }
        (None, Some(notice)) => (Role::Warning, notice.clone()),
        (None, None) if model.n_awaited > 0 => (Role::Quiet, "working …".to_owned()),
        (None, None) => return,
    };
    paint.line(
        area,
        0,
        &[(
            role,
            format!(" {}", cut(&text, usize::from(area.width) - 1)),
        )],
    );
}

fn draw_bar(paint: &mut Paint, area: Rect, model: &Model) {
    let scopes = scopes(model);
    let mut pieces = vec![(Role::Plain, " ".to_owned())];
    let mut used = 1;
    let offered = keymap::bindings_of(&scopes)
        .filter(|binding| !binding.bar.is_empty() && model.offers(binding.action));
    for binding in offered {
        let Some(key) = binding.keys.first() else {
            continue;
        };
        let key = key.to_string();
        let n_cells = width(&key) + width(binding.bar) + 4;
        let is_help = binding.action == Action::Help;
        if used + n_cells + usize::from(!is_help) * 9 > usize::from(area.width) {
            continue;
        }
        used += n_cells;
        pieces.push((Role::Key, key));
        pieces.push((Role::Plain, format!(" {}   ", binding.bar)));
    }
    paint.line(area, 0, &pieces);
}

/// The scopes whose keys work now, the innermost first.
#[must_use]
pub fn scopes(model: &Model) -> Vec<Scope> {
    if model.form.is_some() {
        return vec![Scope::Form];
    }
    if model.case.is_some() {
        return vec![Scope::Case, Scope::Lists, Scope::Everywhere];
    }
    vec![Scope::Tab(model.tab), Scope::Lists, Scope::Everywhere]
}
