//! Published schemes of other systems, and families of schemes, as configuration alone, each with
//! its results as a table: `fixtures/schemes/*/cases.toml`.
//!
//! A case says in `basis` whether its figures are PUBLISHED or DERIVED, as its sources do.

use crate::people::somebody;
use ras_panel::caseload::assessment::{Assessment, ReablementGate};
use ras_panel::caseload::person::Person;
use ras_panel::config::load::ras_folder;
use ras_panel::config::ras::Ras;
use ras_panel::scoring;
use ras_panel::scoring::retrace::retrace;
use ras_panel::scoring::scored::{AnswerProblem, LineKind, RasResult, Scored};
use ras_panel::terms::date::{Date, typed_date};
use ras_panel::terms::ids::{AssessmentRef, QuestionId};
use ras_panel::terms::number::shortest;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// The keys that a case may have.
const KEYS: [&str; 17] = [
    "id",
    "basis",
    "note",
    "on",
    "born",
    "accommodation",
    "answers",
    "totals",
    "bands",
    "lines",
    "amount",
    "weekly",
    "yearly",
    "no_amount",
    "does_not_apply",
    "problem",
    "decided",
];

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/schemes");
    let entries = std::fs::read_dir(root).expect("the schemes are there");
    let mut folders: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    folders.sort();
    folders
}

fn scheme(folder: &Path) -> Ras {
    ras_folder(folder).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}:\n{}", folder.display(), lines.join("\n"))
    })
}

fn cases(folder: &Path) -> Vec<Table> {
    let text = std::fs::read_to_string(folder.join("cases.toml")).expect("cases.toml");
    let file: Table = text
        .parse()
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let cases = file
        .get("case")
        .and_then(Value::as_array)
        .expect("[[case]]");
    cases
        .iter()
        .map(|case| case.as_table().expect("a table").clone())
        .collect()
}

fn text<'c>(case: &'c Table, key: &str) -> Option<&'c str> {
    case.get(key).map(|value| value.as_str().expect("a text"))
}

fn date(case: &Table, key: &str) -> Option<Date> {
    case.get(key)
        .map(|value| typed_date(&value.to_string()).expect("a date"))
}

fn map(case: &Table, key: &str) -> Option<BTreeMap<String, String>> {
    let entries = case.get(key)?.as_table().expect("a table");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    Some(
        entries
            .iter()
            .map(|(key, value)| (key.clone(), text(value)))
            .collect(),
    )
}

fn score(ras: &Ras, case: &Table) -> Result<Scored, Vec<AnswerProblem>> {
    let on = date(case, "on").expect("a date");
    let answers = map(case, "answers").expect("answers").into_iter();
    let assessment = Assessment {
        reference: AssessmentRef::new("A-1").expect("an id"),
        date: on,
        form: Some(ras.id.to_string()),
        answers: answers
            .map(|(id, text)| (QuestionId::new(&id).expect("an id"), text.into()))
            .collect(),
        eligible_needs: None,
        gate: ReablementGate::NotRecorded,
        specialism: None,
        assessor: None,
    };
    scoring::score(ras, &person(case), &assessment, on)
}

fn person(case: &Table) -> Person {
    Person {
        born: date(case, "born"),
        accommodation: Some(
            text(case, "accommodation")
                .unwrap_or("Settled housing")
                .to_owned(),
        ),
        ..somebody("C-1")
    }
}

/// What a scored case shows, under the keys of a case.
fn shown(scored: &Scored) -> BTreeMap<&'static str, String> {
    let mut shown = BTreeMap::new();
    match &scored.result {
        RasResult::Amount { stated, indicative } => {
            shown.insert("amount", plain(&stated.to_string()));
            shown.insert("weekly", plain(&indicative.0.to_string()));
            let yearly = indicative
                .0
                .per_year(scored.ras.weeks_per_year)
                .expect("within bounds");
            shown.insert("yearly", plain(&yearly.to_string()));
        }
        RasResult::NoAmount { why } => {
            shown.insert("no_amount", why.clone());
        }
        RasResult::DoesNotApply { why } => {
            shown.insert("does_not_apply", why.clone());
        }
    }
    shown
}

