//! A direct payment that costs as much as a service under the council's contracts.

use crate::caseload::package::{LineCost, ServiceLine};
use crate::caseload::person::Deployment;
use crate::config::caseload_field::StandardList;
use crate::flags::finding::Finding;
use crate::flags::rule::{FlagRule, LimitSpec, Need, Unit, WordCount, WordSpec};
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::view::CaseView;
use crate::flags::wording;
use crate::terms::budget::percent_of;
use crate::terms::money::Money;
use crate::terms::number;

/// Direct payment priced at contract rate.
///
/// Prices: the contract price by component and cost frequency, in pounds for each unit; a line
/// paid as a direct payment at that price or above meets the rule. Limit: `percent_max`, the most
/// per cent of the indicative budget that the lines taken as a direct payment should cost; above it
/// the rule is met too. `mechanisms` lists the delivery mechanisms and components that are direct
/// payments. Lines decide what is one; a line that does not say goes by the person's deployment.
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
        if by_line(line, setting)? == Some(true) {
            findings.extend(at_contract_price(view, line, setting)?);
        }
    }
    if findings.is_empty() {
        findings.extend(above_the_budget(view, setting)?);
    }
    Ok(findings)
}

/// Whether a line is a direct payment; nothing where the line does not say.
fn by_line(line: &ServiceLine, setting: &Setting<'_>) -> Result<Option<bool>, SettingProblem> {
    if setting.lists("mechanisms", &line.component)? {
        return Ok(Some(true));
    }
    let mechanism = line.delivery_mechanism.as_ref();
    mechanism
        .map(|mechanism| setting.lists("mechanisms", mechanism))
        .transpose()
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

/// The lines of a package that are a direct payment.
struct Paid<'v> {
    lines: Vec<&'v ServiceLine>,
    /// Whether some are so by the person's deployment only.
    by_deployment: bool,
    /// Whether they are all there is.
    wholly: bool,
}

fn paid<'v>(view: &CaseView<'v>, setting: &Setting<'_>) -> Result<Paid<'v>, SettingProblem> {
    let deployed = matches!(
        view.case.person.deployment,
        Some(Deployment::DirectPayment | Deployment::DirectPaymentThirdParty)
    );
    let mut paid = Paid {
        lines: Vec::new(),
        by_deployment: false,
        wholly: view.case.package.n_lines_rejected == 0,
    };
    for line in &view.case.package.lines {
        let told = by_line(line, setting)?;
        if told.unwrap_or(deployed) {
            paid.lines.push(line);
            paid.by_deployment |= told.is_none();
        } else {
            paid.wholly = false;
        }
    }
    Ok(paid)
}

fn above_the_budget(
    view: &CaseView<'_>,
    setting: &Setting<'_>,
) -> Result<Option<Finding>, SettingProblem> {
    let percent_max = setting.number("percent_max")?;
    let paid = paid(view, setting)?;
    let costs = paid.lines.iter().map(|line| line.weekly_cost());
    let known: Vec<Money> = costs
        .filter_map(|cost| match cost {
            LineCost::Weekly(weekly) => Some(weekly.0),
            LineCost::Apart(_) => None,
        })
        .collect();
    let all_known = known.len() == paid.lines.len() && view.case.package.n_lines_rejected == 0;
    let at_least = if all_known { "" } else { "at least " };
    let cost = Money::sum(known).ok_or(SettingProblem::OutOfBounds {
        what: "the direct payment",
    })?;
    let Some(indicative) = view.indicative().filter(|_| !paid.lines.is_empty()) else {
        return Ok(None);
    };
    let Some(percent) = percent_of(cost, indicative).filter(|p| *p > percent_max) else {
        return Ok(None);
    };
    let what = match (paid.wholly, paid.by_deployment) {
        (true, false) => "The direct payment of",
        (true, true) => "The package, by the record a direct payment, of",
        (false, false) => "The direct payment, a part of the package, of",
        (false, true) => "The direct payment, by the record a part of the package, of",
    };
    let sentence = format!(
        "{what} {at_least}{} a week is {at_least}{} of an indicative budget that is priced at \
         contract rates",
        wording::pounds(view.currency(), cost),
        wording::percent_beside(percent, Some(percent_max)),
    );
    let limit = format!(
        "limit {} % of the indicative budget",
        number::shortest(percent_max)
    );
    Ok(Some(Finding::met(sentence, limit)))
}
