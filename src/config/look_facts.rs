//! What to look at in conditions on facts: words that no person of a caseload can have.

use super::caseload_field::StandardList;
use super::check::{atoms, conditions};
use super::column_profile::ValueList;
use super::condition::{Condition, Fact};
use super::look::{Looking, PleaseLook};
use super::ras::Ras;
use super::ras_places::RasPlaces;
use super::spelling::nearest;
use std::collections::BTreeMap;

/// The words of conditions that stand in no value list of the column profile.
#[must_use]
pub fn facts(
    ras: &Ras,
    places: &RasPlaces,
    lists: &BTreeMap<StandardList, ValueList>,
) -> Vec<PleaseLook> {
    let mut found = Vec::new();
    for (path, condition) in conditions(ras) {
        for (path, atom) in atoms(&path, condition) {
            let Condition::Fact { fact, is } = atom else {
                continue;
            };
            let Some(list) = list_of(*fact).and_then(|list| lists.get(&list)) else {
                continue;
            };
            let mut looking = Looking::at(places.of(&path));
            for word in is.iter().filter(|word| !has(list, word)) {
                let what = format!("no person has the {} \"{word}\"", words(*fact));
                looking.note(&format!("{path}.is"), what, &meant(list, word));
            }
            found.extend(looking.found);
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

/// Whether the list has the word, as conditions compare: without regard to capitals.
fn has(list: &ValueList, word: &str) -> bool {
    let word = word.to_lowercase();
    list.values.iter().any(|value| value.to_lowercase() == word)
}

/// What was perhaps meant: the value that the word is another wording of, or the nearest.
fn meant(list: &ValueList, word: &str) -> String {
    let is_word = |also: &&String| also.to_lowercase() == word.to_lowercase();
    let also = list.also.keys().find(is_word);
    if let Some(Some(value)) = also.and_then(|also| list.also.get(also)) {
        return format!("the import reads it as \"{value}\": write that");
    }
    match nearest(word, list.values.iter().map(String::as_str)) {
        Some(value) => format!("did you mean \"{value}\"?"),
        None => "the list of the column profile has no such value; write one as it stands there"
            .to_owned(),
    }
}
