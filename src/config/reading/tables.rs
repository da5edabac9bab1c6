//! Tables and lists of tables inside a section, each read by a function.

use super::place::{item_name, joined};
use super::reader::Section;
use std::collections::{BTreeMap, BTreeSet};
use toml::de::DeValue;

impl<'a> Section<'a> {
    /// A table of texts by name (`{ old = "new" }`) that may be left out.
    pub fn optional_text_table(&self, key: &str) -> BTreeMap<String, String> {
        let mut texts = BTreeMap::new();
        self.optional_table(key, |section| {
            for name in section.names() {
                if let Some(text) = section.text(&name) {
                    texts.insert(name, text);
                }
            }
            Some(())
        });
        texts
    }

    /// A table, read by a function.
    pub fn table<T>(&self, key: &str, ask: impl FnOnce(&Section<'a>) -> Option<T>) -> Option<T> {
        let allowed = format!("a table: {{ … }} or [{key}]");
        self.need_or(
            key,
            &allowed,
            &format!("add a table [{}]", self.header(key)),
        )?;
        self.optional_table(key, ask)
    }

    /// A table that may be left out, read by a function.
    pub fn optional_table<T>(
        &self,
        key: &str,
        ask: impl FnOnce(&Section<'a>) -> Option<T>,
    ) -> Option<T> {
        let value = self.find(key)?;
        let path = self.path(key);
        let Some(table) = value.as_table() else {
            self.wrong_kind(&path, value, &format!("a table: {{ … }} or [{key}]"));
            return None;
        };
        self.inner(table, (path, self.header(key)), ask)
    }

    /// A list of tables, not empty, each read by a function; those with mistakes are left out,
    /// and their mistakes are written down. Two items with the same `id` are refused.
    pub fn tables<T>(&self, key: &str, ask: impl Fn(&Section<'a>) -> Option<T>) -> Option<Vec<T>> {
        let allowed = format!("a list of tables, not empty: {key} = [{{ … }}]");
        let remedy = format!("add a table [[{}]]", self.header(key));
        self.need_or(key, &allowed, &remedy)?;
        let items = self.optional_tables(key, ask);
        if self.is_list(key) && self.item_paths(key).is_empty() {
            self.problem(key, "the list is empty", &allowed, "add an item");
            return None;
        }
        Some(items)
    }

    /// As [`Section::tables`], but nothing where an item has a mistake: for lists whose items have
    /// a meaning only together.
    pub fn whole_tables<T>(
        &self,
        key: &str,
        ask: impl Fn(&Section<'a>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let items = self.tables(key, ask)?;
        (items.len() == self.item_paths(key).len()).then_some(items)
    }

    /// A list of tables that may be left out; nothing where it is there and has a mistake.
    pub fn optional_whole_tables<T>(
        &self,
        key: &str,
        ask: impl Fn(&Section<'a>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let items = self.optional_tables(key, ask);
        let whole = !self.has(key) || self.is_list(key);
        (whole && items.len() == self.item_paths(key).len()).then_some(items)
    }

    /// A list of tables that may be left out.
    pub fn optional_tables<T>(&self, key: &str, ask: impl Fn(&Section<'a>) -> Option<T>) -> Vec<T> {
        self.tables_or(key, &format!("a list of tables: {key} = [{{ … }}]"), ask)
    }

    pub(in crate::config) fn tables_or<T>(
        &self,
        key: &str,
        allowed: &str,
        ask: impl Fn(&Section<'a>) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.find(key) else {
            return Vec::new();
        };
        let Some(items) = value.as_array() else {
            self.wrong_kind(&self.path(key), value, allowed);
            return Vec::new();
        };
        let mut names = BTreeSet::new();
        let mut read = Vec::new();
        for (position, item) in items.iter().enumerate() {
            let name = item_name(item.get_ref(), position);
            let path = joined(&self.path(key), &name);
            if !names.insert(name.clone()) {
                let line = self.line_at(item.span().start);
                self.same_id(line, &path, &name);
            }
            match item.get_ref().as_table() {
                Some(table) => read.extend(self.inner(table, (path, self.header(key)), &ask)),
                None => self.wrong_kind(&path, item.get_ref(), allowed),
            }
        }
        read
    }

    /// A table of tables by name (`[rules.gap]`), each read by a function that is given its name.
    pub fn entries<T>(
        &self,
        key: &str,
        ask: impl Fn(&str, &Section<'a>) -> Option<T>,
    ) -> Option<BTreeMap<String, T>> {
        self.table(key, |section| {
            let mut entries = BTreeMap::new();
            for name in section.names() {
                if let Some(entry) = section.optional_table(&name, |inner| ask(&name, inner)) {
                    entries.insert(name, entry);
                }
            }
            Some(entries)
        })
    }

    /// The paths of a list's items, in order.
    #[must_use]
    pub fn item_paths(&self, key: &str) -> Vec<String> {
        let items = self.find(key).and_then(DeValue::as_array);
        let path = |(position, item): (usize, &toml::Spanned<DeValue<'_>>)| {
            joined(&self.path(key), &item_name(item.get_ref(), position))
        };
        items.map_or(Vec::new(), |items| {
            items.iter().enumerate().map(path).collect()
        })
    }

    /// Whether the key is there and is exactly this text.
    #[must_use]
    pub fn is_text(&self, key: &str, text: &str) -> bool {
        self.find(key).and_then(DeValue::as_str) == Some(text)
    }

    /// Whether the key is there and is a table.
    #[must_use]
    pub fn is_table(&self, key: &str) -> bool {
        self.find(key).is_some_and(DeValue::is_table)
    }

    /// Whether the key is there and is a list.
    #[must_use]
    pub fn is_list(&self, key: &str) -> bool {
        self.find(key).is_some_and(DeValue::is_array)
    }
}
