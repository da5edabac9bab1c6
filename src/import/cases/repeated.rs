//! Rows about one thing: those that say the same count once, those that differ are all rejected.
//!
//! Which of two rows holds is never guessed: not from their order in the file, either.

use std::collections::BTreeMap;

/// What rows of a file say about one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said<T> {
    /// The lines on which it is said.
    pub lines: Vec<usize>,
    /// What is said; nothing where the row has a problem.
    pub record: Option<T>,
}

impl<T> Said<T> {
    /// What one row says.
    #[must_use]
    pub fn on(line: usize, record: Option<T>) -> Said<T> {
        Said {
            lines: vec![line],
            record,
        }
    }
}

/// The rows of a file, sorted out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortedOut<T> {
    /// What is taken, in the order of the things, each with every line that says it.
    pub taken: Vec<(Vec<usize>, T)>,
    /// Rows that are beside another about the same thing which says otherwise, each with the line
    /// of that one.
    pub unlike: BTreeMap<usize, usize>,
    /// Rows that are beside one about the same thing which cannot be read, each with the line of
    /// that one.
    pub held_back: BTreeMap<usize, usize>,
}

/// Sorts out what is said about each thing: once where all of it is the `same`.
pub fn sort_out<K: Ord, T>(
    said: BTreeMap<K, Vec<Said<T>>>,
    same: impl Fn(&T, &T) -> bool,
) -> SortedOut<T> {
    let mut sorted = SortedOut {
        taken: Vec::new(),
        unlike: BTreeMap::new(),
        held_back: BTreeMap::new(),
    };
    for about_one in said.into_values() {
        let unread = about_one.iter().find(|said| said.record.is_none());
        let unread = unread.and_then(|said| said.lines.first().copied());
        let read = about_one.into_iter();
        let mut read = read.filter_map(|said| Some((said.lines, said.record?)));
        let Some((mut lines, first)) = read.next() else {
            continue;
        };
        let own_line = lines.first().copied().unwrap_or_default();
        let (like, other): (Vec<_>, Vec<_>) = read.partition(|(_, record)| same(&first, record));
        lines.extend(like.into_iter().flat_map(|(lines, _)| lines));
        let line_of_other = other.iter().find_map(|(lines, _)| lines.first().copied());
        match (line_of_other, unread) {
            (None, None) => sorted.taken.push((lines, first)),
            (None, Some(unread)) => {
                let held_back = lines.into_iter().map(|line| (line, unread));
                sorted.held_back.extend(held_back);
            }
            (Some(line_of_other), _) => {
                let own = lines.into_iter().map(|line| (line, line_of_other));
                sorted.unlike.extend(own);
                let others = other.into_iter().flat_map(|(lines, _)| lines);
                sorted.unlike.extend(others.map(|line| (line, own_line)));
            }
        }
    }
    sorted
}
