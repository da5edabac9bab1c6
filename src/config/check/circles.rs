//! Checks that nothing waits for itself: questions that count only if another answer holds, and
//! domains that take the highest of others.

use super::ras_under_check::{Check, atoms};
use crate::config::condition::Condition;
use std::collections::{BTreeMap, BTreeSet};

/// Where there are circles; what follows them round must not be asked then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circles {
    /// Among the questions.
    pub of_questions: bool,
    /// Among the domains.
    pub of_domains: bool,
}

/// Checks questions and domains for circles, and says where there are any.
pub fn circles(check: &mut Check<'_>) -> Circles {
    let mut asks: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for question in &check.ras.questions {
        let parts = atoms("", &question.counts_when);
        let asked = parts.iter().filter_map(|(_, atom)| match atom {
            Condition::Answered { question, .. } | Condition::Number { question, .. } => {
                Some(question.to_string())
            }
            _ => None,
        });
        asks.insert(question.id.to_string(), asked.collect());
    }
    let of_questions = found(&asks);
    for circle in &of_questions {
        let path = format!("question.{}.counts_when", first(circle));
        let what = format!(
            "questions wait for one another in a circle: {}",
            circle.join(" → ")
        );
        let allowed = "conditions that end at a question that always counts";
        check.problem(&path, &what, allowed, "take one of these conditions out");
    }
    let mut takes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for domain in &check.ras.domains {
        let of = domain.combine.of().iter().map(ToString::to_string);
        takes.insert(domain.id.to_string(), of.collect());
    }
    let of_domains = found(&takes);
    for circle in &of_domains {
        let path = format!("domain.{}.of", first(circle));
        let what = format!(
            "domains take the points of one another in a circle: {}",
            circle.join(" → ")
        );
        let allowed = "domains that end at domains with questions of their own";
        check.problem(
            &path,
            &what,
            allowed,
            "take one of these domains out of the list",
        );
    }
    Circles {
        of_questions: !of_questions.is_empty(),
        of_domains: !of_domains.is_empty(),
    }
}

fn first(circle: &[String]) -> &str {
    circle.first().map_or("", String::as_str)
}

/// Each circle once, from its first name in the order of the alphabet back to that name.
fn found(edges: &BTreeMap<String, Vec<String>>) -> Vec<Vec<String>> {
    let mut circles = Vec::new();
    let mut done: BTreeSet<String> = BTreeSet::new();
    for start in edges.keys() {
        if done.contains(start) {
            continue;
        }
        if let Some(circle) = way_back(edges, start) {
            done.extend(circle.iter().cloned());
            circles.push(circle);
        }
    }
    circles
}

/// The shortest way from `start` back to `start`.
fn way_back(edges: &BTreeMap<String, Vec<String>>, start: &str) -> Option<Vec<String>> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut ways: Vec<Vec<String>> = vec![vec![start.to_owned()]];
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            let next = way.last().and_then(|last| edges.get(last));
            for name in next.into_iter().flatten() {
                let mut on = way.clone();
                on.push(name.clone());
                if name == start {
                    return Some(on);
                }
                if seen.insert(name) {
                    longer.push(on);
                }
            }
        }
        ways = longer;
    }
    None
}
