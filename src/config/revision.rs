//! A revision of a RAS's texts while it is being made.

use super::bundle::RasBundle;
use super::problem::ConfigProblem;
use super::ras::Ras;
use super::ras_places::RasPlaces;
use super::reading::place::Place;
use super::text_edit::Edits;
use crate::terms::date::Date;
use std::collections::BTreeMap;

/// A RAS, the changes of its texts so far, and what stands against them.
pub(super) struct Revision<'a> {
    /// The texts that are changed.
    pub(super) bundle: &'a RasBundle,
    /// What they say.
    pub(super) ras: &'a Ras,
    /// Where its parts stand.
    pub(super) places: &'a RasPlaces,
    /// The first day of what is new.
    pub(super) from: Date,
    /// The key of the reference of what is new.
    pub(super) reference: &'a str,
    /// The changes by file.
    pub(super) edits: BTreeMap<String, Edits>,
    /// What stands against them.
    pub(super) problems: Vec<ConfigProblem>,
}

impl Revision<'_> {
    /// Writes down what stands against the changes.
    pub(super) fn problem(&mut self, key: &str, what: &str, allowed: &str, remedy: &str) {
        let places = self.places.of(key);
        self.problems.push(ConfigProblem {
            file: places.file().to_owned(),
            line: places.line(key),
            key: key.to_owned(),
            what: what.to_owned(),
            allowed: allowed.to_owned(),
            remedy: remedy.to_owned(),
        });
    }

    /// The text of the file that a path belongs to.
    pub(super) fn text(&self, path: &str) -> &str {
        let file = self.places.of(path).file();
        let texts = self.bundle.texts();
        texts
            .into_iter()
            .find(|known| known.0 == file)
            .map_or("", |known| known.1)
    }

    /// Where a path stands.
    pub(super) fn place(&self, path: &str) -> Option<&Place> {
        self.places.of(path).place(path)
    }

    /// The changes of the file that a path belongs to.
    pub(super) fn edit(&mut self, path: &str) -> &mut Edits {
        self.edits
            .entry(self.places.of(path).file().to_owned())
            .or_default()
    }

    /// Puts a value into the place of the one at a path.
    pub(super) fn set(&mut self, path: &str, value: String) {
        if let Some(bytes) = self.place(path).map(|place| place.value.clone()) {
            self.edit(path).replace(bytes, value);
        }
    }

    /// The changed texts.
    pub(super) fn edited(self) -> Result<RasBundle, Vec<ConfigProblem>> {
        let mut changed = self.bundle.clone();
        for (file, edits) in self.edits {
            let Some(text) = changed.text_mut(&file) else {
                continue;
            };
            match edits.applied(text) {
                Some(edited) => *text = edited,
                None => {
                    return Err(vec![ConfigProblem {
                        file,
                        line: None,
                        key: "(the file)".to_owned(),
                        what: "the changes do not fit the text".to_owned(),
                        allowed: "a text that was read without mistakes".to_owned(),
                        remedy: "read the RAS again and repeat the change".to_owned(),
                    }]);
                }
            }
        }
        Ok(changed)
    }
}
