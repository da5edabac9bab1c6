//! The package costs far more or far less than those of like cases.

use crate::config::tolerances::Tolerances;
use crate::flags::finding::Finding;
use crate::flags::like_cases::Place;
use crate::flags::rule::{FlagRule, LimitSpec, Need, Unit};
use crate::flags::setting::{Setting, SettingProblem};
use crate::flags::view::CaseView;
use crate::flags::wording;
use crate::terms::date::Date;
use crate::terms::money::Money;
use crate::terms::number;
use crate::terms::text::so_many;
use rust_decimal::{Decimal, dec};

/// Outlier among like cases.
///
/// Like cases are the others in the same band of weighted points (`band_points` wide). The package
/// is compared with their percentiles `percentile_low` and `percentile_high`, by nearest rank,
/// widened by `margin_percent` of the percentile's amount; with fewer than `cases_min` others
/// nothing is said. An amount at the widened percentile is not an outlier.
pub const RULE: FlagRule = FlagRule {
    code: "outlier",
    mark: "OUT",
    title: "Outlier among like cases",
    why: "People with about the same need should receive about the same. A package far from those \
        of like cases may have a good reason; the panel asks for it.",
    limits: &[
        LimitSpec {
            name: BAND_POINTS,
            unit: Unit::PointsAboveZero,
            need: Need::Always,
            meaning: "the width of a band of weighted points",
        },
        LimitSpec {
            name: PERCENTILES.0,
            unit: Unit::Percentile,
            need: Need::Always,
            meaning: "the percentile of the others' packages below which a package is low",
        },
        LimitSpec {
            name: PERCENTILES.1,
            unit: Unit::Percentile,
            need: Need::Always,
            meaning: "the percentile of the others' packages above which a package is high",
        },
        LimitSpec {
            name: "margin_percent",
            unit: Unit::Percent,
            need: Need::Always,
            meaning: "how far beyond a percentile's amount a package must lie",
        },
        LimitSpec {
            name: CASES_MIN,
            unit: Unit::Cases,
            need: Need::Always,
            meaning: "the fewest other cases that are compared with",
        },
    ],
    words: &[],
    prices: false,
    test,
};

/// The names of the lower percentile and of the higher.
pub const PERCENTILES: (&str, &str) = ("percentile_low", "percentile_high");

/// The name of the figure that sets the width of the bands.
pub const BAND_POINTS: &str = "band_points";

/// The name of the figure that sets the fewest other cases.
pub const CASES_MIN: &str = "cases_min";

/// A figure of this rule on a date; nothing where it is not set or not in force.
#[must_use]
pub fn figure(tolerances: &Tolerances, name: &str, on: Date) -> Option<Decimal> {
    let setting = tolerances.rules.get(RULE.code)?;
    let known = setting.limits.get(name)?.at(on);
    known.map(|known| known.value).ok()
}

fn test(view: &CaseView<'_>, setting: &Setting<'_>) -> Result<Vec<Finding>, SettingProblem> {
    setting.number(BAND_POINTS)?;
    let (low, high) = (setting.whole(PERCENTILES.0)?, setting.whole(PERCENTILES.1)?);
    let margin = setting.number("margin_percent")?;
    let cases_min = setting.whole(CASES_MIN)?;
    let Some((place, package)) = view.place().zip(view.package) else {
        return Ok(Vec::new());
    };
    let enough = usize::try_from(cases_min).is_ok_and(|min| place.n() >= min);
    let ends = percentile(&place, low).zip(percentile(&place, high));
    let Some((low_end, high_end)) = ends.filter(|_| enough) else {
        return Ok(Vec::new());
    };
    let cost = package.known.0;
    let (word, rank, end) = if beyond(cost, high_end, Decimal::ONE_HUNDRED + margin)?.is_gt() {
        ("more", high, high_end)
    } else if beyond(cost, low_end, Decimal::ONE_HUNDRED - margin)?.is_lt() {
        ("less", low, low_end)
    } else {
        return Ok(Vec::new());
    };
    let currency = view.currency();
    let sentence = format!(
        "The package costs {} a week, {word} than the {} percentile of {} with {} to {} weighted \
         points, {} a week",
        wording::pounds(currency, cost),
        wording::ordinal(rank),
        so_many(place.n(), "like case", "like cases"),
        number::shortest(place.from),
        number::shortest(place.below),
        wording::pounds(currency, end),
    );
    let limit = limit(low, high, margin);
    Ok(vec![Finding::met(sentence, limit)])
}

fn limit(low: u32, high: u32, margin: Decimal) -> String {
    let range = format!(
        "limit {} to {} percentile (nearest rank)",
        wording::ordinal(low),
        wording::ordinal(high)
    );
    if margin.is_zero() {
        range
    } else {
        format!("{range}, widened by {} %", number::shortest(margin))
    }
}

fn percentile(place: &Place, rank: u32) -> Option<Money> {
    place.others.at(u8::try_from(rank).ok()?)
}

/// How `cost` compares with so many hundredths of `end`.
fn beyond(
    cost: Money,
    end: Money,
    hundredths: Decimal,
) -> Result<std::cmp::Ordering, SettingProblem> {
    let widened = end
        .pounds()
        .checked_mul(hundredths)
        .and_then(|product| product.checked_mul(dec!(0.01)))
        .ok_or(SettingProblem::OutOfBounds {
            what: "the widened percentile",
        })?;
    Ok(cost.pounds().cmp(&widened))
}
