//! Need rose and the sum stayed.

use super::unscorable;
use crate::caseload::person::LastAgreed;
use crate::flags::finding::Finding;
use crate::flags::raised::same_up_to;
use crate::flags::rule::{FlagRule, LimitSpec, Need, Unit};
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::view::CaseView;
use crate::flags::wording;
use crate::scoring::scored::{Assessed, Scored};
use crate::terms::date::{self, Date};
use crate::terms::money::Money;
use crate::terms::number;
use rust_decimal::Decimal;

/// Need rose but the sum stayed.
///
/// The earlier assessment's answers are scored again under the RAS in force, and a total of
/// weighted points that rose by more than `rise_points` is a risen need; sums of another form or
/// RAS are never compared. The sum stayed when the present amount is at most `sum_percent` per cent
/// above the sum agreed last. A sum agreed on or after the day of the latest assessment took the
/// risen need into account, and the rule says nothing. Reference: Savva v Royal Borough of
/// Kensington and Chelsea \[2010\] EWCA Civ 1209.
pub const RULE: FlagRule = FlagRule {
    code: "need_rose",
    mark: "RIS",
    title: "Need rose but the sum stayed",
    why: "Reasons are owed also for why a sum stays the same when need rose: the record must say \
        why the amount is still enough, or it must change.",
    limits: &[
        LimitSpec {
            name: "rise_points",
            unit: Unit::Points,
            need: Need::Always,
            meaning: "the most weighted points by which need may rise unnoticed",
        },
        LimitSpec {
            name: "sum_percent",
            unit: Unit::Percent,
            need: Need::Always,
            meaning: "the most per cent by which a sum may rise and still count as the same",
        },
    ],
    words: &[],
    prices: false,
    test,
};

fn test(view: &CaseView<'_>, setting: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let rise_points = setting.number("rise_points")?;
    let sum_percent = setting.number("sum_percent")?;
    let case = view.case;
    let Some((earlier, latest)) = case.earlier_assessment().zip(case.assessment()) else {
        return Ok(Vec::new());
    };
    let (was, is) = match compared(view, earlier.date, latest.date) {
        Ok(scored) => scored,
        Err(why) => return Ok(cannot_compare(&why)),
    };
    let Some(rise) = greatest_rise(was, is).filter(|rise| rise.by > rise_points) else {
        return Ok(Vec::new());
    };
    let Some(agreed) = &view.agreed else {
        return Ok(cannot_compare(
            "need rose, but no sum agreed before is known",
        ));
    };
    let present = view.present.unwrap_or(agreed.amount.0);
    let up_to = same_up_to(agreed.amount.0.0, sum_percent);
    let stays_below = up_to.ok_or(SettingProblem::OutOfBounds {
        what: "the sum agreed last",
    })?;
    if agreed.date >= latest.date || present.0.pounds() > stays_below {
        return Ok(Vec::new());
    }
    let sentence = format!(
        "Need rose from {} to {} weighted points between {} and {} (both under today's RAS), {}",
        number::at_least_two_decimals(rise.from),
        number::at_least_two_decimals(rise.to),
        date::shown(earlier.date),
        date::shown(latest.date),
        sum_words(view.currency(), agreed, present.0),
    );
    let points = match rise_points == Decimal::ONE {
        true => "point",
        false => "points",
    };
    let limit = format!(
        "limit {} weighted {points}, sum up by {} %",
        number::shortest(rise_points),
        number::shortest(sum_percent)
    );
    let found = Finding::met(sentence, limit).with_same_percent(sum_percent);
    Ok(vec![found])
}

fn cannot_compare(why: &str) -> Vec<Finding> {
    vec![Finding::cannot_tell(format!("Cannot compare: {why}"))]
}

/// Both assessments scored under the RAS in force, or why they cannot be compared.
fn compared<'a>(
    view: &CaseView<'a>,
    earlier_date: Date,
    latest_date: Date,
) -> Result<(&'a Scored, &'a Scored), String> {
    let earlier = view
        .earlier
        .ok_or("the earlier assessment was not scored again")?;
    let was = scored_of(view, "earlier", earlier_date, earlier)?;
    let is = scored_of(view, "latest", latest_date, view.assessed)?;
    Ok((was, is))
}

fn scored_of<'a>(
    view: &CaseView<'a>,
    which: &str,
    on: Date,
    assessed: &'a Assessed,
) -> Result<&'a Scored, String> {
    let on = date::shown(on);
    match assessed {
        Assessed::Scored(scored) => Ok(scored),
        Assessed::Given(given) => Err(format!(
            "the indicative budget was computed elsewhere ({})",
            given.system
        )),
        Assessed::Unscorable(problems) => Err(format!(
            "the {which} assessment of {on} cannot be scored under today's RAS: {}",
            unscorable::why(view.around.ras, problems)
        )),
    }
}

struct Rise {
    from: Decimal,
    to: Decimal,
    by: Decimal,
}

/// The greatest rise among the totals that both assessments have.
fn greatest_rise(was: &Scored, is: &Scored) -> Option<Rise> {
    let rises = is.totals.iter().filter_map(|now| {
        let before = was.totals.iter().find(|total| total.total == now.total)?;
        let (from, to) = (before.weighted?.0, now.weighted?.0);
        let by = to.checked_sub(from)?;
        Some(Rise { from, to, by })
    });
    rises.max_by_key(|rise| rise.by)
}

fn sum_words(currency: &str, agreed: &LastAgreed, present: Money) -> String {
    let before = wording::pounds(currency, agreed.amount.0.0);
    let on = date::shown(agreed.date);
    if present == agreed.amount.0.0 {
        format!("but the sum is still the {before} a week agreed on {on}")
    } else {
        format!(
            "but the sum, {before} a week agreed on {on}, is now {} a week",
            wording::pounds(currency, present)
        )
    }
}
