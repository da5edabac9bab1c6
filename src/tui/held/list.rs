//! A list: its lines, which pass the filter, in what order, and where the selection is.
//!
//! Invariant: the selection follows the line's key, not its number, when lines come and go.

use super::filter::Filter;
use super::filter_field::Filtered;
use crate::terms::ids::EntryNumber;
use crate::tui::input::action::Action;
use std::cmp::Ordering;
use tui_input::Input;

/// What a line of a list offers.
pub trait Line: Filtered {
    /// Identifies the line when the list is read anew.
    type Key: Clone + PartialEq;

    /// The line's key.
    fn key(&self) -> Self::Key;

    /// The entry of the register that the line is of; none where it is of more than one.
    fn entry(&self) -> Option<EntryNumber> {
        None
    }
}

/// Whether a list has been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It has been asked for.
    Pending,
    /// It is here.
    Done,
    /// It could not be read: why and what to do.
    Failed(String),
}

/// A list with its filter, order and selection.
#[derive(Clone, Debug)]
pub struct List<L: Line> {
    lines: Vec<L>,
    shown: Vec<usize>,
    /// The filter as typed.
    pub filter: Input,
    /// Whether the filter line has the keys.
    pub filtering: bool,
    /// Whether the next character takes the place of the whole filter: it was kept, and its line
    /// has the keys again.
    pub begins_anew: bool,
    /// Whether it has been read.
    pub reading: Reading,
    selected: Option<L::Key>,
    position: usize,
    top: usize,
    /// The first line shown of what the selected line says in full.
    pub told_top: usize,
    /// What was just recorded here: its line is selected when the list is read anew, so that the
    /// next key is not for another.
    pub recorded: Option<EntryNumber>,
}

impl<L: Line> Default for List<L> {
    fn default() -> Self {
        List {
            lines: Vec::new(),
            shown: Vec::new(),
            filter: Input::default(),
            filtering: false,
            begins_anew: false,
            reading: Reading::Pending,
            selected: None,
            position: 0,
            top: 0,
            told_top: 0,
            recorded: None,
        }
    }
}

impl<L: Line> List<L> {
    /// Takes new lines in this order; the selection stays on its line if it is still there, or goes
    /// to the line of what was just recorded.
    pub fn fill(&mut self, lines: Vec<L>) {
        self.lines = lines;
        self.reading = Reading::Done;
        self.refilter();
        let recorded = self.recorded.take();
        let is_its = |line: &L| recorded.is_some() && line.entry() == recorded;
        let its = self.shown_lines().position(is_its);
        self.go(its.unwrap_or(self.position));
    }

    /// Puts the lines in another order.
    pub fn sort_by(&mut self, order: impl FnMut(&L, &L) -> Ordering) {
        self.lines.sort_by(order);
        self.refilter();
    }

    /// Applies the filter as typed.
    pub fn refilter(&mut self) {
        self.shown = Filter::on(self.filter.value(), &self.lines).passing(&self.lines);
        let kept = self.selected.clone();
        let place = kept.and_then(|key| self.shown_lines().position(|line| line.key() == key));
        self.go(place.unwrap_or(self.position));
    }

    /// All lines.
    #[must_use]
    pub fn lines(&self) -> &[L] {
        &self.lines
    }

