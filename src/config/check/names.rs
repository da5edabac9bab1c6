//! Checks that every id that is named anywhere is there, and is of the kind that is needed.

use super::alike::clashes;
use super::ras_under_check::{Check, atoms, conditions};
use crate::config::adjustment::{Level, Operation};
use crate::config::condition::{Condition, Fact, PointsOf};
use crate::config::question::{AnswerNeed, Question, QuestionKind};
use crate::config::reading::reader::quoted_list;
use crate::config::reading::spelling::nearest;
use crate::config::step::{Base, StepKind};
use crate::terms::ids::{OptionId, QuestionId};

/// Checks the names of every file.
pub fn names(check: &mut Check<'_>) {
    domains(check);
    questions(check);
    adjustments(check);
    steps(check);
    for (path, condition) in conditions(check.ras) {
        for (path, atom) in atoms(&path, condition) {
            of_condition(check, &path, atom);
        }
    }
    clashes(check);
}

/// Refuses `id` at `path` unless `list` (`domain`, `question.washing.option`) has it.
pub(in crate::config) fn known(check: &mut Check<'_>, path: &str, list: &str, id: &str) -> bool {
    if check.places.has(&format!("{list}.{id}")) {
        return true;
    }
    let listed = check.places.ids(list);
    let list_is_wrong = listed.is_empty() && (check.places.has(list) || check.told_in(list));
    if list_is_wrong || !check.places.of(list).is_whole() {
        // It may well be there: that the list or its file cannot be read has been said.
        return false;
    }
    check.not_there(list, id);
    if check.has_id_twice(list) && nearest(id, listed.iter().map(String::as_str)).is_none() {
        // One of the two that have the same id may be the one that is meant.
        return false;
    }
    let (kind, of) = match list.rsplit_once('.') {
        Some((of, kind)) => (kind, format!(" of {of}")),
        None => (list, String::new()),
    };
    let words = || listed.iter().map(String::as_str);
    let allowed = match listed.is_empty() {
        true => format!("there is no {kind}{of} to name"),
        false => format!("one of {}", quoted_list(words())),
    };
    let file = check.places.of(list).file();
    let remedy = match nearest(id, words()) {
        Some(meant) => format!("did you mean \"{meant}\"?"),
        None => format!("name one that is there, or add it to {file}"),
    };
    check.problem_beside(
        path,
        &format!("there is no {kind} \"{id}\"{of}"),
        &allowed,
        &remedy,
    );
    false
}

/// Refuses ids of a list that are not there or stand twice.
fn each_known<'a>(
    check: &mut Check<'_>,
    path: &str,
    list: &str,
    ids: impl Iterator<Item = &'a str>,
) {
    let mut seen: Vec<&str> = Vec::new();
    for (position, id) in ids.enumerate() {
        let path = format!("{path}.{}", position + 1);
        if seen.contains(&id) {
            let what = format!("\"{id}\" stands twice in the list");
            check.problem_beside(&path, &what, "each id once", "take one of them out");
        } else {
            known(check, &path, list, id);
        }
        seen.push(id);
    }
}

fn domains(check: &mut Check<'_>) {
    for domain in &check.ras.domains {
        let path = format!("domain.{}.of", domain.id);
        let of = domain.combine.of().iter().map(|id| id.as_str());
        each_known(check, &path, "domain", of);
    }
    for total in &check.ras.totals {
        let path = format!("total.{}.domains", total.id);
        each_known(
            check,
            &path,
            "domain",
            total.domains.iter().map(|id| id.as_str()),
        );
    }
}

fn questions(check: &mut Check<'_>) {
    for question in &check.ras.questions {
        let Some(domain) = &question.domain else {
            continue;
        };
        let path = format!("question.{}.domain", question.id);
        known(check, &path, "domain", domain.as_str());
        let found = check.ras.domain(domain);
        if found.is_some_and(|domain| domain.combine.takes_others()) {
            let what = format!("the domain \"{domain}\" takes the points of other domains");
            let allowed = "a domain that adds its questions or takes the highest of them";
            check.problem_beside(
                &path,
                &what,
                allowed,
                "put the question into one of those domains",
            );
        }
    }
}

fn adjustments(check: &mut Check<'_>) {
    for adjustment in &check.ras.adjustments {
        let path = format!("adjustment.{}", adjustment.id);
        match &adjustment.level {
            Level::Question(question) => {
                known(
                    check,
                    &format!("{path}.question"),
                    "question",
                    question.as_str(),
                );
                if check
                    .ras
                    .question(question)
                    .is_some_and(|found| found.domain.is_none())
                {
                    let what = format!("the question \"{question}\" earns no points");
                    let allowed = "a question that has a domain";
                    let path = format!("{path}.question");
                    check.problem_beside(
                        &path,
                        &what,
                        allowed,
                        "name a question that earns points",
                    );
                }
            }
            Level::Points(domains) | Level::WeightedPoints(domains) => {
                let ids = domains.iter().map(|id| id.as_str());
                each_known(check, &format!("{path}.domains"), "domain", ids);
            }
            Level::Total(total) => {
                known(check, &format!("{path}.total"), "total", total.as_str());
            }
            Level::Money => {}
        }
        if let Some(question) = &adjustment.times {
            counted_if_known(check, &format!("{path}.times"), question);
            never_silent(
                check,
                &format!("{path}.times"),
                adjustment.operation,
                question,
            );
        }
        if let Some(willing) = &adjustment.willingness {
            let path = format!("{path}.willingness");
            answered(check, &path, &willing.question, &willing.is);
        }
    }
}

