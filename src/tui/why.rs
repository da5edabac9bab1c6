//! Why this figure: from a row of the breakdown to the answers, parameters, dates and references.

use super::case_screen::CaseScreen;
use super::popup::Popup;
use crate::scoring::explain::{self, Sentence};
use crate::scoring::scored::Assessed;
use crate::scoring::trace::Figure;

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
    let ras = &screen.detail.ras;
    let figure = screen.rows.get(screen.at).map(|row| &row.explained_by);
    let figure = figure.unwrap_or(&Figure::Budget);
    if *figure != Figure::Budget {
        let sentences = explain::why(scored, ras, figure, None);
        return sentences.iter().map(indented).collect();
    }
    // The whole result is told step by step; each step's own line tells the rest.
    let sentences = explain::explain(scored, ras, Some(1));
    let mut lines: Vec<String> = sentences.iter().map(indented).collect();
    lines.push(String::new());
    lines.push("x on a line of the breakdown tells that line down to the answers.".to_owned());
    lines
}

fn indented(sentence: &Sentence) -> String {
    format!("{}{}", "  ".repeat(sentence.depth), sentence.text)
}
