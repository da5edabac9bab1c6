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

/// So many of a hundred values that only the other order reads make it the order of the file: fewer
/// are slips in it.
const CONTRADICT_PERCENT: usize = 10;

/// What was sampled of dates: how many values are read by which of the patterns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    /// Which patterns read a value, one bit each → how many values, and the line of the first.
    by_patterns: BTreeMap<u32, (usize, usize)>,
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
    /// The line of the first that they do not read.
    pub unread_on: Option<usize>,
    /// How many of those are dates with day and month the other way round.
    pub n_turned: usize,
    /// Whether day and month could stand the other way round as well.
    pub either_order: bool,
}

impl Dates {
    /// Counts a value.
    pub fn count(&mut self, patterns: &Patterns, (line, value): (usize, &str)) {
        let mut bits = 0_u32;
        for (place, pattern) in patterns.0.iter().enumerate() {
            if pattern.read(value).is_some() {
                bits |= 1 << place;
            }
        }
        self.by_patterns.entry(bits).or_insert((0, line)).0 += 1;
    }

    /// Adds another column's.
    pub fn add(&mut self, other: &Dates) {
        for (bits, (n, line)) in &other.by_patterns {
            let known = self.by_patterns.entry(*bits).or_insert((0, *line));
            *known = (known.0 + n, known.1.min(*line));
        }
    }

    /// How many values are a date in any pattern, of how many.
    #[must_use]
    pub fn n_dates(&self) -> (usize, usize) {
        let all: usize = self.by_patterns.values().map(|(n, _)| n).sum();
        let none = self.by_patterns.get(&0).map_or(0, |(n, _)| *n);
        (all - none, all)
    }

    /// The fewest patterns that read the most, none of which takes a text for another day. Of two
    /// orders of day and month the one of the patterns `in_use`, else the British one, holds unless
    /// many values contradict it.
    #[must_use]
    pub fn found(&self, patterns: &Patterns, in_use: &[DatePattern]) -> DatesFound {
        let mut left = self.by_patterns.clone();
        let mut found: Vec<DatePattern> = Vec::new();
        let mut n_read = 0;
        let mut either_order = false;
        loop {
            let fits = |(place, pattern): &(usize, &DatePattern)| {
                found.iter().all(|known| !known.contradicts(pattern))
                    && !self.yields(patterns, in_use, *place)
            };
            let candidates = patterns.0.iter().enumerate().filter(fits);
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
        let others = patterns.0.iter().enumerate();
        let turned = others.filter(|(_, other)| found.iter().any(|known| known.contradicts(other)));
        let turned = turned.fold(0, |bits, (place, _)| bits | (1 << place));
        let n_of = |(_, (n, _)): (&u32, &(usize, usize))| *n;
        DatesFound {
            patterns: found,
            n_read,
            n_unread: left.iter().map(n_of).sum(),
            unread_on: left.values().map(|(_, line)| *line).min(),
            n_turned: left
                .iter()
                .filter(|(bits, _)| *bits & turned != 0)
                .map(n_of)
                .sum(),
            either_order,
        }
    }

    /// Whether a pattern leaves the file to the other order of day and month.
    fn yields(&self, patterns: &Patterns, in_use: &[DatePattern], place: usize) -> bool {
        let Some(pattern) = patterns.0.get(place) else {
            return false;
        };
        let rank = |place: usize, pattern: &DatePattern| (!in_use.contains(pattern), place);
        let mut others = patterns.0.iter().enumerate();
        others.any(|(other_place, other)| {
            let goes_before = rank(other_place, other) < rank(place, pattern);
            if !goes_before || !pattern.contradicts(other) {
                return false;
            }
            let alone = |one: usize, two: usize| {
                let only = self.by_patterns.iter();
                let only =
                    only.filter(|(bits, _)| *bits & (1 << one) != 0 && *bits & (1 << two) == 0);
                only.map(|(_, (n, _))| n).sum::<usize>()
            };
            let (own, its) = (alone(place, other_place), alone(other_place, place));
            let all = own + reads(&self.by_patterns, other_place);
            own <= its || own * 100 < all * CONTRADICT_PERCENT
        })
    }
}

fn reads(counts: &BTreeMap<u32, (usize, usize)>, place: usize) -> usize {
    let read = counts.iter().filter(|(bits, _)| *bits & (1 << place) != 0);
    read.map(|(_, (n, _))| n).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(values: &[&str]) -> (Vec<String>, usize, bool) {
        let patterns = Patterns::default();
        let mut dates = Dates::default();
        for (place, value) in values.iter().enumerate() {
            dates.count(&patterns, (place + 2, value));
        }
        let found = dates.found(&patterns, &[]);
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

    #[test]
    fn one_date_the_other_way_round_does_not_turn_those_of_all_others() {
        let patterns = Patterns::default();
        let mut dates = Dates::default();
        for line in 2..=200 {
            dates.count(&patterns, (line, "03/04/2026"));
        }
        dates.count(&patterns, (201, "10/13/2026"));
        let found = dates.found(&patterns, &[]);
        let texts = |found: &DatesFound| {
            found
                .patterns
                .iter()
                .map(|p| p.as_str().to_owned())
                .collect()
        };
        let (british, other): (Vec<String>, Vec<String>) = (texts(&found), vec!["%d/%m/%Y".into()]);
        assert_eq!(british, other);
        assert_eq!(
            (found.n_unread, found.unread_on, found.n_turned),
            (1, Some(201), 1)
        );
        let american: Vec<DatePattern> = DatePattern::new("%m/%d/%Y").into_iter().collect();
        let in_use: Vec<String> = texts(&dates.found(&patterns, &american));
        assert_eq!(in_use, ["%m/%d/%Y"]);
        for line in 202..=240 {
            dates.count(&patterns, (line, "10/31/2026"));
        }
        let many: Vec<String> = texts(&dates.found(&patterns, &[]));
        assert_eq!(many, ["%m/%d/%Y"]);
    }
}
