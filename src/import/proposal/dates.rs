//! How the dates of a file are written: the patterns that read the most of what was sampled.

use crate::config::date_pattern::DatePattern;
use std::collections::BTreeMap;

/// The patterns that are tried, the British order of day and month before the other.
const PATTERNS: [&str; 20] = [
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d-%m-%Y",
    "%m-%d-%Y",
    "%d.%m.%Y",
    "%d %b %Y",
    "%d-%b-%Y",
    "%b %d %Y",
    "%Y/%m/%d",
    "%d/%m/%Y 00:00:00",
    "%m/%d/%Y 00:00:00",
    "%d/%m/%Y 00:00",
    "%m/%d/%Y 00:00",
    "%Y-%m-%d 00:00:00",
    "%Y-%m-%d 00:00:00.000",
    "%Y-%m-%dT00:00:00",
    "%Y-%m-%dT00:00:00Z",
    "%d-%b-%Y 00:00:00",
    "%d %b %Y 00:00:00",
];

/// What was sampled of dates: how many values are read by which of the patterns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    /// Which patterns read a value, one bit each → how many values.
    by_patterns: BTreeMap<u32, usize>,
}

/// The patterns, made once.
#[derive(Clone, Debug)]
pub struct Patterns(Vec<DatePattern>);

impl Default for Patterns {
    fn default() -> Patterns {
        Patterns(PATTERNS.into_iter().filter_map(DatePattern::new).collect())
    }
}

/// The patterns for a file's dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatesFound {
    /// The patterns, the one that reads most first.
    pub patterns: Vec<DatePattern>,
    /// How many values they read.
    pub n_read: usize,
    /// How many values they do not read.
    pub n_unread: usize,
    /// Whether day and month could stand the other way round as well.
    pub either_order: bool,
}

impl Dates {
    /// Counts a value.
    pub fn count(&mut self, patterns: &Patterns, value: &str) {
        let mut bits = 0_u32;
        for (place, pattern) in patterns.0.iter().enumerate() {
            if pattern.read(value).is_some() {
                bits |= 1 << place;
            }
        }
        *self.by_patterns.entry(bits).or_default() += 1;
    }

    /// Adds another column's.
    pub fn add(&mut self, other: &Dates) {
        for (bits, n) in &other.by_patterns {
            *self.by_patterns.entry(*bits).or_default() += n;
        }
    }

    /// How many values are a date in any pattern, of how many.
    #[must_use]
    pub fn n_dates(&self) -> (usize, usize) {
        let all: usize = self.by_patterns.values().sum();
        let none = self.by_patterns.get(&0).copied().unwrap_or_default();
        (all - none, all)
    }

    /// The fewest patterns that read the most, none of which takes a text for another day.
    #[must_use]
    pub fn found(&self, patterns: &Patterns) -> DatesFound {
        let mut left = self.by_patterns.clone();
        let mut found: Vec<DatePattern> = Vec::new();
        let mut n_read = 0;
        let mut either_order = false;
        loop {
            let fits =
                |pattern: &DatePattern| found.iter().all(|known| !known.contradicts(pattern));
            let candidates = patterns
                .0
                .iter()
                .enumerate()
                .filter(|(_, pattern)| fits(pattern));
            let counted = candidates.map(|(place, pattern)| (reads(&left, place), place, pattern));
            // The first of those that read as many: the British order goes before the other.
            let best = counted.max_by_key(|(n, place, _)| (*n, std::cmp::Reverse(*place)));
            let Some((n, place, pattern)) = best.filter(|(n, ..)| *n > 0) else {
                break;
            };
            let turned = patterns
                .0
                .iter()
                .position(|other| pattern.contradicts(other));
            let is_either = |bits: &u32| turned.is_some_and(|turned| bits & (1 << turned) != 0);
            either_order |= left
                .keys()
                .filter(|bits| *bits & (1 << place) != 0)
                .all(is_either);
            found.push(pattern.clone());
            n_read += n;
            left.retain(|bits, _| bits & (1 << place) == 0);
        }
        DatesFound {
            patterns: found,
            n_read,
            n_unread: left.values().sum(),
            either_order,
        }
    }
}

fn reads(counts: &BTreeMap<u32, usize>, place: usize) -> usize {
    let read = counts.iter().filter(|(bits, _)| *bits & (1 << place) != 0);
    read.map(|(_, n)| n).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(values: &[&str]) -> (Vec<String>, usize, bool) {
        let patterns = Patterns::default();
        let mut dates = Dates::default();
        for value in values {
            dates.count(&patterns, value);
        }
        let found = dates.found(&patterns);
        let texts = found
            .patterns
            .iter()
            .map(|pattern| pattern.as_str().to_owned());
        (texts.collect(), found.n_unread, found.either_order)
    }

    #[test]
    fn every_pattern_that_is_tried_is_one() {
        assert_eq!(Patterns::default().0.len(), PATTERNS.len());
    }

    #[test]
    fn the_order_of_day_and_month_is_told_where_a_day_settles_it() {
        let of = |patterns: &[&str]| patterns.iter().map(|text| (*text).to_owned()).collect();
        assert_eq!(
            found(&["31/12/2020", "01/02/2020"]),
            (of(&["%d/%m/%Y"]), 0, false)
        );
        assert_eq!(
            found(&["12/31/2020", "01/02/2020"]),
            (of(&["%m/%d/%Y"]), 0, false)
        );
        assert_eq!(found(&["03/04/2020"]), (of(&["%d/%m/%Y"]), 0, true));
        let two = ["2020-12-31", "31/12/2020", "2020-01-01", "soon"];
        assert_eq!(found(&two), (of(&["%Y-%m-%d", "%d/%m/%Y"]), 1, false));
        assert_eq!(
            found(&["31/12/2020", "30/11/2020", "12/31/2020"]).1,
            1,
            "one order only"
        );
        assert_eq!(found(&[]), (Vec::new(), 0, false));
    }
}
