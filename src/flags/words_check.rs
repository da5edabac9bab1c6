//! Whether the words of services in `tolerances.toml` are values that caseload files can hold: a
//! rule that waits for a word which no import ever gives would never be met, and nobody would know.

use super::rule::FlagRule;
use crate::config::caseload_field::StandardList;
use crate::config::check::facts::meant;
use crate::config::column_profile::ValueList;
use crate::config::problem::ConfigProblem;
use crate::config::tolerances::{FlagSetting, Tolerances};
use std::collections::BTreeMap;

/// The value lists of a column profile.
pub type Lists = BTreeMap<StandardList, ValueList>;

/// The words and components of flag rules that stand in no value list of the column profile, in the
/// order of the lines. The rule being off makes no difference, as with its other settings.
#[must_use]
pub fn words_problems(
    rules: &[FlagRule],
    tolerances: &Tolerances,
    lists: &Lists,
) -> Vec<ConfigProblem> {
    let mut problems = Vec::new();
    for rule in rules {
        let Some(setting) = tolerances.rules.get(rule.code) else {
            continue;
        };
        for (key, word, named) in words_of(rule, setting) {
            problems.extend(unknown(tolerances, lists, (&key, word, named)));
        }
    }
    problems.sort_by_key(|problem| problem.line);
    problems
}

/// Every word of a rule's setting that is a value of caseload files: key, word, the lists that it
/// may come from.
fn words_of<'a>(
    rule: &FlagRule,
    setting: &'a FlagSetting,
) -> Vec<(String, &'a str, &'static [StandardList])> {
    let mut found = Vec::new();
    for spec in rule.words.iter().filter(|spec| !spec.lists.is_empty()) {
        let words = setting.words.get(spec.name).into_iter().flatten();
        for (position, word) in words.enumerate() {
            let place = position + 1;
            let key = format!("rules.{}.words.{}.{place}", rule.code, spec.name);
            found.push((key, word.as_str(), spec.lists));
        }
    }
    for (position, row) in setting.prices.iter().enumerate() {
        let key = format!("rules.{}.prices.{}.component", rule.code, position + 1);
        found.push((key, &row.component, &[StandardList::Component]));
    }
    found
}

fn unknown(
    tolerances: &Tolerances,
    lists: &Lists,
    (key, word, named): (&str, &str, &[StandardList]),
) -> Option<ConfigProblem> {
    let values = |list: &StandardList| lists.get(list);
    let read: Vec<&ValueList> = named.iter().filter_map(values).collect();
    if read.iter().any(|list| list.has(word)) {
        return None;
    }
    let title = |list: &StandardList| list.code().replace('_', " ");
    let titles: Vec<String> = named.iter().map(title).collect();
    let listed = |list| {
        Some(format!(
            "{}: {}",
            title(list),
            values(list)?.values.join("; ")
        ))
    };
    let allowed: Vec<String> = named.iter().filter_map(listed).collect();
    Some(ConfigProblem {
        file: tolerances.file.clone(),
        line: tolerances.line(key),
        key: key.to_owned(),
        what: format!(
            "no caseload file can have the {} \"{word}\", so the rule would never find it",
            titles.join(" or ")
        ),
        allowed: allowed.join(". "),
        remedy: meant(&read, word),
    })
}
