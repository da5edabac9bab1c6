//! The file of the standard's value lists, read and checked.
//!
//! Each list is a table `[lists.NAME]` with `values`; under `[lists.NAME.release_1]` stand wordings
//! of the return's Release 1, under `[lists.NAME.also]` others that mean one of them. The word
//! [`MISSING`] stands for "reads as missing".

use crate::config::caseload_field::StandardList;
use crate::config::column_profile::{ValueList, compared};
use crate::config::reading::reader::{Reading, Section, quoted_list, read};
use crate::config::reading::spelling::nearest;
use std::collections::{BTreeMap, BTreeSet};

/// What a wording is turned into when it reads as no value at all.
pub const MISSING: &str = "(missing)";

/// Reads the lists; every list of [`StandardList::ALL`] must be there.
pub fn value_lists(file: &str, text: &str) -> Reading<BTreeMap<StandardList, ValueList>> {
    read(file, text, |root| {
        root.text("title");
        root.text("reference");
        root.table("lists", |lists| {
            let read = StandardList::ALL.map(|(list, code)| {
                let values = lists.table(code, |section| Some(value_list(section)));
                Some((list, values?))
            });
            Some(read.into_iter().flatten().collect())
        })
    })
}

fn value_list(section: &Section<'_>) -> ValueList {
    let values = section.texts("values").unwrap_or_default();
    let mut known = BTreeSet::new();
    for value in &values {
        if !known.insert(compared(value)) {
            section.problem(
                "values",
                &format!("\"{value}\" stands twice"),
                "each value once; case and spaces make no difference",
                "take one of them out",
            );
        }
    }
    let release_1 = wordings(section, "release_1", &values, &mut known);
    let also = wordings(section, "also", &values, &mut known);
    ValueList {
        values,
        also,
        release_1,
    }
}

/// Reads a table of other wordings, none of them `known` already.
fn wordings(
    section: &Section<'_>,
    key: &str,
    values: &[String],
    known: &mut BTreeSet<String>,
) -> BTreeMap<String, Option<String>> {
    let read = section.optional_table(key, |also| {
        let wordings = also.names().into_iter().map(|wording| {
            let is_value = values
                .iter()
                .any(|value| compared(value) == compared(&wording));
            if !known.insert(compared(&wording)) {
                let (what, allowed) = match is_value {
                    true => ("a value", "wordings that are not values themselves"),
                    false => ("a wording", "each wording once, in one of the two tables"),
                };
                also.problem(
                    &wording,
                    &format!("\"{wording}\" is {what} of the list already"),
                    allowed,
                    "take the line out",
                );
            }
            let target = mapped(also, &wording, values);
            (wording, target)
        });
        Some(wordings.collect())
    });
    read.unwrap_or_default()
}

/// Reads what a wording is turned into: a value of the list, or nothing for [`MISSING`].
pub(in crate::config) fn mapped(
    section: &Section<'_>,
    wording: &str,
    values: &[String],
) -> Option<String> {
    let target = section.text(wording)?;
    if target == MISSING {
        return None;
    }
    if !values.contains(&target) {
        let words = || values.iter().map(String::as_str);
        let remedy = match nearest(&target, words()) {
            Some(meant) => format!("did you mean \"{meant}\"?"),
            None => "write a value of the list as it stands there".to_owned(),
        };
        section.problem(
            wording,
            &format!("\"{target}\" is not a value of the list"),
            &format!("\"{MISSING}\" or one of {}", quoted_list(words())),
            &remedy,
        );
    }
    Some(target)
}
