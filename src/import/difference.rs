//! What another import would change: which cases are new, changed, the same or absent.

use crate::caseload::assessment::Assessment;
use crate::caseload::case::{Case, Caseload};
use crate::caseload::package::Package;
use crate::config::caseload_field::Field;
use crate::import::cases::facts::{Facts, Writing};
use crate::terms::ids::CaseRef;
use std::collections::BTreeMap;

/// How two caseloads differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Cases of the new caseload that the old one lacks.
    pub new: Vec<CaseRef>,
    /// Cases of both that differ, with what differs, without the values.
    pub changed: Vec<(CaseRef, Vec<String>)>,
    /// Cases of both that are the same.
    pub unchanged: Vec<CaseRef>,
    /// Cases of the old caseload that the new one lacks.
    pub absent: Vec<CaseRef>,
}

impl Difference {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty() && self.absent.is_empty()
    }
}

/// Compares two caseloads, case by case.
#[must_use]
pub fn difference(old: &Caseload, new: &Caseload) -> Difference {
    let mut found = Difference::default();
    for (reference, case) in &new.cases {
        match old.cases.get(reference) {
            None => found.new.push(reference.clone()),
            Some(before) if before == case => found.unchanged.push(reference.clone()),
            Some(before) => found
                .changed
                .push((reference.clone(), changes(before, case))),
        }
    }
    let absent = old
        .cases
        .keys()
        .filter(|reference| !new.cases.contains_key(*reference));
    found.absent = absent.cloned().collect();
    found
}

const WRITING: Writing<'static> = Writing { dates: None };

fn changes(old: &Case, new: &Case) -> Vec<String> {
    let of_person = (WRITING.person(&old.person), WRITING.person(&new.person));
    let mut changes = changed_fields("", &of_person.0, &of_person.1);
    changes.extend(assessment_changes(&old.assessments, &new.assessments));
    changes.extend(package_changes(&old.package, &new.package));
    if old.given != new.given {
        changes.push("indicative budget computed elsewhere".to_owned());
    }
    let rejected = |case: &Case| (case.n_assessments_rejected, case.n_given_rejected);
    if rejected(old) != rejected(new) {
        changes.push("number of rejected rows".to_owned());
    }
    changes
}

fn changed_fields(prefix: &str, old: &Facts, new: &Facts) -> Vec<String> {
    let by_field = |facts: &Facts| facts.iter().cloned().collect::<BTreeMap<Field, String>>();
    let (old, new) = (by_field(old), by_field(new));
    Field::ALL
        .iter()
        .filter(|rule| old.get(&rule.field) != new.get(&rule.field))
        .map(|rule| format!("{prefix}{}", rule.code))
        .collect()
}

fn assessment_changes(old: &[Assessment], new: &[Assessment]) -> Vec<String> {
    let mut changes = Vec::new();
    for assessment in new {
        let name = format!("assessment {}", assessment.reference);
        let before = old
            .iter()
            .find(|known| known.reference == assessment.reference);
        let Some(before) = before else {
            changes.push(format!("{name}: new"));
            continue;
        };
        let (facts, facts_before) = (WRITING.assessment(assessment), WRITING.assessment(before));
        changes.extend(changed_fields(&format!("{name}: "), &facts_before, &facts));
        let questions = before.answers.keys().chain(assessment.answers.keys());
        let mut questions: Vec<_> = questions
            .filter(|id| before.answers.get(*id) != assessment.answers.get(*id))
            .collect();
        questions.sort();
        questions.dedup();
        changes.extend(
            questions
                .into_iter()
                .map(|id| format!("{name}: answer to {id}")),
        );
    }
    let still_there = |known: &Assessment| new.iter().any(|now| now.reference == known.reference);
    let absent = old.iter().filter(|known| !still_there(known));
    changes.extend(absent.map(|known| format!("assessment {}: absent", known.reference)));
    changes
}

fn package_changes(old: &Package, new: &Package) -> Vec<String> {
    let mut changes = Vec::new();
    let n_lines = (old.lines.len(), new.lines.len());
    if n_lines.0 != n_lines.1 {
        changes.push(format!(
            "package {} → {}",
            lines(n_lines.0),
            lines(n_lines.1)
        ));
    } else {
        for (position, (before, line)) in old.lines.iter().zip(&new.lines).enumerate() {
            let facts = (WRITING.service_line(before), WRITING.service_line(line));
            let prefix = format!("package line {}: ", position + 1);
            changes.extend(changed_fields(&prefix, &facts.0, &facts.1));
        }
    }
    if old.n_lines_rejected != new.n_lines_rejected {
        changes.push("package: number of rejected lines".to_owned());
    }
    changes
}

fn lines(n: usize) -> String {
    match n {
        0 => "no lines".to_owned(),
        1 => "1 line".to_owned(),
        n => format!("{n} lines"),
    }
}
