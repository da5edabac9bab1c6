//! The file of the standard's value lists, read and checked.
//!
//! Each list is a table `[lists.NAME]` with `values`; under `[lists.NAME.release_1]` stand wordings
//! of the return's Release 1, under `[lists.NAME.also]` others that mean one of them. The word
//! [`MISSING`] stands for "reads as missing".

use crate::config::caseload_field::StandardList;
use crate::config::column_profile::{ValueList, compared};
use crate::config::problem::ConfigProblem;
use crate::config::reading::reader::{Reading, Section, quoted_list, read};
use crate::config::reading::spelling::nearest;
use std::collections::{BTreeMap, BTreeSet};

/// What a wording is turned into when it reads as no value at all.
pub const MISSING: &str = "(missing)";

/// How the name of lists begins that are built in, and not a file beside the profile.
pub const BUILT_IN: &str = "built-in";

/// The lists of the Client Level Data return, as they ship.
pub const CLD: &str = include_str!("../../../config/import/cld-values.toml");

/// The lists that a column profile can name without a file beside it, and their texts.
pub const BUILT_IN_LISTS: [(&str, &str); 1] = [("built-in cld", CLD)];

/// The lists, by the standard list that each stands for.
pub type Lists = BTreeMap<StandardList, ValueList>;

/// The lists that a profile names under `values`: a file beside it, whose text `open` gives, or
/// built-in ones.
pub fn lists(
    root: &Section<'_>,
    profile: &str,
    open: impl FnOnce(&str) -> Result<String, Vec<ConfigProblem>>,
    problems: &mut Vec<ConfigProblem>,
) -> Option<Lists> {
    let name = root.text("values")?;
    if name.starts_with(BUILT_IN) {
        return built_in_lists(root, &name, problems);
    }
    let name = match profile.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{name}"),
        None => name,
    };
    let text = match open(&name) {
        Ok(text) => text,
        Err(mut found) => {
            let built_in = quoted_list(BUILT_IN_LISTS.iter().map(|(name, _)| *name));
            for problem in &mut found {
                problem.remedy += &format!("; or name built-in lists: values = {built_in}");
            }
            problems.extend(found);
            return None;
        }
    };
    read_lists(&name, &text, problems)
}

/// The lists that are built in under a name; else a mistake is written down with those there are.
fn built_in_lists(
    root: &Section<'_>,
    name: &str,
    problems: &mut Vec<ConfigProblem>,
) -> Option<Lists> {
    let known = BUILT_IN_LISTS.iter().find(|(known, _)| *known == name);
    if known.is_none() {
        let names = quoted_list(BUILT_IN_LISTS.iter().map(|(name, _)| *name));
        root.problem(
            "values",
            &format!("no value lists are built in as \"{name}\""),
            &format!("built-in lists ({names}), or the name of a file beside the profile"),
            "name one of these",
        );
    }
    known.and_then(|(name, text)| read_lists(name, text, problems))
}

fn read_lists(name: &str, text: &str, problems: &mut Vec<ConfigProblem>) -> Option<Lists> {
    match value_lists(name, text).finished() {
        Ok(lists) => Some(lists),
        Err(found) => {
            problems.extend(found);
            None
        }
    }
}

/// Reads the lists; every list of [`StandardList::ALL`] must be there.
pub fn value_lists(file: &str, text: &str) -> Reading<Lists> {
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

/// A wording has one meaning: it is not written twice with two, and a value of the list is itself.
pub(in crate::config) fn refuse_contradiction(
    section: &Section<'_>,
    name: &str,
    meanings: &BTreeMap<String, Option<String>>,
    targets: &[String],
) {
    let mut known: BTreeMap<String, (&String, &Option<String>)> = BTreeMap::new();
    for (wording, meaning) in meanings {
        let key = format!("{name}.{wording}");
        let is_it = |value: &&String| compared(value) == compared(wording);
        let own = targets.iter().find(is_it);
        if let (Some(own), Some(means)) = (own, meaning.as_ref().filter(|means| own != Some(means)))
        {
            section.problem(
                &key,
                &format!("\"{own}\" is a value of the list, and is turned into \"{means}\""),
                "words that the list does not have; a value of the list is always itself",
                "take the line out, or correct the word before the =",
            );
        }
        let before = known.insert(compared(wording), (wording, meaning));
        if let Some((first, _)) = before.filter(|(_, before)| *before != meaning) {
            section.problem(
                &key,
                &format!("\"{first}\" and \"{wording}\" are one word, and have two meanings"),
                "one meaning for each word; case and spaces make no difference",
                "keep the line that holds, and take the other out",
            );
        }
    }
}
