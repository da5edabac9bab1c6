//! Need rose and the sum stayed.

use super::unscorable;
use crate::caseload::assessment::Assessment;
use crate::caseload::person::LastAgreed;
use crate::flags::finding::Finding;
use crate::flags::raised::same_up_to;
use crate::flags::rule::{FlagRule, LimitSpec, Need, Unit};
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::view::CaseView;
use crate::flags::wording;
use crate::scoring;
use crate::scoring::scored::{AnswerProblem, Assessed, Scored, TotalScore};
use crate::terms::date::{self, Date};
use crate::terms::money::Money;
use crate::terms::number;
use rust_decimal::Decimal;

const RISE_POINTS: &str = "rise_points";
const SUM_PERCENT: &str = "sum_percent";

/// Need rose but the sum stayed.
///
/// The latest assessment is compared with the one on which the sum agreed last rests: the latest on
/// or before the day of that, so that need that rose in small steps, or before the latest but one,
/// is seen as long as the sum stands. Both are scored under the same RAS; a total of weighted
/// points that rose by more than `rise_points` is a risen need. Sums of another form or RAS, and a
/// total that only one of the two has, are never compared. The sum stayed when the present amount
/// is at most `sum_percent` per cent above the sum agreed last. A sum agreed on or after the day of
/// the latest assessment took the risen need into account, and the rule says nothing.
///
/// Reference: Savva v Royal Borough of Kensington and Chelsea \[2010\] EWCA Civ 1209.
pub const RULE: FlagRule = FlagRule {
    code: "need_rose",
    mark: "RIS",
    title: "Need rose but the sum stayed",
    why: "Reasons are owed also for why a sum stays the same when need rose: the record must say \
        why the amount is still enough, or it must change.",
    limits: &[
        LimitSpec {
            name: RISE_POINTS,
            unit: Unit::Points,
            need: Need::Always,
            meaning: "the most weighted points by which need may rise unnoticed",
        },
        LimitSpec {
            name: SUM_PERCENT,
            unit: Unit::Percent,
            need: Need::Always,
            meaning: "the most per cent by which a sum may rise and still count as the same",
        },
    ],
    words: &[],
    prices: false,
    test,
};

/// Whether need rose since the sum agreed last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NeedSince {
    /// It did not rise by more than the limit, or nothing was assessed since.
    NotRisen,
    /// It rose by more than the limit.
    Risen(Risen),
    /// It cannot be told, for this reason.
    CannotTell(String),
}

/// A need that rose since the sum agreed last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risen {
    /// Weighted points of the assessment on which the sum rests, and the day of that.
    pub from: (Decimal, Date),
    /// Weighted points of the latest assessment, and the day of that.
    pub to: (Decimal, Date),
    /// The sum agreed last.
    pub agreed: LastAgreed,
    /// By how many per cent a sum may rise and still count as the same.
    pub same_percent: Decimal,
}

/// Compares the latest assessment with the one on which the sum agreed last rests. The flag and
/// the panel's rule on sums that stay both ask this.
pub fn need_since(view: &CaseView<'_>, setting: &Setting<'_>) -> Result<NeedSince, SettingProblem> {
    let rise_points = setting.number(RISE_POINTS)?;
    let same_percent = setting.number(SUM_PERCENT)?;
    let agreed_on = view.agreed.as_ref().map(|agreed| agreed.date);
    let behind = view.case.assessment_behind(agreed_on);
    let Some((behind, latest)) = behind.zip(view.case.assessment()) else {
        return Ok(NeedSince::NotRisen);
    };
    let compared = compared(view, behind, latest.date);
    let rise = match compared.and_then(|(was, is)| greatest_rise((&was, is), rise_points)) {
        Ok(Some(rise)) => rise,
        Ok(None) => return Ok(NeedSince::NotRisen),
        Err(why) => return Ok(NeedSince::CannotTell(why)),
    };
    let Some(agreed) = view.agreed.clone() else {
        let why = "need rose, but no sum agreed before is known";
        return Ok(NeedSince::CannotTell(why.to_owned()));
    };
    Ok(NeedSince::Risen(Risen {
        from: (rise.from, behind.date),
        to: (rise.to, latest.date),
        agreed,
        same_percent,
    }))
}

