//! Checks the names in items that could not be read as a whole, by the texts that stand in them.

use super::names::known;
use super::ras_under_check::Check;
use crate::config::unread::list_named;

/// Checks the names.
pub fn names_in_unread(check: &mut Check<'_>) {
    let (places, unread) = (check.places, check.unread);
    for item in unread.items() {
        for (path, id) in places.of(item).texts_under(item) {
            let parts: Vec<&str> = path.split('.').collect();
            let Some(list) = list_named(path) else {
                continue;
            };
            match list {
                "option" => {
                    let asked = parts
                        .get(..parts.len().saturating_sub(2))
                        .unwrap_or_default();
                    option(check, path, &asked.join("."), id);
                }
                list => {
                    known(check, path, list, id);
                }
            }
        }
    }
}

/// Refuses an option that the question asked beside it does not have.
fn option(check: &mut Check<'_>, path: &str, condition: &str, id: &str) {
    let places = check.places;
    let question = places.of(path).text(&format!("{condition}.question"));
    let Some(question) = question.filter(|question| places.has(&format!("question.{question}")))
    else {
        return;
    };
    let list = format!("question.{question}.option");
    if places.has(&list) {
        known(check, path, &list, id);
    }
}
