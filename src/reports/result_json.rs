//! What scoring gave, as JSON.
//!
//! `{way, ras, domains, domains_rounding_pence, totals, lines, indicative_pence,
//! indicative_pence_per_week, no_amount}` where `way` is `scored`, `given` or `not_scored`. The
//! domains' `pence` and `domains_rounding_pence` add up to the allocation's line. A line's `pence`
//! and `indicative_pence` are of the RAS's `period`; a line's `row` is the label (the grade) of the
//! table's row that it read.

use crate::caseload::given::GivenIndicative;
use crate::scoring::scored::{Assessed, DomainScore, LineKind, RasResult, Scored};
use crate::terms::money::{Money, Period};
use crate::terms::number::{plain_two_decimals, shortest};
use serde_json::{Value, json};

/// A result.
#[must_use]
pub fn result(assessed: &Assessed) -> Value {
    match assessed {
        Assessed::Scored(scored) => of_scored(scored),
        Assessed::Given(given) => of_given(given),
        Assessed::Unscorable(_) => json!({
            "way": "not_scored",
            "indicative_pence_per_week": null,
            "no_amount": no_amount(assessed),
        }),
    }
}

/// Why there is no indicative budget, one sentence each; empty where there is one.
#[must_use]
pub fn no_amount(assessed: &Assessed) -> Vec<String> {
    match assessed {
        Assessed::Given(_) => Vec::new(),
        Assessed::Unscorable(problems) => problems.iter().map(ToString::to_string).collect(),
        Assessed::Scored(scored) => match &scored.result {
            RasResult::Amount { .. } => Vec::new(),
            RasResult::NoAmount { why } | RasResult::DoesNotApply { why } => vec![why.to_string()],
        },
    }
}

fn of_scored(scored: &Scored) -> Value {
    let ras = &scored.ras;
    let no_amount = match &scored.result {
        RasResult::Amount { .. } => None,
        RasResult::NoAmount { why } | RasResult::DoesNotApply { why } => Some([why]),
    };
    let period = match ras.unit {
        Period::Week => "week",
        Period::Month => "month",
        Period::Year => "year",
    };
    let totals = scored.totals.iter().map(|total| {
        json!({
            "total": total.total.as_str(),
            "title": total.title.as_str(),
            "weighted_points": total.weighted.map(|points| plain_two_decimals(points.0)),
        })
    });
    let lines = scored.lines.iter().map(|line| {
        json!({
            "step": line.step.as_str(),
            "label": line.label.as_str(),
            "in_words": match &line.kind {
                LineKind::Allocation { sentence, .. } => Some(sentence),
                LineKind::Adjustment(_) | LineKind::Rounding | LineKind::NotConsidered(_) => None,
            },
            "row": match &line.kind {
                LineKind::Allocation { band, .. } => band.as_ref().map(|band| band.as_str()),
                LineKind::Adjustment(_) | LineKind::Rounding | LineKind::NotConsidered(_) => None,
            },
            "pence": line.amount.pence(),
        })
    });
    let stated = match &scored.result {
        RasResult::Amount { stated, .. } => Some(stated.pence()),
        RasResult::NoAmount { .. } | RasResult::DoesNotApply { .. } => None,
    };
    json!({
        "way": "scored",
        "ras": {
            "id": ras.id.as_str(),
            "title": ras.title.as_str(),
            "version": ras.version.as_str(),
            "sha256": ras.digest.hex(),
            "figures_as_of": ras.figures_as_of.to_string(),
            "period": period,
            "currency": ras.currency.as_str(),
        },
        "domains": scored.domains.iter().map(domain).collect::<Vec<_>>(),
        "domains_rounding_pence": scored.domain_rounding.map(Money::pence),
        "totals": totals.collect::<Vec<_>>(),
        "lines": lines.collect::<Vec<_>>(),
        "indicative_pence": stated,
        "indicative_pence_per_week": scored.indicative().map(|amount| amount.0.0.pence()),
        "no_amount": no_amount,
    })
}

fn domain(domain: &DomainScore) -> Value {
    let answers = domain.answers.iter().map(|answer| {
        json!({
            "question": answer.question.as_str(),
            "text": answer.text.as_str(),
            "answer": answer.answer.as_str(),
            "points": plain_two_decimals(answer.points.0),
            "counted": answer.counted,
        })
    });
    json!({
        "domain": domain.domain.as_str(),
        "title": domain.title.as_str(),
        "points": plain_two_decimals(domain.points.0),
        "weighting": domain.weighting.map(shortest),
        "weighted_points": plain_two_decimals(domain.weighted.0),
        "pence": domain.money.map(Money::pence),
        "answers": answers.collect::<Vec<_>>(),
    })
}

fn of_given(given: &GivenIndicative) -> Value {
    let parts = given
        .parts
        .iter()
        .map(|part| json!({"label": part.label, "pence_per_week": part.amount.pence()}));
    json!({
        "way": "given",
        "system": given.system,
        "date": given.date.to_string(),
        "parts": parts.collect::<Vec<_>>(),
        "indicative_pence_per_week": given.total.0.pence(),
        "no_amount": null,
    })
}
