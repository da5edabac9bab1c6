//! TOML text into sections that are asked for their keys, with a message for every mistake.
//!
//! A loader calls [`read`] with a function that asks a [`Section`] for each key it knows. A getter
//! gives nothing when the key is missing or wrong, and the mistake has then been written down:
//! so a loader asks for every key first and only then puts its value together, and every mistake
//! of a file is found in one go. Keys that were not asked for are refused as unknown. Every number
//! in a file stands in quotes, and every date stands without.

use super::place::{Places, joined};
use super::slip::slip;
use super::spelling::nearest;
use crate::config::problem::ConfigProblem;
use crate::terms::date::Date;
use crate::terms::text::beginning;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// What came of reading a file.
#[derive(Clone, Debug)]
pub struct Reading<T> {
    /// The value; nothing when a part that it needs is missing or wrong.
    pub value: Option<T>,
    /// What is wrong, by line.
    pub problems: Vec<ConfigProblem>,
    /// Where each key stands.
    pub places: Places,
    /// The references that figures name: (the key that names one, the name).
    pub references_named: Vec<(String, String)>,
}

impl<T> Reading<T> {
    /// The value of a file without mistakes, or its mistakes.
    pub fn finished(self) -> Result<T, Vec<ConfigProblem>> {
        match self.value {
            Some(value) if self.problems.is_empty() => Ok(value),
            _ => Err(self.problems),
        }
    }
}

/// Reads a file's text with a function that asks for its keys.
pub fn read<T>(file: &str, text: &str, ask: impl FnOnce(&Section<'_>) -> Option<T>) -> Reading<T> {
    let (document, mistakes) = DeTable::parse_recoverable(text);
    let source = Source {
        places: Places::of(file, text, document.get_ref()),
        problems: RefCell::new(Vec::new()),
        unless_stated: RefCell::new(UnlessStated::Absent),
        references_named: RefCell::new(Vec::new()),
        references_listed: RefCell::new(None),
    };
    let value = if let Some(mistake) = mistakes.first() {
        source.not_toml(text, mistake);
        None
    } else {
        let root = Section::of(&source, document.get_ref(), Default::default());
        root.read_unless_stated();
        root.refuse_characters();
        let value = ask(&root);
        root.refuse_unknown_keys();
        source.refuse_unlisted_references();
        value
    };
    let mut problems = source.problems.into_inner();
    problems.sort_by_key(|problem| problem.line);
    let places = match mistakes.is_empty() {
        true => source.places,
        false => source.places.in_part(),
    };
    Reading {
        value,
        problems,
        places,
        references_named: source.references_named.into_inner(),
    }
}

/// What a file's `[unless_stated]` says about figures without date and reference.
#[derive(Clone)]
pub(in crate::config) enum UnlessStated {
    Absent,
    /// It is there, and its mistakes are written down.
    Wrong,
    Stated(Date, String),
}

/// One file while it is being read.
struct Source {
    places: Places,
    problems: RefCell<Vec<ConfigProblem>>,
    unless_stated: RefCell<UnlessStated>,
    references_named: RefCell<Vec<(String, String)>>,
    references_listed: RefCell<Option<Vec<String>>>,
}

impl Source {
    fn refuse_unlisted_references(&self) {
        if let Some(listed) = self.references_listed.borrow().as_deref() {
            let named = self.references_named.borrow();
            let problems = unlisted_references(&self.places, &named, listed);
            self.problems.borrow_mut().extend(problems);
        }
    }

    fn not_toml(&self, text: &str, mistake: &toml::de::Error) {
        let start = mistake.span().map_or(0, |span: Range<usize>| span.start);
        let line = self.places.line_at(start);
        let written = text.lines().nth(line - 1).unwrap_or_default().trim();
        let written = beginning(written);
        let (why, remedy) = match slip(&written) {
            Some((why, remedy)) => (why.to_owned(), remedy),
            None => (mistake.message().to_owned(), "correct this line"),
        };
        self.problems.borrow_mut().push(ConfigProblem {
            file: self.places.file().to_owned(),
            line: Some(line),
            key: "(the text)".to_owned(),
            what: format!("this is not TOML ({why}): {written}"),
            allowed: "key = value lines, each key once; texts and numbers in double quotes, dates \
                without"
                .to_owned(),
            remedy: format!("{remedy}; the rest of the file is read when it is TOML"),
        });
    }
}

/// A table of a file, asked for its keys.
pub struct Section<'a> {
    source: &'a Source,
    table: &'a DeTable<'a>,
    path: String,
    header: String,
    asked: RefCell<BTreeSet<String>>,
}

