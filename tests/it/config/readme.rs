//! `config/README.md` is enough to write a RAS: its whole example scores as it says, and every
//! fragment has only keys and values that are allowed.

use crate::people::somebody;
use ras_panel::caseload::assessment::{Assessment, ReablementGate};
use ras_panel::caseload::person::Person;
use ras_panel::config::bundle::{FILES, RasBundle};
use ras_panel::config::problem::ConfigProblem;
use ras_panel::config::raw::adjustments::adjustments_file;
use ras_panel::config::raw::allocation::allocation_file;
use ras_panel::config::raw::domains::domains_file;
use ras_panel::config::raw::questions::questions_file;
use ras_panel::config::raw::ras::ras_file;
use ras_panel::scoring;
use ras_panel::terms::date::{Date, typed_date};
use ras_panel::terms::ids::{AssessmentRef, DomainId, QuestionId};
use rust_decimal::dec;

const README: &str = include_str!("../../../config/README.md");

/// The fenced texts of the page with what stands behind the word `toml`.
fn fragments() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut lines = README.lines();
    while let Some(line) = lines.next() {
        if let Some(label) = line.strip_prefix("```toml") {
            let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            found.push((label.trim().to_owned(), text.join("\n") + "\n"));
        }
    }
    found
}

fn small() -> RasBundle {
    let fragments = fragments();
    let first = FILES.map(|file| {
        let found = fragments.iter().find(|(label, _)| label == file);
        (file, found.expect("a text for each file").1.as_str())
    });
    RasBundle::of_texts(first).unwrap()
}

fn day() -> Date {
    typed_date("2026-06-01").unwrap()
}

fn assessed(answers: &[(&str, &str)]) -> Assessment {
    let answers = answers.iter();
    let answers = answers.map(|(question, answer)| {
        let question = QuestionId::new(question).unwrap();
        (question, (*answer).into())
    });
    Assessment {
        reference: AssessmentRef::new("A-1").unwrap(),
        date: day(),
        form: None,
        answers: answers.collect(),
        eligible_needs: None,
        gate: ReablementGate::NotRecorded,
        specialism: None,
        assessor: None,
    }
}

#[test]
fn the_small_ras_scores_as_the_page_says() {
    let ras = small().read().unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    });
    let answers = [
        ("washing", "daily"),
        ("meals", "2/day"),
        ("family_help", "some"),
        ("nights", "2"),
    ];
    let scored = scoring::score(&ras, &person(), &assessed(&answers), day()).unwrap();
    let lines: Vec<String> = scored
        .lines
        .iter()
        .map(|line| line.amount.to_string())
        .collect();
    assert_eq!(lines, ["207.86", "36.00", "3.83"]);
    let total = scored.indicative().unwrap().0.to_string();
    assert_eq!(total, "247.69");
    for figure in lines.iter().chain([&total]) {
        assert!(
            README.contains(&format!("£{figure}")),
            "the page does not show £{figure}"
        );
    }
}

#[test]
fn every_fragment_has_only_what_is_allowed() {
    let all = fragments();
    assert!(all.len() > 25, "only {} fragments", all.len());
    let mut n_checked = 0;
    for (label, text) in all {
        let stated = "[unless_stated]\nfrom = 2026-04-01\nreference = \"any\"\n";
        let dated = text.contains("[unless_stated]") || label == "ras.toml";
        let text = if dated {
            text
        } else {
            format!("{stated}{text}")
        };
        let problems = match label.as_str() {
            "ras.toml" => ras_file(&text).problems,
            "domains.toml" => domains_file(&text).problems,
            "questions.toml" => questions_file(&text).problems,
            "adjustments.toml" => adjustments_file(&text).problems,
            "allocation.toml" => allocation_file(&text).problems,
            other => {
                assert!(other.starts_with('('), "a fragment without a file: {text}");
                continue;
            }
        };
        n_checked += 1;
        // A fragment lacks the other keys of its file.
        let missing = |problem: &ConfigProblem| {
            !problem.key.contains('.') && problem.what.ends_with("is missing")
        };
        let wrong: Vec<String> = problems
            .iter()
            .filter(|problem| !missing(problem))
            .map(ToString::to_string)
            .collect();
        assert!(wrong.is_empty(), "{}\n{text}", wrong.join("\n"));
    }
    assert!(n_checked > 20);
}

#[test]
fn every_word_and_key_that_files_may_have_is_on_the_page() {
    let codes = [
        "\"choice\"",
        "\"ticks\"",
        "\"number\"",
        "\"frequency\"",
        "\"cannot be scored\"",
        "\"earns nothing\"",
        "\"nothing\"",
        "\"ranges\"",
        "\"per unit\"",
        "\"sum\"",
        "\"highest question\"",
        "\"highest of\"",
        "\"sum of\"",
        "\"counts\"",
        "\"not considered\"",
        "\"per point\"",
        "\"bands\"",
        "\"capped per point\"",
        "\"line\"",
        "\"flat\"",
        "\"extend\"",
        "\"outside\"",
        "\"not published\"",
        "\"points\"",
        "\"adjust points\"",
        "\"weighting\"",
        "\"total\"",
        "\"allocate\"",
        "\"adjust money\"",
        "\"round\"",
        "\"so far\"",
        "\"week\"",
        "\"month\"",
        "\"year\"",
        "\"question\"",
        "\"weighted points\"",
        "\"money\"",
    ];
    for word in codes {
        assert!(README.contains(word), "{word} is not on the page");
    }
    use ras_panel::config::adjustment::Operation;
    use ras_panel::config::condition::Fact;
    use ras_panel::terms::rounding::Rounding;
    let operations = Operation::ALL.map(|row| row.1);
    let roundings = Rounding::ALL.map(|row| row.1);
    for word in operations.iter().chain(&roundings) {
        assert!(
            README.contains(&format!("\"{word}\"")),
            "{word} is not on the page"
        );
    }
    for (_, fact) in Fact::ALL {
        assert!(
            README.contains(&format!("`{fact}`")),
            "{fact} is not on the page"
        );
    }
}

fn person() -> Person {
    somebody("C-1")
}

/// A copied configuration has no fixtures: the guides name what comes along with it.
#[test]
fn no_guide_names_what_only_the_source_has() {
    for (place, text) in ras_panel::config::shipped::TEXTS {
        assert!(!text.contains("fixtures/"), "{place}");
    }
}

/// The recipe for bands and a percentage, put into the small RAS: 14 points earn 20, and 125 per
/// cent of that are 25.
#[test]
fn bands_and_a_percentage_on_one_domain_score_as_the_recipe_says() {
    let mut bundle = small();
    let recipe = fragments()
        .into_iter()
        .find(|(_, text)| text.contains("care_points"));
    let start = bundle.domains.find("[[domain]]").unwrap();
    let rest = bundle.domains.find("[[domain]]\nid = \"meals\"").unwrap();
    bundle
        .domains
        .replace_range(start..rest, &recipe.unwrap().1);
    bundle.questions = bundle
        .questions
        .replace("domain = \"care\"", "domain = \"care_points\"");
    let ras = bundle.read().unwrap();
    let care = ras.domain(&DomainId::new("care").unwrap()).unwrap();
    let answers = [
        ("washing", "daily"),
        ("meals", "0/day"),
        ("family_help", "none"),
        ("nights", "0"),
    ];
    let scored = scoring::score(&ras, &person(), &assessed(&answers), day()).unwrap();
    assert_eq!(care.title.to_string(), "Personal care");
    assert_eq!(scored.weighted_points().unwrap().0, dec!(25));
}
