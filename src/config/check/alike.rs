//! Ids that differ too little to be told apart.

use super::ras_under_check::Check;
use crate::config::question::QuestionKind;
use std::collections::BTreeMap;

/// Refuses ids that differ too little: in a caseload file questions and options would clash, and
/// the others could not be told apart by whoever reads or says them.
pub(in crate::config) fn clashes(check: &mut Check<'_>) {
    let ras = check.ras;
    let questions = ras.questions.iter().map(|question| question.id.as_str());
    let in_a_file = "a caseload file could not tell them apart";
    clash(check, ("question", questions.collect()), bare, in_a_file);
    for question in &ras.questions {
        if let QuestionKind::Choice { options } | QuestionKind::Ticks { options, .. } =
            &question.kind
        {
            let ids: Vec<&str> = options.iter().map(|option| option.id.as_str()).collect();
            let list = format!("question.{}.option", question.id);
            clash(check, (&list, ids), bare, in_a_file);
        }
    }
    let domains = ras.domains.iter().map(|domain| domain.id.as_str());
    let totals = ras.totals.iter().map(|total| total.id.as_str());
    let adjustments = ras
        .adjustments
        .iter()
        .map(|adjustment| adjustment.id.as_str());
    let tables = ras.tables.iter().map(|table| table.id.as_str());
    let steps = ras.steps.iter().map(|step| step.id.as_str());
    let lists: [(&str, Vec<&str>); 5] = [
        ("step", steps.collect()),
        ("domain", domains.collect()),
        ("total", totals.collect()),
        ("adjustment", adjustments.collect()),
        ("table", tables.collect()),
    ];
    for list in lists {
        clash(
            check,
            list,
            str::to_lowercase,
            "read aloud they are the same",
        );
    }
}

/// An id without capitals and marks.
fn bare(id: &str) -> String {
    let letters = id.chars().filter(char::is_ascii_alphanumeric);
    letters.collect::<String>().to_lowercase()
}

fn clash(
    check: &mut Check<'_>,
    (list, ids): (&str, Vec<&str>),
    alike: fn(&str) -> String,
    why: &str,
) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for id in ids {
        match seen.insert(alike(id), id) {
            Some(earlier) if earlier != id => {
                let only = match id.eq_ignore_ascii_case(earlier) {
                    true => "capitals",
                    false => "capitals or marks",
                };
                let what = format!("\"{id}\" and \"{earlier}\" clash: they differ only in {only}");
                let allowed = "ids that differ in letters or digits";
                let remedy = format!("rename one of them: {why}");
                check.problem_beside(&format!("{list}.{id}"), &what, allowed, &remedy);
            }
            _ => {}
        }
    }
}
