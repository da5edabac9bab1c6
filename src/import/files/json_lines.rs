//! JSON lines as the text of a CSV file: one object a line, its keys are the headings.
//!
//! The headings stand on a line before the first, so that the lines of the text are those of the
//! file. Numbers are taken as they are written, never through binary floating point.

use super::marked::{KEY_TWICE, NESTED, NO_OBJECT, on_one_line, unmarked};
use super::neutral::add_cell;
use crate::config::caseload_field::FileKind;
use crate::config::column_profile::{FileProfile, Limits, compared};
use crate::import::said::notice::{NoticeKind, Notices};
use crate::import::said::rejected::Unreadable;
use rust_decimal::Decimal;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The line on which the headings stand: before the first.
pub const HEADINGS_ON: usize = 0;

/// Reads JSON lines as text with a heading line before the first.
pub fn json_lines(
    (kind, profile, limits): (FileKind, &FileProfile, Limits),
    lines: &str,
    notices: &mut Notices,
) -> Result<String, Unreadable> {
    let places = places(lines, limits)?;
    let mut keys: Vec<&(usize, String)> = places.values().collect();
    keys.sort_unstable();
    let delimiter = profile.delimiter;
    let mut text = String::with_capacity(lines.len());
    let headings = keys.iter().map(|(_, key)| on_one_line(&unmarked(key)));
    add_cells(&mut text, delimiter, headings);
    let text_max = limits.text_max(lines.len());
    let is_yes_no: Vec<bool> = keys.iter().map(|(_, key)| profile.is_yes_no(key)).collect();
    refuse_cut_off(lines)?;
    for (number, line) in (1..).zip(lines.lines()) {
        text.push('\n');
        if text.len() > text_max {
            return Err(Unreadable::too_much_text(text_max));
        }
        if line.trim().is_empty() {
            continue;
        }
        let object = match serde_json::from_str::<Object<'_>>(line) {
            Ok(object) => object,
            Err(error) => {
                let is_twice = error.to_string().starts_with(TWICE);
                let mark = if is_twice { KEY_TWICE } else { NO_OBJECT };
                let whole = format!("{mark}{}", on_one_line(&unmarked(line)));
                add_cell(&mut text, delimiter, &whole);
                continue;
            }
        };
        let mut cells = vec![String::new(); keys.len()];
        for (key, value) in object.values {
            let place = places.get(&compared(&key)).map_or(0, |(place, _)| *place);
            let yes_no = is_yes_no.get(place).copied().unwrap_or_default();
            let value = cell(value.get(), yes_no);
            if value.contains(['\r', '\n']) {
                notices.on_line(kind, NoticeKind::LineEndsInCells, Some(&key), number);
            }
            if let Some(cell) = cells.get_mut(place) {
                *cell = on_one_line(&value);
            }
        }
        add_cells(&mut text, delimiter, cells.into_iter());
    }
    Ok(text)
}

/// Refuses lines of which the last begins an object and ends before it does.
fn refuse_cut_off(lines: &str) -> Result<(), Unreadable> {
    let last = lines.lines().enumerate().last();
    let Some((place, last)) = last.filter(|_| !lines.ends_with('\n')) else {
        return Ok(());
    };
    let ends_early = serde_json::from_str::<Object<'_>>(last).is_err_and(|error| error.is_eof());
    if !ends_early || last.trim().is_empty() {
        return Ok(());
    }
    Err(Unreadable {
        line: Some(place + 1),
        ..Unreadable::file(
            "the file ends in this line, before its object does: it is cut off",
            "whole lines, each with one object",
            "export the file anew, whole; where nothing is missing, correct this line",
        )
    })
}

fn add_cells(text: &mut String, delimiter: char, cells: impl Iterator<Item = String>) {
    for (position, cell) in cells.enumerate() {
        if position > 0 {
            text.push(delimiter);
        }
        add_cell(text, delimiter, &cell);
    }
}

/// The columns of the keys as headings are compared: the place of each, in the order in which they
/// come, and how it is written first.
fn places(lines: &str, limits: Limits) -> Result<BTreeMap<String, (usize, String)>, Unreadable> {
    let mut places = BTreeMap::new();
    for (number, line) in (1..).zip(lines.lines()) {
        let Ok(object) = serde_json::from_str::<Object<'_>>(line) else {
            continue;
        };
        for (key, _) in object.values {
            let n_known = places.len();
            places.entry(compared(&key)).or_insert((n_known, key));
        }
        let n_max = limits.columns_max;
        if places.len() > n_max {
            return Err(Unreadable {
                line: Some(number),
                ..Unreadable::file(
                    &format!("the lines have more than {n_max} different keys"),
                    &format!("at most {n_max} keys (columns_max of the profile)"),
                    "check that it is the right file, or raise columns_max",
                )
            });
        }
    }
    if places.is_empty() {
        return Err(Unreadable::file(
            "no line is a JSON object",
            "one object a line: {\"Case\": \"T-001\", …}",
            "export it as JSON lines, without a list around the objects",
        ));
    }
    Ok(places)
}

/// A value as the text of a cell.
fn cell(raw: &str, is_yes_no: bool) -> String {
    match raw.bytes().next() {
        Some(b'"') => {
            let text = serde_json::from_str::<String>(raw);
            text.map_or_else(|_| format!("{NO_OBJECT}{raw}"), |text| unmarked(&text))
        }
        Some(b'{' | b'[') => format!("{NESTED}{}", unmarked(raw)),
        Some(b't') => if is_yes_no { "Yes" } else { "TRUE" }.to_owned(),
        Some(b'f') => if is_yes_no { "No" } else { "FALSE" }.to_owned(),
        Some(b'n') | None => String::new(),
        Some(_) if raw.contains(['e', 'E']) => {
            let number = Decimal::from_scientific(raw);
            number.map_or_else(|_| raw.to_owned(), |number| number.normalize().to_string())
        }
        Some(_) => raw.to_owned(),
    }
}

/// What the error of a key that stands twice begins with.
const TWICE: &str = "a key stands twice";

/// The keys and values of an object, as they are written.
struct Object<'l> {
    values: Vec<(String, &'l RawValue)>,
}

impl<'l> Deserialize<'l> for Object<'l> {
    fn deserialize<D: Deserializer<'l>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Keys)
    }
}

struct Keys;

impl<'l> Visitor<'l> for Keys {
    type Value = Object<'l>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<M: MapAccess<'l>>(self, mut map: M) -> Result<Object<'l>, M::Error> {
        let mut values = Vec::new();
        let mut known = BTreeSet::new();
        while let Some((key, value)) = map.next_entry::<String, &RawValue>()? {
            if !known.insert(compared(&key)) {
                return Err(M::Error::custom(TWICE));
            }
            values.push((key, value));
        }
        Ok(Object { values })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_taken_as_they_are_written() {
        for (raw, text) in [
            ("\"a\\u00e9 b\"", "aé b"),
            ("23.920", "23.920"),
            ("0.1", "0.1"),
            ("12345678901234567890.5", "12345678901234567890.5"),
            ("1.5e1", "15"),
            ("true", "TRUE"),
            ("null", ""),
        ] {
            assert_eq!(cell(raw, false), text, "{raw}");
        }
        assert_eq!(cell("true", true), "Yes");
        assert_eq!(cell("false", true), "No");
        assert!(cell("[1]", false).starts_with(NESTED));
        assert!(cell("\"\\ud800\"", false).starts_with(NO_OBJECT));
    }
}
