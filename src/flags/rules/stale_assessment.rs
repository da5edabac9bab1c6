//! The assessment is old.

use crate::flags::finding::Finding;
use crate::flags::rule::{FlagRule, LimitSpec, Need, Unit};
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::view::CaseView;
use crate::terms::date::{self, Date};
use crate::terms::text::so_many;

/// Stale assessment.
///
/// Limit: `months_max`, in calendar months. The assessment is stale from the day after the day
/// that lies so many months after it.
pub const RULE: FlagRule = FlagRule {
    code: "stale_assessment",
    mark: "STA",
    title: "Assessment is old",
    why: "A sum that rests on old answers may not fit the person's needs today. A reduction must \
        cite a dated assessment or review.",
    limits: &[LimitSpec {
        name: "months_max",
        unit: Unit::Months,
        need: Need::Always,
        meaning: "the most calendar months since the assessment",
    }],
    words: &[],
    prices: false,
    test,
};

fn test(view: &CaseView<'_>, setting: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let months_max = setting.whole("months_max")?;
    let Some(assessment) = view.case.assessment() else {
        return Ok(Vec::new());
    };
    let fresh_until =
        date::months_after(assessment.date, months_max).ok_or(SettingProblem::OutOfBounds {
            what: "the assessment's last day",
        })?;
    if view.around.on <= fresh_until {
        return Ok(Vec::new());
    }
    let sentence = format!(
        "The assessment is of {}, {} ago",
        date::shown(assessment.date),
        age(assessment.date, view.around.on)
    );
    let limit = format!(
        "limit {}",
        so_many(
            months_max.try_into().unwrap_or(usize::MAX),
            "month",
            "months"
        )
    );
    Ok(vec![Finding::met(sentence, limit)])
}

fn age(from: Date, on: Date) -> String {
    let mut n_months: usize = 0;
    while months_later(from, n_months + 1).is_some_and(|later| later <= on) {
        n_months += 1;
    }
    let n_days = months_later(from, n_months).map_or(0, |start| date::days_between(start, on));
    let months = so_many(n_months, "month", "months");
    match usize::try_from(n_days) {
        Ok(0) | Err(_) => months,
        Ok(n_days) => format!("{months} and {}", so_many(n_days, "day", "days")),
    }
}

fn months_later(from: Date, n_months: usize) -> Option<Date> {
    date::months_after(from, u32::try_from(n_months).ok()?)
}
