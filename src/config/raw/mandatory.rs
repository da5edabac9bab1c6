//! Which fields of a caseload file are mandatory, and where they need not be filled: for the
//! quality report, never for taking rows.

use crate::config::caseload_field::{CellKind, Field, FileKind, StandardList};
use crate::config::column_profile::{Excused, ValueList};
use crate::config::reading::reader::{Section, quoted_list};
use crate::config::reading::spelling::nearest;
use std::collections::{BTreeMap, BTreeSet};

type Lists = BTreeMap<StandardList, ValueList>;

/// What [`mandatory`] gives: the fields, and where they need not be filled.
pub(in crate::config) type Mandatory = (BTreeSet<Field>, Vec<Excused>);

/// Reads `mandatory` and `not_mandatory` of a file's table.
pub(in crate::config) fn mandatory(
    kind: FileKind,
    section: &Section<'_>,
    standard: Option<&Lists>,
) -> Mandatory {
    let codes = section.optional_texts("mandatory");
    let fields = fields(kind, section, "mandatory", &codes);
    // A heading with a mistake of its own is named all the same.
    let is_table = section.is_table("columns");
    let named = is_table.then(|| section.optional_table("columns", |names| Some(names.names())));
    let named = named.flatten();
    let lacks = |field: &&Field| {
        let names = named.iter().flatten();
        named.is_some() && !names.into_iter().any(|name| name == field.code())
    };
    for field in fields.iter().filter(lacks) {
        section.problem(
            "mandatory",
            &format!("\"{}\" has no heading under columns", field.code()),
            "fields that the profile names a heading for",
            "name its heading, or take it out",
        );
    }
    let excused = section.optional_tables("not_mandatory", |rule| excused(kind, rule, standard));
    let mut named = excused.iter().flat_map(|excused| &excused.fields);
    if let Some(field) = named.find(|field| !fields.contains(field)) {
        section.problem(
            "not_mandatory",
            &format!("\"{}\" does not stand under mandatory", field.code()),
            "fields that stand under mandatory",
            "take it out, or add it there",
        );
    }
    (fields, excused)
}

fn excused(kind: FileKind, rule: &Section<'_>, standard: Option<&Lists>) -> Option<Excused> {
    let codes = rule.texts("fields")?;
    let fields = fields(kind, rule, "fields", &codes);
    let values = rule.table("where", |condition| {
        let mut values = BTreeMap::new();
        for code in condition.names() {
            let known = listed(kind).find(|(field, _)| field.code() == code);
            let Some((field, list)) = known else {
                let codes = || listed(kind).map(|(field, _)| field.code());
                unknown(
                    condition,
                    (&code, &code),
                    codes,
                    "a field whose values come from a list",
                );
                continue;
            };
            let texts = condition.texts(&code).unwrap_or_default();
            let list = standard.and_then(|lists| lists.get(&list));
            let targets = list.map(|list| list.values.as_slice()).unwrap_or_default();
            let strange = |text: &&String| list.is_some() && !targets.contains(text);
            for text in texts.iter().filter(strange) {
                let words = || targets.iter().map(String::as_str);
                unknown(condition, (&code, text), words, "a value of the list");
            }
            values.insert(field, texts);
        }
        Some(values)
    })?;
    Some(Excused { fields, values })
}

/// The fields of a file whose values come from a list.
fn listed(kind: FileKind) -> impl Iterator<Item = (Field, StandardList)> {
    Field::of_file(kind).filter_map(|rule| match rule.kind {
        CellKind::Listed(list) => Some((rule.field, list)),
        _ => None,
    })
}

fn fields(kind: FileKind, section: &Section<'_>, key: &str, codes: &[String]) -> BTreeSet<Field> {
    let mut fields = BTreeSet::new();
    for code in codes {
        let known = Field::of_file(kind).find(|rule| rule.code == code);
        if known.is_none() {
            let codes = || Field::of_file(kind).map(|rule| rule.code);
            unknown(section, (key, code), codes, "a field of this file");
        }
        fields.extend(known.map(|rule| rule.field));
    }
    fields
}

fn unknown<'w, Words: Iterator<Item = &'w str>>(
    section: &Section<'_>,
    (key, text): (&str, &str),
    words: impl Fn() -> Words,
    what: &str,
) {
    let remedy = match nearest(text, words()) {
        Some(meant) => format!("did you mean \"{meant}\"?"),
        None => "take it out".to_owned(),
    };
    section.problem(
        key,
        &format!("\"{text}\" is not {what}"),
        &format!("one of {}", quoted_list(words())),
        &remedy,
    );
}
