//! The next version of a RAS: changed figures as new dated values in the texts of its files.
//!
//! Values of earlier dates stay, so a case of an earlier date is scored as before. Everything else
//! in the texts, remarks included, stays as it was written.

use super::bundle::RasBundle;
use super::dated::{Dated, ParameterKey};
use super::figure_rows::{Edition, RowFigure, Rows, row_figures};
use super::figures::single_figures;
use super::limits::Limits;
use super::problem::ConfigProblem;
use super::ras::Reference;
use super::reading::place::Place;
use super::reading::spelling::nearest;
use super::revision::Revision;
use super::text_edit::{end_of, indent_of, insert_behind, insert_lines_behind, is_inline, quoted};
use crate::terms::date::Date;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Makes the next version of a RAS: each changed figure has a new value from `from`, whose
/// reference is added. A value of the same date is replaced.
///
/// Refused, each with a message: a RAS with mistakes, an unknown figure, a value outside its
/// limits, no change at all, a date before this version, a version or reference
/// that is there already.
pub fn with_changes(
    bundle: &RasBundle,
    new_version: &str,
    from: Date,
    changes: &[(ParameterKey, Decimal)],
    reference: (&str, &Reference),
) -> Result<RasBundle, Vec<ConfigProblem>> {
    let (ras, places) = bundle.read_with_places()?;
    let mut revision = Revision {
        bundle,
        ras: &ras,
        places: &places,
        from,
        reference: reference.0,
        edits: BTreeMap::new(),
        problems: Vec::new(),
    };
    revision.head(new_version, reference);
    revision.figures(changes);
    if !revision.problems.is_empty() {
        return Err(revision.problems);
    }
    let changed = revision.edited()?;
    changed.read()?;
    Ok(changed)
}

