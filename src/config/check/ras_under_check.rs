//! What the checks of a whole RAS share: the RAS, where its parts stand, and the mistakes found.
//!
//! A mistake that is only a consequence of another is not told.

use crate::config::condition::Condition;
use crate::config::problem::ConfigProblem;
use crate::config::ras::Ras;
use crate::config::ras_places::RasPlaces;
use crate::config::reading::reader::USED_TWICE;
use crate::config::reading::spelling::nearest;
use crate::config::unread::{LISTS, Unread};
use std::cell::Cell;

/// A RAS under check.
pub struct Check<'a> {
    /// The RAS, without what could not be read.
    pub ras: &'a Ras,
    /// Where its parts stand.
    pub places: &'a RasPlaces,
    /// What could not be read.
    pub unread: &'a Unread,
    problems: Vec<ConfigProblem>,
    /// How many of the mistakes may have others as their mere consequence.
    n_causes: usize,
    /// How many of them were found when the files were read.
    n_reading: usize,
    /// Whether it was left open if something lies unused.
    withheld: Cell<bool>,
    /// Names that are not there: the list, and the id.
    unknown: Vec<(String, String)>,
}

impl<'a> Check<'a> {
    /// Begins a check with the mistakes that were found when the files were read.
    #[must_use]
    pub fn new(
        ras: &'a Ras,
        (places, unread): (&'a RasPlaces, &'a Unread),
        problems: Vec<ConfigProblem>,
    ) -> Check<'a> {
        Check {
            ras,
            places,
            unread,
            n_causes: problems.len(),
            n_reading: problems.len(),
            withheld: Cell::new(false),
            problems,
            unknown: Vec::new(),
        }
    }

    /// From here on, whatever has been told may have consequences that are not told again.
    pub fn settle(&mut self) {
        self.n_causes = self.problems.len();
    }

    /// Writes a mistake down at a path, unless it may be a consequence of one told before: of one
    /// at the path itself, under it, or above it.
    pub fn problem(&mut self, path: &str, what: &str, allowed: &str, remedy: &str) {
        let related = |told: &str| is_in(told, path) || is_in(path, told);
        if !self.has_cause(path, related) {
            self.write_down(path, what, allowed, remedy);
        }
    }

    /// Writes a mistake down that mistakes above or under the path do not lead to.
    pub fn problem_beside(&mut self, path: &str, what: &str, allowed: &str, remedy: &str) {
        if !self.has_cause(path, |told| told == path) {
            self.write_down(path, what, allowed, remedy);
        }
    }

    /// Whether a mistake was told at a path or under it.
    #[must_use]
    pub fn told_in(&self, path: &str) -> bool {
        self.has_cause(path, |told| is_in(told, path))
    }

    /// Remembers a name that is not there.
    pub fn not_there(&mut self, list: &str, id: &str) {
        self.unknown.push((list.to_owned(), id.to_owned()));
    }

    /// Whether an id of a list may be named after all, so that it cannot be said to lie unused: by
    /// something that could not be read, or by a name that is not there and may stand for it, as
    /// one that is like none may for any.
    #[must_use]
    pub fn perhaps_named(&self, list: &str, id: &str) -> bool {
        self.perhaps_named_at(list, id, |_| true)
    }

    /// The same of names at paths that count.
    pub fn perhaps_named_at(&self, list: &str, id: &str, counts: impl Fn(&str) -> bool) -> bool {
        let ids = self.places.ids(list);
        let words = || ids.iter().map(String::as_str);
        let stands_for = |name: &str| match nearest(name, words()) {
            Some(meant) => meant == id || nearest(name, [id]).is_some(),
            None => true,
        };
        let named_wrongly = |(of, name): &(String, String)| of == list && stands_for(name);
        let perhaps = self.unread.names(self.places, (list, id), counts)
            || self.unknown.iter().any(named_wrongly)
            || self.names_unread(list)
            || LISTS.into_iter().any(|list| self.is_lost(list));
        if perhaps {
            self.withheld.set(true);
        }
        perhaps
    }

    /// Whether it was left open if something lies unused.
    #[must_use]
    pub fn withheld(&self) -> bool {
        self.withheld.get()
    }

    /// Whether a key that names items of a list could not be read.
    fn names_unread(&self, list: &str) -> bool {
        let keys: &[&str] = match list {
            "domain" => &["domain", "domains", "of", "base", "combine", "changes"],
            "total" => &["total", "does", "changes"],
            "table" => &["table", "does"],
            "adjustment" => &["adjustment", "does"],
            _ => &[
                "question", "times", "when", "values", "not", "all", "any", "changes",
            ],
        };
        let is_position = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
        let read = self.problems.iter().take(self.n_reading);
        read.filter_map(|told| told.key.rsplit('.').find(|part| !is_position(part)))
            .any(|last| keys.contains(&last))
    }

    /// Whether a list is there with no item, and this was told, or something names an item of it.
    #[must_use]
    pub fn is_lost(&self, list: &str) -> bool {
        let named = || self.unknown.iter().any(|(of, _)| of == list);
        let told = || self.has_cause(list, |told| told == list);
        self.places.ids(list).is_empty() && (told() || named())
    }

    /// Whether two items of a list were told to have the same id.
    #[must_use]
    pub fn has_id_twice(&self, list: &str) -> bool {
        let read = self.problems.iter().take(self.n_reading);
        let mut twice = read.filter(|told| told.what.ends_with(USED_TWICE));
        twice.any(|told| told.key.rsplit_once('.').is_some_and(|(of, _)| of == list))
    }

    fn has_cause(&self, path: &str, related: impl Fn(&str) -> bool) -> bool {
        let file = self.places.of(path).file();
        let causes = self.problems.iter().take(self.n_causes);
        causes
            .filter(|told| told.file == file)
            .any(|told| related(&told.key))
    }

    fn write_down(&mut self, path: &str, what: &str, allowed: &str, remedy: &str) {
        let places = self.places.of(path);
        self.problems.push(ConfigProblem {
            file: places.file().to_owned(),
            line: places.line(path),
            key: path.to_owned(),
            what: what.to_owned(),
            allowed: allowed.to_owned(),
            remedy: remedy.to_owned(),
        });
    }

    /// All mistakes, those of reading included.
    #[must_use]
    pub fn finished(self) -> Vec<ConfigProblem> {
        self.problems
    }
}

