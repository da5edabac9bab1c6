//! `adjustments.toml`: what is taken off or added.

use super::condition::condition;
use crate::config::adjustment::{Adjustment, AdjustmentValue, Level, Operation, Willingness};
use crate::config::condition::Condition;
use crate::config::reading::reader::{Reading, Section, read};
use crate::terms::ids::{AdjustmentId, DomainId, OptionId, QuestionId, TotalId};

/// The name of the file.
pub const FILE: &str = "adjustments.toml";

/// Reads the file's text.
#[must_use]
pub fn adjustments_file(text: &str) -> Reading<Vec<Adjustment>> {
    read(FILE, text, |root| {
        Some(root.optional_tables("adjustment", adjustment))
    })
}

#[derive(Clone, Copy)]
enum LevelCode {
    Question,
    Points,
    WeightedPoints,
    Total,
    Money,
}

const LEVELS: [(LevelCode, &str); 5] = [
    (LevelCode::Question, "question"),
    (LevelCode::Points, "points"),
    (LevelCode::WeightedPoints, "weighted points"),
    (LevelCode::Total, "total"),
    (LevelCode::Money, "money"),
];

fn adjustment(section: &Section<'_>) -> Option<Adjustment> {
    let id = section.id("id", AdjustmentId::new);
    let title = section.words("title");
    let level = section
        .settling_code("changes", &LEVELS)
        .and_then(|code| match code {
            LevelCode::Question => section.id("question", QuestionId::new).map(Level::Question),
            LevelCode::Points => section.ids("domains", DomainId::new).map(Level::Points),
            LevelCode::WeightedPoints => section
                .ids("domains", DomainId::new)
                .map(Level::WeightedPoints),
            LevelCode::Total => section.id("total", TotalId::new).map(Level::Total),
            LevelCode::Money => Some(Level::Money),
        });
    let operation = section.code("operation", &Operation::ALL);
    let times = section.optional_id("times", QuestionId::new);
    let values = values(section);
    let not_below = section.optional_dated_number("not_below");
    let willingness = section.optional_table("willingness", |item| {
        let (question, is) = (
            item.id("question", QuestionId::new),
            item.ids("is", OptionId::new),
        );
        Some(Willingness {
            question: question?,
            is: is?,
        })
    });
    Some(Adjustment {
        id: id?,
        title,
        level: level?,
        operation: operation?,
        times,
        values: values?,
        not_below,
        willingness,
    })
}

fn values(section: &Section<'_>) -> Option<Vec<AdjustmentValue>> {
    match (section.has("value"), section.has("values")) {
        (true, false) => {
            let value = section.dated_number("value")?;
            Some(vec![AdjustmentValue {
                when: Condition::Always,
                value,
            }])
        }
        (false, true) => section.whole_tables("values", |item| {
            let when = if item.has("when") {
                condition(item, "when")
            } else {
                Some(Condition::Always)
            };
            let value = item.dated_number("value");
            Some(AdjustmentValue {
                when: when?,
                value: value?,
            })
        }),
        (both, _) => {
            let what = if both {
                "both value and values are there"
            } else {
                "there is no value"
            };
            let allowed = "value (the same for everyone it applies to) or values (a list, each \
                with when and value; the first that holds applies)";
            section.problem("", what, allowed, "write one of them");
            None
        }
    }
}