fn test(view: &CaseView<'_>, setting: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    let risen = match need_since(view, setting)? {
        NeedSince::NotRisen => return Ok(Vec::new()),
        NeedSince::CannotTell(why) => {
            let sentence = format!("Cannot compare: {why}");
            return Ok(vec![Finding::cannot_tell(sentence)]);
        }
        NeedSince::Risen(risen) => risen,
    };
    let agreed = &risen.agreed;
    let present = view.present.unwrap_or(agreed.amount.0);
    let up_to = same_up_to(agreed.amount.0.0, risen.same_percent);
    let stays_below = up_to.ok_or(SettingProblem::OutOfBounds {
        what: "the sum agreed last",
    })?;
    if present.0.pounds() > stays_below {
        return Ok(Vec::new());
    }
    let sentence = format!(
        "Need rose from {} to {} weighted points between {} and {} (both under today's RAS), {}",
        number::at_least_two_decimals(risen.from.0),
        number::at_least_two_decimals(risen.to.0),
        date::shown(risen.from.1),
        date::shown(risen.to.1),
        sum_words(view.currency(), agreed, present.0),
    );
    let rise_points = setting.number(RISE_POINTS)?;
    let points = match rise_points == Decimal::ONE {
        true => "point",
        false => "points",
    };
    let limit = format!(
        "limit {} weighted {points}, sum up by {} %",
        number::shortest(rise_points),
        number::shortest(risen.same_percent)
    );
    Ok(vec![Finding::met(sentence, limit)])
}

/// Both assessments scored under the same RAS with the figures of the same day, or why they cannot
/// be compared.
fn compared<'a>(
    view: &CaseView<'a>,
    behind: &Assessment,
    latest_date: Date,
) -> Result<(Scored, &'a Scored), String> {
    let around = &view.around;
    let problems = |which: &str, on: Date, problems: &[AnswerProblem]| {
        format!(
            "the {which} assessment of {} cannot be scored under today's RAS: {}",
            date::shown(on),
            unscorable::why(around.ras, problems)
        )
    };
    let is = match view.assessed {
        Assessed::Scored(scored) => scored,
        Assessed::Given(given) => {
            let system = &given.system;
            return Err(format!(
                "the indicative budget was computed elsewhere ({system})"
            ));
        }
        Assessed::Unscorable(why) => return Err(problems("latest", latest_date, why)),
    };
    let was = scoring::score(around.ras, &view.case.person, behind, around.figures_as_of);
    let was = was.map_err(|why| problems("earlier", behind.date, &why))?;
    Ok((was, is))
}

struct Rise {
    from: Decimal,
    to: Decimal,
    by: Decimal,
}

/// The greatest rise of a total by more than the limit; none where no total rose so far. Without
/// one, a total that only one of the two has leaves it open, and so do two without any.
fn greatest_rise((was, is): (&Scored, &Scored), limit: Decimal) -> Result<Option<Rise>, String> {
    let mut rises = Vec::new();
    let mut one_sided = None;
    for total in is.totals.iter().chain(&was.totals) {
        match (points_of(was, total), points_of(is, total)) {
            (Some(from), Some(to)) => {
                let by = to.checked_sub(from);
                let by =
                    by.ok_or_else(|| format!("the rise of {} is out of bounds", total.title))?;
                rises.push(Rise { from, to, by });
            }
            (None, None) => {}
            (None, Some(_)) => one_sided = one_sided.or(Some((&total.title, "latest"))),
            (Some(_), None) => one_sided = one_sided.or(Some((&total.title, "earlier"))),
        }
    }
    let any = !rises.is_empty();
    let greatest = rises.into_iter().max_by_key(|rise| rise.by);
    match (greatest.filter(|rise| rise.by > limit), one_sided) {
        (Some(rise), _) => Ok(Some(rise)),
        (None, Some((title, which))) => Err(format!(
            "only the {which} assessment has weighted points for the total \"{title}\""
        )),
        (None, None) if !any => Err("no total has weighted points in both assessments".to_owned()),
        (None, None) => Ok(None),
    }
}

fn points_of(scored: &Scored, total: &TotalScore) -> Option<Decimal> {
    let mut totals = scored.totals.iter();
    let same = totals.find(|one| one.total == total.total)?;
    same.weighted.map(|points| points.0)
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
