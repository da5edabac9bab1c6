//! A row of the package with more units than a week can have.

use crate::caseload::package::{CostFrequency, ServiceLine};
use crate::flags::finding::Finding;
use crate::flags::rule::{FlagRule, LimitSpec, Need, Unit};
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::view::CaseView;
use crate::terms::number;
use rust_decimal::Decimal;

/// More units than a week has.
///
/// Limits: `hours_max` and `days_max`, the most hours and days of a week that one carer can be
/// there; a row with two carers at once may have them twice, since it may price each carer's. Rows
/// priced by the hour and by the day are looked at, each for itself.
pub const RULE: FlagRule = FlagRule {
    code: "units_beyond_week",
    mark: "QTY",
    title: "More units than a week has",
    why: "A row with more hours or days than there are in a week is a slip of the file (a year's \
        units, or a point out of place) far more often than support. Its cost is in the package \
        and in the gap as it stands: check the row before the sum is relied on.",
    limits: &[
        LimitSpec {
            name: "hours_max",
            unit: Unit::HoursAWeek,
            need: Need::OneOfThese,
            meaning: "the most hours a week of one carer that a row may have",
        },
        LimitSpec {
            name: "days_max",
            unit: Unit::Days,
            need: Need::OneOfThese,
            meaning: "the most days a week of one carer that a row may have",
        },
    ],
    words: &[],
    prices: false,
    test,
};

fn test(view: &CaseView<'_>, setting: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let mut findings = Vec::new();
    for line in &view.case.package.lines {
        let (name, unit) = match line.frequency {
            Some(CostFrequency::Hourly) => ("hours_max", "hours"),
            Some(CostFrequency::Daily) => ("days_max", "days"),
            _ => continue,
        };
        let Some((units, limit)) = line.planned_units.zip(setting.value(name)?) else {
            continue;
        };
        let most = most(line, limit.value)?;
        if units <= most {
            continue;
        }
        let carers = match line.two_carers {
            true => "two carers at once have",
            false => "one carer has",
        };
        let sentence = format!(
            "{} has {} {unit} a week, and {carers} at most {}; its cost counts as it stands",
            line.component,
            number::shortest(units),
            number::shortest(most),
        );
        let words = format!("limit {} {unit} a week", number::shortest(limit.value));
        findings.push(Finding::met(sentence, words).with_reference(&limit.reference));
    }
    Ok(findings)
}

/// The most units of a row, from those of one carer.
fn most(line: &ServiceLine, of_one: Decimal) -> Result<Decimal, SettingProblem> {
    let of_other = match line.two_carers {
        true => of_one,
        false => Decimal::ZERO,
    };
    of_one
        .checked_add(of_other)
        .ok_or(SettingProblem::OutOfBounds {
            what: "the most units of a week",
        })
}
