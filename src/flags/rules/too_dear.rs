//! A price above the council's limit that is not for specialism.

use crate::caseload::package::ServiceLine;
use crate::config::dated::DatedValue;
use crate::flags::finding::Finding;
use crate::flags::rule::FlagRule;
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::view::CaseView;
use crate::flags::wording;
use rust_decimal::Decimal;

/// Too dear and not specialist.
///
/// Prices: the highest unit cost by component and cost frequency, in pounds for each unit. A line
/// meets the rule when its unit cost is above that and it is not specialist; whether the provider
/// will negotiate is told beside it, as far as it is recorded. A price at the limit is within it.
pub const RULE: FlagRule = FlagRule {
    code: "too_dear",
    mark: "DEA",
    title: "Too dear and not specialist",
    why: "Where a service costs more than the council's limit without being specialist, the price \
        is negotiated; where the provider will not, the choice is to change the provider or to \
        agree less.",
    limits: &[],
    words: &[],
    prices: true,
    test,
};

fn test(view: &CaseView<'_>, setting: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let mut findings = Vec::new();
    for line in &view.case.package.lines {
        if line.specialist {
            continue;
        }
        if let Some((unit_cost, limit, per)) = over_limit(line, setting)? {
            let currency = view.currency();
            let sentence = format!(
                "{} costs {} {per} and is not specialist; {}",
                line.component,
                wording::price(currency, unit_cost),
                negotiates(line)
            );
            let words = format!("limit {} {per}", wording::price(currency, limit.value));
            findings.push(Finding::met(sentence, words).with_reference(&limit.reference));
        }
    }
    Ok(findings)
}

fn negotiates(line: &ServiceLine) -> &'static str {
    match line.will_not_negotiate {
        Some(true) => "the provider was asked to negotiate and will not",
        Some(false) => "the provider has not refused to negotiate",
        None => "whether the provider will negotiate is not recorded",
    }
}

type OverLimit<'a> = (Decimal, &'a DatedValue<Decimal>, &'static str);

fn over_limit<'a>(
    line: &ServiceLine,
    setting: &Setting<'a>,
) -> Result<Option<OverLimit<'a>>, SettingProblem> {
    let Some((unit_cost, frequency)) = line.unit_cost.zip(line.frequency) else {
        return Ok(None);
    };
    let limit = setting.price(&line.component, frequency.title())?;
    Ok(limit
        .filter(|limit| unit_cost > limit.value)
        .map(|limit| (unit_cost, limit, wording::per_unit(frequency))))
}
