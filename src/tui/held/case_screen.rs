//! The opened case: which pane has the keys, which lines are open, what is scrolled where.

use super::breakdown::{self, BreakdownRow, RowId};
use crate::app::case_detail::CaseDetail;
use crate::tui::brush::window;
use crate::tui::input::action::Action;
use std::collections::BTreeSet;

/// The state of an opened case.
#[derive(Clone, Debug)]
pub struct CaseScreen {
    /// The case.
    pub detail: Box<CaseDetail>,
    /// The pane that has the keys.
    pub pane: CasePane,
    /// The domains whose answers are shown.
    pub open: BTreeSet<RowId>,
    /// The rows of the breakdown as shown.
    pub rows: Vec<BreakdownRow>,
    /// The selected row of the breakdown.
    pub at: usize,
    /// The first line shown in each other pane.
    pub tops: [usize; 4],
}

/// The panes of the case screen in the order in which Tab goes through them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CasePane {
    /// How the indicative budget is reached.
    Breakdown,
    /// What the package costs.
    Package,
    /// The flags.
    Flags,
    /// Like cases.
    LikeCases,
    /// What happened before.
    History,
}

impl CasePane {
    /// Every pane in order.
    pub const ALL: [CasePane; 5] = [
        CasePane::Breakdown,
        CasePane::Package,
        CasePane::Flags,
        CasePane::LikeCases,
        CasePane::History,
    ];

    fn number(self) -> usize {
        Self::ALL.iter().position(|pane| *pane == self).unwrap_or(0)
    }

    fn stepped(self, by: isize) -> CasePane {
        let n = (self.number() + Self::ALL.len()).saturating_add_signed(by) % Self::ALL.len();
        Self::ALL.get(n).copied().unwrap_or(self)
    }
}

impl CaseScreen {
    /// Opens a case with its breakdown folded.
    #[must_use]
    pub fn new(detail: Box<CaseDetail>) -> CaseScreen {
        let open = BTreeSet::new();
        let rows = breakdown::rows(&detail.file, &open);
        CaseScreen {
            detail,
            pane: CasePane::Breakdown,
            open,
            rows,
            at: 0,
            tops: [0; 4],
        }
    }

    /// Takes the same case as read anew and keeps what is open.
    pub fn renew(&mut self, detail: Box<CaseDetail>) {
        self.detail = detail;
        self.refresh();
    }

    /// Opens or closes the selected line of the breakdown.
    pub fn fold(&mut self) {
        let Some(id) = self.rows.get(self.at).and_then(|row| row.folds.clone()) else {
            return;
        };
        if !self.open.remove(&id) {
            self.open.insert(id);
        }
        self.refresh();
    }

    fn refresh(&mut self) {
        self.rows = breakdown::rows(&self.detail.file, &self.open);
        self.at = self.at.min(self.rows.len().saturating_sub(1));
    }

    /// Moves within the pane or between panes; says whether it was a move. The pane that has the
    /// keys has so many lines, and shows so many.
    pub fn moves(&mut self, action: Action, (n_lines, n_rows): (usize, usize)) -> bool {
        let end = isize::try_from(n_lines).unwrap_or(isize::MAX);
        let by = match action {
            Action::NextField | Action::Right => {
                self.pane = self.pane.stepped(1);
                return true;
            }
            Action::PreviousField | Action::Left => {
                self.pane = self.pane.stepped(-1);
                return true;
            }
            Action::Up => -1,
            Action::Down => 1,
            Action::PageUp | Action::ScrollUp => window::page(n_rows, false),
            Action::PageDown | Action::ScrollDown => window::page(n_rows, true),
            Action::First => -end,
            Action::Last => end,
            _ => return false,
        };
        self.scroll(self.pane, by, (n_lines, n_rows));
        true
    }

    /// Scrolls a pane that has so many lines and shows so many; in the breakdown, the selection.
    pub fn scroll(&mut self, pane: CasePane, by: isize, (n_lines, n_rows): (usize, usize)) {
        if pane == CasePane::Breakdown {
            self.select(self.at.saturating_add_signed(by));
            return;
        }
        let place = pane.number().checked_sub(1);
        if let Some(top) = place.and_then(|n| self.tops.get_mut(n)) {
            *top = window::moved(*top, by, n_lines, n_rows);
        }
    }

    /// Selects a row of the breakdown, or the last.
    pub fn select(&mut self, row: usize) {
        self.at = row.min(self.rows.len().saturating_sub(1));
    }

    /// The first line shown in a pane beside the breakdown.
    #[must_use]
    pub fn top(&self, pane: CasePane) -> usize {
        pane.number()
            .checked_sub(1)
            .and_then(|n| self.tops.get(n))
            .copied()
            .unwrap_or(0)
    }
}