/// New values of a table's rows, by the position of the row and the key in it.
type NewValues = BTreeMap<(usize, &'static str), Decimal>;

impl Revision<'_> {
    fn head(&mut self, new_version: &str, (key, reference): (&str, &Reference)) {
        if new_version.trim().is_empty() || self.ras.version == new_version.trim() {
            let what = format!("\"{new_version}\" cannot be the next version");
            let allowed = format!("a text other than \"{}\"", self.ras.version);
            self.problem("version", &what, &allowed, "choose the next version's name");
        }
        let in_force_from = self.ras.in_force_from;
        if self.from < in_force_from {
            let what = format!("{} is before the version that is changed", self.from);
            let allowed = format!("{in_force_from} or later");
            self.problem("in_force_from", &what, &allowed, "choose a later date");
        }
        let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        if key.is_empty() || !key.chars().all(bare) {
            let what = format!("\"{key}\" cannot be the name of a reference");
            let allowed = "letters, digits, - and _";
            self.problem("references", &what, allowed, "choose another name");
        }
        self.set("version", quoted(new_version.trim()));
        self.set("in_force_from", self.from.to_string());
        match self.ras.references.get(key) {
            None => self.add_reference(key, reference),
            Some(known) if known == reference => {}
            Some(known) => {
                let what = format!("the reference \"{key}\" is another: {}", known.title);
                let allowed = "a name that no reference has yet";
                self.problem("references", &what, allowed, "choose another name");
            }
        }
    }

    fn add_reference(&mut self, key: &str, reference: &Reference) {
        let mut lines = vec![format!("title = {}", quoted(&reference.title))];
        let optional = [
            ("link", &reference.link),
            ("agreed_by", &reference.agreed_by),
        ];
        for (name, text) in optional {
            lines.extend(
                text.as_ref()
                    .map(|text| format!("{name} = {}", quoted(text))),
            );
        }
        let text = self.bundle.ras.clone();
        let inline = self
            .place("references")
            .filter(|place| is_inline(&text, place));
        let (bytes, written) = match inline {
            Some(place) => {
                let end = place.value.end - 1;
                (end..end, format!(", {key} = {{ {} }} ", lines.join(", ")))
            }
            None => {
                let end = text.trim_end().len();
                (
                    end..end,
                    format!("\n\n[references.{key}]\n{}", lines.join("\n")),
                )
            }
        };
        self.edit("references").replace(bytes, written);
    }

    fn figures(&mut self, changes: &[(ParameterKey, Decimal)]) {
        if changes.is_empty() {
            let allowed = "at least one changed figure";
            self.problem(
                "version",
                "nothing is changed",
                allowed,
                "name the figures to change",
            );
        }
        let mut wanted: BTreeMap<&ParameterKey, Decimal> = BTreeMap::new();
        for (key, value) in changes {
            if wanted.insert(key, *value).is_some() {
                let what = "the figure is changed twice";
                self.problem(
                    &key.0,
                    what,
                    "one value for each figure",
                    "keep one of the two",
                );
            }
        }
        for single in single_figures(self.ras) {
            if let Some(value) = wanted.remove(single.series.key())
                && self.allowed(single.series.key(), value, single.limits, &single.unit)
            {
                self.add_value(single.series, value);
            }
        }
        for rows in row_figures(self.ras) {
            self.change_rows(&rows, &mut wanted);
        }
        let known: Vec<ParameterKey> = single_figures(self.ras)
            .iter()
            .map(|single| single.series.key().clone())
            .chain(row_figures(self.ras).iter().flat_map(Rows::keys))
            .collect();
        for key in wanted.keys() {
            let meant = nearest(&key.0, known.iter().map(|key| key.0.as_str()));
            let remedy = match meant {
                Some(meant) => format!("did you mean {meant}?"),
                None => "choose a figure that the RAS lists".to_owned(),
            };
            let what = "the RAS has no such figure";
            self.problem(&key.0, what, "the key of a figure of this RAS", &remedy);
        }
    }

    fn allowed(&mut self, key: &ParameterKey, value: Decimal, limits: Limits, unit: &str) -> bool {
        let within = limits.contain(value);
        if !within {
            let what = format!("{value} is out of range ({unit})");
            self.problem(&key.0, &what, &limits.words(), "choose another value");
        }
        within
    }

    fn add_value(&mut self, series: &Dated<Decimal>, value: Decimal) {
        let key = series.key().0.clone();
        let item = |from: Date, value: Decimal, reference: &str| {
            let reference = quoted(reference);
            format!("{{ from = {from}, value = \"{value}\", reference = {reference} }}")
        };
        let new = item(self.from, value, self.reference);
        let text = self.text(&key).to_owned();
        let Some(place) = self.place(&key).cloned() else {
            return;
        };
        let dates: Vec<Date> = series.values().iter().map(|known| known.from).collect();
        if self.place(&format!("{key}.1")).is_none() {
            // One undated value: it becomes a series.
            if let Some(known) = series.values().first() {
                let old = item(known.from, known.value, &known.reference);
                let list = match indent_of(&text, place.key.start) {
                    _ if known.from == self.from => format!("[{new}]"),
                    Some(indent) => format!("[\n{indent}  {old},\n{indent}  {new},\n{indent}]"),
                    None => format!("[{old}, {new}]"),
                };
                self.set(&key, list);
            }
            return;
        }
        let same = dates.iter().position(|date| *date == self.from);
        let before = dates.iter().rposition(|date| *date < self.from);
        let position = same.or(before).unwrap_or(0);
        let path = format!("{key}.{}", position + 1);
        let Some(item_place) = self.place(&path).cloned() else {
            return;
        };
        match (same, is_inline(&text, &item_place)) {
            (Some(_), _) => {
                self.set(&format!("{path}.value"), format!("\"{value}\""));
                self.set(&format!("{path}.reference"), quoted(self.reference));
            }
            (None, true) => insert_behind(self.edit(&key), &text, &item_place, &new),
            (None, false) => {
                let lines = format!(
                    "\n[[{}]]\nfrom = {}\nvalue = \"{value}\"\nreference = {}",
                    header(&key),
                    self.from,
                    quoted(self.reference)
                );
                let end = end_of(self.places.of(&path), &path);
                insert_lines_behind(self.edit(&key), &text, end, &lines);
            }
        }
    }

    fn change_rows(&mut self, rows: &Rows, wanted: &mut BTreeMap<&ParameterKey, Decimal>) {
        let in_force = rows
            .editions
            .iter()
            .rposition(|edition| edition.from <= self.from);
        let Some((position, edition)) =
            in_force.and_then(|position| Some((position, rows.editions.get(position)?)))
        else {
            return;
        };
        let mut new = NewValues::new();
        for figure in &edition.figures {
            let Some(key) = rows.key(figure) else {
                continue;
            };
            let Some(value) = wanted.remove(&key) else {
                continue;
            };
            if figure.value.is_none() {
                let what = "this row has no published amount to change";
                self.problem(
                    &key.0,
                    what,
                    "a row with an amount",
                    "choose another figure",
                );
            } else if self.allowed(&key, value, figure.limits, &figure.unit) {
                new.extend(figure.stands.iter().map(|place| (*place, value)));
            }
        }
        self.ends_rise(rows, (position, edition), &new);
        if !new.is_empty() {
            self.new_edition(rows, edition, position, &new);
        }
    }

    /// Refuses ends that would not rise from row to row: a row would hold nothing.
    fn ends_rise(&mut self, rows: &Rows, (at, edition): (usize, &Edition), new: &NewValues) {
        let value = |figure: &RowFigure| {
            let place = figure.stands.first()?;
            new.get(place).copied().or(figure.value)
        };
        let is_new = |figure: &RowFigure| figure.stands.iter().any(|place| new.contains_key(place));
        let ends = edition.figures.iter().filter(|figure| figure.is_end);
        let ends: Vec<&RowFigure> = ends.collect();
        for (lower, upper) in ends.iter().zip(ends.iter().skip(1)) {
            let (Some(low), Some(high)) = (value(lower), value(upper)) else {
                continue;
            };
            if low < high || !(is_new(lower) || is_new(upper)) {
                continue;
            }
            let (changed, what, allowed) = match is_new(upper) {
                true => (
                    upper,
                    format!("{high} is not above {low}"),
                    format!("above {low}"),
                ),
                false => (
                    lower,
                    format!("{low} is not below {high}"),
                    format!("below {high}"),
                ),
            };
            let other = if is_new(upper) { lower } else { upper };
            let what = format!("{what} ({})", other.title);
            let (Some(key), Some((row, end))) = (rows.key(changed), changed.stands.first()) else {
                continue;
            };
            let (edition, row) = (at + 1, row + 1);
            let path = format!("{}.{edition}.{}.{row}.{end}", rows.editions_path, rows.list);
            let remedy = "choose a value between its neighbours, or move them as well";
            self.problem(&key.0, &what, &allowed, remedy);
            if let Some(told) = self.problems.last_mut() {
                told.line = self.places.of(&path).line(&path);
            }
        }
    }

    fn new_edition(&mut self, rows: &Rows, edition: &Edition, position: usize, new: &NewValues) {
        let path = format!("{}.{}", rows.editions_path, position + 1);
        if edition.from == self.from {
            for ((row, key), value) in new {
                let path = format!("{path}.{}.{}.{key}", rows.list, row + 1);
                self.set(&path, format!("\"{value}\""));
            }
            self.set(&format!("{path}.reference"), quoted(self.reference));
            return;
        }
        let text = self.text(&path).to_owned();
        let Some(place) = self.place(&path).cloned() else {
            return;
        };
        let written = (0..edition.n_rows).map(|row| {
            let row_path = format!("{path}.{}.{}", rows.list, row + 1);
            self.row_as_written(&text, &row_path, |key| {
                let mut new = new.iter();
                new.find(|((of, known), _)| *of == row && *known == key)
                    .map(|(_, value)| *value)
            })
        });
        let written: Vec<String> = written.collect();
        let (from, reference, list) = (self.from, quoted(self.reference), rows.list);
        if is_inline(&text, &place) {
            let rows = written.join(", ");
            let item = format!("{{ from = {from}, reference = {reference}, {list} = [{rows}] }}");
            insert_behind(self.edit(&path), &text, &place, &item);
        } else {
            let rows = written.join(",\n  ");
            let header = header(&path);
            let lines = format!(
                "\n[[{header}]]\nfrom = {from}\nreference = {reference}\n{list} = [\n  {rows},\n]"
            );
            let end = end_of(self.places.of(&path), &path);
            insert_lines_behind(self.edit(&path), &text, end, &lines);
        }
    }

    /// A row with its keys in the order in which they are written, and the new values it has.
    fn row_as_written(
        &self,
        text: &str,
        path: &str,
        new: impl Fn(&str) -> Option<Decimal>,
    ) -> String {
        let mut keys: Vec<(&str, &Place)> = self.places.of(path).under(path).collect();
        keys.sort_by_key(|(_, place)| place.key.start);
        let written = keys.iter().map(|(key_path, place)| {
            let key = key_path.rsplit('.').next().unwrap_or_default();
            match new(key) {
                Some(new) => format!("{key} = \"{new}\""),
                None => {
                    let value = text.get(place.value.clone()).unwrap_or_default();
                    format!("{key} = {value}")
                }
            }
        });
        let written: Vec<String> = written.collect();
        format!("{{ {} }}", written.join(", "))
    }
}

/// The header under which a table stands: its path without the ids and positions of items.
fn header(path: &str) -> String {
    let names: Vec<&str> = path.split('.').step_by(2).collect();
    names.join(".")
}
