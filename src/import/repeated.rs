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
    /// Rows that are beside another about the same thing which says otherwise, or which cannot be
    /// read: line by line, with a line of the others.
    pub unlike: BTreeMap<usize, usize>,
}

/// Sorts out what is said about each thing: once where all of it is the `same`.
pub fn sort_out<K: Ord, T>(
    said: BTreeMap<K, Vec<Said<T>>>,
    same: impl Fn(&T, &T) -> bool,
) -> SortedOut<T> {
    let mut sorted = SortedOut {
        taken: Vec::new(),
        unlike: BTreeMap::new(),
    };
    for about_one in said.into_values() {
        let lines: Vec<Vec<usize>> = about_one.iter().map(|said| said.lines.clone()).collect();
        let mut records = about_one.into_iter().map(|said| said.record);
        let Some(first) = records.next() else {
            continue;
        };
        let like_first = |other: Option<T>| {
            let pair = first.as_ref().zip(other.as_ref());
            pair.is_some_and(|(first, other)| same(first, other))
        };
        if records.all(like_first) {
            sorted
                .taken
                .extend(first.map(|record| (lines.concat(), record)));
            continue;
        }
        for (at, own) in lines.iter().enumerate() {
            let other = lines.iter().enumerate().find(|(other, _)| *other != at);
            let other = other.and_then(|(_, lines)| lines.first());
            let marked = own.iter().filter_map(|line| Some((*line, *other?)));
            sorted.unlike.extend(marked);
        }
    }
    sorted
}
