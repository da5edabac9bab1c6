//! What the checks of a whole RAS share: the RAS, where its parts stand, and the mistakes found.

use super::condition::Condition;
use super::place::Places;
use super::problem::ConfigProblem;
use super::ras::Ras;

/// Where the parts of a RAS stand in its five files.
#[derive(Clone, Debug)]
pub struct RasPlaces {
    /// `ras.toml`.
    pub ras: Places,
    /// `domains.toml`.
    pub domains: Places,
    /// `questions.toml`.
    pub questions: Places,
    /// `adjustments.toml`.
    pub adjustments: Places,
    /// `allocation.toml`.
    pub allocation: Places,
}

impl RasPlaces {
    /// The file that a path belongs to, by its first word.
    #[must_use]
    pub fn of(&self, path: &str) -> &Places {
        match path.split('.').next().unwrap_or_default() {
            "domain" | "total" => &self.domains,
            "question" | "contradiction" => &self.questions,
            "adjustment" => &self.adjustments,
            "table" => &self.allocation,
            _ => &self.ras,
        }
    }

    /// Whether a path is there.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.of(path).place(path).is_some()
    }

    /// The ids of a list (`question`, `question.washing.option`), in the order of the alphabet.
    #[must_use]
    pub fn ids(&self, list: &str) -> Vec<String> {
        self.of(list).names(list)
    }
}

/// A RAS under check.
pub struct Check<'a> {
    /// The RAS.
    pub ras: &'a Ras,
    /// Where its parts stand.
    pub places: &'a RasPlaces,
    problems: Vec<ConfigProblem>,
}

impl<'a> Check<'a> {
    /// Begins a check without mistakes.
    #[must_use]
    pub fn new(ras: &'a Ras, places: &'a RasPlaces) -> Check<'a> {
        Check {
            ras,
            places,
            problems: Vec::new(),
        }
    }

    /// Writes a mistake down at a path.
    pub fn problem(&mut self, path: &str, what: &str, allowed: &str, remedy: &str) {
        let places = self.places.of(path);
        self.problems.push(ConfigProblem {
            file: places.file().to_owned(),
            line: places.line(path),
            key: path.to_owned(),
            what: what.to_owned(),
            allowed: allowed.to_owned(),
            remedy: remedy.to_owned(),
        });
    }

    /// The mistakes found.
    #[must_use]
    pub fn finished(self) -> Vec<ConfigProblem> {
        self.problems
    }
}

/// Every condition of a RAS with its path, in the order of the files.
#[must_use]
pub fn conditions(ras: &Ras) -> Vec<(String, &Condition)> {
    let mut found = Vec::new();
    for (position, (when, _)) in ras.does_not_apply.iter().enumerate() {
        found.push((format!("does_not_apply.{}.when", position + 1), when));
    }
    for step in &ras.steps {
        found.push((format!("step.{}.when", step.id), &step.when));
    }
    for question in &ras.questions {
        found.push((
            format!("question.{}.counts_when", question.id),
            &question.counts_when,
        ));
    }
    for contradiction in &ras.contradictions {
        found.push((
            format!("contradiction.{}.when", contradiction.id),
            &contradiction.when,
        ));
    }
    for adjustment in &ras.adjustments {
        for (position, value) in adjustment.values.iter().enumerate() {
            let path = format!("adjustment.{}.values.{}.when", adjustment.id, position + 1);
            found.push((path, &value.when));
        }
    }
    found
}

/// Every part of a condition that is not itself made of conditions, with its path.
#[must_use]
pub fn atoms<'a>(path: &str, condition: &'a Condition) -> Vec<(String, &'a Condition)> {
    let several = |key: &str, parts: &'a [Condition]| {
        let inner = parts.iter().enumerate();
        inner
            .flat_map(|(position, part)| atoms(&format!("{path}.{key}.{}", position + 1), part))
            .collect()
    };
    match condition {
        Condition::All(parts) => several("all", parts),
        Condition::Any(parts) => several("any", parts),
        Condition::Not(inner) => atoms(&format!("{path}.not"), inner),
        atom => vec![(path.to_owned(), atom)],
    }
}
