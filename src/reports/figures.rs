//! Amounts, gaps and shares as every paper writes them.

use crate::panel::decision::Decision;
use crate::terms::budget::{Completeness, Gap, PackageCost, shown_percent};
use crate::terms::date::shown;
use crate::terms::money::{Money, PerWeek};
use crate::terms::number::shortest;
use rust_decimal::Decimal;

/// An amount with its sign before the currency: `£58.25`, `−£58.25`.
#[must_use]
pub fn money(currency: &str, amount: Money) -> String {
    amount.shown_in(currency)
}

/// A weekly amount: `£58.25 a week`.
#[must_use]
pub fn weekly(currency: &str, amount: PerWeek) -> String {
    format!("{} a week", money(currency, amount.0))
}

/// A weekly amount, or what is said where there is none.
#[must_use]
pub fn weekly_or(currency: &str, amount: Option<PerWeek>, none: &str) -> String {
    amount.map_or_else(|| none.to_owned(), |amount| weekly(currency, amount))
}

/// A figure of a RAS with its unit: `£8.50 a week for a point`, `1.2 factor`.
#[must_use]
pub fn of_unit(value: Decimal, unit: &str) -> String {
    let (figure, rest) = parted(value, unit);
    format!("{figure} {rest}")
}

/// A figure of a RAS, old and new, with its unit: `£8.12 → £8.50 a week for a point`.
#[must_use]
pub fn changed(old: Option<Decimal>, new: Decimal, unit: &str) -> String {
    let (new, rest) = parted(new, unit);
    let old = old.map_or("not set".to_owned(), |old| parted(old, unit).0);
    format!("{old} → {new} {rest}")
}

/// A figure, with the sign of its currency where it is money, and the rest of its unit.
fn parted(value: Decimal, unit: &str) -> (String, &str) {
    let money = unit.split_once(' ').filter(|(_, rest)| {
        let periods = ["a week", "a month", "a year"];
        let in_brackets = unit.starts_with('(');
        !in_brackets && periods.iter().any(|period| rest.starts_with(period))
    });
    let Some((currency, rest)) = money else {
        return (shortest(value), unit);
    };
    let whole = Money::from_pounds(value).map(|amount| amount.shown_in(currency));
    (
        whole.unwrap_or_else(|| format!("{currency}{}", shortest(value))),
        rest,
    )
}

/// What is said of other bodies' part where nothing of it is on record.
pub const NO_OTHERS: &str = "none on record";

/// What that means for the other parts: whether others pay is not known then.
pub const IF_OTHERS_PAY: &str =
    "Nothing that other bodies pay is on record: if they do, the council's part is less.";

/// `at least ` where not every line's cost is known.
#[must_use]
pub fn at_least(completeness: Completeness) -> &'static str {
    match completeness {
        Completeness::Complete => "",
        Completeness::Incomplete => "at least ",
    }
}

/// What a package costs: `at least £58.25 a week`.
#[must_use]
pub fn package(currency: &str, cost: PackageCost) -> String {
    format!(
        "{}{}",
        at_least(cost.completeness),
        weekly(currency, cost.known)
    )
}

/// What is provided for, in a decision or beside one: known no better than the package, where it is
/// what that costs.
#[must_use]
pub fn present(currency: &str, amount: PerWeek, cost: PackageCost) -> String {
    match amount == cost.known {
        true => package(currency, cost),
        false => weekly(currency, amount),
    }
}

/// What was in force on the first day of a decision that reaches back, after what is in force on
/// its own day: `; £120.00 a week, on 1 Oct 2026, its first day`. Nothing where it is the same, or
/// not known.
#[must_use]
pub fn present_at_first(decision: &Decision) -> String {
    let first = decision.present_at_first();
    let first = first.filter(|(_, amount)| decision.effect().present != Some(*amount));
    first.map_or_else(String::new, |(day, amount)| {
        let amount = weekly(decision.currency(), amount);
        format!("; {amount}, on {}, its first day", shown(day))
    })
}

/// What there is to compare.
#[derive(Clone, Copy, Debug)]
pub struct Compared {
    /// Whether there is a package.
    pub package: bool,
    /// Whether there is an indicative budget.
    pub indicative: bool,
}

/// A gap in words: `the package costs £58.25 a week more (52 %)`, or why there is none.
#[must_use]
pub fn gap(currency: &str, gap: Option<Gap>, compared: Compared) -> String {
    let Some(gap) = gap else {
        let lacking = match (compared.package, compared.indicative) {
            (false, false) => "neither a package nor an indicative budget",
            (false, true) => "no package to compare",
            (true, false) => "no indicative budget to compare with",
            (true, true) => "no amount that can be reckoned with",
        };
        return format!("none: there is {lacking}");
    };
    let amount = money(currency, gap.amount.0.size());
    let percent = gap.percent.map(|percent| shown_percent(percent.abs()));
    let percent = percent.map_or_else(String::new, |percent| format!(" ({percent} %)"));
    let at_least = at_least(gap.completeness);
    if gap.amount.0.is_zero() {
        return format!("none: the package costs {at_least}what the indicative budget is");
    }
    if gap.amount.0.is_negative() {
        let as_known = match gap.completeness {
            Completeness::Complete => "",
            Completeness::Incomplete => ", as far as its cost is known",
        };
        return format!("the package costs {amount} a week less{percent}{as_known}");
    }
    format!("the package costs {at_least}{amount} a week more{percent}")
}
