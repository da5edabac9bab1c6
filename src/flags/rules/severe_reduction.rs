//! Moving to the indicative budget would take much of what the person has now.

use crate::flags::finding::Finding;
use crate::flags::rule::FlagRule;
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::threshold::{self, Threshold};
use crate::flags::view::CaseView;
use crate::flags::wording;
use crate::terms::budget::percent_of;
use crate::terms::money::Money;

/// Severe reduction.
///
/// Limits: `percent_max` (per cent of the present amount) and `amount_max` (pounds a week);
/// `together` says whether one is enough. The present amount is the package, or during a
/// transition the step in force.
pub const RULE: FlagRule = FlagRule {
    code: "severe_reduction",
    mark: "SEV",
    title: "Reduction would be severe",
    why: "Going down to the indicative budget would take much of what the person has now. A \
        reduction needs a change of need or circumstances, a process and time to change over; \
        significant risk or distress is a ground to keep the higher amount.",
    limits: &[threshold::PERCENT_MAX, threshold::AMOUNT_MAX],
    words: &[threshold::TOGETHER],
    prices: false,
    test,
};

fn test(view: &CaseView<'_>, setting: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let threshold = Threshold::read(setting)?;
    let Some((present, indicative)) = view.present.zip(view.indicative()) else {
        return Ok(Vec::new());
    };
    let reduction = present
        .0
        .minus(indicative)
        .ok_or(SettingProblem::OutOfBounds {
            what: "the reduction",
        })?;
    let Some(percent) = percent_of(reduction, present.0) else {
        return Ok(Vec::new());
    };
    if reduction <= Money::ZERO || !threshold.is_passed(Some(percent), reduction) {
        return Ok(Vec::new());
    }
    let at_least = match view.package {
        Some(package) if package.known == present => view.at_least(),
        Some(_) | None => "",
    };
    let sentence = format!(
        "Moving to the indicative budget would take {at_least}{} of the present amount \
         ({at_least}{} a week)",
        wording::percent_beside(percent, threshold.percent_max()),
        wording::pounds(view.currency(), reduction),
    );
    Ok(vec![Finding::met(
        sentence,
        threshold.words(view.currency()),
    )])
}