fn plain(money: &str) -> String {
    money.replace(',', "").replace('−', "-")
}

fn check_maps(at: &str, case: &Table, scored: &Scored) {
    if let Some(expected) = map(case, "totals") {
        let totals = scored.totals.iter().map(|total| {
            let points = total.weighted.map(|points| shortest(points.0));
            (
                total.total.to_string(),
                points.unwrap_or_else(|| "not considered".to_owned()),
            )
        });
        assert_eq!(totals.collect::<BTreeMap<_, _>>(), expected, "{at}: totals");
    }
    if let Some(expected) = map(case, "bands") {
        let bands = scored.lines.iter().filter_map(|line| match &line.kind {
            LineKind::Allocation {
                band: Some(band), ..
            } => Some((line.step.to_string(), band.to_string())),
            _ => None,
        });
        assert_eq!(bands.collect::<BTreeMap<_, _>>(), expected, "{at}: bands");
    }
    if let Some(expected) = map(case, "lines") {
        let lines = scored.lines.iter();
        let lines = lines.map(|line| (line.step.to_string(), plain(&line.amount.to_string())));
        assert_eq!(lines.collect::<BTreeMap<_, _>>(), expected, "{at}: lines");
    }
}

fn check(at: &str, ras: &Ras, case: &Table) {
    let unknown: Vec<&String> = case
        .keys()
        .filter(|key| !KEYS.contains(&key.as_str()))
        .collect();
    assert!(unknown.is_empty(), "{at}: unknown keys {unknown:?}");
    let basis = text(case, "basis").expect("a basis");
    assert!(
        basis.starts_with("PUBLISHED") || basis.starts_with("DERIVED"),
        "{at}: {basis}"
    );
    let scored = match (score(ras, case), text(case, "problem")) {
        (Ok(scored), None) => scored,
        (Err(problems), Some(expected)) => {
            let told = problems
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("; ");
            assert!(told.contains(expected), "{at}: {told}");
            return;
        }
        (other, expected) => panic!("{at}: {other:?}, expected {expected:?}"),
    };
    let shown = shown(&scored);
    let mut n_checked = 0;
    for key in ["amount", "weekly", "yearly"] {
        if let Some(expected) = text(case, key) {
            n_checked += 1;
            assert_eq!(
                shown.get(key).map(String::as_str),
                Some(expected),
                "{at}: {key}"
            );
        }
    }
    for key in ["no_amount", "does_not_apply"] {
        if let Some(expected) = text(case, key) {
            n_checked += 1;
            let why = shown.get(key).unwrap_or_else(|| panic!("{at}: {shown:?}"));
            assert!(why.contains(expected), "{at}: {why}");
        }
    }
    assert!(n_checked > 0, "{at}: the case expects nothing");
    check_maps(at, case, &scored);
    assert_eq!(retrace(&scored.trace), Ok(()), "{at}");
}

#[test]
fn every_scheme_gives_its_published_and_derived_results() {
    let mut n_cases = 0;
    for folder in folders() {
        let ras = scheme(&folder);
        let mut seen = Vec::new();
        for case in cases(&folder) {
            let id = text(&case, "id").expect("an id").to_owned();
            let at = format!("{}, case {id}", ras.id);
            assert!(!seen.contains(&id), "{at}: twice");
            seen.push(id);
            check(&at, &ras, &case);
            n_cases += 1;
        }
    }
    assert!(n_cases > 80, "{n_cases}");
}

#[test]
fn a_scheme_is_named_as_its_folder() {
    for folder in folders() {
        let name = folder
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a name");
        assert_eq!(scheme(&folder).id.as_str(), name);
    }
}

#[test]
fn in_savva_need_and_indicative_sum_rose_but_the_decided_sum_stayed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/schemes/savva");
    let ras = scheme(&folder);
    let cases = cases(&folder);
    let decided: Vec<&Table> = cases
        .iter()
        .filter(|case| case.contains_key("decided"))
        .collect();
    let [earlier, later] = decided.as_slice() else {
        panic!("two decisions")
    };
    let sum = |case| score(&ras, case).expect("scored").indicative();
    assert!(sum(earlier) < sum(later));
    assert_eq!(text(earlier, "decided"), text(later, "decided"));
}
