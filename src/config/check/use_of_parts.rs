//! Checks that nothing is left lying: domains in no total, totals never allocated, tables and
//! adjustments that no step names, points that go nowhere.

use super::circles::Circles;
use super::ras_under_check::{Check, atoms, conditions};
use crate::config::adjustment::Level;
use crate::config::condition::{Condition, PointsOf};
use crate::config::domain::Domain;
use crate::config::question::{AnswerOption, NumberPoints, Question, QuestionKind};
use crate::config::ras::Ras;
use crate::config::step::StepKind;
use crate::terms::ids::DomainId;

/// Checks that every part is used.
pub fn uses(check: &mut Check<'_>, circles: Circles) {
    for domain in &check.ras.domains {
        in_some_total(check, domain);
        has_questions(check, domain);
    }
    if !circles.of_domains {
        counted_twice(check);
    }
    for question in &check.ras.questions {
        points_go_somewhere(check, question);
        asked_for_something(check, question);
    }
    named_by_steps(check);
}

fn in_some_total(check: &mut Check<'_>, domain: &Domain) {
    let ras = check.ras;
    let in_total = ras
        .totals
        .iter()
        .any(|total| total.domains.contains(&domain.id));
    let taken = ras
        .domains
        .iter()
        .any(|other| other.combine.of().contains(&domain.id));
    let named = in_total || taken || asked_for(ras, &PointsOf::Domain(domain.id.clone()));
    let adds = |path: &str| {
        let list = path.split('.').next().unwrap_or_default();
        matches!(list, "total" | "domain") || path.contains("when")
    };
    if !named && !check.perhaps_named_at("domain", domain.id.as_str(), adds) {
        check.problem_beside(
            &format!("domain.{}", domain.id),
            "the domain is in no total, so its points give no money",
            "a domain that a total adds, that another domain takes the points of, or that a \
                condition asks for",
            "add it to the domains of a total, or take the domain out",
        );
    }
}

/// Whether a condition asks for these weighted points.
fn asked_for(ras: &Ras, points: &PointsOf) -> bool {
    let asks =
        |atom: &Condition| matches!(atom, Condition::WeightedPoints { of, .. } if of == points);
    let mut all = conditions(ras).into_iter();
    all.any(|(path, condition)| atoms(&path, condition).iter().any(|(_, atom)| asks(atom)))
}

/// Whether `domain` takes the points of `other`, at whatever remove.
fn takes(ras: &Ras, domain: &DomainId, other: &DomainId) -> bool {
    let of = ras
        .domain(domain)
        .map_or(&[][..], |domain| domain.combine.of());
    of.iter().any(|id| id == other || takes(ras, id, other))
}

fn has_questions(check: &mut Check<'_>, domain: &Domain) {
    let asked = check
        .ras
        .questions
        .iter()
        .any(|q| q.domain.as_ref() == Some(&domain.id));
    let adjusted = check
        .ras
        .adjustments
        .iter()
        .any(|adjustment| match &adjustment.level {
            Level::Points(domains) | Level::WeightedPoints(domains) => domains.contains(&domain.id),
            Level::Question(_) | Level::Total(_) | Level::Money => false,
        });
    let named = asked || adjusted || check.perhaps_named("domain", domain.id.as_str());
    if !domain.combine.takes_others() && !named {
        check.problem_beside(
            &format!("domain.{}", domain.id),
            "nothing gives this domain points",
            "a domain that a question names, or that an adjustment adds points to",
            "name the domain in a question, or take the domain out",
        );
    }
}

/// Refuses a total that adds a domain and also one that takes its points.
fn counted_twice(check: &mut Check<'_>) {
    for total in &check.ras.totals {
        for (position, id) in total.domains.iter().enumerate() {
            let both = total
                .domains
                .iter()
                .find(|other| takes(check.ras, other, id));
            if let Some(other) = both {
                let what = format!("\"{id}\" counts twice: \"{other}\" takes its points");
                let allowed = "either the domain or the one that takes its points";
                let path = format!("total.{}.domains.{}", total.id, position + 1);
                check.problem_beside(
                    &path,
                    &what,
                    allowed,
                    "take one of the two out of this total",
                );
            }
        }
    }
}

