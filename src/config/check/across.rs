//! Checks names that one part of a configuration takes from another: the outcomes that domains
//! cover stand in `panel.toml`, the questions of a column profile in the RAS.

use crate::config::problem::ConfigProblem;
use crate::config::ras_places::RasPlaces;
use crate::config::raw;
use crate::config::raw::value_lists::MISSING;
use crate::config::reading::place::Places;
use crate::config::reading::reader::quoted_list;
use crate::config::reading::spelling::nearest;

const NEEDS: &str = "eligibility.need";

/// Refuses outcomes of domains that the eligibility frame of `panel.toml` does not have. Nothing is
/// checked against a frame that could not be read.
#[must_use]
pub fn outcomes(ras: &RasPlaces, panel: &Places) -> Vec<ConfigProblem> {
    let needs = panel.names(NEEDS);
    if !panel.is_whole() || needs.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for domain in ras.ids("domain") {
        let list = format!("domain.{domain}.outcomes");
        for (path, id) in ras.domains.texts_under(&list) {
            if !needs.iter().any(|need| need == id) {
                let what = format!("there is no outcome \"{id}\" in the eligibility frame");
                let to_add = format!("name one that is there, or add it to {}", raw::panel::FILE);
                found.push(unknown(&ras.domains, (path, id), what, &needs, to_add));
            }
        }
    }
    found
}

/// Refuses questions of a column profile that the RAS does not have, and answers that are no option
/// of theirs.
#[must_use]
pub fn of_profile(ras: &RasPlaces, profile: &Places) -> Vec<ConfigProblem> {
    if !ras.questions.is_whole() || !profile.is_whole() {
        return Vec::new();
    }
    let questions = ras.ids("question");
    let mut found = Vec::new();
    for table in ["assessments.questions", "assessments.answers"] {
        for id in profile.names(table) {
            let path = format!("{table}.{id}");
            if !questions.contains(&id) {
                let what = format!("the RAS has no question \"{id}\"");
                let to_do = "write the question's id as the RAS has it, or take the line out";
                let at = (path.as_str(), id.as_str());
                found.push(unknown(profile, at, what, &questions, to_do.to_owned()));
            } else if table.ends_with("answers") {
                found.extend(answers(ras, profile, &path, &id));
            }
        }
    }
    found
}

/// The answers of one question that are no option of it; a question without options takes numbers,
/// which the import checks.
fn answers(ras: &RasPlaces, profile: &Places, path: &str, question: &str) -> Vec<ConfigProblem> {
    let options = ras.ids(&format!("question.{question}.option"));
    let is_option = |answer: &str| options.iter().any(|option| bare(option) == bare(answer));
    let answers = profile
        .texts_under(path)
        .filter(|(_, text)| *text != MISSING);
    let mut found = Vec::new();
    for (path, text) in answers.filter(|_| !options.is_empty()) {
        for answer in text.split('|').filter(|answer| !is_option(answer)) {
            let what = format!(
                "the question \"{question}\" has no option \"{}\"",
                answer.trim()
            );
            let to_do = format!("write the option's id as the RAS has it, or \"{MISSING}\"");
            found.push(unknown(profile, (path, answer), what, &options, to_do));
        }
    }
    found
}

/// An id as answers are compared: without regard to capitals and marks.
fn bare(id: &str) -> String {
    let letters = id.chars().filter(char::is_ascii_alphanumeric);
    letters.collect::<String>().to_lowercase()
}

fn unknown(
    places: &Places,
    (path, given): (&str, &str),
    what: String,
    known: &[String],
    remedy: String,
) -> ConfigProblem {
    let words = || known.iter().map(String::as_str);
    ConfigProblem {
        file: places.file().to_owned(),
        line: places.line(path),
        key: path.to_owned(),
        what,
        allowed: format!("one of {}", quoted_list(words())),
        remedy: match nearest(given, words()) {
            Some(meant) => format!("did you mean \"{meant}\"?"),
            None => remedy,
        },
    }
}
