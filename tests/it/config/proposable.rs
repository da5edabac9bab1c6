//! Every figure that a RAS reads can be proposed, or stands in a short list with the reason.
//!
//! The figures are found in the texts of every scheme, not in the program's own list of them.

use super::changes::{changed, day, folders};
use ras_panel::config::bundle::RasBundle;
use ras_panel::config::figures::{Figure, figures};
use ras_panel::config::load::ras_bundle;
use ras_panel::terms::number::plain_decimal;
use rust_decimal::{Decimal, dec};
use std::collections::BTreeSet;
use std::path::Path;
use toml::{Table, Value};

/// What is no figure of policy with a date, by the end of its path, and why a proposal does not
/// change it. `config/README.md` says the same.
const NOT_PROPOSABLE: [(&str, &str); 10] = [
    ("frequency", "what a week, a month and a year are"),
    ("rounding", "how a step works, not what it pays"),
    ("least", "which numbers the form takes"),
    ("most", "which numbers the form takes"),
    ("most_per_week", "which numbers the form takes"),
    (
        "outer",
        "where the first row of a question or a domain begins and the last one ends",
    ),
    ("units", "what the points of a number are for"),
    ("calibration", "where amounts come from, and how many cases"),
    ("when", "whom a rule is for: a condition, not a figure"),
    ("ages", "whom the points are for"),
];

/// The keys under which a condition or an age stands.
const WHOM: [&str; 10] = [
    "when",
    "counts_when",
    "willingness",
    "all",
    "any",
    "not",
    "age_at_least",
    "age_below",
    "version",
    "does_not_apply",
];

/// A number in the texts of a RAS: its path without editions, and which reason stands for it.
struct Number {
    path: String,
    value: Decimal,
    reason: Option<&'static str>,
}

fn reason(path: &[String]) -> Option<&'static str> {
    let has = |word: &str| path.iter().any(|part| part == word);
    let last = path.last().map(String::as_str).unwrap_or_default();
    if last.starts_with("age_") && !has("when") {
        return Some("ages");
    }
    if WHOM.iter().any(|word| has(word)) {
        return Some("when");
    }
    let named = ["frequency", "rounding", "calibration"];
    let inside = named.into_iter().find(|word| has(word));
    let ends = ["least", "most", "most_per_week", "units", "outer"];
    inside.or(ends.into_iter().find(|word| *word == last))
}

fn walk(value: &Value, path: &mut Vec<String>, found: &mut Vec<Number>) {
    match value {
        Value::String(text) => {
            let (Some(value), false) = (plain_decimal(text), is_words(path)) else {
                return;
            };
            let joined = path.join(".");
            let reason = reason(path);
            found.push(Number {
                path: joined,
                value,
                reason,
            });
        }
        Value::Table(table) => table_of(table, path, found),
        Value::Array(items) => {
            for (position, item) in items.iter().enumerate() {
                item_of(item, position, items.len(), path, found);
            }
        }
        _ => {}
    }
}

fn table_of(table: &Table, path: &mut Vec<String>, found: &mut Vec<Number>) {
    for (key, value) in table {
        path.push(key.clone());
        walk(value, path, found);
        path.pop();
    }
}

