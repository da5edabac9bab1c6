//! Why this figure: from a row of the breakdown to the answers, parameters, dates and references.

use super::case_screen::CaseScreen;
use super::popup::Popup;
use crate::scoring::explain::{self, Sentence};
use crate::scoring::scored::Assessed;

/// The explanation of the selected row, as a popup to read.
#[must_use]
pub fn popup(screen: &CaseScreen) -> Popup {
    let title = screen
        .rows
        .get(screen.at)
        .map_or("Why this figure".to_owned(), |row| {
            format!(
                "Why this figure: {}",
                row.label.trim_start_matches(['▸', '▾', ' '])
            )
        });
    Popup::Reading {
        title,
        lines: lines(screen),
        top: 0,
    }
}

fn lines(screen: &CaseScreen) -> Vec<String> {
    let Assessed::Scored(scored) = &screen.detail.file.assessed else {
        return vec![
            "The figure was not computed by this RAS: there is no trace.".to_owned(),
            "Its parts are shown as they were given.".to_owned(),
        ];
    };
    let sentences = match screen.rows.get(screen.at) {
        Some(row) => explain::why(scored, &row.explained_by, None),
        None => explain::explain(scored, None),
    };
    sentences.iter().map(indented).collect()
}

fn indented(sentence: &Sentence) -> String {
    format!("{}{}", "  ".repeat(sentence.depth), sentence.text)
}
