//! The review is overdue.

use crate::flags::finding::Finding;
use crate::flags::rule::{FlagRule, LimitSpec, Need, Unit};
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::view::CaseView;
use crate::terms::date;

/// Review overdue.
///
/// Limit: `days_max`, in days after the day on which the review was due. A case without a recorded
/// due date says nothing.
pub const RULE: FlagRule = FlagRule {
    code: "review_overdue",
    mark: "REV",
    title: "Review is overdue",
    why: "A plan is reviewed some weeks after it starts and then at least every twelve months. \
        What the person has now may no longer be what was agreed.",
    limits: &[LimitSpec {
        name: "days_max",
        unit: Unit::Days,
        need: Need::Always,
        meaning: "the most days after the review was due",
    }],
    words: &[],
    prices: false,
    test,
};

fn test(view: &CaseView<'_>, setting: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let days_max = setting.whole("days_max")?;
    let Some(due) = view.case.person.review_due else {
        return Ok(Vec::new());
    };
    let overdue = u32::try_from(date::days_between(due, view.around.on)).unwrap_or(0);
    if overdue == 0 || overdue <= days_max {
        return Ok(Vec::new());
    }
    let days = |n: u32| {
        let word = if n == 1 { "day" } else { "days" };
        format!("{n} {word}")
    };
    let sentence = format!(
        "The review was due on {}, {} ago",
        date::shown(due),
        days(overdue)
    );
    let limit = format!("limit {} after it was due", days(days_max));
    Ok(vec![Finding::met(sentence, limit)])
}
