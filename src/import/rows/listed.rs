//! Values of the standard's lists: found in the standard's spelling, another, or a council's own.

use crate::config::caseload_field::{CellKind, Field, FileKind};
use crate::config::column_profile::{ColumnProfile, FileProfile, ValueList, compared};
use std::collections::BTreeMap;

/// How a value was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// As the profile or the standard spells it.
    AsWritten,
    /// With other capitals or spaces.
    OtherSpelling,
    /// In the wording of the return's Release 1.
    Release1,
    /// In another wording that the standard's file lists.
    OtherWording,
}

/// The lists of one file's fields.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    by_field: BTreeMap<Field, Lookup>,
}

#[derive(Clone, Debug, Default)]
struct Lookup {
    /// What a wording means; nothing where it reads as missing.
    meanings: BTreeMap<String, (Option<String>, Wording)>,
    allowed: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wording {
    Own,
    Standard,
    Release1,
    Other,
}

/// The most values that a message lists in full.
const VALUES_LISTED_MAX: usize = 12;

impl Lists {
    /// The lists of one file: a council's own wordings go before the standard's.
    #[must_use]
    pub fn of(kind: FileKind, file: &FileProfile, profile: &ColumnProfile) -> Lists {
        let by_field = Field::of_file(kind).filter_map(|rule| match rule.kind {
            CellKind::Listed(list) => {
                let values = profile.standard.get(&list)?;
                let own = file.values.get(&rule.field);
                Some((rule.field, Lookup::of(list.code(), values, own)))
            }
            _ => None,
        });
        Lists {
            by_field: by_field.collect(),
        }
    }

    /// What a cell means: its standard value (nothing where it reads as missing) and how it was
    /// found, or what is allowed.
    pub fn find(&self, field: Field, cell: &str) -> Result<(Option<&str>, Found), &str> {
        let Some(lookup) = self.by_field.get(&field) else {
            return Err("nothing: the list is not known");
        };
        let Some((meaning, wording)) = lookup.meanings.get(&compared(cell)) else {
            return Err(&lookup.allowed);
        };
        let found = match wording {
            Wording::Own => Found::AsWritten,
            Wording::Other => Found::OtherWording,
            Wording::Release1 => Found::Release1,
            Wording::Standard if meaning.as_deref() == Some(cell) => Found::AsWritten,
            Wording::Standard => Found::OtherSpelling,
        };
        Ok((meaning.as_deref(), found))
    }
}

impl Lookup {
    fn of(code: &str, list: &ValueList, own: Option<&BTreeMap<String, Option<String>>>) -> Lookup {
        let mut meanings = BTreeMap::new();
        for (wording, meaning) in &list.also {
            meanings.insert(compared(wording), (meaning.clone(), Wording::Other));
        }
        for (wording, meaning) in &list.release_1 {
            meanings.insert(compared(wording), (meaning.clone(), Wording::Release1));
        }
        for value in &list.values {
            meanings.insert(compared(value), (Some(value.clone()), Wording::Standard));
        }
        for (wording, meaning) in own.into_iter().flatten() {
            meanings.insert(compared(wording), (meaning.clone(), Wording::Own));
        }
        Lookup {
            meanings,
            allowed: allowed(code, &list.values) + &own.map_or_else(String::new, own_words),
        }
    }
}

fn allowed(code: &str, values: &[String]) -> String {
    if values.len() <= VALUES_LISTED_MAX {
        return format!("one of {}", values.join("; "));
    }
    let first: Vec<&str> = values.iter().take(3).map(String::as_str).collect();
    format!(
        "one of the {} values of the list \"{code}\" in the file of value lists ({}; …)",
        values.len(),
        first.join("; ")
    )
}

/// The words that a column profile gives a meaning, for messages; nothing where it gives none.
#[must_use]
pub fn own_words(meanings: &BTreeMap<String, Option<String>>) -> String {
    let meaning = |meaning: &Option<String>| meaning.clone().unwrap_or_else(|| "missing".into());
    let words = meanings.iter().take(VALUES_LISTED_MAX);
    let words: Vec<String> = words
        .map(|(word, means)| format!("\"{word}\" for {}", meaning(means)))
        .collect();
    let more = match meanings.len().saturating_sub(VALUES_LISTED_MAX) {
        0 => String::new(),
        n => format!("; and {n} more"),
    };
    match words.as_slice() {
        [] => String::new(),
        words => format!(
            "; or in the words of the profile {}{more}",
            words.join("; ")
        ),
    }
}