/// An item of a list: by its id, else by its position; an edition has neither.
fn item_of(item: &Value, at: usize, n: usize, path: &mut Vec<String>, found: &mut Vec<Number>) {
    let Value::Table(table) = item else {
        return;
    };
    let is_edition = table.contains_key("from") && table.contains_key("reference");
    if is_edition {
        let list = path.last().is_some_and(|word| word == "edition");
        let list = list.then(|| path.pop()).flatten();
        match table.get("value") {
            Some(value) => walk(value, path, found),
            None => table_of(table, path, found),
        }
        path.extend(list);
        return;
    }
    let id = table.get("id").and_then(Value::as_str);
    let name = id.map_or_else(|| (at + 1).to_string(), ToOwned::to_owned);
    path.push(name);
    for (key, value) in table {
        // Where one row ends the next begins: one figure, named by the end that is printed.
        let moved = match key.as_str() {
            "below" if at + 1 < n => Some((at + 2, "at_least")),
            "above" if at > 0 => Some((at, "at_most")),
            _ => None,
        };
        let in_bands = path.iter().rev().nth(1).is_some_and(|word| word == "bands");
        let is_end = ["at_least", "below", "above", "at_most"].contains(&key.as_str());
        let covers = in_bands && is_end && path[0] != "table";
        let (row, key) = match moved.filter(|_| in_bands) {
            Some((row, key)) => (Some(row.to_string()), key),
            None if covers => (None, "outer"),
            None => (None, key.as_str()),
        };
        let own = row.map(|row| std::mem::replace(path.last_mut().unwrap(), row));
        path.push(key.to_owned());
        walk(value, path, found);
        path.pop();
        if let (Some(own), Some(last)) = (own, path.last_mut()) {
            *last = own;
        }
    }
    path.pop();
}

/// Texts in which a number is a name.
fn is_words(path: &[String]) -> bool {
    let words = ["id", "title", "text", "label", "version", "question", "is"];
    let last = path.last().map(String::as_str).unwrap_or_default();
    words.contains(&last) || path.first().is_some_and(|word| word == "references")
}

fn numbers(bundle: &RasBundle) -> Vec<Number> {
    let mut found = Vec::new();
    for (_, text) in bundle.texts() {
        let table: Table = text.parse().unwrap();
        table_of(&table, &mut Vec::new(), &mut found);
    }
    found
}

#[test]
fn every_figure_of_every_scheme_can_be_proposed_or_stands_in_the_list_with_its_reason() {
    let mut unlike = Vec::new();
    let mut reasons = BTreeSet::new();
    let mut n_proposable = 0;
    for folder in folders() {
        let bundle = ras_bundle(&folder).unwrap();
        let ras = bundle.read().unwrap();
        let dates = bundle
            .texts()
            .iter()
            .flat_map(|(_, text)| text.split("from = ").skip(1))
            .filter_map(|rest| ras_panel::terms::date::typed_date(rest.get(..10)?))
            .collect::<BTreeSet<_>>();
        let known: BTreeSet<(String, Decimal)> = dates
            .into_iter()
            .flat_map(|on| figures(&ras, on))
            .filter_map(|figure| Some((figure.key.0.to_string(), figure.current?.value)))
            .collect();
        for number in numbers(&bundle) {
            match number.reason {
                Some(reason) => {
                    reasons.insert(reason);
                }
                None if known.contains(&(number.path.clone(), number.value)) => n_proposable += 1,
                None => unlike.push(format!(
                    "{}: {} = {} cannot be proposed",
                    folder.display(),
                    number.path,
                    number.value
                )),
            }
        }
    }
    assert!(unlike.is_empty(), "{}", unlike.join("\n"));
    assert!(n_proposable > 1000, "{n_proposable}");
    let listed: BTreeSet<&str> = NOT_PROPOSABLE.iter().map(|row| row.0).collect();
    assert_eq!(reasons, listed, "the list names what there is");
    let page = std::fs::read_to_string("config/README.md").unwrap();
    let page: Vec<&str> = page.split_whitespace().collect();
    let page = page.join(" ");
    for (_, why) in NOT_PROPOSABLE {
        assert!(page.contains(why), "config/README.md does not say: {why}");
    }
}

fn toy() -> RasBundle {
    ras_bundle(Path::new("fixtures/ras/toy")).unwrap()
}

fn pip() -> RasBundle {
    ras_bundle(Path::new("fixtures/schemes/pip")).unwrap()
}

