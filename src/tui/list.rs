//! A list's place: which line is selected, by its key, and which lines are seen.
//!
//! Invariant: the selection follows the line's key, not its number, when lines come and go.

/// The place in a list of lines that have keys of type `K`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<K> {
    selected: Option<K>,
    position: usize,
    top: usize,
}

impl<K> Default for Place<K> {
    fn default() -> Self {
        Place {
            selected: None,
            position: 0,
            top: 0,
        }
    }
}

impl<K: Clone + PartialEq> Place<K> {
    /// The selected line's key.
    #[must_use]
    pub fn selected(&self) -> Option<&K> {
        self.selected.as_ref()
    }

    /// The selected line's number, from 0.
    #[must_use]
    pub fn position(&self) -> usize {
        self.position
    }

    /// Fits the place to new lines: the same key where it still is, else the nearest line.
    pub fn refit(&mut self, keys: &[K]) {
        let kept = self
            .selected
            .as_ref()
            .and_then(|key| keys.iter().position(|k| k == key));
        self.go(kept.unwrap_or(self.position), keys);
    }

    /// Selects the line with this number, or the last.
    pub fn go(&mut self, position: usize, keys: &[K]) {
        self.position = position.min(keys.len().saturating_sub(1));
        self.selected = keys.get(self.position).cloned();
    }

    /// Selects the line with this key, if it is there.
    pub fn select(&mut self, key: &K, keys: &[K]) {
        if let Some(position) = keys.iter().position(|known| known == key) {
            self.go(position, keys);
        }
    }

    /// Moves the selection by so many lines, kept within the list.
    pub fn step(&mut self, by: isize, keys: &[K]) {
        self.go(self.position.saturating_add_signed(by), keys);
    }

    /// The number of the first line to draw so that the selection is seen in `n_rows` rows.
    #[must_use]
    pub fn top(&self, n_rows: usize) -> usize {
        let n_rows = n_rows.max(1);
        if self.position < self.top {
            self.position
        } else if self.position >= self.top + n_rows {
            self.position + 1 - n_rows
        } else {
            self.top
        }
    }

    /// Remembers what is seen, after the size or the selection changed.
    pub fn settle(&mut self, n_rows: usize) {
        self.top = self.top(n_rows);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selection_follows_its_key_when_lines_come_and_go() {
        let mut place = Place::default();
        place.refit(&["a", "b", "c"]);
        place.step(1, &["a", "b", "c"]);
        place.refit(&["x", "a", "b"]);
        assert_eq!((place.selected(), place.position()), (Some(&"b"), 2));
        place.refit(&["x", "a"]);
        assert_eq!(place.selected(), Some(&"a"));
        place.refit(&[]);
        assert_eq!(place.selected(), None);
    }

    #[test]
    fn the_window_moves_only_as_far_as_the_selection_asks() {
        let keys: Vec<usize> = (0..100).collect();
        let mut place = Place::default();
        place.go(30, &keys);
        place.settle(10);
        assert_eq!(place.top(10), 21);
        place.step(-3, &keys);
        assert_eq!(place.top(10), 21);
    }
}
