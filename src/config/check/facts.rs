//! Conditions on facts against the column profile: a word that no person of a caseload can have
//! would give everybody the other branch.

use super::ras_under_check::{atoms, conditions};
use crate::config::caseload_field::StandardList;
use crate::config::column_profile::ValueList;
use crate::config::condition::{Condition, Fact};
use crate::config::problem::ConfigProblem;
use crate::config::ras::Ras;
use crate::config::ras_places::RasPlaces;
use crate::config::reading::spelling::nearest;
use std::collections::BTreeMap;

/// The words of conditions that stand in no value list of the column profile: mistakes.
#[must_use]
pub fn facts(
    ras: &Ras,
    places: &RasPlaces,
    lists: &BTreeMap<StandardList, ValueList>,
) -> Vec<ConfigProblem> {
    let mut found = Vec::new();
    for (path, condition) in conditions(ras) {
        for (path, atom) in atoms(&path, condition) {
            let Condition::Fact { fact, is } = atom else {
                continue;
            };
            let Some(list) = list_of(*fact).and_then(|list| lists.get(&list)) else {
                continue;
            };
            let (file, key) = (places.of(&path), format!("{path}.is"));
            for word in is.iter().filter(|word| !list.has(word)) {
                found.push(ConfigProblem {
                    file: file.file().to_owned(),
                    line: file.line(&key),
                    key: key.clone(),
                    what: format!("no person can have the {} \"{word}\"", words(*fact)),
                    allowed: list.values.join("; "),
                    remedy: meant(&[list], word),
                });
            }
        }
    }
    found
}

fn list_of(fact: Fact) -> Option<StandardList> {
    match fact {
        Fact::PrimarySupportReason => Some(StandardList::PrimarySupportReason),
        Fact::Accommodation => Some(StandardList::Accommodation),
        Fact::Gender => Some(StandardList::Gender),
        Fact::Deployment => Some(StandardList::Deployment),
        Fact::HasUnpaidCarer | Fact::LivesAlone | Fact::Team => None,
    }
}

fn words(fact: Fact) -> String {
    fact.code().replace('_', " ")
}

/// What to do about a word that none of the lists has: the value that it is another wording of, or
/// the nearest, or any that is there.
#[must_use]
pub fn meant(lists: &[&ValueList], word: &str) -> String {
    let is_word = |also: &str| also.to_lowercase() == word.trim().to_lowercase();
    let mut wordings = lists.iter().flat_map(|list| list.wordings());
    if let Some((_, Some(value))) = wordings.find(|(also, _)| is_word(also)) {
        return format!("the import reads it as \"{value}\": write that");
    }
    let values = lists.iter().flat_map(|list| &list.values);
    match nearest(word, values.map(String::as_str)) {
        Some(value) => format!("did you mean \"{value}\"?"),
        None => "write one of these, or add the word to the list of the column profile".to_owned(),
    }
}