fn current(bundle: &RasBundle, on: &str, key: &str) -> Decimal {
    let found = figures(&bundle.read().unwrap(), day(on));
    let is_it = |figure: &&Figure| &*figure.key.0 == key;
    let figure = found.iter().find(is_it).unwrap_or_else(|| {
        let keys: Vec<String> = found.iter().map(|f| f.key.to_string()).collect();
        panic!("no {key} among {}", keys.join("\n"))
    });
    figure.current.as_ref().unwrap().value
}

#[test]
fn a_threshold_moves_in_both_rows_and_the_earlier_edition_keeps_its_own() {
    let threshold = "table.mobility_rates.bands.2.at_least";
    let tables = pip();
    let table = tables.read().unwrap().tables;
    let mut id = table.iter().map(|table| table.id.as_str());
    let id = id.find(|id| id.contains("mobility")).unwrap();
    let threshold = threshold.replace("mobility_rates", id);
    assert_eq!(current(&tables, "2031-10-06", &threshold), dec!(8));
    let next = changed(&tables, day("2031-10-06"), &[(&threshold, dec!(9))]).unwrap();
    assert_eq!(current(&next, "2031-10-06", &threshold), dec!(9));
    assert_eq!(current(&next, "2031-10-05", &threshold), dec!(8));
    let text = &next.allocation;
    let last = text.rsplit_once("from = 2031-10-06").unwrap().1;
    assert!(last.contains("below = \"9\""), "{last}");
    assert!(last.contains("at_least = \"9\""), "{last}");
}

#[test]
fn a_threshold_of_the_same_date_is_replaced_in_both_rows() {
    let key = "table.main.bands.3.at_least";
    let next = changed(&toy(), day("2026-04-01"), &[(key, dec!(13.25))]).unwrap();
    assert_eq!(current(&next, "2026-04-01", key), dec!(13.25));
    assert_eq!(next.allocation.matches("\"13.25\"").count(), 2);
    assert_eq!(
        toy().allocation.matches("from = ").count(),
        next.allocation.matches("from = ").count()
    );
}

#[test]
fn an_end_beyond_its_neighbours_is_refused_with_what_is_allowed() {
    let key = |row: usize| format!("table.main.bands.{row}.at_least");
    let on = day("2031-10-06");
    let at = |row: usize| current(&toy(), "2031-10-06", &key(row));
    let (second, third) = (at(2), at(3));
    let refused = changed(&toy(), on, &[(&key(2), third)]).unwrap_err();
    let told: Vec<String> = refused.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(told.join("\n"));
    let refused = changed(&toy(), on, &[(&key(3), second - dec!(1))]).unwrap_err();
    assert_eq!(refused.len(), 1, "{refused:?}");
    assert_eq!(refused[0].key, key(3));
    assert_eq!(refused[0].allowed, format!("above {second}"));
    // Both together may go where neither could go alone.
    let both = [(key(2), third), (key(3), third + dec!(1))];
    let both = both.each_ref().map(|(key, value)| (key.as_str(), *value));
    changed(&toy(), on, &both).unwrap();
}

#[test]
fn weeks_in_a_year_and_the_points_of_a_line_can_be_proposed() {
    let line = ras_bundle(Path::new("fixtures/schemes/line-and-affordability")).unwrap();
    let id = line.read().unwrap().tables[0].id.to_string();
    let key = format!("table.{id}.line.2.points");
    let was = current(&line, "2031-10-06", &key);
    let changes = [
        (key.as_str(), was + dec!(0.5)),
        ("weeks_per_year", dec!(53)),
    ];
    let next = changed(&line, day("2031-10-06"), &changes).unwrap();
    assert_eq!(current(&next, "2031-10-06", &key), was + dec!(0.5));
    assert_eq!(current(&next, "2031-10-05", &key), was);
    assert_eq!(current(&next, "2031-10-06", "weeks_per_year"), dec!(53));
    let refused = changed(&line, day("2031-10-06"), &[("weeks_per_year", dec!(49))]);
    assert_eq!(refused.unwrap_err()[0].allowed, "from 50 to 54");
}
