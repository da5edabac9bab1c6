//! A price above the council's limit, not for specialism, from a provider who will not negotiate.

use super::finding::Finding;
use super::rule::FlagRule;
use super::setting::{Setting, SettingProblem};
use super::view::CaseView;
use super::wording;
use crate::caseload::package::ServiceLine;
use crate::config::dated::DatedValue;
use rust_decimal::Decimal;

/// Too dear and not specialist.
///
/// Prices: the highest unit cost by component and cost frequency, in pounds for each unit. A line
/// meets the rule when its unit cost is above that, it is not specialist, and the provider was
/// asked to negotiate and refused. A price at the limit is within it.
pub const RULE: FlagRule = FlagRule {
    code: "too_dear",
    mark: "DEA",
    title: "Too dear, not specialist, will not negotiate",
    why: "Where a service costs more than the council's limit without being specialist and the \
        provider will not negotiate, the choice is to change the provider or to agree less.",
    limits: &[],
    words: &[],
    prices: true,
    test,
};

fn test(view: &CaseView<'_>, setting: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let mut findings = Vec::new();
    for line in &view.case.package.lines {
        if line.specialist || line.will_not_negotiate != Some(true) {
            continue;
        }
        if let Some((unit_cost, limit, per)) = over_limit(line, setting)? {
            let currency = view.currency();
            let sentence = format!(
                "{} costs {} {per}, is not specialist, and the provider will not negotiate",
                line.component,
                wording::price(currency, unit_cost)
            );
            let words = format!("limit {} {per}", wording::price(currency, limit.value));
            findings.push(Finding::met(sentence, words).with_reference(&limit.reference));
        }
    }
    Ok(findings)
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
