//! Draws the sitting: who is present, interests, what to do next.

use crate::app::outcome::Overview;
use crate::panel::member::Member;
use crate::panel::sitting::{Sitting, SittingState};
use crate::terms::date::shown;
use crate::terms::text::so_many;
use crate::tui::brush::cells::{left, width};
use crate::tui::brush::paint::Paint;
use crate::tui::brush::theme::Role;
use crate::tui::brush::window::{self, Look, Styled};
use crate::tui::held::model::Model;
use ratatui::layout::Rect;

/// Draws the sitting, or what is to be done before one can be opened.
pub fn draw(paint: &mut Paint, area: Rect, model: &Model) {
    let Some(overview) = &model.overview else {
        return;
    };
    let title = overview.sitting.as_ref().map(|sitting| {
        let date = shown(sitting.date);
        format!("Sitting {} · {date}", sitting.reference)
    });
    let look = Look {
        title: title.as_deref().unwrap_or("Sitting"),
        focused: true,
        keys: ["", ""],
    };
    let lines = lines(model, window::n_cells(area));
    window::draw(paint, area, &look, model.sitting_top, &lines);
}

/// All lines of the screen in a pane of this width.
#[must_use]
pub fn lines(model: &Model, n_cells: usize) -> Vec<Styled> {
    match &model.overview {
        None => Vec::new(),
        Some(overview) => match &overview.sitting {
            Some(sitting) => open(sitting, (model, overview), n_cells),
            None => none((model, overview), n_cells),
        },
    }
}

fn none((model, overview): (&Model, &Overview), n_cells: usize) -> Vec<Styled> {
    let say = |role: Role, words: &str| (role, words.to_owned());
    let mut said = vec![
        say(Role::Plain, ""),
        say(
            Role::Plain,
            "No sitting is open. A decision is recorded at a sitting with its quorum.",
        ),
        say(Role::Plain, ""),
    ];
    if overview.read_only {
        let words = "The register was opened for reading only: nothing can be recorded.";
        said.push(say(Role::Warning, words));
        return window::wrapped(&said, n_cells);
    }
    if overview.members.is_empty() {
        let words = "m enters the first member. Enter everybody who sits on the panel.";
        said.push(say(Role::Key, words));
        return window::wrapped(&said, n_cells);
    }
    said.push(say(Role::Key, "o opens a sitting today."));
    said.push(say(Role::Plain, "m enters another member."));
    let words = match &overview.acting {
        Some(_) => "F2 changes who acts.",
        None => "F2 chooses who acts: every entry carries a name.",
    };
    said.extend([say(Role::Plain, words), say(Role::Plain, "")]);
    let next = overview.next_rules();
    let everyone = overview.members.iter();
    let without = everyone.filter(|member| next.role(&member.role).is_none());
    let without: Vec<&str> = without.map(|member| member.id.as_str()).collect();
    if !without.is_empty() {
        let words = format!(
            "The rules of the next sitting do not list the roles of {}. Enter each again with m: \
             the same id and name, another role.",
            without.join(", ")
        );
        said.extend([(Role::Warning, words), say(Role::Plain, "")]);
    }
    let mut lines = window::wrapped(&said, n_cells);
    let everyone: Vec<&Member> = overview.members.iter().collect();
    lines.extend(members("Members", &everyone, overview, n_cells));
    lines.extend(earlier(model, overview, n_cells));
    lines
}

fn members(heading: &str, members: &[&Member], overview: &Overview, n_cells: usize) -> Vec<Styled> {
    let widest = |of: &dyn Fn(&Member) -> String| {
        let widths = members.iter().map(|member| width(&of(member)));
        widths.max().unwrap_or(0) + 2
    };
    let chair = overview.sitting.as_ref().map(|sitting| &sitting.chair);
    let name = |member: &Member| match chair == Some(&member.id) {
        true => format!("{}, in the chair", member.shown),
        false => member.shown.clone(),
    };
    let role = |member: &Member| overview.role_title(&member.role).to_owned();
    let id_width = widest(&|member| member.id.to_string());
    let (name_width, role_width) = (widest(&name), widest(&role));
    let used = id_width + name_width + role_width;
    let room = n_cells.saturating_sub(used);
    let rows = members.iter().flat_map(|member| {
        let mut row = vec![
            (Role::Plain, left(member.id.as_str(), id_width)),
            (Role::Figure, left(&name(member), name_width)),
            (Role::Quiet, left(&role(member), role_width)),
        ];
        let specialisms = member.specialisms.join(", ");
        if width(&specialisms) <= room {
            row.push((Role::Quiet, specialisms));
            return vec![row];
        }
        let below = (Role::Quiet, format!("  {specialisms}"));
        let below = window::wrapped(&[below], n_cells);
        [vec![row], below].concat()
    });
    let heading = vec![(Role::Heading, heading.to_owned())];
    [heading].into_iter().chain(rows).collect()
}

fn open(sitting: &Sitting, (model, overview): (&Model, &Overview), n_cells: usize) -> Vec<Styled> {
    let rows = model.queue.lines().iter();
    let n_open = rows.filter(|row| row.is_left_undecided()).count();
    let words = format!(
        "{} present, quorum {} · {} · {} before the panel",
        sitting.present.len(),
        sitting.quorum,
        model.counts.tally.unwrap_or_default().words(),
        so_many(n_open, "undecided case", "undecided cases")
    );
    let mut lines = window::wrapped(&[(Role::Figure, words)], n_cells);
    lines.push(Vec::new());
    let present: Vec<&Member> = sitting.present.iter().collect();
    lines.extend(members("Present", &present, overview, n_cells));
    lines.push(Vec::new());
    let mut said = vec![(Role::Heading, "Interests that hold".to_owned())];
    let held = sitting.interests.iter().filter(|held| held.holds());
    said.extend(held.map(|held| {
        let interest = &held.interest;
        let declared = match held.sitting == sitting.reference {
            true => String::new(),
            false => format!(" ({})", held.declared()),
        };
        let words = format!(
            "{} · {}: {}{declared}",
            interest.case, interest.member, interest.nature
        );
        (Role::Plain, words)
    }));
    if said.len() == 1 {
        let words = match overview.read_only {
            true => "None.",
            false => "None. On an opened case, i declares one.",
        };
        said.push((Role::Quiet, words.to_owned()));
    }
    lines.extend(window::wrapped(&said, n_cells));
    lines.extend(earlier(model, overview, n_cells));
    lines
}

/// The sittings that are over, the newest first, and how their minutes are read.
fn earlier(model: &Model, overview: &Overview, n_cells: usize) -> Vec<Styled> {
    let sittings = model.sittings.iter().rev();
    let closed = sittings.filter(|(sitting, _)| sitting.state == SittingState::Closed);
    let mut told: Vec<(Role, String)> = closed
        .map(|(sitting, tally)| {
            let (day, n_present) = (shown(sitting.date), sitting.present.len());
            let (chair, did) = (overview.name(sitting.chair.as_str()), tally.words());
            let words = format!("{day} · {chair} in the chair, {n_present} present · {did}");
            (Role::Plain, words)
        })
        .collect();
    told.insert(0, (Role::Heading, "Earlier sittings".to_owned()));
    told.push(match told.len() {
        1 => (
            Role::Quiet,
            "None is closed yet. Its minutes can be read here then.".to_owned(),
        ),
        _ => (
            Role::Key,
            "Enter reads the minutes of a sitting.".to_owned(),
        ),
    });
    let mut lines = vec![Vec::new()];
    lines.extend(window::wrapped(&told, n_cells));
    lines
}
