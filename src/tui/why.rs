//! Why this figure: from a row of the breakdown to the answers, parameters, dates and references.

use super::breakdown::Explained;
use super::case_screen::CaseScreen;
use super::popup::Popup;
use crate::scoring::explain;
use crate::scoring::scored::Assessed;

/// The explanation of the selected row, as a popup to read.
#[must_use]
pub fn popup(screen: &CaseScreen) -> Popup {
    let title = screen.rows.get(screen.at).map_or("Why this figure".to_owned(), |row| {
        format!("Why this figure: {}", row.label.trim_start_matches(['▸', '▾', ' ']))
    });
    Popup::Reading { title, lines: lines(screen), top: 0 }
}

fn lines(screen: &CaseScreen) -> Vec<String> {
    let file = &screen.detail.file;
    let Assessed::Scored(scored) = &file.assessed else {
        return vec![
            "The figure was not computed by this RAS: there is no trace.".to_owned(),
            "Its parts are shown as they were given.".to_owned(),
        ];
    };
    let explained = screen.rows.get(screen.at).map(|row| &row.explained_by);
    match explained {
        Some(Explained::Domain(title)) => explain::about(&scored.trace, title),
        Some(Explained::Line(number)) => {
            let line = scored.lines.get(*number);
            explain::about(&scored.trace, line.map_or("", |line| line.label.as_str()))
        }
        Some(Explained::Whole) | None => explain::whole(&scored.trace),
    }
}
