//! Draws the sitting: who is present, interests, what to do next.

use super::cells::{cut, left, width};
use super::model::Model;
use super::paint::Paint;
use super::theme::Role;
use crate::app::outcome::Overview;
use crate::panel::member::Member;
use crate::panel::sitting::Sitting;
use crate::terms::date::shown;
use ratatui::layout::Rect;

/// Draws the sitting, or what is to be done before one can be opened.
pub fn draw(paint: &mut Paint, area: Rect, model: &Model) {
    let Some(overview) = &model.overview else {
        return;
    };
    match &overview.sitting {
        Some(sitting) => {
            let title = format!("Sitting {} · {}", sitting.reference, shown(sitting.date));
            let inner = paint.pane(area, &title, true);
            draw_open(paint, inner, sitting, (model, overview));
        }
        None => {
            let inner = paint.pane(area, "Sitting", true);
            draw_none(paint, inner, overview);
        }
    }
}

fn draw_none(paint: &mut Paint, inner: Rect, overview: &Overview) {
    let words = "No sitting is open. A decision is recorded at a sitting with its quorum.";
    let at = paint.text(inner, 1, Role::Plain, words);
    if overview.read_only {
        let words = "The register was opened for reading only: nothing can be recorded.";
        paint.text(inner, at + 1, Role::Warning, words);
        return;
    }
    if overview.members.is_empty() {
        let words = "m enters the first member. Enter everybody who sits on the panel.";
        paint.text(inner, at + 1, Role::Key, words);
        return;
    }
    let at = paint.text(inner, at + 1, Role::Key, "o opens a sitting today.");
    let at = paint.text(inner, at, Role::Plain, "m enters another member.");
    let words = match &overview.acting {
        Some(_) => "F2 changes who acts.",
        None => "F2 chooses who acts: every entry carries a name.",
    };
    let at = paint.text(inner, at, Role::Plain, words);
    let everyone: Vec<&Member> = overview.members.iter().collect();
    draw_members(paint, inner, at + 1, "Members", &everyone, overview);
}

fn draw_members(
    paint: &mut Paint,
    inner: Rect,
    at: u16,
    heading: &str,
    members: &[&Member],
    overview: &Overview,
) -> u16 {
    paint.line(inner, at, &[(Role::Heading, heading.to_owned())]);
    let widest = |of: &dyn Fn(&Member) -> String| {
        let widths = members.iter().map(|member| width(&of(member)));
        widths.max().unwrap_or(0) + 2
    };
    let chair = overview.sitting.as_ref().map(|sitting| &sitting.chair);
    let name = |member: &Member| match chair == Some(&member.id) {
        true => format!("{}, in the chair", member.shown),
        false => member.shown.clone(),
    };
    let role = |member: &Member| overview.rules.role_title(&member.role).to_owned();
    let id_width = widest(&|member| member.id.to_string());
    let (name_width, role_width) = (widest(&name), widest(&role));
    let used = id_width + name_width + role_width;
    let room = usize::from(inner.width).saturating_sub(used);
    let mut at = at + 1;
    for member in members {
        let pieces = [
            (Role::Plain, left(member.id.as_str(), id_width)),
            (Role::Figure, left(&name(member), name_width)),
            (Role::Quiet, left(&role(member), role_width)),
            (Role::Quiet, cut(&member.specialisms.join(", "), room)),
        ];
        paint.line(inner, at, &pieces);
        at += 1;
    }
    at
}

fn draw_open(
    paint: &mut Paint,
    inner: Rect,
    sitting: &Sitting,
    (model, overview): (&Model, &Overview),
) {
    let words = format!(
        "{} present, quorum {} · {} · {} cases before the panel",
        sitting.present.len(),
        sitting.quorum,
        model.counts.tally.unwrap_or_default().words(),
        model.counts.n_referred
    );
    let at = paint.text(inner, 0, Role::Figure, &words) + 1;
    let present: Vec<&Member> = sitting.present.iter().collect();
    let mut at = draw_members(paint, inner, at, "Present", &present, overview) + 1;
    let heading = "Interests that hold".to_owned();
    paint.line(inner, at, &[(Role::Heading, heading)]);
    at += 1;
    let mut held = sitting
        .interests
        .iter()
        .filter(|held| held.holds())
        .peekable();
    if held.peek().is_none() {
        let words = match overview.read_only {
            true => "None.",
            false => "None. On an opened case, i declares one.",
        };
        paint.line(inner, at, &[(Role::Quiet, words.to_owned())]);
    }
    for held in held {
        let interest = &held.interest;
        let declared = match held.sitting == sitting.reference {
            true => String::new(),
            false => format!(" ({})", held.declared()),
        };
        let words = format!(
            "{} · {}: {}{declared}",
            interest.case, interest.member, interest.nature
        );
        at = paint.text(inner, at, Role::Plain, &words);
    }
}