fn steps(check: &mut Check<'_>) {
    for step in &check.ras.steps {
        let path = |key: &str| format!("step.{}.{key}", step.id);
        match &step.does {
            StepKind::Points | StepKind::Weighting | StepKind::Round { .. } => {}
            StepKind::AdjustPoints { adjustment, .. } => {
                known(
                    check,
                    &path("adjustment"),
                    "adjustment",
                    adjustment.as_str(),
                );
            }
            StepKind::Total { total } => {
                known(check, &path("total"), "total", total.as_str());
            }
            StepKind::Allocate { table, total, .. } => {
                known(check, &path("table"), "table", table.as_str());
                known(check, &path("total"), "total", total.as_str());
            }
            StepKind::AdjustMoney {
                adjustment, base, ..
            } => {
                known(
                    check,
                    &path("adjustment"),
                    "adjustment",
                    adjustment.as_str(),
                );
                match base {
                    Base::SoFar => {}
                    Base::Steps(steps) => {
                        let ids = steps.iter().map(|id| id.as_str());
                        each_known(check, &path("base"), "step", ids);
                    }
                    Base::Domains(domains) => {
                        let ids = domains.iter().map(|id| id.as_str());
                        each_known(check, &path("base.domains"), "domain", ids);
                    }
                }
            }
        }
    }
}

fn of_condition(check: &mut Check<'_>, path: &str, atom: &Condition) {
    match atom {
        Condition::Answered { question, is } => answered(check, path, question, is),
        Condition::Number { question, .. } => {
            counted_if_known(check, &format!("{path}.question"), question);
        }
        Condition::WeightedPoints { of, .. } => {
            match of {
                PointsOf::Domain(id) => {
                    known(check, &format!("{path}.domain"), "domain", id.as_str())
                }
                PointsOf::Total(id) => known(check, &format!("{path}.total"), "total", id.as_str()),
            };
            if !path.starts_with("step.") && !path.starts_with("adjustment.") {
                check.problem_beside(
                    path,
                    "weighted points are not known yet when this is asked",
                    "weighted points only in conditions of steps and of adjustments",
                    "ask for answers, age or facts here",
                );
            }
        }
        Condition::Fact {
            fact: Fact::HasUnpaidCarer | Fact::LivesAlone,
            is,
        } => {
            for value in is
                .iter()
                .filter(|value| !matches!(value.as_str(), "yes" | "no"))
            {
                let what = format!("\"{value}\" is not an answer to this fact");
                let path = format!("{path}.is");
                check.problem_beside(&path, &what, "\"yes\" or \"no\"", "write one of the two");
            }
        }
        _ => {}
    }
}

/// Refuses options that the question does not have, and questions without options.
fn answered(check: &mut Check<'_>, path: &str, id: &QuestionId, is: &[OptionId]) {
    if !known(check, &format!("{path}.question"), "question", id.as_str()) {
        return;
    }
    let has_options = |question: &Question| {
        matches!(
            question.kind,
            QuestionKind::Choice { .. } | QuestionKind::Ticks { .. }
        )
    };
    if check
        .ras
        .question(id)
        .is_some_and(|question| !has_options(question))
    {
        let what = format!("the question \"{id}\" has no options: its answer is a number");
        let allowed = "at_least or below or both, for a number or a frequency";
        check.problem_beside(
            path,
            &what,
            allowed,
            "ask for a number, or name another question",
        );
        return;
    }
    let list = format!("question.{id}.option");
    each_known(
        check,
        &format!("{path}.is"),
        &list,
        is.iter().map(|option| option.as_str()),
    );
}

fn counted_if_known(check: &mut Check<'_>, path: &str, id: &QuestionId) {
    if known(check, path, "question", id.as_str()) {
        counted(check, path, id);
    }
}

/// Refuses an operation that a missing answer would make a guess.
fn never_silent(check: &mut Check<'_>, path: &str, operation: Operation, id: &QuestionId) {
    let nothing_changes = matches!(
        operation,
        Operation::Percent | Operation::Fraction | Operation::Add | Operation::Subtract
    );
    let silent = |question: &Question| question.need == AnswerNeed::EarnsNothingWhenMissing;
    if nothing_changes || !check.ras.question(id).is_some_and(silent) {
        return;
    }
    let what = format!(
        "the question \"{id}\" may go unanswered, and what this operation then does would be a \
        guess"
    );
    let allowed = "a question with unanswered = \"cannot be scored\"; for percent, fraction, add \
        and subtract any question";
    let remedy = "write unanswered = \"cannot be scored\" there (with counts_when where it need \
        not be asked)";
    check.problem(path, &what, allowed, remedy);
}

/// Refuses a question whose answer is no number.
fn counted(check: &mut Check<'_>, path: &str, id: &QuestionId) {
    let is_number = |question: &Question| {
        matches!(
            question.kind,
            QuestionKind::Number { .. } | QuestionKind::Frequency { .. }
        )
    };
    if check
        .ras
        .question(id)
        .is_some_and(|question| !is_number(question))
    {
        // Any other may be meant.
        check.not_there("question", "");
        let what = format!("the answer to the question \"{id}\" is not a number");
        let allowed = "a question of the kind \"number\" or \"frequency\"";
        check.problem_beside(
            path,
            &what,
            allowed,
            "ask for options by is = [\"…\"], or name another",
        );
    }
}