impl<'a> Section<'a> {
    fn of(
        source: &'a Source,
        table: &'a DeTable<'a>,
        (path, header): (String, String),
    ) -> Section<'a> {
        let asked = RefCell::new(BTreeSet::new());
        Section {
            source,
            table,
            path,
            header,
            asked,
        }
    }

    /// The dotted path of a key of this section (`domain.personal_care.weighting`); the section's
    /// own path for an empty key.
    #[must_use]
    pub fn path(&self, key: &str) -> String {
        joined(&self.path, key)
    }

    /// The header under which the file writes a table of this section (`domain.weighting_bands`).
    pub(in crate::config) fn header(&self, key: &str) -> String {
        joined(&self.header, key)
    }

    /// Whether the key is there, whatever its value.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// Whether the key is there and is a text without any digit: words where a number belongs.
    #[must_use]
    pub fn is_words(&self, key: &str) -> bool {
        let text = self.find(key).and_then(DeValue::as_str);
        text.is_some_and(|text| !text.contains(|c: char| c.is_ascii_digit()))
    }

    /// Lets every key pass: which keys belong here hangs on a word that is not known.
    pub(in crate::config) fn pass_every_key(&self) {
        let keys = self.table.iter().map(|(key, _)| key.get_ref().to_string());
        self.asked.borrow_mut().extend(keys);
    }

    /// Writes a mistake down at a key of this section; an empty key means the section itself.
    pub fn problem(&self, key: &str, what: &str, allowed: &str, remedy: &str) {
        self.problem_at(self.path(key), what, allowed, remedy);
    }

    pub(in crate::config) fn problem_at(
        &self,
        path: String,
        what: &str,
        allowed: &str,
        remedy: &str,
    ) {
        self.source.problems.borrow_mut().push(ConfigProblem {
            file: self.source.places.file().to_owned(),
            line: self.source.places.line(&path),
            key: if path.is_empty() {
                "(the file)".to_owned()
            } else {
                path
            },
            what: what.to_owned(),
            allowed: allowed.to_owned(),
            remedy: remedy.to_owned(),
        });
    }

    pub(in crate::config) fn same_id(&self, line: usize, path: &str, name: &str) {
        self.source.problems.borrow_mut().push(ConfigProblem {
            file: self.source.places.file().to_owned(),
            line: Some(line),
            key: path.to_owned(),
            what: format!("the id \"{name}\" {USED_TWICE}"),
            allowed: "an id that no other item of this list has".to_owned(),
            remedy: "rename one of the two, or take one out".to_owned(),
        });
    }

    pub(in crate::config) fn line_at(&self, byte: usize) -> usize {
        self.source.places.line_at(byte)
    }

    /// Counts all keys as asked for, so that none is refused as unknown.
    pub(in crate::config) fn ask_for_all(&self) {
        let names = self.table.keys().map(|key| key.get_ref().to_string());
        self.asked.borrow_mut().extend(names);
    }

    /// The names of all keys, in the order of the alphabet; they all count as asked for.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.ask_for_all();
        let keys = self.table.keys();
        keys.map(|key| key.get_ref().to_string()).collect()
    }

    pub(in crate::config) fn find(&self, key: &str) -> Option<&'a DeValue<'a>> {
        self.asked.borrow_mut().insert(key.to_owned());
        self.table.get(key).map(|value| value.get_ref())
    }

    pub(in crate::config) fn need(&self, key: &str, allowed: &str) -> Option<&'a DeValue<'a>> {
        self.need_or(key, allowed, &format!("add a line {key} = …"))
    }

    pub(in crate::config) fn need_or(
        &self,
        key: &str,
        allowed: &str,
        remedy: &str,
    ) -> Option<&'a DeValue<'a>> {
        let found = self.find(key);
        if found.is_none() {
            let what = format!("the key \"{key}\" is missing");
            self.problem_at(self.path(key), &what, allowed, remedy);
        }
        found
    }

    pub(in crate::config) fn named_reference(&self, path: String, reference: &str) {
        let named = (path, reference.to_owned());
        self.source.references_named.borrow_mut().push(named);
    }

    pub(in crate::config) fn listed_references(&self, names: Vec<String>) {
        *self.source.references_listed.borrow_mut() = Some(names);
    }

    pub(in crate::config) fn unless_stated(&self) -> UnlessStated {
        self.source.unless_stated.borrow().clone()
    }

    fn read_unless_stated(&self) {
        if !self.has("unless_stated") {
            return;
        }
        let stated = self.optional_table("unless_stated", |section| {
            let (from, reference) = (section.date("from"), section.reference("reference"));
            Some((from?, reference?))
        });
        *self.source.unless_stated.borrow_mut() = match stated {
            Some((from, reference)) => UnlessStated::Stated(from, reference),
            None => UnlessStated::Wrong,
        };
    }

    /// Refuses characters that do not show, or that move others, in every key and text of the file.
    fn refuse_characters(&self) {
        for (path, c) in self.source.places.unfit() {
            self.problem_at(
                path.clone(),
                &format!(
                    "the character U+{:04X} does not show as it is",
                    u32::from(*c)
                ),
                "characters that show: no line ends, tabs, control characters or direction marks",
                "take the character out",
            );
        }
    }

    fn refuse_unknown_keys(&self) {
        let asked = self.asked.borrow();
        for (key, _) in self.table.iter() {
            let key: &str = key.get_ref();
            if asked.contains(key) {
                continue;
            }
            let remedy = match nearest(key, asked.iter().map(String::as_str)) {
                Some(meant) => format!("did you mean \"{meant}\"? Otherwise take the line out"),
                None => "take the line out, or write one of the allowed keys".to_owned(),
            };
            let allowed = format!("the keys {}", quoted_list(asked.iter().map(String::as_str)));
            self.problem(
                key,
                &format!("\"{key}\" is not a key here"),
                &allowed,
                &remedy,
            );
        }
    }

    pub(in crate::config) fn inner<T>(
        &self,
        table: &'a DeTable<'a>,
        (path, header): (String, String),
        ask: impl FnOnce(&Section<'a>) -> Option<T>,
    ) -> Option<T> {
        let section = Section::of(self.source, table, (path, header));
        let value = ask(&section);
        section.refuse_unknown_keys();
        value
    }
}

/// What is said of an id that an item before has.
pub const USED_TWICE: &str = "is used a second time";

/// Words in quotes with commas between: for the "allowed" part of a message.
#[must_use]
pub fn quoted_list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = words
        .into_iter()
        .map(|word| format!("\"{word}\""))
        .collect();
    quoted.join(", ")
}

/// Messages for references that figures name and the table of references does not list.
#[must_use]
pub fn unlisted_references(
    places: &Places,
    named: &[(String, String)],
    listed: &[String],
) -> Vec<ConfigProblem> {
    let words = || listed.iter().map(String::as_str);
    let unlisted = named.iter().filter(|(_, name)| !listed.contains(name));
    let message = |(path, name): &(String, String)| ConfigProblem {
        file: places.file().to_owned(),
        line: places.line(path),
        key: path.clone(),
        what: format!("the reference \"{name}\" is not listed"),
        allowed: match listed.is_empty() {
            true => "a listed reference; none is listed yet".to_owned(),
            false => format!("a listed reference: {}", quoted_list(words())),
        },
        remedy: match nearest(name, words()) {
            Some(meant) => format!("did you mean \"{meant}\"?"),
            None => format!("add [references.{name}] with a title, or name a listed one"),
        },
    };
    unlisted.map(message).collect()
}
