//! Where every key of a configuration file stands: its dotted path, line and bytes.
//!
//! The path of an item of a list is its `id` where it has one, else its position counted from 1:
//! `question.washing.option.daily.points`, `table.main.edition.1.bands.3.amount`.

use crate::terms::text::unfit_for_a_line;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The places of the keys of one file.
#[derive(Clone, Debug)]
pub struct Places {
    file: String,
    line_starts: Vec<usize>,
    spans: BTreeMap<String, Place>,
    texts: BTreeMap<String, String>,
    unfit: Vec<(String, char)>,
    whole: bool,
}

/// Where a key's value stands in its file's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The bytes of the key; those of the value for an item of a list.
    pub key: Range<usize>,
    /// The bytes of the value as the file has it.
    pub value: Range<usize>,
}

impl Places {
    pub(in crate::config) fn of(file: &str, text: &str, document: &DeTable<'_>) -> Places {
        let ends = text.match_indices('\n').map(|(end, _)| end + 1);
        let mut places = Places {
            file: file.to_owned(),
            line_starts: std::iter::once(0).chain(ends).collect(),
            spans: BTreeMap::new(),
            texts: BTreeMap::new(),
            unfit: Vec::new(),
            whole: true,
        };
        places.add_table(document, "");
        places
    }

    /// The places of a file whose text could be read in parts only, or not at all.
    pub(in crate::config) fn in_part(self) -> Places {
        Places {
            whole: false,
            ..self
        }
    }

    /// Whether the whole text could be read as TOML.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// The texts that lie under `path`, each with its own path, in the order of the paths.
    pub fn texts_under<'a>(&'a self, path: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let text = |(known, _)| Some((known, self.text(known)?));
        self.under(path).filter_map(text)
    }

    /// The text at a path; nothing where something else than a text stands there.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// The file's name.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The place of a path, when the file has it.
    #[must_use]
    pub fn place(&self, path: &str) -> Option<&Place> {
        self.spans.get(path)
    }

    /// The paths that lie under `path`, in the order of their names.
    pub fn under<'a>(&'a self, path: &'a str) -> impl Iterator<Item = (&'a str, &'a Place)> {
        self.spans
            .range(path.to_owned()..)
            .map(|(known, place)| (known.as_str(), place))
            .take_while(move |(known, _)| known.starts_with(path))
            .filter(move |(known, _)| known.get(path.len()..).is_some_and(|r| r.starts_with('.')))
    }

    /// The names directly under `path`, in the order of the alphabet.
    #[must_use]
    pub fn names(&self, path: &str) -> Vec<String> {
        let direct = |(known, _): (&str, &Place)| {
            let name = known.get(path.len() + 1..)?;
            (!name.contains('.')).then(|| name.to_owned())
        };
        self.under(path).filter_map(direct).collect()
    }

    /// The line of a path, counted from 1; of the nearest path above it where the file does not
    /// have it, and the first where no part of the path is there or the whole file is meant.
    #[must_use]
    pub fn line(&self, path: &str) -> Option<usize> {
        let mut path = path;
        loop {
            if let Some(place) = self.spans.get(path) {
                return Some(self.line_at(place.key.start));
            }
            let Some((above, _)) = path.rsplit_once('.') else {
                return Some(1);
            };
            path = above;
        }
    }

    /// The line of a byte, counted from 1.
    #[must_use]
    pub fn line_at(&self, byte: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= byte)
    }

    /// The keys and texts with a character that does not show or that moves the others: the path of
    /// each, and the first such character.
    pub(in crate::config) fn unfit(&self) -> &[(String, char)] {
        &self.unfit
    }

    fn look_at(&mut self, text: &str, path: &str) {
        let found = unfit_for_a_line(text);
        self.unfit.extend(found.map(|c| (path.to_owned(), c)));
    }

    fn add_table(&mut self, table: &DeTable<'_>, path: &str) {
        for (key, value) in table.iter() {
            let path = joined(path, key.get_ref());
            self.look_at(key.get_ref(), &path);
            let place = Place {
                key: key.span(),
                value: value.span(),
            };
            self.spans.insert(path.clone(), place);
            self.add_inside(value.get_ref(), &path);
        }
    }

    fn add_inside(&mut self, value: &DeValue<'_>, path: &str) {
        match value {
            DeValue::Table(table) => self.add_table(table, path),
            DeValue::Array(items) => {
                for (position, item) in items.iter().enumerate() {
                    let path = joined(path, &item_name(item.get_ref(), position));
                    let place = Place {
                        key: item.span(),
                        value: item.span(),
                    };
                    self.spans.entry(path.clone()).or_insert(place);
                    self.add_inside(item.get_ref(), &path);
                }
            }
            DeValue::String(text) => {
                self.look_at(text.trim(), path);
                self.texts.insert(path.to_owned(), text.trim().to_owned());
            }
            _ => {}
        }
    }
}

pub(in crate::config) fn joined(path: &str, key: &str) -> String {
    match (path.is_empty(), key.is_empty()) {
        (true, _) => key.to_owned(),
        (_, true) => path.to_owned(),
        _ => format!("{path}.{key}"),
    }
}

pub(in crate::config) fn item_name(item: &DeValue<'_>, position: usize) -> String {
    let id = item.get("id").and_then(|id| id.get_ref().as_str());
    match id {
        Some(id) if !id.trim().is_empty() => id.to_owned(),
        _ => (position + 1).to_string(),
    }
}
