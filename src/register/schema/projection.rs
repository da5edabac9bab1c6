//! A table whose rows belong to entries, and the guards that keep it append-only.

use std::fmt::Write as _;

/// A table whose first column is the entry that its rows belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Projection {
    /// The table.
    pub table: &'static str,
    /// The columns of its primary key, in order.
    pub key: &'static [&'static str],
    /// A column that is unique besides the key.
    pub also_unique: Option<&'static str>,
}

impl Projection {
    /// A table with one row an entry.
    #[must_use]
    pub const fn one(table: &'static str) -> Projection {
        Projection {
            table,
            key: &["entry"],
            also_unique: None,
        }
    }

    /// A table with several rows an entry, in order.
    #[must_use]
    pub const fn many(table: &'static str) -> Projection {
        Projection {
            table,
            key: &["entry", "position"],
            also_unique: None,
        }
    }

    /// A table with several rows an entry in named parts.
    #[must_use]
    pub const fn parted(table: &'static str) -> Projection {
        Projection {
            table,
            key: &["entry", "part", "position"],
            also_unique: None,
        }
    }

    /// The same table with a column that is unique besides the key.
    #[must_use]
    pub const fn unique(mut self, column: &'static str) -> Projection {
        self.also_unique = Some(column);
        self
    }

    /// The triggers that refuse changes.
    ///
    /// A row can only be written for the newest entry and never in the place of another: `INSERT OR
    /// REPLACE` deletes without firing delete triggers where `recursive_triggers` is off. A row can
    /// only be deleted while the newest entry is the one that erases its entry.
    #[must_use]
    pub fn guards(&self) -> String {
        let table = self.table;
        let same_key: Vec<String> = self
            .key
            .iter()
            .map(|column| format!("{column} = NEW.{column}"))
            .collect();
        let same_key = same_key.join(" AND ");
        let mut text = format!(
            "CREATE TRIGGER {table}_insert BEFORE INSERT ON {table}\n\
             WHEN NEW.entry IS NOT (SELECT max(number) FROM entry)\n  \
             OR EXISTS (SELECT 1 FROM {table} WHERE {same_key})\n"
        );
        if let Some(column) = self.also_unique {
            let line = format!("  OR EXISTS (SELECT 1 FROM {table} WHERE {column} = NEW.{column})");
            text.push_str(&line);
            text.push('\n');
        }
        let refuse = format!("BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END;\n");
        text.push_str(&refuse);
        let rest = write!(
            text,
            "CREATE TRIGGER {table}_update BEFORE UPDATE ON {table}\n{refuse}\
             CREATE TRIGGER {table}_delete BEFORE DELETE ON {table}\n\
             WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE erased = OLD.entry\n  \
             AND entry = (SELECT max(number) FROM entry))\n{refuse}"
        );
        debug_assert!(rest.is_ok(), "writing to a String cannot fail");
        text
    }
}
