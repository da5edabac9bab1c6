//! Conditions as files write them: a table with one kind of key.

use crate::config::condition::{AgeRange, Condition, Fact, PointsOf};
use crate::config::reading::reader::{Section, quoted_list};
use crate::terms::ids::{DomainId, OptionId, QuestionId, TotalId};
use rust_decimal::Decimal;

const KINDS: [&str; 9] = [
    "question",
    "age_at_least",
    "age_below",
    "fact",
    "domain",
    "total",
    "all",
    "any",
    "not",
];

/// A condition that must be there.
pub fn condition(section: &Section<'_>, key: &str) -> Option<Condition> {
    section.table(key, read)
}

/// A condition that may be left out: it then always holds.
pub fn condition_or_always(section: &Section<'_>, key: &str) -> Option<Condition> {
    if section.has(key) {
        condition(section, key)
    } else {
        Some(Condition::Always)
    }
}

fn read(section: &Section<'_>) -> Option<Condition> {
    let kinds: Vec<&str> = KINDS
        .into_iter()
        .filter(|key| section.has(key))
        .filter(|key| *key != "age_below" || !section.has("age_at_least"))
        .collect();
    match kinds.as_slice() {
        ["question"] => of_question(section),
        ["age_at_least" | "age_below"] => age_range(section).map(Condition::Age),
        ["fact"] => fact(section),
        ["domain"] => of_points(
            section,
            section.id("domain", DomainId::new).map(PointsOf::Domain),
        ),
        ["total"] => of_points(
            section,
            section.id("total", TotalId::new).map(PointsOf::Total),
        ),
        ["all"] => section
            .whole_tables("all", read)
            .map(|parts| Condition::All(parts.into())),
        ["any"] => section
            .whole_tables("any", read)
            .map(|parts| Condition::Any(parts.into())),
        ["not"] => section
            .table("not", read)
            .map(|inner| Condition::Not(inner.into())),
        found => {
            // All keys count as asked for: this message says enough about them.
            section.ask_for_all();
            let what = match found {
                [] => asks_for_nothing(section),
                several => format!(
                    "the condition has {} side by side",
                    quoted_list(several.iter().copied())
                ),
            };
            let allowed = format!("exactly one of {}", quoted_list(KINDS));
            let remedy = "ask for one thing; join several by all = [ … ] or any = [ … ]";
            section.problem("", &what, &allowed, remedy);
            None
        }
    }
}

/// What is said of a condition without any of the known keys; those it has are named.
fn asks_for_nothing(section: &Section<'_>) -> String {
    let names = section.names();
    match names.as_slice() {
        [] => "the condition asks for nothing".to_owned(),
        names => format!(
            "{} is not something to ask for",
            quoted_list(names.iter().map(String::as_str))
        ),
    }
}

fn of_question(section: &Section<'_>) -> Option<Condition> {
    let question = section.id("question", QuestionId::new);
    if section.has("is") {
        let is = section.ids("is", OptionId::new);
        return Some(Condition::Answered {
            question: question?,
            is: is?.into(),
        });
    }
    let (at_least, below) = bounds(section, "is = [\"option\"], or at_least or below or both")?;
    Some(Condition::Number {
        question: question?,
        at_least,
        below,
    })
}

fn of_points(section: &Section<'_>, of: Option<PointsOf>) -> Option<Condition> {
    let (at_least, below) = bounds(section, "at_least or below or both")?;
    Some(Condition::WeightedPoints {
        of: of?,
        at_least,
        below,
    })
}

fn bounds(section: &Section<'_>, allowed: &str) -> Option<(Option<Decimal>, Option<Decimal>)> {
    let at_least = section.optional_number("at_least");
    let below = section.optional_number("below");
    if !section.has("at_least") && !section.has("below") {
        let what = "the condition does not say which answers it holds for";
        section.problem("", what, allowed, "add one of the allowed keys");
        return None;
    }
    Some((at_least, below))
}

fn fact(section: &Section<'_>) -> Option<Condition> {
    let fact = section.code("fact", &Fact::ALL);
    let is = section.texts("is");
    Some(Condition::Fact {
        fact: fact?,
        is: is?.into(),
    })
}

/// A range of ages: `age_at_least` (0 where left out) and `age_below` (no end where left out).
pub fn age_range(section: &Section<'_>) -> Option<AgeRange> {
    let (has_from, has_below) = (section.has("age_at_least"), section.has("age_below"));
    if !has_from && !has_below {
        let allowed = "age_at_least or age_below or both, in whole years";
        section.problem(
            "",
            "there is no age",
            allowed,
            "add one of the allowed keys",
        );
        return None;
    }
    let from = if has_from {
        age(section, "age_at_least")?
    } else {
        0
    };
    let below = if has_below {
        Some(age(section, "age_below")?)
    } else {
        None
    };
    Some(AgeRange { from, below })
}

fn age(section: &Section<'_>, key: &str) -> Option<u8> {
    let whole = section.optional_whole(key)?;
    let age = u8::try_from(whole).ok().filter(|age| *age <= 120);
    if age.is_none() {
        let what = format!("the age {whole} is not possible");
        section.problem(
            key,
            &what,
            "whole years from \"0\" to \"120\"",
            "write an age",
        );
    }
    age
}
