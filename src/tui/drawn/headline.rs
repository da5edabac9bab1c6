//! The figures people argue about above a form or a case, in the fewest lines that hold them.

use crate::app::case_detail::CaseDetail;
use crate::tui::brush::cells::width;
use crate::tui::brush::theme::Role;
use crate::tui::brush::window::{self, Styled};

/// The headline in as few lines as its figures need. Where the room is short, words, dates and per
/// cents give way, and no figure does.
#[must_use]
pub fn lines(headline: &[(Role, String)], n_cells: usize) -> Vec<Styled> {
    lines_in(headline, n_cells, 0)
}

/// The headline in so many lines, or in more where its figures need them; what is wrong follows in
/// full.
#[must_use]
pub fn lines_in(headline: &[(Role, String)], n_cells: usize, n_lines: usize) -> Vec<Styled> {
    let (wrong, headline): (Vec<_>, Vec<_>) = headline
        .iter()
        .cloned()
        .partition(|piece| piece.0 == Role::Fault);
    let mut lines = figures_in(&headline, n_cells, n_lines);
    lines.extend(wrong_lines(&wrong, n_cells));
    lines
}

/// What is wrong, in full, below the figures.
#[must_use]
pub fn wrong_lines(wrong: &[(Role, String)], n_cells: usize) -> Vec<Styled> {
    let lines = window::wrapped(wrong, n_cells.saturating_sub(1)).into_iter();
    let indented = lines.map(|line| [vec![(Role::Plain, " ".to_owned())], line].concat());
    indented.collect()
}

fn figures_in(headline: &[(Role, String)], n_cells: usize, n_lines: usize) -> Vec<Styled> {
    let variants: Vec<Vec<&str>> = headline.iter().map(|(_, text)| variants(text)).collect();
    let mut chosen: Vec<usize> = variants.iter().map(|of| of.len() - 1).collect();
    let shortest = packed(headline, &variants, &chosen, n_cells).len();
    let n_lines = n_lines.max(shortest);
    for (n, of) in variants.iter().enumerate() {
        for variant in 0..of.len() {
            let mut longer = chosen.clone();
            if let Some(at) = longer.get_mut(n).filter(|at| variant < **at) {
                *at = variant;
                let lines = packed(headline, &variants, &longer, n_cells);
                if lines.len() <= n_lines && lines.iter().all(|line| cells(line) <= n_cells) {
                    chosen = longer;
                }
            }
        }
    }
    packed(headline, &variants, &chosen, n_cells)
}

/// The width of a line.
#[must_use]
pub fn cells(line: &Styled) -> usize {
    line.iter().map(|(_, text)| width(text)).sum()
}

/// A piece of the headline, and what is left of it without its explanation, what was agreed and is
/// held back, its later days, its date, its per cent.
fn variants(text: &str) -> Vec<&str> {
    let mut variants = vec![text];
    for from in [": ", "; ", ", ", " on ", " ("] {
        let shorter = variants.last().and_then(|last| last.split(from).next());
        variants.extend(shorter.filter(|shorter| variants.last() != Some(shorter)));
    }
    variants
}

/// The pieces in as many lines as they need.
fn packed(
    headline: &[(Role, String)],
    variants: &[Vec<&str>],
    chosen: &[usize],
    n_cells: usize,
) -> Vec<Styled> {
    let mut lines: Vec<Styled> = Vec::new();
    let mut used = n_cells;
    for (((role, _), of), at) in headline.iter().zip(variants).zip(chosen) {
        let text = of.get(*at).copied().unwrap_or_default();
        if used + 2 + width(text) > n_cells {
            lines.push(Vec::new());
            used = 0;
        }
        let before = if used == 0 { " " } else { "  " };
        used += width(before) + width(text);
        if let Some(line) = lines.last_mut() {
            line.push((*role, format!("{before}{text}")));
        }
    }
    lines
}

/// Who has an interest in the case and takes no part in deciding it.
#[must_use]
pub fn kept_out(detail: &CaseDetail) -> Vec<(Role, String)> {
    let interests = detail.interests.iter();
    interests
        .map(|words| (Role::Warning, words.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_what_was_agreed_stays_where_only_its_later_days_lack_the_room() {
        let agreed = "Last agreed £500.00 on 24 Nov 2026, in full from 1 Mar 2027";
        let pieces = [(Role::Plain, agreed.to_owned())];
        let kept = "Last agreed £500.00 on 24 Nov 2026";
        assert_eq!(lines(&pieces, 40), [[(Role::Plain, format!(" {kept}"))]]);
        let held_back = "; £413.80 a week agreed on 26 Nov 2026 (entry 10) is held back";
        let pieces = [(Role::Plain, format!("{kept}{held_back}"))];
        assert_eq!(lines(&pieces, 40), [[(Role::Plain, format!(" {kept}"))]]);
    }

    #[test]
    fn no_figure_gives_way_however_many_lines_it_takes() {
        let pieces = [
            "Indicative £112.20",
            "Package £170.45 (all of it)",
            "Gap +58.25",
        ];
        let pieces = pieces.map(|text| (Role::Figure, text.to_owned()));
        let lines = lines(&pieces, 20);
        assert_eq!(lines.len(), 3);
        assert_eq!(lines[1], [(Role::Figure, " Package £170.45".to_owned())]);
        assert_eq!(
            lines_in(&pieces, 200, 2).len(),
            1,
            "there is nothing to fill a second line"
        );
    }
}
