//! What the marks and signs of the queue mean, in lines to read.

use super::queue_columns::{BY_THE_WORKER, OLDER_FACTS};
use crate::app::queue_row::CaseState;
use crate::config::tolerances::FlagKind;
use crate::tui::brush::cells::left;
use crate::tui::held::model::Model;

/// What stands in the lines of the queue besides words and figures.
const SIGNS: [(&str, &str); 7] = [
    (
        OLDER_FACTS,
        "before the case: an import refused the person's row; what is shown is older",
    ),
    ("+", "before the case: a draft of yours is kept; d opens it"),
    (
        "▲ ▼ =",
        "the package costs more than the indicative budget, less, the same",
    ),
    ("≥", "at least: a part of the package's cost is not known"),
    ("–", "not known, or there is none"),
    (
        "38 d!",
        "how long it has waited; with ! it is over the target",
    ),
    (
        "GAP +2",
        "the flags that refer it, and how many more it has",
    ),
];

/// What a transition's state means, where its word does not say it.
const STATES: [(&str, &str); 4] = [
    (
        "overdue !",
        "a step or the end has passed, and the package has not followed",
    ),
    (
        "held back",
        "the package changed since it was decided: nothing falls until the panel decides anew",
    ),
    ("covered", "another amount stands before it for a time"),
    ("replaced", "a later decision has taken its place"),
];

/// The lines: where a case stands, the signs, then the flags that the listed cases meet.
#[must_use]
pub fn lines(model: &Model) -> Vec<String> {
    let line = |sign: &str, words: &str| match sign.trim() {
        "" => format!("{}{words}", left("no mark", SIGN_WIDTH)),
        _ => format!("{}{words}", left(sign, SIGN_WIDTH)),
    };
    let mut lines = vec!["Before a case, where it stands:".to_owned()];
    let states = CaseState::ALL.iter().map(|state| state.mark());
    lines.extend(states.map(|(mark, words)| line(mark, words)));
    lines.extend([String::new(), "Signs:".to_owned()]);
    lines.extend(SIGNS.map(|(sign, words)| line(sign, words)));
    lines.extend([String::new(), "In the transitions (4):".to_owned()]);
    lines.extend(STATES.map(|(state, words)| line(state, words)));
    lines.extend([String::new(), "Flags of the listed cases:".to_owned()]);
    lines.push(line(BY_THE_WORKER, "no rule refers it, the worker does"));
    let rows = model.queue.lines().iter();
    let mut flags: Vec<_> = rows.flat_map(|row| &row.flags).collect();
    flags.sort_by_key(|(code, mark, kind)| (*kind != FlagKind::Refer, mark, code));
    flags.dedup();
    lines.extend(flags.into_iter().map(|(code, mark, kind)| {
        let does = match kind {
            FlagKind::Refer => "refers",
            FlagKind::Inform => "informs only",
            FlagKind::Off => "not used",
        };
        line(mark, &format!("{} ({does})", code.replace('_', " ")))
    }));
    lines.push(
        "Each is explained with its limit beside the selected case, and by: ras-panel flags"
            .to_owned(),
    );
    lines
}

const SIGN_WIDTH: usize = 12;
