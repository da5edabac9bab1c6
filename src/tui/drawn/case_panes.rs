//! The panes of a case that stand below its breakdown, as lines: flags, like cases, history.

use super::package_lines;
use crate::app::case_detail::CaseDetail;
use crate::config::tolerances::FlagKind;
use crate::flags::like_cases::LikeComparison;
use crate::flags::raised;
use crate::terms::date::shown;
use crate::tui::brush::cells::{left, wrapped};
use crate::tui::brush::theme::Role;
use crate::tui::brush::window::{self, Styled};

/// The worker's referral, then the flags that the case meets, each with its limit.
pub fn flags(detail: &CaseDetail, n_cells: usize) -> Vec<Styled> {
    let sent = detail.file.case.person.referral.iter();
    let sent: Vec<_> = sent
        .map(|sent| (Role::Plain, format!("Referred {}", sent.told())))
        .collect();
    let mut lines = window::wrapped(&sent, n_cells);
    let n_cells = n_cells.saturating_sub(6);
    for flag in &detail.file.flags {
        let role = if flag.kind == FlagKind::Refer {
            Role::Warning
        } else {
            Role::Plain
        };
        let text = raised::with_limit(&flag.sentence, &flag.limit);
        for (n, line) in wrapped(&text, n_cells).into_iter().enumerate() {
            let mark = if n == 0 { flag.mark.as_str() } else { "" };
            lines.push(vec![(role, left(mark, 5)), (Role::Plain, line)]);
        }
    }
    if detail.file.flags.is_empty() {
        lines.push(vec![(Role::Quiet, "No flag is raised.".to_owned())]);
    }
    lines
}

/// Where the package lies among like cases, or why that cannot be said.
pub fn like_cases(compared: &LikeComparison, n_cells: usize) -> Vec<Styled> {
    let like = match compared {
        LikeComparison::Among(like) => like,
        other => {
            let words = other.why_not().unwrap_or_default();
            let lines = wrapped(&words, n_cells).into_iter();
            return lines.map(|line| vec![(Role::Quiet, line)]).collect();
        }
    };
    let [p10, p25, p50, p75, p90] = like.percentiles;
    let strip = package_lines::strip(like, n_cells.saturating_sub(2).clamp(8, 40));
    let rank = format!("this package: {} percentile", ordinal(like.rank));
    let told = [
        (Role::Quiet, format!("p10 {p10}  p50 {p50}  p90 {p90}")),
        (Role::Quiet, format!("middle half {p25} to {p75}")),
        (Role::Plain, rank),
        (Role::Quiet, "of package costs, nearest rank".to_owned()),
    ];
    let mut lines = vec![vec![(Role::Plain, strip)]];
    lines.extend(window::wrapped(&told, n_cells));
    lines
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

/// Which drafts are kept, then what happened, the newest first.
pub fn history(detail: &CaseDetail, n_cells: usize) -> Vec<Styled> {
    let kept = [
        (&detail.draft, "a draft is kept: d opens it"),
        (&detail.correction_draft, "a correction is kept: e opens it"),
    ];
    let kept = kept.into_iter().filter(|(draft, _)| draft.is_some());
    let kept = kept.map(|(_, words)| (Role::Good, format!("+ {words}")));
    let mut lines = window::wrapped(&kept.collect::<Vec<_>>(), n_cells);
    let n_cells = n_cells.saturating_sub(13);
    for (date, sentence) in &detail.history {
        for (n, line) in wrapped(sentence, n_cells).into_iter().enumerate() {
            let date = if n == 0 { shown(*date) } else { String::new() };
            lines.push(vec![(Role::Quiet, left(&date, 13)), (Role::Plain, line)]);
        }
    }
    if lines.is_empty() {
        lines.push(vec![(Role::Quiet, "Nothing is recorded yet.".to_owned())]);
    }
    lines
}
