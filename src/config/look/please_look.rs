//! Figures that may stand as they are, but are perhaps not meant: each with its place and what to
//! look at. They stop nothing.

use crate::config::dated::Dated;
use crate::config::reading::place::Places;
use crate::terms::date::Date;
use jiff::ToSpan;
use std::fmt;

/// One figure to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PleaseLook {
    /// The file, relative to the folder that was read.
    pub file: String,
    /// The line, counted from 1; none when the whole file is meant.
    pub line: Option<usize>,
    /// The key, as a dotted path with ids.
    pub key: String,
    /// What stands there and what it does, in plain words.
    pub what: String,
    /// What may have been meant.
    pub ask: String,
}

impl fmt::Display for PleaseLook {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(out, "{}:{line}: ", self.file)?,
            None => write!(out, "{}: ", self.file)?,
        }
        let PleaseLook { key, what, ask, .. } = self;
        write!(out, "{key}: {what}\n  please look: {ask}")
    }
}

/// What is found in one file.
pub(in crate::config) struct Looking<'a> {
    pub(in crate::config) places: &'a Places,
    pub(in crate::config) found: Vec<PleaseLook>,
}

impl<'a> Looking<'a> {
    pub(in crate::config) fn at(places: &'a Places) -> Looking<'a> {
        Looking {
            places,
            found: Vec::new(),
        }
    }

    pub(in crate::config) fn note(&mut self, key: &str, what: String, ask: &str) {
        self.found.push(PleaseLook {
            file: self.places.file().to_owned(),
            line: self.places.line(key),
            key: key.to_owned(),
            what,
            ask: ask.to_owned(),
        });
    }

    /// The path of a value of a series; that of the series where the value stands alone.
    pub(in crate::config) fn value_path(&self, key: &str, position: usize) -> String {
        let path = format!("{key}.{}.value", position + 1);
        match self.places.place(&path) {
            Some(_) => path,
            None => key.to_owned(),
        }
    }

    /// Notes each value of a series whose date is far ahead.
    pub(in crate::config) fn dates<T>(&mut self, series: &Dated<T>, today: Date) {
        let key = series.key().to_string();
        self.far_dates(&key, series.values().iter().map(|value| value.from), today);
    }

    /// Notes dates of a list of values or editions that are far ahead.
    pub(in crate::config) fn far_dates(
        &mut self,
        key: &str,
        dates: impl Iterator<Item = Date>,
        today: Date,
    ) {
        for (position, from) in dates.enumerate() {
            if is_far(from, today) {
                let path = format!("{key}.{}.from", position + 1);
                let what = format!("the value is in force from {from}, years from now");
                self.note(&path, what, FAR);
            }
        }
    }
}

const FAR: &str = "until then the value before it holds; is the year right?";

/// Figures are set a year or two ahead at most.
const YEARS_AHEAD: i64 = 3;

/// Whether a date lies so far ahead that its year may be mistyped.
pub(in crate::config) fn is_far(date: Date, today: Date) -> bool {
    today
        .checked_add(YEARS_AHEAD.years())
        .is_ok_and(|latest| date > latest)
}
