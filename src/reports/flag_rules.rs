//! The flag rules in force with their counts, as a paper and as JSON.
//!
//! JSON: `{date, n_cases, n_referred, n_sent_by_workers, percent_referred, rules: [{code, mark,
//! title, why, kind, reference, limits: [LIMIT], words: [{meaning, words}], n_refer, n_inform}]}`.
//!
//! A LIMIT is `{name, meaning, value, unit, …, from, reference}`: `value` is the sentence's words;
//! an amount has `unit: "per_week", pence_per_week`, a price `unit: "each_unit", component,
//! frequency, unit_cost`, any other figure its own `unit` and `number`. Numbers are strings, pence
//! a number; they are null where no value is in force on the date.

use super::document::{Document, Side, Table};
use crate::config::tolerances::FlagKind;
use crate::flags::in_force::{LimitInForce, LimitUnit, RuleInForce};
use crate::flags::rule::Unit;
use crate::flags::tally::{RuleTally, Tally};
use crate::terms::date::{Date, shown};
use crate::terms::money::Money;
use crate::terms::number::shortest;
use crate::terms::text::so_many;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

/// The paper.
#[must_use]
pub fn document(rules: &[RuleInForce], tally: &Tally, on: Date) -> Document {
    let mut paper = Document::new(format!("Flag rules in force on {}", shown(on)));
    let percent = tally.percent_referred().map(shortest);
    let percent = percent.map_or_else(String::new, |percent| format!(" ({percent} %)"));
    paper.paragraph(format!(
        "{} of {} {} before the panel{percent}; workers sent {} of them. A rule that refers puts \
         the case before the panel; one that informs is only shown. The limits stand in \
         tolerances.toml.",
        tally.n_referred,
        so_many(tally.n_cases, "case", "cases"),
        if tally.n_referred == 1 { "is" } else { "are" },
        tally.n_sent_by_workers
    ));
    let mut table = Table::of([
        ("", Side::Left),
        ("Rule", Side::Left),
        ("", Side::Left),
        ("refers", Side::Right),
        ("informs", Side::Right),
    ]);
    for rule in rules {
        let (n_refer, n_inform) = counts(tally, &rule.code);
        table.row([
            rule.mark.clone(),
            rule.title.clone(),
            kind(rule.kind).to_owned(),
            n_refer.to_string(),
            n_inform.to_string(),
        ]);
    }
    paper.table(table);
    for rule in rules {
        paper.heading(&format!("{} · {}", rule.mark, rule.title));
        paper.paragraph(rule.why.clone());
        paper.items(rule.limits.iter().map(limit));
        paper.items(
            rule.words
                .iter()
                .map(|(meaning, words)| format!("{meaning}: {}", words.join(", "))),
        );
        if !rule.reference.is_empty() {
            paper.item(format!("source: {}", rule.reference));
        }
    }
    paper
}

fn counts(tally: &Tally, code: &str) -> (usize, usize) {
    let found = tally.rules.iter().find(|counted| counted.code == code);
    found.map_or((0, 0), |counted: &RuleTally| {
        (counted.n_refer, counted.n_inform)
    })
}

/// What a rule of this kind does, in a word.
#[must_use]
pub fn kind(kind: FlagKind) -> &'static str {
    match kind {
        FlagKind::Refer => "refers",
        FlagKind::Inform => "informs",
        FlagKind::Off => "off",
    }
}

fn limit(limit: &LimitInForce) -> String {
    let from = limit.from.map(|from| format!(", from {}", shown(from)));
    let source = if limit.reference.is_empty() {
        String::new()
    } else {
        format!(" [{}]", limit.reference)
    };
    let (meaning, value) = (&limit.meaning, &limit.value);
    format!("{meaning}: {value}{}{source}", from.unwrap_or_default())
}

/// The same as JSON.
#[must_use]
pub fn as_json(rules: &[RuleInForce], tally: &Tally, on: Date) -> Value {
    let told = rules.iter().map(|rule| {
        let (n_refer, n_inform) = counts(tally, &rule.code);
        let words = rule.words.iter();
        let words = words.map(|(meaning, words)| json!({"meaning": meaning, "words": words}));
        json!({
            "code": rule.code,
            "mark": rule.mark,
            "title": rule.title,
            "why": rule.why,
            "kind": rule.kind.code(),
            "reference": rule.reference,
            "limits": rule.limits.iter().map(limit_json).collect::<Vec<_>>(),
            "words": words.collect::<Vec<_>>(),
            "n_refer": n_refer,
            "n_inform": n_inform,
        })
    });
    json!({
        "date": on.to_string(),
        "n_cases": tally.n_cases,
        "n_referred": tally.n_referred,
        "n_sent_by_workers": tally.n_sent_by_workers,
        "percent_referred": tally.percent_referred().map(shortest),
        "rules": told.collect::<Vec<_>>(),
    })
}

fn limit_json(limit: &LimitInForce) -> Value {
    let mut told = figure_json(&limit.unit, limit.number);
    told.insert("name".to_owned(), json!(limit.name));
    told.insert("meaning".to_owned(), json!(limit.meaning));
    told.insert("value".to_owned(), json!(limit.value));
    let from = limit.from.map(|from| from.to_string());
    told.insert("from".to_owned(), json!(from));
    told.insert("reference".to_owned(), json!(limit.reference));
    Value::Object(told)
}

/// The figure of a limit with its unit, as other programs read it.
#[must_use]
pub fn figure_json(unit: &LimitUnit, figure: Option<Decimal>) -> Map<String, Value> {
    let number = figure.map(shortest);
    let told = match unit {
        LimitUnit::Of(Unit::PoundsPerWeek) => {
            let amount = figure.and_then(Money::from_pounds);
            let pence = amount.map(Money::pence);
            vec![
                ("unit", json!(Unit::PoundsPerWeek.code())),
                ("pence_per_week", json!(pence)),
            ]
        }
        LimitUnit::Of(unit) => vec![("unit", json!(unit.code())), ("number", json!(number))],
        LimitUnit::EachUnit {
            component,
            frequency,
        } => vec![
            ("unit", json!("each_unit")),
            ("component", json!(component)),
            ("frequency", json!(frequency)),
            ("unit_cost", json!(number)),
        ],
    };
    let told = told.into_iter().map(|(key, value)| (key.to_owned(), value));
    told.collect()
}
