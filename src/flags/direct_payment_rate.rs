//! A direct payment that costs as much as a service under the council's contracts.

use super::finding::Finding;
use super::rule::{FlagRule, LimitSpec, Need, Unit, WordCount, WordSpec};
use super::setting::{Setting, SettingProblem};
use super::view::CaseView;
use super::wording;
use crate::caseload::package::ServiceLine;
use crate::caseload::person::Deployment;
use crate::config::caseload_field::StandardList;
use crate::terms::budget::{Completeness, percent_of};
use crate::terms::number;

/// Direct payment priced at contract rate.
///
/// Prices: the contract price by component and cost frequency, in pounds for each unit; a line
/// paid as a direct payment at that price or above meets the rule. Limit: `percent_max`, the most
/// per cent of the indicative budget that a package taken wholly as a direct payment should cost;
/// above it the rule is met too. `mechanisms` lists the delivery mechanisms and components that
/// are direct payments.
pub const RULE: FlagRule = FlagRule {
    code: "direct_payment_rate",
    mark: "DPC",
    title: "Direct payment priced at contract rate",
    why: "The RAS is priced at contract rates, which are above what a person pays who employs an \
        assistant. A direct payment is therefore expected below the indicative budget; where it \
        is not, the panel asks what it pays for, such as an agency or employer's costs.",
    limits: &[LimitSpec {
        name: "percent_max",
        unit: Unit::Percent,
        need: Need::Always,
        meaning: "the most per cent of the indicative budget that a direct payment should cost",
    }],
    words: &[WordSpec {
        name: "mechanisms",
        count: WordCount::OneOrMore,
        allowed: &[],
        lists: &[StandardList::DeliveryMechanism, StandardList::Component],
        meaning: "delivery mechanisms and components that are direct payments",
    }],
    prices: true,
    test,
};

fn test(view: &CaseView<'_>, setting: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let mut findings = Vec::new();
    for line in &view.case.package.lines {
        if is_direct_payment(line, setting)? {
            findings.extend(at_contract_price(view, line, setting)?);
        }
    }
    if findings.is_empty() {
        findings.extend(above_the_budget(view, setting)?);
    }
    Ok(findings)
}

fn is_direct_payment(line: &ServiceLine, setting: &Setting<'_>) -> Result<bool, SettingProblem> {
    let by_mechanism = match &line.delivery_mechanism {
        Some(mechanism) => setting.lists("mechanisms", mechanism)?,
        None => false,
    };
    Ok(by_mechanism || setting.lists("mechanisms", &line.component)?)
}

fn at_contract_price(
    view: &CaseView<'_>,
    line: &ServiceLine,
    setting: &Setting<'_>,
) -> Result<Option<Finding>, SettingProblem> {
    let Some((unit_cost, frequency)) = line.unit_cost.zip(line.frequency) else {
        return Ok(None);
    };
    let contract = setting.price(&line.component, frequency.title())?;
    let Some(contract) = contract.filter(|contract| unit_cost >= contract.value) else {
        return Ok(None);
    };
    let per = wording::per_unit(frequency);
    let currency = view.currency();
    let what = if setting.lists("mechanisms", &line.component)? {
        "A direct payment is paid".to_owned()
    } else {
        format!("{} is paid as a direct payment", line.component)
    };
    let sentence = format!(
        "{what} at {} {per}, which is the contract price or above",
        wording::price(currency, unit_cost)
    );
    let limit = format!(
        "contract price {} {per}",
        wording::price(currency, contract.value)
    );
    let finding = Finding::met(sentence, limit).with_reference(&contract.reference);
    Ok(Some(finding))
}

fn above_the_budget(
    view: &CaseView<'_>,
    setting: &Setting<'_>,
) -> Result<Option<Finding>, SettingProblem> {
    let wholly = matches!(
        view.case.person.deployment,
        Some(Deployment::DirectPayment | Deployment::DirectPaymentThirdParty)
    );
    let percent_max = setting.number("percent_max")?;
    let Some((package, indicative)) = view.package.zip(view.indicative()).filter(|_| wholly) else {
        return Ok(None);
    };
    let Some(percent) = percent_of(package.known.0, indicative).filter(|p| *p > percent_max) else {
        return Ok(None);
    };
    let at_least = match package.completeness {
        Completeness::Incomplete => "at least ",
        Completeness::Complete => "",
    };
    let sentence = format!(
        "The direct payment of {at_least}{} a week is {at_least}{} of an indicative budget that \
         is priced at contract rates",
        wording::pounds(view.currency(), package.known.0),
        wording::percent_beside(percent, Some(percent_max)),
    );
    let limit = format!(
        "limit {} % of the indicative budget",
        number::shortest(percent_max)
    );
    Ok(Some(Finding::met(sentence, limit)))
}