/// Refuses a question without points that no condition and no adjustment asks for.
fn asked_for_something(check: &mut Check<'_>, question: &Question) {
    let ras = check.ras;
    let id = &question.id;
    let adjusts = ras.adjustments.iter().any(|adjustment| {
        let willingness = adjustment.willingness.as_ref();
        adjustment.times.as_ref() == Some(id) || willingness.is_some_and(|w| w.question == *id)
    });
    let asks = |atom: &Condition| match atom {
        Condition::Answered { question, .. } | Condition::Number { question, .. } => question == id,
        _ => false,
    };
    let mut all = conditions(ras).into_iter();
    let asked = all.any(|(path, found)| atoms(&path, found).iter().any(|(_, atom)| asks(atom)));
    let has_domain = check.places.has(&format!("question.{id}.domain"));
    let named = adjusts || asked || check.perhaps_named("question", id.as_str());
    if !has_domain && !named {
        check.problem_beside(
            &format!("question.{id}"),
            "the answer changes nothing: it has no domain, and nothing asks for it",
            "a domain, or a condition or an adjustment that asks for the answer",
            "name its domain, ask for it where it matters, or take the question out",
        );
    }
}

fn points_go_somewhere(check: &mut Check<'_>, question: &Question) {
    let path = format!("question.{}", question.id);
    let has_domain = check.places.has(&format!("{path}.domain"));
    let written = |option: &str| check.places.has(&format!("{path}.option.{option}.points"));
    let earning: Vec<(String, bool)> = match &question.kind {
        QuestionKind::Choice { options } | QuestionKind::Ticks { options, .. } => {
            let earns = |option: &AnswerOption| {
                written(option.id.as_str()) || !option.points_at_ages.is_empty()
            };
            let option = |o: &AnswerOption| (format!("{path}.option.{}", o.id), earns(o));
            options.iter().map(option).collect()
        }
        QuestionKind::Number { earns, .. } | QuestionKind::Frequency { earns, .. } => {
            vec![(
                format!("{path}.earns"),
                !matches!(earns, NumberPoints::Nothing),
            )]
        }
    };
    for (path, earns) in earning {
        match (has_domain, earns) {
            (true, false) => check.problem_beside(
                &path,
                "the question has a domain, but this gives it no points",
                "points for every answer of a question that has a domain",
                "add points (\"0\" where it earns none), or take the question's domain out",
            ),
            (false, true) => check.problem_beside(
                &path,
                "this earns points, but the question has no domain for them to go to",
                "a domain for every question that earns points",
                "add the question's domain, or take the points out",
            ),
            _ => {}
        }
    }
}

fn named_by_steps(check: &mut Check<'_>) {
    let steps = &check.ras.steps;
    for total in &check.ras.totals {
        let allocated = |kind: &StepKind| match kind {
            StepKind::Allocate { total: named, .. } => *named == total.id,
            _ => false,
        };
        let asked = asked_for(check.ras, &PointsOf::Total(total.id.clone()));
        let named = asked || check.perhaps_named("total", total.id.as_str());
        if !named && !steps.iter().any(|step| allocated(&step.does)) {
            check.problem_beside(
                &format!("total.{}", total.id),
                "the total is never allocated, so its points give no money",
                "a total that a step does = \"allocate\" names, or that a condition asks for",
                "add such a step, or take the total out",
            );
        }
    }
    for table in &check.ras.tables {
        let read = |kind: &StepKind| match kind {
            StepKind::Allocate { table: named, .. } => *named == table.id,
            _ => false,
        };
        let named = check.perhaps_named("table", table.id.as_str());
        if !named && !steps.iter().any(|step| read(&step.does)) {
            check.problem_beside(
                &format!("table.{}", table.id),
                "no step reads this table",
                "a table that a step does = \"allocate\" names",
                "add such a step, or take the table out",
            );
        }
    }
    for adjustment in &check.ras.adjustments {
        let applied = |kind: &StepKind| match kind {
            StepKind::AdjustPoints {
                adjustment: named, ..
            }
            | StepKind::AdjustMoney {
                adjustment: named, ..
            } => *named == adjustment.id,
            _ => false,
        };
        let named = check.perhaps_named("adjustment", adjustment.id.as_str());
        if !named && !steps.iter().any(|step| applied(&step.does)) {
            check.problem_beside(
                &format!("adjustment.{}", adjustment.id),
                "no step applies this adjustment",
                "an adjustment that a step names",
                "add a step at the place where it applies, or take the adjustment out",
            );
        }
    }
}