/// Whether a path is another or lies under it.
fn is_in(path: &str, other: &str) -> bool {
    let rest = path.strip_prefix(other);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Every condition of a RAS with its path, in the order of the files.
#[must_use]
pub fn conditions(ras: &Ras) -> Vec<(String, &Condition)> {
    let mut found = Vec::new();
    for (position, (when, _)) in ras.does_not_apply.iter().enumerate() {
        found.push((format!("does_not_apply.{}.when", position + 1), when));
    }
    for step in &ras.steps {
        found.push((format!("step.{}.when", step.id), &step.when));
    }
    for question in &ras.questions {
        found.push((
            format!("question.{}.counts_when", question.id),
            &question.counts_when,
        ));
    }
    for contradiction in &ras.contradictions {
        found.push((
            format!("contradiction.{}.when", contradiction.id),
            &contradiction.when,
        ));
    }
    for adjustment in &ras.adjustments {
        for (position, value) in adjustment.values.iter().enumerate() {
            let path = format!("adjustment.{}.values.{}.when", adjustment.id, position + 1);
            found.push((path, &value.when));
        }
    }
    found
}

/// Every part of a condition that is not itself made of conditions, with its path.
#[must_use]
pub fn atoms<'a>(path: &str, condition: &'a Condition) -> Vec<(String, &'a Condition)> {
    let several = |key: &str, parts: &'a [Condition]| {
        let inner = parts.iter().enumerate();
        inner
            .flat_map(|(position, part)| atoms(&format!("{path}.{key}.{}", position + 1), part))
            .collect()
    };
    match condition {
        Condition::All(parts) => several("all", parts),
        Condition::Any(parts) => several("any", parts),
        Condition::Not(inner) => atoms(&format!("{path}.not"), inner),
        atom => vec![(path.to_owned(), atom)],
    }
}
