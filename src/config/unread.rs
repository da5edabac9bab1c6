//! What of a RAS could not be read: the rest is checked all the same, and this is told.

use super::ras::Ras;
use super::ras_places::RasPlaces;
use std::collections::BTreeSet;

/// The lists of a RAS, in the order of the files.
pub const LISTS: [&str; 8] = [
    "does_not_apply",
    "step",
    "domain",
    "total",
    "question",
    "contradiction",
    "adjustment",
    "table",
];

/// What could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// Files that are missing or no TOML.
    files: Vec<String>,
    /// The paths of items with a part that is missing or wrong.
    items: Vec<String>,
}

impl Unread {
    /// Compares what stands in the files with what was read of it.
    #[must_use]
    pub fn of(ras: &Ras, places: &RasPlaces) -> Unread {
        let files = places.files().into_iter().filter(|file| !file.is_whole());
        let mut unread = Unread {
            files: files.map(|file| file.file().to_owned()).collect(),
            items: Vec::new(),
        };
        for list in LISTS {
            let read = read_items(ras, list);
            let written = places.ids(list).into_iter();
            let missing = written.filter(|id| !read.contains(id.as_str()));
            unread
                .items
                .extend(missing.map(|id| format!("{list}.{id}")));
        }
        unread
    }

    /// The paths of the items that could not be read.
    #[must_use]
    pub fn items(&self) -> &[String] {
        &self.items
    }

    /// Whether a list was read with all its items.
    #[must_use]
    pub fn has_all_of(&self, places: &RasPlaces, list: &str) -> bool {
        let of_list = |path: &String| path.split('.').next() == Some(list);
        places.of(list).is_whole() && !self.items.iter().any(of_list)
    }

    /// Whether something that could not be read may name an item of a list, at a path that counts.
    #[must_use]
    pub fn names(
        &self,
        places: &RasPlaces,
        (list, id): (&str, &str),
        counts: impl Fn(&str) -> bool,
    ) -> bool {
        let named = |(path, text): (&str, &str)| {
            text == id && list_named(path) == Some(list) && counts(path)
        };
        let in_item = |path: &String| places.of(path).texts_under(path).any(named);
        !self.files.is_empty() || self.items.iter().any(in_item)
    }

    /// What was not checked on account of it, a line for each file.
    #[must_use]
    pub fn told(&self, places: &RasPlaces) -> Vec<String> {
        let mut told = Vec::new();
        for file in places.files() {
            let file = file.file();
            if self.files.iter().any(|lost| lost == file) {
                told.push(format!(
                    "{file}: what stands in it, since it cannot be read"
                ));
                continue;
            }
            let items = self.items.iter();
            let own: Vec<&str> = items
                .filter(|path| places.of(path).file() == file)
                .map(String::as_str)
                .collect();
            if !own.is_empty() {
                told.push(format!("{file}: the figures of {}", own.join(", ")));
            }
        }
        if !self.has_all_of(places, "step") {
            told.push("the order of the steps".to_owned());
        }
        told
    }
}

fn read_items(ras: &Ras, list: &str) -> BTreeSet<String> {
    fn ids<'a, T: 'a, Id: ToString>(items: &'a [T], id: impl Fn(&'a T) -> Id) -> BTreeSet<String> {
        items.iter().map(|item| id(item).to_string()).collect()
    }
    match list {
        "does_not_apply" => (1..=ras.does_not_apply.len())
            .map(|n| n.to_string())
            .collect(),
        "step" => ids(&ras.steps, |step| &step.id),
        "domain" => ids(&ras.domains, |domain| &domain.id),
        "total" => ids(&ras.totals, |total| &total.id),
        "question" => ids(&ras.questions, |question| &question.id),
        "contradiction" => ids(&ras.contradictions, |contradiction| &contradiction.id),
        "adjustment" => ids(&ras.adjustments, |adjustment| &adjustment.id),
        _ => ids(&ras.tables, |table| &table.id),
    }
}

/// The list that the text at a path names an item of, by its key and by that of the list that it
/// stands in.
#[must_use]
pub fn list_named(path: &str) -> Option<&'static str> {
    let parts: Vec<&str> = path.split('.').collect();
    let (key, listed) = match parts.as_slice() {
        [.., key, position] if position.bytes().all(|b| b.is_ascii_digit()) => (*key, true),
        [.., key] => (*key, false),
        [] => return None,
    };
    match (key, listed) {
        ("domain", false) | ("domains" | "of", true) => Some("domain"),
        ("total", false) => Some("total"),
        ("question" | "times", false) => Some("question"),
        ("adjustment", false) => Some("adjustment"),
        ("table", false) => Some("table"),
        ("base", true) => Some("step"),
        ("is", true) => Some("option"),
        _ => None,
    }
}