    /// The lines that pass the filter, in order.
    pub fn shown_lines(&self) -> impl Iterator<Item = &L> + '_ {
        self.shown.iter().filter_map(|n| self.lines.get(*n))
    }

    /// How many lines pass the filter.
    #[must_use]
    pub fn n_shown(&self) -> usize {
        self.shown.len()
    }

    /// The lines to draw in `n_rows` rows, with whether each is selected.
    pub fn window(&self, n_rows: usize) -> impl Iterator<Item = (bool, &L)> + '_ {
        let top = self.top_for(n_rows);
        let position = self.position;
        let numbered = self.shown_lines().enumerate().skip(top).take(n_rows);
        numbered.map(move |(n, line)| (n == position, line))
    }

    /// How many lines stand above and below those that so many rows show.
    #[must_use]
    pub fn out_of_sight(&self, n_rows: usize) -> (usize, usize) {
        let top = self.top_for(n_rows);
        (top, self.shown.len().saturating_sub(top + n_rows))
    }

    /// The selected line.
    #[must_use]
    pub fn selected(&self) -> Option<&L> {
        self.shown_lines().nth(self.position)
    }

    /// The selected line's number among those shown, from 0.
    #[must_use]
    pub fn position(&self) -> usize {
        self.position
    }

    /// Selects the line with this number, or the last.
    pub fn go(&mut self, position: usize) {
        self.position = position.min(self.shown.len().saturating_sub(1));
        let selected = self.selected().map(Line::key);
        if selected != self.selected {
            self.told_top = 0;
        }
        self.selected = selected;
    }

    /// Selects the line with this key; says whether it is shown.
    pub fn select(&mut self, key: &L::Key) -> bool {
        let found = self.shown_lines().position(|line| line.key() == *key);
        if let Some(position) = found {
            self.go(position);
        }
        found.is_some()
    }

    /// Moves the selection as the action says; says whether it was a move.
    pub fn moves(&mut self, action: Action, n_rows: usize) -> bool {
        let page = n_rows.saturating_sub(1).max(1);
        let to = match action {
            Action::Up => self.position.saturating_sub(1),
            Action::Down => self.position + 1,
            Action::PageUp => self.position.saturating_sub(page),
            Action::PageDown => self.position + page,
            Action::First => 0,
            Action::Last => self.shown.len(),
            _ => return false,
        };
        self.go(to);
        self.top = self.top_for(n_rows);
        true
    }

    /// Selects the line drawn at this row of the window.
    pub fn go_to_row(&mut self, row: usize, n_rows: usize) {
        let top = self.top_for(n_rows);
        if top + row < self.shown.len() {
            self.top = top;
            self.go(top + row);
        }
    }

    fn top_for(&self, n_rows: usize) -> usize {
        let n_rows = n_rows.max(1);
        let last_top = self.shown.len().saturating_sub(n_rows);
        let top = if self.position < self.top {
            self.position
        } else if self.position >= self.top + n_rows {
            self.position + 1 - n_rows
        } else {
            self.top
        };
        top.min(last_top)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::held::filter_field::{Field, FieldValue};

    #[derive(Clone, Debug, PartialEq)]
    struct Name(&'static str);

    impl Filtered for Name {
        const FIELDS: &'static [Field] = &[];

        fn text(&self) -> String {
            self.0.to_owned()
        }

        fn field(&self, _: &str) -> FieldValue {
            FieldValue::Missing
        }
    }

    impl Line for Name {
        type Key = &'static str;

        fn key(&self) -> &'static str {
            self.0
        }
    }

    fn names(of: &[&'static str]) -> Vec<Name> {
        of.iter().map(|name| Name(name)).collect()
    }

    #[test]
    fn the_selection_follows_its_key_when_lines_come_and_go() {
        let mut list = List::default();
        list.fill(names(&["a", "b", "c"]));
        list.moves(Action::Down, 10);
        list.fill(names(&["x", "a", "b"]));
        assert_eq!((list.selected(), list.position()), (Some(&Name("b")), 2));
        list.fill(names(&["x", "a"]));
        assert_eq!(list.selected(), Some(&Name("a")));
        list.fill(Vec::new());
        assert_eq!(list.selected(), None);
    }

    #[test]
    fn the_window_moves_only_as_far_as_the_selection_asks() {
        let mut list = List::default();
        list.fill(names(&["a", "b", "c", "d", "e", "f", "g", "h"]));
        list.moves(Action::Last, 3);
        let drawn = |list: &List<Name>| list.window(3).map(|(_, n)| n.0).collect::<String>();
        assert_eq!(drawn(&list), "fgh");
        list.moves(Action::Up, 3);
        assert_eq!(drawn(&list), "fgh");
        list.go_to_row(0, 3);
        assert_eq!(list.selected(), Some(&Name("f")));
    }

    #[test]
    fn a_filter_keeps_the_selection_where_it_passes() {
        let mut list = List::default();
        list.fill(names(&["alpha", "beta", "gamma"]));
        list.select(&"gamma");
        list.filter = Input::from("m");
        list.refilter();
        assert_eq!(list.n_shown(), 1);
        assert_eq!(list.selected(), Some(&Name("gamma")));
    }
}
