//! Two carers at once.

use crate::caseload::package::{CostFrequency, LineCost};
use crate::flags::finding::Finding;
use crate::flags::rule::FlagRule;
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::view::CaseView;
use crate::flags::wording;
use crate::terms::money::Money;
use crate::terms::number;
use rust_decimal::Decimal;

/// Two carers at once.
///
/// Names what the lines with two carers cost, and how many hours of them are priced by the hour:
/// lines do not say whether they price the hours of one carer or of both.
pub const RULE: FlagRule = FlagRule {
    code: "two_carers",
    mark: "TWO",
    title: "Two carers at once",
    why: "Care by two people at once is dear and easily undervalued by points. Equipment or \
        another technique can sometimes let one carer do it safely: an occupational therapist \
        judges that, not the panel.",
    limits: &[],
    words: &[],
    prices: false,
    test,
};

fn test(view: &CaseView<'_>, _: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let (mut hours, mut cost) = (Decimal::ZERO, Money::ZERO);
    let (mut n_lines, mut n_apart) = (0, 0);
    let beyond = SettingProblem::OutOfBounds {
        what: "the cost of two carers",
    };
    for line in view
        .case
        .package
        .lines
        .iter()
        .filter(|line| line.two_carers)
    {
        n_lines += 1;
        match line.weekly_cost() {
            LineCost::Weekly(weekly) => {
                cost = cost.plus(weekly.0).ok_or_else(|| beyond.clone())?;
            }
            LineCost::Apart(_) => n_apart += 1,
        }
        if line.frequency == Some(CostFrequency::Hourly) {
            let units = line.planned_units.unwrap_or_default();
            hours = hours.checked_add(units).ok_or_else(|| beyond.clone())?;
        }
    }
    if n_lines == 0 {
        return Ok(Vec::new());
    }
    let at_least = if n_apart > 0 { "at least " } else { "" };
    let cost = wording::pounds(view.currency(), cost);
    let mut sentence = format!("Two carers at once, costing {at_least}{cost} a week");
    if hours > Decimal::ZERO {
        sentence.push_str(&format!(
            "; {} h are priced, and the file does not say whether for each carer or for both",
            number::shortest(hours)
        ));
    }
    Ok(vec![Finding::met(sentence, String::new())])
}
